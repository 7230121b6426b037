"""What a reader does in the five views of the part «Ôn tập», over a report that is long enough for all of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from assistant.web.frame import STUDY_VIEWS
from ingest.pipeline import ingest
from tests.assistant.web.fakes import FakeAssistant
from tests.assistant.web.ledger_texts import ANNEX, ANNEX_NAME, build
from tests.browser.sites import Site, serving

DIGEST = Path(__file__).parents[2] / "reports" / "bao-cao-chinh-tri-tom-luoc.md"
VIEWS = [word for word, _ in STUDY_VIEWS]
# What a reader presses first, what comes of it, and the words in it that a reader works with.
STARTS = {
    "luyen-tap": ("Bắt đầu", ".tl-asking-card", ".tl-asking-text"),
    "the-nho": ("Bắt đầu", ".tl-flash-round", ".tl-flash-question"),
    "de-cuong": ("Soạn đề cương", ".tl-paper", "li"),
    "cau-hoi": ("Soạn câu hỏi", ".tl-quiz-body", ".tl-quiz-asked"),
    "tom-tat": (None, ".tl-summary", "td"),
}


@contextmanager
def studying(folder: Path) -> Iterator[Site]:
    """A report, and an annex of one line."""
    with serving(folder, FakeAssistant(ingest(DIGEST), build(folder, ANNEX_NAME, ANNEX))) as site:
        yield site


def open_view(page: Page, site: Site, word: str = "") -> Locator:
    """Open a view; a page that goes remembers what was under way, so what was remembered is forgotten before."""
    page.goto(site.url + "trang-thai")
    page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
    page.goto(f"{site.url}#on-tap/{word}".rstrip("/"))
    expect(page.locator("#tl-splash")).to_have_count(0)
    return view(page, word or VIEWS[0])


def view(page: Page, word: str) -> Locator:
    shown = page.locator(f".tl-study-view[data-view={word}]")
    expect(shown).to_be_visible()
    return shown


def made(page: Page, word: str, *, tap: bool = False) -> Locator:
    """What a view is for, once it is there."""
    start, result, _ = STARTS[word]
    if start:
        act = view(page, word).get_by_role("button", name=start, exact=True)
        act.tap() if tap else act.click()
    shown = view(page, word).locator(result)
    expect(shown).to_be_visible()
    expect(view(page, word).locator("[aria-busy=true]")).to_have_count(0)
    return shown


def words(page: Page, word: str) -> list[str]:
    """What stands in a view, once it is there."""
    _, result, content = STARTS[word]
    shown = view(page, word).locator(result)
    expect(shown.locator(content).first).to_be_visible()
    return shown.locator(content).all_inner_texts()
