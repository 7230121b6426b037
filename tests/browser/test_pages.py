"""The real pages in the source pane: cited lines marked, pages turned, side by side with the text; scans."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.assistant.web.fakes import FakeAssistant
from tests.assistant.web.shelves import NEW, PAGES, FakePreview, build_file, build_scan
from tests.browser.sites import PHONE, Site, serving
from tests.browser.steps import MARKS, ask, marked, open_chat

ON_PAGE_TWO = "Mục tiêu ở trang hai?"
FROM_SCAN = "Theo bản quét?"
IMAGE = ".tl-sheet img"


@pytest.fixture(scope="module")
def paged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A scan whose file can be shown."""
    folder = tmp_path_factory.mktemp("paged")
    with serving(folder, FakeAssistant(build_scan(folder)), preview=FakePreview()) as site:
        yield site


def view(page: Page, name: str) -> None:
    page.get_by_role("group", name="Cách xem").get_by_role("button", name=name).click()


def expect_page(page: Page, number: int) -> None:
    expect(page.get_by_label("Số trang")).to_have_value(str(number))
    expect(page.get_by_alt_text(f"Ảnh trang {number} của Báo cáo quét")).to_be_visible()
    page.wait_for_function(f"document.querySelector('{IMAGE}').naturalWidth > 0")


def test_a_citation_is_marked_on_its_page(desktop: Page, paged: Site) -> None:
    open_chat(desktop, paged.url)
    ask(desktop, ON_PAGE_TWO).locator(".tl-chip").first.click()
    assert marked(desktop).startswith("Phấn đấu")
    assert desktop.locator(IMAGE).get_attribute("src") is None, "no picture is fetched before it is looked at"
    view(desktop, "Trang")
    expect_page(desktop, 2)
    expect(desktop.locator(".tl-text")).to_be_hidden()
    boxes = desktop.locator(".tl-box")
    expect(boxes).to_have_count(2)
    expect(boxes.first).to_be_in_viewport()
    sheet, box = desktop.locator(".tl-sheet").bounding_box(), boxes.first.bounding_box()
    assert sheet is not None
    assert box is not None
    assert abs((box["x"] - sheet["x"]) / sheet["width"] - 0.15) < 0.01
    assert abs((box["y"] - sheet["y"]) / sheet["height"] - 0.30) < 0.01

    desktop.get_by_role("button", name="Trang sau").click()
    expect_page(desktop, 3)
    expect(boxes).to_have_count(0)
    expect(desktop.locator(".tl-page-note")).to_contain_text("còn nằm ở trang 2")
    expect(desktop.get_by_role("button", name="Trang sau")).to_be_disabled()
    desktop.get_by_label("Số trang").fill("99")
    desktop.get_by_label("Số trang").press("Enter")
    expect_page(desktop, PAGES)
    desktop.get_by_role("region", name="Ảnh trang").press("ArrowLeft")
    expect_page(desktop, 2)
    expect(boxes).to_have_count(2)


def test_a_page_is_made_larger_and_fitted_again(desktop: Page, paged: Site) -> None:
    open_chat(desktop, paged.url)
    view(desktop, "Trang")
    expect_page(desktop, 1)
    frame, sheet = desktop.locator(".tl-page-frame"), desktop.locator(".tl-sheet")
    inside = "frame => frame.scrollWidth <= frame.clientWidth"
    width = sheet.evaluate("sheet => sheet.clientWidth")
    assert frame.evaluate(inside)
    small = desktop.locator(IMAGE).get_attribute("src")
    for _ in range(2):
        desktop.get_by_role("button", name="Phóng to").click()
    assert sheet.evaluate("sheet => sheet.clientWidth") == pytest.approx(2 * width, abs=3)
    assert desktop.locator(IMAGE).get_attribute("src") != small, "drawn anew, not blown up"
    desktop.get_by_role("button", name="Vừa khung").click()
    assert frame.evaluate(inside)


def test_text_and_page_side_by_side(desktop: Page, paged: Site) -> None:
    open_chat(desktop, paged.url)
    ask(desktop, ON_PAGE_TWO).locator(".tl-chip").first.click()
    marked(desktop)
    view(desktop, "Cạnh nhau")
    expect_page(desktop, 2)
    expect(desktop.locator(MARKS).first).to_be_in_viewport()
    expect(desktop.locator("#tl-chat")).to_be_hidden()
    desktop.get_by_role("button", name="Trang trước").click()
    expect(desktop.locator(".tl-text [data-page='1']")).to_be_in_viewport()
    desktop.keyboard.press("Escape")
    expect(desktop.locator("#tl-chat")).to_be_visible()
    desktop.set_viewport_size({"width": 1920, "height": 1000})
    desktop.locator(".tl-chip").first.click()
    expect_page(desktop, 2)
    expect(desktop.locator("#tl-chat")).to_be_visible()
    desktop.set_viewport_size({"width": 1280, "height": 800})


def test_a_scan_says_what_it_is(desktop: Page, paged: Site) -> None:
    open_chat(desktop, paged.url)
    turn = ask(desktop, FROM_SCAN)
    expect(turn.locator(".tl-scanned")).to_contain_text("được nhận dạng từ bản quét")
    expect(turn.locator(".tl-badge")).to_have_text("Bản quét, độ tin cậy 93 %")
    expect(turn.locator(".tl-doubt")).to_have_text(["1.250"] * 3)
    turn.locator(".tl-chip").first.click()
    assert marked(desktop).startswith("Sản lượng chè"), "what is said of a number is no part of the quote"
    expect(desktop.locator(".tl-unsure")).to_have_text("1.250")
    turn.get_by_role("button", name="Xem ảnh trang").click()
    expect_page(desktop, 1)
    expect(desktop.locator(".tl-box")).to_have_count(1)


def test_on_a_phone_text_and_page_take_turns(phone: Page, paged: Site) -> None:
    open_chat(phone, paged.url)
    ask(phone, ON_PAGE_TWO).locator(".tl-chip").first.tap()
    marked(phone)
    views = phone.get_by_role("group", name="Cách xem").get_by_role("button")
    expect(views.filter(visible=True)).to_have_text(["Văn bản", "Trang"])
    view(phone, "Trang")
    expect_page(phone, 2)
    expect(phone.locator(".tl-box").first).to_be_in_viewport()
    bar = phone.locator(".tl-page-bar").bounding_box()
    assert bar is not None
    assert bar["height"] < 60, "one row"
    assert phone.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_without_its_file_a_report_is_still_read(desktop: Page, tmp_path: Path) -> None:
    document = build_file(tmp_path, NEW)
    with serving(tmp_path / "data", FakeAssistant(document)) as site:
        Path(document.path).unlink()
        open_chat(desktop, site.url)
        view(desktop, "Trang")
        expect(desktop.locator(".tl-page-note")).to_have_text("Không còn tệp gốc; chỉ xem được văn bản.")
        view(desktop, "Văn bản")
        expect(desktop.locator(".tl-text")).to_contain_text("Hợp tác xã có 42 thành viên")
