"""Hand-written tables of a report's figures, and when one of ours says the same as one of theirs.

A row: `quote, indicator, value, unit, number, number_max?, out_of?, period, nature, qualifier, optional?`. An optional
row is a number that one may count as a figure or not ("chính quyền địa phương hai cấp"): it is neither missed nor false.
`period` and `nature` are lists where two readings are fair ("Toàn tỉnh có 41 cơ sở": the term's, or as of the report).

Values are the same when they are without white space ("35- 40" = "35-40"). Units are the same (`same_unit`) when they
are, abbreviations written out, small and large letters and white space aside; or when one begins or ends with the whole
of the other ("dự án" in "dự án khuyến công"); or when both are words for members and staff (đồng chí, đảng viên, cán bộ
…); "/năm" counts for nothing where the other side tells "hằng năm" in its period.

Periods are the same (`same_period`) when they name the same points of time in the same order, a year or a month of a
year: "nhiệm kỳ 2020-2025" = "2020-2025" = "2020-2025 (5 năm)", "tháng 6 năm 2025" = "6/2025", "đến năm 2030" = "2030";
and are both yearly or both not ("2020-2025, hằng năm" is not "2020-2025"), but "hằng năm" alone leaves the years open,
and a yearly unit says it as well. "Đến thời điểm báo cáo (2025)" is also "hiện nay", "đến nay" and the plain year, but
never a term; "đầu nhiệm kỳ" is any first point, and may be left out ("đến tháng 4 năm 2025"). Words without a year
("gần 4 năm qua") have to be the same words.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest.normalise import canonical, fold, syllables

_SHORT = {
    "đ/c": "đồng chí",
    "ccn": "cụm công nghiệp",
    "tba": "trạm biến áp",
    "tthc": "thủ tục hành chính",
    "nsnn": "ngân sách nhà nước",
    "tmđt": "thương mại điện tử",
    "cnnt": "công nghiệp nông thôn",
    "ubkt": "ủy ban kiểm tra",
    "qltt": "quản lý thị trường",
    "llct": "lý luận chính trị",
    "nm": "nhà máy",
    "ntm": "nông thôn mới",
    "htx": "hợp tác xã",
    "tsvm": "trong sạch vững mạnh",
}
_SHORT_WORD = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, _SHORT))})(?!\w)")
_PEOPLE = frozenset(
    (
        "đồng chí",
        "đảng viên",
        "người",
        "cán bộ",
        "cán bộ công chức",
        "cán bộ công chức viên chức",
    )
)
_YEARLY = re.compile(r"hang nam|moi nam|/nam|nam mot")
_NOW = re.compile(r"thoi diem (?:bao cao|hien tai)|hien (?:nay|tai)|den nay")
_POINT = re.compile(
    r"(?:(?:thang\s*)?(\d{1,2})\s*(?:/|nam)\s*)?((?:19|20)\d\d)(?!\d)|(?:quy\s*(\w+))\s*(?:/|nam)\s*(20\d\d)"
)
_QUALIFIERS = (
    "ước",
    "trên",
    "dưới",
    "hơn",
    "gần",
    "khoảng",
    "phấn đấu",
    "dự kiến",
    "ít nhất",
    "tối thiểu",
)
# Words that name nothing.
_EMPTY = frozenset(syllables("số của các trong và là cho được đã có trên những với ở tại theo từ đến về một"))


@dataclass(frozen=True, slots=True)
class Gold:
    """A row of a hand-written table."""

    id: str
    quote: str
    indicator: str
    value: str
    unit: str
    number: float
    number_max: float | None
    out_of: float | None
    periods: tuple[str, ...]
    natures: tuple[str, ...]
    qualifier: str
    optional: bool


@dataclass(frozen=True, slots=True)
class _Time:
    points: tuple[str, ...]
    yearly: bool
    now: bool
    opening: bool
    words: str


def read_gold(*files: Path) -> list[Gold]:
    """The rows of tables, in order."""
    return [
        _gold(json.loads(line))
        for file in files
        for line in file.read_text("utf-8").splitlines()
        if line.strip()
    ]


def _gold(row: dict[str, Any]) -> Gold:
    plain = {name: row[name] for name in ("id", "quote", "indicator", "value", "unit", "number")}
    return Gold(
        **plain,
        number_max=row.get("number_max"),
        out_of=row.get("out_of"),
        periods=_several(row["period"]),
        natures=_several(row["nature"]),
        qualifier=row.get("qualifier", ""),
        optional=row.get("optional", False),
    )


def _several(told: str | list[str]) -> tuple[str, ...]:
    return (told,) if isinstance(told, str) else tuple(told)


def same_value(ours: str, theirs: str) -> bool:
    """Whether two numbers are written alike."""
    return _written(ours) == _written(theirs)


def _written(value: str) -> str:
    return "".join(canonical(value).casefold().replace("–", "-").split())


def written_out(text: str) -> str:
    """A text in small letters with its abbreviations written out."""
    return _SHORT_WORD.sub(lambda found: _SHORT[found.group()], canonical(text).casefold())


def same_unit(ours: str, theirs: str, *, yearly: bool = False) -> bool:
    """Whether two units are one; `yearly`: a period on either side already says "hằng năm"."""
    a, b = (" ".join(written_out(unit).replace(",", " ").split()) for unit in (ours, theirs))
    if yearly:
        a, b = a.removesuffix("/năm"), b.removesuffix("/năm")
    if a == b or {a, b} <= _PEOPLE:
        return True
    short, long = sorted((a, b), key=len)
    return (
        short not in ("", "đồng")
        and f" {short} " in f" {long} "
        and (long.startswith(short) or long.endswith(short))
    )


def same_period(ours: str, theirs: str, unit: str = "") -> bool:
    """Whether two periods are one; `unit` may say that the figure is a yearly one."""
    a, b = _time(ours), _time(theirs)
    if b.now or a.now:
        return (a.now and b.now) or (a.points == b.points and len(a.points) == 1)
    if "/năm" not in unit and a.yearly != b.yearly:
        return False
    if b.yearly and not b.points:
        return True
    if a.points or b.points:
        return a.points == b.points or any(
            x.opening and y.points[-len(x.points) :] == x.points and len(y.points) <= len(x.points) + 1
            for x, y in ((a, b), (b, a))
            if x.points
        )
    return a.words == b.words


def yearly(period: str) -> bool:
    """Whether a period says that a figure comes every year."""
    return _time(period).yearly


def _time(period: str) -> _Time:
    told = fold(period).replace("–", "-")
    points = tuple(
        f"{(month or '').lstrip('0')}/{year}".strip("/") if year else f"{quarter}/{of}"
        for month, year, quarter, of in _POINT.findall(told)
    )
    words = " ".join(re.sub(r"\b(?:trong|qua|khoang)\b|[()]", " ", told).split())
    return _Time(points, bool(_YEARLY.search(told)), bool(_NOW.search(told)), "dau nhiem ky" in told, words)


def same_qualifier(ours: str | None, theirs: str) -> bool:
    """Whether two qualifiers hold the same words of approximation and of aim."""
    return _hedges(ours or "") == _hedges(theirs)


def _hedges(qualifier: str) -> set[str]:
    told = canonical(qualifier).casefold()
    return {word for word in _QUALIFIERS if re.search(rf"(?<!\w){word}(?!\w)", told)}


def shared_words(ours: str, theirs: str) -> tuple[float, float]:
    """Shares of the naming words of an indicator of theirs that ours holds, and of ours that theirs holds, 0 to 1."""
    told = re.sub(r"\((?:mục|\"|đơn vị|ddi|fdi)[^)]*\)", "", theirs, flags=re.IGNORECASE)
    a, b = ({word for word in syllables(written_out(text)) if word not in _EMPTY} for text in (ours, told))
    return (len(a & b) / len(b) if b else 1.0, len(a & b) / len(a) if a else 0.0)
