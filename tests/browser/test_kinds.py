"""Every kind of answer on the page: restored reading, list, comparison, the nearest thing; and the guide."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from assistant.types import NEAREST
from tests.assistant.web.kinds import ALTERNATIVES, READ
from tests.browser.sites import PHONE, Site
from tests.browser.steps import BOX, ask, marked, open_chat

BARE = "san luong che nam 2024 dat bao nhieu?"
LISTING = "Nêu các nhiệm vụ?"
COMPARISON = "So sánh sản lượng hai kỳ?"
NEAR = "Sản lượng chè năm 2023?"


def test_a_reading_is_shown_and_can_be_undone(desktop: Page, site: Site) -> None:
    open_chat(desktop, site.url)
    turn = ask(desktop, BARE)
    reading = turn.get_by_role("group", name="Cách hiểu câu hỏi")
    expect(reading).to_contain_text(f"Tôi hiểu là: «{READ}»")
    expect(desktop.locator("#tl-log [role=status]")).to_contain_text(f"Tôi hiểu là: {READ}")
    desktop.locator(BOX).fill("đang viết dở")
    reading.get_by_role("button", name="Hỏi đúng như đã gõ").press("Enter")
    expect(turn.locator(".tl-not-found")).to_be_visible()
    expect(desktop.locator(".tl-turn")).to_have_count(1)
    expect(desktop.locator(".tl-question")).to_contain_text(BARE)
    assert site.assistant.asked[-1].as_typed
    expect(desktop.locator(BOX)).to_be_focused()
    expect(desktop.locator(BOX)).to_have_value("đang viết dở")
    desktop.reload()
    turn.get_by_role("button", name="Để trợ lý sửa lại").click()
    expect(turn.locator(".tl-headline")).to_contain_text("1.250 tấn")
    assert not site.assistant.asked[-1].as_typed


def test_another_reading_is_asked_with_one_press(desktop: Page, site: Site) -> None:
    open_chat(desktop, site.url)
    turn = ask(desktop, BARE)
    others = turn.get_by_role("navigation", name="Hoặc ý bạn là:")
    others.get_by_role("button", name=ALTERNATIVES[0]).click()
    expect(desktop.locator(".tl-turn")).to_have_count(2)
    expect(desktop.locator(".tl-question").last).to_contain_text(ALTERNATIVES[0])
    expect(desktop.locator(".tl-turn:last-child .tl-copy")).to_be_visible()
    expect(desktop.locator(".tl-read").first).to_be_visible()
    expect(desktop.locator(".tl-turn:first-child .tl-again")).to_be_hidden()
    expect(desktop.locator(".tl-turn:first-child .tl-suggestion").first).to_be_hidden()


def test_a_shortened_item_opens_in_its_place(desktop: Page, site: Site) -> None:
    open_chat(desktop, site.url)
    turn = ask(desktop, LISTING)
    items = turn.locator("ol.tl-statements > li")
    expect(items).to_have_count(3)
    assert items.first.evaluate("item => getComputedStyle(item).listStyleType") == "decimal"
    item = items.first
    whole = turn.locator(".tl-quote").first.text_content() or ""
    more = item.get_by_role("button", name="Xem đủ mục 1")
    more.press("Enter")
    less = item.get_by_role("button", name="Thu gọn mục 1")
    expect(less).to_have_attribute("aria-expanded", "true")
    expect(less).to_be_focused()
    expect(item.locator(".tl-full")).to_contain_text(whole)
    expect(item.locator(".tl-short")).to_be_hidden()
    item.locator(".tl-full .tl-chip").click()
    assert marked(desktop) == whole
    less.click()
    expect(more).to_have_attribute("aria-expanded", "false")
    expect(item.locator(".tl-full")).to_be_hidden()
    expect(item.locator(".tl-short")).to_be_visible()


def test_a_comparison_is_a_table(desktop: Page, site: Site) -> None:
    open_chat(desktop, site.url)
    turn = ask(desktop, COMPARISON)
    table = turn.get_by_role("table", name=re.compile("^Bảng so sánh: Kết quả kỳ trước"))
    expect(table.get_by_role("columnheader")).to_have_text(
        ["Chỉ tiêu", "Kết quả kỳ trước", "Mục tiêu kỳ tới", "Chênh lệch"]
    )
    expect(table.get_by_role("rowheader")).to_have_text(["Sản lượng chè búp tươi"])
    cells = table.get_by_role("cell")
    expect(cells).to_have_count(3)
    tops = [cell.evaluate("cell => cell.getBoundingClientRect().top") for cell in cells.all()]
    assert len(set(tops)) == 1, "side by side"
    expect(cells.nth(2)).to_contain_text("(tự\u00a0tính)")
    expect(turn.locator(".tl-legend")).to_contain_text("không có sẵn trong báo cáo")
    cells.nth(1).locator(".tl-chip").click()
    assert marked(desktop).startswith("Phấn đấu đến năm 2030")


def test_on_a_phone_a_row_is_a_card(phone: Page, site: Site) -> None:
    open_chat(phone, site.url)
    turn = ask(phone, COMPARISON)
    table = turn.get_by_role("table")
    expect(table.get_by_role("columnheader")).to_have_count(4)
    cells = table.get_by_role("cell")
    lefts = [cell.evaluate("cell => cell.getBoundingClientRect().left") for cell in cells.all()]
    tops = [cell.evaluate("cell => cell.getBoundingClientRect().top") for cell in cells.all()]
    assert len(set(lefts)) == 1
    assert sorted(set(tops)) == tops, "one below the other"
    label = cells.nth(0).evaluate("cell => getComputedStyle(cell, '::before').content")
    assert label.startswith('"Kết quả kỳ trước"')
    figures = turn.locator(".tl-figures")
    assert figures.evaluate("e => e.scrollWidth <= e.clientWidth"), "nothing to scroll sideways"


@pytest.mark.parametrize("question", [BARE, LISTING, COMPARISON, NEAR])
def test_nothing_is_wider_than_a_phone(phone: Page, site: Site, question: str) -> None:
    open_chat(phone, site.url)
    turn = ask(phone, question)
    assert phone.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    log = phone.locator("#tl-log")
    assert log.evaluate("log => log.scrollWidth <= log.clientWidth")
    assert (
        turn.evaluate(
            """(turn) => [...turn.querySelectorAll("button")]
          .filter((button) => button.checkVisibility())
          .map((button) => {
            const own = button.getBoundingClientRect();
            const after = getComputedStyle(button, "::after");
            const grown = after.position === "absolute" && after.content !== "none";
            const by = (side) => (grown ? -2 * parseFloat(after[side]) : 0);
            return [button.className, own.width + by("left"), own.height + by("top")];
          })
          .filter(([, width, height]) => width < 44 || height < 44)"""
        )
        == []
    )


def test_the_nearest_thing_does_not_look_like_an_answer(desktop: Page, site: Site) -> None:
    open_chat(desktop, site.url)
    turn = ask(desktop, NEAR)
    block = turn.get_by_role("complementary", name=NEAREST)
    expect(block).to_contain_text(NEAREST)
    assert block.evaluate("e => getComputedStyle(e).borderTopStyle") == "dashed"
    headline = turn.locator(".tl-headline")
    assert headline.evaluate("e => getComputedStyle(e).fontWeight") == "400", "nothing here is the answer"
    block.locator(".tl-chip").click()
    assert marked(desktop).startswith("Sản lượng chè búp tươi")


def test_the_guide_opens_beside_the_chat(desktop: Page, site: Site, strays: list[str]) -> None:
    open_chat(desktop, site.url)
    ask(desktop)
    with desktop.context.expect_page() as opened:
        desktop.get_by_role("link", name="Hướng dẫn (mở trang riêng)").click()
    guide = opened.value
    expect(guide.get_by_role("heading", name="Hướng dẫn sử dụng Trợ lý báo cáo")).to_be_visible()
    expect(guide.locator("body")).to_contain_text("Hỏi đúng như đã gõ")
    assert guide.evaluate("document.documentElement.lang") == "vi"
    guide.set_viewport_size(PHONE)
    assert guide.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    guide.get_by_role("link", name="Về trang hỏi đáp").click()
    expect(guide.locator(".tl-turn")).to_have_count(1)
    guide.close()
    expect(desktop.locator(".tl-turn")).to_have_count(1)
    assert strays == []
