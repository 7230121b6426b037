"""Everything without a mouse."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.sites import Site
from tests.browser.steps import BOX, MARKS, QUESTION, marked, open_chat


def test_ask_and_look_up_a_source(desktop: Page, site: Site) -> None:
    open_chat(desktop, site.url)
    desktop.keyboard.press("Tab")
    expect(desktop.locator(".tl-skip")).to_be_focused()
    expect(desktop.locator(".tl-skip")).to_be_in_viewport()
    desktop.keyboard.press("Enter")
    expect(desktop.locator(BOX)).to_be_focused()
    desktop.keyboard.type(QUESTION)
    desktop.keyboard.press("Enter")
    expect(desktop.locator(".tl-copy")).to_be_visible()
    expect(desktop.locator(BOX)).to_be_focused()

    chip = desktop.locator(".tl-chip").first
    for _ in range(30):
        desktop.keyboard.press("Shift+Tab")
        if chip.evaluate("chip => chip === document.activeElement"):
            break
    expect(chip).to_be_focused()
    assert chip.evaluate("chip => getComputedStyle(chip).outlineStyle") == "solid"
    tip = desktop.get_by_role("tooltip")
    expect(tip).to_contain_text("Sản lượng chè búp tươi")
    desktop.keyboard.press("Enter")
    assert marked(desktop).startswith("Sản lượng chè")
    expect(desktop.locator(MARKS).first).to_be_focused()
    desktop.keyboard.press("Escape")
    expect(desktop.locator(".tl-pane")).to_be_hidden()
    expect(chip).to_be_focused()


def test_a_mark_describes_itself_by_its_quote(answered: Page) -> None:
    chip = answered.locator(".tl-chip").first
    expect(chip).to_have_accessible_name("Trích dẫn 1: xem trong báo cáo")
    expect(chip).to_have_accessible_description("Sản lượng chè búp tươi năm 2024 ước đạt 1.250 tấn")


def test_shift_enter_and_input_methods_do_not_send(desktop: Page, site: Site) -> None:
    open_chat(desktop, site.url)
    box = desktop.locator(BOX)
    box.click()
    desktop.keyboard.type("dòng một")
    desktop.keyboard.press("Shift+Enter")
    desktop.keyboard.type("dòng hai")
    expect(box).to_have_value("dòng một\ndòng hai")
    box.dispatch_event("keydown", {"key": "Enter", "isComposing": True, "bubbles": True})
    box.dispatch_event("keydown", {"key": "Enter", "keyCode": 229, "bubbles": True})
    desktop.wait_for_timeout(300)
    expect(desktop.locator(".tl-turn")).to_have_count(0)
    desktop.keyboard.press("Enter")
    expect(desktop.locator(".tl-question")).to_contain_text("dòng hai")


def test_shortcuts_lead_to_the_box(desktop: Page, site: Site) -> None:
    open_chat(desktop, site.url)
    box = desktop.locator(BOX)
    for keys in ("Control+k", "/"):
        desktop.locator(".tl-text").focus()
        desktop.keyboard.press(keys)
        expect(box).to_be_focused()
    expect(box).to_have_value("")
    desktop.keyboard.type("1/2")
    expect(box).to_have_value("1/2")


def test_the_pane_closes_and_stays_closed(desktop: Page, site: Site) -> None:
    open_chat(desktop, site.url)
    pane, tool = desktop.locator(".tl-pane"), desktop.get_by_role("button", name="Văn bản báo cáo")
    expect(pane).to_be_visible()
    expect(tool).to_have_attribute("aria-expanded", "true")
    desktop.keyboard.press("Escape")
    expect(pane).to_be_hidden()
    expect(tool).to_have_attribute("aria-expanded", "false")
    open_chat(desktop, site.url)
    expect(pane).to_be_hidden()
    tool.press("Enter")
    expect(pane).to_be_visible()
    pane.get_by_role("button", name="Đóng").press("Enter")
    expect(pane).to_be_hidden()
    expect(tool).to_be_focused()
