"""The parts of the page and their history; which documents a question is searched in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.assistant.web.fakes import OTHER, FakeAssistant, build_document
from tests.assistant.web.shelves import add_versions
from tests.browser.sites import Site, serving
from tests.browser.steps import BOX, ask, open_chat


@pytest.fixture
def versions(tmp_path: Path) -> Iterator[Site]:
    """Four reports, two of them versions of one."""
    assistant = FakeAssistant(build_document(), build_document(OTHER))
    add_versions(assistant, tmp_path)
    with serving(tmp_path, assistant) as site:
        yield site


def test_the_parts_of_the_page_and_its_history(desktop: Page, site: Site) -> None:
    open_chat(desktop, site.url)
    ask(desktop)
    desktop.locator(BOX).fill("đang viết dở")
    parts = desktop.get_by_role("navigation", name="Các phần")
    chat, list_ = (parts.get_by_role("link", name=name) for name in ("Hỏi đáp", "Tài liệu"))
    expect(chat).to_have_attribute("aria-current", "page")
    list_.press("Enter")
    expect(desktop.locator(".tl-documents")).to_be_visible()
    expect(desktop.locator("#tl-chat")).to_be_hidden()
    expect(list_).to_have_attribute("aria-current", "page")
    expect(list_).to_be_focused()
    expect(desktop).to_have_title("Tài liệu · Trợ lý báo cáo")
    expect(desktop.get_by_role("region", name="Văn bản báo cáo")).to_be_hidden()
    desktop.reload()
    expect(desktop.locator(".tl-documents")).to_be_visible()
    expect(list_).to_have_attribute("aria-current", "page")
    desktop.go_back()
    expect(desktop.locator(BOX)).to_have_value("đang viết dở")
    expect(desktop.locator(".tl-turn")).to_have_count(1)
    expect(chat).to_have_attribute("aria-current", "page")
    expect(desktop.get_by_role("region", name="Văn bản báo cáo")).to_be_visible()
    desktop.goto(site.url + "#khong-co-phan-nay")
    expect(desktop.locator("#tl-chat")).to_be_visible()


def test_a_question_is_searched_where_the_reader_chose(desktop: Page, versions: Site) -> None:
    open_chat(desktop, versions.url)
    scope = desktop.locator("#tl-scope .tl-scope")
    opener = scope.get_by_text("Tìm trong: 3 tài liệu")
    opener.click()
    boxes = scope.get_by_role("group", name="Chọn tài liệu").get_by_role("checkbox")
    assert [box.is_checked() for box in boxes.all()] == [True, True, True, False], (
        "the old version is left out"
    )
    assert boxes.first.evaluate("box => getComputedStyle(box).appearance") == "auto", "a tick can be seen"
    for place in (0, 2):
        boxes.nth(place).uncheck()
    expect(scope).to_contain_text("Tìm trong: Phụ lục số liệu")
    desktop.keyboard.press("Escape")
    expect(boxes.first).to_be_hidden()
    turn = ask(desktop)
    expect(turn.locator(".tl-searched")).to_have_text("Đã tìm trong: Phụ lục số liệu")
    assert versions.assistant.asked[-1].documents == (OTHER,)
    desktop.reload()
    expect(scope).to_contain_text("Tìm trong: Phụ lục số liệu")
    desktop.locator(".tl-turn:last-child .tl-suggestion").first.click()
    expect(desktop.locator(".tl-searched")).to_have_count(2)
    assert versions.assistant.asked[-1].documents == (OTHER,)

    del versions.assistant.store.held[OTHER]
    desktop.reload()
    expect(scope).to_contain_text("Tìm trong: 2 tài liệu")
    expect(desktop.locator(".tl-turn")).to_have_count(2)
    ask(desktop)
    assert versions.assistant.asked[-1].documents == (), "what was removed is not asked for"
