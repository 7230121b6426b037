"""The five views of the part «Ôn tập» on a phone, in light and dark, and on paper."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.sites import PHONE, Site
from tests.browser.studying import STARTS, VIEWS, made, open_view, studying, view
from tests.browser.test_phone import SMALLEST_TOUCH, small_targets, width_of

# What shows the rest of it.
FURTHER = {"luyen-tap": "Chưa biết", "the-nho": "Lật thẻ", "cau-hoi": "Hiện đáp án"}
LIGHTS: tuple[Literal["light", "dark"], ...] = ("light", "dark")
LEAST_CONTRAST = 4.5
# Text whose colours are too near to each other, by the rule of WCAG 2; backgrounds that are seen through are mixed.
FAINT = """([within, least]) => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = ([r, g, b, a], below) => [r, g, b].map((part, n) => part * a + below[n] * (1 - a));
  const behind = (element) => {
    if (!element) return [255, 255, 255];
    const own = rgba(getComputedStyle(element).backgroundColor);
    return own[3] === 1 ? own.slice(0, 3) : over(own, behind(element.parentElement));
  };
  const light = (colour) => colour.map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, n) => sum + part * [0.2126, 0.7152, 0.0722][n], 0);
  const found = [];
  for (const element of document.querySelectorAll(`${within} *`)) {
    const words = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data.trim()).join("");
    if (!words || element.closest(".tl-hidden, [disabled], option") || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    const ground = behind(element);
    const [a, b] = [light(over(rgba(getComputedStyle(element).color), ground)), light(ground)];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < least) found.push([words.slice(0, 40), element.className, Math.round(ratio * 10) / 10]);
  }
  return found;
}"""


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with studying(tmp_path_factory.mktemp("on-tap")) as site:
        yield site


@pytest.mark.parametrize("word", VIEWS)
def test_a_phone_in_both_lights(phone: Page, study: Site, word: str) -> None:
    open_view(phone, study, word)
    for scheme in LIGHTS:
        light(phone, scheme)
        if word != "tom-tat":
            looked_at(phone, f"{word}, {scheme}, form")
    made(phone, word, tap=True)
    looked_at(phone, f"{word}, dark, made")
    if further := FURTHER.get(word):
        view(phone, word).get_by_text(further, exact=True).first.tap()
    for scheme in LIGHTS[::-1]:
        light(phone, scheme)
        looked_at(phone, f"{word}, {scheme}, all")


def light(page: Page, scheme: Literal["light", "dark"]) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.wait_for_function(
        """(dark) => document.getAnimations().length === 0
          && Number(getComputedStyle(document.querySelector(".tl-segment")).backgroundColor.match(/\\d+/)[0]) < 128 === dark""",
        arg=scheme == "dark",
    )


def looked_at(page: Page, where: str) -> None:
    within = ".tl-study"
    assert width_of(page) == PHONE["width"], where
    assert small_targets(page, SMALLEST_TOUCH, within) == [], where
    low = page.evaluate(
        """(least) => [...document.querySelectorAll(".tl-study :is(label:has(input:not([type=text], [type=number])), summary)")]
          .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < least)
          .map((one) => one.outerHTML)""",
        SMALLEST_TOUCH,
    )
    assert low == [], where
    assert page.evaluate(FAINT, [within, LEAST_CONTRAST]) == [], where
    wide = page.evaluate(
        """(width) => [...document.querySelectorAll(".tl-study *")]
          .filter((one) => one.checkVisibility() && !one.closest(".tl-hidden") && one.getBoundingClientRect().right > width + 1)
          .map((one) => `${one.tagName}.${one.className}`)""",
        PHONE["width"],
    )
    assert wide == [], where


@pytest.mark.parametrize("word", VIEWS)
def test_paper_shows_what_was_made_and_nothing_to_press(desktop: Page, study: Site, word: str) -> None:
    open_view(desktop, study, word)
    made(desktop, word)
    desktop.emulate_media(media="print", color_scheme="dark")
    for gone in (".tl-tabs", ".tl-segments", ".tl-study button[type=submit]", "#tl-pane"):
        assert desktop.locator(f"{gone}:visible").count() == 0, gone
    if word in ("de-cuong", "cau-hoi", "tom-tat"):
        paper = view(desktop, word).locator(STARTS[word][1])
        expect(paper).to_be_visible()
        assert desktop.locator(".tl-study form:visible, .tl-study input:visible").count() == 0
        assert paper.evaluate("paper => getComputedStyle(paper).color") == "rgb(0, 0, 0)"
    desktop.emulate_media(media="screen", color_scheme="light")
