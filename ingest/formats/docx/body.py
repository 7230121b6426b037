"""The blocks of a story: paragraphs with their numbers, tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from ingest.formats.docx.inline import Inline, is_prompt
from ingest.formats.docx.labels import Labels
from ingest.formats.docx.model import Block, Cell, Paragraph, Row, Table
from ingest.formats.docx.numbering import List, Lists
from ingest.formats.docx.styles import Style, Styles, draws_lines
from ingest.formats.docx.xml import MC, Element, W, has, number, toggled, value
from ingest.legacy.runs import Run

_SKIPPED = frozenset(W + tag for tag in ("del", "moveFrom", "sectPr"))
_WRAPPERS = frozenset(W + tag for tag in ("customXml", "ins", "moveTo", "smartTag", "sdtContent"))


@dataclass(slots=True)
class Story:
    """Reads one story after the other (body, notes) of a document that has these styles and lists.

    A paragraph whose mark was deleted, is hidden or holds a drop capital runs into the next one.
    """

    styles: Styles
    lists: Lists
    inline: Inline
    labels: Labels = field(default_factory=Labels)
    _open: Paragraph | None = None

    def blocks(self, elements: Iterable[Element]) -> Iterator[Block]:
        """The blocks that elements hold, one after the other."""
        before, self._open = self._open, None
        for element in unwrapped(elements):
            if element.tag == W + "p":
                if (paragraph := self._paragraph(element)) is not None:
                    yield paragraph
            elif element.tag == W + "tbl":
                self.inline.fields.end_contents()
                if self._open:
                    yield self._open
                    self._open = None
                yield self._table(element)
        if self._open:
            yield self._open
        self._open = before

    def _paragraph(self, element: Element) -> Paragraph | None:
        properties = element.find(W + "pPr")
        mark = properties.find(W + "rPr") if properties is not None else None
        name = value(properties, "pStyle")
        style = self.styles.style("paragraph", name)
        level = _level(properties, style)
        fields = self.inline.fields
        if level and not style.contents:
            fields.end_contents()
        contents = style.contents or fields.in_contents
        runs, bold = self.inline.read(element, style.look)
        contents = contents or fields.in_contents
        fields.end_paragraph()
        if contents:
            return None
        goes_on = (
            has(mark, "del", "moveFrom") or bool(toggled(mark, "vanish")) or _is_drop_capital(properties)
        )
        written = any(run.text.strip() for run in runs)
        if written or not goes_on:
            label = self._label(properties, style, name)
            if label and written:
                runs.insert(0, label)
        paragraph = Paragraph(tuple(runs), level, bold, style.title, style.caption).after(self._open)
        self._open = paragraph if goes_on else None
        return None if goes_on else paragraph

    def _label(self, properties: Element | None, style: Style, name: str | None) -> Run | None:
        own = properties.find(W + "numPr") if properties is not None else None
        used = number(own, "numId")
        used = style.numbering if used is None else used
        list_ = self.lists.list(used) if used else None
        if used is None or list_ is None:
            return None
        at = number(own, "ilvl")
        if at is None:
            at = _level_of_style(list_, name) if own is None else style.list_level
        at = style.list_level or 0 if at is None else at
        text = self.labels.next(used, list_, at)
        if not text:
            return None
        look = list_.levels[at].look
        return None if look.hidden else Run(text + " ", look.accented or look.plain or "")

    def _table(self, element: Element) -> Table:
        properties = element.find(W + "tblPr")
        style = self.styles.style("table", value(properties, "tblStyle"))
        borders = properties.find(W + "tblBorders") if properties is not None else None
        bordered = style.bordered if borders is None else draws_lines(borders)
        rows = [self._row(row) for row in unwrapped(element) if row.tag == W + "tr" and not _deleted(row)]
        own = any(draws_lines(edges) for edges in element.iter(W + "tcBorders"))
        look = properties.find(W + "tblLook") if properties is not None else None
        first = look is None or look.get(W + "firstRow", "1") in ("1", "true", "on")
        return Table(tuple(rows), bordered or own, style.first_row and first)

    def _row(self, element: Element) -> Row:
        properties = element.find(W + "trPr")
        cells: list[Cell] = []
        for cell in unwrapped(element):
            own = cell.find(W + "tcPr")
            if cell.tag != W + "tc" or has(own, "cellDel"):
                continue
            span = min(max(number(own, "gridSpan") or 1, 1), 200)
            if cells and value(own, "hMerge") in ("continue", ""):
                cells[-1] = replace(cells[-1], span=cells[-1].span + span)
                continue
            shade = own.find(W + "shd") if own is not None else None
            fill = (shade.get(W + "fill") or "auto") if shade is not None else "auto"
            cells.append(
                Cell(
                    tuple(self.blocks(cell)),
                    span,
                    value(own, "vMerge") in ("continue", ""),
                    fill.lower() not in ("auto", "ffffff"),
                )
            )
        before = min(max(number(properties, "gridBefore") or 0, 0), 200)
        return Row(tuple(cells), before, bool(toggled(properties, "tblHeader")))


def unwrapped(elements: Iterable[Element]) -> Iterator[Element]:
    """Paragraphs, tables, rows or cells out of what wraps them: content controls, insertions, alternatives."""
    for element in elements:
        tag = element.tag
        if tag == W + "sdt":
            if not is_prompt(element):
                yield from unwrapped(element.iterfind(W + "sdtContent"))
        elif tag in _WRAPPERS:
            yield from unwrapped(element)
        elif tag == MC + "AlternateContent":
            parts = [element.find(MC + "Choice"), element.find(MC + "Fallback")]
            yield from unwrapped(next((part for part in parts if part is not None), ()))
        elif tag not in _SKIPPED:
            yield element


def _level(properties: Element | None, style: Style) -> int:
    """The paragraph's own outline level, else its style's."""
    own = number(properties, "outlineLvl")
    if own is None:
        return style.level
    return own + 1 if 0 <= own < 9 else 0


def _level_of_style(list_: List, style: str | None) -> int | None:
    return next((at for at, level in list_.levels.items() if style and level.style == style), None)


def _is_drop_capital(properties: Element | None) -> bool:
    frame = properties.find(W + "framePr") if properties is not None else None
    return frame is not None and frame.get(W + "dropCap", "none") != "none"


def _deleted(row: Element) -> bool:
    return has(row.find(W + "trPr"), "del")
