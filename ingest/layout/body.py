"""The rows of pages as paragraphs and table rows, in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.layout.columns import Stretch, stretches
from ingest.layout.headers import Header, continued, lines_of, split_header
from ingest.layout.margins import Frame, Habits, Line, frame_of, frames_of, habits_of, has_marker, is_full
from ingest.layout.paragraphs import Paragraph, paragraphs_of
from ingest.layout.rows import Row
from ingest.layout.ruled import Table
from ingest.layout.tables import tables_of
from ingest.layout.types import Sheet
from ingest.normalise import fold

# A gap of so many usual distances of lines is a blank line.
_BLANK = 1.75
_STATE = "cong hoa xa hoi chu nghia viet nam"


@dataclass(slots=True)
class Body:
    """A page's paragraphs; `apart` tells of each whether a blank line stands above it."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    apart: list[bool] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Part:
    """Rows of a page that are read as one: text of one column, or a table."""

    stretch: Stretch
    lines: list[Line]
    table: Table | None = None


def bodies_of(sheets: Sequence[Sheet], pages: Sequence[Sequence[Row]]) -> list[Body]:
    """The body of each page, whose rows hold no furniture and no notes."""
    filled = [i for i, rows in enumerate(pages) if rows]
    found: list[list[tuple[Stretch, Table | None]]] = []
    for i, (rows, sheet) in enumerate(zip(pages, sheets, strict=True)):
        open_table = found[-1][-1][1] if found and found[-1] else None
        found.append(
            _split(rows, sheet, open_table, first=i == filled[0], last=i in filled[-2:]) if rows else []
        )
    frames = frames_of(sheets, [[s.rows for s, table in page if _is_plain(s, table)] for page in found])
    parts = [
        [_Part(stretch, _lines(i, stretch, frames[i]), table) for stretch, table in page]
        for i, page in enumerate(found)
    ]
    habits = habits_of(
        part.lines for page in parts for part in page if not part.stretch.aside and not part.table
    )
    bodies: list[Body] = []
    before: _Part | None = None
    last: Paragraph | None = None
    header: Header | None = None
    for page in parts:
        body = Body()
        for part in page:
            if part.table:
                added, header = _table_rows(part.table, header if before and before.table else None)
            else:
                added = _paragraphs(part, habits, last if before and _is_like(before, part) else None)
            body.paragraphs += added
            before, last = part, body.paragraphs[-1] if body.paragraphs else last
        body.apart = [
            i > 0 and _is_apart(body.paragraphs[i - 1], paragraph, habits)
            for i, paragraph in enumerate(body.paragraphs)
        ]
        bodies.append(body)
    return bodies


def _split(
    rows: Sequence[Row], sheet: Sheet, before: Table | None, *, first: bool, last: bool
) -> list[tuple[Stretch, Table | None]]:
    """A page's rows as stretches of text and tables, in reading order; `before` is a table that may go on here."""
    parts: list[tuple[Stretch, Table | None]] = []
    at = 0
    for table in [*tables_of(rows, sheet.rules, before), None]:
        end = table.start if table else len(rows)
        if end > at:
            between = stretches(rows[at:end], first=first and at == 0, last=last and end == len(rows))
            parts += [(stretch, None) for stretch in between]
        if table:
            parts.append((Stretch(list(rows[table.start : table.end])), table))
            at = table.end
    return parts


def _is_plain(stretch: Stretch, table: Table | None) -> bool:
    return table is None and not stretch.aside and not stretch.column


def _lines(page: int, stretch: Stretch, frame: Frame) -> list[Line]:
    if stretch.column or stretch.aside:
        frame = frame_of(stretch.rows, scanned=frame.scanned)
    return [Line(row, frame, page) for row in stretch.rows]


def _is_like(before: _Part, part: _Part) -> bool:
    """Whether a paragraph may go on from one part to the next."""
    kinds = [(p.stretch.aside, p.stretch.column, p.table is None) for p in (before, part)]
    return kinds[0] == kinds[1] == (False, part.stretch.column, True)


def _table_rows(table: Table, before: Header | None) -> tuple[list[Paragraph], Header | None]:
    """A table's rows as paragraphs, and its header; `before` is that of a table which may go on here."""
    header, units = continued(table.units, table.cuts, before) if before else (None, table.units)
    if header is None:
        header, units = split_header(table.units, table.cuts, ruled=table.ruled)
    return [Paragraph(given=line) for line in lines_of(units, header) if line], header


def _paragraphs(part: _Part, habits: Habits, before: Paragraph | None) -> list[Paragraph]:
    if part.stretch.aside:
        return _single_lines(part.lines)
    return paragraphs_of(part.lines, habits, before)


def _single_lines(lines: Sequence[Line]) -> list[Paragraph]:
    """The lines of a letterhead or closing block, each by itself but for what did not fit into one."""
    found: list[Paragraph] = []
    for line in lines:
        text = line.row.plain
        rest = text[0].isalnum() and not text[0].isupper() and not has_marker(text)
        above = found[-1].lines[-1].row if found else None
        if above and ((rest and is_full(found[-1].lines[-1], line.row)) or _names_state(above, line.row)):
            found[-1].lines.append(line)
        else:
            found.append(Paragraph([line], aside=True))
    return found


def _names_state(above: Row, row: Row) -> bool:
    """Whether two lines are the one that names the state, broken in a narrow column."""
    return fold(f"{above.plain} {row.plain}") == _STATE


def _is_apart(above: Paragraph, paragraph: Paragraph, habits: Habits) -> bool:
    if not above.lines or not paragraph.lines:
        return False
    last, first = above.lines[-1].row, paragraph.lines[0].row
    return first.baseline - last.baseline > _BLANK * habits.pitch_at(first.size)
