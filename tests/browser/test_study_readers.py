"""What readers of the part «Ôn tập» stumbled over: on a small phone, with a paper in hand, by keys, with several reports."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.practising import CARD, MCQ, SHORT, begin, open_practice, press
from tests.browser.sites import PHONE, Site
from tests.browser.studying import STARTS, made, open_view, studying, view

SIDEWAYS = ViewportSize(width=PHONE["height"], height=PHONE["width"])
LOST = "Mất kết nối với máy chủ; đang thử nối lại…"
BRING_BACK = "Hoàn tác"


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A report and an annex."""
    with studying(tmp_path_factory.mktemp("on-tap")) as site:
        yield site


def choose_first_section(page: Page, word: str) -> None:
    view(page, word).locator(".tl-picker-open").click()
    view(page, word).locator(".tl-picker-tree input").first.check()


def test_a_ticked_section_is_seen_to_be_ticked(phone: Page, study: Site) -> None:
    open_view(phone, study, "the-nho")
    choose_first_section(phone, "the-nho")
    shown = view(phone, "the-nho")
    for box in (shown.locator(".tl-picker-tree input").first, shown.get_by_label("Trộn thẻ")):
        box.check()
        expect(box).to_have_css("appearance", "auto")  # drawn by the browser, with its tick
        expect(box).to_have_css("background-image", "none")


def test_words_are_never_broken_within_a_syllable_by_large_letters(phone: Page, study: Site) -> None:
    open_view(phone, study)
    phone.evaluate("document.documentElement.style.fontSize = '200%'")
    links = phone.locator("#tl-study .tl-segment")
    cut = "link => link.scrollWidth > link.clientWidth + 1"
    expect(links.first).to_have_css("overflow-wrap", "normal")
    assert not any(link.evaluate(cut) for link in links.all())


def test_a_phone_on_its_side_has_room_for_the_question(phone: Page, study: Site) -> None:
    begin(phone, study, [MCQ])
    acts = phone.locator(".tl-asking-acts")
    expect(acts).to_have_css("position", "sticky")
    phone.set_viewport_size(SIDEWAYS)
    expect(acts).to_have_css("position", "static")
    expect(phone.locator(CARD)).to_contain_text(MCQ["answer"])
    phone.set_viewport_size(PHONE)


def test_too_few_questions_are_told_in_a_box_with_room_around_the_words(phone: Page, study: Site) -> None:
    open_practice(phone, study, [])
    phone.unroute("**/on-tap/cau-hoi?*")
    phone.route("**/on-tap/cau-hoi?*", lambda route: route.fulfill(json={"questions": [MCQ], "wanted": 20}))
    phone.locator(".tl-start-form").get_by_role("button", name="Bắt đầu").click()
    told = phone.locator(".tl-practice-note .tl-notice")
    expect(told).to_have_text("Báo cáo chỉ đủ để soạn 1 câu theo lựa chọn này.")
    expect(told).to_have_css("padding-left", "14px")


def test_a_test_offers_no_answer_to_look_at(desktop: Page, study: Site) -> None:
    begin(desktop, study, [SHORT], test=True)
    expect(desktop.get_by_label("Câu trả lời", exact=True)).to_be_visible()
    begin(desktop, study, [SHORT])
    expect(desktop.get_by_label("Câu trả lời (có thể trả lời thầm rồi xem đáp án)")).to_be_visible()


def test_the_paper_holds_no_answers_though_they_are_looked_at(desktop: Page, study: Site) -> None:
    open_view(desktop, study, "cau-hoi")
    body = made(desktop, "cau-hoi")
    desktop.evaluate("window.print = () => {}")  # the browser's own dialog would wait for a person
    press(desktop, "Hiện đáp án")
    answers = body.get_by_text("Đáp án:")
    expect(answers.first).to_be_visible()
    press(desktop, "In đề")
    expect(answers).to_have_count(0)
    desktop.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(answers.first).to_be_visible()


def test_who_closes_the_words_goes_on_where_they_were_of(desktop: Page, study: Site) -> None:
    open_view(desktop, study, "cau-hoi")
    body = made(desktop, "cau-hoi")
    press(desktop, "Bỏ câu 2")
    expect(desktop.get_by_role("button", name=BRING_BACK)).to_be_visible()
    desktop.get_by_role("button", name="Đóng", exact=True).press("Enter")
    expect(body.locator(".tl-quiz-item").nth(1)).to_be_focused()


@pytest.mark.parametrize("word", [word for word, (start, _, _) in STARTS.items() if start])
def test_the_focus_stays_where_a_lost_connection_is_told(desktop: Page, study: Site, word: str) -> None:
    open_view(desktop, study, word)
    start = view(desktop, word).get_by_role("button", name=STARTS[word][0] or "", exact=True)
    desktop.route("**/on-tap/*", lambda route: route.abort())
    start.press("Enter")
    expect(view(desktop, word).get_by_role("alert")).to_have_text(LOST)
    expect(start).to_be_focused()


def test_of_several_reports_each_card_tells_its_own(desktop: Page, study: Site) -> None:
    open_view(desktop, study, "the-nho")
    made(desktop, "the-nho")
    title = desktop.evaluate(
        "fetch('on-tap/bao-cao').then((told) => told.json()).then(({ reports }) => reports[0].title)"
    )
    expect(desktop.locator(".tl-flash-front .tl-flash-report")).to_contain_text(title[:20])
    desktop.keyboard.press("Space")
    expect(desktop.locator(".tl-flash-back .tl-passage figcaption").first).to_contain_text(title[:20])


def test_a_round_of_cards_outlives_another_choice_of_reports_and_a_reload(desktop: Page, study: Site) -> None:
    open_view(desktop, study, "the-nho")
    made(desktop, "the-nho")
    desktop.keyboard.press("2")
    question = desktop.locator(".tl-flash-question")
    asked = question.inner_text()
    desktop.locator("#tl-study .tl-scope-open").click()
    desktop.locator("#tl-study .tl-scope-panel input").last.uncheck()
    expect(desktop.locator(".tl-flash-round > .tl-notice")).to_be_visible()
    desktop.reload()
    view(desktop, "the-nho").get_by_role("button", name="Tiếp tục", exact=True).click()
    expect(question).to_have_text(asked)
    expect(desktop.locator(".tl-flash-count")).to_contain_text("Đã nhớ 1/")
    expect(desktop.locator(".tl-flash-round > .tl-notice")).to_be_visible()
