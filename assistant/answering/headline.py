"""The direct answer: the part of a statement that says what was asked."""

from __future__ import annotations

import re

from assistant.answering.fit import FORMS, wants_figure
from assistant.asking import Ask
from assistant.comparing import asks_for_part, best_quantity, clause_of
from assistant.corpus import one_line
from assistant.terms import gram_set
from assistant.types import Question
from assistant.wanted import Wanted
from ingest.quantities import Kind

LENGTH = 240
DIGIT = re.compile(r"\d")
CLAUSE = re.compile(r"(?<=[,;:])\s+|\s+(?=\()")


def headline(text: str, wanted: Wanted, question: Question) -> str:
    """The part of a quote that answers, at most 240 characters: all of it, the item of its figure, its best clauses."""
    line = one_line(text)
    asked = question.asked
    figure = wants_figure(asked)
    # Of a run of items or a long sentence, the one that tells.
    several = len(line) > LENGTH or "; " in line
    if figure and several and len(asked.parts) < 2 and (part := _of_figure(text, wanted, question)):
        return part
    if len(line) <= LENGTH:
        return line
    clauses = [part.strip() for part in CLAUSE.split(line) if part.strip()]
    best, best_score = line[: LENGTH - 1].rsplit(" ", 1)[0] + "…", -1.0
    for i in range(len(clauses)):
        for j in range(i + 1, len(clauses) + 1):
            window = " ".join(clauses[i:j]).rstrip(",;:")
            if len(window) > LENGTH:
                break
            score = wanted.coverage(gram_set(window)) - 0.0004 * len(window)
            score += 0.1 * (i == 0) + 0.1 * bool(figure and DIGIT.search(window))
            if score > best_score:
                best, best_score = window, score
    return capital(best)


def _of_figure(text: str, wanted: Wanted, question: Question) -> str | None:
    """The item, or where that is too long the clause, of the figure that answers; None where none clearly does."""
    asked = question.asked
    kinds = frozenset[Kind]().union(*(FORMS.get(kind, frozenset()) for kind in asked.kinds))
    part = asks_for_part(question.standalone)
    quantity = best_quantity(wanted.all_grams, text, kinds, part=part)
    counted = Ask.NUMBER in asked.kinds and gram_set(asked.counted)
    if quantity is None or (counted and not counted & gram_set(quantity.unit)):
        return None
    start = text.rfind(";", 0, quantity.start) + 1
    end = text.find(";", quantity.end)
    item = one_line(text[start : end if end >= 0 else len(text)])
    if len(item) <= LENGTH:
        return capital(item)
    clause = one_line(text[slice(*clause_of(text, quantity))])
    return capital(clause) if len(clause) <= LENGTH else None


def capital(line: str) -> str:
    """A line with a capital at its start."""
    return line[:1].upper() + line[1:]
