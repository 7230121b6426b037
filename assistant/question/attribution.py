"""The source that a question names before it asks: "Theo báo cáo của Sở Y tế, …"."""

from __future__ import annotations

import re
from collections.abc import Callable

from ingest.normalise import fold

# Matched without accents; what stands up to the comma is the report.
_SOURCE = re.compile(
    r"(?:theo|can cu(?: vao)?|dua (?:vao|theo)|trong|tai)\s+(?:noi dung\s+)?(?:cua\s+)?(?:ban\s+)?(?:bao cao|van kien|van ban|tai lieu)"
    r"(?P<of>[^,;:?]*?)\s*,\s+(?=\S+\s+\S+\s+\S+)",
    re.IGNORECASE,
)
# What tells no more than that a report is meant.
_IDLE = re.compile(
    r"^(?:\s*(?:nay|do|tren|chinh tri|tom tat|tong ket|tong hop|da nop|trinh dai hoi|cua|do)(?!\w))*\s*"
)


def unattributed(text: str, is_own: Callable[[str], bool]) -> str:
    """The question without the source it opens with, where that is the report at hand; else as it is.

    `is_own` tells whether an unaccented phrase stands at the head of a report: its title, the body that reports.
    """
    flat = fold(text)
    if len(flat) != len(text) or not (found := _SOURCE.match(flat)):
        return text
    named = _IDLE.sub("", found["of"].casefold()).strip()
    if named and not is_own(named):
        return text
    rest = text[found.end() :]
    return rest[:1].upper() + rest[1:]
