"""The direct answer: the part of a statement that says what was asked."""

from __future__ import annotations

import re

from assistant.answering.fit import FORMS, wants_figure
from assistant.asking import Asked
from assistant.comparing import best_quantity, clause_of
from assistant.corpus import one_line
from assistant.terms import gram_set
from assistant.wanted import Wanted
from ingest.quantities import Kind

LENGTH = 240
DIGIT = re.compile(r"\d")
CLAUSE = re.compile(r"(?<=[,;:])\s+|\s+(?=\()")


def headline(text: str, wanted: Wanted, asked: Asked) -> str:
    """The part of a quote that answers, at most 240 characters: all of it, the clause of its figure, its best clauses."""
    line = one_line(text)
    if len(line) <= LENGTH:
        return line
    figure = wants_figure(asked)
    if figure and len(asked.parts) < 2 and (clause := _clause(text, wanted, asked)):
        return clause
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


def _clause(text: str, wanted: Wanted, asked: Asked) -> str | None:
    """The clause of the figure that answers, with its unit, qualifier and period; None where it is too long."""
    kinds = frozenset[Kind]().union(*(FORMS.get(kind, frozenset()) for kind in asked.kinds))
    quantity = best_quantity(wanted.all_grams, text, kinds)
    if quantity is None:
        return None
    clause = one_line(text[slice(*clause_of(text, quantity))])
    return capital(clause) if len(clause) <= LENGTH else None


def capital(line: str) -> str:
    """A line with a capital at its start."""
    return line[:1].upper() + line[1:]
