"""What text recognition makes of a raised figure: a sign where no sign can stand."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.layout.marks import Place
from ingest.layout.rows import Row

# The label of a place whose figure was not read.
UNREAD = "?"
_SIGN = re.compile(r"(?<=[^\W\d_])[!*°^|](?=[.,;:])|(?<=[^\W\d_])[*°^](?=\s|$)")
_QUOTES = re.compile(r"[“”\"‘’'«»]")
_OPENING, _CLOSING = "“‘«", "”’»\"'"


def unread_marks(rows: Sequence[Row]) -> list[Place]:
    """Signs inside a sentence and closing quotes that nothing opened, as places that may be marks."""
    found: list[Place] = []
    opened = 0
    for index, row in enumerate(rows):
        for number, fragment in enumerate(row.fragments):
            text = fragment.text
            found += [Place(index, number, *match.span(), UNREAD, 1) for match in _SIGN.finditer(text)]
            for match in _QUOTES.finditer(text):
                at, sign = match.start(), match.group()
                after_letter = at > 0 and text[at - 1].isalpha()
                if sign in _OPENING or (sign in "\"'" and not after_letter):
                    opened += 1
                elif opened:
                    opened -= 1
                elif sign in _CLOSING and after_letter:
                    found.append(Place(index, number, at, at + 1, UNREAD, 1))
    return sorted(found, key=lambda place: (place.row, place.fragment, place.start))
