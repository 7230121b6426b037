"""Misread accents are told by the words beside them; surely read and unusual words stay."""

from __future__ import annotations

from itertools import pairwise

import pytest

from ingest.normalise import canonical, fold
from ingest.ocr.wording import Token, common_words, mended


def tokens(text: str, unsure: str = "") -> list[Token]:
    """The words of a text; those in `unsure` were not surely read."""
    return [Token(word, 70 if word in unsure.split() else 96) for word in text.split()]


@pytest.mark.parametrize(
    ("read", "unsure", "right"),
    [
        ("đẩy mạnh chuyển đối số", "đối", "đẩy mạnh chuyển đổi số"),
        ("công tác kiếm tra, giám sát", "kiếm", "công tác kiểm tra, giám sát"),
        ("nêu cao tỉnh thần trách nhiệm", "tỉnh", "nêu cao tinh thần trách nhiệm"),
        ("CHUYỂN ĐỐI SỐ", "ĐỐI", "CHUYỂN ĐỔI SỐ"),
        ("Tống hợp kết quả", "Tống", "Tổng hợp kết quả"),
        # Surely read, or well as it is.
        ("đẩy mạnh chuyển đối số", "", "đẩy mạnh chuyển đối số"),
        ("đối với các xã", "đối", "đối với các xã"),
        ("tỉnh Phú Thọ", "tỉnh", "tỉnh Phú Thọ"),
        ("Đảng uỷ ban hành", "uỷ", "Đảng uỷ ban hành"),
        # Punctuation parts words.
        ("nhiệm vụ kiếm. Tra cứu", "kiếm.", "nhiệm vụ kiếm. Tra cứu"),
        ("", "", ""),
    ],
)
def test_common_words(read: str, unsure: str, right: str) -> None:
    assert " ".join(mended(tokens(read, unsure))) == right


def test_the_document_teaches_its_own_words() -> None:
    text = "cụm Bãi Ba hoạt động; cụm Bãi Ba mở rộng; cụm Bãi Ba thu hút; cụm Bài Ba"
    assert mended(tokens(text, "Bài"))[-2:] == ["Bãi", "Ba"]


def test_two_spellings_that_both_occur_stay() -> None:
    text = "xã Bãi Ba có chợ; xã Bài Ba có trường; " * 4 + "xã Bài Ba"
    assert mended([*tokens(text)[:-2], Token("Bài", 60), Token("Ba", 96)])[-2] == "Bài"


def test_common_words_are_no_words_with_other_accents() -> None:
    folded = [fold(" ".join(pair)) for pair in sorted(common_words())]
    twins = {one for one, other in pairwise(sorted(folded)) if one == other}
    # Two words of the list that differ by accents alone: neither may be made of the other without the document.
    assert twins <= {"chi tieu", "chuyen giao", "dam bao"}
    assert all(len(pair) == 2 and " ".join(pair) == canonical(" ".join(pair)) for pair in common_words())
