"""What a reader does on the page."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

BOX = "#tl-box textarea"
CHIP = "#tl-log .tl-chip"
MARKS = "#tl-pane mark"
QUESTION = "Sản lượng chè năm 2024 đạt bao nhiêu?"


def open_chat(page: Page, url: str) -> None:
    """Open the page and wait until it can be used."""
    page.goto(url)
    expect(page.locator("#tl-log .tl-log > *").first).to_be_visible()
    expect(page.locator("#tl-splash")).to_have_count(0)


def ask(page: Page, question: str = QUESTION) -> Locator:
    """Ask, wait for the whole answer; the turn."""
    turns = page.locator("#tl-log .tl-turn")
    before = turns.count()
    page.locator(BOX).fill(question)
    page.locator("#tl-send").click()
    expect(turns).to_have_count(before + 1)
    expect(turns.last.locator(".tl-copy")).to_be_visible()
    return turns.last


def marked(page: Page) -> str:
    """The text that is highlighted in the source pane."""
    expect(page.locator(MARKS).first).to_be_visible()
    return "".join(page.locator(MARKS).all_text_contents())
