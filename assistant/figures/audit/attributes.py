"""By what parts are told apart: figures of different attributes are not added up ("nữ 46, dự bị 02")."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from assistant.figures.audit.told import Figure
from ingest.normalise import syllables

# The first attribute that a part's words name is its own.
_ATTRIBUTES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("theory", ("lý luận chính trị", "lý luận", "llct", "cao cấp")),
    ("management", ("quản lý nhà nước", "qlnn", "ngoại ngữ", "tin học")),
    ("age", ("tuổi", "dưới 30", "dưới 35", "dưới 40")),
    ("people", ("dân tộc", "dtts")),
    ("belief", ("tôn giáo", "có đạo", "công giáo", "phật giáo")),
    ("party", ("chính thức", "dự bị")),
    ("sex", ("nam", "nữ")),
    ("youth", ("đoàn viên", "thanh niên", "cán bộ trẻ")),
    (
        "schooling",
        ("tiến sĩ", "tiến sỹ", "thạc sĩ", "thạc sỹ", "sau đại học", "đại học", "cao đẳng", "trung cấp", "sơ cấp", "cử nhân"),
    ),
)  # fmt: skip


def attribute(words: str) -> str:
    """By what a part is told apart; "" where it names nothing known."""
    parts = syllables(words)
    for name, phrases in _ATTRIBUTES:
        for phrase in phrases:
            wanted = _syllables(phrase)
            if any(tuple(parts[i : i + len(wanted)]) == wanted for i in range(len(parts))):
                return name
    return ""


@cache
def _syllables(phrase: str) -> tuple[str, ...]:
    return tuple(syllables(phrase))


def one_division(parts: Iterable[Figure], *, entire: bool = False) -> bool:
    """Whether the parts are told apart by one attribute, as far as is known; `entire`: some may name none."""
    found = {attribute(part.words) for part in parts}
    return len(found - {""} if entire else found) <= 1
