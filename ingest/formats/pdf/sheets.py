"""The pages of a PDF as sheets, and what each of them is: text, an image, both."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, Any

from ingest.formats.pdf.accents import draws_accents, with_accents
from ingest.formats.pdf.content import Drawn, draw
from ingest.formats.pdf.fonts import PdfFont
from ingest.formats.pdf.fragments import fragments
from ingest.formats.pdf.geometry import A4, Size, geometry, main_turn, righted, upright
from ingest.formats.pdf.legacy import Legacy
from ingest.formats.pdf.opening import forget, losses
from ingest.formats.pdf.quality import makes_sense, vietnamese_share
from ingest.formats.pdf.show import Atom
from ingest.layout.types import Fragment, Sheet
from ingest.types import Progress, no_progress

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

_LONGEST = 20.0  # seconds that one page may take
# Shares of the page that images cover, and letters that are hardly any on such a page.
_COVERED, _FEW_LETTERS = 0.7, 200
_PICTURE, _NO_LETTERS = 0.1, 25
_OUTLINED = 200  # curves of a page whose letters may be drawn as shapes
_UNREAD = 0.3
_FORGET_EVERY = 20  # pages
_MOST_FONTS = 2_000


class Content(Enum):
    """What a page holds."""

    TEXT = "text"
    LAYER = "layer"  # an image over the invisible text that some text recognition left
    IMAGE = "image"  # nothing that can be read but by text recognition
    EMPTY = "empty"
    FAILED = "failed"  # cannot be worked out


@dataclass(frozen=True, slots=True)
class PdfPage:
    """A page's sheet and what it holds; the sheet of an IMAGE has what little text could be read.

    That of a LAYER has as confidence the share of its words that are Vietnamese syllables. `damaged` tells that some of
    what the page draws may be lost.
    """

    sheet: Sheet
    content: Content
    damaged: bool = False


def sheets(reader: PdfReader, legacy: Legacy, progress: Progress = no_progress) -> Iterator[PdfPage]:
    """The pages one by one; `progress` is told of each, `legacy` converts."""
    fonts = _Fonts()
    count = len(reader.pages)
    for number in range(1, count + 1):
        progress(f"Đang đọc trang {number}/{count}", (number - 1) / count)
        if number % _FORGET_EVERY == 0:
            forget(reader)
        yield _page(reader, number, fonts, legacy)


class _Fonts:
    """The fonts of a file, each read once."""

    def __init__(self) -> None:
        self._by_reference: dict[tuple[int, int], PdfFont | None] = {}
        self._by_object: dict[int, tuple[Any, PdfFont | None]] = {}

    def __call__(self, value: Any) -> PdfFont | None:
        """The font behind a reference or in a dictionary, None where it cannot be read."""
        from pypdf.generic import IndirectObject

        if isinstance(value, IndirectObject):
            key = (value.idnum, value.generation)
            if key not in self._by_reference:
                self._by_reference[key] = _font(value.get_object())
            return self._by_reference[key]
        if id(value) not in self._by_object:
            if len(self._by_object) >= _MOST_FONTS:
                self._by_object.clear()
            self._by_object[id(value)] = (value, _font(value))
        return self._by_object[id(value)][1]


def _font(resource: Any) -> PdfFont | None:
    from pypdf.generic import DictionaryObject

    if not isinstance(resource, DictionaryObject):
        return None
    try:
        return PdfFont(resource)
    except Exception:  # a font that pypdf stumbles over shows nothing
        return None


def _page(reader: PdfReader, number: int, fonts: _Fonts, legacy: Legacy) -> PdfPage:
    size = A4
    try:
        page = reader.pages[number - 1]
        _, size = geometry(page)
        lost = losses()
        found = _read(page, number, fonts, legacy)
        if losses() == lost:
            return found
        if found.content is Content.EMPTY:
            return replace(found, content=Content.FAILED)
        return replace(found, damaged=True)
    except Exception:  # whatever a damaged page makes pypdf run into, endless recursion too
        return PdfPage(Sheet(number, *size, ()), Content.FAILED)


def _read(page: PageObject, number: int, fonts: _Fonts, legacy: Legacy) -> PdfPage:
    deadline = time.monotonic() + _LONGEST
    base, size = geometry(page)
    drawn = draw(page, base, size, fonts, deadline)
    if turn := main_turn(drawn.atoms):
        base, size = righted(base, size, turn)
        drawn = draw(page, base, size, fonts, deadline)
    if draws_accents(drawn.atoms):
        drawn.atoms = with_accents(draw(page, base, size, fonts, deadline, by_glyph=True).atoms)
    atoms = upright(drawn.atoms)
    seen, layer = ([atom for atom in atoms if atom.hidden is hidden] for hidden in (False, True))
    found = fragments(seen, legacy.by_font)
    content, confidence = _content(drawn, size, seen), None
    if _is_garbled(seen) or not makes_sense(_text(found)):
        found, content = [], Content.IMAGE
    if layer and content in (Content.IMAGE, Content.EMPTY):
        content = Content.IMAGE
        under = fragments(layer, legacy.by_font)
        if share := vietnamese_share(_text(under)):
            found, content, confidence = under, Content.LAYER, share
    return PdfPage(Sheet(number, *size, tuple(found), tuple(drawn.rules), confidence), content)


def _is_garbled(seen: Sequence[Atom]) -> bool:
    """Whether the fonts do not tell what much of the text is."""
    return sum(atom.unread for atom in seen) > _UNREAD * sum(len(atom.text) for atom in seen)


def _content(drawn: Drawn, size: Size, seen: Sequence[Atom]) -> Content:
    """What a page holds by what is seen of it; a layer under an image is not looked at here."""
    letters = sum(sum(map(str.isalnum, atom.text)) for atom in seen)
    covered = min(1.0, drawn.images / (size[0] * size[1]))
    if covered >= _COVERED and letters < _FEW_LETTERS:
        return Content.IMAGE
    if letters < _NO_LETTERS and (covered >= _PICTURE or drawn.curves >= _OUTLINED):
        return Content.IMAGE
    return Content.TEXT if letters else Content.EMPTY


def _text(found: Sequence[Fragment]) -> str:
    return " ".join(fragment.text for fragment in found)
