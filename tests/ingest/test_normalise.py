"""Canonical text and the keys to match by."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.normalise import NOTE_MARK, canonical, fold, syllables
from tests.ingest.strategies import anything


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\r\nb\rc\u2028d\fe", "a\nb\nc\nd\ne"),
        ("  Thu\u00a0 ngân\u2003sách \t tăng  \n", "Thu ngân sách tăng"),
        ("một\n\n\n\n \nhai", "một\n\nhai"),
        ("xa\u200bmạc \ufeff\u202eđỏ\u00ad", "xamạc đỏ"),
        ("lỗi\x00\x07 \ufffd ký tự\ue123", "lỗi ký tự"),
        (unicodedata.normalize("NFD", "Đường phố ở Huế"), "Đường phố ở Huế"),
        ("e\u200d\u0302", "ê"),
        ("hoà bình, HÒA BÌNH, uỷ ban 05 năm 1.013", "hoà bình, HÒA BÌNH, uỷ ban 05 năm 1.013"),
        ("\uf0b7 Mục\n\uf0d8 Ý", "- Mục\n- Ý"),
        (f"dấu{NOTE_MARK}\ufdef chìm", "dấu chìm"),
        ("", ""),
    ],
)
def test_canonical(text: str, expected: str) -> None:
    assert canonical(text) == expected


@given(anything)
def test_canonical_is_idempotent_and_composed(text: str) -> None:
    once = canonical(text)
    assert canonical(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert "\n\n\n" not in once
    assert "  " not in once
    assert once == once.strip()


@given(anything)
def test_canonical_does_not_care_how_letters_are_composed(text: str) -> None:
    assert canonical(unicodedata.normalize("NFD", text)) == canonical(unicodedata.normalize("NFC", text))


@given(
    st.text(
        alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵÐð .,%0123"
    )
)
def test_fold_keeps_offsets_of_vietnamese(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert folded.isascii()
    assert fold(folded) == folded
    assert fold(text.upper()) == folded


def test_fold() -> None:
    assert fold("ĐẢNG BỘ Sở Công Thương") == "dang bo so cong thuong"
    assert fold(unicodedata.normalize("NFD", "Đường")) == "duong"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đạt 10,29% (1.013 hộ)", ["đạt", "10,29", "1.013", "hộ"]),
        ("xếp thứ 27/58, ngày 05/03/2021", ["xếp", "thứ", "27/58", "ngày", "5/3/2021"]),
        ("15-20 và 2020- 2025", ["15", "20", "và", "2020", "2025"]),
        ("02 năm, 0,5 ha, 100", ["2", "năm", "0,5", "ha", "100"]),
        ("Nghị quyết 05-NQ/TW", ["nghị", "quyết", "5", "nq", "tw"]),
        ("TMĐT; CB,CC,VC", ["tmđt", "cb", "cc", "vc"]),
        ("năm 2025.", ["năm", "2025"]),
        ("", []),
    ],
)
def test_syllables(text: str, expected: list[str]) -> None:
    assert syllables(text) == expected
    assert syllables(unicodedata.normalize("NFD", text)) == expected


@pytest.mark.parametrize(
    ("old", "new"),
    [("hòa", "hoà"), ("HÓA", "hoá"), ("khỏe", "khoẻ"), ("thủy", "thuỷ"), ("ủy", "uỷ"), ("tòan", "toàn"), ("lọai", "loại"), ("qúy", "quý")],
)  # fmt: skip
def test_both_tone_placements_are_one_key(old: str, new: str) -> None:
    assert syllables(old) == syllables(new)


@pytest.mark.parametrize(
    ("with_i", "with_y"),
    [
        ("nhiệm kì", "nhiệm kỳ"), ("quản lí", "quản lý"), ("QUÍ I", "quý I"), ("tỉ lệ", "tỷ lệ"), ("hi vọng", "hy vọng"),
        ("mĩ thuật", "mỹ thuật"), ("bác sĩ", "bác sỹ"), ("qui định", "quy định"),
    ],
)  # fmt: skip
def test_i_and_y_are_one_key(with_i: str, with_y: str) -> None:
    assert syllables(with_i) == syllables(with_y)
    assert syllables(unicodedata.normalize("NFD", with_i)) == syllables(with_y)


@pytest.mark.parametrize(
    "text", ["chi bộ", "thi đua", "phí", "nghị", "đi", "bị", "tin", "kia", "tai", "kinh", "I", "vi"]
)
def test_other_i_stays(text: str) -> None:
    assert syllables(text) == text.casefold().split()


@pytest.mark.parametrize(("one", "other"), [("tay", "tai"), ("thúy", "thúi"), ("kỳ", "ky"), ("ý", "í")])
def test_other_syllables_with_i_and_y_are_two(one: str, other: str) -> None:
    assert syllables(one) != syllables(other)


@pytest.mark.parametrize("word", ["của", "mùa", "lúa", "tài", "mía", "khuỷu", "thuở", "ngoằn", "cáo"])
def test_other_tones_stay(word: str) -> None:
    assert syllables(word) == [word]


def test_a_question_costs_little() -> None:
    question = "Tổng thu ngân sách trên địa bàn huyện năm 2024 ước đạt bao nhiêu tỷ đồng?"
    syllables(question)
    started = time.perf_counter()
    for _ in range(200):
        syllables(question)
        fold(question)
    assert (time.perf_counter() - started) / 200 < 0.002
