"""The view «Kiểm tra số liệu»: the figures of a text marked, chosen, filtered, copied; on a phone."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.checks import BOX, CARD, FIGURE, SPEECH, VERDICTS, check, open_view, verdicts
from tests.browser.sites import PHONE, Site
from tests.browser.steps import marked
from tests.browser.test_phone import SMALLEST_TOUCH, small_targets, width_of


def test_every_figure_is_marked_in_the_text(desktop: Page, site: Site) -> None:
    open_view(desktop, site)
    figures = check(desktop)
    assert figures.all_text_contents() == ["1.250 tấn", "39,5 tỷ đồng", "12 phòng học"]
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
