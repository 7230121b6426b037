"""The view «Luyện tập» over time: tests with a clock, reloads, other windows, what is remembered."""

from __future__ import annotations

import json

from playwright.sync_api import Page, expect

from tests.browser.practising import (
    ALL,
    CARD,
    CLOZE,
    KEY,
    MCQ,
    SHORT,
    TRUE_FALSE,
    VERDICT,
    begin,
    open_practice,
    options,
    pick,
    press,
    stored,
)
from tests.browser.sites import Site

TOTAL = ".tl-result-total"


def test_a_test_tells_nothing_until_it_is_handed_in(desktop: Page, site: Site) -> None:
    begin(desktop, site, [MCQ, TRUE_FALSE, SHORT], test=True)
    expect(desktop.get_by_role("timer")).to_have_text("03:00")
    options(desktop).nth(2).click()
    press(desktop, "Câu sau")
    expect(desktop.locator(VERDICT)).to_have_count(0)
    desktop.get_by_role("button", name="Câu 1, đã trả lời").click()
    expect(options(desktop).nth(2).get_by_role("radio")).to_be_checked()
    options(desktop).nth(1).click()
    press(desktop, "Câu sau")
    press(desktop, "Câu sau")
    desktop.get_by_label("Câu trả lời").fill("Mua thêm máy")
    expect(desktop.locator(".tl-test-paper summary")).to_have_text("Các câu hỏi: đã trả lời 2/3")
    desktop.locator(".tl-asking-acts").get_by_role("button", name="Nộp bài").click()
    dialog = desktop.get_by_role("dialog")
    expect(dialog).to_contain_text("Còn 1 câu chưa trả lời, sẽ tính là sai.")
    dialog.get_by_role("button", name="Nộp bài").click()
    expect(desktop.locator(".tl-asking-name")).to_have_text("Tự chấm: còn 1 câu")
    expect(desktop.get_by_role("timer")).to_be_hidden()
    desktop.reload()
    press(desktop, "✗ Tôi chưa đúng")
    expect(desktop.locator(TOTAL)).to_have_text("1/3 câu đúng (33%)")
    expect(desktop.locator(".tl-result-list > li").nth(1)).to_contain_text("Trả lời: (không trả lời)")
    assert {entry["question"]["id"] for entry in stored(desktop)["wrong"].values()} == {"t", "s"}


def test_a_test_hands_itself_in_when_its_time_is_up(desktop: Page, site: Site) -> None:
    desktop.clock.install()
    begin(desktop, site, [MCQ, CLOZE, TRUE_FALSE], test=True)
    options(desktop).nth(1).click()
    desktop.clock.fast_forward("02:05")
    expect(desktop.locator(".tl-asking-warning")).to_have_text("Còn 1 phút; hết giờ bài được tự động nộp.")
    press(desktop, "Câu sau")
    desktop.get_by_label("Câu trả lời").fill("1250")
    desktop.get_by_role("button", name="Nộp bài").first.click()
    desktop.clock.fast_forward("01:00")
    expect(desktop.locator(".tl-result .tl-notice")).to_have_text(
        "Đã hết thời gian làm bài; bài được tự động nộp."
    )
    expect(desktop.get_by_role("dialog")).to_have_count(0)
    expect(desktop.locator(TOTAL)).to_have_text("2/3 câu đúng (67%)")
    expect(desktop.locator(".tl-result-facts")).to_contain_text("3 phút (cho phép 3 phút)")


def test_the_clock_runs_while_the_page_is_closed(desktop: Page, site: Site) -> None:
    begin(desktop, site, [MCQ, TRUE_FALSE], test=True)
    options(desktop).nth(1).click()
    expect(desktop.locator(".tl-asking-bar")).to_have_js_property("value", 1)
    desktop.goto(site.url + "trang-thai")
    value = stored(desktop)
    value["running"]["ends"] -= 10 * 60_000
    value["running"]["started"] -= 10 * 60_000
    desktop.evaluate("([key, value]) => localStorage.setItem(key, value)", [KEY, json.dumps(value)])
    desktop.evaluate("() => sessionStorage.clear()")  # as in a new window
    open_practice(desktop, site, ALL, keep=True)
    expect(desktop.locator(TOTAL)).to_have_text("1/2 câu đúng (50%)")
    expect(desktop.locator(".tl-result-facts")).to_contain_text("2 phút (cho phép 2 phút)")


def test_a_reload_loses_nothing(desktop: Page, site: Site) -> None:
    begin(desktop, site, [MCQ, CLOZE])
    pick(desktop, "1.150 tấn", right=False)
    desktop.reload()
    expect(desktop.locator(VERDICT)).to_have_text("✗Chưa đúng")
    press(desktop, "Câu tiếp theo")
    desktop.get_by_label("Câu trả lời").fill("12")
    desktop.reload()
    expect(desktop.get_by_label("Câu trả lời")).to_have_value("12")
    desktop.evaluate("() => location.hash = '#on-tap/the-nho'")
    desktop.go_back()
    expect(desktop.get_by_label("Câu trả lời")).to_have_value("12")
    press(desktop, "Dừng")
    press(desktop, "Để làm tiếp sau")
    card = desktop.locator(".tl-start-card").filter(has_text="Bài luyện tập đang làm")
    expect(card).to_contain_text("đã trả lời 1/2 câu")
    press(desktop, "Bắt đầu")
    press(desktop, "Giữ bài đang làm")
    press(desktop, "Tiếp tục bài đang làm")
    expect(desktop.get_by_label("Câu trả lời")).to_have_value("12")
    assert len(stored(desktop)["wrong"]) == 1


def test_two_windows_do_not_lose_each_others_results(desktop: Page, site: Site) -> None:
    begin(desktop, site, [MCQ])
    other = desktop.context.new_page()
    other.route(
        "**/on-tap/cau-hoi?*", lambda route: route.fulfill(json={"questions": [TRUE_FALSE], "wanted": 1})
    )
    other.goto(site.url + "#on-tap/luyen-tap")
    other.get_by_role("button", name="Bắt đầu", exact=True).click()
    press(other, "Bỏ và bắt đầu bài mới")
    pick(other, "Đúng", right=False)
    pick(desktop, "1.150 tấn", right=False)
    for page in (other, desktop):
        press(page, "Dừng")
        press(page, "Kết thúc, xem kết quả")
        expect(page.locator(TOTAL)).to_have_text("0/1 câu đúng (0%)")
    press(other, "Làm bộ mới")
    expect(other.get_by_role("button", name="Ôn lại 2 câu sai")).to_be_visible()
    expect(other.locator(".tl-past-table tbody tr")).to_have_count(2)
    press(other, "Ôn lại 2 câu sai")
    expect(other.locator(CARD)).to_be_visible()
    other.close()


def test_a_browser_that_keeps_nothing_can_be_used(desktop: Page, site: Site) -> None:
    desktop.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
    )
    begin(desktop, site, [MCQ])
    pick(desktop, "1.250 tấn", right=True)
    press(desktop, "Xem kết quả")
    expect(desktop.locator(TOTAL)).to_have_text("1/1 câu đúng (100%)")
    expect(desktop.locator(".tl-result .tl-start-where")).to_have_text(
        "Trình duyệt không cho lưu; kết quả chỉ giữ đến khi đóng trang."
    )
