"""The part «Số liệu» where there is nothing to show, where something fails, and where a report means ill."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.assistant.web.fakes import FakeAssistant
from tests.assistant.web.ledger_texts import ANNEX, ANNEX_NAME, NAME, build
from tests.browser.sites import serving
from tests.browser.steps import marked

NOTE = ".tl-figures-note"


def test_no_report_and_no_figures_are_told(desktop: Page, tmp_path: Path) -> None:
    assistant = FakeAssistant()
    with serving(tmp_path, assistant) as site:
        desktop.goto(site.url + "#so-lieu")
        expect(desktop.locator(NOTE)).to_contain_text("Chưa có báo cáo nào")
        expect(desktop.locator(".tl-ledger")).to_be_hidden()
        bare = build(tmp_path, "thu.txt", "THƯ NGỎ\n\nKính gửi các đồng chí, xin trân trọng cảm ơn.\n")
        assistant.store.held[bare.name] = bare
        desktop.reload()
        expect(desktop.locator(NOTE)).to_contain_text("Báo cáo không có số liệu nào")
        desktop.get_by_role("link", name="Hai nhiệm kỳ").click()
        expect(desktop.locator(NOTE)).to_contain_text("không có kết quả của nhiệm kỳ trước")
        desktop.get_by_role("link", name="Mâu thuẫn").click()
        expect(desktop.locator(".tl-findings")).to_contain_text("Không phát hiện số liệu nào mâu thuẫn")


def test_a_failure_is_told_and_can_be_tried_again(desktop: Page, tmp_path: Path) -> None:
    with serving(tmp_path, FakeAssistant(build(tmp_path))) as site:
        desktop.route(
            "**/so-lieu/bang**", lambda route: route.fulfill(status=503, json={"message": "Đang bận."})
        )
        desktop.goto(site.url + "#so-lieu")
        expect(desktop.locator(NOTE)).to_contain_text("Đang bận.")
        desktop.unroute("**/so-lieu/bang**")
        desktop.locator(NOTE).get_by_role("button", name="Thử lại").click()
        expect(desktop.locator(".tl-line").first).to_be_visible()
        expect(desktop.locator(NOTE)).to_be_empty()
        desktop.route(
            "**/so-lieu/tai**", lambda route: route.fulfill(status=500, json={"message": "Hỏng rồi."})
        )
        desktop.get_by_role("button", name="Tải csv").click()
        expect(desktop.get_by_role("alert")).to_contain_text("Hỏng rồi.")


def test_a_hostile_report_is_text(desktop: Page, tmp_path: Path, strays: list[str]) -> None:
    with serving(tmp_path, FakeAssistant(build(tmp_path))) as site:
        for view in ("bang", "hai-nhiem-ky", "mau-thuan"):
            desktop.goto(f"{site.url}#so-lieu/{view}")
            expect(desktop.locator("#tl-figures").get_by_role("button").first).to_be_visible()
            assert desktop.locator("#tl-figures .tl-part :is(img, b, script)").count() == 0
        desktop.goto(f"{site.url}#so-lieu/bang")
        row = desktop.locator(".tl-line", has_text="42 thành viên")
        row.locator("button").click()
        assert "<img src=x onerror=alert(1)>" in marked(desktop)
        assert strays == []


def test_several_reports_and_the_reader_s_choice(desktop: Page, tmp_path: Path) -> None:
    assistant = FakeAssistant(build(tmp_path), build(tmp_path, ANNEX_NAME, ANNEX))
    with serving(tmp_path, assistant) as site:
        desktop.goto(site.url + "#so-lieu")
        lines = desktop.locator(".tl-line")
        expect(lines.first).to_be_visible()
        expect(desktop.get_by_role("columnheader", name="Báo cáo")).to_be_visible()
        everything = lines.count()
        desktop.get_by_role("group", name="Bộ lọc").get_by_label("Báo cáo").select_option(ANNEX_NAME)
        expect(lines).to_have_count(3)
        scope = desktop.locator("#tl-figures .tl-scope")
        scope.get_by_text("Số liệu của: 2 tài liệu").click()
        scope.get_by_role("checkbox", name=ANNEX_NAME).uncheck()
        expect(lines).to_have_count(everything - 3)
        desktop.keyboard.press("Escape")
        expect(scope.get_by_role("checkbox").first).to_be_hidden()
        desktop.get_by_role("link", name="Hỏi đáp").click()
        asked = desktop.locator("#tl-scope .tl-scope")
        asked.get_by_text("Tìm trong: BÁO CÁO").click()
        expect(asked.get_by_role("checkbox", name=ANNEX_NAME)).not_to_be_checked()
        asked.get_by_role("button", name="Về mặc định").click()
        desktop.get_by_role("link", name="Số liệu", exact=True).click()
        expect(lines).to_have_count(everything)
        scope.get_by_text("Số liệu của: 2 tài liệu").click()
        scope.get_by_role("checkbox", name=ANNEX_NAME).uncheck()
        assistant.store.held[NAME] = build(tmp_path, text="BÁO CÁO\n\n- Có 5 xã.\n- Có 6 thôn.\n")
        desktop.evaluate("document.dispatchEvent(new Event('troly:changed'))")
        expect(lines).to_have_count(2)
