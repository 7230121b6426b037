"""The name of an indicator in its pieces."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.ledger.phrases import LONGEST, capital, shortened, trimmed


@dataclass(frozen=True, slots=True)
class Name:
    """A name in its pieces: `measure` ("Tỷ trọng"), what it is `of` ("dịch vụ"), `link` ("trong cơ cấu kinh tế")."""

    measure: str
    of: str
    link: str = ""

    def __str__(self) -> str:
        room = LONGEST - len(self.measure) - min(len(self.link), LONGEST // 2)
        of = shortened(self.of, room) if len(self.of) > room else self.of
        return shortened(capital(trimmed(f"{self.measure} {of} {self.link}")))

    @property
    def subject(self) -> str:
        """What is measured, with its link."""
        return trimmed(f"{self.of} {self.link}")
