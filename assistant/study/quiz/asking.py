"""How a figure is asked for and stated, by what it is, when it was and as what it is told."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.figures.comparing import base_unit
from assistant.study.quiz.types import FigureFact
from ingest.ledger.phrases import capital
from ingest.observation import FigureNature
from ingest.quantity import LOOSE, Kind

_COUNTED = re.compile(r"^(?:tổng )?số (?!liệu|tiền|vốn|thu|dư)")
# "số gian hàng của sàn", "số dự án (CCN)": asked by its name, not by "có bao nhiêu".
_OWNED = re.compile(r"(?<!\w)của(?!\w)")
_RANKED = re.compile(r"^(?:thứ hạng|vị trí|xếp hạng)\s+(?:của\s+)?")
_AFTER = ("trở lên", "trở xuống")
GAP = "……"
_HAVING = {FigureNature.TARGET: "phấn đấu có", FigureNature.PLAN: "dự kiến có"}


@dataclass(frozen=True, slots=True)
class Phrasing:
    """A figure's sentence with room for the figure: text before and after it, and the question that asks for it.

    `before + figure + after` states it; `unit` is what follows the number in a gap, `asked` the whole question.
    """

    before: str
    after: str
    asked: str
    unit: str

    def stated(self, figure: str) -> str:
        """The statement with a figure."""
        return f"{capital(self.before)}{figure}{self.after}."

    def gap(self) -> str:
        """The statement with room to fill in."""
        return f"{capital(self.before)}{GAP}{self.unit}{self.after}."


def phrasing(fact: FigureFact) -> Phrasing:
    """The words for a figure."""
    told = fact.entry.observation
    lead = opening(fact)
    bound, after = _bound(fact)
    if counted := _counted(fact):
        verb = _HAVING.get(told.nature, "có")
        asked = capital(f"{lead}{verb} {bound}{_how_many(fact)} {counted}?")
        scale = stated_text(fact).removeprefix(" ".join(told.quantity.value.split()))
        return Phrasing(f"{lead}{verb} {bound}", f" {counted}", asked, scale)
    name = _RANKED.sub("", fact.name) if told.quantity.kind is Kind.RANK else fact.name
    before = f"{lead}{name} {_verb(fact)} {bound}"
    how = "thứ bao nhiêu" if told.quantity.kind is Kind.RANK else f"{_how_many(fact)}{_measure(fact)}"
    return Phrasing(before, after, capital(f"{before}{how}{after}?"), _unit(fact))


def opening(fact: FigureFact) -> str:
    """Whose figure, when and about what, as a question begins: "Theo báo cáo của …, trong nhiệm kỳ 2020-2025, "."""
    source = f"theo báo cáo của {fact.who}, " if fact.who else ""
    return f"{source}{opening_topic(fact.about)}{fact.when}, "


def opening_topic(topic: str) -> str:
    """A topic as a question begins with it; "" where there is none."""
    preposition = "liên quan đến" if " về " in f" {topic} " else "về"
    return f"{preposition} {topic}, " if topic else ""


def value_text(fact: FigureFact) -> str:
    """The figure with its unit letter by letter as the report has it, on one line; without "đ/c" and the like."""
    quantity = fact.entry.observation.quantity
    if quantity.kind is Kind.COUNT and "/" in quantity.unit:
        return stated_text(fact)
    return " ".join(quantity.text.split())


def stated_text(fact: FigureFact) -> str:
    """The figure as it stands in the statement: only the number where the name goes on with what is counted."""
    quantity = fact.entry.observation.quantity
    if not _counted(fact):
        return " ".join(quantity.text.split())
    scale = quantity.unit.casefold().removesuffix(base_unit(quantity)).strip() if quantity.scale > 1 else ""
    return " ".join(f"{quantity.value} {scale}".split())


def shown_name(fact: FigureFact) -> str:
    """The indicator as it stands alone in a list."""
    about = f" ({fact.about.replace(' (', ' – ').replace(')', '')})" if fact.about else ""
    return capital(fact.name) + about


def _counted(fact: FigureFact) -> str:
    """What is counted, where "có bao nhiêu" asks for it; else ""."""
    told = fact.entry.observation
    found = _COUNTED.match(fact.name)
    if (
        told.quantity.kind is not Kind.COUNT
        or not found
        or ("/" in told.quantity.unit and told.quantity.scale == 1 and told.quantity.unit.casefold() != "đ/c")
        or "bình quân" in (told.quantity.qualifier or "")
        or "trung bình" in (told.quantity.qualifier or "")
    ):
        return ""
    rest = fact.name[found.end() :]
    return "" if _OWNED.search(rest) or fact.name.startswith("tổng") else rest


def _verb(fact: FigureFact) -> str:
    told = fact.entry.observation
    qualifier = told.quantity.qualifier or ""
    if re.search("bình quân|trung bình", fact.name):
        qualifier = re.sub("bình quân|trung bình", "", qualifier)
    average = " bình quân" if "bình quân" in qualifier else " trung bình" if "trung bình" in qualifier else ""
    if told.quantity.kind is Kind.RANK:
        return "xếp"
    if told.nature is FigureNature.TARGET:
        return f"phấn đấu đạt{average}"
    if told.nature is FigureNature.PLAN:
        return f"dự kiến là{average}" if not average else f"dự kiến{average} là"
    if told.quantity.estimated:
        return f"ước đạt{average}"
    if "chiếm" in qualifier and "chiếm" not in fact.name:
        return f"{average.strip()} chiếm".strip()
    return f"đạt{average}" if "đạt" in qualifier else f"{average.strip()} là".strip()


def _bound(fact: FigureFact) -> tuple[str, str]:
    """Words that leave the amount open, before the number ("trên ") and after it (" trở lên")."""
    qualifier = fact.entry.observation.quantity.qualifier or ""
    for phrase in _AFTER:
        if phrase in qualifier:
            return "", f" {phrase}"
    if told_range(qualifier):
        return "từ ", ""
    for word in sorted(LOOSE, key=len, reverse=True):
        if re.search(rf"(?<!\w){word}(?!\w)", qualifier):
            return f"{word} ", ""
    return "", ""


def _how_many(fact: FigureFact) -> str:
    return (
        "bao nhiêu đến bao nhiêu"
        if told_range(fact.entry.observation.quantity.qualifier or "")
        else "bao nhiêu"
    )


def told_range(qualifier: str) -> bool:
    """Whether a figure is told by its two ends: "từ … đến"."""
    return re.search(r"(?<!\w)từ(?!\w)", qualifier) is not None


def _measure(fact: FigureFact) -> str:
    quantity = fact.entry.observation.quantity
    if quantity.kind is Kind.PERCENT:
        return " phần trăm" if quantity.unit == "%" else f" {quantity.unit.replace('%', 'phần trăm')}"
    if quantity.kind is Kind.RANK:
        return ""
    named = quantity.kind is Kind.COUNT and quantity.unit.casefold() in fact.name.casefold()
    return (
        f" {quantity.unit}" if quantity.kind in (Kind.MONEY, Kind.MEASURE, Kind.COUNT) and not named else ""
    )


def _unit(fact: FigureFact) -> str:
    """What follows the number in the report: "%", " tỷ đồng"."""
    quantity = fact.entry.observation.quantity
    return " ".join(quantity.text.split()).removeprefix(" ".join(quantity.value.split()))
