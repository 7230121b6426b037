"""What the report contradicts elsewhere is told first, with both sides quoted."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answering.agreement import all_disagreements, asks_for_any, with_disagreements
from assistant.answering.citing import cited
from assistant.answering.ranking import Scored
from assistant.corpus import Corpus, Unit
from assistant.types import Draft, Statement, Status
from assistant.verify import verify
from tests.assistant.answering.youth import TEXT
from tests.assistant.made_up import answering, corpus, reading, unit_with, units

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
        ("Số cuộc vi phạm và không vi phạm có khớp tổng số cuộc kiểm tra không?", ("120", "117"), {TOTAL.text, FAULTY.text, SOUND.text}),
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


@pytest.mark.parametrize("text", ["Kết nạp được bao nhiêu đoàn viên mới?", "Có bao nhiêu cuộc kiểm tra?"])
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


def told(text: str, *units: Unit, report: Corpus = YOUTH) -> Draft:
    """A draft of these statements, with what they are part of."""
    citations = cited(units)
    statements = tuple(Statement(citation.quote, (citation.n,)) for citation in citations)
    draft = Draft(Status.ANSWERED, statements[0].text, statements, citations)
    question = reading(text, report)
    return with_disagreements(draft, units, [], question, report.wanted(question.topic), report)


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
    draft = told("Kết nạp được bao nhiêu đoàn viên mới?", TEN, TREES)
    assert quotes(draft) == [TEN.text, EIGHT.text]
    assert [statement.citations for statement in draft.statements] == [(1,), (2,)]


AGREE = "Số đoàn viên mới kết nạp và số cuộc kiểm tra vi phạm có mâu thuẫn gì"


@pytest.mark.parametrize(
    ("text", "disputed"), [("Trồng được bao nhiêu cây xanh?", False), (f"{AGREE} không?", True)]
)
def test_what_a_lesser_statement_is_part_of_is_told_only_where_that_is_asked(
    text: str, disputed: bool
) -> None:
    assert bool(told(text, TREES, TEN).conflicts) is disputed


@pytest.mark.parametrize(
    "text",
    ["Báo cáo có chỗ nào số liệu mâu thuẫn với nhau không?", "bao cao co so lieu nao khong khop khong"],
)
def test_where_nothing_is_named_every_disagreement_is_told(text: str) -> None:
    question = reading(text, YOUTH)
    assert asks_for_any(question)
    draft = all_disagreements(YOUTH, question)
    assert draft is not None
    assert len(draft.conflicts) == len(YOUTH.disagreements("a.txt")) == 2
    assert "2" in draft.headline
    for conflict, (disagreement, concerned) in zip(
        draft.conflicts, YOUTH.disagreements("a.txt"), strict=True
    ):
        assert conflict.message == disagreement.message
        assert [draft.citations[n - 1].quote for n in conflict.citations] == [u.text for u in concerned]
    assert verify(draft, {name: document.text for name, document in YOUTH.documents.items()}) == draft


def test_where_nothing_disagrees_none_is_told() -> None:
    assert all_disagreements(ROADS, reading("Báo cáo có số liệu nào mâu thuẫn không?", ROADS)) is None


@pytest.mark.parametrize(
    "text", ["Số đoàn viên mới kết nạp có mâu thuẫn gì không?", "Kết nạp được bao nhiêu đoàn viên mới?"]
)
def test_a_question_about_something_does_not_ask_for_all(text: str) -> None:
    assert not asks_for_any(reading(text, YOUTH))


def test_two_disagreements_may_be_told_at_once() -> None:
    draft = told(f"{AGREE} không?", TEN, TOTAL)
    assert len(draft.conflicts) == 2
    assert draft.headline == draft.conflicts[0].message
    assert set(quotes(draft)) == {TEN.text, EIGHT.text, TOTAL.text, FAULTY.text, SOUND.text}


ROADS = corpus("""BÁO CÁO

Phần thứ nhất
KẾT QUẢ NHIỆM KỲ 2020-2025

I. KẾT QUẢ

1. Về giao thông

Tổng vốn đầu tư xây dựng đường giao thông nông thôn là 640 tỷ đồng. Phong trào hiến đất làm đường lan rộng.

2. Về đầu tư công

Tổng vốn đầu tư xây dựng đường giao thông nông thôn là 655 tỷ đồng. Tổng vốn đầu tư xây dựng bệnh viện là 90 tỷ đồng.

Phần thứ hai
PHƯƠNG HƯỚNG NHIỆM KỲ 2025-2030

I. CHỈ TIÊU

Tổng vốn đầu tư xây dựng đường giao thông nông thôn là 900 tỷ đồng.
""")
LESS, MORE, AIM, HOSPITAL = (unit_with(words, ROADS) for words in ("640 tỷ", "655 tỷ", "900 tỷ", "90 tỷ"))


def rivalled(text: str, best: Unit, *others: Unit, ruled_out: bool = False) -> Draft:
    """A draft of the best statement, where these others were found too."""
    draft = Draft(Status.ANSWERED, best.text, (Statement(best.text, (1,)),), cited([best]))
    ranked = [Scored(best, 2.0, 1.0, (), False), *(Scored(unit, 1.5, 1.0, (), ruled_out) for unit in others)]
    question = reading(text, ROADS)
    return with_disagreements(draft, [best], ranked, question, ROADS.wanted(question.topic), ROADS)


MONEY = "Vốn đầu tư xây dựng đường giao thông nông thôn là bao nhiêu?"


def test_another_value_for_the_same_is_told_with_both_quoted() -> None:
    assert ROADS.disagreements("a.txt") == ()
    for text in (MONEY, "von dau tu xay dung duong giao thong nong thon la bao nhieu"):
        draft = answering(text, ROADS)
        assert "640 tỷ đồng" in draft.headline
        assert "655 tỷ đồng" in draft.headline
        assert {LESS.text, MORE.text} == set(quotes(draft))
        assert verify(draft, {name: document.text for name, document in ROADS.documents.items()}) == draft


@pytest.mark.parametrize(
    ("draft", "rival"),
    [
        (lambda: rivalled(MONEY, LESS, HOSPITAL, MORE), True),
        (lambda: rivalled(MONEY, LESS, MORE, ruled_out=True), False),
        (lambda: rivalled(MONEY, LESS, AIM, HOSPITAL), False),
        (lambda: rivalled(MONEY, LESS, *[HOSPITAL] * 20, MORE), False),
        (lambda: rivalled("Vốn xây dựng đường giao thông được sử dụng ra sao?", LESS, MORE), False),
    ],
    ids=["another", "ruled out", "of another term or thing", "far down", "no figure asked"],
)
def test_what_is_another_value_for_the_same(draft: Callable[[], Draft], rival: bool) -> None:
    assert bool(draft().conflicts) is rival


def adding(statement: str, text: str) -> Draft:
    """A draft of the one statement of a report, with what of it does not add up."""
    report = corpus(f"BÁO CÁO\n\nI. KẾT QUẢ\n\n{statement}\n")
    return told(text, *units(report), report=report)


FOREST = "Đã trồng {} ha rừng, gồm 300 ha rừng phòng hộ, 200 ha rừng đặc dụng."
ADDED = "Diện tích rừng phòng hộ và rừng đặc dụng cộng lại có bằng tổng diện tích rừng không?"


@pytest.mark.parametrize(
    "text",
    [ADDED, "rung phong ho va rung dac dung cong lai co khop tong dien tich khong"],
    ids=["accented", "bare"],
)
@pytest.mark.parametrize(
    ("whole", "way"),
    [
        ("540", "Tổng các thành phần (300 + 200) là 500 ha, ít hơn số chung 540 ha, chênh lệch 40 ha."),
        ("460", "Tổng các thành phần (300 + 200) là 500 ha, nhiều hơn số chung 460 ha, chênh lệch 40 ha."),
        ("500", "Tổng các thành phần (300 + 200) là 500 ha, khớp với số chung."),
    ],
)
def test_parts_are_added_up_where_that_is_asked(whole: str, way: str, text: str) -> None:
    draft = adding(FOREST.format(whole), text)
    assert draft.headline == way
    assert quotes(draft) == [FOREST.format(whole)]


@pytest.mark.parametrize(
    ("statement", "text"),
    [
        (FOREST.format("540"), "Đã trồng bao nhiêu ha rừng?"),
        ("Đã trồng 540 ha rừng, gồm 300 ha rừng phòng hộ.", ADDED),
        ("Đã trồng 300 ha rừng phòng hộ, 200 ha rừng đặc dụng.", ADDED),
        ("Đã trồng 540 ha rừng, gồm 12 khu rừng phòng hộ, 8 khu rừng đặc dụng.", ADDED),
    ],
    ids=["not asked", "one part", "no whole", "other units"],
)
def test_else_they_are_not(statement: str, text: str) -> None:
    draft = adding(statement, text)
    assert draft.headline == statement
    assert draft.conflicts == ()


def test_parts_that_make_up_their_whole_are_no_disagreement() -> None:
    assert adding(FOREST.format("500"), ADDED).conflicts == ()


def test_parts_in_another_scale_are_added_up() -> None:
    statement = (
        "Tổng vốn đầu tư là 1,2 nghìn tỷ đồng, gồm vốn ngân sách 500 tỷ đồng, vốn xã hội hóa 700 tỷ đồng."
    )
    draft = adding(statement, "Các nguồn vốn cộng lại có bằng tổng vốn đầu tư không?")
    assert "nhiều hơn" not in draft.headline


def test_shares_of_different_wholes_are_not_added_up() -> None:
    statement = "Tỷ lệ giáo viên đạt chuẩn là 95%, trong đó vùng thấp đạt 98%, vùng cao đạt 90%."
    draft = adding(statement, "Tỷ lệ giáo viên đạt chuẩn của các vùng có khớp nhau không?")
    assert "188" not in draft.headline


def test_the_other_part_of_a_question_is_told_all_the_same() -> None:
    draft = answering("Kết nạp bao nhiêu đoàn viên mới, trồng bao nhiêu cây xanh?", YOUTH)
    assert draft.conflicts
    assert TREES.text in quotes(draft)


def test_what_the_second_part_of_a_question_disagrees_on_is_told() -> None:
    draft = answering("Trồng bao nhiêu cây xanh, kết nạp bao nhiêu đoàn viên mới?", YOUTH)
    assert {TEN.text, EIGHT.text} <= set(quotes(draft))


def test_an_item_of_a_run_is_disputed_too() -> None:
    statements = (
        "Nhiệm kỳ 2020-2025 đã kết nạp được 10 đoàn viên mới; đã trồng được 900 cây xanh trên các tuyến đường.\n\n"
        "II. THI ĐUA\n\nNhiệm kỳ 2020-2025 đã kết nạp 08 đoàn viên mới."
    )
    report = corpus(f"BÁO CÁO\n\nI. KẾT QUẢ\n\n{statements}\n")
    assert report.disagreements("a.txt")
    question = reading("Kết nạp được bao nhiêu đoàn viên mới?", report)
    draft = answering(question.text, report)
    assert "10" in draft.headline
    assert "8" in draft.headline
