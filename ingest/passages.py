"""The content of a document as passages: what is searched and cited as one."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.blocks import Block
from ingest.packing import REPEATABLE, Cut, pack
from ingest.paging import anchored, page_at
from ingest.splitting import split
from ingest.types import Footnote, Nature, Passage, PassageKind, Section, Span

# Characters of a passage: blocks are packed up to `TARGET`, one longer than `LIMIT` is split at sentence ends.
TARGET = 500
LIMIT = 700


def cut_passages(
    text: str,
    content: Sequence[Block],
    footnotes: Sequence[Footnote],
    sections: Sequence[Section],
    pages: Sequence[tuple[int, int]],
    *,
    document: str,
    target: int = TARGET,
    limit: int = LIMIT,
) -> tuple[Passage, ...]:
    """Passages of the body in order, then those of the footnotes; text that repeats is one passage with more places."""
    cuts = [*pack(text, content, target, limit), *_note_cuts(text, footnotes, sections, target, limit)]
    kept: dict[tuple[object, ...], Passage] = {}
    for cut in cuts:
        piece = text[cut.start : cut.end]
        section = sections[cut.section] if cut.section is not None else None
        titles = _titles(sections, cut.section)
        key: tuple[object, ...] = (piece,) if len(piece) >= REPEATABLE else (piece, titles)
        place = Span(cut.start, cut.end)
        if key in kept:
            kept[key] = replace(kept[key], places=(*kept[key].places, place))
            continue
        kept[key] = Passage(
            id=_id(document, *titles, piece),
            document=document,
            kind=cut.kind,
            start=cut.start,
            end=cut.end,
            text=piece,
            page=page_at(pages, anchored(footnotes, cut.start)),
            section=cut.section,
            path=section.path if section else (),
            titles=titles,
            nature=section.nature if section else Nature.CONTEXT,
            term=section.term if section else None,
            context=_context_beside(cut.context, piece),
            places=(place,),
        )
    return tuple(kept.values())


def section_at(sections: Sequence[Section], offset: int) -> int | None:
    """The index of the innermost section that holds an offset."""
    index: int | None = bisect_right([section.start for section in sections], offset) - 1
    while index is not None and index >= 0 and sections[index].end <= offset:
        index = sections[index].parent
    return index if index is not None and index >= 0 else None


def _note_cuts(
    text: str, footnotes: Sequence[Footnote], sections: Sequence[Section], target: int, limit: int
) -> Iterator[Cut]:
    for note in footnotes:
        section = section_at(sections, note.sentence.start) if note.sentence else None
        context = text[note.sentence.start : note.sentence.end] if note.sentence else ""
        if note.start == note.end:
            continue
        for piece in split(text, note.start, note.end, target, limit):
            yield Cut(piece.start, piece.end, PassageKind.FOOTNOTE, section, context)


def _titles(sections: Sequence[Section], index: int | None) -> tuple[str, ...]:
    titles: list[str] = []
    while index is not None:
        titles.append(sections[index].label)
        index = sections[index].parent
    return tuple(reversed(titles))


def _context_beside(context: str, piece: str) -> str:
    """The lines of a context that the passage does not hold itself."""
    return "\n".join(dict.fromkeys(line for line in context.split("\n") if line and line not in piece))


def _id(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
