"""The sentences of a document, each with what it is said under."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from ingest.blocks import blocks
from ingest.normalise import fold, modern
from ingest.passages import section_at
from ingest.sentences import sentences
from ingest.types import Document, Nature, Span

# A paragraph of at least so many characters that stands in a document twice is read once.
REPEATABLE = 60
# Parts the cells of a table's row.
ROW = " | "
# No sentence is longer; what is, a list without full stops, is read in pieces of so many characters and numbers.
_LONGEST_SENTENCE = 2500
_PIECE = 1000
_NUMBERS = 20
_DIGITS = re.compile(r"\d[\d.,]*")


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence or bullet and what it is said under.

    `leads` are the bullets and lead-ins above it, outermost first; `before` is the rest of its paragraph ahead of it.
    `titles` are the headings above it, outermost first, with the nature and the term of office that they tell. For a
    footnote `note` is its number and `anchor` the sentence that its mark stands in.
    """

    span: Span
    text: str
    leads: tuple[str, ...]
    before: str
    titles: tuple[str, ...]
    nature: Nature
    term: str | None
    section: int | None
    note: int | None = None
    anchor: str = ""


@lru_cache(maxsize=256)
def respelt(place: Place) -> Place:
    """A place in today's spelling, offsets unchanged: "nhiệm kì", "xoá", "thuỷ" as "nhiệm kỳ", "xóa", "thủy"."""
    return replace(
        place,
        text=modern(place.text),
        before=modern(place.before),
        leads=tuple(map(modern, place.leads)),
        titles=tuple(map(modern, place.titles)),
        anchor=modern(place.anchor),
    )


def places(document: Document) -> Iterator[Place]:
    """Every sentence of a document in order, the footnotes last; a paragraph that repeats only once."""
    body = min((note.start for note in document.footnotes), default=len(document.text))
    seen: set[str] = set()
    for block in blocks(document.text, body, document.sections):
        text = document.text[block.start : block.end]
        if len(text) >= REPEATABLE and (key := fold(text)) in seen:
            continue
        seen.add(key if len(text) >= REPEATABLE else "")
        leads = tuple(line for line in block.context.split("\n") if line)
        yield from _sentences(document, Span(block.start, block.end), block.section, leads)
    for note in document.footnotes:
        section = section_at(document.sections, note.sentence.start) if note.sentence else None
        anchor = document.text[slice(*note.sentence)] if note.sentence else ""
        yield from _sentences(document, Span(note.start, note.end), section, (), note.number, anchor)


def _sentences(
    document: Document,
    span: Span,
    section: int | None,
    leads: tuple[str, ...],
    note: int | None = None,
    anchor: str = "",
) -> Iterator[Place]:
    above = document.sections[section] if section is not None else None
    titles = _titles(document, section)
    row = ROW in document.text[span.start : span.end]
    spans = [span] if row else sentences(document.text, span.start, span.end, cuts=document.cuts)
    for found, before in _pieces(document.text, spans):
        yield Place(
            span=found,
            text=document.text[found.start : found.end],
            leads=leads,
            before=document.text[span.start : before],
            titles=titles,
            nature=above.nature if above else Nature.CONTEXT,
            term=above.term if above else None,
            section=section,
            note=note,
            anchor=anchor,
        )


def _pieces(text: str, spans: Iterable[Span]) -> Iterator[tuple[Span, int]]:
    """The sentences of a paragraph, overlong ones in pieces, each with the end of what it is read after."""
    for span in spans:
        said = text[span.start : span.end]
        short = len(said) <= _LONGEST_SENTENCE and len(_DIGITS.findall(said)) <= 2 * _NUMBERS
        if short or ROW in said:
            yield span, span.start
            continue
        begin, before = span.start, span.start
        while begin < span.end:
            end = _piece_end(text, begin, span.end)
            yield Span(begin, end), before
            # Later pieces are read after the first one, which may set their time.
            before = end if begin == span.start else before
            begin = end + len(text[end : span.end]) - len(text[end : span.end].lstrip(" ;,"))


def _piece_end(text: str, begin: int, end: int) -> int:
    """Where a piece of an overlong sentence ends: at its last semicolon, else comma, else space."""
    numbers = _DIGITS.finditer(text, begin, min(end, begin + _PIECE))
    limit = next((match.start() for n, match in enumerate(numbers) if n == _NUMBERS), begin + _PIECE)
    if limit >= end:
        return end
    stop = next((at for mark in ("; ", ", ", " ") if (at := text.rfind(mark, begin + 1, limit)) > 0), limit)
    return max(stop, begin + 1)


def _titles(document: Document, section: int | None) -> tuple[str, ...]:
    titles: list[str] = []
    while section is not None:
        titles.append(document.sections[section].title)
        section = document.sections[section].parent
    return tuple(reversed(titles))
