"""Tables as a workbook: a sheet each, and one that tells how they were made."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from assistant.exporting.cells import fit, runs
from assistant.exporting.csv import plain
from assistant.exporting.tables import AUTHORITY, Column, Form, Table, Value

if TYPE_CHECKING:
    from openpyxl.cell import Cell

_AUTHOR = "Trợ lý báo cáo"
_NOTES = "Ghi chú"
_NOTES_WIDTH = 110
_HEADER = "FFE8EDF5"
_A4 = "9"
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_LONGEST_TITLE = 31


def to_xlsx(tables: Sequence[Table], *, made: datetime | None = None) -> bytes:
    """A workbook of the tables; `made` is the local time that it names as its own, now by default.

    Numbers are numbers, shown with the separators of the reader's system; texts are never formulas. The header stays
    in sight and on each printed page.
    """
    from openpyxl import Workbook

    made = made or datetime.now()
    book = Workbook(write_only=True)
    names = {_NOTES.casefold()}
    for table in tables:
        _sheet(book, _name(table.title, names), table)
    _notes(book, tables, made)
    book.properties.creator = book.properties.lastModifiedBy = _AUTHOR
    book.properties.title = "; ".join(table.title for table in tables)
    book.properties.created = book.properties.modified = made.replace(microsecond=0)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _name(title: str, taken: set[str]) -> str:
    """A sheet's name: allowed, not too long, unlike any other."""
    plain_title = _FORBIDDEN.sub(" ", fit(title)).strip(" '")[: _LONGEST_TITLE - 4] or "Bảng"
    names = (plain_title, *(f"{plain_title} {n}" for n in range(2, 100)))
    name = next(name for name in names if name.casefold() not in taken)
    taken.add(name.casefold())
    return name


def _sheet(book: Any, name: str, table: Table) -> None:
    sheet = book.create_sheet(name)
    # All that concerns the sheet must stand before its rows.
    last = _letter(len(table.columns))
    for n, column in enumerate(table.columns, 1):
        sheet.column_dimensions[_letter(n)].width = column.width + 2
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.auto_filter.ref = f"A1:{last}{len(table.rows) + 1}"
    _on_paper(sheet)
    sheet.append(list(_header(sheet, table.columns)))
    writers = [_Writer(sheet, column) for column in table.columns]
    for row in table.rows:
        sheet.append([writer.cell(value) for writer, value in zip(writers, row, strict=True)])


def _header(sheet: Any, columns: Sequence[Column]) -> Iterator[Cell]:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    for column in columns:
        cell = WriteOnlyCell(sheet)
        _put(cell, column.title)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", start_color=_HEADER)
        cell.border = Border(bottom=Side("thin"))
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        yield cell


class _Writer:
    """The cells of a column: one of each style is enough, as a row is written as soon as it is given."""

    def __init__(self, sheet: Any, column: Column) -> None:
        self._sheet = sheet
        self._wrapped = column.form is Form.LONG_TEXT
        self._styled: dict[tuple[bool, str], Cell] = {}

    def cell(self, value: Value) -> Cell | None:
        """A cell that holds the value; none where there is none."""
        if value is None or value == "":
            return None
        if isinstance(value, str):
            cell = self._style(guarded=runs(value))
            _put(cell, value)
            return cell
        places = len(plain(value).partition(".")[2])
        cell = self._style(form=f"#,##0.{'0' * places}" if places else "#,##0")
        cell.value = value
        return cell

    def _style(self, *, guarded: bool = False, form: str = "") -> Cell:
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Alignment

        # A style must not change once a cell of it was written: openpyxl keeps the one object.
        if (cell := self._styled.get((guarded, form))) is None:
            cell = self._styled[guarded, form] = WriteOnlyCell(self._sheet)
            cell.alignment = Alignment(vertical="top", wrap_text=self._wrapped)
            # The mark of a text as Excel sets it: edited there, it does not become a formula either.
            cell.quotePrefix = guarded
            if form:
                cell.number_format = form
        return cell


def _put(cell: Cell, text: str) -> None:
    cell.value = fit(text)
    # openpyxl takes "=…" for a formula and "#N/A" for an error.
    cell.data_type = "s"


def _notes(book: Any, tables: Sequence[Table], made: datetime) -> None:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font

    sheet = book.create_sheet(_NOTES)
    sheet.column_dimensions["A"].width = _NOTES_WIDTH
    _on_paper(sheet)
    date = f"Lập bằng {_AUTHOR}, {made:%H:%M} ngày {made.day}/{made.month}/{made.year}."
    notes = dict.fromkeys(note for table in tables for note in table.notes)
    for n, line in enumerate((_NOTES, AUTHORITY, date, *notes)):
        cell = WriteOnlyCell(sheet)
        _put(cell, line)
        cell.font = Font(bold=n < 2)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.append([cell])


def _on_paper(sheet: Any) -> None:
    """A4 on its side, all columns on one page."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _letter(column: int) -> str:
    from openpyxl.utils import get_column_letter

    return get_column_letter(column)
