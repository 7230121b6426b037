"""Footnotes and endnotes hang where their marks stood."""

from __future__ import annotations

from pathlib import Path

from ingest.formats.docx import read_docx
from ingest.pipeline import build_document
from ingest.types import Page
from tests.ingest.formats.docx_files import p, r, read, tbl, tr, word

SEPARATORS = (
    f'<w:footnote w:type="separator" w:id="-1">{p("<w:r><w:separator/></w:r>", "gạch")}</w:footnote>'
    f'<w:footnote w:type="continuationSeparator" w:id="0">{p("gạch")}</w:footnote>'
)


def note(identity: int, *texts: str, kind: str = "footnote") -> str:
    first, *more = texts
    mark = f"<w:r><w:{kind}Ref/></w:r>"
    return f'<w:{kind} w:id="{identity}">{p(mark, " " + first)}{"".join(map(p, more))}</w:{kind}>'


def mark(identity: int, kind: str = "footnote") -> str:
    return f'<w:r><w:{kind}Reference w:id="{identity}"/></w:r>'


def marked(page: Page) -> str:
    text = page.text
    for index in reversed(range(len(page.notes))):
        anchor = page.notes[index].anchor
        text = f"{text[:anchor]}[{page.notes[index].text}]{text[anchor:]}"
    return text


def notes_of(tmp_path: Path, body: str, *notes: str, endnotes: str = "") -> str:
    return marked(read(tmp_path, body, footnotes=SEPARATORS + "".join(notes), endnotes=endnotes))


def test_marks_stand_before_the_punctuation_that_follows(tmp_path: Path) -> None:
    body = p("đổi mới công nghệ", mark(2), ". Thu hút dự án", mark(1), " lớn.") + p("Hết", mark(3))
    found = notes_of(tmp_path, body, note(1, "một"), note(2, "hai"), note(3, "ba"))
    assert found == "đổi mới công nghệ[hai]. Thu hút dự án[một] lớn.\nHết[ba]"


def test_spaces_and_brackets_around_a_mark_leave_no_trace(tmp_path: Path) -> None:
    body = p("công nghệ ", mark(1), ". Dự án (", mark(2), ") lớn ", mark(1), " và nhỏ")
    assert notes_of(tmp_path, body, note(1, "một"), note(2, "hai")) == "công nghệ[một]. Dự án[hai] lớn và nhỏ"


def test_paragraphs_of_a_note_are_lines(tmp_path: Path) -> None:
    assert (
        notes_of(tmp_path, p("Câu", mark(1), "."), note(1, "đoạn một", "", "đoạn hai"))
        == "Câu[đoạn một\nđoạn hai]."
    )


def test_endnotes_too(tmp_path: Path) -> None:
    body = p("Một", mark(5), " hai", mark(5, "endnote"))
    found = notes_of(tmp_path, body, note(5, "cuối trang"), endnotes=note(5, "cuối bài", kind="endnote"))
    assert found == "Một[cuối trang] hai[cuối bài]"


def test_a_mark_typed_by_hand(tmp_path: Path) -> None:
    typed = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>'
    own = f'<w:footnote w:id="1">{p("* nguồn: Sở")}</w:footnote>'
    assert notes_of(tmp_path, p("Số liệu", typed, "."), own) == "Số liệu[nguồn: Sở]."


def test_marks_without_note_and_hidden_marks_vanish(tmp_path: Path) -> None:
    hidden = r('<w:footnoteReference w:id="1"/>', "<w:vanish/>")
    assert notes_of(tmp_path, p("Một", mark(9), hidden, "."), note(1, "ẩn")) == "Một."


def test_marks_in_tables_count_once(tmp_path: Path) -> None:
    table = tbl(tr("Chỉ tiêu", p("Kết quả", mark(1))), tr("Thu", "10"), tr("Chi", p("20", mark(2))))
    found = notes_of(tmp_path, p("Trước") + table, note(1, "ước"), note(2, "cả năm"))
    assert found.split("\n")[2:] == [
        "Chỉ tiêu: Thu | Kết quả[ước]: 10",
        "Chỉ tiêu: Chi | Kết quả: 20[cả năm]",
    ]


def test_notes_reach_their_sentences(tmp_path: Path) -> None:
    body = p("Câu một dài dòng. Câu hai", mark(1), ". Câu ba.")
    loaded = read_docx(word(tmp_path, body, footnotes=SEPARATORS + note(1, "chú thích")), "a.docx")
    document = build_document(loaded.pages, name="a.docx")
    (footnote,) = document.footnotes
    assert footnote.sentence is not None
    assert document.text[slice(*footnote.sentence)] == "Câu hai."
    assert document.text[footnote.start : footnote.end] == "chú thích"
