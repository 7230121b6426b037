"""Figures whose names say something else than their sentences (pure)."""

from __future__ import annotations

import re
from itertools import pairwise

from assistant.figures.ledger.entries import Entry
from ingest.normalise import syllables
from ingest.quantity import LOOSE

# A share of what follows it, reached by what stands before: "158 thỏa ước, đạt 92% số doanh nghiệp".
_REACHING = re.compile(r"(?<!\w)(?:đạt|bằng|chiếm)\s*$", re.IGNORECASE)
_OF_THEM = re.compile(r"(?:tổng )?số |các ")
_OWNED = re.compile(r"(?:tỷ|tỉ) lệ (?P<thing>\w+(?: \w+)?) của ", re.IGNORECASE)
# Words before a figure that make what is counted a part of something else, or what is left over.
_JOINED = re.compile(r"(?<!\w)(?:đối với|với|tại|trong nhóm|thuộc|bằng)\s*$|(?<!\w)để lại\s*$", re.IGNORECASE)
_LEFT = re.compile(r"(?<!\w)(?:còn|còn lại|chưa|không)\s*$", re.IGNORECASE)
_LOOSELY = re.compile(rf"(?<!\w)(?:{'|'.join(LOOSE)})\s*$", re.IGNORECASE)


def joins(name: str, entry: Entry) -> bool:
    """Whether a name joins what the sentence sets apart: "phó giáo sư 19 người, tiến sĩ 142 người"."""
    parts = [re.escape(part) for part in syllables(name)]
    quote = " ".join(entry.quote.casefold().split())
    return any(
        re.search(rf"(?<!\w){one} \d[\d.,/]*[^,;\d]{{0,20}}[,;] {other}(?!\w)", quote)
        and not re.search(rf"(?<!\w){one} {other}(?!\w)", quote)
        for one, other in pairwise(parts)
    )


def of_each(name: str, entry: Entry) -> bool:
    """Whether a share is named after what each has several of: "hộ đạt 8 tiêu chí (92,9%)"."""
    owned = _OWNED.match(name)
    return owned is not None and re.search(rf"\d {re.escape(owned['thing'])}(?!\w)", entry.quote) is not None


def of_others(name: str, entry: Entry) -> bool:
    """Whether a share is named after those that it is a share of: "đạt 92% số doanh nghiệp có công đoàn"."""
    after = behind(entry)
    whole = _OF_THEM.sub("", after, count=1)
    named = re.sub(r"^(?:tỷ|tỉ) (?:lệ|trọng) ", "", name.casefold())
    return bool(_REACHING.search(before(entry))) and whole != after and whole.startswith(named)


def left_over(name: str, entry: Entry) -> bool:
    """Whether a number of those that are left is named as of those that something was done to."""
    return _LEFT.search(before(entry)) is not None and " được " in name


def brought_in(name: str, entry: Entry) -> bool:
    """Whether what is counted is only brought in beside something else: "hợp tác với 03 trường"."""
    thing = name.removeprefix("số ").casefold()
    return _JOINED.search(before(entry)) is not None and behind(entry, counted=True).startswith(thing)


def before(entry: Entry) -> str:
    """What stands before the figure in its sentence, without a word that leaves the amount open."""
    told = entry.observation
    return _LOOSELY.sub("", " ".join(entry.quote[: told.quantity.start - told.start].split()))


def behind(entry: Entry, *, counted: bool = False) -> str:
    """What follows the figure in small letters; `counted`: with what it counts."""
    told = entry.observation
    at = told.quantity.start - told.start
    rest = entry.quote[at + (len(told.quantity.value) if counted else len(told.quantity.text)) :]
    return " ".join(rest.split()).casefold()
