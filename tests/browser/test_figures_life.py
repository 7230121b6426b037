"""The part «Số liệu» over time and elsewhere: a server that goes and comes, a login, reports removed, paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.assistant.web.fakes import FakeAssistant
from tests.assistant.web.ledger_texts import ANNEX, ANNEX_NAME, NAME, build
from tests.browser.sites import PASSWORD, Site, serving
from tests.browser.steps import marked

NOTE = ".tl-figures-note"
ROWS = ".tl-line"


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A report and an annex."""
    folder = tmp_path_factory.mktemp("hai-bao-cao")
    with serving(folder, FakeAssistant(build(folder), build(folder, ANNEX_NAME, ANNEX))) as site:
        yield site


def open_part(page: Page, site: Site, view: str = "bang") -> None:
    page.goto(f"{site.url}#so-lieu/{view}")
    expect(page.locator("#tl-splash")).to_have_count(0)


def test_a_finding_marks_its_figures(desktop: Page, two: Site) -> None:
    open_part(desktop, two, "mau-thuan")
    finding = desktop.locator(".tl-finding:not(.tl-finding-agrees)").first
    values = ["30 đơn", "18 đơn", "11 đơn"]
    expect(finding.locator(".tl-finding-quote mark")).to_have_text(values)
    for source, value in zip(finding.get_by_role("button").all(), values, strict=True):
        source.click()
        expect(desktop.locator("#tl-pane .tl-exact")).to_have_text(value)
        assert value in marked(desktop)


def test_what_failed_is_tried_again_when_the_server_is_back(desktop: Page, two: Site) -> None:
    open_part(desktop, two)
    expect(desktop.locator(ROWS).first).to_be_visible()
    for path in ("**/so-lieu/**", "**/trang-thai"):
        desktop.route(path, lambda route: route.abort())
    desktop.get_by_label("Tìm trong bảng số liệu").fill("che")
    expect(desktop.locator(".tl-ledger .tl-problem")).to_contain_text("Mất kết nối")
    desktop.get_by_role("link", name="Mâu thuẫn").click()
    expect(desktop.locator(NOTE)).to_contain_text("Mất kết nối")
    for path in ("**/so-lieu/**", "**/trang-thai"):
        desktop.unroute(path)
    expect(desktop.locator(".tl-finding").first).to_be_visible()
    expect(desktop.locator(NOTE)).to_be_empty()
    desktop.get_by_role("link", name="Bảng số liệu").click()
    expect(desktop.locator(ROWS)).to_have_count(2)
    expect(desktop.locator(".tl-ledger .tl-problem")).to_be_hidden()


def test_the_pane_shows_another_report_where_its_own_was_removed(desktop: Page, tmp_path: Path) -> None:
    documents = [build(tmp_path), build(tmp_path, ANNEX_NAME, ANNEX), build(tmp_path, "ba.txt", ANNEX)]
    assistant = FakeAssistant(*documents)
    with serving(tmp_path, assistant) as site:
        open_part(desktop, site)
        desktop.get_by_role("group", name="Bộ lọc").get_by_label("Báo cáo").select_option(ANNEX_NAME)
        expect(desktop.locator(ROWS)).to_have_count(3)
        del assistant.store.held[ANNEX_NAME]
        desktop.locator(ROWS).first.get_by_role("button").click()
        expect(desktop.locator(".tl-pane-note")).to_contain_text("Không còn báo cáo này")
        desktop.evaluate("document.dispatchEvent(new Event('troly:changed'))")
        expect(desktop.locator(".tl-pane-note")).to_be_empty()
        expect(desktop.locator("#tl-pane .tl-text")).not_to_be_empty()
        expect(desktop.locator(ROWS).first).to_be_visible()
        assert desktop.locator("#tl-loc-bao-cao").input_value() == ""


def test_the_choice_is_one_for_all_views_and_for_the_chat(phone: Page, two: Site) -> None:
    open_part(phone, two)
    scope = phone.locator("#tl-figures .tl-scope")
    scope.get_by_text("Số liệu của: 2 tài liệu").tap()
    scope.get_by_role("checkbox", name=NAME).uncheck()
    expect(phone.locator(ROWS)).to_have_count(3)
    scope.get_by_role("checkbox", name=ANNEX_NAME).uncheck()
    expect(scope).to_contain_text("như mặc định (chưa chọn tài liệu nào)")
    scope.get_by_role("checkbox", name=ANNEX_NAME).check()
    phone.get_by_role("link", name="Kiểm tra số liệu").tap()
    expect(scope.locator("summary")).to_have_text("Đối chiếu với: PHỤ LỤC VẬT TƯ")
    phone.get_by_role("link", name="Hỏi đáp").tap()
    expect(phone.locator("#tl-scope summary")).to_have_text("Tìm trong: PHỤ LỤC VẬT TƯ")
    phone.reload()
    expect(phone.locator("#tl-scope summary")).to_have_text("Tìm trong: PHỤ LỤC VẬT TƯ")


def test_a_login_leads_to_the_place_that_was_wanted(desktop: Page, guarded_site: Site) -> None:
    desktop.goto(guarded_site.url + "#so-lieu/kiem-tra")
    for password in ("sai mật khẩu", PASSWORD):
        desktop.get_by_label("Tên người dùng").fill("minh")
        desktop.get_by_label("Mật khẩu").fill(password)
        desktop.get_by_label("Mật khẩu").press("Enter")
    expect(desktop.locator("#tl-check-box")).to_be_visible()
    assert desktop.url.endswith("/#so-lieu/kiem-tra")


def test_paper_holds_all_of_a_view_in_light_colours(desktop: Page, two: Site) -> None:
    desktop.emulate_media(color_scheme="dark")
    open_part(desktop, two)
    expect(desktop.locator(ROWS).first).to_be_visible()
    desktop.emulate_media(media="print")
    part = desktop.locator("#tl-figures")
    assert part.evaluate("part => part.scrollHeight - part.clientHeight") <= 1, "nothing is scrolled away"
    assert part.evaluate("part => part.getBoundingClientRect().height") > 0
    assert desktop.evaluate("getComputedStyle(document.body).overflow") == "visible"
    assert desktop.locator(ROWS).first.evaluate("row => getComputedStyle(row).color") == "rgb(0, 0, 0)"
    for gone in ("#tl-figures .tl-segments", ".tl-ledger-search", "#tl-pane", ".tl-tabs"):
        expect(desktop.locator(gone)).to_be_hidden()
    desktop.emulate_media(media="screen", color_scheme="light")
