"""Text of a PDF in fonts from before Unicode, brought to Unicode."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.layout.types import Sheet
from ingest.legacy import converted, encoding_of_font, to_unicode
from ingest.legacy.convert import VIETNAMESE_ONLY
from ingest.legacy.detect import detect_lines, gains


class Legacy:
    """Converts by the fonts' names, then by spelling what fonts of other names hold; remembers the encodings met."""

    def __init__(self) -> None:
        self._used: list[str] = []

    def by_font(self, text: str, font: str) -> str:
        """A text in a font of this name."""
        encoding = encoding_of_font(font)
        return self._convert(text, encoding) if encoding else text

    def by_spelling(self, sheets: Sequence[Sheet]) -> list[Sheet]:
        """The sheets of a whole document, converted where their text as a whole is in a legacy encoding.

        A subset font often has lost its name.
        """
        texts = [fragment.text for sheet in sheets for fragment in sheet.fragments]
        encoding = detect_lines(texts)
        if encoding is None:
            return list(sheets)
        mixed = any(VIETNAMESE_ONLY.search(text) for text in texts)
        return [
            replace(
                sheet,
                fragments=tuple(
                    replace(fragment, text=self._convert(fragment.text, encoding))
                    if gains(fragment.text, encoding, mixed=mixed)
                    else fragment
                    for fragment in sheet.fragments
                ),
            )
            for sheet in sheets
        ]

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the user should know, in Vietnamese."""
        return tuple(converted(encoding) for encoding in self._used)

    def _convert(self, text: str, encoding: str) -> str:
        after = to_unicode(text, encoding)
        if after != text and encoding not in self._used:
            self._used.append(encoding)
        return after
