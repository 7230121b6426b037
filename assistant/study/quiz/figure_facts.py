"""The figures of a report that can be asked for."""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.figures.comparing import base_unit
from assistant.figures.ledger.entries import Entry, entries
from assistant.study.misnamed import brought_in, joins, left_over, of_each, of_others
from assistant.study.quiz.citing import cite_span, place_of
from assistant.study.quiz.doubting import doubted, misread, unsure
from assistant.study.quiz.fidelity import faithful, fuller
from assistant.study.quiz.naming import bare, empty, fitting, readable, short_of_words, vague
from assistant.study.quiz.numerals import numerals
from assistant.study.quiz.once import once_per_document
from assistant.study.quiz.reporter import reporter
from assistant.study.quiz.shorts import abbreviations
from assistant.study.quiz.slips import misspelt
from assistant.study.quiz.times import told_time
from assistant.study.quiz.told_times import misdated
from assistant.study.quiz.topics import named_topic, topic_of_section
from assistant.study.quiz.types import FigureFact
from ingest.normalise import syllables
from ingest.observation import Observation
from ingest.quantity import Kind
from ingest.types import Document

# Words of a qualifier that make a figure something else than a value of its name.
_OTHER = re.compile(r"vượt|gấp|tăng|giảm")
# "tỷ lệ cuộc kiểm tra do … thực hiện": of what is not told.
_DONE_BY = re.compile(r"(?<!\w)do\s.*\s(?:thực hiện|tổ chức|tiến hành)$")
_PREDICATE = re.compile(r"(?<!\w)(?:được|đạt|hoàn thành|thực hiện|tham gia|đúng hạn|có)(?!\w)")
# "216 đảng viên, trong đó 131 sinh viên": some of something else.
_INCLUDED = re.compile(r"(?:trong đó|gồm|\()[^;.]*$", re.IGNORECASE)
# "diện tích nuôi biển mới đạt 140 ha": no part of the name.
_ONLY = re.compile(r"(?<!\w)mới(?: (?:đạt|chỉ|là|khoảng|được|gần|có|ở mức))+\s*$")
_LONGEST_UNIT = 5
# A longer topic makes no opening of a question.
_LONGEST_TOPIC = 12
_SPANS = frozenset(("năm", "tháng", "ngày", "quý", "tuần", "giờ", "tuổi"))
# A sentence longer than this is no proof that one reads.
_LONGEST_QUOTE = 1600


@once_per_document
def figure_facts(document: Document) -> tuple[FigureFact, ...]:
    """The figures that can be asked for, in order of place; none that the report itself throws doubt on."""
    wrong = doubted(document)
    short = abbreviations(document)
    terms = frozenset(section.term for section in document.sections if section.term)
    found: dict[tuple[str, str], list[FigureFact]] = {}
    for entry in entries(document):
        if entry.observation.id in wrong or unsure(document, entry) or misread(entry):
            continue
        if fact := _fact(document, entry, short, terms):
            found.setdefault((" ".join(syllables(fact.name)), entry.observation.period), []).append(fact)
    # Told twice with one value it is one fact; with two values nobody can ask for it.
    return tuple(facts[0] for facts in found.values() if len({_amount(fact) for fact in facts}) == 1)


def _amount(fact: FigureFact) -> tuple[float, float | None]:
    quantity = fact.entry.observation.quantity
    return quantity.amount, quantity.number_max


def _fact(
    document: Document, entry: Entry, short: Mapping[str, str], terms: frozenset[str]
) -> FigureFact | None:
    told = entry.observation
    quantity = told.quantity
    if not quantity.figure or not quantity.unit or len(quantity.unit.split()) > _LONGEST_UNIT:
        return None
    if (
        quantity.kind is Kind.DURATION
        or quantity.unit.casefold() in _SPANS
        or not numerals(quantity.value)
        or "|" in quantity.unit
    ):
        return None
    if (
        _OTHER.search(quantity.qualifier or "")
        or len(entry.quote) > _LONGEST_QUOTE
        or quantity.text not in entry.quote
    ):
        return None
    if not faithful(entry) or misdated(document, entry):
        return None
    term = document.sections[told.section].term if told.section is not None else None
    when = told_time(told.period, terms, term)
    name = readable(told.indicator, entry.quote, short)
    if when is None or name is None or misspelt(document, name[0]):
        return None
    only = _ONLY.search(entry.quote[: quantity.start - told.start]) is not None
    text, topic = (
        fuller(
            name[0].removesuffix(" mới")
            if only and " được " not in name[0] and " do " not in name[0]
            else name[0],
            entry.quote,
        ),
        named_topic(document, told.section, name[1], entry.quote),
    )
    counted = quantity.kind in (Kind.COUNT, Kind.RATIO, Kind.RANK)
    if not fitting(text, base_unit(quantity), counted=counted or quantity.kind is Kind.MEASURE):
        return None
    if joins(text, entry) or left_over(text, entry) or brought_in(text, entry):
        return None
    if quantity.kind is Kind.PERCENT and (of_each(text, entry) or of_others(text, entry)):
        return None
    if quantity.kind is Kind.PERCENT and (vague(text) or _says_no_more(text, told, document)):
        return None
    if empty(text, quantity.unit) and (
        told.scope or told.whole or _INCLUDED.search(entry.quote[: quantity.start - told.start])
    ):
        return None
    if not topic and short_of_words(text, quantity.unit) and told.section is not None:
        topic = topic_of_section(document, told.section)
        if not topic or len(syllables(topic)) > _LONGEST_TOPIC:
            if bare(text, quantity.unit):
                return None
            topic = ""
    if topic and topic.casefold() in text.casefold():
        topic = ""
    return FigureFact(
        key=f"figure:{told.id}",
        entry=entry,
        citation=cite_span(document, told.start, told.end, told.section, note=told.note is not None),
        name=text,
        when=when,
        about=topic,
        who=reporter(document),
        owner=(document.name, told.section),
        place=place_of(document, told.section),
    )


def _says_no_more(name: str, told: Observation, document: Document) -> bool:
    """Whether a share is named like its whole, so that nothing tells what it is the share of: "Tỷ lệ thủ tục …"."""
    whole = next((one for one in document.observations if one.id == told.whole), None)
    if _DONE_BY.search(name):
        return True
    if whole is None or _PREDICATE.search(name):
        return False
    return set(syllables(told.indicator)) - {"tỷ", "lệ"} <= set(syllables(whole.indicator))
