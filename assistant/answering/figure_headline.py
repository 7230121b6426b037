"""The headline of a figure question as the ledger has it: indicator, qualifier, value, unit, period."""

from __future__ import annotations

import re

from assistant.answering.fit import wants_figure
from assistant.answering.headline import LENGTH, figure_asked
from assistant.constraints.opposites import on_the_side
from assistant.corpus import Corpus, Unit, one_line
from assistant.figures.comparing import clause_of
from assistant.figures.ledger.telling import as_written
from assistant.question.asking import Ask
from assistant.types import Question
from assistant.words.terms import gram_set
from assistant.words.wanted import Wanted
from ingest.normalise import fold
from ingest.observation import Observation
from ingest.quantities import Kind, Quantity

# What a name must hold of the question.
LEAST = 0.3
# What one value is beside another: never what is meant by asking for the value itself.
_COMPARED = re.compile(r"(?:Mức (?:tăng|giảm|vượt|hụt|chênh lệch)|Số lần gấp|Chỉ tiêu|Tỷ lệ thực hiện)(?!\w)")
_COMPARED_IN = re.compile(
    r"(?<!\w)(?:tang|giam|vuot|hut|chenh|hon|gap|chi tieu|ke hoach|muc tieu|so voi|bot|them|thay doi|thuc hien)(?!\w)"
)
_NUMBER = re.compile(r"\d+(?:[.,/]\d+)*")


def figure_headline(unit: Unit, wanted: Wanted, question: Question, corpus: Corpus) -> str:
    """ "Kim ngạch xuất khẩu: ước đạt 36,8 tỷ USD (2025)" where one figure of a statement is asked for; "" where it is in doubt.

    Its name in the ledger must hold more of the question than the names of the statement's other figures do: a figure
    on which clause and name do not agree is better read in its sentence.
    """
    one_asked = wants_figure(question.asked) and len(question.asked.parts) < 2
    if not one_asked or Ask.LIST in question.asked.kinds:
        return ""
    asked = figure_asked(unit.text, wanted, question)
    if asked is None:
        return ""
    found = corpus.observations(unit.passage.document, unit.span)
    at = unit.span.start + asked.start
    chosen = next((one for one in found if one.quantity.start <= at < one.quantity.end), None)
    if chosen is None:
        return ""
    held = {one.id: wanted.coverage(gram_set(_named(one))) for one in found}
    if _COMPARED.match(chosen.indicator) and not _COMPARED_IN.search(fold(question.standalone)):
        return ""
    clause = unit.text[slice(*clause_of(unit.text, asked))]
    if not on_the_side(question.constraints, f"{_named(chosen)} {clause}", unit.text):
        return ""
    counted = gram_set(question.asked.counted) & gram_set(chosen.quantity.unit)
    rivals = [
        one
        for one in found
        if one is not chosen
        and _may_be_meant(one.quantity, chosen.quantity)
        and (not counted or counted <= gram_set(one.quantity.unit))
    ]
    if held[chosen.id] < LEAST or any(held[one.id] >= held[chosen.id] for one in rivals):
        return ""
    line = f"{chosen.indicator}: {as_written(chosen.quantity)}"
    numbers = set(_NUMBER.findall(unit.text))
    told = [part for part in chosen.period.split(", ") if set(_NUMBER.findall(part)) <= numbers]
    said = [part for part in told if part and part.casefold() not in line.casefold()]
    line = one_line(f"{line} ({', '.join(said)})" if said else line)
    return line if len(line) <= LENGTH and set(_NUMBER.findall(line)) <= numbers else ""


def _may_be_meant(other: Quantity, chosen: Quantity) -> bool:
    """Whether who asks for the one figure may mean the other: shares and amounts are asked for in other words."""
    return (other.kind is Kind.PERCENT) == (chosen.kind is Kind.PERCENT)


def _named(one: Observation) -> str:
    unit = one.quantity.unit if one.quantity.kind is Kind.COUNT else ""
    return f"{one.indicator} {unit} {one.period}"
