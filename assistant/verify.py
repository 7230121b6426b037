"""Drops what the cited text does not carry. Pure: a draft and the texts go in, a draft comes out."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from itertools import combinations

from assistant.types import Cell, Citation, Conflict, Draft, Statement, Status, Table
from ingest.quantities import parse_number

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
NOTHING_PROVEN = "Không tìm thấy nội dung này trong báo cáo."
# A conflict that cites more figures than this is not reckoned after.
MOST_FIGURES = 12


def numbers(text: str) -> frozenset[str]:
    """The numbers of a text as written, without leading zeros ("02" is "2")."""
    return frozenset(number.lstrip("0") or "0" for number in NUMBER.findall(text))


def exact(citation: Citation, texts: Mapping[str, str]) -> bool:
    """True where the quote is what stands at its offsets."""
    text = texts.get(citation.document)
    return text is not None and bool(citation.quote) and text[citation.start : citation.end] == citation.quote


def cited_numbers(marks: Iterable[int], quotes: Mapping[int, str]) -> frozenset[str]:
    """The numbers of the quotes behind some marks."""
    return frozenset[str]().union(*(numbers(quotes[n]) for n in marks))


def carried(statement: Statement | Cell, quotes: Mapping[int, str]) -> bool:
    """True where a statement has citations, all exist, and every number of it stands in one of them."""
    if not statement.citations or any(n not in quotes for n in statement.citations):
        return False
    return numbers(statement.text) <= cited_numbers(statement.citations, quotes)


def reckoned(number: str, given: Collection[str]) -> bool:
    """True where a number is a sum, a difference or a relative change (in percent) of given ones."""
    value = parse_number(number)
    known = [parse_number(other) for other in given]
    sums = {sum(part) for n in (1, 2, 3, 4) for part in combinations(known, n)}
    places = len(number.partition(",")[2])
    for a in sums:
        for b in known:
            changes = (a, abs(a - b), abs(a - b) / b * 100 if b else 0.0, a / b if b else 0.0)
            if any(abs(change - value) <= 0.5 * 10.0**-places + 1e-9 for change in changes):
                return True
    return False


def told(conflict: Conflict, quotes: Mapping[int, str]) -> bool:
    """True where every number of a conflict stands in its quotes or follows from them."""
    if not conflict.citations or any(n not in quotes for n in conflict.citations):
        return False
    known = cited_numbers(conflict.citations, quotes)
    missing = numbers(conflict.message) - known
    shown = numbers(conflict.message) & known
    return len(shown) <= MOST_FIGURES and all(reckoned(number, shown) for number in missing)


def proven_row(row: tuple[Cell, ...], quotes: Mapping[int, str]) -> bool:
    """True where the cells of a row are carried, and its computed ones follow from the others."""
    given = frozenset[str]().union(*(numbers(cell.text) for cell in row if cell.citations))
    return all(
        all(reckoned(number, given) for number in numbers(cell.text))
        if cell.computed
        else carried(cell, quotes) or not (cell.citations or numbers(cell.text))
        for cell in row
    )


def verify(draft: Draft, texts: Mapping[str, str]) -> Draft:
    """Keep only proven statements, with their citations renumbered from 1.

    A quote must be `texts[document][start:end]`; every number of a statement, of a conflict, of a table and of the
    headline must stand in a cited quote; a computed one must follow from those beside it. A headline that fails gives
    way to the first statement's text. Nothing proven: not_found.
    """
    proven = {citation.n: citation for citation in draft.citations if exact(citation, texts)}
    quotes = {n: citation.quote for n, citation in proven.items()}
    if draft.status is Status.NOT_FOUND:
        nearest = draft.nearest if draft.nearest and carried(draft.nearest, quotes) else None
        bare = replace(draft, statements=(), conflicts=(), table=None, nearest=nearest)
        return _renumbered(bare, proven)
    statements = tuple(statement for statement in draft.statements if carried(statement, quotes))
    conflicts = tuple(conflict for conflict in draft.conflicts if told(conflict, quotes))
    table = draft.table
    if table:
        rows = tuple(row for row in table.rows if proven_row(row, quotes))
        table = Table(table.head, rows) if rows else None
    if not statements:
        return Draft(Status.NOT_FOUND, NOTHING_PROVEN)
    kept = _renumbered(replace(draft, statements=statements, conflicts=conflicts, table=table), proven)
    known = cited_numbers((c.n for c in kept.citations), {c.n: c.quote for c in kept.citations})
    if kept.table:
        known |= frozenset[str]().union(*(numbers(cell.text) for row in kept.table.rows for cell in row))
    known |= frozenset[str]().union(*(numbers(conflict.message) for conflict in kept.conflicts))
    # A list's headline counts its items, that of several disagreements these.
    known |= {str(len(kept.statements))} if kept.ordered else frozenset()
    known |= {str(len(kept.conflicts))} if kept.conflicts else frozenset()
    return kept if numbers(kept.headline) <= known else replace(kept, headline=kept.statements[0].text)


def _renumbered(draft: Draft, proven: Mapping[int, Citation]) -> Draft:
    """The draft with only the citations that it uses, numbered from 1 in order of use."""
    cells = [cell for row in (draft.table.rows if draft.table else ()) for cell in row]
    nearest = (draft.nearest,) if draft.nearest else ()
    marks = [said.citations for said in cells]
    marks += [said.citations for said in (*draft.statements, *nearest)]
    marks += [conflict.citations for conflict in draft.conflicts]
    order = {old: new for new, old in enumerate(dict.fromkeys(n for some in marks for n in some), start=1)}

    def now(old: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(order[n] for n in old)

    return replace(
        draft,
        statements=tuple(replace(said, citations=now(said.citations)) for said in draft.statements),
        conflicts=tuple(replace(said, citations=now(said.citations)) for said in draft.conflicts),
        table=Table(
            draft.table.head,
            tuple(
                tuple(replace(cell, citations=now(cell.citations)) for cell in row)
                for row in draft.table.rows
            ),
        )
        if draft.table
        else None,
        nearest=replace(draft.nearest, citations=now(draft.nearest.citations)) if draft.nearest else None,
        citations=tuple(replace(proven[old], n=new) for old, new in order.items()),
    )
