"""Texts in several fonts as Unicode, each stretch by its own encoding."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from ingest.legacy.convert import VIETNAMESE_ONLY, converted, to_unicode
from ingest.legacy.detect import detect_lines, gains
from ingest.legacy.fonts import encoding_of_font


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one font; no name where the format tells none."""

    text: str
    font: str = ""


@dataclass(slots=True)
class Converter:
    """Converts the paragraphs of one document.

    `plain` is the encoding of text in ordinary fonts, None where that is Unicode; `mixed` tells that such text is partly
    Unicode all the same. `used` are the encodings met.

    The letters of fonts that draw small letters as capitals (".VnTimeH") stay small, as they are stored: what Word's own
    search and copying give, and what transcripts have.
    """

    plain: str | None = None
    mixed: bool = False
    used: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, paragraphs: Iterable[Sequence[Run]]) -> Converter:
        """A converter for a document that holds these paragraphs."""
        texts = [
            unicodedata.normalize("NFC", "".join(run.text for run in runs if not encoding_of_font(run.font)))
            for runs in paragraphs
        ]
        return cls(detect_lines(texts), any(map(VIETNAMESE_ONLY.search, texts)))

    def text(self, runs: Sequence[Run]) -> str:
        """A paragraph in Unicode (NFC)."""
        if all(run.text.isascii() for run in runs):
            return "".join(run.text for run in runs)
        text = "".join(self._converted(text, encoding) for encoding, text in _stretches(runs))
        return unicodedata.normalize("NFC", whole(text))

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the user should know, in Vietnamese."""
        return tuple(converted(encoding) for encoding in self.used)

    def _converted(self, text: str, encoding: str | None) -> str:
        if encoding is None:
            if self.plain is None or not gains(text, self.plain, mixed=self.mixed):
                return text
            encoding = self.plain
        after = to_unicode(text, encoding)
        if encoding not in self.used and after != text:
            self.used.append(encoding)
        return after


_SURROGATE = re.compile("[\ud800-\udfff]")


def whole(text: str) -> str:
    """The text with halves of UTF-16 pairs joined; a lone half becomes U+FFFD."""
    if not _SURROGATE.search(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _stretches(runs: Sequence[Run]) -> list[tuple[str | None, str]]:
    """The runs joined by encoding: a letter of VNI may be broken over two of them, its base in an ordinary font."""
    known: list[tuple[str | None, str]] = []
    for run in runs:
        encoding = encoding_of_font(run.font)
        if encoding is None and run.text.isascii() and known:
            encoding = known[-1][0]
        elif encoding and known and known[-1][0] is None and known[-1][1].isascii():
            known[-1] = (encoding, known[-1][1])
        known.append((encoding, run.text))
    return [
        (key, "".join(text for _, text in group)) for key, group in groupby(known, key=lambda pair: pair[0])
    ]
