"""What of an answer is shown, and with which marks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.types import NEAREST, Answer, Cell, Citation, Conflict, Question, Statement, Status, Table

FIRST, SECOND = Statement("Có 24 trường học.", (1,)), Statement("Có 12 trạm y tế.", (2,))
CITED = (
    Citation(1, "a.txt", "I", None, 0, 39, "Toàn huyện\nCó 24 trường học. Đều đạt chuẩn."),
    Citation(2, "a.txt", "I", None, 40, 56, "Có 12 trạm y tế."),
)
ANSWER = Answer(
    Question("Có gì?", "Có gì?", typed="Có gì?"), Status.ANSWERED, "Có 24 trường học.", (FIRST, SECOND), CITED
)
TABLE = Table(("Trước", "Sau", "Chênh"), ((Cell("20", (2,)), Cell("24", (1, 2)), Cell("+4", computed=True)),))


@pytest.mark.parametrize(
    ("answer", "marks"),
    [
        (ANSWER, (1,)),
        (replace(ANSWER, headline="24 trường học"), (1,)),
        (replace(ANSWER, headline="Toàn huyện có 24 trường…"), (1,)),
        (replace(ANSWER, headline="Có 12 trạm y tế."), (2,)),
        (replace(ANSWER, headline="Báo cáo nêu 2 nội dung:"), ()),
        (replace(ANSWER, headline="Báo cáo nêu 2 nội dung:", citations=CITED[:1]), (1,)),
        (replace(ANSWER, headline="Báo cáo không nêu.", statements=(), citations=CITED[:1]), ()),
        (replace(ANSWER, table=TABLE), (2, 1)),
    ],
    ids=[
        "the first quote",
        "part of it",
        "cut off",
        "another quote",
        "of its own",
        "of a lone source",
        "no statement",
        "a table",
    ],
)
def test_the_headline_has_the_marks_of_what_it_is_taken_from(answer: Answer, marks: tuple[int, ...]) -> None:
    assert answer.lead == Statement(answer.headline, marks)


def test_a_statement_that_is_the_headline_is_shown_once() -> None:
    assert ANSWER.body == (SECOND,)
    assert replace(ANSWER, headline="24 trường học").body == (FIRST, SECOND)
    assert ANSWER.text == "Có 24 trường học. [1]\n- Có 12 trạm y tế. [2]"


def test_a_list_is_numbered() -> None:
    listed = replace(ANSWER, headline="Báo cáo nêu 2 nội dung:", ordered=True)
    assert listed.text.splitlines()[1:] == ["1. Có 24 trường học. [1]", "2. Có 12 trạm y tế. [2]"]


def test_all_that_is_shown_stands_in_the_text_in_its_order() -> None:
    whole = replace(
        ANSWER, table=TABLE, conflicts=(Conflict("Hai chỗ nói khác nhau.", (1, 2)),), nearest=SECOND
    )
    assert whole.text.splitlines() == [
        "Có 24 trường học. [2] [1]",
        "Trước | Sau | Chênh",
        "20 [2] | 24 [1] [2] | +4",
        "- Có 12 trạm y tế. [2]",
        "Lưu ý: Hai chỗ nói khác nhau. [1] [2]",
        f"{NEAREST}: Có 12 trạm y tế. [2]",
    ]


@pytest.mark.parametrize(
    ("typed", "reading"),
    [("co gi?", "Có gì?"), ("Có gì?", ""), ("", "")],
    ids=["read", "as typed", "unknown"],
)
def test_the_reading_is_told_where_it_is_not_what_was_typed(typed: str, reading: str) -> None:
    question = replace(ANSWER.question, typed=typed)
    assert replace(ANSWER, question=question).reading == reading
