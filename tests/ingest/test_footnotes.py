"""Footnotes in the three ways they arrive, and the places they hang on."""

from __future__ import annotations

import pytest

from ingest.anchors import Anchor, align
from ingest.pipeline import build_document
from ingest.sentences import sentences
from ingest.types import Document, Footnote, Page, PageNote, PassageKind


def built(text: str, name: str = "a.txt") -> Document:
    return build_document([Page(None, text)], name=name)


def sentence(document: Document, note: Footnote) -> str:
    assert note.sentence is not None
    return document.text[slice(*note.sentence)]


# What Word's "save as text" leaves: a line break for each mark, the notes at the end behind U+FFFD.
CONVERTED = """
I. KẾT QUẢ
1. Kinh tế
Toàn huyện thu hút 12 dự án chăn nuôi bò sữa
. Vốn đăng ký tăng khá.

Đã trồng mới 350 ha rừng giai đoạn 2021-2025
 bằng nguồn vốn xã hội hóa.
2. Tổ chức
Huyện có 412 cán bộ, trong đó nữ 150 cán bộ (36%), nam 262 cán bộ (64%).

Công tác luân chuyển được chú trọng
. Việc bổ nhiệm đúng quy trình, có luân chuyển 15 cán bộ về xã.
Báo cáo hết./.

                 TM. ỦY BAN

\ufffd Dự án chăn nuôi bò sữa của Công ty A 120 tỷ đồng; của Công ty B 85 tỷ đồng.

\ufffd Rừng keo 200 ha, rừng quế 150 ha.
\tNguồn vốn xã hội hóa gồm 3 doanh nghiệp.


\t\ufffd Trình độ cán bộ: thạc sỹ 40 cán bộ (10%), đại học 300 cán bộ (73%).
\ufffd Bổ nhiệm 9 cán bộ, luân chuyển 15 cán bộ về xã theo quy trình.
"""


def test_converted_text_is_joined_again() -> None:
    document = built(CONVERTED)
    assert "bò sữa. Vốn đăng ký" in document.text
    assert "giai đoạn 2021-2025 bằng nguồn vốn" in document.text
    assert "\ufffd" not in document.text
    assert [document.text[note.start : note.end].split("\n")[0][:12] for note in document.footnotes] == [
        "Dự án chăn n", "Rừng keo 200", "Trình độ cán", "Bổ nhiệm 9 c",
    ]  # fmt: skip
    second = document.footnotes[1]
    assert (
        document.text[second.start : second.end].split("\n")[1] == "Nguồn vốn xã hội hóa gồm 3 doanh nghiệp."
    )
    assert document.text.endswith("quy trình.")


def test_converted_notes_find_their_sentences() -> None:
    document = built(CONVERTED)
    assert [sentence(document, note) for note in document.footnotes] == [
        "Toàn huyện thu hút 12 dự án chăn nuôi bò sữa.",
        "Đã trồng mới 350 ha rừng giai đoạn 2021-2025 bằng nguồn vốn xã hội hóa.",
        "Huyện có 412 cán bộ, trong đó nữ 150 cán bộ (36%), nam 262 cán bộ (64%).",
        "Công tác luân chuyển được chú trọng.",
    ]
    assert [document.text[: note.anchor].endswith(end) for note, end in zip(document.footnotes, ("sữa", "2025", "(64%).", "trọng"), strict=True)] == [True] * 4  # fmt: skip
    # Only the third has no break of its own: its mark stood at the end of a paragraph.
    assert document.warnings == ("Vị trí của chú thích 3 không còn dấu trong tệp, được suy ra từ nội dung.",)


def test_a_note_is_a_passage_of_the_section_it_hangs_in() -> None:
    document = built(CONVERTED)
    notes = [passage for passage in document.passages if passage.kind is PassageKind.FOOTNOTE]
    assert [passage.section_path for passage in notes] == ["I › 1", "I › 1", "I › 2", "I › 2"]
    assert notes[0].context == "Toàn huyện thu hút 12 dự án chăn nuôi bò sữa."
    assert notes[0].text.startswith("Dự án chăn nuôi")


def test_quotes_can_end_where_the_source_was_broken() -> None:
    document = built(CONVERTED)
    quotes = {document.text[slice(*span)] for span in sentences(document.text, cuts=document.cuts)}
    assert "Toàn huyện thu hút 12 dự án chăn nuôi bò sữa" in quotes
    assert "Công tác luân chuyển được chú trọng" in quotes


def test_more_notes_than_places() -> None:
    document = built(
        "I. THU\nThu đạt khá\n. Chi đúng dự toán.\nHết./.\n\ufffd Thu phí chợ.\n\ufffd Xyz abc.\n\ufffd Khác hẳn."
    )
    assert [note.anchor is None for note in document.footnotes] == [False, True, True]
    assert document.warnings == ("3 chú thích, 2 không tìm thấy vị trí (số 2, 3).",)
    lost = document.passages[-1]
    assert (lost.kind, lost.section, lost.path, lost.context) == (PassageKind.FOOTNOTE, None, (), "")


def test_a_stray_break_without_notes_is_joined_too() -> None:
    document = built("Thu ngân sách đạt khá\n. Chi đúng dự toán.")
    assert document.text == "Thu ngân sách đạt khá. Chi đúng dự toán."
    assert document.cuts == (len("Thu ngân sách đạt khá"),)
    assert document.footnotes == ()


def test_a_broken_character_in_the_middle_is_no_note() -> None:
    document = built(
        "I. THU\nThu khá.\n\ufffd Chi đúng.\nII. CHI\nChi tốt.\nIII. KHÁC\nKhác nữa, còn nhiều việc phải làm."
    )
    assert document.footnotes == ()
    assert "\nChi đúng." in document.text


MARKDOWN = """
## 1. Rừng

Trồng 350 ha rừng[^r], chăm sóc 20 ha [^2]. Đã nghiệm thu[^r].

[^2]: Theo số liệu kiểm lâm,
    đợt hai.

    Chưa kể rừng phòng hộ.
[^r]: Rừng *keo* và rừng quế.
[^thua]: Không ai nhắc đến.
"""


def test_markdown() -> None:
    document = built(MARKDOWN, "a.md")
    assert document.text.startswith("1. Rừng\n\nTrồng 350 ha rừng, chăm sóc 20 ha. Đã nghiệm thu.\n\n")
    assert [document.text[note.start : note.end] for note in document.footnotes] == [
        "Rừng keo và rừng quế.",
        "Theo số liệu kiểm lâm, đợt hai.\nChưa kể rừng phòng hộ.",
        "Không ai nhắc đến.",
    ]
    assert [document.text[: note.anchor][-4:] if note.anchor else None for note in document.footnotes] == [
        "rừng",
        "0 ha",
        None,
    ]
    assert document.warnings == ("3 chú thích, 1 không tìm thấy vị trí (số 3).",)


def test_numbers_in_brackets() -> None:
    body = "Trồng 350 ha rừng[1], chăm sóc 20 ha [2].\n" + "Việc khác vẫn làm tốt.\n" * 5
    document = built(body + "\n[1] Rừng keo.\n[2] Đợt hai.")
    assert document.text.startswith("Trồng 350 ha rừng, chăm sóc 20 ha.\n")
    assert [document.text[note.start : note.end] for note in document.footnotes] == ["Rừng keo.", "Đợt hai."]
    plain = built(body.replace("[1]", "").replace(" [2]", "") + "\n[1] Mục một.\n[2] Mục hai.")
    assert plain.footnotes == ()


def test_notes_of_pages() -> None:
    first = "Trồng 350 ha rừng. Chăm sóc 20 ha."
    pages = [
        Page(1, first, (PageNote(len(first), "Đợt hai."), PageNote(first.index("."), "Rừng keo."))),
        Page(2, "Nghiệm thu xong.", (PageNote(99, "Ngày 5/3."),)),
    ]
    document = build_document(pages, name="a.pdf")
    assert [(document.text[n.start : n.end], sentence(document, n)) for n in document.footnotes] == [
        ("Rừng keo.", "Trồng 350 ha rừng."),
        ("Đợt hai.", "Chăm sóc 20 ha."),
        ("Ngày 5/3.", "Nghiệm thu xong."),
    ]


@pytest.mark.parametrize("marks", [[], [5]])
def test_align_without_notes_or_text(marks: list[int]) -> None:
    assert align("Một câu thôi.", 13, [], marks) == []


def test_align_keeps_order_and_leaves_out_the_unlikely() -> None:
    text = "Thu phí chợ tăng\nChi lương đúng hạn\nTrồng rừng keo"
    anchors = align(
        text, len(text), ["Phí chợ Đông", "Không liên quan", "Rừng keo lai"], [len("Thu phí chợ")]
    )
    assert anchors == [Anchor(len("Thu phí chợ")), None, Anchor(len(text), inferred=True)]
