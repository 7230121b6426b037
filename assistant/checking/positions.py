"""A text in composed letters and where each of them stood as it was given (pure)."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

# A letter with the marks that are put on it.
_CLUSTER = re.compile(r"[^\u0300-\u036f][\u0300-\u036f]*|[\u0300-\u036f]+", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Positions:
    """`text` is composed (NFC) with plain spaces; `starts` holds the original offset of each character and of the end.

    It is empty where the text was so already.
    """

    text: str
    starts: tuple[int, ...] = ()

    @classmethod
    def of(cls, given: str) -> Positions:
        """Compose a text."""
        if unicodedata.is_normalized("NFC", given):
            return cls(given)
        parts: list[str] = []
        starts: list[int] = []
        for cluster in _CLUSTER.finditer(given):
            composed = unicodedata.normalize("NFC", cluster.group())
            parts.append(composed)
            starts += [cluster.start()] * len(composed)
        return cls("".join(parts), (*starts, len(given)))

    @property
    def same(self) -> bool:
        """Whether the text was composed as it was given."""
        return not self.starts

    def of_original(self, at: int) -> int:
        """The original offset of an offset of `text`."""
        return self.starts[at] if self.starts else at
