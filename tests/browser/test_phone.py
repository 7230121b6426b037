"""On a phone: one column, the source as a sheet, everything in reach of a thumb."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.sites import PHONE, Site
from tests.browser.steps import BOX, ask, marked, open_chat

SMALLEST_TOUCH = 44


def width_of(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth"))


def small_targets(page: Page, least: int, within: str = "body") -> list[object]:
    """What can be pressed and is smaller than that, with its size."""
    found: list[object] = page.evaluate(
        """([least, within]) => [...document.querySelectorAll(`${within} :is(button, textarea, select, a)`)]
          .filter((element) => element.checkVisibility() && !element.matches(".tl-skip"))
          .map((element) => {
            const own = element.getBoundingClientRect();
            const after = getComputedStyle(element, "::after");
            const grown = after.position === "absolute" && after.content !== "none";
            const by = (side) => (grown ? -2 * parseFloat(after[side]) : 0);
            return [element.className, own.width + by("left"), own.height + by("top")];
          })
          .filter(([, width, height]) => width < least || height < least)""",
        [least, within],
    )
    return found


def test_the_source_is_a_sheet(phone: Page, site: Site) -> None:
    open_chat(phone, site.url)
    sheet = phone.locator(".tl-pane")
    expect(sheet).to_be_hidden()
    chip = ask(phone).locator(".tl-chip").first
    chip.tap()
    assert marked(phone).startswith("Sản lượng chè")
    expect(sheet).to_have_attribute("role", "dialog")
    expect(sheet).to_have_attribute("aria-modal", "")
    box = sheet.bounding_box()
    assert box is not None
    assert box["y"] > 80
    assert round(box["y"] + box["height"]) == PHONE["height"]
    assert box["width"] == PHONE["width"]
    assert phone.locator("#tl-chat").evaluate("chat => chat.inert"), "the page behind is out of reach"
    expect(phone.get_by_role("tooltip")).to_be_hidden()
    sheet.get_by_role("button", name="Đóng").tap()
    expect(sheet).to_be_hidden()
    expect(chip).to_be_focused()
    assert not phone.locator("#tl-chat").evaluate("chat => chat.inert")


def test_the_sheet_closes_by_escape_backdrop_and_back(phone: Page, site: Site) -> None:
    open_chat(phone, site.url)
    sheet, chip = phone.locator(".tl-pane"), ask(phone).locator(".tl-chip").first
    ways: tuple[Callable[[], object], ...] = (
        lambda: phone.keyboard.press("Escape"),
        lambda: phone.touchscreen.tap(200, 30),
        phone.go_back,
    )
    for close in ways:
        chip.tap()
        expect(sheet).to_be_visible()
        close()
        expect(sheet).to_be_hidden()
    expect(phone.locator(".tl-turn")).to_have_count(1)


def test_nothing_is_wider_than_the_screen(phone: Page, site: Site) -> None:
    open_chat(phone, site.url)
    assert width_of(phone) == PHONE["width"]
    ask(phone, "Có bao nhiêu thành viên? " + "dài" * 60)
    assert width_of(phone) == PHONE["width"]
    phone.locator(".tl-chip").first.tap()
    marked(phone)
    assert width_of(phone) == PHONE["width"]


def test_everything_is_large_enough_and_in_reach(phone: Page, site: Site) -> None:
    open_chat(phone, site.url)
    turn = ask(phone)
    assert small_targets(phone, SMALLEST_TOUCH) == []
    for part in (".tl-headline", ".tl-statements > li", ".tl-question"):
        assert float(turn.locator(part).first.evaluate("e => parseFloat(getComputedStyle(e).fontSize)")) >= 16
    assert float(phone.locator(BOX).evaluate("e => parseFloat(getComputedStyle(e).fontSize)")) >= 16
    box = phone.locator(BOX).bounding_box()
    assert box is not None
    assert 0 <= PHONE["height"] - (box["y"] + box["height"]) <= 24, "at the bottom, in reach of the thumb"
