"""Where the words of one text stand in another that holds nearly the same words in the same order (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate

from ingest.normalise import fold
from ingest.types import Span

_TOKEN = re.compile(r"\d+(?:[.,/]\d+)*|[^\W\d_]+|[%‰]")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or percent sign: the line it stands in, its place in that line, and how it is compared."""

    line: int
    start: int
    end: int
    key: str


def tokens(lines: Sequence[str]) -> list[list[Token]]:
    """The tokens of each line; lines are in composed letters."""
    return [
        [Token(n, found.start(), found.end(), fold(found.group())) for found in _TOKEN.finditer(line)]
        for n, line in enumerate(lines)
    ]


def aligned(mine: Sequence[Sequence[Token]], other: Sequence[Sequence[Token]]) -> dict[Token, Token]:
    """Each token of the first text with the one of the second that stands in its place.

    Whole lines first, then the words of what lies between them: rows of tables, lines with numbers before them.
    """
    pairs: dict[Token, Token] = {}
    keys = [[tuple(token.key for token in line) for line in side] for side in (mine, other)]
    matcher = SequenceMatcher(None, keys[0], keys[1], autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            for left, right in zip(mine[i1:i2], other[j1:j2], strict=True):
                pairs.update(zip(left, right, strict=True))
        else:
            _words(_flat(mine[i1:i2]), _flat(other[j1:j2]), pairs)
    return pairs


def _flat(lines: Sequence[Sequence[Token]]) -> list[Token]:
    return [token for line in lines for token in line]


def _words(mine: list[Token], other: list[Token], pairs: dict[Token, Token]) -> None:
    matcher = SequenceMatcher(None, [t.key for t in mine], [t.key for t in other], autojunk=False)
    for block in matcher.get_matching_blocks():
        for step in range(block.size):
            pairs[mine[block.a + step]] = other[block.b + step]


def found_again(text: str, spans: Sequence[Span], lines: Sequence[str]) -> list[tuple[int, Span] | None]:
    """Where each span of `text` stands among `lines`: the line and the place in it; None where it does not."""
    own = text.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in own)]
    mine = tokens(own)
    pairs = aligned(mine, tokens(lines))
    by_line = [
        [(starts[n] + token.start, starts[n] + token.end, token) for token in line]
        for n, line in enumerate(mine)
    ]
    at = 0
    found: list[tuple[int, Span] | None] = []
    for span in spans:
        while at + 1 < len(own) and starts[at + 1] <= span.start:
            at += 1
        inside = [token for start, end, token in by_line[at] if start < span.end and span.start < end]
        found.append(_place([pairs[token] for token in inside if token in pairs], inside, lines))
    return found


def _place(there: list[Token], inside: list[Token], lines: Sequence[str]) -> tuple[int, Span] | None:
    """The place from the first token to the last of its line; what begins with another token is not it."""
    if not there or there[0].key != inside[0].key:
        return None
    line = there[0].line
    end = max(token.end for token in there if token.line == line)
    span = Span(there[0].start, end)
    # Tokens far apart are not one figure.
    return (
        (line, span) if end - there[0].start <= 2 * (inside[-1].end - inside[0].start) + 4 and lines else None
    )
