"""What a Word file says, before its letters are converted and its lines are cut."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ingest.legacy.runs import Run
from ingest.normalise import NOTE_MARK

# Signs inside the text of runs, all of them noncharacters: what is between CAPS_ON and CAPS_OFF is printed in capitals;
# a page or column break; a footnote mark is NOTE_MARK, the digits of the note's index, NOTE_END.
CAPS_ON, CAPS_OFF, PAGE_BREAK, NOTE_END = "\ufdd4", "\ufdd5", "\ufdd6", "\ufdd7"
DIGITS = "".join(chr(0xFDE0 + digit) for digit in range(10))


def note_sign(index: int) -> str:
    """The sign for the mark of a note."""
    return NOTE_MARK + "".join(DIGITS[int(digit)] for digit in str(index)) + NOTE_END


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: `level` is its style's heading level (1 to 9), 0 for none; a soft line break is a newline.

    `bold` tells that all its letters are. `title` is Word's style for the title, `caption` the one for captions.
    """

    runs: tuple[Run, ...]
    level: int = 0
    bold: bool = False
    title: bool = False
    caption: bool = False

    def after(self, before: Paragraph | None) -> Paragraph:
        """This paragraph with the text of one that runs into it."""
        return self if before is None else replace(self, runs=before.runs + self.runs)


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: its blocks, how many columns it spans, and whether it goes on with the cell above it."""

    blocks: tuple[Block, ...]
    span: int = 1
    goes_on: bool = False
    shaded: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A table row; `before` columns are left out at its start. `header` is Word's mark for rows that repeat on pages."""

    cells: tuple[Cell, ...]
    before: int = 0
    header: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `bordered` tells that lines are drawn, `styled` that its style sets the first row apart."""

    rows: tuple[Row, ...]
    bordered: bool = True
    styled: bool = False


Block = Paragraph | Table


def paragraphs(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """All paragraphs, those of tables included."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield from paragraphs(cell.blocks)
