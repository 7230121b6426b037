"""The view «Bộ câu hỏi»: a set is made, changed, shown with its answers, saved and printed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from ingest.pipeline import ingest
from tests.assistant.study.export import word_reader
from tests.assistant.web.fakes import FakeAssistant
from tests.browser.sites import PHONE, Site, serving
from tests.browser.steps import MARKS
from tests.browser.test_phone import SMALLEST_TOUCH, small_targets, width_of

REPORT = Path(__file__).parents[1] / "evals" / "reports" / "nong-nghiep.txt"
ITEMS = ".tl-quiz-item"
ASKED = f"{ITEMS} .tl-quiz-asked"
TOAST = ".tl-quiz-toast"


@pytest.fixture(scope="module")
def studies(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """One report that much can be asked of."""
    with serving(tmp_path_factory.mktemp("on-tap"), FakeAssistant(ingest(REPORT))) as site:
        yield site


def visit(page: Page, site: Site) -> None:
    page.goto(f"{site.url}#on-tap/cau-hoi")
    expect(page.locator("#tl-splash")).to_have_count(0)
    expect(page.locator(".tl-quiz .tl-form")).to_be_visible()


def make(page: Page, count: int = 20) -> None:
    page.get_by_role("button", name="Soạn câu hỏi").click()
    expect(page.get_by_role("heading", name=f"Bộ {count} câu hỏi")).to_be_focused()
    expect(page.locator(ITEMS)).to_have_count(count)


def form(page: Page) -> Locator:
    return page.get_by_role("form", name="Soạn bộ câu hỏi")


def questions(page: Page) -> list[str]:
    return page.locator(ASKED).all_text_contents()


def ids(page: Page) -> list[str]:
    found: list[str] = page.locator(ITEMS).evaluate_all("items => items.map((item) => item.dataset.id)")
    return found


def act(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def saved(page: Page, name: str) -> bytes:
    with page.expect_download() as waiting:
        page.locator(".tl-quiz-files").get_by_role("button", name=name).click()
    return Path(waiting.value.path()).read_bytes()


def test_one_press_makes_a_set_that_outlives_a_reload(desktop: Page, studies: Site) -> None:
    visit(desktop, studies)
    make(desktop)
    expect(desktop.locator(".tl-quiz-told")).to_contain_text(
        re.compile(r"20 câu: \d+ trắc nghiệm, .*Mức độ: ")
    )
    act(desktop, "Bỏ câu 2").click()
    expect(desktop.locator(ITEMS)).to_have_count(19)
    left = questions(desktop)
    desktop.reload()
    expect(desktop.locator(ITEMS)).to_have_count(19)
    assert questions(desktop) == left


def test_single_questions_are_taken_out_changed_and_moved_and_come_back(desktop: Page, studies: Site) -> None:
    visit(desktop, studies)
    make(desktop)
    before = ids(desktop)
    act(desktop, "Bỏ câu 1").click()
    expect(desktop.locator(TOAST)).to_contain_text("Đã bỏ câu 1; còn 19 câu.")
    expect(desktop.locator(ITEMS).first).to_be_focused()
    act(desktop, "Đổi câu 2").click()
    expect(desktop.locator(TOAST)).to_contain_text("Đã đổi câu 2.")
    changed = ids(desktop)
    assert len(set(changed) - set(before)) == 1
    assert changed[0] == before[1]
    act(desktop, "Chuyển xuống sau: câu 1").press("Enter")
    assert ids(desktop)[:2] == [changed[1], changed[0]]
    expect(act(desktop, "Chuyển xuống sau: câu 2")).to_be_focused()
    expect(act(desktop, "Chuyển lên trước: câu 1")).to_be_disabled()
    for _ in range(3):
        desktop.locator(TOAST).get_by_role("button", name="Hoàn tác").click()
    expect(desktop.locator(ITEMS)).to_have_count(20)
    assert ids(desktop) == before


def test_answers_lead_to_the_report(desktop: Page, studies: Site) -> None:
    visit(desktop, studies)
    make(desktop)
    expect(desktop.locator(".tl-quiz-answer")).to_have_count(0)
    shown = desktop.get_by_role("button", name="Hiện đáp án")
    shown.click()
    expect(shown).to_have_attribute("aria-pressed", "true")
    expect(desktop.locator(".tl-quiz-answer")).to_have_count(20)
    expect(desktop.locator(".tl-quiz-answer").first).to_contain_text("Giải thích:")
    desktop.locator(".tl-quiz-answer").first.get_by_role("button", name="Xem trong báo cáo").click()
    expect(desktop.locator(MARKS).first).to_be_visible()


def test_files_hold_what_is_seen_and_tell_what_they_cannot(desktop: Page, studies: Site) -> None:
    visit(desktop, studies)
    make(desktop)
    act(desktop, "Bỏ câu 3").click()
    act(desktop, "Đổi câu 1").click()
    expect(desktop.locator(TOAST)).to_contain_text("Đã đổi câu 1.")
    assert [one["id"] for one in json.loads(saved(desktop, "JSON"))] == ids(desktop)
    expect(desktop.locator(".tl-quiz-saved")).to_have_text("Đã tải tệp JSON. Tệp có đủ 19 câu.")
    note = desktop.locator(".tl-quiz-held").filter(has_text="Kahoot! nhận")
    expect(note).to_contain_text(re.compile(r"nhận \d+ trong 19 câu\. Không đưa vào tệp \d+ câu: "))
    note.get_by_role("button", name="Soạn bộ hợp với Kahoot!").click()
    expect(desktop.get_by_role("heading", name=re.compile("Bộ .* câu hỏi"))).to_be_focused()
    expect(desktop.locator(".tl-quiz-held").filter(has_text="Kahoot! nhận")).to_have_count(0)
    assert saved(desktop, "Kahoot!")[:2] == b"PK"
    desktop.locator(TOAST).get_by_role("button", name="Hoàn tác").click()
    expect(desktop.locator(ITEMS)).to_have_count(19)


def test_the_papers_are_those_of_the_word_file(desktop: Page, studies: Site) -> None:
    visit(desktop, studies)
    form(desktop).get_by_text("Tùy chọn khác").click()
    desktop.get_by_label("Tiêu đề", exact=True).fill("Đề khảo sát")
    desktop.get_by_role("group", name="Số mã đề").get_by_text("2", exact=True).click()
    make(desktop)
    expect(desktop.locator(".tl-quiz-files")).to_contain_text("Word, Markdown: đủ 2 mã đề.")
    papers = [one for one in word_reader.read(saved(desktop, "Word")) if isinstance(one, word_reader.Paper)]
    codes = desktop.get_by_role("group", name="Mã đề", exact=True)
    for code, paper in zip("AB", papers, strict=True):
        codes.get_by_text(code, exact=True).click()
        expect(desktop.locator(".tl-quiz-code")).to_have_text(f"Mã đề: {code}")
        expect(desktop.locator(ITEMS)).to_have_count(20)
        shown = [re.sub(r"^Câu \d+\. ", "", one) for one in questions(desktop)]
        assert shown == [paper.questions[number] for number in range(1, 21)]
    assert any("ĐỀ KHẢO SÁT" in line for line in papers[0].head)
    expect(act(desktop, "Bỏ câu 1")).to_have_count(0)  # the second is mixed from the first


def test_paper_and_key_are_printed_without_what_a_screen_can_do(desktop: Page, studies: Site) -> None:
    visit(desktop, studies)
    make(desktop)
    desktop.evaluate("window.print = () => {}")  # the browser's own dialog would wait for a person
    desktop.get_by_role("button", name="In đề").click()
    desktop.emulate_media(media="print")
    expect(desktop.locator(".tl-quiz-who")).to_be_visible()
    expect(desktop.locator(ASKED).first).to_be_visible()
    for gone in (
        ".tl-quiz .tl-form",
        ".tl-quiz-files",
        ".tl-quiz-bar",
        ".tl-quiz-acts >> nth=0",
        ".tl-header",
    ):
        expect(desktop.locator(gone)).to_be_hidden()
    desktop.emulate_media(media="screen")
    expect(desktop.locator(".tl-quiz-who")).to_be_hidden()
    desktop.get_by_role("button", name="In đáp án").click()
    desktop.emulate_media(media="print")
    expect(desktop.locator(".tl-quiz-key tbody tr").last).to_be_visible()
    expect(desktop.locator(".tl-quiz-reasons tbody tr")).to_have_count(20)
    expect(desktop.locator(ASKED).first).to_be_hidden()
    desktop.emulate_media(media="screen")
    desktop.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(desktop.locator(".tl-quiz-key")).to_be_hidden()


def test_what_is_wrong_is_told_and_can_be_tried_again(desktop: Page, studies: Site) -> None:
    visit(desktop, studies)
    form(desktop).get_by_text("Số khác").click()
    desktop.get_by_label("Số câu khác").fill("500")
    desktop.get_by_role("button", name="Soạn câu hỏi").click()
    expect(form(desktop).get_by_role("alert")).to_have_text("Số câu phải là số nguyên từ 1 đến 200.")
    desktop.get_by_label("Số câu khác").fill("200")
    form(desktop).get_by_text("Ghép đôi", exact=True).click()
    desktop.route("**/on-tap/cau-hoi?*", lambda route: route.abort())
    desktop.get_by_role("button", name="Soạn câu hỏi").click()
    expect(desktop.locator(".tl-quiz [role=alert]").first).to_contain_text("Mất kết nối")
    desktop.unroute("**/on-tap/cau-hoi?*")
    desktop.get_by_role("button", name="Soạn câu hỏi").click()
    expect(desktop.locator(".tl-quiz .tl-notice")).to_have_text(
        re.compile(r"^Báo cáo chỉ đủ để soạn \d+ câu theo lựa chọn này\.$")
    )


def test_a_phone_has_room_for_all_of_it(phone: Page, studies: Site) -> None:
    visit(phone, studies)
    make(phone)
    phone.get_by_role("button", name="Hiện đáp án").click()
    act(phone, "Bỏ câu 2").click()
    expect(phone.locator(TOAST)).to_be_in_viewport()
    assert width_of(phone) <= PHONE["width"]
    assert small_targets(phone, SMALLEST_TOUCH, ".tl-quiz") == []
