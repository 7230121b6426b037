"""One line of a report's ledger: what was measured, when, as what, and where it is written."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ingest.quantity import Quantity


class FigureNature(StrEnum):
    """What a figure is to the report: reached, aimed at, intended, or the state of things around."""

    RESULT = "result"
    TARGET = "target"
    PLAN = "plan"
    CONTEXT = "context"


@dataclass(frozen=True, slots=True)
class Observation:
    """A quantitative statement of a document.

    `id` comes from content. `indicator` names what is measured so that it can be read alone ("Tốc độ tăng trưởng dịch
    vụ"). `quantity` is the figure, its offsets those of the document's text. `period` is as a reader would say it
    ("2025", "2020-2025", "hằng năm, 2020-2025", "đến tháng 4 năm 2025"), "" where the document tells none. `scope` is
    the word that makes it a part ("trong đó", "riêng"), `whole` the id of the observation that it is a part of. `start`
    to `end` is the sentence or bullet that states it. `section` indexes `Document.sections`; for a footnote it is the
    section of its mark, and `note` its number.
    """

    id: str
    indicator: str
    quantity: Quantity
    period: str
    nature: FigureNature
    scope: str | None
    whole: str | None
    start: int
    end: int
    section: int | None
    note: int | None = None

    @property
    def value(self) -> str:
        """The number as written: "10,29", "35- 40", "8/8"."""
        return self.quantity.value
