"""What a check of a report against itself tells."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from assistant.figures.ledger.entries import Entry


class FindingKind(StrEnum):
    """What was checked: one indicator told twice, a sum, a share, whether a value can be at all."""

    DIFFERENT = "different"
    SUM = "sum"
    SHARE = "share"
    IMPROBABLE = "improbable"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was checked and how it came out, in one Vietnamese sentence.

    `agrees` is False where something disagrees, True where it was checked and is right. `entries` are the statements
    concerned, the whole before its parts.
    """

    kind: FindingKind
    agrees: bool
    message: str
    entries: tuple[Entry, ...]
