"""Which statement answers, and which are ruled out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from assistant.answering.extractive import ExtractiveAnswerer
from assistant.answering.ranking import COMPARED, Scored, Similar, named_in, of_other_term, rank_units
from assistant.constraints import Kind
from ingest.normalise import fold
from ingest.types import Nature
from tests.assistant.answering.schools import TEXT
from tests.assistant.made_up import corpus, finding, reading, unit_with

SCHOOLS = corpus(TEXT)
COUNT = "Toàn ngành hiện có 412 trường học."
SHARE = "Tỷ lệ trường học đạt chuẩn quốc gia là 71,5%."
MONEY = "Tổng vốn xây dựng trường học là 640 tỷ đồng."
RANK = "Ngành đứng thứ 5/20 sở về cải cách hành chính."
HIRED = "Tuyển dụng mới 350 giáo viên theo Kế hoạch số 93-KH/SGD ngày 05/12/2022."
PLANNED = "Nhiệm kỳ 2025-2030 dự kiến tuyển dụng thêm 400 giáo viên."


def ranked(text: str, similar: Similar | None = None) -> list[Scored]:
    question = reading(text, SCHOOLS)
    evidence = finding(question, SCHOOLS)
    return rank_units(question, evidence, SCHOOLS, SCHOOLS.wanted(question.topic), similar)


def ruled_out(text: str) -> dict[str, Scored]:
    return {scored.unit.text: scored for scored in ranked(text) if scored.ruled_out}


BEST = [
    ("Có bao nhiêu trường học?", COUNT),
    ("Bao nhiêu phần trăm trường học đạt chuẩn quốc gia nhiệm kỳ qua?", SHARE),
    ("Vốn xây dựng trường học là bao nhiêu?", MONEY),
    ("Ngành đứng thứ mấy về cải cách hành chính?", RANK),
    ("Tuyển dụng giáo viên theo kế hoạch số mấy?", HIRED),
    ("Năm 2022 xây mới bao nhiêu phòng học?", "Năm 2022 đã xây mới 18 phòng học."),
    ("Năm 2023 xây mới bao nhiêu phòng học?", "Năm 2023 đã xây mới 24 phòng học."),
    ("Nhiệm kỳ 2025-2030 xây mới bao nhiêu phòng học?", "Xây mới 100 phòng học."),
    ("Nhiệm kỳ tới tuyển dụng bao nhiêu giáo viên?", PLANNED),
]


def test_what_there_is_now_is_of_the_year_in_which_it_is_reported() -> None:
    report = corpus(
        "BÁO CÁO CHÍNH TRỊ\n\nPhần thứ nhất\nKẾT QUẢ NHIỆM KỲ 2020-2025\n\nI. VỀ CHỢ\n\n"
        "Trên địa bàn hiện có 186 chợ và 16 siêu thị. Trong năm 2023 đã sửa chữa 12 chợ.\n"
    )
    question = reading("Năm 2025 có bao nhiêu chợ?", report)
    best = rank_units(question, finding(question, report), report, report.wanted(question.topic))[0]
    assert "186 chợ" in best.unit.text
    assert not best.ruled_out


@pytest.mark.parametrize("bare", [False, True], ids=["accented", "bare"])
@pytest.mark.parametrize(("text", "best"), BEST)
def test_the_statement_that_answers_is_first(text: str, best: str, bare: bool) -> None:
    first = ranked(fold(text) if bare else text)[0]
    assert first.unit.text == best
    assert not first.ruled_out


def test_statements_stand_best_first_each_once() -> None:
    found = ranked("Có bao nhiêu trường học?")
    scores = [scored.score for scored in found]
    assert scores == sorted(scores, reverse=True)
    assert len({scored.unit.span for scored in found}) == len(found)
    assert all(0 <= scored.own <= 1 for scored in found)


@pytest.mark.parametrize(
    ("text", "statement", "kind"),
    [
        ("Năm 2022 xây mới bao nhiêu phòng học?", "Năm 2023 đã xây mới 24 phòng học.", Kind.YEAR),
        ("Bao nhiêu phần trăm trường học đạt chuẩn?", COUNT, Kind.UNIT),
        ("Đạt chuẩn quốc gia đứng thứ mấy?", SHARE, Kind.RANK),
        ("Có bao nhiêu trường tiểu học, trường mầm non đạt chuẩn?", RANK, Kind.COUNTED),
        ("Đồng chí nào phụ trách tuyển dụng giáo viên?", HIRED, Kind.PERSON),
    ],
)
def test_a_statement_that_lacks_what_is_demanded_is_ruled_out(text: str, statement: str, kind: Kind) -> None:
    out = ruled_out(text)
    assert statement in out
    assert kind in {constraint.kind for constraint in out[statement].missing}


@pytest.mark.parametrize(
    ("text", "statement", "out"),
    [
        ("Phòng học bộ môn ở vùng cao tạm bợ bao nhiêu?", "Phòng học bộ môn ở vùng cao còn tạm bợ.", True),
        ("phong hoc bo mon o vung cao tam bo bao nhieu", "Phòng học bộ môn ở vùng cao còn tạm bợ.", True),
        ("Bao giờ phòng học bộ môn ở vùng cao hết tạm bợ?", "Phòng học bộ môn ở vùng cao còn tạm bợ.", True),
        ("Phòng học bộ môn ở vùng cao ra sao?", "Phòng học bộ môn ở vùng cao còn tạm bợ.", False),
    ],
)
def test_where_only_a_figure_is_asked_a_statement_without_any_is_ruled_out(
    text: str, statement: str, out: bool
) -> None:
    (scored,) = [scored for scored in ranked(text) if scored.unit.text == statement]
    assert scored.ruled_out is out


def test_what_is_ruled_out_stands_behind_what_is_not() -> None:
    # The year asked stands in a statement that holds fewer of the question's words.
    first, *rest = ranked("Năm 2023 đã xây mới bao nhiêu phòng học bộ môn?")
    assert first.unit.text == "Năm 2023 đã xây mới 24 phòng học."
    assert {"Năm 2022 đã xây mới 18 phòng học.", "Xây mới 100 phòng học."} <= {
        scored.unit.text for scored in rest if scored.ruled_out
    }


@pytest.mark.parametrize(
    ("text", "out", "kept"),
    [
        ("Nhiệm kỳ 2025-2030 tuyển dụng bao nhiêu giáo viên?", {HIRED}, {PLANNED}),
        ("nhiem ky toi tuyen dung bao nhieu giao vien", {HIRED}, {PLANNED}),
        ("Tuyển dụng bao nhiêu giáo viên?", set(), {HIRED, PLANNED}),
    ],
)
def test_another_term_is_ruled_out_unless_the_statement_names_the_years(
    text: str, out: set[str], kept: set[str]
) -> None:
    gone = set(ruled_out(text))
    assert out <= gone
    assert not kept & gone


def test_a_term_only_leant_to_rules_nothing_out() -> None:
    question = reading("Phấn đấu tỷ lệ trường học đạt chuẩn quốc gia là bao nhiêu?", SCHOOLS)
    assert question.term == "2025-2030"
    assert not of_other_term(question, unit_with(SHARE, SCHOOLS))
    assert of_other_term(replace(question, term_named=True), unit_with(SHARE, SCHOOLS))
    assert ranked(question.text)[0].unit.text == "Phấn đấu tỷ lệ trường học đạt chuẩn quốc gia đạt 80%."


def test_a_passage_of_no_term_is_of_any() -> None:
    question = reading("Đại hội nhiệm kỳ 2020-2025 của Sở nào?", SCHOOLS)
    unit = unit_with("trình Đại hội", SCHOOLS)
    assert unit.passage.term is None
    assert not of_other_term(question, unit)


@pytest.mark.parametrize(
    ("text", "nature"),
    [
        ("Hạn chế về giáo viên mầm non?", Nature.SHORTCOMING),
        ("han che ve giao vien mam non", Nature.SHORTCOMING),
        ("Nguyên nhân về giáo viên mầm non?", Nature.CAUSE),
    ],
)
def test_a_section_of_the_nature_asked_about_goes_first(text: str, nature: Nature) -> None:
    assert ranked(text)[0].unit.passage.nature is nature


def close_to(*words: str) -> Similar:
    """Texts with one of these words are nearer in meaning than all others."""
    return lambda _, texts: [0.9 if any(word in text for word in words) else 0.5 for text in texts]


def flat(_: str, texts: Sequence[str]) -> list[float]:
    return [0.8] * len(texts)


def test_the_nearest_in_meaning_goes_first_among_the_best() -> None:
    text = "Tuyển dụng giáo viên ra sao?"
    first, second, *_ = [scored.unit.text for scored in ranked(text)]
    assert ranked(text, close_to(second))[0].unit.text == second
    assert ranked(text, close_to(first))[0].unit.text == first
    assert [scored.unit for scored in ranked(text, flat)] == [scored.unit for scored in ranked(text)]


def test_only_the_best_are_compared_in_meaning() -> None:
    compared: list[tuple[str, list[str]]] = []

    def similar(question: str, texts: Sequence[str]) -> list[float]:
        compared.append((question, list(texts)))
        return [0.8] * len(texts)

    text = "Tuyển dụng giáo viên ra sao?"
    plain = [scored.unit.text for scored in ranked(text)]
    assert len(plain) > COMPARED
    ranked(text, similar)
    assert compared == [(text, plain[:COMPARED])]


def test_those_not_compared_stay_behind_the_compared() -> None:
    text = "Tuyển dụng giáo viên ra sao?"
    plain = [scored.unit.text for scored in ranked(text)]
    moved = [scored.unit.text for scored in ranked(text, close_to(plain[COMPARED - 1]))]
    assert moved[0] == plain[COMPARED - 1]
    assert set(moved[:COMPARED]) == set(plain[:COMPARED])
    assert moved[COMPARED:] == plain[COMPARED:]


def test_the_meaning_is_that_of_the_question_that_stands_alone() -> None:
    asked: list[str] = []

    def similar(question: str, texts: Sequence[str]) -> list[float]:
        asked.append(question)
        return [0.8] * len(texts)

    question = replace(reading("Thế còn giáo viên?", SCHOOLS), standalone="Tuyển dụng giáo viên ra sao?")
    evidence = finding(question, SCHOOLS)
    rank_units(question, evidence, SCHOOLS, SCHOOLS.wanted(question.topic), similar)
    assert asked == ["Tuyển dụng giáo viên ra sao?"]


def test_the_answerer_compares_in_meaning() -> None:
    question = reading("Tuyển dụng giáo viên ra sao?", SCHOOLS)
    evidence = finding(question, SCHOOLS)
    for words in (HIRED, PLANNED):
        draft = ExtractiveAnswerer(close_to(words)).answer(question, evidence, SCHOOLS)
        assert words in draft.citations[0].quote
        assert draft.headline.rstrip(".") in words


def test_nothing_found_nothing_ranked() -> None:
    question = reading("Có bao nhiêu trường học?", SCHOOLS)
    assert rank_units(question, [], SCHOOLS, SCHOOLS.wanted(question.topic)) == []


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("nhiệm kỳ 2025-2030", True),
        ("giai đoạn 2025 – 2030", True),
        ("từ 2020-2025 sang 2025-2030", True),
        ("nhiệm kỳ 2020-2025", False),
        ("năm 2025, năm 2030", False),
    ],
)
def test_a_term_named_by_its_years(text: str, named: bool) -> None:
    assert named_in("2025-2030", text) is named
