"""The view «Kiểm tra số liệu»: a text or file goes in, its figures come back marked."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pytest
from playwright.sync_api import FilePayload, Locator, Page, Route, expect

from assistant.web.running import LOOPBACK_NAMES
from tests.assistant.web.fakes import NAME, OTHER, FakeAssistant, build_document
from tests.assistant.web.shelves import add_versions
from tests.browser.sites import PHONE, Site, serving
from tests.browser.steps import MARKS, marked
from tests.browser.test_phone import SMALLEST_TOUCH, small_targets, width_of

BOX = "#tl-check-box"
FIGURE = ".tl-checked"
CARD = ".tl-card"
# Right, wrong and unknown; markup and a character of two units before them.
SPEECH = (
    "Kính thưa 𠮷 đại hội <img src=x onerror=alert(1)>.\n"
    "Sản lượng chè búp tươi năm 2024 đạt 1.250 tấn. Doanh thu đạt 39,5 tỷ đồng.\n"
    "Hợp tác xã có 12 máy cày."
)
VERDICTS = ["match", "differs", "not_in_report"]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """One report."""
    folder = tmp_path_factory.mktemp("checking")
    with serving(folder, FakeAssistant(build_document(extra=20)), hosts=LOOPBACK_NAMES) as running:
        yield running


def open_view(page: Page, site: Site) -> None:
    page.goto(site.url + "#so-lieu/kiem-tra")
    expect(page.locator("#tl-splash")).to_have_count(0)
    expect(page.locator(BOX)).to_be_visible()


def check(page: Page, text: str = SPEECH) -> Locator:
    """Check a text by keyboard; its figures."""
    page.locator(BOX).fill(text)
    page.locator(BOX).press("Control+Enter")
    expect(page.get_by_role("heading", name="Kết quả kiểm tra")).to_be_focused()
    return page.locator(FIGURE)


def verdicts(page: Page) -> list[str | None]:
    return [figure.get_attribute("data-verdict") for figure in page.locator(FIGURE).all()]


def choose_file(page: Page, name: str, content: bytes) -> None:
    with page.expect_file_chooser() as chooser:
        page.locator(".tl-check-form").get_by_role("button", name="Chọn tệp").click()
    chooser.value.set_files(FilePayload(name=name, mimeType="application/octet-stream", buffer=content))


def word(*lines: str) -> bytes:
    file, out = docx.Document(), io.BytesIO()
    for line in lines:
        file.add_paragraph(line)
    file.save(out)
    return out.getvalue()


def test_every_figure_is_marked_in_the_text(desktop: Page, site: Site) -> None:
    open_view(desktop, site)
    figures = check(desktop)
    assert figures.all_text_contents() == ["1.250 tấn", "39,5 tỷ đồng", "12 máy"]
    assert verdicts(desktop) == VERDICTS
    assert desktop.locator(".tl-check-text").text_content() == SPEECH
    signs = [figure.evaluate("e => getComputedStyle(e, '::after').content")[1] for figure in figures.all()]
    assert signs == ["✓", "✗", "?"], "never by colour alone"
    lines = [figure.evaluate("e => getComputedStyle(e).borderBottomStyle") for figure in figures.all()]
    assert len(set(lines)) == 3
    expect(desktop.locator(".tl-check-told")).to_have_text(
        "3 số liệu: 1 khớp, 1 khác, 1 không có trong báo cáo."
    )
    expect(desktop.get_by_role("button", name="39,5 tỷ đồng: khác với báo cáo")).to_be_visible()
    assert desktop.locator(".tl-check-result img").count() == 0


def test_a_chosen_figure_shows_what_the_report_says_and_where(desktop: Page, site: Site) -> None:
    open_view(desktop, site)
    check(desktop).nth(1).click()
    card = desktop.locator(CARD)
    expect(card).to_contain_text("36,5 tỷ đồng")
    expect(card.locator(".tl-verdict")).to_contain_text("Khác")
    expect(card.locator("blockquote mark")).to_have_text("36,5 tỷ đồng")
    expect(desktop.locator(".tl-check-result > [role=status].tl-hidden")).to_contain_text(
        "39,5 tỷ đồng: Khác."
    )
    opener = card.get_by_role("button", name="Xem trong báo cáo")
    opener.click()
    assert marked(desktop).startswith("Doanh thu đạt 36,5 tỷ đồng; <script>")
    desktop.keyboard.press("Escape")
    expect(opener).to_be_focused()
    card.get_by_role("button", name="Bỏ chọn").click()
    expect(card).to_be_hidden()
    expect(desktop.locator(FIGURE).nth(1)).to_be_focused()


def test_the_keyboard_goes_from_figure_to_figure(desktop: Page, site: Site) -> None:
    open_view(desktop, site)
    figures = check(desktop)
    assert [figure.get_attribute("tabindex") for figure in figures.all()] == ["0", "-1", "-1"]
    figures.first.press("Enter")
    place = desktop.locator(".tl-card-place")
    expect(place).to_have_text("1/3")
    for key, at in (
        ("ArrowRight", 1),
        ("ArrowDown", 2),
        ("ArrowRight", 2),
        ("Home", 0),
        ("End", 2),
        ("ArrowLeft", 1),
    ):
        desktop.keyboard.press(key)
        expect(figures.nth(at)).to_be_focused()
        expect(place).to_have_text(f"{at + 1}/3")
        expect(desktop.locator(f"{FIGURE}[aria-pressed=true]")).to_have_count(1)
    card = desktop.locator(CARD)
    card.get_by_role("button", name="Sau").click()
    expect(figures.nth(2)).to_have_attribute("aria-pressed", "true")
    expect(card.get_by_role("button", name="Sau")).to_be_disabled()
    card.get_by_role("button", name="Trước").click()
    expect(place).to_have_text("2/3")


def test_the_counts_filter(desktop: Page, site: Site) -> None:
    open_view(desktop, site)
    check(desktop)
    filters = desktop.get_by_role("group", name="Lọc theo kết quả").get_by_role("button")
    assert [" ".join(label.split()) for label in filters.all_inner_texts()] == [
        "✗ Khác 1",
        "? Không có trong báo cáo 1",
        "✓ Khớp 1",
    ]
    filters.first.click()
    rows = desktop.locator(".tl-check-row:visible")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("39,5 tỷ đồng")
    expect(desktop.locator(f"{FIGURE}.tl-back-off")).to_have_count(2)
    rows.click()
    expect(desktop.locator(".tl-card-place")).to_have_text("1/1")
    filters.first.click()
    expect(desktop.locator(".tl-card-place")).to_have_text("2/3")
    expect(rows).to_have_count(3)


def test_a_result_holds_for_the_text_that_was_checked(desktop: Page, site: Site) -> None:
    open_view(desktop, site)
    check(desktop)
    stale = desktop.get_by_text("Văn bản đã thay đổi, hãy kiểm tra lại")
    expect(stale).to_be_hidden()
    desktop.locator(BOX).press("End")
    desktop.keyboard.type("!")
    expect(stale).to_be_visible()
    export = desktop.get_by_role("button", name="Tải bản có ghi chú")
    expect(export).to_be_disabled()
    desktop.keyboard.press("Backspace")
    expect(stale).to_be_hidden()
    expect(export).to_be_enabled()
    desktop.reload()
    expect(desktop.locator(BOX)).to_have_value(SPEECH)
    expect(desktop.locator(FIGURE)).to_have_count(0)
    check(desktop)
    desktop.get_by_role("button", name="Kiểm tra bài khác").click()
    expect(desktop.locator(BOX)).to_have_value("")
    expect(desktop.locator(BOX)).to_be_focused()
    expect(desktop.locator(".tl-check-result")).to_be_hidden()


def test_a_file_is_checked_and_comes_back_marked(desktop: Page, site: Site) -> None:
    open_view(desktop, site)
    desktop.locator(BOX).fill("đang viết dở")
    choose_file(desktop, "bài nói.docx", word("Kính thưa đại hội", SPEECH.split("\n")[1]))
    desktop.get_by_role("button", name="Giữ văn bản đang có").click()
    expect(desktop.locator(BOX)).to_have_value("đang viết dở")
    choose_file(desktop, "bài nói.docx", word("Kính thưa đại hội", SPEECH.split("\n")[1]))
    desktop.get_by_role("button", name="Thay bằng tệp").click()
    expect(desktop.locator(".tl-check-told")).to_contain_text("«bài nói.docx»: 2 số liệu")
    assert verdicts(desktop) == VERDICTS[:2]
    assert desktop.locator(BOX).input_value().startswith("Kính thưa đại hội\n")
    with desktop.expect_download() as coming:
        desktop.get_by_role("button", name="Tải bản có ghi chú").click()
    assert coming.value.suggested_filename == "kiem-tra-bai-noi.docx"
    saved = docx.Document(coming.value.path())
    assert saved.paragraphs[0].text == "Kính thưa đại hội"
    assert len(list(saved.comments)) == 2


def test_the_result_as_text(desktop: Page, site: Site) -> None:
    desktop.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_view(desktop, site)
    check(desktop)
    desktop.get_by_role("button", name="Sao chép kết quả").click()
    expect(desktop.get_by_role("button", name="Đã sao chép")).to_be_visible()
    copied = str(desktop.evaluate("navigator.clipboard.readText()"))
    assert copied.startswith(
        "Kiểm tra số liệu. 3 số liệu: 1 khớp, 1 khác, 1 không có trong báo cáo.\nĐối chiếu với: "
    )
    assert "2. 39,5 tỷ đồng [Khác]" in copied
    assert "Trong bài: «Doanh thu đạt 39,5 tỷ đồng.»" in copied


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (" \n ", "Chưa có nội dung để kiểm tra"),
        ("Kính thưa đại hội, năm 2024 là một năm thành công.", "Văn bản không có số liệu nào"),
        ("a" * 200_001, "Văn bản có 200.001 ký tự"),
    ],
)
def test_a_text_without_result_is_told(desktop: Page, site: Site, text: str, words: str) -> None:
    open_view(desktop, site)
    desktop.locator(BOX).fill(text)
    desktop.get_by_role("button", name="Kiểm tra", exact=True).click()
    expect(desktop.locator(".tl-check-form .tl-problem")).to_contain_text(words)
    expect(desktop.locator(".tl-check-result")).to_be_hidden()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("anh.png", b"x", "Chỉ kiểm tra được tệp Word"),
        ("rong.docx", b"", "Tệp rỗng"),
        ("hong.docx", b"PK\x03\x04 x", "bị hỏng"),
    ],
)
def test_a_file_that_cannot_be_checked_is_told(
    desktop: Page, site: Site, name: str, content: bytes, words: str
) -> None:
    open_view(desktop, site)
    choose_file(desktop, name, content)
    expect(desktop.locator(".tl-check-form .tl-problem")).to_contain_text(words)
    expect(desktop.locator(BOX)).to_have_value("")


def test_a_check_under_way_can_be_stopped(desktop: Page, site: Site) -> None:
    open_view(desktop, site)
    hold = threading.Event()
    held: list[Route] = []
    desktop.route("**/so-lieu/kiem-tra", held.append)
    desktop.locator(BOX).fill(SPEECH)
    desktop.get_by_role("button", name="Kiểm tra", exact=True).click()
    expect(desktop.locator(".tl-check-progress")).to_contain_text("Đang kiểm tra")
    expect(desktop.get_by_role("button", name="Kiểm tra", exact=True)).to_be_disabled()
    expect(desktop.locator(BOX)).not_to_be_editable()
    stop = desktop.get_by_role("button", name="Dừng")
    expect(stop).to_be_focused()
    stop.click()
    expect(desktop.locator(".tl-check-progress")).to_be_hidden()
    expect(desktop.locator(".tl-check-form .tl-problem")).to_be_hidden()
    hold.set()
    desktop.unroute("**/so-lieu/kiem-tra")
    check(desktop)
    assert verdicts(desktop) == VERDICTS


def test_on_a_phone(phone: Page, site: Site) -> None:
    open_view(phone, site)
    assert small_targets(phone, SMALLEST_TOUCH, ".tl-check") == []
    phone.locator(BOX).fill(SPEECH * 8)
    phone.get_by_role("button", name="Kiểm tra", exact=True).tap()
    expect(phone.locator(FIGURE)).to_have_count(24)
    assert width_of(phone) == PHONE["width"]
    phone.locator(FIGURE).nth(1).tap()
    card = phone.locator(CARD)
    box, mark = card.bounding_box(), phone.locator(FIGURE).nth(1).bounding_box()
    assert box is not None
    assert mark is not None
    assert mark["y"] + mark["height"] <= box["y"], "the figure is not covered"
    assert box["y"] + box["height"] <= PHONE["height"]
    assert small_targets(phone, SMALLEST_TOUCH, ".tl-check") == []
    card.get_by_role("button", name="Xem trong báo cáo").tap()
    assert marked(phone).startswith("Doanh thu đạt")
    phone.keyboard.press("Escape")
    row = phone.locator(".tl-check-row").last
    row.tap()
    expect(row).to_have_attribute("aria-pressed", "true")
    expect(row).to_be_in_viewport()
    expect(card).to_be_in_viewport()
    assert width_of(phone) == PHONE["width"]


def test_the_reports_to_check_against_are_chosen(desktop: Page, tmp_path: Path) -> None:
    assistant = FakeAssistant(build_document(), build_document(OTHER))
    add_versions(assistant, tmp_path)
    asked: list[Any] = []
    with serving(tmp_path, assistant) as site:
        desktop.on(
            "request", lambda r: asked.append(r.post_data_json) if r.url.endswith("/kiem-tra") else None
        )
        open_view(desktop, site)
        check(desktop)
        assert asked[-1]["documents"] is None
        desktop.get_by_text("Đối chiếu với: 3 báo cáo").click()
        boxes = desktop.get_by_role("group", name="Chọn báo cáo để đối chiếu").get_by_role("checkbox")
        assert [box.is_checked() for box in boxes.all()] == [True, True, True, False]
        assert boxes.first.evaluate("box => getComputedStyle(box).appearance") == "auto", "a tick can be seen"
        for place in (1, 2):
            boxes.nth(place).uncheck()
        expect(desktop.get_by_text("Đã chọn báo cáo khác để đối chiếu")).to_be_visible()
        check(desktop)
        assert asked[-1]["documents"] == [NAME]
        del assistant.store.held[NAME]
        desktop.evaluate("document.dispatchEvent(new Event('troly:changed'))")
        expect(desktop.get_by_text("Báo cáo đã thay đổi sau khi kiểm tra")).to_be_visible()
    expect(desktop.locator(MARKS)).to_have_count(0)
