"""An outline as a Word file in the layout of Vietnamese administrative papers, ready to be edited and printed."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from assistant.study.export import outline_words as words
from assistant.study.export.letterhead import letterhead, number_pages
from assistant.study.export.texts import line
from assistant.study.export.word import add, new_document, saved, together
from assistant.study.types import Point, SessionOutline

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

SIZE, _NOTES = 14, 12
_INDENT = 10  # mm of the first line


def outline_docx(
    outline: SessionOutline,
    *,
    party: bool = False,
    made: datetime | None = None,
) -> bytes:
    """The .docx file; `party` sets the head of a Party paper, else that of the State; `made` defaults to now."""
    document = new_document(outline.title, made)
    _styles(document)
    number_pages(document.sections[0])
    letterhead(document, party=party)
    _title(document, outline)
    numerals = iter(words.ROMAN)
    _heading(document, f"{next(numerals)}. {words.OBJECTIVES}")
    for told in outline.objectives:
        _body(document, f"- {line(told)}")
    _heading(document, f"{next(numerals)}. {words.CONTENT} ({words.teaching_minutes(outline)} phút)")
    for n, part in enumerate(outline.parts, start=1):
        document.add_heading(line(f"{n}. {part.heading} ({part.minutes} phút)"), level=2)
        for point in part.points:
            _point(document, "-", point)
    if outline.discussion:
        talk = outline.minutes - words.teaching_minutes(outline)
        _heading(document, f"{next(numerals)}. {words.DISCUSSION} ({talk} phút)")
        for n, point in enumerate(outline.discussion, start=1):
            _point(document, f"{n}.", point)
    if outline.remember:
        _heading(document, f"{next(numerals)}. {words.REMEMBER}")
        for point in outline.remember:
            _point(document, "-", point)
    if outline.cautions:
        _heading(document, f"{next(numerals)}. {words.CAUTIONS}")
        _body(document, words.CHECK)
        for caution in outline.cautions:
            _body(document, f"- {line(caution.message)} {words.marks(caution.citations)}")
    _sources(document, outline)
    return saved(document)


def _styles(document: Document) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    normal: Any = document.styles["Normal"]
    normal.font.size = Pt(SIZE)
    normal.paragraph_format.space_after = Pt(6)
    for level in (1, 2):
        heading: Any = document.styles[f"Heading {level}"]
        heading.font.size, heading.font.italic = Pt(SIZE), False
        heading.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.LEFT
        heading.paragraph_format.space_before = Pt(12 if level == 1 else 6)


def _title(document: Document, outline: SessionOutline) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    kind, topic = words.halves(outline.title)
    told = [(kind.upper(), True, False), (topic, True, False), (outline.report, False, True)]
    told.append((f"Thời lượng: {words.duration(outline)}", False, True))
    for text, bold, italic in told:
        if line(text):
            paragraph = document.add_paragraph()
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            paragraph.paragraph_format.space_after = Pt(2)
            if text == told[0][0]:
                paragraph.paragraph_format.space_before = Pt(14)
            add(paragraph, line(text), bold=bold, italic=italic, size=SIZE)
            together(paragraph)
    document.paragraphs[-1].paragraph_format.space_after = Pt(8)


def _heading(document: Document, text: str) -> None:
    document.add_heading(text.upper(), level=1)


def _point(document: Document, mark: str, point: Point) -> None:
    paragraph = _body(document, f"{mark} {words.ended(line(point.text))}")
    add(paragraph, f" [{point.citation}]")


def _body(document: Document, text: str, size: float = 0) -> Paragraph:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm

    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    paragraph.paragraph_format.first_line_indent = Mm(_INDENT)
    add(paragraph, text, size=size)
    return paragraph


def _sources(document: Document, outline: SessionOutline) -> None:
    """The notes: number, place and words of each source."""
    from docx.shared import Mm, Pt

    _heading(document, words.SOURCES)
    for citation in outline.citations:
        paragraph = _body(document, f"[{citation.n}] {line(words.place(citation))}: ", _NOTES)
        paragraph.paragraph_format.first_line_indent = Mm(0)
        paragraph.paragraph_format.space_after = Pt(3)
        add(paragraph, f"«{line(words.quoted(citation))}»", italic=True, size=_NOTES)
    add(document.add_paragraph(), words.MADE, italic=True, size=_NOTES - 1)
