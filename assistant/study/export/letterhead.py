"""The head of a paper with what its user fills in, and page numbers as administrative papers have them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assistant.study.export.word import add, table, write

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section

_LEFT, _RIGHT = 68, 97  # mm
PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
STATE, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
DATE = "………, ngày … tháng … năm …"
# Who holds the session is not told by the report.
PARTY_BODY = ("[TÊN CẤP ỦY CẤP TRÊN]", "[TÊN TỔ CHỨC ĐẢNG]", "*")
BODY = ("[TÊN CƠ QUAN CẤP TRÊN]", "[TÊN CƠ QUAN, ĐƠN VỊ]", "———————")


def letterhead(document: Document, *, party: bool, size: float = 13) -> None:
    """The organisation on the left; on the right the Party's name, or the State's with its motto, and the date."""
    box = table(document, (_LEFT, _RIGHT), rows=1, borders=False)
    left, right = box.rows[0].cells
    above, own, mark = PARTY_BODY if party else BODY
    write(left, above, center=True, size=size)
    write(left, own, bold=True, center=True, size=size)
    write(left, mark, center=True, size=size)
    if party:
        last = write(right, PARTY, bold=True, center=True, size=size)
    else:
        write(right, STATE, bold=True, center=True, size=size - 1)
        last = write(right, MOTTO, bold=True, center=True, size=size)
    last.runs[0].underline = True
    write(right, DATE, italic=True, center=True, size=size)


def number_pages(section: Section) -> None:
    """The page's number in the middle above the text, from the second page on."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    section.different_first_page_header_footer = True
    paragraph: Any = section.header.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = _field("PAGE")
    paragraph._p.append(field)
    add(paragraph, "")


def _field(instruction: str) -> Any:
    """A field that the word processor fills in; "2" stands there until it does."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "2"
    run.append(text)
    field.append(run)
    return field
