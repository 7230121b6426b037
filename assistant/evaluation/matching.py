"""When a text holds a fact, and when a quote covers a passage (pure)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
LEADING_ZEROS = re.compile(r"(?<![\w.,])0+(?=[1-9])")
MARKS = re.compile(r"\[\d+(?:,\s*\d+)*\]")
EMPHASIS = str.maketrans("", "", "*_")

SHARE_OF_PASSAGE = 0.6
SHARE_OF_QUOTE = 0.9
SHORTEST_RUN = 6


def fold(text: str) -> str:
    """Text as it is compared: composed, lower case, single spaces, no emphasis marks, "02 năm" as "2 năm"."""
    composed = unicodedata.normalize("NFC", text).replace("\N{NO-BREAK SPACE}", " ").translate(EMPHASIS)
    return " ".join(LEADING_ZEROS.sub("", composed).split()).casefold()


def holds(fact: str, text: str) -> bool:
    """Whether a fact stands in a text; a figure must not be a part of a longer number."""
    wanted = fold(fact)
    before = r"(?<!\d)(?<!\d[.,])" if wanted[:1].isdigit() else ""
    after = r"(?!\d)(?![.,]\d)" if wanted[-1:].isdigit() else ""
    return re.search(f"{before}{re.escape(wanted)}{after}", fold(text)) is not None


def holds_any(spellings: Iterable[str], text: str) -> bool:
    """Whether one of the spellings of a fact stands in a text."""
    return any(holds(spelling, text) for spelling in spellings)


def covers(passage: str, quote: str) -> bool:
    """Whether a quote shows a passage: 60 % of its words in one run, or nearly all of the quote lies inside it."""
    wanted, shown = fold(passage).split(), fold(quote).split()
    if not wanted or not shown:
        return False
    matcher = SequenceMatcher(None, wanted, shown, autojunk=False)
    run = matcher.find_longest_match(0, len(wanted), 0, len(shown)).size
    return run >= SHARE_OF_PASSAGE * len(wanted) or run >= max(SHORTEST_RUN, SHARE_OF_QUOTE * len(shown))


def share_covered(passages: Iterable[str], quotes: Iterable[str]) -> float:
    """The share of passages that some quote covers, 0 to 1; 1 where there is none to cover."""
    shown = list(quotes)
    found = [any(covers(passage, quote) for quote in shown) for passage in passages]
    return sum(found) / len(found) if found else 1.0


def numbers(text: str) -> set[str]:
    """The numbers of a text."""
    return set(NUMBER.findall(fold(text)))


def without_marks(text: str) -> str:
    """The text without its citation marks."""
    return MARKS.sub(" ", text)
