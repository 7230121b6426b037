"""Two figures side by side: of two terms of office, or of two things in one report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product

from assistant.answering.citing import cited
from assistant.answering.fit import FIGURE
from assistant.answering.headline import LENGTH
from assistant.answering.ranking import Scored, rank_units
from assistant.corpus import Corpus, Unit, one_line
from assistant.figures.comparing import Row, asks_for_part, compared, contrasted
from assistant.figures.ledger.telling import as_written
from assistant.types import Cell, Citation, Draft, Evidence, Question, Statement, Status, Table
from assistant.words.wanted import Wanted
from ingest.ledger.phrases import capital

# The two terms of a comparison, the older first.
SIDES = ("Nhiệm kỳ trước", "Nhiệm kỳ sau")
NAME = "Chỉ tiêu"
GAP = "Chênh lệch (tính từ hai số liệu)"
# Statements of each side that are tried for figures which suit each other.
TRIED = 4
# What a statement must hold of the question beside the best of its term, for its figures to be the ones asked about.
NEAR = 0.6
# How alike the labels of two figures must be for a gap to have a meaning, and what a gap is worth.
ALIKE = 0.5
WITH_GAP = 0.2
# How near the best statement of all that of either term must come where they have no figures to compare.
BOTH = 0.65
# How near the best statement another must come for its figures to be set beside.
NEARLY = 0.6


def side_by_side(
    question: Question,
    evidence: Sequence[Evidence],
    corpus: Corpus,
    wanted: Wanted,
) -> Draft | None:
    """The best statements of the two terms compared, with the gap of their figures.

    None where one of them tells nothing, or less than a statement about one alone and no figure to set beside it.
    """
    sides = []
    for term in question.compares:
        of_term = [item for item in evidence if item.passage.term == term]
        ranked = rank_units(question, of_term, corpus, wanted)
        if not ranked:
            return None
        sides.append(ranked[:TRIED])
    if len(FIGURE.intersection(question.asked.kinds)) > 1:
        # Of each term something else is asked.
        units: tuple[Unit, Unit] = (sides[0][0].unit, sides[1][0].unit)
        row = None
    else:
        units, row = _matched(sides[0], sides[1], wanted, part=asks_for_part(question.standalone))
    if row is None and not question.term_named:
        best = rank_units(question, evidence, corpus, wanted)[0]
        if min(side[0].score for side in sides) < BOTH * best.score:
            return None
    citations = cited(units)
    statements = tuple(
        Statement(f"{side}: {one_line(unit.text)}", (n,))
        for n, (side, unit) in enumerate(zip(SIDES, units, strict=True), start=1)
    )
    heads = tuple(f"Nhiệm kỳ {term}" for term in question.compares)
    return _draft(row, heads, SIDES, statements, citations)


def _matched(
    past: Sequence[Scored], later: Sequence[Scored], wanted: Wanted, *, part: bool
) -> tuple[tuple[Unit, Unit], Row | None]:
    """The best pair of statements, and their figures where these are of the same thing."""
    best: tuple[float, tuple[Unit, Unit], Row | None] | None = None
    for first, second in product(past, later):
        if first.own < NEAR * past[0].own or second.own < NEAR * later[0].own:
            continue
        row = compared(wanted.all_grams, first.unit.text, second.unit.text, part=part)
        alike = row is not None and row.likeness >= ALIKE and row.past.kind is row.next.kind
        worth = (first.score + second.score) / 2
        worth += row.likeness + WITH_GAP * (row.gap is not None) if row and alike else 0.0
        if best is None or worth > best[0]:
            best = (worth, (first.unit, second.unit), row if alike else None)
    assert best is not None
    return best[1], best[2]


def two_things(ranked: Sequence[Scored], wanted: Wanted) -> Draft | None:
    """Two figures of the best statements that the question sets side by side; None where there are none."""
    best = [scored for scored in ranked[:TRIED] if scored.score >= NEARLY * ranked[0].score]
    found = contrasted(wanted, [scored.unit.text for scored in best])
    if found is None:
        return None
    row, m, n = found
    units = list(dict.fromkeys((best[m].unit, best[n].unit)))
    citations = cited(units)
    statements = tuple(Statement(one_line(c.quote), (c.n,)) for c in citations)
    heads = (capital(row.name or "Số thứ nhất"), capital(row.next_name or "Số thứ hai"))
    return _draft(row, heads, heads, statements, citations)


def _draft(
    row: Row | None,
    heads: tuple[str, ...],
    sides: tuple[str, ...],
    statements: tuple[Statement, ...],
    citations: tuple[Citation, ...],
) -> Draft:
    if row is None:
        short = " | ".join(statement.text for statement in statements)
        return Draft(
            Status.ANSWERED,
            short if len(short) <= LENGTH else statements[-1].text[:LENGTH],
            statements,
            citations,
        )
    cells = [Cell(as_written(row.past), (1,)), Cell(as_written(row.next), (len(citations),))]
    line = "; ".join(f"{side}: {cell.text}" for side, cell in zip(sides, cells, strict=True))
    if row.gap:
        cells.append(Cell(row.gap, computed=True))
        line += f"; chênh lệch {row.gap}"
    # A name with a figure in it would need a source of its own.
    named = (row.name and row.name == row.next_name) or heads[0] != capital(row.name)
    name = row.name if named and not re.search(r"\d", row.name) else "Số liệu so sánh"
    table = Table((NAME, *heads, GAP)[: len(cells) + 1], ((Cell(capital(name)), *cells),))
    return Draft(Status.ANSWERED, line, statements, citations, table=table)
