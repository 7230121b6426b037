"""What a whole paragraph speaks of, where its names leave that out: "số dự án … (CCN)" (pure)."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from ingest.ledger.places import Place
from ingest.ledger.types import Name
from ingest.ledger.vocabulary import OWNERS
from ingest.normalise import syllables
from ingest.sentences import sentences

# An abbreviation that stands in so many sentences of a paragraph, and in this share of them, is what it is about.
OFTEN = 3
MOST = 0.6
# Characters of a paragraph beyond which it is about nothing in particular.
LONGEST_PARAGRAPH = 6000
_ABBREVIATION = re.compile(r"(?<![\w/-])[A-ZĐ]{2,6}(?![\w/-])")
# Bodies, titles and money: named in every paragraph, its subject in none.
_BODIES = frozenset(
    (
        "UBND",
        "HĐND",
        "HĐQT",
        "MTTQ",
        "BCH",
        "BTV",
        "TW",
        "TU",
        "BTC",
        "UBKT",
        "ĐU",
        "CB",
        "CC",
        "VC",
        "CBCC",
        "CBCCVC",
        "QH",
        "CP",
        "TTG",
        "NSNN",
        "USD",
        "VND",
        "GRDP",
        "GDP",
        "QLNN",
        "KT",
        "XH",
        "KTXH",
        "ANQP",
        "QP",
        "AN",
        "LLCT",
        "TP",
        "TX",
        "QĐ",
        "NQ",
        "CT",
        "KH",
        "BC",
        "TB",
        "HD",
        "NĐ",
        "TT",
        "QCVN",
        "TCVN",
        "ISO",
    )
)
# A name that tells where or whose it is needs no more.
_PLACED = re.compile(
    rf"(?<!\w)(?:(?:trên địa bàn|tại|ở|trong|thuộc|do)(?!\w)|của\s+{OWNERS.pattern})", re.IGNORECASE
)


def recurring(place: Place) -> str:
    """The abbreviation that the paragraph of a statement is about: in its first sentence and in most; "" for none."""
    if place.note is not None or not 0 < len(place.before) <= LONGEST_PARAGRAPH:
        return ""
    paragraph = f"{place.before} {place.text}"
    said = [set(_ABBREVIATION.findall(paragraph[span.start : span.end])) for span in sentences(paragraph)]
    counts = Counter(short for one in said for short in one if short in said[0] and short not in _BODIES)
    told = [(count, short) for short, count in counts.items() if count >= max(OFTEN, MOST * len(said))]
    return max(told)[1] if told else ""


def within(name: Name, subject: str) -> Name:
    """A name with the subject of its paragraph, unless it tells that itself in some form or says where it is."""
    said = str(name)
    initials = "".join(part[0] for part in syllables(said))
    if not subject or subject in said or subject.casefold() in initials or _PLACED.search(said):
        return name
    return replace(name, link=f"{name.link} ({subject})".strip())
