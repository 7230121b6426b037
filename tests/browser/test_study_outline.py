"""The view «Đề cương»: asked for, read, made shorter, saved, printed, kept."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from urllib.parse import unquote_plus

import docx
import pypdf
import pytest
from playwright.sync_api import Locator, Page, expect

from ingest.pipeline import build_document
from ingest.types import Page as TextPage
from tests.assistant.study.outlining.lessons import lessons
from tests.assistant.web.fakes import FakeAssistant
from tests.browser.sites import Site, serving
from tests.browser.steps import marked

TOPIC, CHOICE = "#tl-de-cuong-ve", "#tl-de-cuong-cua"
OTHER = "phu-luc.txt"
WILD = "I. KẾT QUẢ\n\n- Đã lắp 12 camera; <img src=x onerror=alert(1)> không có hiệu lực ở kho.\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Two reports, one of them with markup in its text."""
    other = build_document([TextPage(None, WILD)], name=OTHER)
    with serving(tmp_path_factory.mktemp("outline"), FakeAssistant(lessons(paged=True), other)) as running:
        yield running


def open_view(page: Page, site: Site) -> None:
    page.goto(site.url + "#on-tap/de-cuong")
    expect(page.locator("#tl-splash")).to_have_count(0)
    expect(page.locator(TOPIC)).to_be_visible()
    expect(page.locator(".tl-topic").first).to_be_visible()


def make_outline(page: Page, topic: str = "duong bo") -> Locator:
    """Ask for an outline by keyboard; its paper."""
    page.locator(TOPIC).fill(topic)
    page.locator(TOPIC).press("Enter")
    expect(page.locator(".tl-paper h3")).to_be_focused()
    return page.locator(".tl-paper")


def lines(page: Page) -> list[str]:
    return page.locator(".tl-paper-line > span").all_inner_texts()


def fits(page: Page) -> bool:
    """Whether nothing is wider than the screen."""
    wide: bool = page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    return wide


def test_an_outline_is_made_by_keyboard_and_its_marks_open_the_report(desktop: Page, site: Site) -> None:
    open_view(desktop, site)
    paper = make_outline(desktop)
    expect(paper.locator("h3")).to_contain_text("đường bộ", ignore_case=True)
    expect(paper.locator("h4").first).to_have_text("I. Mục tiêu")
    expect(paper.locator("h5").first).to_contain_text("phút)")
    chip = paper.locator(".tl-paper-line .tl-mark").first
    text = chip.locator("xpath=..").inner_text().split(" [")[0].rstrip(".")
    chip.press("Enter")
    assert text in marked(desktop)


def test_reload_and_back_show_the_same(desktop: Page, site: Site) -> None:
    open_view(desktop, site)
    make_outline(desktop)
    first = lines(desktop)
    make_outline(desktop, "tai nạn giao thông")
    second = lines(desktop)
    assert first != second
    desktop.locator(".tl-drop").nth(2).click()
    expect(desktop.get_by_text("Đã bỏ 1 ý")).to_be_visible()
    shorter = lines(desktop)
    assert len(shorter) == len(second) - 1
    desktop.reload()
    expect(desktop.locator(".tl-paper-line")).to_have_count(len(shorter))
    assert lines(desktop) == shorter
    expect(desktop.locator(TOPIC)).to_have_value("tai nạn giao thông")
    desktop.go_back()
    expect(desktop.locator(TOPIC)).to_have_value("duong bo")
    expect(desktop.locator(".tl-paper-line")).to_have_count(len(first))
    assert lines(desktop) == first
    desktop.get_by_role("link", name="Tóm tắt").click()
    desktop.get_by_role("link", name="Đề cương").click()
    assert lines(desktop) == first


def test_files_hold_what_is_seen(desktop: Page, site: Site) -> None:
    open_view(desktop, site)
    make_outline(desktop)
    before = lines(desktop)
    desktop.locator(".tl-drop").nth(3).press("Enter")
    expect(desktop.locator(".tl-paper-line")).to_have_count(len(before) - 1)
    expect(desktop.locator(".tl-drop").nth(3)).to_be_focused()
    gone = before[3].split(" [")[0]
    with desktop.expect_download() as saving:
        desktop.get_by_role("button", name="Tải Word").click()
    text = "\n".join(one.text for one in docx.Document(str(saving.value.path())).paragraphs)
    for line in lines(desktop):
        assert line.strip() in text
    assert gone not in text.split("CÂU HỎI THẢO LUẬN")[0]
    with desktop.expect_download() as saving:
        desktop.get_by_role("button", name="Tải Markdown").click()
    assert saving.value.suggested_filename.endswith(".md")
    desktop.get_by_role("button", name="Hoàn tác").click()
    expect(desktop.locator(".tl-paper-line")).to_have_count(len(before))
    assert lines(desktop) == before
    expect(desktop.locator(".tl-paper h3")).to_be_focused()


def test_it_prints_on_a4_with_its_sources_and_without_controls(desktop: Page, site: Site) -> None:
    open_view(desktop, site)
    make_outline(desktop)
    printed = pypdf.PdfReader(io.BytesIO(desktop.pdf(prefer_css_page_size=True)))
    text = " ".join(" ".join(page.extract_text() for page in printed.pages).split())
    assert [round(side) for side in printed.pages[0].mediabox[2:]] == [595, 842]
    assert "«" in text.split("NGUỒN TRÍCH DẪN")[1]
    for control in ("Tải Word", "Soạn đề cương", "Hỏi đáp", "Trợ lý báo cáo"):
        assert control not in text
    letters = text.replace(" ", "")
    said = [line.split(" [")[0].replace(" ", "") for line in lines(desktop)]
    assert [line for line in said if line not in letters] == []


def test_an_error_stands_at_the_form_which_keeps_its_content(desktop: Page, site: Site) -> None:
    open_view(desktop, site)
    desktop.locator(TOPIC).fill("bóng đá")
    desktop.get_by_role("button", name="Soạn đề cương").click()
    expect(desktop.get_by_role("alert").filter(has_text="không có nội dung về «bóng đá»")).to_be_visible()
    expect(desktop.locator(TOPIC)).to_have_value("bóng đá")
    expect(desktop.locator(".tl-paper")).to_be_hidden()
    desktop.locator(".tl-topic").first.click()
    desktop.locator(TOPIC).press("Enter")
    expect(desktop.locator(".tl-paper h3")).to_be_focused()
    expect(desktop.get_by_role("alert").filter(visible=True)).to_have_count(0)


def test_a_lost_connection_can_be_tried_again(desktop: Page, site: Site) -> None:
    open_view(desktop, site)
    desktop.route("**/on-tap/de-cuong?*", lambda route: route.abort())
    desktop.locator(TOPIC).fill("đường bộ")
    desktop.locator(TOPIC).press("Enter")
    expect(desktop.get_by_role("alert").filter(has_text="Mất kết nối")).to_be_visible()
    desktop.unroute("**/on-tap/de-cuong?*")
    desktop.get_by_role("button", name="Soạn đề cương").click()
    expect(desktop.locator(".tl-paper h3")).to_be_focused()


def test_a_changed_report_is_told(desktop: Page, site: Site) -> None:
    open_view(desktop, site)
    make_outline(desktop)
    count = desktop.locator(".tl-paper-line").count()
    desktop.locator(".tl-drop").nth(1).click()
    expect(desktop.get_by_text("Đã bỏ 1 ý")).to_be_visible()
    place = unquote_plus(desktop.url).replace(re.findall("ma=([0-9a-f]+)", desktop.url)[0], "0" * 16)
    desktop.goto("about:blank")
    desktop.goto(place)
    expect(desktop.get_by_role("alert").filter(has_text="Báo cáo đã thay đổi")).to_be_visible()
    expect(desktop.locator(".tl-paper-line")).to_have_count(count)


def test_a_phone_shows_it_all_and_chooses_the_report(phone: Page, site: Site) -> None:
    open_view(phone, site)
    expect(phone.locator(CHOICE)).to_be_visible()
    make_outline(phone)
    assert fits(phone)
    drop = phone.locator(".tl-drop").first
    size = json.loads(
        drop.evaluate(
            "e => JSON.stringify(getComputedStyle(e, '::after').inset.match(/-?[0-9.]+/g).map(Number))"
        )
    )
    box = drop.bounding_box()
    assert box
    assert box["height"] - 2 * size[0] >= 44
    drop.tap()
    expect(phone.get_by_text("Đã bỏ 1 ý")).to_be_visible()
    phone.locator(CHOICE).select_option(OTHER)
    phone.locator(TOPIC).fill("")
    phone.get_by_role("button", name="Soạn đề cương").click()
    expect(phone.locator(".tl-paper")).to_contain_text("<img src=x onerror=alert(1)>")
    expect(phone.locator(".tl-paper img")).to_have_count(0)
    expect(phone.get_by_text("chỉ có 1 ý cho 30 phút")).to_be_visible()
    assert fits(phone)
