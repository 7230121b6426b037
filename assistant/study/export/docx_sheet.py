"""A summary sheet as one A4 page in Word."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from assistant.study.export import outline_words as words
from assistant.study.export.letterhead import letterhead, number_pages
from assistant.study.export.texts import line
from assistant.study.export.word import add, new_document, row, saved, table, write
from assistant.study.types import SheetGroup, SummarySheet

if TYPE_CHECKING:
    from docx.document import Document

SIZE, _NOTES = 10, 8.5
# mm of the columns of a group that sets two terms side by side, and of another.
_TWO, _ONE = (79, 34, 34, 18), (81, 39, 28, 17)


def sheet_docx(sheet: SummarySheet, *, party: bool = False, made: datetime | None = None) -> bytes:
    """The .docx file; `party` sets the head of a Party paper; `made` defaults to now."""
    from docx.shared import Mm, Pt

    document = new_document(sheet.title, made)
    normal: Any = document.styles["Normal"]
    normal.font.size, normal.paragraph_format.line_spacing = Pt(SIZE), 1.0
    heading: Any = document.styles["Heading 1"]
    heading.font.size = Pt(11)
    heading.paragraph_format.space_before, heading.paragraph_format.space_after = Pt(5), Pt(2)
    section = document.sections[0]
    section.top_margin = section.bottom_margin = Mm(15)
    number_pages(section)
    letterhead(document, party=party, size=11)
    _title(document, sheet)
    for group in sheet.groups:
        document.add_heading(line(group.heading), level=1)
        _table(document, group)
    notes = document.add_paragraph()
    notes.paragraph_format.space_before = Pt(5)
    add(notes, f"Nguồn: {'. '.join(map(line, words.places(sheet.citations)))}. ", size=_NOTES)
    add(notes, words.MADE, italic=True, size=_NOTES)
    return saved(document)


def _title(document: Document, sheet: SummarySheet) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    kind, topic = words.halves(sheet.title)
    for text, bold, size in ((kind.upper(), True, 13), (topic, False, 11)):
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_after = Pt(1)
        add(paragraph, line(text), bold=bold, italic=not bold, size=size)


def _table(document: Document, group: SheetGroup) -> None:
    made = table(document, _TWO if group.terms else _ONE)
    if group.terms:
        _fill(made, ("Nội dung", *group.terms, "Nguồn"), head=True)
    else:
        _fill(made, ("Nội dung", "Giá trị", "Thời kỳ", "Nguồn"), head=True)
    for given in group.rows:
        told = [one.value for one in given.values]
        when = [] if group.terms else [words.within(one.period, group.heading) for one in given.values]
        _fill(made, (given.indicator, *told, *when, words.marks(one.citation for one in given.values)))


def _fill(made: Any, texts: Sequence[str], *, head: bool = False) -> None:
    from docx.shared import Pt

    for n, (cell, text) in enumerate(zip(row(made, head=head), texts, strict=True)):
        paragraph = write(cell, line(text), bold=head, center=head or n == len(texts) - 1, size=SIZE)
        paragraph.paragraph_format.space_after = Pt(0)
