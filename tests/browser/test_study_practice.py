"""The view «Luyện tập»: questions one at a time, told at once, wrong ones again, a result."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.practising import (
    ALL,
    CARD,
    CLOZE,
    MATCH,
    MCQ,
    SHORT,
    TEA,
    TEXT,
    TRUE_FALSE,
    VERDICT,
    begin,
    open_practice,
    options,
    pick,
    press,
    stored,
)
from tests.browser.sites import PHONE, Site
from tests.browser.steps import marked
from tests.browser.test_phone import SMALLEST_TOUCH, small_targets, width_of


def test_a_question_is_answered_by_keys_and_told_at_once(desktop: Page, site: Site) -> None:
    begin(desktop, site, [MCQ, TRUE_FALSE])
    expect(desktop.locator(TEXT)).to_have_text(str(MCQ["question"]))
    expect(desktop.locator(TEXT)).to_be_focused()
    expect(desktop.locator(".tl-asking-name")).to_have_text("Câu 1/2")
    desktop.keyboard.press("Enter")
    expect(desktop.get_by_role("alert").filter(has_text="Hãy chọn một phương án.")).to_be_visible()
    desktop.keyboard.press("b")
    desktop.keyboard.press("Enter")
    expect(desktop.locator(VERDICT)).to_have_text("✓Đúng")
    expect(desktop.locator(VERDICT)).to_be_focused()
    expect(desktop.locator(".tl-told blockquote")).to_have_text(f"«{TEA}»")
    opener = desktop.get_by_role("button", name="Xem trong báo cáo")
    opener.click()
    assert marked(desktop) == TEA
    desktop.keyboard.press("Escape")
    expect(opener).to_be_focused()
    desktop.locator(VERDICT).focus()
    desktop.keyboard.press("Enter")
    expect(desktop.locator(TEXT)).to_have_text(str(TRUE_FALSE["question"]))
    desktop.keyboard.press("s")
    desktop.keyboard.press("Enter")
    expect(desktop.locator(VERDICT)).to_have_text("✓Đúng")
    desktop.keyboard.press("Enter")
    expect(desktop.get_by_role("heading", name="Kết quả luyện tập")).to_be_focused()
    expect(desktop.locator(".tl-result-total")).to_have_text("2/2 câu đúng (100%)")
    expect(desktop.get_by_role("button", name="Làm lại")).to_have_count(0)


def test_a_wrong_question_comes_back_and_counts_once(desktop: Page, site: Site) -> None:
    begin(desktop, site, [MCQ, TRUE_FALSE])
    pick(desktop, "1.350 tấn", right=False)
    expect(options(desktop).nth(1)).to_contain_text("✓")
    expect(options(desktop).nth(2)).to_contain_text("✗")
    press(desktop, "Câu tiếp theo")
    expect(desktop.locator(".tl-asking-about")).to_contain_text("1 câu sẽ hỏi lại")
    pick(desktop, "Sai", right=True)
    press(desktop, "Câu tiếp theo")
    expect(desktop.locator(".tl-asking-name")).to_have_text("Hỏi lại câu 1")
    pick(desktop, "1.250 tấn", right=True)
    press(desktop, "Xem kết quả")
    expect(desktop.locator(".tl-result-total")).to_have_text("1/2 câu đúng (50%)")
    row = desktop.locator(".tl-result-list > li").first
    expect(row).to_contain_text("Trả lời: 1.350 tấn")
    expect(row).to_contain_text("Đáp án: 1.250 tấn")
    expect(row.locator(".tl-result-source")).to_have_text(
        re.compile("^Nguồn: .+, I, trang 1$")
    )  # one of two reports
    press(desktop, "Chỉ xem 1 câu sai")
    expect(desktop.locator(".tl-result-list > li:visible")).to_have_count(1)
    press(desktop, "Làm lại 1 câu sai")
    expect(desktop.locator(".tl-asking-name")).to_have_text("Câu 1/1")
    pick(desktop, "1.250 tấn", right=True)
    press(desktop, "Xem kết quả")
    press(desktop, "Làm bộ mới")
    # Right once: it comes again after a day.
    expect(desktop.get_by_role("button", name="Ôn trước 1 câu")).to_be_visible()
    expect(desktop.locator(".tl-past-table tbody tr")).to_have_count(2)
    expect(desktop.locator(".tl-start > .tl-start-where")).to_have_text(
        "Kết quả chỉ lưu trong trình duyệt này."
    )
    press(desktop, "Xóa kết quả đã lưu")
    press(desktop, "Xóa cả câu sai đã nhớ")
    expect(desktop.locator(".tl-past")).to_be_hidden()
    expect(desktop.locator(".tl-start-card")).to_have_count(0)
    assert stored(desktop)["wrong"] == {}


def test_figures_are_typed_lines_matched_and_words_compared(desktop: Page, site: Site) -> None:
    begin(desktop, site, [CLOZE, MATCH, SHORT])
    field = desktop.get_by_label("Câu trả lời")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("inputmode", "decimal")
    field.fill("một nghìn hai trăm")
    field.press("Enter")
    expect(desktop.get_by_role("alert").filter(has_text="Hãy nhập bằng chữ số.")).to_be_visible()
    field.fill("1 250 tan")
    field.press("Enter")
    expect(desktop.locator(VERDICT)).to_have_text("✓Đúng")
    press(desktop, "Câu tiếp theo")
    desktop.get_by_label("Thành viên").select_option("1.250 tấn")
    press(desktop, "Kiểm tra")
    expect(
        desktop.get_by_role("alert").filter(has_text="Hãy chọn giá trị cho từng nội dung.")
    ).to_be_visible()
    desktop.get_by_label("Sản lượng").select_option("1.250 tấn")
    press(desktop, "Kiểm tra")
    expect(desktop.locator(VERDICT)).to_have_text("✗Chưa đúng")
    expect(desktop.locator(".tl-line-note")).to_have_text(["✗ Đúng là: 42", "✓ Đúng"])
    expect(desktop.locator(".tl-told .tl-passage")).to_have_count(2)
    press(desktop, "Câu tiếp theo")
    desktop.get_by_label("Câu trả lời").fill("Mua thêm máy")
    press(desktop, "Xem đáp án")
    expect(desktop.locator(".tl-told-answer")).to_have_text("Đáp án: Đầu tư thêm một dây chuyền chế biến")
    press(desktop, "✓ Tôi trả lời đúng")
    expect(desktop.locator(".tl-asking-name")).to_have_text("Hỏi lại câu 2")
    press(desktop, "Chưa biết")
    expect(desktop.locator(VERDICT)).to_have_text("✗Chưa biết – hãy xem đáp án")
    press(desktop, "Dừng")
    press(desktop, "Kết thúc, xem kết quả")
    expect(desktop.locator(".tl-result-total")).to_have_text("2/3 câu đúng (67%)")
    expect(desktop.locator(".tl-result-sections tbody th")).to_have_text(
        ["I KẾT QUẢ SẢN XUẤT", "II CHỈ TIÊU NHIỆM KỲ TỚI", "III NHIỆM VỤ"]
    )


def test_the_result_prints(desktop: Page, site: Site) -> None:
    begin(desktop, site, [MCQ])
    pick(desktop, "1.250 tấn", right=True)
    press(desktop, "Xem kết quả")
    desktop.get_by_label("Họ và tên").fill("Trần Thị <i>Lan</i>")
    desktop.get_by_role("textbox", name="Đơn vị").fill("Chi bộ 3")
    desktop.emulate_media(media="print")
    result = desktop.locator(".tl-result")
    expect(result.get_by_text("Trần Thị <i>Lan</i>")).to_be_visible()
    expect(result.get_by_text("Chi bộ 3")).to_be_visible()
    expect(result.get_by_text("Báo cáo hợp tác xã Suối Ngàn").first).to_be_visible()
    assert desktop.locator("#tl-study button:visible").count() == 0
    assert desktop.locator("#tl-study input:visible").count() == 0
    desktop.emulate_media(media="screen")
    desktop.reload()
    expect(desktop.locator(".tl-result-total")).to_have_text("1/1 câu đúng (100%)")
    expect(desktop.get_by_label("Họ và tên")).to_have_value("Trần Thị <i>Lan</i>")


def test_a_lost_connection_is_told(desktop: Page, site: Site) -> None:
    open_practice(desktop, site, ALL)
    desktop.unroute_all()
    desktop.route("**/on-tap/cau-hoi?*", lambda route: route.fulfill(status=422, json={"message": "Ít quá."}))
    press(desktop, "Bắt đầu")
    expect(desktop.locator(".tl-start-form .tl-problem")).to_have_text("Ít quá.")
    desktop.unroute_all()
    desktop.route(
        "**/on-tap/cau-hoi?*", lambda route: route.fulfill(json={"questions": [MCQ, {"id": 3}], "wanted": 10})
    )
    press(desktop, "Bắt đầu")
    expect(desktop.locator(CARD)).to_be_visible()
    expect(desktop.locator(".tl-practice-note")).to_contain_text("chỉ đủ để soạn 1 câu")


def test_the_wish_goes_to_the_server(desktop: Page, site: Site) -> None:
    open_practice(desktop, site, ALL)
    for word in ("30", "Ghép đôi", "Trắc nghiệm", "Khó"):
        desktop.locator(".tl-start-form").get_by_text(word, exact=True).click()
    desktop.get_by_label("Mục của báo cáo").first.click()
    desktop.get_by_label("II CHỈ TIÊU NHIỆM KỲ TỚI").first.check()
    with desktop.expect_request("**/on-tap/cau-hoi?*") as sent:
        press(desktop, "Bắt đầu")
    for part in ("so=30", "dang=mcq", "dang=match", "muc-do=hard", "muc=II+CH", "ma="):
        assert part in sent.value.url
    expect(desktop.locator(CARD)).to_be_visible()


def test_on_a_phone(phone: Page, site: Site) -> None:
    open_practice(phone, site, ALL)
    assert small_targets(phone, SMALLEST_TOUCH, "[data-view=luyen-tap]") == []
    press(phone, "Bắt đầu")
    for kind in ALL:
        expect(phone.locator(TEXT)).to_have_text(str(kind["question"]))
        expect(phone.locator(TEXT)).to_be_focused()  # not the field: its keyboard would hide the question
        assert small_targets(phone, SMALLEST_TOUCH, ".tl-asking") == []
        assert width_of(phone) == PHONE["width"]
        for option in options(phone).all():
            box = option.bounding_box()
            assert box is not None
            assert box["height"] >= SMALLEST_TOUCH
        press(phone, "Chưa biết")
        expect(phone.locator(VERDICT)).to_be_in_viewport()
        expect(phone.get_by_role("button", name="Câu tiếp theo")).to_be_in_viewport()
        press(phone, "Câu tiếp theo")
    expect(phone.locator(".tl-asking-name")).to_have_text("Hỏi lại câu 1")
    press(phone, "Dừng")
    press(phone, "Kết thúc, xem kết quả")
    expect(phone.locator(".tl-result-total")).to_have_text("0/5 câu đúng (0%)")
    assert small_targets(phone, SMALLEST_TOUCH, ".tl-result") == []
    assert width_of(phone) == PHONE["width"]
