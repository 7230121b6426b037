"""Everyday words and abbreviations for official ones."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from assistant.words import vocabulary_file
from assistant.words.vocabulary import Expansion, Vocabulary
from assistant.words.vocabulary_file import ARROW
from ingest.errors import ConfigurationError
from ingest.normalise import fold, syllables

TEXT = """Phát triển thương mại điện tử (TMĐT); hạ tầng TMĐT. Kết nạp 12 đảng viên. Tỷ lệ lấp đầy các CCN đạt 70%.
Kim ngạch xuất khẩu đạt 2,1 tỷ USD. Công tác lãnh đạo động của các chi bộ; đó là điều cần làm, đó là việc chung.
Thủ tục hành chính giải quyết quá hạn 0,2%. Bộ chỉ huy (BCH) quân sự. Nghị quyết số 12-NQ/TU của Tỉnh ủy."""


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary.of([TEXT])


def others(found: tuple[Expansion, ...]) -> set[str]:
    return {other for expansion in found for other in expansion.others}


ASKED = [
    ("Doanh thu bán hàng online tăng không?", "bán hàng online", "thương mại điện tử"),
    ("Có bao nhiêu đảng viên mới?", "đảng viên mới", "kết nạp"),
    ("Đất cho thuê hết chưa?", "cho thuê hết", "lấp đầy"),
    ("Người dân kêu ca điều gì?", "kêu ca", "kiến nghị phản ánh"),
    ("Xuất khẩu được mấy tỷ đô?", "mấy tỷ đô", "tỷ USD"),
    ("Hồ sơ trễ hẹn còn nhiều không?", "trễ hẹn", "quá hạn"),
    ("Việc học Bác ra sao?", "học Bác", "học tập và làm theo tư tưởng đạo đức phong cách Hồ Chí Minh"),
    ("Bệnh viện còn nằm ghép không?", "nằm ghép", "quá tải bệnh viện"),
    ("Đường làng đổ được bao nhiêu cây số?", "đường làng", "giao thông nông thôn"),
    ("Rót vốn vào đâu?", "rót vốn", "vốn đầu tư"),
]


@pytest.mark.parametrize("bare", [False, True])
@pytest.mark.parametrize(("question", "phrase", "official"), ASKED)
def test_everyday_words_lead_to_official_ones(
    vocabulary: Vocabulary, question: str, phrase: str, official: str, bare: bool
) -> None:
    text = fold(question) if bare else question
    found = {item.phrase: item for item in vocabulary.expansions(text)}
    item = found[phrase]
    assert syllables(text)[item.start : item.end] == [
        fold(part) if bare else part for part in syllables(phrase)
    ]
    assert official in item.others


def test_one_way_only(vocabulary: Vocabulary) -> None:
    assert "đảng viên mới" not in others(vocabulary.expansions("kết nạp bao nhiêu người"))


@pytest.mark.parametrize("text", ["CCN có mấy nơi", "ccn co may noi", "các CCN"])
def test_abbreviation_to_words(vocabulary: Vocabulary, text: str) -> None:
    assert "cụm công nghiệp" in others(vocabulary.expansions(text))
    assert vocabulary.explained(text) == (("CCN", "cụm công nghiệp"),)


def test_words_to_an_abbreviation_that_the_texts_write(vocabulary: Vocabulary) -> None:
    assert "CCN" in others(vocabulary.expansions("Cụm công nghiệp nào?"))
    assert "KCN" not in others(vocabulary.expansions("Khu công nghiệp nào?"))
    assert "TMĐT" in others(vocabulary.expansions("mua bán qua mạng"))


@pytest.mark.parametrize("text", ["chỉ số TMDT", "chi so tmdt", "chỉ số tmđt"])
def test_d_for_đ(vocabulary: Vocabulary, text: str) -> None:
    assert vocabulary.explained(text) == (("TMĐT", "thương mại điện tử"),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nghị quyết của TU nói gì?", (("TU", "tỉnh ủy"),)),
        ("tu bổ di tích", ()),
        ("ai làm?", ()),
        ("ứng dụng AI", (("AI", "trí tuệ nhân tạo"),)),
        ("AI LÀM VIỆC NÀY?", ()),
        ("sx ở các kcn", (("SX", "sản xuất"), ("KCN", "khu công nghiệp"))),
        ("TTHC, tthc và TTHC", (("TTHC", "thủ tục hành chính"),)),
        (
            "Sở KH&ĐT và Sở NN&PTNT",
            (("KH&ĐT", "kế hoạch và đầu tư"), ("NN&PTNT", "nông nghiệp và phát triển nông thôn")),
        ),
    ],
)
def test_explained(vocabulary: Vocabulary, text: str, expected: tuple[tuple[str, str], ...]) -> None:
    assert vocabulary.explained(text) == expected


def test_what_the_document_defines_comes_first(vocabulary: Vocabulary) -> None:
    assert vocabulary.explained("BCH gồm ai") == (("BCH", "bộ chỉ huy"),)
    assert Vocabulary.of(["ban chấp hành họp"]).explained("BCH gồm ai") == (("BCH", "ban chấp hành"),)


def test_others_that_the_texts_write_go_first() -> None:
    vocabulary = Vocabulary.of(["sàn giao dịch điện tử; bán hàng trực tuyến"])
    (found,) = vocabulary.expansions("bán hàng qua mạng")
    assert found.others[0] == "bán hàng trực tuyến"
    assert "thương mại điện tử" in found.others
    assert vocabulary.occurs("bán hàng trực tuyến")
    assert not vocabulary.occurs("thương mại điện tử")


def test_longest_at_a_place() -> None:
    vocabulary = Vocabulary.of([])
    (found,) = vocabulary.expansions("trang web bán hàng")
    assert found.phrase == "trang web bán hàng"
    assert (found.start, found.end) == (0, 4)


def test_accents_tell_words_apart(vocabulary: Vocabulary) -> None:
    assert not vocabulary.expansions("đó là gì")
    assert not vocabulary.expansions("do la gi")
    assert "rác thải sinh hoạt" in others(vocabulary.expansions("rác ở đâu"))
    assert not vocabulary.expansions("cac loai khac")
    assert not vocabulary.expansions("rac o dau")


def test_without_accents_the_texts_decide() -> None:
    assert "kinh doanh thua lỗ" in others(Vocabulary.of([]).expansions("thua lo lam"))
    assert not Vocabulary.of(["thừa lộ giới, thừa lộ giới"]).expansions("thua lo gioi")


def test_single_syllables_stand_for_nothing(vocabulary: Vocabulary) -> None:
    assert "TU" not in others(vocabulary.expansions("Tỉnh ủy ban hành gì"))


@pytest.mark.parametrize("text", ["", "?", "12,5%", "xin chào"])
def test_nothing_to_find(vocabulary: Vocabulary, text: str) -> None:
    assert vocabulary.expansions(text) == ()
    assert vocabulary.explained(text) == ()


def test_tone_placement_and_form_do_not_matter(vocabulary: Vocabulary) -> None:
    assert "phá sản" in others(vocabulary.expansions("Bao nhiêu công ty Đóng Cửa"))
    assert "an toàn thực phẩm" in others(vocabulary.expansions("đồ ăn bẩn"))
    assert others(vocabulary.expansions("thoái hoá")) == others(vocabulary.expansions("thoái hóa")) != set()


SITE = """
remove = ["kêu ca", "GPMB", "lấp đầy"]

[xa]
same = ["tổ liên gia, tổ tự quản"]
asked = ["nhà sinh hoạt thôn -> thiết chế văn hóa thôn"]
kept = ["bị phạt đền"]

[abbreviations]
"TLG" = "tổ liên gia"
"BCH" = ["ban cán sự hội"]
"""


def test_a_site_adds_and_takes_away(tmp_path: Path) -> None:
    path = tmp_path / "rieng.toml"
    path.write_text(SITE, encoding="utf-8")
    vocabulary = Vocabulary.of([], path)
    assert others(vocabulary.expansions("tổ tự quản")) == {"tổ liên gia", "TLG"}
    assert others(vocabulary.expansions("nhà sinh hoạt thôn")) == {"thiết chế văn hóa thôn"}
    assert not vocabulary.expansions("hay kêu ca")
    assert "lấp đầy" not in others(vocabulary.expansions("cho thuê hết"))
    assert "tỷ lệ lấp đầy" in others(vocabulary.expansions("cho thuê hết"))
    assert not vocabulary.expansions("bị phạt đền")
    assert vocabulary.expansions("bị phạt")
    assert vocabulary.explained("GPMB, TLG, BCH") == (("TLG", "tổ liên gia"), ("BCH", "ban cán sự hội"))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("same = [", "TOML"),
        ("[a]\nsame = 'một'", "danh sách"),
        ("[a]\nsame = ['một mình']", "ít nhất hai"),
        ("[a]\nasked = ['hỏi, đáp']", ARROW),
        ("[a]\nasked = ['hỏi -> ']", ARROW),
        ("[a]\nother = ['x']", "khóa lạ"),
        ("a = 1", "mục"),
        ("remove = [1]", "danh sách"),
        ("[abbreviations]\nX = []\nY = 3", "danh sách"),
    ],
)
def test_an_ill_formed_file_is_told(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "rieng.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ConfigurationError) as caught:
        Vocabulary.of([], path)
    assert message in caught.value.message
    assert str(path) in caught.value.message
    assert "\n" not in caught.value.message


def test_a_missing_or_undecodable_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="Không đọc được"):
        Vocabulary.of([], tmp_path / "khong-co.toml")
    path = tmp_path / "rieng.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigurationError, match="UTF-8"):
        Vocabulary.of([], path)


def test_shipped_entries_are_sound() -> None:
    entries = vocabulary_file.shipped()
    assert len(entries.same) + len(entries.asked) >= 350
    assert len(dict(entries.abbreviations)) >= 250
    said = [tuple(syllables(phrase)) for phrases, _ in entries.asked for phrase in phrases]
    assert len(said) == len(set(said)), "an expression is asked in two lines"
    for group in (*entries.same, *(official for _, official in entries.asked)):
        keys = [tuple(syllables(phrase)) for phrase in group]
        assert len(keys) == len(set(keys)), group
    assert all(readings for _, readings in entries.abbreviations)


def test_fast_enough_for_every_question(vocabulary: Vocabulary) -> None:
    text = (
        "Doanh thu bán hàng online của các CCN trong nhiệm kỳ vừa qua tăng bình quân mỗi năm mấy phần trăm?"
    )
    fastest = 1.0
    for _ in range(50):
        start = time.perf_counter()
        vocabulary.expansions(text)
        fastest = min(fastest, time.perf_counter() - start)
    assert fastest < 0.001
