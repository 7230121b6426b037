"""The name of an indicator in its pieces."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.ledger.phrases import capital, shortened, trimmed


@dataclass(frozen=True, slots=True)
class Name:
    """A name in its pieces: `measure` ("Tỷ trọng"), what it is `of` ("dịch vụ"), `link` ("trong cơ cấu kinh tế")."""

    measure: str
    of: str
    link: str = ""

    def __str__(self) -> str:
        return shortened(capital(trimmed(f"{self.measure} {self.of} {self.link}")))

    @property
    def subject(self) -> str:
        """What is measured, with its link."""
        return trimmed(f"{self.of} {self.link}")
