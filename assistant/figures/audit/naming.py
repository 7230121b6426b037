"""Figures in the words of a message."""

from __future__ import annotations

import re

from assistant.figures.audit.told import Figure
from assistant.figures.comparing import decimal_of, vietnamese
from assistant.figures.ledger.entries import Entry
from ingest.normalise import syllables
from ingest.quantity import LOOSE, Kind, Quantity

_LONGEST = 90
_IDLE = re.compile(
    r"^(?:(?:(?:tính )?đến (?:nay|thời điểm [^,]{3,20})|hiện nay|hiện|trong (?:nhiệm kỳ|kỳ|năm|giai đoạn)(?: qua)?"
    r"|nhiệm kỳ|giai đoạn|năm|từ năm|qua đó|theo đó|cụ thể|trong đó|đã|có|thì|và|với|từ|\d{4}(?:\s*-\s*\d{4})?)(?!\w)[\s,:]*)+"
    r"|^[a-zđ]\)\s*",
    re.IGNORECASE,
)
_NEUTRAL = frozenset(syllables("số tỷ lệ tổng mức được của và các"))
_LEADING = re.compile(
    r"(?:[\s,:]+(?:ước|đạt|là|có|còn|được|trên|khoảng|phấn đấu|dự kiến|chiếm|gồm|với|tổng số))+[\s,:(]*$",
    re.IGNORECASE,
)


def name_of(figure: Figure) -> str:
    """What a figure tells, as the subject of a sentence; never empty."""
    told = figure.entry.observation
    ahead = re.split(
        r"[.;]\s|(?<!\w)trong đó(?!\w)", figure.entry.quote[: figure.start], flags=re.IGNORECASE
    )[-1]
    given = [told.indicator, figure.words, ahead, told.quantity.unit]
    if not _said(told.indicator, figure.entry):
        given = [ahead, *given]
    for text in given:
        name = " ".join(text.replace("|", " ").split()).strip("-+*•– ,:;.")
        name = _LEADING.sub("", _IDLE.sub("", name)).strip(" ,:;.")
        if len(name) > 3:
            return _small(_shortened(name))
    return "số liệu"


def _said(indicator: str, entry: Entry) -> bool:
    """Whether at least half of a name's words stand in the statement itself; else headings made it up."""
    words = [word for word in syllables(indicator) if word not in _NEUTRAL]
    told = set(syllables(entry.quote))
    return sum(word in told for word in words) * 2 > len(words) or not words


def value_of(quantity: Quantity) -> str:
    """A value in digits without leading zeros, with its unit."""
    value = quantity.value if quantity.number_max is not None else vietnamese(decimal_of(quantity))
    return value + quantity.unit if quantity.kind is Kind.PERCENT else f"{value} {quantity.unit}".strip()


def loose_word(quantity: Quantity) -> str:
    """The word that leaves an amount open, with a space after it: "trên ", "khoảng "; "" for none."""
    found = [word for word in LOOSE if re.search(rf"(?<!\w){word}(?!\w)", quantity.qualifier or "")]
    return max(found, key=len) + " " if found else ""


def _small(name: str) -> str:
    return name[:1].lower() + name[1:] if name[1:2].islower() or name[1:2] == " " else name


def _shortened(name: str) -> str:
    return name if len(name) <= _LONGEST else "… " + name[-_LONGEST:].split(" ", 1)[1]
