"""The unit of a number: what it measures, what it pays, what it counts."""

from __future__ import annotations

import re

from ingest.counted import COUNTED, LONGEST, STOPS
from ingest.normalise import fold, syllable_key
from ingest.quantity import Kind
from ingest.quantity_grammar import Grammar
from ingest.units import scale_of


def unit_after(text: str, end: int, grammar: Grammar, *, known: bool = False) -> tuple[Kind, str, float, int]:
    """Kind, unit, scale and end of what follows a number; OTHER where nothing of use does."""
    match = grammar.unit.match(text, end)
    if match is None:
        return Kind.OTHER, "", 1.0, end
    form = match.lastgroup if match.lastgroup != "per" else None
    form = next((name for name in ("points", "percent", "money", "measure", "duration") if match[name]), form)
    scale = scale_of(match["scale"])
    if form in ("points", "percent", "money", "measure", "duration"):
        if (
            form == "duration"
            and (noun := noun_after(text, end, grammar, known=True))
            and len(noun[0].split()) > 1
        ):
            return Kind.COUNT, noun[0], 1.0, noun[1]
        return Kind(form), _spelt(match["unit"]), scale, match.end()
    if match["scale"]:
        stop = match.end("scale")
        noun = noun_after(text, stop, grammar, known=True)
        if noun:
            return Kind.COUNT, f"{_spelt(match['scale'])} {noun[0]}", scale, noun[1]
        stop = match.end() if match["per"] else stop
        return (
            Kind.MONEY if scale >= 1e6 else Kind.COUNT,
            _spelt(text[match.start("unit") : stop]),
            scale,
            stop,
        )
    if match["per"]:
        return Kind.COUNT, _spelt(match["per"]).lstrip("/ "), 1.0, match.end()
    noun = noun_after(text, match.start("unit"), grammar, known=known)
    return (Kind.COUNT, noun[0], 1.0, noun[1]) if noun else (Kind.OTHER, "", 1.0, end)


# "khóa XII": the noun is numbered itself.
_ROMAN = re.compile(r"\s+[IVXLC]+(?!\w)")
_NOUN = re.compile(r"\s*(Đ/c|đ/c|[^\W\d_]+)")
_QUOTED = re.compile(r"\s*[“\"‘'«](?=[^\W\d_])")
_RATE = re.compile(
    r"(?:\s?/\s?(?:\d[\d.]*\s*)?(?:năm|tháng|quý|ngày|tuần|giờ|người|hộ|dân|vạn dân|xã|huyện|đơn vị|cơ sở|trường|lớp|ha|km|cẩu|tàu|chuyến|nam|thang|nguoi|ho|dan)(?!\w))+"
)


def noun_after(text: str, end: int, grammar: Grammar, *, known: bool = False) -> tuple[str, int] | None:
    """What is counted after `end` and where it stops; with `known` only what the table holds."""
    syllables_: list[str] = []
    stops: list[int] = []
    at = quoted.end() if (quoted := _QUOTED.match(text, end)) else end
    begin = at
    while len(syllables_) < LONGEST and (match := _NOUN.match(text, at)):
        if (
            not syllables_
            and match.start(1) == match.start()
            and text[end : end + 1].isalpha()
            and text[end - 1 : end].isdigit()
        ):
            break  # "12a", "7h30": no space
        syllables_.append(match[1])
        at = match.end()
        stops.append(at)
    if not syllables_:
        return None
    keys = [syllable_key(part) if part[-2:] != "/c" else "đ/c" for part in syllables_]
    if keys[0] == "đ/c":
        return _rated(text, "đ/c", stops[0])
    if [fold(key) for key in keys[:2]] == ["lan", "luot"]:  # "2024 lần lượt đạt": in turn
        return None
    table = COUNTED[grammar.bare]
    for n in range(len(keys), 0, -1):
        if tuple(keys[:n]) in table and not _ROMAN.match(text, stops[n - 1]):
            return _rated(text, _spelt(text[begin : stops[n - 1]]), stops[n - 1])
    capitals = len(syllables_[0]) > 1 and syllables_[0].isupper()
    if capitals:
        return _rated(text, syllables_[0], stops[0])
    if known or keys[0] in STOPS[grammar.bare]:
        return None
    two = len(keys) > 1 and keys[1] not in STOPS[grammar.bare] and syllables_[1].islower()
    stop = stops[1 if two else 0]
    return _rated(text, _spelt(text[begin:stop]), stop)


def _rated(text: str, unit: str, stop: int) -> tuple[str, int]:
    rate = _RATE.match(text, stop)
    return (_spelt(unit + rate.group()), rate.end()) if rate else (unit, stop)


def _spelt(unit: str) -> str:
    """A unit as one line, "Đảng viên" as "đảng viên", "USD" and "kWh" as they are."""
    parts = re.sub(r"\s*/\s*", "/", " ".join(unit.split())).split(" ")
    return " ".join(part.lower() if part[1:].islower() or part[1:2] == "/" else part for part in parts)
