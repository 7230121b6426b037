"""The figures that can be asked for in the words of their own sentence, where their names would not do."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.figures.comparing import base_unit
from assistant.figures.ledger.entries import Entry, entries
from assistant.study.quiz.alike import alike
from assistant.study.quiz.citing import cite_span, place_of
from assistant.study.quiz.doubting import doubted, misread, unsure
from assistant.study.quiz.excerpts import Excerpt, excerpt
from assistant.study.quiz.figure_facts import figure_facts
from assistant.study.quiz.kinship import likeness
from assistant.study.quiz.numerals import numerals
from assistant.study.quiz.once import once_per_document
from assistant.study.quiz.reporter import reporter
from assistant.study.quiz.sayings import nameless
from assistant.study.quiz.slips import misspelt
from assistant.study.quiz.told_times import time_of
from assistant.study.quiz.topics import topic_of_section
from assistant.study.quiz.types import FigureFact, SentenceFact
from ingest.blocks import Block, blocks
from ingest.normalise import syllables
from ingest.types import Document

_LONGEST_QUOTE, _LONGEST_UNIT, _LONGEST_TOPIC = 1600, 5, 14
# "trẻ 5 tuổi", "sản phẩm 3 sao": part of a name.
_NAMES_KIND = re.compile(r"(?:tháng )?tuổi|sao|kV|cấp", re.IGNORECASE)
# Clauses with fewer telling syllables need the topic of their section; under a lead-in, with fewer than so many.
_SHORT, _LED = 4, 5
# From this share on two sentences tell one thing.
_SAME = 0.5


@once_per_document
def sentence_facts(document: Document) -> tuple[SentenceFact, ...]:
    """The figures of a report with a clause of their own, in order of place, those with a good name too.

    None that the report throws doubt on, none told twice (by name or by sentence) and none told with two values.
    """
    wrong = doubted(document)
    terms = frozenset(section.term for section in document.sections if section.term)
    context = _contexts(document)
    found = [
        fact
        for entry in entries(document)
        if entry.observation.id not in wrong and not unsure(document, entry)
        if (fact := _fact(document, entry, terms, context))
    ]
    named: tuple[FigureFact | SentenceFact, ...] = figure_facts(document)
    names = {fact.key for fact in named}
    kept: list[SentenceFact] = []
    for fact in found:
        others = [one for one in (*named, *found) if one.key != fact.key]
        if any(_contradicts(fact, other) for other in others):
            continue
        earlier = [one for one in (*named, *kept) if one.key != fact.key]
        if fact.key in names or not any(_again(fact, other) for other in earlier):
            kept.append(fact)
    return tuple(kept)


def _fact(
    document: Document, entry: Entry, terms: frozenset[str], context: Sequence[Block]
) -> SentenceFact | None:
    told = entry.observation
    quantity = told.quantity
    if (
        not quantity.figure
        or not (quantity.unit or quantity.out_of)
        or len(quantity.unit.split()) > _LONGEST_UNIT
        or not numerals(quantity.value)
        or _NAMES_KIND.fullmatch(quantity.unit)
        or misread(entry)
        or len(entry.quote) > _LONGEST_QUOTE
    ):
        return None
    clause = excerpt(entry, document.text[max(0, told.start - 8) : told.start])
    if clause is None:
        return None
    text = entry.quote[clause.start : clause.end]
    if misspelt(document, text) or nameless(text, reporter(document)):
        return None
    when = time_of(document, entry, text, terms)
    if when is None:
        return None
    about = _about(document, entry, clause, context)
    if about is None:
        return None
    return SentenceFact(
        key=f"figure:{told.id}",
        entry=entry,
        citation=cite_span(document, told.start, told.end, told.section, note=told.note is not None),
        before=entry.quote[clause.start : clause.number],
        after=entry.quote[clause.number_end : clause.end],
        when=when,
        about=about,
        shows=clause.shows,
        who=reporter(document),
        owner=(document.name, told.section),
        place=place_of(document, told.section),
    )


def _about(document: Document, entry: Entry, clause: Excerpt, context: Sequence[Block]) -> str | None:
    """The topic that a short clause needs; "" where it needs none, None where none is told."""
    led = next((one for one in context if one.start <= entry.observation.start < one.end), None)
    if led is not None and led.attached:
        return None
    if led is not None and led.context and clause.telling < _LED:
        return None
    section = entry.observation.section
    if clause.telling >= _SHORT or section is None:
        return ""
    topic = topic_of_section(document, section)
    return topic if len(syllables(topic)) <= _LONGEST_TOPIC else ""


@once_per_document
def _contexts(document: Document) -> tuple[Block, ...]:
    end = min((note.start for note in document.footnotes), default=len(document.text))
    return tuple(blocks(document.text, end, document.sections))


def _again(fact: SentenceFact, other: FigureFact | SentenceFact) -> bool:
    """Whether another fact tells the same figure: one amount of one unit, under one name or in nearly the same words."""
    one, two = fact.entry.observation, other.entry.observation
    if one.quantity.amount != two.quantity.amount or base_unit(one.quantity) != base_unit(two.quantity):
        return False
    if (one.start, one.end) == (two.start, two.end) and one.quantity.start != two.quantity.start:
        return False
    return alike(one, two) or likeness(fact.text, _words(other)) >= _SAME


def _contradicts(fact: SentenceFact, other: FigureFact | SentenceFact) -> bool:
    """Whether another sentence tells another amount of the same for the same time."""
    one, two = fact.entry.observation, other.entry.observation
    if (one.start, one.end) == (two.start, two.end) or one.quantity.kind is not two.quantity.kind:
        return False
    if base_unit(one.quantity) != base_unit(two.quantity) or one.quantity.amount == two.quantity.amount:
        return False
    return _when(fact) == _when(other) and alike(one, two) and one.nature is two.nature


def _when(fact: FigureFact | SentenceFact) -> str:
    return fact.when or fact.entry.observation.period


def _words(fact: FigureFact | SentenceFact) -> str:
    return fact.text if isinstance(fact, SentenceFact) else fact.entry.quote
