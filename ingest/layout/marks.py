"""Places in the text that may be the mark of a footnote, and the marks with which notes begin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ingest.layout.fragments import ANCHOR
from ingest.layout.rows import Row, is_raised, row_of

_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LABEL = r"\d{1,3}|\*{1,3}"
_RAISED_MARK = re.compile(
    rf"\s*[\[(]?(?P<label>{_LABEL}|[ivx]{{1,5}})[\])]?\s*"
)  # endnotes have Roman numbers
_UNICODE_MARK = re.compile(r"(?P<label>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})")
_BRACKETED = re.compile(
    r"\s?\[(?P<a>\d{1,3}|\*{1,3})\]|(?<=[^\W\d_])\s?\((?P<b>\d{1,2}|\*{1,3})\)(?=[\s.,;:)]|$)"
    r"|(?<=\w)(?P<c>\*{1,3})(?=[\s.,;:)]|$)"
)
# Figures glued to a word: what a mark becomes where sizes are lost.
_GLUED = re.compile(r"(?P<word>[^\W\d_]{2,}[”\"’»)]?[.,;:]?)(?P<label>\d{1,2})(?=[.,;:)”\"]*(?:\s|$))")
# Units and numbers that carry a raised figure of their own.
_POWERED = re.compile(r"(?:^|[\W\d])(?:[kcdmh]?m|(?P<ten>10))\s?$")


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a row that may be a note's mark: `start` to `end` in the text of its fragment.

    `sure` grows with what speaks for it: 3 a superscript, 2 a mark in brackets, 1 figures glued to a word.
    """

    row: int
    fragment: int
    start: int
    end: int
    label: str
    sure: int


def places(rows: Sequence[Row]) -> list[Place]:
    """All that may be a mark in the rows, in reading order."""
    return [place for i, row in enumerate(rows) for place in _in_row(i, row)]


def _in_row(index: int, row: Row) -> Iterable[Place]:
    before = ""
    right = row.left
    for number, fragment in enumerate(row.fragments):
        text = fragment.text
        if row.spaced or fragment.left - right > 0.16 * row.size:
            before += " "
        raised = is_raised(fragment, row.baseline, row.size)
        if raised and (match := _RAISED_MARK.fullmatch(text)):
            label, power = match["label"], _after_power(before, match["label"])
            if before.strip() and power < len(label):
                yield Place(index, number, 0, len(text), label, 3)
                if power:
                    yield Place(index, number, match.start("label") + power, len(text), label[power:], 3)
        else:
            yield from _in_text(index, number, before, text)
        before = (before + text)[-12:]
        right = fragment.right


def _after_power(before: str, label: str) -> int:
    """How many of the raised figures may be a power: all of "10²⁶", the first of "km²⁶", none of "ha⁶"."""
    if not (match := _POWERED.search(before)):
        return 0
    if match["ten"] or not label.isdigit():
        return len(label) if label.isdigit() else 0
    return 1 if label[0] in "23" and not label[1:].startswith("0") else 0


def _in_text(row: int, fragment: int, before: str, text: str) -> Iterable[Place]:
    for match in _UNICODE_MARK.finditer(text):
        if not _POWERED.search(before + text[: match.start()]):
            yield Place(row, fragment, *match.span(), match["label"].translate(_DIGITS), 3)
    for match in _BRACKETED.finditer(text):
        if (before + text[: match.start()]).strip():
            label = match["a"] or match["b"] or match["c"]
            yield Place(row, fragment, *match.span(), label, 2)
    for match in _GLUED.finditer(text):
        if not match["word"].isupper() and not _POWERED.search(match["word"]):
            yield Place(row, fragment, *match.span("label"), match["label"], 1)


def marked(row: Row, chosen: Iterable[tuple[Place, int]]) -> Row:
    """The row with the character of its note in place of each chosen mark."""
    fragments = list(row.fragments)
    for place, note in sorted(chosen, key=lambda pair: -pair[0].start):
        fragment = fragments[place.fragment]
        kept = fragment.text[: place.start]
        if is_raised(fragment, row.baseline, row.size):
            kept = kept.translate(_SUPERSCRIPTS)
        text = kept + chr(ANCHOR + note) + fragment.text[place.end :]
        fragments[place.fragment] = replace(fragment, text=text)
    return row_of(fragments, spaced=row.spaced)


_NOTE_MARK = re.compile(
    rf"\[(?P<a>{_LABEL})\][.:]?|\((?P<b>{_LABEL})\)[.:]?|(?P<d>\*{{1,3}})(?!\*)"
    r"|(?P<c>\d{1,3})(?:(?=[^\W\d_])|[.)/:]?(?=\s+\D)|(?=[“\"(]))"
)


@dataclass(frozen=True, slots=True)
class Opening:
    """The mark with which a row opens a note; `raised` tells that it is a superscript or of another size, `rest` is the row without it."""

    label: str
    raised: bool
    rest: Row | None


def opening(row: Row) -> Opening | None:
    """The mark at the start of a row that may open a note."""
    first, *others = row.fragments
    set_apart = is_raised(first, row.baseline, row.size) or abs(first.size - row.size) > 0.1 * row.size
    if others and set_apart and (match := _RAISED_MARK.fullmatch(first.text)):
        return Opening(match["label"], True, row_of(others, spaced=row.spaced))
    if match := _UNICODE_MARK.match(row.plain):
        return Opening(match["label"].translate(_DIGITS), True, _without(row, match.group()))
    if match := _NOTE_MARK.match(row.plain):
        label = match["a"] or match["b"] or match["c"] or match["d"]
        return Opening(label, False, _without(row, match.group()))
    return None


def _without(row: Row, mark: str) -> Row | None:
    """The row without the mark that it begins with."""
    left = len("".join(mark.split()))
    fragments = list(row.fragments)
    while left and fragments:
        first, *rest = fragments
        taken = 0
        while taken < len(first.text) and (left or first.text[taken].isspace()):
            left -= not first.text[taken].isspace()
            taken += 1
        kept = replace(first, text=first.text[taken:])
        fragments = [kept, *rest] if kept.text.strip() else rest
    return row_of(fragments, spaced=row.spaced) if fragments else None
