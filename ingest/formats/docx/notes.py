"""Footnotes and endnotes, in the order of their marks."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingest.formats.docx.model import note_sign
from ingest.formats.docx.xml import Element, W

_ORDINARY = ("", "normal")  # the others are separators


@dataclass(slots=True)
class Notes:
    """The notes of a document by kind ("footnote", "endnote") and id; `found` are those whose marks were met.

    `marks` are the marks that were typed by hand, "" for those that Word counts.
    """

    found: list[Element] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    _texts: dict[tuple[str, str], Element] = field(default_factory=dict)
    _indexes: dict[tuple[str, str], int] = field(default_factory=dict)

    def define(self, kind: str, root: Element | None) -> None:
        """The notes of a part, word/footnotes.xml or word/endnotes.xml."""
        for note in root.iterfind(W + kind) if root is not None else ():
            if note.get(W + "type", "") in _ORDINARY:
                self._texts.setdefault((kind, note.get(W + "id", "")), note)

    def mark(self, reference: Element) -> str:
        """The sign for a reference's mark, "" where its note is missing."""
        key = (reference.tag.removeprefix(W).removesuffix("Reference"), reference.get(W + "id", ""))
        if key not in self._texts:
            return ""
        if key not in self._indexes:
            self._indexes[key] = len(self.found)
            self.found.append(self._texts[key])
            typed = reference.get(W + "customMarkFollows") in ("1", "true", "on")
            after = reference.itersiblings(W + "t") if typed else ()
            self.marks.append("".join(text.text or "" for text in after).strip())
        return note_sign(self._indexes[key])
