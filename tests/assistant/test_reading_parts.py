"""The parts of reading: syllables, keys, slips, tokens, the bigram model, the best ways."""

from __future__ import annotations

import math
import tomllib
from importlib import resources

import pytest

from assistant.reading.candidates import Candidate
from assistant.reading.chat import chat
from assistant.reading.keyboard import decode_keys
from assistant.reading.language import EDGE, NUMBER, Bigrams, Language, Source, general
from assistant.reading.lattice import ways
from assistant.reading.slips import accent_gap, slips
from assistant.reading.stripped import stripped_share
from assistant.reading.syllable import is_legal, place_tone
from assistant.reading.tokens import is_shouted, tokens
from ingest.normalise import fold

EXIST = "nghiêng quý giếng gì gìn quốc khuya thuở xoong yêu ươm hoà huệ nguyễn quyết oanh ích"
IMPOSSIBLE = "đảg bus panthers hopj tthc short ngh ìch hàt côngthương"


@pytest.mark.parametrize("syllable", EXIST.split())
def test_syllables_that_exist(syllable: str) -> None:
    assert is_legal(syllable)
    assert is_legal(fold(syllable))


@pytest.mark.parametrize("syllable", IMPOSSIBLE.split())
def test_syllables_that_cannot_exist(syllable: str) -> None:
    assert not is_legal(syllable)


@pytest.mark.parametrize(
    ("letters", "tone", "key"),
    [("toan", "s", "toán"), ("hoa", "f", "hoà"), ("quy", "s", "quý"), ("giêng", "s", "giếng"), ("gi", "f", "gì"),
     ("ngươi", "f", "người"), ("mua", "f", "mùa"), ("khuyu", "r", "khuỷu"), ("đang", "r", "đảng"), ("ia", "", "ia")],
)  # fmt: skip
def test_the_tone_stands_where_it_belongs(letters: str, tone: str, key: str) -> None:
    assert place_tone(letters, tone) == key


@pytest.mark.parametrize(
    ("typed", "key"),
    [("ddang3", "đảng"), ("hopj", "họp"), ("nhâpj", "nhập"), ("ddieenj", "điện"), ("cong65", "cộng"), ("nguoi72", "người"),
     ("dduwowcj", "được"), ("cuar", "của"), ("chuaw", "chưa"), ("viêtj", "việt"), ("to6i", "tôi"), ("nawm", "năm"),
     ("d9ang", "đang"), ("misa", None), ("panthers", None), ("xyz", None), ("nam", None)],
)  # fmt: skip
def test_keys_become_accents(typed: str, key: str | None) -> None:
    assert decode_keys(typed) == key


def test_slips_reach_what_was_meant() -> None:
    for typed, meant in (
        ("đảg", "dang"),
        ("nhhiệm", "nhiem"),
        ("hcủ", "chu"),
        ("baop", "bao"),
        ("xản", "san"),
    ):
        assert meant in {slip.bare for slip in slips(typed, fold(typed))}


def test_leaving_an_accent_out_costs_less_than_a_wrong_one() -> None:
    assert accent_gap("nhiêm", "nhiệm") < accent_gap("nhiểm", "nhiệm")
    assert accent_gap("mở", "mỡ") < accent_gap("mở", "mớ")
    assert accent_gap("tỷ", "tỷ") == 0


def test_tokens_keep_every_character() -> None:
    text = "  Sở (QĐ-UBND 10/NQ-TW) đạt 5,2%…v.v. gửi a@b.vn! "
    found, tail = tokens(text)
    assert "".join(token.before + token.text for token in found) + tail == text
    assert [token.text for token in found if token.fixed] == ["QĐ-UBND", "10/NQ-TW", "5,2", "v.v.", "a@b.vn!"]


def test_a_space_lost_after_a_comma_is_put_back() -> None:
    found, _ = tokens("nông nghiệp,công nghiệp 5,2")
    assert found[2].before == ", "
    assert found[-1].text == "5,2"


@pytest.mark.parametrize(
    ("text", "shouted"),
    [
        ("CHI BO CO BAO NHIEU", True),
        ("CCN, TTHC, QLTT, BCH", False),
        ("Chi bộ CCN", False),
        ("HÀ NỘI", False),
    ],
)
def test_shouting_is_told_from_abbreviations(text: str, shouted: bool) -> None:
    assert is_shouted(tokens(text)[0]) is shouted


def test_bigram_probabilities_sum_to_one() -> None:
    language = Language(Source.of(["chi bộ có 5 đảng viên. chi bộ họp."]))
    for first in ("chi", "bộ", EDGE, NUMBER, "không-có"):
        row = language.row(first)
        total = sum(math.exp(-language.cost(row, second)) for second in language.unigrams)
        assert total == pytest.approx(1.0, abs=1e-3)


def test_counts_do_not_cross_clauses() -> None:
    counts = Bigrams.of(["chi", "bộ", EDGE, "bộ", "đội", EDGE, EDGE])
    assert counts.after["bộ"] == {EDGE: 1, "đội": 1}
    assert counts.totals["bộ"] == 2


def test_old_and_new_tone_placement_count_as_one_and_are_written_as_the_text_does() -> None:
    assert Language(Source.of(["hoà bình, hoà giải", "thuỷ lợi"])).written.get("hoà", "hoà") == "hoà"
    assert Language(Source.of(["hòa bình"])).written["hoà"] == "hòa"


def test_how_far_a_question_is_bare() -> None:
    language = Language(Source.of([]))
    shares = [
        stripped_share(language, tokens(text)[0])
        for text in (
            "báo cáo về các chỉ tiêu của tỉnh",
            "bao cáo ve cac chỉ tiêu của tinh",
            "bao cao ve cac chi tieu",
        )
    ]
    assert shares[0] < 0.05 < 0.3 < shares[1] < shares[2] == 1


def test_ways_come_cheapest_first() -> None:
    language = Language(Source.of(["nông thôn mới, nông thôn mới"]))
    columns = [[Candidate(("nông",), 0.0)], [Candidate(("thôn",), 1.0), Candidate(("thôn", "mới"), 0.0)]]
    found = ways(language, columns, [True, False], margin=50.0, most=3)
    assert found.best == (0, 1)
    assert found.others == ((0, 0),)


def test_the_chat_table_is_readable_and_its_readings_are_words() -> None:
    table = tomllib.loads((resources.files("assistant") / "data" / "chat.toml").read_text("utf-8"))
    assert len(chat().readings) == len(table["readings"])
    for readings in chat().readings.values():
        assert len(set(readings)) == len(readings) > 0
        assert all(is_legal(part) for reading in readings for part in reading)
    assert not chat().kept & chat().readings.keys()


def test_general_vietnamese_covers_the_words_of_questions() -> None:
    known = general().bigrams.unigrams
    assert {
        "bao",
        "nhiêu",
        "thế",
        "nào",
        "mấy",
        "vì",
        "sao",
        "ai",
        "đâu",
        "khi",
        "không",
        "được",
        "tỷ",
        "lệ",
    } <= set(known)
