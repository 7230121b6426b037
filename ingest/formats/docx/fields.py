"""Word's fields: their results are text, their instructions are not."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingest.formats.docx.xml import Element, W

# Results that are no part of the text: tables of contents, page numbers, a note's mark printed a second time.
_LISTS = frozenset({"TOC", "INDEX", "TOA", "RD"})
_DROPPED = _LISTS | {"PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF", "NOTEREF"}


@dataclass(slots=True)
class _Field:
    instruction: str = ""
    result: bool = False  # whether the result has begun

    @property
    def kind(self) -> str:
        return (self.instruction.split() or [""])[0].upper()


@dataclass(slots=True)
class Fields:
    """The fields that are open at a place of the text."""

    _open: list[_Field] = field(default_factory=list)

    def feed(self, char: Element) -> None:
        """A w:fldChar."""
        kind = char.get(W + "fldCharType")
        if kind == "begin":
            self._open.append(_Field())
        elif kind == "separate" and self._open:
            self._open[-1].result = True
        elif kind == "end" and self._open:
            self._open.pop()

    def instruct(self, text: str) -> None:
        """A w:instrText."""
        if self._open:
            self._open[-1].instruction += text

    @property
    def silent(self) -> bool:
        """Whether text that stands here is no text of the document."""
        return any(not field.result or field.kind in _DROPPED for field in self._open)

    @property
    def in_contents(self) -> bool:
        """Whether a table of contents or an index is open."""
        return any(field.result and field.kind in _LISTS for field in self._open)

    def end_paragraph(self) -> None:
        """Instructions end with their paragraph: a damaged field must not swallow the document."""
        self._open = [field for field in self._open if field.result and field.kind in _LISTS]

    def end_contents(self) -> None:
        """A heading or a table stands in no table of contents: its end was lost."""
        self._open.clear()


def is_dropped(instruction: str) -> bool:
    """Whether the result of a w:fldSimple is no part of the text."""
    return (instruction.split() or [""])[0].upper() in _DROPPED
