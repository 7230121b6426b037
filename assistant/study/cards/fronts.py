"""How a figure is asked for on a card: by its name, its time and as what it is told, no more."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.figures.ledger.telling import as_written, figure_text
from assistant.study.cards.fitness import aim
from assistant.study.quiz.asking import phrasing
from assistant.study.quiz.types import FigureFact
from ingest.ledger.phrases import capital
from ingest.normalise import syllables
from ingest.observation import FigureNature
from ingest.quantity import Kind

_AS = {FigureNature.TARGET: "chỉ tiêu", FigureNature.PLAN: "dự kiến"}
# Times that go on with a short name without a comma: "Kim ngạch xuất khẩu năm 2025?"
_PLAIN_TIME = re.compile(r"(?:năm|tháng|quý|nhiệm kỳ) [\dIVX]")
_LONG_NAME = 14
_TIMED = re.compile(r"\d|(?<!\w)(?:so với|cùng kỳ)(?!\w)")
_IN_TERM = re.compile(r"^trong (?=nhiệm kỳ|giai đoạn)")
# What a thing has at all times, and a time that only tells when the report speaks of it.
_LASTING = re.compile(r"(?:vốn|tổng vốn|tổng mức đầu tư|công suất|dung tích|quy mô|chiều dài)(?!\w)")
_LATELY = re.compile(r"trong (?:gần |hơn )?\d+ (?:năm|tháng) tính đến")
# A topic that is only a group of aims: "nhóm chỉ tiêu về xây dựng Đảng".
_AIMS = re.compile(r"^(?:(?:nhóm|các) )*(?:chỉ tiêu|mục tiêu) về ")
_GOES_ON = re.compile(
    r" (?P<rest>[^\W\d_]+(?: [^\W\d_]+)?)(?=$| (?:được|bị|do|của|trong|có|không|chưa|đã|theo|trên|tại|ở|đạt)(?!\w))"
)
_HOW_MANY = re.compile(r"(?<!\w)có bao nhiêu (?=\w)", re.IGNORECASE)
_COMRADES = re.compile(r"(?<!\w)đ/c(?!\w)", re.IGNORECASE)


def asked(fact: FigureFact) -> str:
    """The question for one figure: "Kim ngạch xuất khẩu năm 2025?", "Tỷ lệ che phủ rừng: chỉ tiêu năm 2030?"."""
    told = fact.entry.observation
    if told.quantity.kind is Kind.RANK or told.nature is not FigureNature.TARGET:
        words = phrasing(_open(fact)).asked
        if told.quantity.kind is Kind.RANK or _HOW_MANY.search(words):
            return words
    bare, when = aim(fact), time_of(fact)
    aimed = told.nature in _AS or bare != fact.name
    name = named(fact, bare, goes_on=aimed)
    if aimed:
        noun = "chỉ tiêu" if bare != fact.name else _AS[told.nature]
        return f"{name}: {noun} {when}?"
    if _LASTING.match(fact.name) and _LATELY.match(when):
        return f"{name}?"
    plain = _PLAIN_TIME.match(when) and len(syllables(name)) <= _LONG_NAME and not _TIMED.search(name)
    return f"{name}{' ' if plain else ', '}{when}?"


def named(fact: FigureFact, name: str, *, goes_on: bool = False) -> str:
    """The indicator as a question begins, with the topic that a bare name needs; `goes_on`: a colon follows it."""
    if not fact.about:
        return capital(name)
    about = _AIMS.sub("", fact.about)
    preposition = "Liên quan đến" if " về " in f" {about} " else "Về"
    return f"{preposition} {about}{',' if goes_on else ':'} {name}"


def time_of(fact: FigureFact) -> str:
    """The time as it follows a name: "nhiệm kỳ 2020-2025", "năm 2025"."""
    return _IN_TERM.sub("", fact.when)


def value_of(fact: FigureFact) -> str:
    """The figure with its qualifier as the report has it: "ước đạt 36,8 tỷ USD"."""
    quantity = fact.entry.observation.quantity
    told = as_written(quantity)
    told = told if quantity.unit in told else figure_text(quantity)
    if quantity.kind is Kind.COUNT and " " in quantity.unit and told.endswith(quantity.unit):
        told += _rest(fact)
    return _COMRADES.sub("đồng chí", told)


def _rest(fact: FigureFact) -> str:
    """What a unit goes on with in the name and in the sentence, where that is a word or two: "bãi chôn" is "bãi chôn lấp"."""
    told = fact.entry.observation
    parts = re.split(re.escape(told.quantity.unit), fact.name, maxsplit=1, flags=re.IGNORECASE)
    goes_on = _GOES_ON.match(parts[1]) if len(parts) > 1 else None
    after = " ".join(fact.entry.quote[told.quantity.end - told.start :].split())
    rest = goes_on["rest"] if goes_on else ""
    return f" {rest}" if rest and re.match(rf"{re.escape(rest)}(?!\w)", after) else ""


def _open(fact: FigureFact) -> FigureFact:
    """The fact without what its question would give away: "trên", "ước đạt"; and without whose report it is."""
    told = fact.entry.observation
    plain = replace(told, quantity=replace(told.quantity, qualifier=None))
    return replace(fact, who="", entry=replace(fact.entry, observation=plain))
