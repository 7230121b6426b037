"""What checking a text tells of each of its figures."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from assistant.figures.ledger.entries import Entry
from ingest.quantity import Quantity
from ingest.types import Span


class Verdict(StrEnum):
    """How a figure of a text stands to the reports."""

    MATCH = "match"
    DIFFERS = "differs"
    NOT_IN_REPORT = "not_in_report"


@dataclass(frozen=True, slots=True)
class Checked:
    """A figure of a text and what the reports say of it.

    `start` to `end` is the figure with its unit in the text, `text` what stands there, `sentence` the sentence or item
    around it. `reported` is the report's own figure ("10,29 %"), None where it tells none. `message` is one Vietnamese
    sentence for the reader. `rounded`: it matches once the report's figure is rounded. `entry` is where the report says
    it, `others` where it says other values of the same thing.
    """

    start: int
    end: int
    text: str
    sentence: Span
    quantity: Quantity
    verdict: Verdict
    reported: str | None
    message: str
    rounded: bool
    entry: Entry | None
    others: tuple[Entry, ...]
