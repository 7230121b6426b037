"""What a question restricts itself to, and what it takes from the turns before."""

from __future__ import annotations

import pytest

from assistant.types import Turn
from assistant.understand import understand
from ingest.errors import EmptyQuestion, QuestionTooLong
from ingest.types import Nature

TERMS = ("2015-2020", "2020-2025")


@pytest.mark.parametrize("text", ["", "   ", "\n\t", "???", "\u00a0 …"])
def test_nothing_asked_is_told(text: str) -> None:
    with pytest.raises(EmptyQuestion, match="để trống"):
        understand(text)


def test_an_over_long_question_is_told_with_its_length() -> None:
    with pytest.raises(QuestionTooLong, match=r"2\.001 ký tự"):
        understand("a" * 2001)


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("Chỉ tiêu nhiệm kỳ 2015 - 2020 là gì?", "2015-2020"),
        ("Chỉ tiêu giai đoạn 2020–2025?", "2020-2025"),
        ("Nhiệm kỳ tới phấn đấu trồng bao nhiêu héc-ta rừng?", "2020-2025"),
        ("nhiem ky toi trong bao nhieu rung", "2020-2025"),
        ("Nhiệm kỳ vừa qua đã trồng được bao nhiêu rừng?", "2015-2020"),
        ("khoa truoc lam duoc gi", "2015-2020"),
        ("So sánh nhiệm kỳ qua với nhiệm kỳ tới", None),
        ("So sánh 2015-2020 và 2020-2025", None),
        ("Chỉ tiêu giai đoạn 2030-2035?", None),
        ("Có bao nhiêu trạm y tế?", None),
    ],
)
def test_term_of_office(text: str, term: str | None) -> None:
    assert understand(text, terms=TERMS).term == term


def test_one_term_in_the_documents_restricts_nothing() -> None:
    assert understand("Nhiệm kỳ tới làm gì?", terms=("2020-2025",)).term is None


@pytest.mark.parametrize(
    ("text", "nature"),
    [
        ("Những tồn tại, hạn chế là gì?", Nature.SHORTCOMING),
        ("vi sao con cham", Nature.CAUSE),
        ("Bài học kinh nghiệm rút ra?", Nature.LESSON),
        ("Chỉ tiêu về y tế?", Nature.TARGET),
    ],
)
def test_nature(text: str, nature: Nature) -> None:
    assert nature in understand(text).natures


@pytest.mark.parametrize(
    ("text", "figure", "items"),
    [
        ("Có bao nhiêu trường học?", True, False),
        ("co bao nhieu truong hoc", True, False),
        ("Liệt kê các giải pháp", False, True),
        ("Tình hình an ninh thế nào?", False, False),
    ],
)
def test_form_of_answer(text: str, figure: bool, items: bool) -> None:
    question = understand(text)
    assert (question.wants_figure, question.wants_list) == (figure, items)


HISTORY = (
    Turn("user", "Tỷ lệ che phủ rừng năm 2020 là bao nhiêu?"),
    Turn("assistant", "Đạt 40%."),
)


@pytest.mark.parametrize("text", ["Thế còn nước sạch?", "the con nuoc sach", "Năm đó thì sao?", "Kể thêm đi"])
def test_a_follow_up_carries_the_topic(text: str) -> None:
    question = understand(text, HISTORY)
    assert question.text == text
    assert "che phủ rừng" in question.standalone
    assert question.standalone.endswith(text)


def test_a_new_topic_stands_alone() -> None:
    text = "Toàn huyện có bao nhiêu trường đạt chuẩn quốc gia và tỷ lệ giáo viên trên chuẩn?"
    assert understand(text, HISTORY).standalone == text


def test_white_space_and_composition_do_not_matter() -> None:
    import unicodedata

    text = "Chỉ  tiêu\u00a0nhiệm kỳ\ntới?"
    plain = understand("Chỉ tiêu nhiệm kỳ tới?", terms=TERMS)
    assert understand(unicodedata.normalize("NFD", text), terms=TERMS) == plain
