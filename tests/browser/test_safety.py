"""Questions, reports and their names are text, whatever they hold; everything a reader meets is Vietnamese."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.sites import Site
from tests.browser.steps import BOX, ask, marked, open_chat

HOSTILE = "<img src=x onerror=alert(1)> [x](javascript:alert(1)) $latex$ $$x^2$$ **đậm** ${alert(1)} {{value}} </div>"
# Words of Gradio's own screens.
ENGLISH = re.compile(
    r"\b(loading|error|queue|processing|submit|clear|copy|like|dislike|built with|use via|settings|api|gradio"
    r"|chatbot|textbox|button|close|connection|lost|retry|undo|upload|share|footer|response)\b",
    re.IGNORECASE,
)


def test_a_hostile_question_is_shown_as_it_was_typed(desktop: Page, site: Site, strays: list[str]) -> None:
    open_chat(desktop, site.url)
    turn = ask(desktop, HOSTILE)
    expect(turn.locator(".tl-question")).to_contain_text(HOSTILE)
    expect(turn.locator(".tl-statements")).to_contain_text(HOSTILE)
    desktop.reload()
    expect(desktop.locator(".tl-question")).to_contain_text(HOSTILE)
    assert desktop.locator("#tl-log :is(img, a, strong, script, .katex)").count() == 0
    assert strays == []


def test_a_hostile_report_is_shown_as_it_is(desktop: Page, site: Site, strays: list[str]) -> None:
    open_chat(desktop, site.url)
    ask(desktop).locator(".tl-chip").nth(2).click()
    assert "<script>alert('xss')</script>" in marked(desktop)
    desktop.locator(BOX).hover()
    desktop.locator(".tl-chip").nth(2).hover()
    expect(desktop.get_by_role("tooltip")).to_contain_text("<script>")
    expect(desktop.locator(".tl-title")).to_contain_text("<img src=x")
    assert desktop.locator("#tl-pane .tl-text :is(script, img), #tl-tip script, #tl-header img").count() == 0
    assert strays == []


def test_a_tampered_storage_is_dropped(desktop: Page, site: Site) -> None:
    open_chat(desktop, site.url)
    ask(desktop)
    for kept in ('"x"', "null", '{"user":"","exchanges":[{"id":"<img src=x>"}]}', "không phải gì cả"):
        desktop.evaluate("kept => localStorage.setItem('troly-hoi-dap', kept)", kept)
        desktop.reload()
        expect(desktop.locator(".tl-welcome")).to_be_visible()
    ask(desktop)


def test_everything_a_reader_meets_is_vietnamese(answered: Page) -> None:
    assert answered.evaluate("document.documentElement.lang") == "vi"
    met = answered.evaluate(
        """() => {
          const met = [document.title];
          for (const element of document.body.querySelectorAll("*")) {
            if (element.closest("script, style, .tl-text, noscript, .tl-document")) continue;
            for (const name of ["aria-label", "title", "placeholder", "alt", "aria-description"])
              if (element.hasAttribute(name)) met.push(element.getAttribute(name));
            for (const node of element.childNodes)
              if (node.nodeType === Node.TEXT_NODE && node.data.trim()) met.push(node.data.trim());
          }
          return met;
        }"""
    )
    assert len(met) > 40
    assert [text for text in met if ENGLISH.search(re.sub(r"<[^>]*>", "", text))] == []


def test_letters_are_those_of_the_machine(answered: Page) -> None:
    assert answered.evaluate("[...document.fonts].filter((font) => font.status === 'loaded').length") == 0
    assert "system-ui" in answered.locator(".tl-headline").evaluate("e => getComputedStyle(e).fontFamily")
