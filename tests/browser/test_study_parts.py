"""The five views of the part «Ôn tập» as one: addresses, keys, faults, and reports that come and go."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from assistant.web.frame import STUDY_VIEWS
from tests.assistant.web.ledger_texts import ANNEX_NAME
from tests.browser.sites import Site
from tests.browser.studying import DIGEST, STARTS, VIEWS, made, open_view, studying, view, words
from tests.browser.test_phone import SMALLEST_TOUCH, small_targets

NOTE = ".tl-study-note"


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with studying(tmp_path_factory.mktemp("on-tap")) as site:
        yield site


@pytest.fixture(autouse=True)
def all_reports(study: Site) -> Iterator[None]:
    """Whatever a test takes away is there again afterwards."""
    held = dict(study.assistant.store.held)
    yield
    study.assistant.store.held.clear()
    study.assistant.store.held.update(held)


def changed(page: Page) -> None:
    """As the watch of the server tells it."""
    page.evaluate("document.dispatchEvent(new Event('troly:changed'))")


def test_views_have_addresses_of_their_own(desktop: Page, study: Site) -> None:
    open_view(desktop, study)
    links = desktop.get_by_role("navigation", name="Các mục của phần Ôn tập").get_by_role("link")
    assert links.all_inner_texts() == [label for _, label in STUDY_VIEWS]
    for link, (word, _) in zip(links.all(), STUDY_VIEWS, strict=True):
        link.press("Enter")
        view(desktop, word)
        expect(desktop.locator(".tl-study-view:visible")).to_have_count(1)
        expect(link).to_have_attribute("aria-current", "page")
        expect(link).to_be_focused()
    expect(desktop).to_have_title("Ôn tập · Trợ lý báo cáo")
    desktop.reload()
    view(desktop, "tom-tat")
    for word in VIEWS[-2::-1]:
        desktop.go_back()
        view(desktop, word)
    desktop.go_forward()
    view(desktop, VIEWS[1])
    desktop.goto(study.url + "#on-tap/khong-co/muc-nay")
    view(desktop, VIEWS[0])
    desktop.goto(study.url + "#on-tap/de-cuong/%E0%A4%A/khong-hieu?&&&")
    view(desktop, "de-cuong")


def test_what_was_made_outlives_other_views_and_a_reload(desktop: Page, study: Site) -> None:
    open_view(desktop, study)
    before = {}
    for word in VIEWS:
        desktop.goto(f"{study.url}#on-tap/{word}")
        made(desktop, word)
        before[word] = words(desktop, word)
    for word in VIEWS:
        desktop.locator(f".tl-segment[data-view={word}]").click()
        assert words(desktop, word) == before[word], word
    desktop.goto(study.url + "#hoi-dap")
    desktop.reload()
    expect(desktop.locator("#tl-splash")).to_have_count(0)
    for word in ("luyen-tap", "de-cuong", "cau-hoi", "tom-tat"):
        desktop.goto(f"{study.url}#on-tap/{word}")
        assert words(desktop, word) == before[word], word
    desktop.goto(study.url + "#on-tap/the-nho")
    view(desktop, "the-nho").get_by_role("button", name="Tiếp tục").click()
    expect(desktop.locator(".tl-flash-round")).to_be_visible()


@pytest.mark.parametrize("word", VIEWS)
def test_a_view_works_by_keys_alone(desktop: Page, study: Site, word: str) -> None:
    start, result, _ = STARTS[word]
    open_view(desktop, study, word)
    if word == "tom-tat":
        expect(view(desktop, word).locator(result)).to_be_visible()
    desktop.locator(f".tl-segment[data-view={word}]").focus()
    wanted = start or "In một trang"
    for _ in range(80):
        desktop.keyboard.press("Tab")
        told = desktop.evaluate("document.activeElement.innerText?.trim() ?? ''")
        if told == wanted:
            break
    assert told == wanted, "by Tab"
    assert desktop.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    if start:
        desktop.keyboard.press("Enter")
        expect(view(desktop, word).locator(result)).to_be_visible()
        desktop.wait_for_function(
            f"document.activeElement.closest('.tl-study-view[data-view={word}]')"
            " && !document.activeElement.matches('[type=submit]')"
        )


def test_the_choice_of_reports_is_one_for_all_views(desktop: Page, study: Site) -> None:
    asked: list[str] = []
    desktop.on("request", lambda request: asked.append(request.url))
    open_view(desktop, study)
    scope = desktop.locator("#tl-study .tl-scope")
    scope.get_by_text("Ôn tập theo: 2 tài liệu").click()
    scope.get_by_role("checkbox", name=ANNEX_NAME).uncheck()
    desktop.keyboard.press("Escape")
    for word in ("the-nho", "cau-hoi", "luyen-tap"):
        desktop.goto(f"{study.url}#on-tap/{word}")
        made(desktop, word)
        request = next(
            url
            for url in reversed(asked)
            if f"on-tap/{word.replace('luyen-tap', 'cau-hoi').replace('the-nho', 'the')}?" in url
        )
        assert f"ten={DIGEST.name}" in request, word
        assert "phu-luc" not in request, word


def test_a_report_that_goes_and_comes_while_the_part_is_open(desktop: Page, study: Site) -> None:
    held = study.assistant.store.held
    both = dict(held)
    open_view(desktop, study)
    for word in VIEWS:
        desktop.goto(f"{study.url}#on-tap/{word}")
        made(desktop, word)
        held.pop(ANNEX_NAME)
        changed(desktop)
        expect(desktop.locator("#tl-study .tl-scope")).to_be_hidden()
        expect(view(desktop, word).locator(f"option[value='{ANNEX_NAME}']")).to_have_count(0)
        expect(view(desktop, word).locator(STARTS[word][1])).to_be_visible()
        held.update(both)
        changed(desktop)
        expect(desktop.locator("#tl-study .tl-scope")).to_contain_text("2 tài liệu")
        held.clear()
        changed(desktop)
        expect(desktop.locator(NOTE)).to_contain_text("Chưa có báo cáo nào.")
        expect(desktop.locator(".tl-study-view:visible")).to_have_count(0)
        held.update(both)
        changed(desktop)
        expect(desktop.locator(NOTE)).to_be_empty()
        view(desktop, word)


def test_where_there_is_no_report_the_way_to_one_is_shown(phone: Page, study: Site) -> None:
    study.assistant.store.held.clear()
    phone.goto(study.url + "#on-tap/the-nho")
    expect(phone.locator(NOTE)).to_contain_text("Chưa có báo cáo nào.")
    expect(phone.locator(".tl-study-view:visible")).to_have_count(0)
    assert small_targets(phone, SMALLEST_TOUCH, ".tl-study") == []
    phone.locator(NOTE).get_by_role("link", name="Mở mục Tài liệu").tap()
    expect(phone.locator(".tl-documents")).to_be_visible()


@pytest.mark.parametrize("word", VIEWS)
def test_what_failed_is_told_and_can_be_tried_again(desktop: Page, study: Site, word: str) -> None:
    start, result, _ = STARTS[word]
    open_view(desktop, study)
    for path in ("**/on-tap/**", "**/trang-thai"):
        desktop.route(path, lambda route: route.abort())
    desktop.goto(f"{study.url}#on-tap/{word}")
    if start:
        view(desktop, word).get_by_role("button", name=start, exact=True).click()
    told = (
        view(desktop, word)
        .locator("[role=alert]:visible, [role=status]:visible")
        .filter(has_text="Mất kết nối")
    )
    expect(told).to_be_visible()
    for path in ("**/on-tap/**", "**/trang-thai"):
        desktop.unroute(path)
    again = start or "Thử lại"
    view(desktop, word).get_by_role("button", name=again, exact=True).click()
    expect(view(desktop, word).locator(result)).to_be_visible()
    expect(view(desktop, word).get_by_text("Mất kết nối")).to_have_count(0)
