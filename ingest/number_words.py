"""Numbers as Vietnamese reports write them, in digits and in words."""

from __future__ import annotations

import re
from decimal import Decimal

from ingest.normalise import fold

# Digits with the separators that stand inside a number.
DIGITS = r"\d+(?:[.,]\d+)*"
_NUMBER = re.compile(DIGITS)

_DIGIT_WORDS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "lăm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
    "mốt": 1, "nhất": 1,
}  # fmt: skip
# "tư" and "nhất" only tell a rank ("xếp thứ tư"). "một" alone is an article and "năm" a year: neither opens a number, save before "trăm", "chục" …
_OPENING = ("hai", "ba", "bốn", "sáu", "bảy", "bẩy", "tám", "chín", "tư", "nhất")
# Without accents these read as other words first: sau (after), tam (temporary), bay (to fly).
_OPENING_BARE = ("hai", "ba", "bon", "chin")


def parse_decimal(text: str) -> Decimal:
    """A number in digits, read the Vietnamese way: comma decimal, dot thousands.

    "8.180" is 8180, "1,5" is 1.5; a single dot with other than three digits after it is a decimal point ("4.0").
    Where both stand, the last one is the decimal mark. Raises ValueError where `text` is no number.
    """
    text = text.strip()
    if not _NUMBER.fullmatch(text):
        raise ValueError(f"not a number: {text!r}")
    dots, commas = text.count("."), text.count(",")
    if dots and commas:
        mark = max(".,", key=text.rfind)
        other = "," if mark == "." else "."
        whole = text.replace(other, "")
        return Decimal(whole.replace(mark, ".") if text.count(mark) == 1 else whole.replace(mark, ""))
    if commas:
        return Decimal(text.replace(",", "." if commas == 1 else ""))
    if dots == 1:
        whole, fraction = text.split(".")
        thousands = len(fraction) == 3 and len(whole) <= 3 and not whole.startswith("0")
        return Decimal(whole + fraction if thousands else text)
    return Decimal(text.replace(".", ""))


def parse_number(text: str) -> float:
    """`parse_decimal` as a float."""
    return float(parse_decimal(text))


def opening_words(*, bare: bool) -> str:
    """A regular expression of the words that a number in words begins with, small or with a capital."""
    words = {fold(word) for word in _OPENING_BARE} | {"mot", "muoi"} if bare else {*_OPENING, "một", "mười"}
    return "(?:" + "|".join(sorted(form for word in words for form in (word, word.capitalize()))) + ")"


def written_pattern(*, bare: bool) -> str:
    """A regular expression of numbers in words from two to 999.999, and of "một" before "nghìn", "triệu", "tỷ".

    `bare`: without accents.
    """

    def one_of(*words: str) -> str:
        return "(?:" + "|".join(fold(word) if bare else word for word in words) + ")"

    digit = one_of(*_OPENING_BARE) if bare else one_of(*_OPENING)
    last = one_of(*_DIGIT_WORDS)
    tens = rf"(?:{one_of('mười')}|{digit}\s+{one_of('mươi')})(?:\s+{last})?"
    hundreds = (
        rf"{one_of(*_OPENING, 'một')}\s+{one_of('trăm')}(?:\s+{one_of('linh', 'lẻ')}\s+{last}|\s+{tens})?"
    )
    dozens = rf"{one_of(*_OPENING, 'một')}\s+{one_of('chục')}"
    thousand, large = one_of("nghìn", "ngàn"), one_of("nghìn", "ngàn", "vạn", "triệu", "tỷ", "tỉ")
    below = rf"(?:{hundreds}|{tens}|{dozens})"
    thousands = rf"(?:{below}|{digit}|{one_of('một')})\s+{thousand}\s+{below}"
    one = rf"{one_of('một')}(?=\s+{large}(?!\w)(?!\s+{one_of('lệ', 'trọng', 'suất')}(?!\w)))"
    return rf"(?:{thousands}|{hundreds}|{dozens}|{tens}|{digit}|{one})"


def share_pattern(*, bare: bool) -> str:
    """A regular expression of shares in words: "một nửa", "hai phần ba"; `bare`: without accents."""
    parts = {"một", "hai", "ba", "bốn", "bảy", "chín", "tư", "mười"}
    part = "(?:" + "|".join(sorted(fold(word) if bare else word for word in parts)) + ")"
    half, of = ("mot\\s+nua", "phan") if bare else ("một\\s+nửa", "phần")
    return rf"(?:{half}|{part}\s+{of}\s+{part})"


def share_value(text: str) -> tuple[float, float]:
    """A share in words, as `share_pattern` finds it: "hai phần ba" is (2, 3)."""
    first, *_, last = text.casefold().split()
    return (1.0, 2.0) if fold(last) == "nua" else (float(written_value(first)), float(written_value(last)))


_VALUES = {**_DIGIT_WORDS, **{fold(word): value for word, value in _DIGIT_WORDS.items()}}
_TENS = {"mươi": 10, "muoi": 10, "chục": 10, "chuc": 10, "trăm": 100, "tram": 100}
_THOUSAND = frozenset(("nghìn", "nghin", "ngàn", "ngan"))


def written_value(text: str) -> int:
    """The value of a number in words, as `written_pattern` finds it: "hai mươi lăm" is 25."""
    above = total = last = 0
    for i, word in enumerate(text.casefold().split()):
        # Without accents "mười" (ten) and "mươi" (-ty) look alike: the first of a number is ten.
        if word == "mười" or (word == "muoi" and not last and i in (0, 2)):
            total, last = total + 10, 0
        elif word in _THOUSAND:
            above, total, last = (total + last) * 1000, 0, 0
        elif word in _TENS:
            total, last = total + last * _TENS[word], 0
        else:
            last = _VALUES.get(word, 0)
    return above + total + last
