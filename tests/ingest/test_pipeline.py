"""What holds of every document, whatever its text."""

from __future__ import annotations

import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ingest.errors import FileEmpty, FileMissing
from ingest.normalise import canonical
from ingest.pipeline import build_document, ingest
from ingest.types import Document, Page, PageNote, PassageKind
from tests.ingest.strategies import anything, documents


def built(text: str, name: str = "bao-cao.txt") -> Document:
    try:
        return build_document([Page(None, text)], name=name)
    except FileEmpty:
        assume(False)
        raise


def spaces_out(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@given(text=documents)
def test_offsets_are_exact(name: str, text: str) -> None:
    document = built(text, name)
    assert canonical(document.text) == document.text
    for passage in document.passages:
        assert passage.text.strip() == passage.text != ""
        assert (passage.start, passage.end) == passage.places[0]
        assert all(document.text[start:end] == passage.text for start, end in passage.places)
    for note in document.footnotes:
        assert document.text[note.start : note.end].strip() == document.text[note.start : note.end]
        if note.anchor is not None and note.sentence is not None:
            assert note.sentence.start <= note.anchor <= note.sentence.end
    assert len({passage.id for passage in document.passages}) == len(document.passages)


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@given(text=documents)
def test_every_character_is_in_one_passage_or_heading(name: str, text: str) -> None:
    document = built(text, name)
    owners = Counter(at for section in document.sections for at in range(section.start, section.body))
    owners.update(at for passage in document.passages for place in passage.places for at in range(*place))
    for at, char in enumerate(document.text):
        assert char.isspace() or owners[at] == 1, (at, document.text[max(0, at - 40) : at + 40])


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@given(text=documents)
def test_sections_nest(name: str, text: str) -> None:
    document = built(text, name)
    previous = -1
    for index, section in enumerate(document.sections):
        assert previous < section.start <= section.body <= section.end <= len(document.text)
        previous = section.start
        assert section.number or section.title
        if section.parent is None:
            assert (section.level, len(section.path)) == (1, 1)
            continue
        parent = document.sections[section.parent]
        assert section.parent < index
        assert section.level == parent.level + 1
        assert section.path[:-1] == parent.path
        assert parent.body <= section.start
        assert section.end <= parent.end
    for passage in document.passages:
        if passage.section is not None and passage.kind is not PassageKind.FOOTNOTE:
            section = document.sections[passage.section]
            assert section.body <= passage.start
            assert passage.end <= section.end
            assert (passage.path, passage.nature, passage.term) == (
                section.path,
                section.nature,
                section.term,
            )


@given(text=anything)
def test_composed_and_decomposed_text_give_one_document(text: str) -> None:
    composed, decomposed = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
    assert built(composed) == built(decomposed)


@given(text=documents)
def test_no_words_are_lost(text: str) -> None:
    document = built(text)
    kept = Counter(spaces_out(document.text))
    given_ = Counter(spaces_out(canonical(text.replace("\ufffd", " "))))
    assert sum((given_ - kept).values()) == 0


@given(text=documents)
def test_building_again_gives_the_same_ids(text: str) -> None:
    assert built(text) == built(text)


@given(texts=st.lists(documents, min_size=1, max_size=4), anchors=st.lists(st.integers(0, 300), max_size=5))
def test_pages_and_their_notes(texts: list[str], anchors: list[int]) -> None:
    assume(canonical(texts[0]))  # an empty page's marks go to the next
    notes = tuple(
        PageNote(at, f"Ghi chú số {i}: theo báo cáo của xã.") for i, at in enumerate(sorted(anchors), 1)
    )
    pages = [Page(i, text, notes if i == 1 else ()) for i, text in enumerate(texts, 1)]
    document = build_document(pages, name="a.pdf")
    assert [number for number, _ in document.pages] == list(range(1, len(texts) + 1))
    starts = [start for _, start in document.pages]
    assert starts == sorted(starts)
    if notes:
        assert [document.text[n.start : n.end] for n in document.footnotes] == [note.text for note in notes]
        assert all(note.anchor is not None for note in document.footnotes)
    for passage in document.passages:
        standing = max((n for n, start in document.pages if start <= passage.start), default=1)
        assert passage.page == (1 if passage.kind is PassageKind.FOOTNOTE and notes else standing)


def test_version_tells_texts_apart_and_names_do_not_matter() -> None:
    first, second = built("Xã có 12 thôn."), built("Xã có 13 thôn.")
    assert first.version != second.version
    assert build_document([Page(None, "Xã có 12 thôn.")], name="khac.txt").version == first.version


def test_ids_depend_on_document_heading_and_text() -> None:
    def only_id(text: str, name: str = "a.txt") -> str:
        return build_document([Page(None, text)], name=name).passages[-1].id

    text = "I. Kết quả\nXã có 12 thôn."
    assert only_id(text) == only_id(text)
    assert (
        len(
            {
                only_id(text),
                only_id(text, "b.txt"),
                only_id("I. Tồn tại\nXã có 12 thôn."),
                only_id(text + " Đủ."),
            }
        )
        == 4
    )


def test_ingest_reads_a_file_and_tells_progress(tmp_path: Path) -> None:
    path = tmp_path / "Báo cáo <b>.txt"
    path.write_bytes("\ufeffI. KẾT QUẢ\r\nThu ngân sách đạt 12,5 tỷ đồng.\r\n".encode())
    told: list[tuple[str, float | None]] = []
    document = ingest(path, progress=lambda message, fraction: told.append((message, fraction)))
    assert document.text == "I. KẾT QUẢ\nThu ngân sách đạt 12,5 tỷ đồng."
    assert (document.name, document.path) == ("Báo cáo <b>.txt", str(path))
    assert document.passages[0].heading == "I KẾT QUẢ"
    assert told[-1][1] == 1.0
    assert ingest(path, name="xã Đông.txt").name == "xã Đông.txt"


def test_ingest_takes_markdown_by_the_file_not_by_the_shown_name(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("## I. Kết quả\n\n**Đạt** 5 xã.", encoding="utf-8")
    assert ingest(path, name="Báo cáo năm").text == "I. Kết quả\n\nĐạt 5 xã."


def test_warnings_of_reading_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Xã có 12 thôn.".encode("utf-16"))
    document = ingest(path)
    assert document.text == "Xã có 12 thôn."
    assert "chuyển mã từ UTF-16" in document.warnings[0]


def test_nothing_to_read(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        ingest(tmp_path / "a.txt")
    blank = tmp_path / "b.txt"
    blank.write_text("\u200b\n\u00a0\n", encoding="utf-8")
    with pytest.raises(FileEmpty, match="không có nội dung"):
        ingest(blank)
