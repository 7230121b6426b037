"""A checked text as a Word file: each figure marked, with a comment that tells what the report has, and a table at its end."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.checking.alignment import found_again
from assistant.checking.opening import opened_for_marking
from assistant.checking.telling import (
    AUTHOR,
    INITIALS,
    SUMMARY,
    UNMARKED,
    VERDICTS,
    comment,
    counts,
    source_of,
)
from assistant.checking.types import Checked, Verdict
from assistant.checking.word_text import WordParagraph, paragraphs, runs_at
from ingest.types import Span

if TYPE_CHECKING:
    from docx.document import Document
    from docx.enum.text import WD_COLOR_INDEX
    from docx.table import _Cell
    from docx.text.run import Run

_TITLE = "Kiểm tra số liệu"
# Of the width of the page.
_SHARES = (0.06, 0.17, 0.13, 0.17, 0.27, 0.2)
_HEAD = ("STT", "Số liệu trong bài", "Kết luận", "Báo cáo nêu", "Giải thích", "Nguồn")


def marked_docx(text: str, checked: Sequence[Checked], source: Path | None = None) -> bytes:
    """The bytes of a Word file with the figures of `text` marked.

    Where `source` is a Word file it is that file with its own layout; it holds the text but for what a reader adds
    (numbers of lists, heads of rows). Otherwise a new file with the text's lines. Raises an `IngestError` for a source
    that cannot be opened safely.
    """
    document = opened_for_marking(source) if source is not None else None
    if document is None:
        document = _written(text)
    _summarise(document, checked, unmarked=_mark(document, text, checked))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _written(text: str) -> Document:
    """A new file with a paragraph for each line of the text."""
    import docx

    document = docx.Document()
    document.core_properties.author = AUTHOR
    document.core_properties.title = _TITLE
    document.core_properties.comments = ""
    for line in text.split("\n"):
        document.add_paragraph(line)
    return document


def _mark(document: Document, text: str, checked: Sequence[Checked]) -> int:
    """Mark the figures, the last of a paragraph first: cutting runs moves what stands behind. How many were not found."""
    found = paragraphs(document)
    places = found_again(text, [Span(item.start, item.end) for item in checked], [p.text for p in found])
    for place, item in sorted(
        ((place, item) for place, item in zip(places, checked, strict=True) if place is not None),
        key=lambda pair: pair[0],
        reverse=True,
    ):
        line, span = place
        _mark_one(document, found[line], span, item)
    return places.count(None)


def _mark_one(document: Document, paragraph: WordParagraph, span: Span, item: Checked) -> None:
    runs = runs_at(document, paragraph, span)
    if not runs:
        return
    for run in runs:
        run.font.highlight_color = _colour(item.verdict)
    document.add_comment(runs, text=comment(item), author=AUTHOR, initials=INITIALS)


def _colour(verdict: Verdict) -> WD_COLOR_INDEX:
    from docx.enum.text import WD_COLOR_INDEX

    return {
        Verdict.MATCH: WD_COLOR_INDEX.BRIGHT_GREEN,
        Verdict.DIFFERS: WD_COLOR_INDEX.PINK,
        Verdict.NOT_IN_REPORT: WD_COLOR_INDEX.YELLOW,
    }[verdict]


def _summarise(document: Document, checked: Sequence[Checked], unmarked: int) -> None:
    """All figures as a table on a page of its own."""
    from docx.shared import Emu

    head = document.add_paragraph()
    head.paragraph_format.page_break_before = True
    head.add_run(_TITLE).bold = True
    document.add_paragraph(counts(checked))
    if not checked:
        return
    if unmarked:
        document.add_paragraph(UNMARKED.format(count=unmarked))
    legend = document.add_paragraph(SUMMARY)
    for verdict in Verdict:
        run = legend.add_run(f" {VERDICTS[verdict]} ")
        run.font.highlight_color = _colour(verdict)
        legend.add_run(" ")
    table = document.add_table(rows=1, cols=len(_HEAD))
    _borders(table._tbl)
    page = document.sections[-1]
    room = (page.page_width or 0) - (page.left_margin or 0) - (page.right_margin or 0)
    table.autofit = False
    for column, share in zip(table.columns, _SHARES, strict=True):
        column.width = Emu(round(room * share))
    for cell, title in zip(table.rows[0].cells, _HEAD, strict=True):
        _cell_run(cell).text = title
        cell.paragraphs[0].runs[0].bold = True
    _repeated(table.rows[0]._tr)
    for number, item in enumerate(checked, 1):
        row = (
            str(number),
            " ".join(item.text.split()),
            VERDICTS[item.verdict],
            item.reported or "",
            item.message,
            source_of(item),
        )
        cells = table.add_row().cells
        for cell, value in zip(cells, row, strict=True):
            _cell_run(cell).text = value
        cells[2].paragraphs[0].runs[0].font.highlight_color = _colour(item.verdict)


def _cell_run(cell: _Cell) -> Run:
    from docx.shared import Pt

    cell.paragraphs[0].paragraph_format.space_after = Pt(0)
    cell.paragraphs[0].paragraph_format.first_line_indent = Pt(0)
    run: Run = cell.paragraphs[0].add_run()
    run.font.size = Pt(10)
    return run


def _borders(table: object) -> None:
    """Lines around the cells; the style that has them may not be in a user's file."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls
    from docx.oxml.table import CT_Tbl

    assert isinstance(table, CT_Tbl)
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    borders = parse_xml(f"<w:tblBorders {nsdecls('w')}>{sides}</w:tblBorders>")
    # Behind the width: the order of a table's properties is fixed.
    table.tblPr.find(f"{{{table.nsmap['w']}}}tblW").addnext(borders)


def _repeated(row: object) -> None:
    """Let the first row head every page that the table goes on to."""
    from docx.oxml import OxmlElement
    from docx.oxml.table import CT_Row

    assert isinstance(row, CT_Row)
    row.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
