"""The parts of a question that keep their meaning wherever they stand, and the same parts found in another (pure)."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass

from assistant.study.wording.tables import keys_of, longest
from assistant.study.wording.tokens import ASKING, HOW_MANY, Role, Token
from assistant.words.phrase_table import Key, key_of

_YEAR = re.compile(r"(?:19|20)\d\d")
_TIMES = frozenset(("hằng", "nhiệm", "giai", "quý", "tháng", "năm", "ngày"))
# What may stand within a part; of words that were not there only these.
HOLDING = (Role.SOFT, Role.REACHED)
_JOINING = frozenset(("các", "những", "có", "đã", "số"))
_LENGTHS = frozenset(("năm", "tháng", "quý", "ngày"))
_AVERAGE = key_of("bình quân")


@dataclass(frozen=True, slots=True)
class Part:
    """Words that stand together: `lead` is the role of what leads them in, WORD where nothing does.

    `first` tells that the part stands at the beginning of the question or after a mark, `before` is the place of the
    part ahead of it, -1 for none.
    """

    words: Key
    lead: Role
    first: bool
    before: int

    @property
    def time(self) -> bool:
        """Whether it tells when."""
        long = self.words[-1] in _LENGTHS and any(word[0].isdigit() for word in self.words)
        return long or self.words[0] in _TIMES or any(_YEAR.fullmatch(word) for word in self.words)

    @property
    def asks(self) -> bool:
        """Whether it holds the word that asks."""
        return any(word in ASKING for word in self.words)


@dataclass(frozen=True, slots=True)
class Found:
    """A part of the first question found in the second: its place among the parts, that of its first and last token."""

    part: int
    start: int
    end: int


def parts_of(tokens: Sequence[Token], measure: Key = ()) -> list[Part]:
    """The parts of a question, in order; `measure` is the unit that goes with "how many"."""
    found: list[list[str]] = []
    leads: list[tuple[Role, bool]] = []
    lead, first, opens = Role.WORD, True, True
    roles = [token for token in tokens if token.role not in HOLDING]
    words = [token.key for token in roles]
    i = 0
    while i < len(roles):
        token = roles[i]
        if token.role is not Role.WORD:
            first = token.role in (Role.MARK, Role.SOURCE) or (first and opens)
            lead = (
                token.role if token.role in (Role.OWNS, Role.WITHIN, Role.ABOUT, Role.PASSIVE) else Role.WORD
            )
            opens = True
            i += 1
            continue
        size, closes = _together(words, i, measure)
        whole = bool(longest(words, i, keys_of("wholes")))
        opens = opens or token.opens or whole or (closes and token.key not in ASKING)
        if opens:
            found.append([])
            leads.append((lead, first))
        found[-1] += words[i : i + size]
        lead, first, opens = Role.WORD, False, closes
        i += size
    return [
        Part(tuple(part), *led, before=place - 1)
        for place, (part, led) in enumerate(zip(found, leads, strict=True))
    ]


def _together(words: Sequence[str], at: int, measure: Key) -> tuple[int, bool]:
    """How many words from a place on are one, and whether the part ends with them."""
    if words[at] == HOW_MANY:
        size = 1
        if measure and tuple(words[at + 1 : at + 1 + len(measure)]) == measure:
            size += len(measure)
            size += len(longest(words, at + size, keys_of("after")))
        if words[at + size : at + size + 1] == ["đến"] and words[at + size + 1 : at + size + 2] == [HOW_MANY]:
            more, _ = _together(words, at + size + 1, measure)
            size += 1 + more
        return size, True
    if words[at] in ASKING:
        return 1, True
    if tuple(words[at : at + 2]) == _AVERAGE:
        return 2, True
    if words[at] == "tổng" and longest(words, at + 1, keys_of("heads")):
        return 1 + len(longest(words, at + 1, keys_of("heads"))), True
    if head := longest(words, at, keys_of("wholes")) or longest(words, at, keys_of("heads")):
        return len(head), True
    return 1, False


def find(
    parts: Sequence[Part], tokens: Sequence[Token], soft: Container[str] = ()
) -> tuple[list[Found], list[int], list[int]]:
    """Where the parts stand in another question's tokens, the longest first; the parts missing, the tokens left over.

    `soft` are the words of the first question that part nothing.
    """
    taken: set[int] = set()
    found: list[Found] = []
    missing: list[int] = []
    for place in sorted(range(len(parts)), key=lambda n: -len(parts[n].words)):
        spans = (
            span
            for at in range(len(tokens))
            if (span := _matches(parts[place].words, tokens, at, taken, soft))
        )
        span = next(spans, [])
        if not span:
            missing.append(place)
            continue
        taken.update(i for i in span if tokens[i].role is Role.WORD)
        found.append(Found(place, span[0], span[-1]))
    left = [i for i, token in enumerate(tokens) if token.role is Role.WORD and i not in taken]
    return sorted(found, key=lambda one: one.start), sorted(missing), left


def _matches(
    words: Key, tokens: Sequence[Token], at: int, taken: set[int], soft: Container[str]
) -> list[int]:
    """The places of some words that stand together from a place on; empty where they do not."""
    span: list[int] = []
    wanted = list(words)
    while wanted and at < len(tokens):
        token = tokens[at]
        if token.role is Role.WORD and token.key == wanted[0] and at not in taken:
            wanted.pop(0)
        elif token.role not in HOLDING or not span or (token.key not in _JOINING and token.key not in soft):
            return []
        span.append(at)
        at += 1
    return [] if wanted else span
