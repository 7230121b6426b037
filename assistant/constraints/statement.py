"""A statement as constraints look at it: its words, its numbers and what they count."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from assistant.constraints.spelling import keys
from assistant.words.lexicon import is_bare
from ingest.normalise import fold

# Dates, document numbers and codes hold digits that count nothing.
_NO_COUNT = re.compile(
    r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|(?:tháng|quý)\s+\d{1,2}(?:\s*/\s*\d{4})?|ngày\s+\d{1,2}(?:/\d{1,2})?"
    r"|\d+(?:/\d{4})?\s*[-/]\s*[A-ZĐ]{2,}[\w/Đ-]*|(?:năm|khóa|khoá|kỳ)\s+\d{4}(?:\s*[-–—]\s*\d{4})?|\b[12]\d{3}\s*[-–—]\s*[12]\d{3}",
    re.IGNORECASE,
)
_COMRADE = re.compile(r"(?<!\w)đ/c(?!\w)", re.IGNORECASE)
_NUMBER_WORDS = (
    "một hai ba bốn tư sáu bảy tám chín mười mươi trăm nghìn ngàn vạn triệu tỉ vài chục đôi dăm nhiều không chưa "
    "hàng toàn cả mọi mỗi nửa"
)
_WORDS = frozenset(_NUMBER_WORDS.split())
# "năm" is the number five only where it is no year nor a stretch of years.
_BEFORE_YEAR = "hằng hàng mỗi trong các những nhiều mấy từng cuối đầu giữa của vào đến từ qua"
_NO_FIVE = frozenset(_BEFORE_YEAR.split())


@dataclass(frozen=True, slots=True)
class Statement:
    """A text as unaccented syllables and as accented keys, each padded with a space; `numbers` index the syllables."""

    raw: str
    folded: str
    keys: str
    bare: bool
    counting: tuple[str, ...]
    counting_keys: tuple[str, ...]
    numbers: tuple[int, ...]

    def holds(self, phrase: str) -> bool:
        """Whether a phrase, in unaccented syllables, stands here whole."""
        return f" {phrase} " in self.folded

    def holds_any(self, phrases: Iterable[str]) -> bool:
        """Whether any of the phrases does."""
        return any(f" {phrase} " in self.folded for phrase in phrases)

    def tells(self, phrases: Iterable[str]) -> bool:
        """The same for phrases written with accents, matched with them unless this text has none."""
        if self.bare:
            return any(f" {fold(phrase)} " in self.folded for phrase in phrases)
        return any(f" {phrase} " in self.keys for phrase in phrases)

    def starts(self, initials: str) -> bool:
        """Whether neighbouring syllables begin with these letters, one each: "tmdt" for "thương mại điện tử"."""
        return initials in "".join(part[0] for part in self.folded.split())


def phrase_key(phrase: str) -> str:
    """A phrase as `Statement.tells` wants it."""
    return " ".join(keys(phrase))


def phrase_fold(phrase: str) -> str:
    """A phrase as `Statement.holds` wants it."""
    return fold(phrase_key(phrase))


@lru_cache(maxsize=8192)
def read(text: str) -> Statement:
    """Read a text once."""
    text = _COMRADE.sub("đồng chí", text)
    parts = keys(text)
    counting = keys(_NO_COUNT.sub(" | ", text))
    return Statement(
        raw=text,
        folded=f" {fold(' '.join(parts))} ",
        keys=f" {' '.join(parts)} ",
        bare=is_bare(text),
        counting=tuple(fold(part) for part in counting),
        counting_keys=tuple(counting),
        numbers=tuple(_numbers(counting)),
    )


def _numbers(parts: list[str]) -> Iterable[int]:
    for i, part in enumerate(parts):
        five = part == "năm" and 0 < i < len(parts) - 1 and parts[i - 1] not in _NO_FIVE
        if five or part[0].isdigit() or part in _WORDS:
            yield i
