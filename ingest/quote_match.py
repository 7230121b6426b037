"""Where the letters of a quote stand among the letters of a page (pure).

Letters and digits only, folded: spaces, punctuation, hyphens, accents and case do not count.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from ingest.normalise import fold

# Quotes are found by runs of so many letters; a quote of which less than `_SHORTEST` letters are found is not there.
_RUN = 8
_SHORTEST = 12
_WHOLE = 0.6  # share of a quote that counts as found wherever it stands
_SHIFT = 16  # letters that the page may have more or fewer within a quote, such as the marks of notes
_GAP = 6
_FROM_END = 8
_VALUE = re.compile(r"(?:[^:|]{1,80}: )?([^|]*)")


@lru_cache(maxsize=8192)
def _folded(char: str) -> str:
    return "".join(c for c in fold(unicodedata.normalize("NFKC", char)) if c.isalnum())


def letters(parts: Iterable[str]) -> tuple[str, list[int]]:
    """The folded letters of the parts, and for each the index of its part."""
    found: list[str] = []
    owners: list[int] = []
    for index, part in enumerate(parts):
        for char in part:
            for letter in _folded(char):
                found.append(letter)
                owners.append(index)
    return "".join(found), owners


def find_quote(page: str, quote: str) -> list[int]:
    """The indices of the page's letters (see `letters`) that the quote covers, in order; none where it is not there.

    Of a quote that begins or ends on another page, the part on this one is found; of a table's row, its cells without
    the headers that the row repeats.
    """
    found = _find(page, letters([quote])[0])
    if " | " not in quote:
        return found
    values = (value for cell in quote.split(" | ") for value in _VALUE.findall(cell)[:1])
    cells = _find(page, letters(values)[0])
    return max(cells, found, key=len)


def _find(page: str, quote: str) -> list[int]:
    if not quote:
        return []
    if (at := page.find(quote)) >= 0:
        return list(range(at, at + len(quote)))
    if len(quote) < _SHORTEST:
        return []
    pairs = _best_band(_common_runs(page, quote))
    if not pairs:
        return []
    places = sorted({place for place, _ in pairs for place in range(place, place + _RUN)})
    first = min(at for _, at in pairs)
    last = max(at for _, at in pairs) + _RUN
    begun_or_ended = first < _FROM_END or last > len(quote) - _FROM_END
    if len(places) < _SHORTEST or not (begun_or_ended or len(places) >= _WHOLE * len(quote)):
        return []
    return _closed(places)


def _common_runs(page: str, quote: str) -> list[tuple[int, int]]:
    """Places on the page and in the quote where the same run of letters begins."""
    starts: dict[str, list[int]] = defaultdict(list)
    for at in range(len(page) - _RUN + 1):
        starts[page[at : at + _RUN]].append(at)
    return [
        (place, at) for at in range(len(quote) - _RUN + 1) for place in starts.get(quote[at : at + _RUN], ())
    ]


def _best_band(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The pairs that lie along one another: the largest group whose places shift by no more than `_SHIFT`."""
    ordered = sorted(pairs, key=lambda pair: pair[0] - pair[1])
    best: tuple[int, int] = (0, 0)
    start = 0
    for end in range(1, len(ordered) + 1):
        while _shift(ordered[end - 1]) - _shift(ordered[start]) > _SHIFT:
            start += 1
        if end - start > best[1] - best[0]:
            best = (start, end)
    return ordered[best[0] : best[1]]


def _shift(pair: tuple[int, int]) -> int:
    return pair[0] - pair[1]


def _closed(places: Sequence[int]) -> list[int]:
    """The places with the small gaps between them filled."""
    closed: list[int] = []
    for place in places:
        if closed and place - closed[-1] <= _GAP:
            closed.extend(range(closed[-1] + 1, place))
        closed.append(place)
    return closed
