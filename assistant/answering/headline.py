"""The direct answer: the part of a statement that says what was asked."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answering.fit import FORMS, wants_figure
from assistant.constraints import Kind as ConstraintKind
from assistant.constraints.opposites import on_the_side
from assistant.constraints.references import paper_in
from assistant.corpus import Unit, one_line
from assistant.figures.comparing import asks_for_part, best_quantity, clause_of
from assistant.question.asking import Ask
from assistant.types import Question
from assistant.words.terms import gram_set
from assistant.words.wanted import Wanted
from ingest.ledger.phrases import capital
from ingest.normalise import syllables
from ingest.quantities import Kind, Quantity
from ingest.types import Span

LENGTH = 240
# An item of fewer syllables tells too little alone.
SHORTEST = 6
# What a bracket that is not opened or not closed costs a headline: as much as a clear share of the question's words.
HALF_A_BRACKET = 0.3
# What one costs that begins with a bracket or announces what it leaves out.
BROKEN = 0.2
# The share of what is asked that another item must add for one item to be too little.
GAIN = 0.25
HANGS = re.compile(
    r"(?<!\w)(?:như|gồm|bao gồm|là|sau|cụ thể|trong đó|của|và|với|cho|về|theo)$", re.IGNORECASE
)
DIGIT = re.compile(r"\d")
PAUSE = re.compile(r";|\.\s|\.$")
CLAUSE = re.compile(r"(?<=[,;:])\s+|\s+(?=\()")


def narrowed(unit: Unit, wanted: Wanted, question: Question) -> Unit:
    """The one item of a run of items that holds the figure asked for; the statement as it is where none clearly does."""
    if ";" not in unit.text or not wants_figure(question.asked) or len(question.asked.parts) > 1:
        return unit
    quantity = figure_asked(unit.text, wanted, question)
    if quantity is None:
        return unit
    start = unit.text.rfind(";", 0, quantity.start) + 1
    start += len(unit.text[start:]) - len(unit.text[start:].lstrip())
    found = unit.text.find(";", quantity.end)
    end = found if found >= 0 else len(unit.text)
    item = unit.text[start:end].rstrip()
    if not len(syllables(item)) >= SHORTEST or len(item) > LENGTH or not _tells_most(item, unit.text, wanted):
        return unit
    if not on_the_side(question.constraints, item, unit.text):
        return unit
    span = Span(unit.span.start + start, unit.span.start + start + len(item))
    return replace(unit, span=span, text=item, grams=gram_set(item))


def headline(text: str, wanted: Wanted, question: Question) -> str:
    """The part of a quote that answers, at most 240 characters: all of it, the clause of its figure, its best clauses."""
    line = one_line(text)
    if len(line) <= LENGTH:
        return capital(line)
    figure = wants_figure(question.asked)
    if figure and len(question.asked.parts) < 2 and (quantity := figure_asked(text, wanted, question)):
        clause = one_line(text[slice(*clause_of(text, quantity))])
        told = _tells_most(clause, line, wanted) and on_the_side(question.constraints, clause, line)
        if len(clause) <= LENGTH and told:
            return capital(clause)
    if paper := _paper(line, question):
        return capital(paper)
    clauses = [part.strip() for part in CLAUSE.split(line) if part.strip()]
    best, best_score = line[: LENGTH - 1].rsplit(" ", 1)[0] + "…", -1.0
    for i in range(len(clauses)):
        for j in range(i + 1, len(clauses) + 1):
            window = " ".join(clauses[i:j]).rstrip(",;:")
            if len(window) > LENGTH:
                break
            score = wanted.coverage(gram_set(window)) - 0.0004 * len(window)
            score += 0.1 * (i == 0) + 0.1 * bool(figure and DIGIT.search(window))
            score -= HALF_A_BRACKET * (window.count("(") != window.count(")"))
            score -= BROKEN * (window[0] == "(" and i > 0) + BROKEN * bool(HANGS.search(window))
            if score > best_score:
                best, best_score = window, score
    return capital(best)


def _tells_most(item: str, text: str, wanted: Wanted) -> bool:
    """Whether no other item of a run that tells a figure holds more of what is asked for, or much that this lacks."""
    others = [gram_set(part) for part in text.split(";") if DIGIT.search(part) and item not in part]
    grams = gram_set(item)
    own = wanted.coverage(grams)
    return all(wanted.coverage(part) <= own and wanted.coverage(grams | part) < own + GAIN for part in others)


def _paper(line: str, question: Question) -> str:
    """What a line says of the paper that the question names, from its name on; "" where it names none or too much."""
    for wanted in question.constraints:
        if wanted.kind is ConstraintKind.REFERENCE and (start := paper_in(wanted, line)) is not None:
            said = PAUSE.split(line[start:], maxsplit=1)[0].strip()
            return said if len(said) <= LENGTH else ""
    return ""


def figure_asked(text: str, wanted: Wanted, question: Question) -> Quantity | None:
    """The figure of a text that answers; None where none has the form asked for."""
    asked = question.asked
    kinds = frozenset[Kind]().union(*(FORMS.get(kind, frozenset()) for kind in asked.kinds))
    part = asks_for_part(question.standalone)
    quantity = best_quantity(wanted.all_grams, text, kinds, part=part)
    counted = Ask.NUMBER in asked.kinds and gram_set(asked.counted)
    if quantity is None or (counted and not counted & gram_set(quantity.unit)):
        return None
    return quantity
