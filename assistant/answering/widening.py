"""How much around a statement is quoted with it, where one sentence tells too little."""

from __future__ import annotations

from dataclasses import replace

from assistant.corpus import Corpus, Unit
from assistant.question.asking import Ask, Asked
from ingest.types import Span

# Forms of answer that one clause gives; all others are told with what stands around.
SHORT = frozenset(
    (Ask.NUMBER, Ask.SHARE, Ask.MONEY, Ask.RANK, Ask.DATE, Ask.DOCUMENT, Ask.NAME, Ask.YES_NO, Ask.COMPARISON)
)
# Longest quote, in characters.
ROOM = 600


def wants_more(asked: Asked) -> bool:
    """Whether an answer needs more than a sentence: reasons, tasks, manners, lists."""
    return not SHORT & set(asked.kinds)


def widened(unit: Unit, corpus: Corpus, room: int = ROOM) -> Unit:
    """The statement with its neighbours of the same passage, those after it first, while the quote stays short.

    Text that stood apart in the file (at one of the document's cuts) is not quoted as one.
    """
    document = corpus.documents[unit.passage.document]
    units = corpus.units(unit.passage)
    at = next((i for i, other in enumerate(units) if other.span == unit.span), None)
    if at is None:
        return unit
    first = last = at
    grown = True
    while grown:
        grown = False
        for left, right in ((first, last + 1), (first - 1, last)):
            if left < 0 or right >= len(units):
                continue
            start, end = units[left].span.start, units[right].span.end
            parted = any(start < cut < end for cut in document.cuts)
            if end - start <= room and not parted:
                first, last, grown = left, right, True
                break
    span = Span(units[first].span.start, units[last].span.end)
    return replace(unit, span=span, text=document.text[span.start : span.end])
