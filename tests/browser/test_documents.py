"""The part «Tài liệu»: files in, what becomes of them, the list, versions, removing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FilePayload, Locator, Page, expect

from assistant.web.auth import hash_line, read_auth
from assistant.web.running import LOOPBACK_NAMES
from tests.assistant.web.fakes import NAME, OTHER, FakeAssistant, build_document
from tests.assistant.web.shelves import NEW, OLD, FakeIntake, add_versions
from tests.browser.sites import PASSWORD, PHONE, Site, serving
from tests.browser.steps import MARKS, ask, open_chat
from tests.browser.test_phone import SMALLEST_TOUCH, small_targets

ROW = '.tl-doc-table tr[data-name="{}"]'


@dataclass(frozen=True)
class Shelf:
    """A site whose reports may be changed."""

    site: Site
    intake: FakeIntake

    @property
    def address(self) -> str:
        """The list of documents."""
        return self.site.url + "#tai-lieu"


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    """Four reports, two of them versions of one; open to all."""
    assistant = FakeAssistant(build_document(), build_document(OTHER))
    add_versions(assistant, tmp_path)
    intake = FakeIntake(assistant)
    with serving(tmp_path, assistant, intake=intake.port(), hosts=LOOPBACK_NAMES) as site:
        yield Shelf(site, intake)
        intake.gate.set()


def open_list(page: Page, shelf: Shelf) -> None:
    page.goto(shelf.address)
    expect(page.locator("#tl-splash")).to_have_count(0)
    expect(page.locator(".tl-doc-table tbody").first).to_be_visible()


def file(name: str, content: bytes = b"noi dung") -> FilePayload:
    return FilePayload(name=name, mimeType="application/octet-stream", buffer=content)


def choose(page: Page, *files: FilePayload) -> None:
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Chọn tệp").click()
    chooser.value.set_files(list(files))


def row_of(page: Page, name: str) -> Locator:
    return page.locator(f'.tl-job:has(.tl-job-name:text-is("{name}"))')


def test_without_a_report_some_can_be_added(desktop: Page, tmp_path: Path) -> None:
    intake = FakeIntake(FakeAssistant())
    intake.warnings = ("Đã chuyển từ bảng mã TCVN3 sang Unicode.",)
    intake.gate.clear()
    with serving(tmp_path, intake.assistant, intake=intake.port()) as site:
        open_chat(desktop, site.url)
        expect(desktop.locator(".tl-none")).to_contain_text("Chưa có báo cáo nào")
        desktop.locator(".tl-none").get_by_role("link", name="Tài liệu").click()
        expect(desktop.locator(".tl-list > .tl-list-note")).to_contain_text(
            "Chưa có báo cáo nào. Thả tệp vào"
        )
        choose(desktop, file("mot.txt"), file("hai.pdf", b"hong"), file("ba.docx"), file("anh.svg"))
        expect(row_of(desktop, "mot.txt")).to_contain_text("Đang đọc tệp")
        expect(row_of(desktop, "hai.pdf")).to_contain_text("Chờ đến lượt")
        expect(row_of(desktop, "anh.svg")).to_contain_text("Chưa đọc được loại tệp này")
        expect(row_of(desktop, "anh.svg").get_by_role("button", name="Thử lại")).to_have_count(0)
        expect(desktop.locator(".tl-job-name")).to_have_text(["mot.txt", "hai.pdf", "ba.docx", "anh.svg"])
        expect(desktop.get_by_role("heading", name=re.compile("Việc đang làm"))).to_have_text(
            "Việc đang làm: còn 3; 1 việc không thực hiện được"
        )
        desktop.reload()
        expect(row_of(desktop, "mot.txt")).to_contain_text("Đang đọc tệp")
        row_of(desktop, "ba.docx").get_by_role("button", name="Dừng").click()
        expect(row_of(desktop, "ba.docx")).to_contain_text("Đã dừng theo yêu cầu")
        intake.gate.set()
        expect(row_of(desktop, "mot.txt")).to_contain_text("Đã thêm báo cáo «mot.txt».")
        expect(row_of(desktop, "mot.txt")).to_contain_text("TCVN3")
        expect(row_of(desktop, "hai.pdf")).to_contain_text("«hai.pdf» bị hỏng.")
        row_of(desktop, "ba.docx").get_by_role("button", name="Thử lại").click()
        expect(row_of(desktop, "ba.docx")).to_contain_text("Đã thêm báo cáo")
        expect(desktop.locator(ROW.format("mot.txt"))).to_be_visible()
        row_of(desktop, "hai.pdf").get_by_role("button", name="Bỏ khỏi danh sách").click()
        expect(row_of(desktop, "hai.pdf")).to_have_count(0)
        desktop.get_by_role("button", name="Xoá các mục đã xong").click()
        expect(desktop.locator(".tl-job")).to_have_count(0)
        desktop.get_by_role("link", name="Hỏi đáp", exact=True).click()
        expect(desktop.locator(".tl-welcome h2")).to_contain_text("2 báo cáo")
        expect(desktop.locator(".tl-title")).to_contain_text("Báo cáo mot")
        ask(desktop)
    assert sorted(path.name for path in (tmp_path / "uploads").iterdir()) == ["ba.docx", "mot.txt"]


def test_a_file_of_a_known_name_replaces_nothing_unasked(desktop: Page, shelf: Shelf) -> None:
    open_list(desktop, shelf)
    choose(desktop, file("a.txt", b"mot"), file("a.txt", b"hai"))
    expect(desktop.locator(ROW.format("a.txt"))).to_be_visible()
    expect(desktop.locator(ROW.format("a (2).txt"))).to_be_visible()
    dialog = desktop.get_by_role("dialog")
    for answer, sent in (("Không gửi", None), ("Giữ cả hai bản", "a (3).txt"), ("Thay bản cũ", "a.txt")):
        before = len(shelf.intake.seen)
        choose(desktop, file("a.txt", b"ba"))
        expect(dialog).to_contain_text("Đã có báo cáo «a.txt»")
        expect(dialog.get_by_role("button", name="Không gửi")).to_be_focused()
        dialog.get_by_role("button", name=answer).click()
        expect(dialog).to_have_count(0)
        if sent:
            expect(desktop.locator(".tl-job").first).to_contain_text(
                "Đã thêm" if sent != "a.txt" else "Đã thay"
            )
            expect(desktop.locator(ROW.format(sent))).to_be_visible()
        assert [name for name, _ in shelf.intake.seen[before:]] == ([sent] if sent else [])


def test_files_are_dropped(desktop: Page, shelf: Shelf) -> None:
    open_list(desktop, shelf)
    dropped = desktop.evaluate_handle(
        """() => { const data = new DataTransfer();
          data.items.add(new File(["noi dung"], "../<b>tha</b>\\u202e.txt"));
          return data; }"""
    )
    desktop.dispatch_event(".tl-drop", "dragover", {"dataTransfer": dropped})
    expect(desktop.locator(".tl-over")).to_be_visible()
    desktop.dispatch_event(".tl-drop", "drop", {"dataTransfer": dropped})
    expect(desktop.locator(".tl-job")).to_contain_text("Đã thêm báo cáo")
    expect(desktop.locator(".tl-over")).to_have_count(0)
    assert desktop.locator(".tl-documents :is(b, img, script)").count() == 0
    assert [name for name, _ in shelf.intake.seen] == ["b>.txt"], "the last part of its name, without marks"


def test_a_job_at_work_is_stopped(desktop: Page, shelf: Shelf) -> None:
    open_list(desktop, shelf)
    shelf.intake.gate.clear()
    choose(desktop, file("lau.txt"))
    expect(row_of(desktop, "lau.txt")).to_contain_text("Đang đọc tệp")
    row_of(desktop, "lau.txt").get_by_role("button", name="Dừng").press("Enter")
    expect(row_of(desktop, "lau.txt")).to_contain_text("Đã dừng theo yêu cầu")
    expect(row_of(desktop, "lau.txt").get_by_role("button").first).to_be_focused()
    expect(desktop.locator(ROW.format("lau.txt"))).to_have_count(0)


def test_a_document_is_removed_after_a_question(desktop: Page, shelf: Shelf) -> None:
    open_list(desktop, shelf)
    remove = desktop.locator(ROW.format(OTHER)).get_by_role("button", name="Gỡ")
    dialog = desktop.get_by_role("dialog")
    remove.press("Enter")
    expect(dialog).to_contain_text(OTHER)
    expect(dialog).to_contain_text("Tệp gốc trên máy chủ được giữ nguyên.")
    expect(dialog.get_by_role("button", name="Không gỡ")).to_be_focused()
    desktop.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(remove).to_be_focused()
    assert OTHER in shelf.site.assistant.store.held
    remove.click()
    dialog.get_by_role("button", name="Gỡ báo cáo").click()
    expect(desktop.locator(ROW.format(OTHER))).to_have_count(0)
    expect(desktop.locator(".tl-job")).to_contain_text("Đã gỡ")
    assert OTHER not in shelf.site.assistant.store.held


def test_a_document_is_indexed_anew(desktop: Page, shelf: Shelf) -> None:
    open_list(desktop, shelf)
    shelf.intake.gate.clear()
    again = desktop.locator(ROW.format(NEW)).get_by_role("button", name="Lập lại chỉ mục")
    again.click()
    expect(desktop.locator(".tl-job")).to_contain_text(f"Lập lại chỉ mục: {NEW}")
    expect(again).to_be_disabled()
    shelf.intake.gate.set()
    expect(desktop.locator(".tl-job")).to_contain_text("Đã lập lại chỉ mục")
    expect(again).to_be_enabled()


def test_versions_and_what_changed_between_them(desktop: Page, shelf: Shelf) -> None:
    open_list(desktop, shelf)
    family = desktop.locator(".tl-family")
    expect(family.locator("tr")).to_have_count(2)
    expect(family.locator("tr").nth(0)).to_contain_text("Bản mới nhất – được tìm theo mặc định")
    expect(family.locator("tr").nth(0)).to_contain_text("30/6/2025")
    expect(family.locator("tr").nth(1)).to_contain_text("Bản cũ")
    family.get_by_text("1 lưu ý khi đọc tệp").click()
    expect(family).to_contain_text("5 chú thích, 1 không tìm thấy vị trí.")
    family.get_by_role("button", name="Số liệu thay đổi").press("Enter")
    expect(desktop.get_by_role("heading", name="Số liệu thay đổi")).to_be_focused()
    expect(desktop.locator(".tl-changes")).to_contain_text("1 chỗ thay đổi")
    change = desktop.locator(".tl-change")
    expect(change).to_have_count(1)
    expect(change.locator("del")).to_have_text("1.800 tấn")
    expect(change.locator("ins")).to_have_text("1.900 tấn")
    expect(change.locator("mark")).to_have_text(["1.800 tấn", "1.900 tấn"])
    for side, figure in (("Mở bản cũ", "1.800"), ("Mở bản mới", "1.900")):
        change.get_by_role("button", name=side).click()
        expect(desktop.locator(MARKS)).to_have_text(f"Phấn đấu đến năm 2030 sản lượng đạt {figure} tấn.")
    desktop.reload()
    expect(change.locator("ins")).to_have_text("1.900 tấn")
    desktop.get_by_label("Bản cũ", exact=True).select_option(NAME)
    expect(desktop.locator(".tl-changes .tl-list-note")).not_to_be_empty()
    desktop.go_back()
    expect(family).to_be_visible()


def test_viewing_opens_the_text(desktop: Page, shelf: Shelf) -> None:
    open_list(desktop, shelf)
    view = desktop.locator(ROW.format(OTHER)).get_by_role("button", name="Xem")
    view.press("Enter")
    pane = desktop.get_by_role("region", name="Văn bản báo cáo")
    expect(pane).to_be_visible()
    expect(desktop.locator("#tl-pane").get_by_label("Chọn báo cáo")).to_have_value(OTHER)
    desktop.keyboard.press("Escape")
    expect(pane).to_be_hidden()
    expect(view).to_be_focused()


def test_many_documents_are_filtered_and_sorted(desktop: Page, shelf: Shelf) -> None:
    for number in range(6):
        document = build_document(f"them-{number}.txt")
        shelf.site.assistant.store.held[document.name] = document
    open_list(desktop, shelf)
    rows = desktop.locator(".tl-doc-table tbody tr")
    expect(rows).to_have_count(10)
    desktop.get_by_label("Lọc theo tên").fill("ke hoach")
    expect(rows).to_have_count(2)
    desktop.get_by_label("Lọc theo tên").fill("không có báo cáo nào như vậy")
    expect(desktop.locator(".tl-list > .tl-list-note")).to_have_text("Không có báo cáo nào khớp.")
    desktop.get_by_label("Lọc theo tên").fill("")
    desktop.get_by_label("Sắp xếp").select_option("ngay")
    expect(rows.first).to_contain_text(NEW)


@pytest.mark.parametrize("part", ["", "/so-sanh/" + OLD + "/" + NEW])
def test_on_a_phone_nothing_is_too_wide_or_small(phone: Page, shelf: Shelf, part: str) -> None:
    phone.goto(shelf.address + part)
    expect(phone.locator(".tl-change" if part else ".tl-doc-table tbody").first).to_be_visible()
    if not part:
        choose(phone, file("mot" * 30 + ".txt", b"hong"))
        expect(phone.locator(".tl-job")).to_contain_text("bị hỏng")
    assert phone.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    panel = phone.locator("#tl-documents")
    assert panel.evaluate("panel => panel.scrollWidth <= panel.clientWidth")
    assert small_targets(phone, SMALLEST_TOUCH, ".tl-documents") == []


def test_readers_see_the_list_but_change_nothing(chromium: Browser, tmp_path: Path) -> None:
    path = tmp_path / "nguoi-dung"
    lines = [hash_line("lan", "user", PASSWORD), hash_line("minh", "admin", PASSWORD)]
    path.write_text("\n".join(lines), encoding="utf-8")
    assistant = FakeAssistant(build_document(), build_document(OTHER))
    with serving(tmp_path, assistant, intake=FakeIntake(assistant).port(), auth=read_auth(path)) as site:
        for name, changes in (("lan", 0), ("minh", 1)):
            context = chromium.new_context()
            page = context.new_page()
            page.goto(site.url)
            page.get_by_label("Tên người dùng").fill(name)
            page.get_by_label("Mật khẩu").fill(PASSWORD)
            page.get_by_label("Mật khẩu").press("Enter")
            page.get_by_role("link", name="Tài liệu").click()
            row = page.locator(ROW.format(OTHER))
            expect(row.get_by_role("button", name="Xem")).to_be_visible()
            expect(row.get_by_role("button", name=re.compile("Gỡ|Lập lại"))).to_have_count(2 * changes)
            expect(page.get_by_role("button", name="Chọn tệp")).to_have_count(changes)
            context.close()
