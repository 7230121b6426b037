"""The part «Số liệu»: the table of figures, the two terms, what disagrees."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Download, Page, expect

from assistant.figures.ledger.entries import Entry, entries
from assistant.figures.ledger.ordering import Order, ordered
from ingest.pipeline import ingest
from tests.assistant.web.fakes import FakeAssistant
from tests.browser.sites import PHONE, Site, serving
from tests.browser.steps import MARKS, marked
from tests.browser.test_phone import SMALLEST_TOUCH, small_targets, width_of

LONG = Path(__file__).parents[1] / "evals" / "reports" / "nong-nghiep.txt"
ROWS = ".tl-ledger-table tbody tr"
OPENERS = ".tl-open-line"
COUNT = ".tl-ledger-count"
CHARTS = ("#tl-chart-percent .vega-embed svg", "#tl-chart-index .vega-embed svg")


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """One long report."""
    with serving(tmp_path_factory.mktemp("so-lieu"), FakeAssistant(ingest(LONG))) as site:
        yield site


@pytest.fixture(scope="module")
def lines(figures: Site) -> tuple[Entry, ...]:
    """Its ledger."""
    return entries(figures.assistant.store.document(LONG.name))


def visit(page: Page, site: Site, view: str = "bang") -> None:
    page.goto(f"{site.url}#so-lieu/{view}")
    expect(page.locator("#tl-splash")).to_have_count(0)
    expect(page.locator(".tl-figures-note p")).to_have_count(0)


def narrow(page: Page, label: str, value: str) -> None:
    page.get_by_role("group", name="Bộ lọc").get_by_label(label).select_option(value)


def saved(download: Download) -> list[list[str]]:
    with Path(download.path()).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=";"))[1:]


def test_the_views_are_parts_of_the_address(desktop: Page, figures: Site) -> None:
    desktop.goto(figures.url)
    desktop.get_by_role("navigation", name="Các phần").get_by_role("link", name="Số liệu").click()
    views = desktop.get_by_role("navigation", name="Các mục của phần Số liệu")
    expect(views.get_by_role("link", name="Bảng số liệu")).to_have_attribute("aria-current", "page")
    expect(desktop.locator(ROWS).first).to_be_visible()
    views.get_by_role("link", name="Mâu thuẫn").press("Enter")
    expect(desktop.get_by_role("region", name="Mâu thuẫn")).to_be_visible()
    expect(desktop.locator(".tl-ledger")).to_be_hidden()
    desktop.reload()
    expect(desktop.get_by_role("region", name="Mâu thuẫn")).to_be_visible()
    desktop.go_back()
    expect(desktop.locator(".tl-ledger")).to_be_visible()
    expect(desktop).to_have_title("Số liệu · Trợ lý báo cáo")


def test_all_figures_are_there_and_can_be_narrowed_down(
    desktop: Page, figures: Site, lines: tuple[Entry, ...]
) -> None:
    visit(desktop, figures)
    expect(desktop.locator(ROWS)).to_have_count(len(lines))
    expect(desktop.locator(COUNT)).to_have_text(f"{len(lines)} số liệu")
    clear = desktop.locator(".tl-ledger-bar").get_by_role("button", name="Xóa bộ lọc")
    expect(clear).to_be_hidden()
    desktop.get_by_label("Tìm trong bảng số liệu").fill("dang vien")
    expect(desktop.locator(COUNT)).to_have_text(re.compile(rf"^\d+ trong {len(lines)} số liệu$"))
    found = desktop.locator(ROWS).count()
    assert 0 < found < len(lines)
    narrow(desktop, "Tính chất", "target")
    targets = desktop.locator(ROWS).count()
    assert 0 < targets < found
    expect(desktop.locator(".tl-nature")).to_have_text(["Chỉ tiêu"] * targets)
    chosen = desktop.get_by_label("Tính chất").locator("option:checked")
    expect(chosen).to_have_text(f"Chỉ tiêu ({targets})")
    expect(desktop.get_by_label("Đơn vị").locator("option").first).to_have_text(f"Tất cả ({targets})")
    desktop.get_by_label("Tìm trong bảng số liệu").fill("không đâu có chữ này")
    expect(desktop.locator(".tl-ledger .tl-empty")).to_contain_text("Không có số liệu nào khớp")
    expect(desktop.locator(".tl-ledger-table")).to_be_hidden()
    desktop.locator(".tl-empty").get_by_role("button", name="Xóa bộ lọc").click()
    expect(desktop.locator(ROWS)).to_have_count(len(lines))
    expect(desktop.get_by_label("Tìm trong bảng số liệu")).to_be_focused()


def test_columns_sort_by_keyboard(desktop: Page, figures: Site, lines: tuple[Entry, ...]) -> None:
    visit(desktop, figures)
    for name, order in (("Giá trị", Order.NUMBER), ("Thời kỳ", Order.PERIOD), ("Nội dung", Order.INDICATOR)):
        head = desktop.get_by_role("columnheader", name=name)
        for press, falling in (("ascending", False), ("descending", True)):
            head.get_by_role("button").press("Enter")
            expect(head).to_have_attribute("aria-sort", press)
            expect(desktop.locator("th[aria-sort]")).to_have_count(1)
            expect(desktop.locator(ROWS)).to_have_count(len(lines))
            shown = desktop.locator(ROWS).evaluate_all("rows => rows.map((row) => row.dataset.id)")
            assert shown == [entry.observation.id for entry in ordered(lines, order, descending=falling)], (
                name
            )


def test_a_row_opens_its_sentence_with_the_figure_marked(
    desktop: Page, figures: Site, lines: tuple[Entry, ...]
) -> None:
    visit(desktop, figures)
    opener = desktop.locator(OPENERS).nth(1)
    opener.focus()
    desktop.keyboard.press("ArrowDown")
    expect(desktop.locator(OPENERS).nth(2)).to_be_focused()
    desktop.keyboard.press("ArrowUp")
    desktop.keyboard.press("Enter")
    assert marked(desktop) == lines[1].quote
    quantity = lines[1].observation.quantity
    expect(desktop.locator("#tl-pane .tl-exact")).to_have_text(quantity.text)
    expect(desktop.locator("#tl-pane .tl-exact")).to_be_in_viewport()
    whole = figures.assistant.store.document(LONG.name).text
    assert desktop.locator(".tl-text").text_content() == whole, "marks change nothing of the text"
    desktop.keyboard.press("Escape")
    expect(desktop.locator(".tl-pane")).to_be_hidden()
    expect(opener).to_be_focused()
    desktop.locator(ROWS).nth(4).locator("td").first.click()
    assert marked(desktop) == lines[4].quote
    expect(desktop.locator(MARKS).first).to_be_focused()


def test_a_file_holds_what_is_seen(desktop: Page, figures: Site) -> None:
    visit(desktop, figures)
    narrow(desktop, "Đơn vị", "%")
    desktop.get_by_label("Tìm trong bảng số liệu").fill("ty le")
    expect(desktop.get_by_label("Đơn vị").locator("option:checked")).not_to_have_text(re.compile(r"\(0\)"))
    expect(desktop.locator(COUNT)).to_contain_text("trong")
    desktop.get_by_role("columnheader", name="Giá trị").get_by_role("button").click()
    desktop.wait_for_timeout(400)  # the words have been looked for
    shown = desktop.locator(OPENERS).evaluate_all(
        "all => all.map((one) => one.firstChild.textContent)",
    )
    assert len(shown) > 3
    with desktop.expect_download() as csv_file:
        desktop.get_by_role("button", name="Tải csv").click()
    assert [row[0] for row in saved(csv_file.value)] == shown
    with desktop.expect_download() as book:
        desktop.get_by_role("button", name="Tải xlsx").click()
    assert book.value.suggested_filename == "so-lieu-nong-nghiep.xlsx"
    assert Path(book.value.path()).read_bytes().startswith(b"PK")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_two_terms_have_charts_and_a_table(desktop: Page, figures: Site, theme: str) -> None:
    desktop.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
    visit(desktop, figures, "hai-nhiem-ky")
    pairs = desktop.locator(".tl-terms-table tbody tr")
    expect(pairs.first).to_be_visible()
    for chart in CHARTS:
        expect(desktop.locator(chart)).to_be_visible()
        box = desktop.locator(chart).bounding_box()
        assert box is not None
        assert box["width"] > 900, "it takes the room there is"
    picture = desktop.get_by_role("img", name=re.compile("Biểu đồ cột: Tỷ lệ"))
    expect(picture).to_have_attribute("aria-label", re.compile("trong bảng bên dưới"))
    fills = desktop.locator(f"{CHARTS[0]} path").evaluate_all(
        "all => [...new Set(all.map((one) => getComputedStyle(one).fill))]"
    )
    wanted = {"light": "rgb(163, 36, 36)", "dark": "rgb(229, 138, 128)"}[theme]
    assert wanted in fills, "bars have the colours of the theme"
    value = pairs.first.locator(".tl-open-value").nth(1)
    value.press("Enter")
    assert (desktop.locator("#tl-pane .tl-exact").text_content() or "") in marked(desktop)
    expect(desktop.locator(CHARTS[0])).to_be_visible()
    desktop.keyboard.press("Escape")
    expect(value).to_be_focused()
    alone = desktop.get_by_text(re.compile("không có chỉ tiêu tương ứng"))
    alone.click()
    expect(desktop.locator(".tl-terms-alone li").first).to_be_visible()
    with desktop.expect_download() as book:
        desktop.locator(".tl-terms").get_by_role("button", name="Tải xlsx").click()
    assert book.value.suggested_filename == "hai-nhiem-ky-nong-nghiep.xlsx"
    desktop.emulate_media(color_scheme="light")


def test_what_disagrees_leads_to_both_places(desktop: Page, figures: Site) -> None:
    visit(desktop, figures, "mau-thuan")
    findings = desktop.locator(".tl-finding:not(.tl-finding-agrees)")
    expect(findings.first).to_be_visible()
    expect(desktop.locator(".tl-findings-told")).to_have_text(f"{findings.count()} chỗ cần đối chiếu")
    sources = findings.first.get_by_role("button")
    assert sources.count() >= 2
    quotes = []
    for place in range(2):
        sources.nth(place).click()
        expect(desktop.locator(MARKS).first).to_be_focused()
        quotes.append(marked(desktop))
        assert quotes[-1] == sources.nth(place).locator(".tl-finding-quote").text_content()
    assert quotes[0] != quotes[1]
    expect(desktop.locator(".tl-finding-agrees").first).to_be_hidden()
    desktop.get_by_text(re.compile("Đã kiểm tra và khớp")).click()
    expect(desktop.locator(".tl-finding-agrees").first).to_be_visible()


def test_on_a_phone_rows_are_cards(phone: Page, figures: Site) -> None:
    visit(phone, figures)
    card = phone.locator(ROWS).first
    expect(card).to_be_visible()
    box = card.bounding_box()
    assert box is not None
    assert box["width"] > 340
    assert float(card.locator(OPENERS).evaluate("e => parseFloat(getComputedStyle(e).fontSize)")) >= 16
    expect(phone.get_by_label("Tính chất")).to_be_hidden()
    phone.get_by_text("Bộ lọc và thứ tự").tap()
    phone.get_by_label("Thứ tự").select_option("number giam")
    narrow(phone, "Tính chất", "target")
    expect(phone.locator(COUNT)).to_contain_text("trong")
    phone.locator(OPENERS).first.tap()
    expect(phone.locator(".tl-pane")).to_have_attribute("role", "dialog")
    assert phone.locator("#tl-figures").evaluate("part => part.inert"), "the page behind is out of reach"
    phone.keyboard.press("Escape")
    for view in ("bang", "hai-nhiem-ky", "mau-thuan", "kiem-tra"):
        visit(phone, figures, view)
        if view == "hai-nhiem-ky":
            expect(phone.locator(CHARTS[1])).to_be_visible()
        assert width_of(phone) == PHONE["width"], view
        part = phone.locator("#tl-figures")
        assert part.evaluate("part => part.scrollWidth - part.clientWidth") == 0, view
        assert small_targets(phone, SMALLEST_TOUCH, "#tl-figures") == [], view
