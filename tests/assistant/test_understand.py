"""What a question restricts itself to, what it wants, and what it takes from the turns before."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace

import pytest

from assistant.answering.fit import wants_figure
from assistant.constraints import Kind
from assistant.question.asking import Ask
from assistant.question.courtesy import Request
from assistant.reading import Reader
from assistant.types import Question, Turn
from assistant.understand import understand
from assistant.words.terms import content_grams
from ingest.errors import EmptyQuestion, QuestionTooLong
from ingest.normalise import fold
from ingest.types import Nature

TEXT = """Tỷ lệ che phủ rừng đạt 40%. Trồng mới 500 héc-ta rừng. Tỷ lệ hộ dùng nước sạch đạt 91,5%.
Toàn huyện có 24 trường học, 12 trạm y tế. Khóa trước đã làm 12 km đường, vì còn chậm.
Chỉ tiêu, giải pháp của nhiệm kỳ tới: phấn đấu trồng rừng. Bài học kinh nghiệm rút ra."""


@dataclass(frozen=True)
class Words:
    """The language of a made-up report of two terms of office."""

    reader: Reader
    terms: tuple[str, ...] = ("2015-2020", "2020-2025")
    places: frozenset[str] = frozenset()

    def heads(self, phrase: str) -> bool:
        return fold(phrase) in "so y te nghe an"

    def knows(self, phrase: str) -> bool:
        return fold(phrase) in fold(TEXT)

    def synonyms(self, phrase: str) -> tuple[str, ...]:
        return ()


WORDS = Words(Reader.of([TEXT]))


def read(text: str, *history: Turn, words: Words = WORDS, as_typed: bool = False) -> Question:
    return understand(text, history, words, as_typed=as_typed)


@pytest.mark.parametrize("text", ["", "   ", "\n\t", "???", "\u00a0 …"])
def test_nothing_asked_is_told(text: str) -> None:
    with pytest.raises(EmptyQuestion, match="để trống"):
        read(text)


def test_an_over_long_question_is_told_with_its_length() -> None:
    with pytest.raises(QuestionTooLong, match=r"2\.001 ký tự"):
        read("a" * 2001)
    with pytest.raises(QuestionTooLong, match="11 ký tự"):
        understand("a" * 11, (), WORDS, max_length=10)


TERMS: list[tuple[str, str | None]] = [
    ("Chỉ tiêu nhiệm kỳ 2015 - 2020 là gì?", "2015-2020"),
    ("Chỉ tiêu giai đoạn 2020–2025?", "2020-2025"),
    ("Nhiệm kỳ tới phấn đấu trồng bao nhiêu héc-ta rừng?", "2020-2025"),
    ("nhiem ky toi trong bao nhieu rung", "2020-2025"),
    ("Nhiệm kỳ vừa qua đã trồng được bao nhiêu rừng?", "2015-2020"),
    ("khoa truoc lam duoc gi", "2015-2020"),
    ("Đến năm 2023 trồng bao nhiêu rừng?", "2020-2025"),
    ("Sau 2020 trồng bao nhiêu rừng?", "2020-2025"),
    ("Từ sau năm 2020 trồng bao nhiêu rừng?", "2020-2025"),
    ("sau nam 2020 trong bao nhieu rung", "2020-2025"),
    ("Sau 2018 trồng bao nhiêu rừng?", None),
    ("Trước 2020 trồng bao nhiêu rừng?", None),
    ("Năm 2020 trồng bao nhiêu rừng?", None),
    ("So sánh nhiệm kỳ qua với nhiệm kỳ tới", None),
    ("So sánh 2015-2020 và 2020-2025", None),
    ("Chỉ tiêu giai đoạn 2030-2035?", None),
    ("Có bao nhiêu trạm y tế?", None),
]


@pytest.mark.parametrize("as_typed", [False, True])
@pytest.mark.parametrize(("text", "term"), TERMS)
def test_term_of_office(text: str, term: str | None, as_typed: bool) -> None:
    question = read(text, as_typed=as_typed)
    assert question.term == term
    assert question.term_named or not term


@pytest.mark.parametrize("text", ["Phấn đấu trồng bao nhiêu rừng?", "phan dau trong bao nhieu rung"])
def test_a_question_may_lean_to_a_term_without_naming_it(text: str) -> None:
    question = read(text)
    assert (question.term, question.term_named) == ("2020-2025", False)
    assert "phan dau" in fold(question.topic)


def test_one_term_in_the_documents_restricts_nothing() -> None:
    for text in (
        "Nhiệm kỳ tới làm gì?",
        "Phấn đấu trồng bao nhiêu rừng?",
        "Khóa trước so với khóa này ra sao?",
    ):
        question = read(text, words=replace(WORDS, terms=("2020-2025",)))
        assert (question.term, question.compares) == (None, ())


BOTH = ("2015-2020", "2020-2025")
SIDE_BY_SIDE: list[tuple[str, tuple[str, ...], bool]] = [
    ("So sánh diện tích rừng nhiệm kỳ qua với nhiệm kỳ tới", BOTH, True),
    ("So sánh 2020-2025 và 2015-2020", BOTH, True),
    ("Khóa này trồng rừng nhiều hơn khóa trước bao nhiêu?", BOTH, True),
    ("Nhiệm kỳ tới tỷ lệ che phủ rừng cao hơn hiện nay bao nhiêu?", BOTH, True),
    ("Tỷ lệ che phủ rừng năm 2018 so với năm 2023?", BOTH, True),
    ("Giờ tỷ lệ che phủ rừng bao nhiêu, tới 2025 thêm bao nhiêu nữa?", BOTH, True),
    ("gio ty le che phu rung bao nhieu, toi 2025 them bao nhieu nua", BOTH, True),
    ("Hiện nay có 500 héc-ta rừng, nhiệm kỳ tới trồng thêm bao nhiêu nữa?", BOTH, True),
    ("So sánh công tác trồng rừng hai nhiệm kỳ", BOTH, True),
    ("Nhiệm kỳ tới tỷ lệ che phủ rừng thêm bao nhiêu nữa?", (), True),
    ("Nhiệm kỳ qua tỷ lệ che phủ rừng cao hơn hiện nay bao nhiêu?", (), True),
    ("Giờ có bao nhiêu trạm y tế?", (), False),
    ("Trường học với trạm y tế, bên nào nhiều hơn?", (), True),
    ("Tỷ lệ che phủ rừng nhiệm kỳ trước là bao nhiêu?", (), False),
    ("Trồng mới bao nhiêu rừng?", (), False),
]


@pytest.mark.parametrize(("text", "compares", "comparing"), SIDE_BY_SIDE)
def test_what_is_set_side_by_side(text: str, compares: tuple[str, ...], comparing: bool) -> None:
    question = read(text)
    assert (question.compares, question.comparing) == (compares, comparing)


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
    assert nature in read(text).natures
    assert nature in read(text, as_typed=True).natures


@pytest.mark.parametrize(
    ("text", "figure", "items"),
    [
        ("Có bao nhiêu trường học?", True, False),
        ("co bao nhieu truong hoc", True, False),
        ("Tỷ lệ hộ dùng nước sạch?", True, False),
        ("Liệt kê các giải pháp", False, True),
        ("Kể tên các trường học", False, True),
        ("Tình hình an ninh thế nào?", False, False),
    ],
)
def test_form_of_answer(text: str, figure: bool, items: bool) -> None:
    asked = read(text).asked
    assert (wants_figure(asked), not {Ask.LIST, Ask.SECTION}.isdisjoint(asked.kinds)) == (figure, items)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Trồng rừng năm 2018?", (Ask.STATEMENT, Ask.NUMBER)),
        ("trong rung nam 2018", (Ask.STATEMENT, Ask.NUMBER)),
        ("Trồng rừng?", (Ask.STATEMENT,)),
        ("Hạn chế năm 2018?", (Ask.SECTION,)),
        ("Trồng rừng giai đoạn 2015-2020?", (Ask.STATEMENT,)),
        ("Công tác dân vận năm 2018", (Ask.STATEMENT, Ask.NUMBER)),
    ],
)  # fmt: skip
def test_a_few_words_with_a_year_ask_for_its_figure(text: str, kinds: tuple[Ask, ...]) -> None:
    assert read(text).asked.kinds == kinds


ROUNDED: list[tuple[str, Ask, Kind | None]] = [
    ("Vốn trồng rừng là mấy trăm tỷ?", Ask.MONEY, Kind.UNIT),
    ("Vốn trồng rừng là bao nhiêu nghìn tỷ đồng?", Ask.MONEY, Kind.UNIT),
    ("Vốn trồng rừng là mấy tỷ?", Ask.MONEY, Kind.UNIT),
    ("Che phủ rừng mấy chục phần trăm?", Ask.SHARE, Kind.UNIT),
    ("Che phủ rừng mấy phần trăm?", Ask.SHARE, Kind.UNIT),
    ("Toàn huyện có mấy chục trường học?", Ask.NUMBER, Kind.COUNTED),
    ("Toàn huyện có mấy trăm trường học?", Ask.NUMBER, Kind.COUNTED),
    ("Toàn huyện có mấy trạm y tế?", Ask.NUMBER, Kind.COUNTED),
]


@pytest.mark.parametrize(("text", "kind", "demand"), ROUNDED)
def test_a_round_number_asked_is_of_what_it_counts(text: str, kind: Ask, demand: Kind) -> None:
    question = read(text)
    assert question.asked.kinds == (kind,)
    assert demand in {constraint.kind for constraint in question.constraints}
    assert question.standalone == text
    assert not {"chục", "trăm", "nghìn"} & set(question.asked.counted.split()[:1])


@pytest.mark.parametrize(
    ("text", "kind", "counted"),
    [
        ("may chuc phan tram", Ask.SHARE, "phan tram"),
        ("may tram ty dong", Ask.MONEY, "ty dong"),
        ("bao nhieu nghin ty dong", Ask.MONEY, "ty dong"),
        ("may tram bien ap", Ask.NUMBER, "tram bien ap"),
        ("may tram y te", Ask.NUMBER, "tram y te"),
    ],
)  # fmt: skip
def test_a_round_number_asked_without_accents(text: str, kind: Ask, counted: str) -> None:
    asked = read(text, as_typed=True).asked
    assert (asked.kinds, asked.counted) == ((kind,), counted)


@pytest.mark.parametrize(
    ("text", "gone", "kept"),
    [
        ("Trồng bao nhiêu rừng nhiệm kỳ 2020-2025?", {"nhiem", "2020"}, {"trong", "rung"}),
        ("Nhiệm kỳ vừa qua trồng bao nhiêu rừng?", {"nhiem", "vua"}, {"trong", "rung"}),
        ("Trồng bao nhiêu rừng?", set(), {"trong", "rung"}),
    ],
)
def test_the_topic_is_what_is_left_without_the_term_of_office(
    text: str, gone: set[str], kept: set[str]
) -> None:
    topic = set(content_grams(read(text).topic))
    assert kept <= topic
    assert not gone & topic


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Những hạn chế về trồng rừng là gì?", {"trong", "rung"}),
        ("Những hạn chế nhiệm kỳ vừa qua là gì?", set()),
        ("Trồng bao nhiêu rừng?", {"trong", "rung"}),
    ],
)
def test_the_subject_is_the_topic_without_the_nature(text: str, subject: set[str]) -> None:
    said = {gram for gram in content_grams(read(text).subject, strict=True) if " " not in gram}
    assert said == subject


def test_what_the_statement_must_hold() -> None:
    wanted = {(c.kind, c.text): c.hard for c in read("Năm 2018 có bao nhiêu trường học?").constraints}
    assert wanted[Kind.YEAR, "2018"]
    assert wanted[Kind.COUNTED, "trường học"]
    assert read("Tình hình an ninh thế nào?").constraints == ()


@pytest.mark.parametrize(
    ("text", "request_"),
    [
        ("Xin chào", Request.GREETING),
        ("cam on nhieu", Request.THANKS),
        ("Viết cho tôi một bài thơ lục bát", Request.CREATIVE),
        ("Có bao nhiêu trường học?", None),
    ],
)
def test_what_is_no_question_about_a_report(text: str, request_: Request | None) -> None:
    assert read(text).request is request_


def test_accents_are_restored_and_what_was_typed_is_kept() -> None:
    question = read("ty le che phu rung la bao nhieu")
    assert question.text == question.standalone == "tỷ lệ che phủ rừng là bao nhiêu"
    assert question.typed == "ty le che phu rung la bao nhieu"


def test_a_question_may_be_taken_as_typed() -> None:
    text = "ty le che phu rung la bao nhieu"
    question = read(text, as_typed=True)
    assert question.text == question.standalone == question.typed == text
    assert question.alternatives == ()


def test_other_readings_are_kept_where_it_is_unsure() -> None:
    question = read("trong bao nhieu rung")
    assert question.alternatives
    assert question.text not in question.alternatives
    for other in question.alternatives:
        assert fold(other) == question.typed


def test_the_documents_asked_are_passed_on() -> None:
    question = understand("Có bao nhiêu trường học?", (), WORDS, documents=["a.txt", "b.txt"])
    assert question.documents == ("a.txt", "b.txt")


HISTORY = (
    Turn("user", "Tỷ lệ che phủ rừng năm 2020 là bao nhiêu?"),
    Turn("assistant", "Đạt 40%."),
)


@pytest.mark.parametrize(
    ("text", "holds", "lacks"),
    [
        ("Thế còn nước sạch?", ("nước sạch", "2020", "bao nhiêu"), "che phủ rừng"),
        ("the con nuoc sach", ("nước sạch", "2020", "bao nhiêu"), "che phủ rừng"),
        ("Năm đó thì sao?", ("che phủ rừng", "2020"), "đó"),
        ("Kể thêm đi", ("che phủ rừng",), "?"),
        ("Nhiệm kỳ tới thì sao?", ("che phủ rừng", "nhiệm kỳ tới"), "2020"),
    ],
)
def test_a_follow_up_carries_the_topic(text: str, holds: tuple[str, ...], lacks: str) -> None:
    question = read(text, *HISTORY)
    assert question.typed == text
    assert all(part in question.standalone for part in holds)
    assert lacks not in question.standalone


def test_a_turn_before_is_read_as_the_question_is() -> None:
    bare = [Turn("user", "ty le che phu rung nam 2020 la bao nhieu")]
    assert "che phủ rừng" in read("Năm đó thì sao?", *bare).standalone


def test_a_new_topic_stands_alone() -> None:
    text = "Toàn huyện có bao nhiêu trường đạt chuẩn quốc gia và tỷ lệ giáo viên trên chuẩn?"
    assert read(text, *HISTORY).standalone == text


def test_what_the_assistant_said_is_no_topic() -> None:
    said = (Turn("assistant", "Tỷ lệ che phủ rừng năm 2020 đạt 40%."),)
    assert read("Thế còn nước sạch?", *said).standalone == "Thế còn nước sạch?"


def test_white_space_and_composition_do_not_matter() -> None:
    text = "Chỉ  tiêu\u00a0nhiệm kỳ\ntới?"
    assert read(unicodedata.normalize("NFD", text)) == read("Chỉ tiêu nhiệm kỳ tới?")
