"""Drops what the cited text does not carry. Pure: a draft and the texts go in, a draft comes out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from assistant.types import Citation, Conflict, Draft, Statement, Status

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def numbers(text: str) -> frozenset[str]:
    """The numbers of a text as written, without leading zeros ("02" is "2")."""
    return frozenset(number.lstrip("0") or "0" for number in NUMBER.findall(text))


def exact(citation: Citation, texts: Mapping[str, str]) -> bool:
    """True where the quote is what stands at its offsets."""
    text = texts.get(citation.document)
    return text is not None and bool(citation.quote) and text[citation.start : citation.end] == citation.quote


def carried(statement: Statement | Conflict, quotes: Mapping[int, str]) -> bool:
    """True where a statement has citations, all exist, and every number of it stands in one of them."""
    if not statement.citations or any(n not in quotes for n in statement.citations):
        return False
    said = statement.text if isinstance(statement, Statement) else statement.message
    known = frozenset[str]().union(*(numbers(quotes[n]) for n in statement.citations))
    return numbers(said) <= known


def verify(draft: Draft, texts: Mapping[str, str]) -> Draft:
    """Keep only proven statements, with their citations renumbered from 1.

    A quote must be `texts[document][start:end]`; every number of a statement, of a conflict and of the headline must
    stand in a cited quote. A headline that fails gives way to the first statement's text. Nothing proven: not_found.
    """
    if draft.status is Status.NOT_FOUND:
        return replace(draft, statements=(), citations=(), conflicts=())
    proven = {citation.n: citation for citation in draft.citations if exact(citation, texts)}
    quotes = {n: citation.quote for n, citation in proven.items()}
    statements = [statement for statement in draft.statements if carried(statement, quotes)]
    conflicts = [conflict for conflict in draft.conflicts if carried(conflict, quotes)]
    if not statements:
        return Draft(Status.NOT_FOUND, NOTHING_PROVEN)
    used = dict.fromkeys(
        n for marks in [s.citations for s in statements] + [c.citations for c in conflicts] for n in marks
    )
    order = {old: new for new, old in enumerate(used, start=1)}
    known = frozenset[str]().union(*(numbers(quotes[n]) for n in used))
    headline = draft.headline if numbers(draft.headline) <= known else statements[0].text
    return Draft(
        status=Status.ANSWERED,
        headline=headline,
        statements=tuple(
            Statement(said.text, tuple(order[n] for n in said.citations)) for said in statements
        ),
        citations=tuple(replace(proven[old], n=new) for old, new in order.items()),
        conflicts=tuple(
            Conflict(said.message, tuple(order[n] for n in said.citations)) for said in conflicts
        ),
    )


NOTHING_PROVEN = "Không tìm thấy nội dung này trong báo cáo."
