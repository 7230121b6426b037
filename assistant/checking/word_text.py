"""The text of a Word file that is open in python-docx: paragraph by paragraph, and the runs that a place stands in."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assistant.checking.positions import Positions
from ingest.types import Span

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.run import Run

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_P, _R, _T = f"{_W}p", f"{_W}r", f"{_W}t"
# What a run holds besides its text, as it is read.
_CHARACTERS = {f"{_W}tab": "\t", f"{_W}br": " ", f"{_W}cr": " ", f"{_W}noBreakHyphen": "-", f"{_W}ptab": "\t"}
# Deleted text is gone; a text box is no part of the text around it.
_LEFT_OUT = frozenset((f"{_W}del", f"{_W}moveFrom", f"{_W}txbxContent"))


@dataclass(frozen=True, slots=True)
class Piece:
    """A child of a run that is read as text, and where it begins in its paragraph."""

    run: Any
    node: Any
    start: int
    text: str

    @property
    def end(self) -> int:
        """Where it ends in its paragraph."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class WordParagraph:
    """A paragraph and its text in composed letters."""

    element: Any
    positions: Positions

    @property
    def text(self) -> str:
        """The text, one line."""
        return self.positions.text


def paragraphs(document: Document) -> list[WordParagraph]:
    """All paragraphs of the body in order, those of tables too; none of text boxes, headers, footnotes."""
    return [
        WordParagraph(element, Positions.of("".join(piece.text for piece in pieces(element))))
        for element in document.element.body.iter(_P)
        if not _inside(element)
    ]


def pieces(paragraph: Any) -> list[Piece]:
    """What is read of a paragraph, in order."""
    found: list[Piece] = []
    at = 0
    for run in _runs(paragraph):
        for node in run:
            text = (node.text or "") if node.tag == _T else _CHARACTERS.get(node.tag, "")
            if text:
                text = text.replace("\n", " ").replace("\r", " ")
                found.append(Piece(run, node, at, text))
                at += len(text)
    return found


def runs_at(document: Document, paragraph: WordParagraph, span: Span) -> list[Run]:
    """The runs that hold exactly a span of a paragraph, cut out where a run holds more."""
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

    start, end = paragraph.positions.of_original(span.start), paragraph.positions.of_original(span.end)
    for at in (end, start):
        _cut(paragraph.element, at)
    elements = {
        id(piece.run): piece.run
        for piece in pieces(paragraph.element)
        if start <= piece.start and piece.end <= end
    }
    owner = Paragraph(paragraph.element, document._body)
    return [Run(element, owner) for element in elements.values()]


def _cut(paragraph: Any, at: int) -> None:
    """Part the run that a place lies inside of, so that the place is between two runs."""
    found = pieces(paragraph)
    inside = next((piece for piece in found if piece.start < at < piece.end), None)
    if inside is None:
        before = next((piece for piece in found if piece.end == at), None)
        after = next((piece for piece in found if piece.start == at), None)
        if before is None or after is None or before.run is not after.run:
            return
        _part(before.run, after.node, None, 0)
    elif inside.node.tag == _T:
        _part(inside.run, inside.node, inside.node, at - inside.start)


def _part(run: Any, first: Any, split: Any, at: int) -> None:
    """Move `first` and what follows it in its run to a new run behind; of the text `split` only what follows `at`."""
    behind = deepcopy(run)
    place = list(run).index(first)
    for node in list(behind)[:place]:
        if node.tag != f"{_W}rPr":
            behind.remove(node)
    for node in list(run)[place:]:
        if node is not split:
            run.remove(node)
    if split is not None:
        rest = next(node for node in behind if node.tag == _T)
        rest.text, split.text = split.text[at:], split.text[:at]
        for node in (rest, split):
            node.set(_SPACE, "preserve")
    run.addnext(behind)


def _runs(paragraph: Any) -> Iterator[Any]:
    """The runs of a paragraph, also those of links and of inserted text."""
    for run in paragraph.iter(_R):
        owner = next(run.iterancestors(_P))
        if owner is paragraph and not any(node.tag in _LEFT_OUT for node in _between(run, paragraph)):
            yield run


def _between(run: Any, paragraph: Any) -> Iterator[Any]:
    for node in run.iterancestors():
        if node is paragraph:
            return
        yield node


def _inside(paragraph: Any) -> bool:
    return any(node.tag in _LEFT_OUT for node in paragraph.iterancestors())
