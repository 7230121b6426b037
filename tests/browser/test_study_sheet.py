"""The view «Tóm tắt»: figures that open their source, one printed page, files."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pypdf
import pytest
from playwright.sync_api import Page, expect

from ingest.pipeline import build_document
from ingest.types import Page as TextPage
from tests.assistant.study.outlining.lessons import lessons
from tests.assistant.web.fakes import FakeAssistant
from tests.browser.sites import Site, serving
from tests.browser.steps import marked

MANY, BARE = "nhieu-so.txt", "khong-so.txt"
VALUE, CHOICE = ".tl-summary-value", "#tl-tom-tat-cua"


def many() -> str:
    """A report with more figures than a page holds, with long names."""
    names = "ABCDEGHIKLMNOPQRSTUVXY"
    rates = (
        f"- Tỷ lệ đường giao thông nông thôn do cấp huyện quản lý ở huyện {name} được rải nhựa đạt {n + 50},5%."
        for n, name in enumerate(names)
    )
    aims = (
        f"- Tỷ lệ trường đạt chuẩn huyện {name} phấn đấu đạt {n + 60},5%." for n, name in enumerate(names)
    )
    return "I. KẾT QUẢ CHỈ TIÊU CHỦ YẾU\n\n" + "\n".join(rates) + "\n\nII. CHỈ TIÊU\n\n" + "\n".join(aims)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Three reports: of two terms, with many figures, with none."""
    others = [
        build_document([TextPage(None, text)], name=name)
        for name, text in ((MANY, many()), (BARE, "I. KẾT QUẢ\n\nĐã làm tốt công tác tuyên truyền.\n"))
    ]
    with serving(tmp_path_factory.mktemp("sheet"), FakeAssistant(lessons(paged=True), *others)) as running:
        yield running


def open_view(page: Page, site: Site) -> None:
    page.goto(site.url + "#on-tap/tom-tat")
    expect(page.locator("#tl-splash")).to_have_count(0)
    expect(page.locator(VALUE).first).to_be_visible()


def test_a_value_opens_its_sentence(desktop: Page, site: Site) -> None:
    open_view(desktop, site)
    expect(desktop.get_by_role("columnheader", name="Chỉ tiêu 2025-2030")).to_be_visible()
    value = desktop.get_by_role("button", name="phấn đấu đạt 98%")
    value.press("Enter")
    assert "98%" in marked(desktop)


@pytest.mark.parametrize("name", [None, MANY])
def test_it_prints_on_one_page(desktop: Page, site: Site, name: str | None) -> None:
    open_view(desktop, site)
    if name:
        desktop.locator(CHOICE).select_option(name)
        expect(desktop.get_by_text("huyện A được rải nhựa")).to_be_visible()
    printed = pypdf.PdfReader(io.BytesIO(desktop.pdf(prefer_css_page_size=True)))
    assert len(printed.pages) == 1
    assert [round(side) for side in printed.pages[0].mediabox[2:]] == [595, 842]
    text = " ".join(printed.pages[0].extract_text().split())
    for value in desktop.locator(VALUE).all_text_contents():
        assert value.split(":")[0] in text
    assert "Nguồn: " in text
    assert "Tải Word" not in text
    assert "Trợ lý báo cáo" not in text


def test_files(desktop: Page, site: Site) -> None:
    open_view(desktop, site)
    for label, ending in (("Tải Word", ".docx"), ("Tải Markdown", ".md")):
        with desktop.expect_download() as saving:
            desktop.get_by_role("button", name=label).click()
        assert saving.value.suggested_filename == f"tom-tat-bao-cao-giao-thong{ending}"


def test_a_phone_shows_cards_and_says_where_there_are_no_figures(phone: Page, site: Site) -> None:
    open_view(phone, site)
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for value in phone.locator(VALUE).all():
        box = value.bounding_box()
        assert box
        assert min(box["height"], box["width"]) >= 44
    phone.locator(CHOICE).select_option(BARE)
    expect(phone.get_by_text("không có số liệu để lập trang tóm tắt")).to_be_visible()
    expect(phone.get_by_role("button", name="In một trang")).to_be_hidden()
    phone.reload()
    expect(phone.locator(CHOICE)).to_have_value(BARE)
    phone.locator(CHOICE).select_option("bao-cao-giao-thong.txt")
    expect(phone.get_by_role("button", name="In một trang")).to_be_visible()
