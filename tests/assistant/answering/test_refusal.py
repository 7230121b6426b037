"""When a question is not answered, and what is said then."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answering.refusal import NOT_TOLD, is_weak, not_told, off_subject
from assistant.types import Citation, Evidence, Question, Statement, Status
from ingest.normalise import fold
from tests.assistant.answering.schools import TEXT
from tests.assistant.made_up import answering, corpus, unit_with

SCHOOLS = corpus(TEXT)
PASSAGE = unit_with("412 trường học", SCHOOLS).passage


def evidence(*strengths: tuple[float, float]) -> list[Evidence]:
    return [Evidence(PASSAGE, 1.0, dense, coverage) for dense, coverage in strengths]


ASKED = Question("Có bao nhiêu trường học?", "Có bao nhiêu trường học?")


def test_no_evidence_is_weak() -> None:
    assert is_weak(ASKED, [])


@pytest.mark.parametrize(
    ("found", "weak"),
    [
        ([(0.95, 1.0)], False),
        ([(0.70, 0.0)], True),
        ([(0.70, 0.0), (0.95, 0.0), (0.70, 1.0)], False),
        ([(0.70, 0.0)] * 100 + [(0.95, 1.0)], True),
    ],
    ids=["near", "far", "near in meaning and words apart", "near far down the list"],
)
def test_evidence_is_weak_where_nothing_near_the_top_is_near(
    found: list[tuple[float, float]], weak: bool
) -> None:
    assert is_weak(ASKED, evidence(*found)) is weak


def test_words_help_where_the_meaning_is_far() -> None:
    strengths = [(dense / 100, coverage) for dense in range(70, 95) for coverage in (0.0, 1.0)]
    told = {strength: not is_weak(ASKED, evidence(strength)) for strength in strengths}
    assert any(told[dense, 1.0] and not told[dense, 0.0] for dense, _ in strengths)
    assert not any(told[dense, 0.0] and not told[dense, 1.0] for dense, _ in strengths)


def test_without_accents_less_is_asked_of_the_cosine() -> None:
    bare = replace(ASKED, text=fold(ASKED.text), standalone=fold(ASKED.standalone))
    strengths = [dense / 100 for dense in range(70, 95)]
    accented, plain = (
        [is_weak(question, evidence((dense, 0.5))) for dense in strengths] for question in (ASKED, bare)
    )
    assert sum(plain) < sum(accented)


@pytest.mark.parametrize(
    ("found", "named"),
    [([(0.8, 0.9)], True), ([(0.8, 0.0)], False), ([], False)],
    ids=["near", "far", "nothing"],
)
def test_the_nearest_section_is_named_where_it_is_near(found: list[tuple[float, float]], named: bool) -> None:
    draft = off_subject(evidence(*found))
    assert draft.status is Status.NOT_FOUND
    assert draft.headline.startswith(NOT_TOLD)
    assert ("Về trường lớp" in draft.headline) is named
    assert draft.statements == draft.citations == ()


def test_what_is_nearest_is_kept_apart_from_statements() -> None:
    quote = Citation(1, "a.txt", "I", None, 0, 3, "Sở.")
    draft = not_told("Báo cáo không nêu năm 2021.", Statement("Sở.", (1,)), [quote])
    assert (draft.status, draft.statements, draft.citations) == (Status.NOT_FOUND, (), (quote,))
    assert draft.nearest == Statement("Sở.", (1,))


MISSING = [
    ("Năm 2021 xây mới bao nhiêu phòng học?", "2021", "phòng học"),
    ("nam 2021 xay moi bao nhieu phong hoc", "2021", "phòng học"),
    ("Nhiệm kỳ tới đứng thứ mấy về cải cách hành chính?", "2025-2030", "thứ 5/20"),
    ("Tỷ lệ trường học đạt chuẩn quốc gia đứng thứ mấy?", "thứ hạng", "trường học đạt chuẩn quốc gia"),
]


@pytest.mark.parametrize(("text", "missing", "nearest"), MISSING)
def test_what_is_missing_is_named_and_the_nearest_offered_with_its_citation(
    text: str, missing: str, nearest: str
) -> None:
    draft = answering(text, SCHOOLS)
    assert draft.status is Status.NOT_FOUND
    assert draft.headline.startswith("Báo cáo không nêu")
    assert missing in draft.headline
    assert draft.nearest is not None
    assert nearest in draft.nearest.text
    (citation,) = draft.citations
    assert draft.nearest.citations == (citation.n,)
    assert SCHOOLS.documents["a.txt"].text[citation.start : citation.end] == citation.quote
    assert draft.statements == ()


@pytest.mark.parametrize("text", ["Lãi suất ngân hàng là bao nhiêu?", "qwerty zxcvb", "Đội tuyển bóng đá vô địch năm nào?"])  # fmt: skip
def test_another_subject_is_not_told_and_nothing_is_offered(text: str) -> None:
    draft = answering(text, SCHOOLS)
    assert (draft.status, draft.nearest, draft.citations) == (Status.NOT_FOUND, None, ())
    assert draft.headline.startswith(NOT_TOLD)
