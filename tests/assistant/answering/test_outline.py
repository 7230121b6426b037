"""Which section is asked for, what it lists, and what is shown of it."""

from __future__ import annotations

import pytest

from assistant.answering.outline import best_section, child_headings, of_label, section_items
from assistant.answering.sections import shorten
from ingest.pipeline import build_document
from ingest.types import Document, Page, Span
from tests.assistant.made_up import corpus_of, reading
from tests.assistant.sample import sample

CAUSES = """BÁO CÁO

I. NGUYÊN NHÂN CỦA TỒN TẠI

- Nguyên nhân khách quan:

Thiên tai xảy ra nhiều.

Giá vật tư tăng.

- Nguyên nhân chủ quan:

Một số cán bộ chưa chủ động.

II. KẾT QUẢ

Đã làm đường.
"""


def causes() -> Document:
    return build_document([Page(None, CAUSES)], name="a.txt")


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("Những tồn tại, hạn chế là gì?", ("Phần thứ nhất", "II")),
        ("cac bai hoc kinh nghiem la gi", ("Phần thứ nhất", "III")),
        ("Các chỉ tiêu nhiệm kỳ tới là gì?", ("Phần thứ hai", "I")),
        ("Nhiệm vụ phát triển nhân lực y tế nhiệm kỳ 2025-2030?", ("Phần thứ hai", "II", "1")),
        ("Kết quả về y tế dự phòng?", ("Phần thứ nhất", "I", "2")),
        ("Kết quả đào tạo phi công vũ trụ?", None),
    ],
)
def test_the_section_asked_for(text: str, path: tuple[str, ...] | None) -> None:
    corpus = corpus_of(sample())
    found = best_section(reading(text, corpus), (), corpus)
    assert (found[0].sections[found[1]].path if found else None) == path


def test_items_stand_under_the_line_that_introduces_them() -> None:
    document = causes()
    items = section_items(document, 0)
    said = [(item.label, document.text[item.span.start : item.span.end]) for item in items]
    assert said == [
        ("Nguyên nhân khách quan", "Thiên tai xảy ra nhiều."),
        ("Nguyên nhân khách quan", "Giá vật tư tăng."),
        ("Nguyên nhân chủ quan", "Một số cán bộ chưa chủ động."),
    ]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Nguyên nhân chủ quan là gì?", 1),
        ("Nguyên nhân khách quan là gì?", 2),
        ("Nguyên nhân của tồn tại là gì?", 3),
    ],
)
def test_a_question_may_ask_for_one_label_only(text: str, count: int) -> None:
    document = causes()
    corpus = corpus_of(document)
    assert len(of_label(section_items(document, 0), reading(text, corpus), corpus)) == count


def test_headings_right_under_a_section() -> None:
    document = sample()
    (whole,) = [i for i, s in enumerate(document.sections) if s.path == ("Phần thứ nhất",)]
    found = [
        document.text[item.span.start : item.span.end].strip() for item in child_headings(document, whole)
    ]
    assert found == ["I. KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU", "II. TỒN TẠI, HẠN CHẾ", "III. BÀI HỌC KINH NGHIỆM"]


LONG = "Câu đầu nói về đường sá, cầu cống và kênh mương trong huyện. Câu sau nói về trường học. Câu cuối."


@pytest.mark.parametrize(
    ("room", "shown"),
    [
        (500, LONG),
        (90, "Câu đầu nói về đường sá, cầu cống và kênh mương trong huyện. Câu sau nói về trường học."),
        (65, "Câu đầu nói về đường sá, cầu cống và kênh mương trong huyện."),
        (40, "Câu đầu nói về đường sá"),
    ],
)
def test_a_long_item_is_cut_at_a_sentence_or_a_clause(room: int, shown: str) -> None:
    document = build_document([Page(None, LONG)], name="a.txt")
    span = shorten(document, Span(0, len(document.text)), room)
    assert document.text[span.start : span.end] == shown
