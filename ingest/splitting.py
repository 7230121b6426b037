"""A long stretch of text in pieces of about one size that end where sentences do."""

from __future__ import annotations

from ingest.sentences import sentences
from ingest.types import Span

_LONGEST_PIECE = 1200


def split(text: str, start: int, end: int, target: int, limit: int) -> list[Span]:
    """`text[start:end]` in pieces of about `target` characters; whole where it is no longer than `limit`.

    A sentence beyond the limit is split at its semicolons, and what is then beyond 1,200 characters between words.
    """
    if end - start <= limit:
        return [Span(start, end)]
    parts: list[Span] = []
    for sentence in sentences(text, start, end):
        if sentence.end - sentence.start <= limit:
            parts.append(sentence)
        else:
            for part in sentences(text, *sentence, semicolons=True):
                parts += _by_words(text, part)
    ideal = (end - start) / -(-(end - start) // target)  # pieces of equal size rather than a short last one
    pieces = [parts[0]]
    for part in parts[1:]:
        last = pieces[-1]
        grown = part.end - last.start
        if grown <= limit and (last.end - last.start < 0.6 * ideal or grown <= 1.15 * ideal):
            pieces[-1] = Span(last.start, part.end)
        else:
            pieces.append(part)
    return pieces


def _by_words(text: str, span: Span) -> list[Span]:
    """A span without a place to end, cut between words."""
    pieces = []
    start = span.start
    while span.end - start > _LONGEST_PIECE:
        stop = text.rfind(" ", start + 1, start + _LONGEST_PIECE)
        stop = stop if stop > start else start + _LONGEST_PIECE
        pieces.append(Span(start, stop))
        start = stop + (text[stop] == " ")
    return [*pieces, Span(start, span.end)]
