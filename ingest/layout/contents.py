"""Tables of contents: headings with dots up to a page number, which would be read as headings twice."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.layout.rows import Row
from ingest.normalise import fold

_LEADER = re.compile(r"(?:(?:\.\s?){5,}|(?:…\s?){3,}|_{5,})\s*\d{1,4}$")
_NAME = re.compile(r"(?:muc luc|noi dung)\W*")
_FEWEST = 3
_SHARE = 0.4


def without_contents(rows: Sequence[Row]) -> list[Row]:
    """A page's rows without a table of contents and its name."""
    entries = [i for i, row in enumerate(rows) if _LEADER.search(row.plain)]
    if len(entries) < _FEWEST:
        return list(rows)
    start, end = entries[0], entries[-1] + 1
    if len(entries) < _SHARE * (end - start):
        return list(rows)
    names = [i for i in range(start) if _NAME.fullmatch(fold(rows[i].plain))]
    if names and start - names[-1] <= _FEWEST:
        start = names[-1]
    return [*rows[:start], *rows[end:]]
