"""Where an RTF reader puts what it reads: paragraphs, table rows, notes."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingest.formats.flow import Block, Paragraph, Row
from ingest.legacy.runs import Run


@dataclass(slots=True)
class Sink:
    """Collects one story: the body, a footnote, a page head."""

    blocks: list[Block] = field(default_factory=list)
    _runs: list[tuple[str, list[str]]] = field(default_factory=list)  # fonts and the pieces of text in them
    _cell: list[Paragraph] = field(default_factory=list)
    _cells: list[tuple[Paragraph, ...]] = field(default_factory=list)

    def add(self, text: str, font: str) -> None:
        """Text of the current paragraph."""
        if not text:
            return
        if self._runs and self._runs[-1][0] == font:
            self._runs[-1][1].append(text)
        else:
            self._runs.append((font, [text]))

    def end_paragraph(self, level: int = 0, *, in_table: bool = False) -> None:
        """The paragraph mark; in a table the paragraph belongs to the current cell."""
        paragraph = self._paragraph(level)
        if in_table:
            self._cell.append(paragraph)
        else:
            self._end_table()
            self.blocks.append(paragraph)

    def end_cell(self) -> None:
        """The cell mark, which ends a paragraph too."""
        self._cell.append(self._paragraph())
        self._cells.append(tuple(self._cell))
        self._cell = []

    def end_row(self) -> None:
        """The row mark."""
        if self._runs or self._cell:
            self.end_cell()
        if self._cells:
            self.blocks.append(Row(tuple(self._cells)))
        self._cells = []

    def finished(self) -> list[Block]:
        """All blocks; what was left open is closed."""
        self._end_table()
        if self._runs:
            self.end_paragraph()
        return self.blocks

    def _paragraph(self, level: int = 0) -> Paragraph:
        runs, self._runs = self._runs, []
        return Paragraph(tuple(Run("".join(texts), font) for font, texts in runs), level)

    def _end_table(self) -> None:
        """A table whose last row was never ended: files cut off, and writers that forget it."""
        if self._cell:
            self._cells.append(tuple(self._cell))
            self._cell = []
        if self._cells:
            self.blocks.append(Row(tuple(self._cells)))
            self._cells = []
