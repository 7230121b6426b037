"""The view «Thẻ nhớ»: cards are turned, swiped, told by keys, asked again, remembered, listed and printed."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from assistant.study.cards.making import cards_of
from tests.assistant.study.cards.town import town
from tests.assistant.web.fakes import FakeAssistant
from tests.browser.sites import DESKTOP, PHONE, Site, serving
from tests.browser.steps import MARKS
from tests.browser.test_phone import SMALLEST_TOUCH, small_targets, width_of

CARDS = cards_of(town())
QUESTION = ".tl-flash-question"
COUNT = ".tl-flash-count"
CARD = ".tl-flash"


@pytest.fixture(scope="module")
def cards(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """One report."""
    with serving(tmp_path_factory.mktemp("the-nho"), FakeAssistant(town())) as site:
        yield site


def visit(page: Page, site: Site) -> None:
    page.goto(f"{site.url}#on-tap/the-nho")
    expect(page.locator("#tl-splash")).to_have_count(0)
    expect(page.get_by_role("form", name="Chọn thẻ")).to_be_visible()


def act(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def start(page: Page, *groups: str) -> None:
    for group in groups:
        page.get_by_role("group", name=re.compile("Loại thẻ")).get_by_text(group, exact=True).click()
    act(page, "Bắt đầu").click()
    expect(page.locator(CARD)).to_be_focused()


def swipe(page: Page, to: int, down: int = 0, *, by: int = 8, over: str = "") -> None:
    """A finger drawn over the card, or over what is on it; the browser makes of it what it makes of any."""
    expect(page.locator(CARD)).to_have_css("transform", "matrix(1, 0, 0, 1, 0, 0)")
    box = page.locator(over or CARD).first.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + (12 if over else 120)
    finger = page.context.new_cdp_session(page)
    for step in range(by + 1):
        point = {"x": x + to * step / by, "y": y + down * step / by}
        kind = "touchMove" if step else "touchStart"
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [point]})
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    finger.detach()


def test_a_card_is_turned_and_only_one_side_is_told(desktop: Page, cards: Site) -> None:
    visit(desktop, cards)
    start(desktop)
    first = CARDS[0]
    card = desktop.locator(CARD)
    front, back = desktop.locator(".tl-flash-front"), desktop.locator(".tl-flash-back")
    expect(front).to_contain_text(first.front)
    expect(back).to_be_hidden()
    expect(card).to_have_accessible_name(f"Thẻ 1 trên {len(CARDS)}, mặt trước")
    desktop.keyboard.press("Space")
    expect(front).to_be_hidden()
    for line in first.back:
        expect(back).to_contain_text(f"{line.label}: {line.text}")
    expect(card).to_have_accessible_name(f"Thẻ 1 trên {len(CARDS)}, mặt sau")
    expect(card).to_be_focused()
    expect(desktop.locator(".tl-flash-round > [role=status]")).to_contain_text("Mặt sau: Kết quả năm 2025")
    desktop.keyboard.press("Enter")
    expect(front).to_be_visible()
    front.click()
    expect(back).to_be_visible()
    back.get_by_role("button", name="Xem trong báo cáo").first.click()
    expect(desktop.locator(MARKS).first).to_be_visible()
    expect(back).to_be_visible()


def test_keys_tell_what_is_remembered_and_missed_cards_come_again(desktop: Page, cards: Site) -> None:
    visit(desktop, cards)
    start(desktop, "Nguyên nhân", "Bài học")
    question = desktop.locator(QUESTION)
    fronts = [card.front for card in CARDS if card.group.value in ("cause", "lesson")]
    expect(question).to_have_text(fronts[0])
    desktop.keyboard.press("ArrowLeft")
    expect(question).to_have_text(fronts[1])
    desktop.keyboard.press("2")
    expect(desktop.locator(COUNT)).to_have_text("Đã nhớ 1/3 thẻ")
    desktop.keyboard.press("Backspace")
    expect(question).to_have_text(fronts[1])
    expect(desktop.locator(COUNT)).to_have_text("Đã nhớ 0/3 thẻ")
    desktop.keyboard.press("ArrowRight")
    act(desktop, "Đã nhớ").click()
    expect(question).to_have_text(fronts[0])
    expect(desktop.locator(".tl-flash-again").first).to_have_text("Ôn lại")
    desktop.keyboard.press("2")
    page = desktop.get_by_role("region", name="Đã nhớ 3/3 thẻ")
    expect(page).to_be_focused()
    expect(page.get_by_role("status")).to_have_text("Nhớ ngay từ lần đầu 2 thẻ. Chưa nhớ ngay 1 thẻ.")
    expect(page.locator("li.tl-flash-item")).to_have_count(1)
    expect(page.locator("li.tl-flash-item")).to_contain_text(fronts[0])
    act(desktop, "Ôn lại thẻ chưa nhớ").click()
    expect(desktop.locator(COUNT)).to_have_text("Đã nhớ 0/1 thẻ")


def test_what_is_remembered_outlives_a_reload_and_missed_cards_come_first(desktop: Page, cards: Site) -> None:
    visit(desktop, cards)
    start(desktop, "Nguyên nhân", "Bài học")
    fronts = [card.front for card in CARDS if card.group.value in ("cause", "lesson")]
    for key in ("2", "1"):
        desktop.keyboard.press(key)
    expect(desktop.locator(QUESTION)).to_have_text(fronts[2])
    desktop.reload()
    act(desktop, "Tiếp tục").click()
    expect(desktop.locator(QUESTION)).to_have_text(fronts[2])
    expect(desktop.locator(COUNT)).to_have_text("Đã nhớ 1/3 thẻ")
    act(desktop, "Kết thúc lượt").click()
    expect(desktop.get_by_role("region", name="Đã nhớ 1/3 thẻ").get_by_role("status")).to_contain_text(
        "Chưa xem 1 thẻ."
    )
    desktop.reload()
    expect(desktop.locator(".tl-flash-kept")).to_contain_text("1 thẻ đã nhớ, 1 thẻ cần ôn thêm")
    expect(act(desktop, "Tiếp tục")).to_have_count(0)
    start(desktop, "Nguyên nhân", "Bài học")
    expect(desktop.locator(QUESTION)).to_have_text(fronts[1])
    act(desktop, "Kết thúc lượt").click()
    act(desktop, "Xóa kết quả đã lưu").click()
    act(desktop, "Xóa kết quả").click()
    expect(desktop.locator(".tl-flash-kept")).to_be_hidden()
    start(desktop)
    expect(desktop.locator(QUESTION)).to_have_text(fronts[0])


@pytest.mark.parametrize("broken", ["{", "[]", '{"a": 1, "b": [7, 0], "c": [0, "x"]}', "null"])
def test_broken_content_of_the_browser_is_no_harm(desktop: Page, cards: Site, broken: str) -> None:
    desktop.goto(cards.url)
    desktop.evaluate(
        "(text) => { localStorage.setItem('troly-the-nho', text); sessionStorage.setItem('troly-luot-the', text); }",
        broken,
    )
    visit(desktop, cards)
    expect(desktop.locator(".tl-flash-kept")).to_be_hidden()
    start(desktop, "Bài học")
    desktop.keyboard.press("1")
    expect(desktop.locator(".tl-flash-again").first).to_have_text("Ôn lại")


def test_a_full_browser_keeps_what_is_remembered_for_the_page(desktop: Page, cards: Site) -> None:
    desktop.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
    )
    visit(desktop, cards)
    start(desktop, "Bài học")
    desktop.keyboard.press("2")
    act(desktop, "Chọn thẻ khác").click()
    expect(desktop.locator(".tl-flash-kept")).to_contain_text("Trình duyệt không lưu được kết quả")


def test_a_finger_tells_what_is_remembered(phone: Page, cards: Site) -> None:
    visit(phone, cards)
    start(phone)
    question = phone.locator(QUESTION)
    expect(question).to_have_text(CARDS[0].front)
    phone.locator(QUESTION).tap()
    expect(phone.locator(".tl-flash-back")).to_be_visible()
    swipe(phone, 24, by=24)
    expect(phone.locator(".tl-flash-back")).to_contain_text(CARDS[0].back[0].text)
    swipe(phone, 200)
    expect(question).to_have_text(CARDS[1].front)
    expect(phone.locator(COUNT)).to_contain_text("Đã nhớ 1/")
    act(phone, "Lật thẻ").click()
    swipe(phone, -200, over=".tl-passage")  # most of the back is the passage
    expect(question).to_have_text(CARDS[2].front)
    swipe(phone, 20, -60)
    expect(phone.locator(COUNT)).to_contain_text("Đã nhớ 1/")
    expect(question).to_have_text(CARDS[2].front)
    touch = phone.locator(CARD).evaluate("card => getComputedStyle(card).touchAction")
    assert touch.startswith("pan-y"), "sideways is ours, never the browser's"
    assert width_of(phone) <= PHONE["width"]
    assert small_targets(phone, SMALLEST_TOUCH, ".tl-flash-round") == []
    acts = phone.locator(".tl-flash-acts").bounding_box()
    assert acts is not None
    assert acts["y"] + acts["height"] <= PHONE["height"], "in reach of the thumb"


def test_reduced_motion_turns_without_any(desktop: Page, cards: Site) -> None:
    desktop.emulate_media(reduced_motion="reduce")
    visit(desktop, cards)
    start(desktop)
    desktop.keyboard.press("Space")
    expect(desktop.locator(".tl-flash-back")).to_be_visible()
    assert desktop.locator(".tl-flash-back").evaluate("side => side.getAnimations().length") == 0
    desktop.emulate_media(reduced_motion="no-preference")


def test_all_cards_are_listed_and_printed_in_two_columns(desktop: Page, cards: Site) -> None:
    visit(desktop, cards)
    act(desktop, "Xem tất cả thẻ").click()
    page = desktop.get_by_role("region", name=f"Tất cả thẻ ({len(CARDS)})")
    expect(page).to_be_focused()
    items = page.locator("li.tl-flash-item")
    expect(items).to_have_count(len(CARDS))
    for place, card in enumerate(CARDS):
        expect(items.nth(place)).to_contain_text(card.front)
        expect(items.nth(place)).to_contain_text(card.back[0].text)
    desktop.emulate_media(media="print")
    desktop.set_viewport_size({"width": 700, "height": 1000})
    tops = items.evaluate_all("items => items.slice(0, 4).map((item) => item.getBoundingClientRect().top)")
    assert tops[0] == tops[1] < tops[2] == tops[3]
    expect(act(desktop, "In thẻ")).to_be_hidden()
    desktop.emulate_media(media="screen")
    desktop.set_viewport_size(DESKTOP)
    act(desktop, "Quay lại").click()
    expect(act(desktop, "Xem tất cả thẻ")).to_be_focused()


def test_files_and_a_lost_connection(desktop: Page, cards: Site) -> None:
    visit(desktop, cards)
    with desktop.expect_download() as waiting:
        act(desktop, "Tải thẻ Anki").click()
    assert waiting.value.suggested_filename == "the-ghi-nho-bao-cao-van-tai.apkg"
    desktop.route("**/on-tap/the?*", lambda route: route.abort())
    act(desktop, "Bắt đầu").click()
    expect(desktop.get_by_role("alert").filter(has_text="Mất kết nối")).to_be_visible()
    desktop.unroute("**/on-tap/the?*")
    start(desktop)
