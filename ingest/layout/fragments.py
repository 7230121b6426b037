"""Fragments as they can be worked with: finite, printable, each drawn once."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import replace
from statistics import median

from ingest.layout.types import Fragment, Sheet

# Stand for the marks of a page's notes while its text is put together: chr(ANCHOR + index of the note).
ANCHOR = 0xF0000
_ANCHORS = re.compile("[\U000f0000-\U000ffffd]")
_CONTROLS = re.compile(r"[\x00\x01\x03-\x08\x0e-\x1f\x7f\ufeff\u200b]")
# Word pads with spaces what it wants side by side.
_WIDE_SPACE = re.compile(r"[ \u00a0\t]{4,}")
# The same text this near (in font heights) is drawn twice to look bold.
_TWICE = 0.15
_FALLBACK_SIZE, _SMALLEST = 12.0, 1.0


def usable(sheet: Sheet) -> list[Fragment]:
    """The sheet's fragments that show text on the page, without what is drawn twice."""
    found = [good for fragment in sheet.fragments if (good := _sound(fragment))]
    sizes = [fragment.size for fragment in found if fragment.size >= _SMALLEST]
    usual = median(sizes) if sizes else _FALLBACK_SIZE
    found = [fragment if fragment.size >= _SMALLEST else replace(fragment, size=usual) for fragment in found]
    inside = [fragment for fragment in found if _is_inside(fragment, sheet)]
    if 2 * len(inside) >= len(found):  # else the page's corner was mistaken
        found = inside
    return [part for fragment in _once(found) for part in _parts(fragment)]


def _sound(fragment: Fragment) -> Fragment | None:
    places = (fragment.left, fragment.right, fragment.baseline, fragment.size)
    text = _ANCHORS.sub("", _CONTROLS.sub("", fragment.text.replace("\x02", "-")))
    text = re.sub(r"[\n\r\v\f\x85\u2028\u2029]", " ", text)
    if not text.strip() or not all(map(math.isfinite, places)) or max(map(abs, places)) > 1e6:
        return None
    left, right = sorted((fragment.left, fragment.right))
    return replace(fragment, text=text, left=left, right=right, size=abs(fragment.size))


def _is_inside(fragment: Fragment, sheet: Sheet) -> bool:
    return (
        fragment.right > 0
        and fragment.left < sheet.width
        and 0 < fragment.baseline < sheet.height + fragment.size
    )


def _once(fragments: Iterable[Fragment]) -> list[Fragment]:
    """The fragments without those that stand where the same text stands already."""
    kept: list[Fragment] = []
    seen: dict[tuple[str, int, int], Fragment] = {}
    for fragment in fragments:
        step = _TWICE * fragment.size
        x, y = int(fragment.left // step), int(fragment.baseline // step)
        near = (seen.get((fragment.text, x + i, y + j)) for i in (-1, 0, 1) for j in (-1, 0, 1))
        if any(
            other
            and abs(other.left - fragment.left) < step
            and abs(other.baseline - fragment.baseline) < step
            for other in near
        ):
            continue
        kept.append(fragment)
        seen[fragment.text, x, y] = fragment
    return kept


def _parts(fragment: Fragment) -> list[Fragment]:
    """The fragment cut at wide runs of spaces and stripped, its extent shared out by characters."""
    text = fragment.text
    share = (fragment.right - fragment.left) / len(text)
    cuts = [match.span() for match in _WIDE_SPACE.finditer(text)]
    if not cuts:
        return [fragment]
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(text)]
    return [
        replace(
            fragment,
            text=text[start:end],
            left=fragment.left + share * start,
            right=fragment.left + share * end,
        )
        for start, end in zip(starts, ends, strict=True)
        if text[start:end].strip()
    ]
