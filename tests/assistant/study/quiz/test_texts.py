"""Statements and documents of a report: which can be asked about, and what is certainly something else."""

from __future__ import annotations

import pytest

from assistant.study.quiz.decrees import decrees
from assistant.study.quiz.kinship import certainly_not, fits_nature, likeness, topical
from assistant.study.quiz.making import Wanted, make_quiz
from assistant.study.quiz.ordering import shuffled
from assistant.study.quiz.sayings import sayings
from assistant.study.quiz.types import Saying
from assistant.study.types import QuestionKind
from ingest.pipeline import build_document
from ingest.types import Nature, Page
from tests.assistant.study.quiz.made import REPORTS, report, small

HEAD = "Phần thứ nhất\nPHƯƠNG HƯỚNG, NHIỆM VỤ NHIỆM KỲ 2025-2030\n\nI. NHIỆM VỤ, GIẢI PHÁP\n\n1. Công tác văn thư\n\n- {}\n"


def of(start: str) -> Saying:
    return next(saying for saying in sayings(small()) if saying.text.startswith(start))


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("Đổi mới cách lưu trữ hồ sơ của các phòng chuyên môn.", True),
        ("Đồng thời, đổi mới cách lưu trữ hồ sơ của các phòng.", False),
        ("Đổi mới những việc này để phục vụ người dân tốt hơn.", False),
        ("Đổi mới cách lưu trữ hồ sơ của các phòng chuyên môn và.", False),
        ("Đổi mới cách lưu trữ (hồ sơ của các phòng chuyên môn.", False),
        ("Đổi mới lưu trữ.", False),
        ("Số hóa 12.500 hồ sơ lưu trữ của các phòng chuyên môn.", False),
        ("Đổi mới cách lưu trữ hồ sơ như: sổ, sách, ảnh, phim tư liệu.", False),
    ],
)
def test_what_can_be_read_alone(line: str, kept: bool) -> None:
    document = build_document([Page(None, HEAD.format(line))], name="van-thu.txt")
    assert bool(sayings(document)) is kept


def test_a_long_statement_ends_before_its_tail() -> None:
    line = (
        "Tiếp tục số hóa toàn bộ hồ sơ lưu trữ của các phòng chuyên môn và đơn vị trực thuộc theo đúng quy trình, "
        "nhằm phục vụ tra cứu nhanh chóng, thuận tiện, tiết kiệm thời gian và chi phí cho tổ chức, công dân và "
        "doanh nghiệp khi có nhu cầu khai thác tài liệu."
    )
    (saying,) = sayings(build_document([Page(None, HEAD.format(line))], name="van-thu.txt"))
    assert saying.text.endswith("theo đúng quy trình")
    assert saying.text in saying.citation.quote


def test_the_text_is_the_quote() -> None:
    for path in REPORTS:
        document = report(path)
        for saying in sayings(document):
            assert saying.text in saying.citation.quote
            assert document.text[saying.citation.start : saying.citation.end] == saying.citation.quote


def test_statements_of_their_nature() -> None:
    assert fits_nature(of("Nguồn nhân lực"))
    assert of("Nguồn nhân lực").nature is Nature.SHORTCOMING
    assert topical(of("Tiếp tục bố trí quỹ đất"))
    assert not topical(of("Hồ sơ cấp phép"))


@pytest.mark.parametrize(
    ("one", "asked", "apart"),
    [
        ("Tiến độ lập quy hoạch", "Phải giữ vững", False),
        ("Khuyến khích các cơ sở", "Phải giữ vững", True),
        ("Tiến độ lập quy hoạch", "Nguồn nhân lực", False),
        ("Phải giữ vững", "Hồ sơ cấp phép", False),
        ("Khuyến khích các cơ sở", "Tiếp tục bố trí quỹ đất", True),
        ("Đẩy mạnh hỗ trợ lãi suất", "Tiếp tục bố trí quỹ đất", False),
        ("Coi trọng đối thoại", "Khuyến khích các cơ sở", False),
    ],
)
def test_what_is_certainly_not_of_the_kind(one: str, asked: str, apart: bool) -> None:
    assert certainly_not(of(one), of(asked)) is apart


def test_likeness() -> None:
    assert likeness("nâng cao chất lượng quy hoạch đô thị", "chất lượng quy hoạch đô thị") > 0.8
    assert likeness("nâng cao chất lượng quy hoạch", "khai thác cát sỏi lòng sông") == 0.0


def test_a_document_with_its_date_issuer_and_subject() -> None:
    (fact,) = decrees(small())
    assert fact.label == "Nghị quyết số 12-NQ/TU"
    assert (fact.date, fact.issuer, fact.subject) == (
        "15/3/2021",
        "Tỉnh ủy Hải Sơn",
        "phát triển đô thị thông minh",
    )


def test_versions_hold_the_same_questions_in_another_order() -> None:
    found = make_quiz([report(REPORTS[0])], Wanted(30), 4)
    first, second = shuffled(found, 1), shuffled(found, 2)
    assert shuffled(second, 1) == first
    assert [q.id for q in first] != [q.id for q in second]
    assert {q.id for q in first} == {q.id for q in found}
    by_id = {q.id: q for q in second}
    for question in first:
        assert sorted(question.options) == sorted(by_id[question.id].options)
        assert question.answer == by_id[question.id].answer
    assert any(q.options != by_id[q.id].options for q in first if q.kind is QuestionKind.MCQ)
    for question in first:
        if question.kind is QuestionKind.MATCH:
            assert question.options != tuple(pair.right for pair in question.pairs)
