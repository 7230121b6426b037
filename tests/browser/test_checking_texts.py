"""What goes into the view «Kiểm tra số liệu»: texts and files, for how long a result holds, against which reports."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
import pytest
from playwright.sync_api import Page, expect

from tests.assistant.web.fakes import NAME, OTHER, FakeAssistant, build_document
from tests.assistant.web.shelves import add_versions
from tests.browser.checks import BOX, FIGURE, SPEECH, VERDICTS, check, choose_file, open_view, verdicts, word
from tests.browser.sites import PASSWORD, Site, serving


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
    saved = docx.Document(str(coming.value.path()))
    assert saved.paragraphs[0].text == "Kính thưa đại hội"
    assert len(list(saved.comments)) == 2


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
    desktop.route("**/so-lieu/kiem-tra", lambda _: None)  # never answered
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
    desktop.unroute("**/so-lieu/kiem-tra")
    check(desktop)
    assert verdicts(desktop) == VERDICTS


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
        desktop.get_by_text("Đối chiếu với: 3 tài liệu").click()
        boxes = desktop.get_by_role("group", name="Chọn tài liệu").get_by_role("checkbox")
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


def test_a_dropped_file_is_checked(desktop: Page, site: Site) -> None:
    open_view(desktop, site)
    dropped = desktop.evaluate_handle(
        """(text) => { const data = new DataTransfer();
          data.items.add(new File([text], "<b>noi</b>.txt"));
          return data; }""",
        SPEECH,
    )
    form = ".tl-check-form"
    desktop.dispatch_event(form, "dragover", {"dataTransfer": dropped})
    expect(desktop.locator(f"{form}.tl-over")).to_be_visible()
    desktop.dispatch_event(form, "drop", {"dataTransfer": dropped})
    expect(desktop.locator(FIGURE)).to_have_count(3)
    expect(desktop.locator(".tl-check-told")).to_contain_text("«b>.txt»")
    expect(desktop.locator(f"{form}.tl-over")).to_have_count(0)
    assert desktop.locator(".tl-check :is(img, script)").count() == 0


def test_the_text_goes_with_whoever_logs_out(desktop: Page, guarded_site: Site) -> None:
    def login() -> None:
        desktop.get_by_label("Tên người dùng").fill("lan")
        desktop.get_by_label("Mật khẩu").fill(PASSWORD)
        desktop.get_by_label("Mật khẩu").press("Enter")
        expect(desktop.locator(".tl-welcome")).to_be_visible()
        open_view(desktop, guarded_site)

    desktop.goto(guarded_site.url)
    login()
    desktop.locator(BOX).fill("văn bản mật")
    desktop.reload()
    expect(desktop.locator(BOX)).to_have_value("văn bản mật")
    desktop.get_by_role("button", name="đăng xuất").click()
    login()
    expect(desktop.locator(BOX)).to_have_value("")
