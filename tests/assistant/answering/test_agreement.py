"""What the report contradicts elsewhere is told first, with both sides quoted."""

from __future__ import annotations

import pytest

from assistant.answering.agreement import with_disagreements
from assistant.answering.citing import cited
from assistant.corpus import Unit
from assistant.types import Draft, Statement, Status
from assistant.verify import verify
from tests.assistant.answering.youth import TEXT
from tests.assistant.made_up import answering, corpus, reading, unit_with

YOUTH = corpus(TEXT)
TEN, EIGHT, TOTAL, FAULTY, SOUND, TREES = (
    unit_with(words, YOUTH)
    for words in ("kết nạp được 10", "kết nạp 08", "120 cuộc", "52 cuộc", "65 cuộc", "900 cây xanh")
)


def quotes(draft: Draft) -> list[str]:
    return [citation.quote for citation in draft.citations]


@pytest.mark.parametrize(
    ("text", "values", "sides"),
    [
        ("Kết nạp được bao nhiêu đoàn viên mới?", ("10 đoàn viên", "8 đoàn viên"), {TEN.text, EIGHT.text}),
        ("ket nap duoc bao nhieu doan vien moi", ("10 đoàn viên", "8 đoàn viên"), {TEN.text, EIGHT.text}),
        ("Có bao nhiêu cuộc kiểm tra?", ("120", "117", "52 + 65"), {TOTAL.text, FAULTY.text, SOUND.text}),
        ("Các cuộc kiểm tra cộng lại có bằng tổng số không?", ("120", "117"), {TOTAL.text, FAULTY.text, SOUND.text}),
    ],
)  # fmt: skip
def test_a_disagreement_is_told_first_and_all_sides_are_quoted(
    text: str, values: tuple[str, ...], sides: set[str]
) -> None:
    draft = answering(text, YOUTH)
    assert draft.status is Status.ANSWERED
    (conflict,) = draft.conflicts
    assert draft.headline == conflict.message
    assert all(value in draft.headline for value in values)
    assert set(quotes(draft)) == sides
    assert {draft.citations[n - 1].quote for n in conflict.citations} == sides


@pytest.mark.parametrize(
    "text",
    [
        "Kết nạp được bao nhiêu đoàn viên mới?",
        pytest.param(
            "Có bao nhiêu cuộc kiểm tra?",
            marks=pytest.mark.xfail(
                strict=True, reason="the headline's computed sum is not counted as proven"
            ),
        ),
    ],
)
def test_the_verifier_leaves_it_as_it_is(text: str) -> None:
    draft = answering(text, YOUTH)
    assert verify(draft, {name: document.text for name, document in YOUTH.documents.items()}) == draft


@pytest.mark.parametrize(
    "text", ["Trồng được bao nhiêu cây xanh?", "Công tác bồi dưỡng đối tượng kết nạp ra sao?"]
)
def test_another_subject_of_the_same_passage_is_not_disputed(text: str) -> None:
    draft = answering(text, YOUTH)
    assert draft.status is Status.ANSWERED
    assert draft.conflicts == ()
    assert "khác nhau" not in draft.headline


def told(text: str, *units: Unit) -> Draft:
    """A draft of these statements, with what they are part of."""
    citations = cited(units)
    statements = tuple(Statement(citation.quote, (citation.n,)) for citation in citations)
    draft = Draft(Status.ANSWERED, statements[0].text, statements, citations)
    question = reading(text, YOUTH)
    return with_disagreements(draft, units, [], question, YOUTH.wanted(question.topic), YOUTH)


@pytest.mark.parametrize("own", [TEN, EIGHT], ids=["first", "second"])
def test_one_side_brings_the_other(own: Unit) -> None:
    draft = told("Kết nạp được bao nhiêu đoàn viên mới?", own)
    assert set(quotes(draft)) == {TEN.text, EIGHT.text}


def test_what_no_statement_of_the_answer_is_part_of_is_not_told() -> None:
    draft = told("Kết nạp được bao nhiêu đoàn viên mới?", TREES)
    assert draft.conflicts == ()
    assert quotes(draft) == [TREES.text]


def test_what_the_question_does_not_ask_is_not_told() -> None:
    assert told("Trồng được bao nhiêu cây xanh?", TEN).conflicts == ()


def test_only_the_disputed_statements_stay() -> None:
    draft = told("Kết nạp được bao nhiêu đoàn viên mới?", TREES, TEN)
    assert quotes(draft) == [TEN.text, EIGHT.text]
    assert [statement.citations for statement in draft.statements] == [(1,), (2,)]


def test_two_disagreements_may_be_told_at_once() -> None:
    draft = told("Kết nạp bao nhiêu đoàn viên mới và có bao nhiêu cuộc kiểm tra vi phạm?", TEN, TOTAL)
    assert len(draft.conflicts) == 2
    assert draft.headline == draft.conflicts[0].message
    assert set(quotes(draft)) == {TEN.text, EIGHT.text, TOTAL.text, FAULTY.text, SOUND.text}
