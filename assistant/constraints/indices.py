"""A named index or ranking: the words of "chỉ số X" must stand in the statement, not those of another index."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from assistant.constraints.names import is_code
from assistant.constraints.question import Asked, ask_phrases
from assistant.constraints.spelling import is_syllable
from assistant.constraints.statement import Statement, phrase_fold
from assistant.constraints.tables import table
from assistant.constraints.types import Constraint, Expand, Kind, Known

_OPENER = re.compile(
    r"(?<!\w)(?:chỉ số|chi so|bảng xếp hạng|bang xep hang|thứ hạng về|thu hang ve|xếp hạng về|xep hang ve)"
    r"(?:\s+(?:về|ve|thành phần|thanh phan|đánh giá|danh gia))?((?:\s+[^\W\d_]+(?:-[^\W\d_]+)*){2,9})",
    re.IGNORECASE,
)
_MOST = 4


def indices(asked: Asked, known: Known, expand: Expand) -> Iterator[Constraint]:
    """A hard constraint for each index named in words; one named by letters (PCI) is a name."""
    for found in _OPENER.finditer(asked.text):
        words = found.group(1).split()
        name = _name(words)
        parts = phrase_fold(" ".join(name)).split()
        if len(parts) < 2 or _words("general") & {parts[0], " ".join(parts[:2])}:
            continue
        others = {phrase_fold(other) for n in range(2, len(name) + 1) for other in expand(" ".join(name[:n]))}
        own = " ".join(parts)
        yield Constraint(
            Kind.INDEX,
            " ".join(name),
            (own, *sorted(others - {own})),
            known=known(own) or any(map(known, others)),
            must=asked.has(ask_phrases("rank")),
        )


@cache
def _words(name: str) -> frozenset[str]:
    """A list of `[index]` in `data/attributes.toml`, unaccented."""
    return frozenset(phrase_fold(phrase) for phrase in table("attributes")["index"][name])


def _name(words: list[str]) -> list[str]:
    """The words of an index's name up to what no longer belongs to it."""
    name: list[str] = []
    for word in words:
        folded = phrase_fold(word)
        goes_on = any(phrase_fold(" ".join([*name[-n:], word])) in _words("goes_on") for n in (1, 2))
        if (
            is_code(word)
            or not is_syllable(word)
            or (folded in _words("ends") and not goes_on)
            or len(name) == _MOST
        ):
            break
        name.append(word)
    return name


def tells_index(wanted: Constraint, statement: Statement, placed: Statement) -> bool:
    """Whether a statement names the index: its first two words together and all others, or another name for it.

    Where it is placed counts only with the word "chỉ số" itself: a heading lists many fields.
    """
    own, *others = wanted.accepted
    head = " ".join(own.split()[:2])
    if statement.holds_any(others):
        return True
    if statement.holds(head) and all(statement.holds(part) for part in own.split()):
        return True
    return any(placed.holds(f"chi so {name}") for name in (own, *others))
