"""From a question to a proven answer, over a made-up report."""

from __future__ import annotations

import pytest

from assistant.answering.extractive import ExtractiveAnswerer
from assistant.pipeline import Assistant
from assistant.types import Answer, Status, Turn
from assistant.verify import numbers
from ingest.errors import DocumentUnknown, EmptyQuestion, QuestionTooLong, StoreEmpty
from tests.assistant.sample import NAME, WordStore, sample


@pytest.fixture
def assistant() -> Assistant:
    return build(WordStore(sample()))


def build(store: WordStore) -> Assistant:
    return Assistant(store, ExtractiveAnswerer(), limit=50, dense_weight=0.4, max_question=500)


def check_proven(answer: Answer) -> None:
    """What holds for every answer: exact quotes, known marks, numbers that stand in the quotes."""
    text = sample().text
    for place, citation in enumerate(answer.citations, start=1):
        assert citation.n == place
        assert text[citation.start : citation.end] == citation.quote
    cited = frozenset[str]().union(*(numbers(citation.quote) for citation in answer.citations))
    if answer.status is Status.ANSWERED:
        assert answer.statements
        assert numbers(answer.headline) <= cited
        assert len(answer.headline) <= 240
    for statement in answer.statements:
        assert set(statement.citations) <= {citation.n for citation in answer.citations}


@pytest.mark.parametrize(
    ("text", "fact", "section"),
    [
        (
            "Tỷ lệ trạm y tế xã đạt tiêu chí quốc gia nhiệm kỳ qua là bao nhiêu?",
            "96,4%",
            "Phần thứ nhất › I › 1",
        ),
        (
            "ty le tram y te xa dat tieu chi quoc gia nhiem ky qua la bao nhieu",
            "96,4%",
            "Phần thứ nhất › I › 1",
        ),
        ("Nhiệm kỳ tới phấn đấu bao nhiêu giường bệnh trên một vạn dân?", "36 giường", "Phần thứ hai › I"),
        ("Nhiệm kỳ qua đạt bao nhiêu giường bệnh trên một vạn dân?", "31,5 giường", "Phần thứ nhất › I › 1"),
        ("Bao nhiêu trẻ em dưới một tuổi được tiêm chủng đầy đủ?", "98,2%", "Phần thứ nhất › I › 2"),
        ("Sẽ đào tạo mới bao nhiêu bác sĩ?", "250 bác sĩ", "Phần thứ hai › II › 1"),
    ],
)
def test_a_figure_is_found_in_the_right_term(
    assistant: Assistant, text: str, fact: str, section: str
) -> None:
    answer = assistant.ask(text)
    check_proven(answer)
    assert answer.status is Status.ANSWERED
    assert fact in answer.headline
    assert answer.citations[0].section == section
    assert f"{answer.statements[0].text} [1]" in answer.text


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("Những tồn tại, hạn chế là gì?", ["chuyên khoa sâu", "xuống cấp", "liên thông dữ liệu"]),
        ("Các bài học kinh nghiệm là gì?", ["Bám sát cơ sở", "đoàn kết"]),
        ("cac bai hoc kinh nghiem la gi", ["Bám sát cơ sở", "đoàn kết"]),
    ],
)
def test_a_section_is_answered_whole_and_in_order(assistant: Assistant, text: str, items: list[str]) -> None:
    answer = assistant.ask(text)
    check_proven(answer)
    assert len(answer.statements) == len(items)
    for item, statement in zip(items, answer.statements, strict=True):
        assert item in statement.text


@pytest.mark.parametrize(
    "text", ["Thời tiết ngày mai ra sao?", "Viết cho tôi một bài thơ lục bát", "qwerty zxcvb"]
)
def test_another_subject_is_not_found(assistant: Assistant, text: str) -> None:
    answer = assistant.ask(text)
    assert answer.status is Status.NOT_FOUND
    assert answer.citations == answer.statements == ()
    assert answer.headline.startswith("Báo cáo không nêu")


def test_a_follow_up_keeps_the_topic(assistant: Assistant) -> None:
    history = [
        Turn("user", "Nhiệm kỳ qua đạt bao nhiêu giường bệnh trên một vạn dân?"),
        Turn("assistant", "31,5"),
    ]
    answer = assistant.ask("Thế còn nhiệm kỳ tới?", history)
    assert "36 giường" in answer.headline


def test_follow_ups_are_new_questions_from_the_outline(assistant: Assistant) -> None:
    answer = assistant.ask("Nhân lực bác sĩ chuyên khoa sâu ra sao?")
    assert 1 <= len(answer.follow_ups) <= 3
    assert len(set(answer.follow_ups)) == len(answer.follow_ups)


def test_every_suggestion_is_answered(assistant: Assistant) -> None:
    asked = assistant.suggestions()
    assert len(asked) >= 3
    for question in asked:
        answer = assistant.ask(question)
        check_proven(answer)
        assert answer.status is Status.ANSWERED, question


def test_nothing_indexed_is_told() -> None:
    empty = build(WordStore())
    assert empty.suggestions() == ()
    with pytest.raises(StoreEmpty, match="troly ingest"):
        empty.ask("Có gì?")


def test_bad_questions_are_told(assistant: Assistant) -> None:
    with pytest.raises(EmptyQuestion):
        assistant.ask("  ")
    with pytest.raises(QuestionTooLong):
        assistant.ask("a " * 400)
    with pytest.raises(DocumentUnknown):
        assistant.ask("Có gì mới?", documents=("khác.txt",))


def test_the_search_can_be_restricted_to_a_document(assistant: Assistant) -> None:
    found = assistant.search("giường bệnh", k=3, documents=(NAME,))
    assert len(found) == 3
    assert {item.passage.document for item in found} == {NAME}


def test_a_new_document_is_seen_without_a_restart() -> None:
    store = WordStore()
    later = build(store)
    with pytest.raises(StoreEmpty):
        later.ask("Có bao nhiêu giường bệnh trên một vạn dân?")
    store.shelf[NAME] = sample()
    assert later.ask("Có bao nhiêu giường bệnh trên một vạn dân?").status is Status.ANSWERED
