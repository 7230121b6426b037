"""Which figures of a report tell the most (pure)."""

from __future__ import annotations

import re
from collections.abc import Collection

from assistant.figures.ledger.entries import Entry
from ingest.normalise import syllables
from ingest.observation import FigureNature
from ingest.quantity import Kind
from ingest.types import Document, Nature

_OF_KIND = {
    Kind.PERCENT: 0.5,
    Kind.MONEY: 0.5,
    Kind.RANK: 0.5,
    Kind.POINTS: 0.4,
    Kind.MEASURE: 0.2,
    Kind.COUNT: 0.2,
}
_OF_NATURE = {
    FigureNature.TARGET: 1.2,
    FigureNature.RESULT: 0.8,
    FigureNature.PLAN: 0.5,
    FigureNature.CONTEXT: -0.6,
}
_MAIN = re.compile(r"(?<!\w)(?:chỉ tiêu|mục tiêu)(?!\w)", re.IGNORECASE)
_BIG = re.compile(
    r"(?:tổng|tốc độ|tỷ lệ|tỉ lệ|tỷ trọng|kim ngạch|giá trị|thu nhập|thu ngân sách|GRDP|cơ cấu|quy mô|sản lượng|doanh thu)(?!\w)",
    re.IGNORECASE,
)
# Names of indicators that say nothing alone: made of what stood around the figure, or of one common word.
_HEADLESS = re.compile(
    r"^(?:(?:số|tỷ lệ|tỉ lệ|mức|tổng số|diện tích|sản lượng|năng suất|số tiền)\s+)?(?:\w+|KH|kế hoạch|cùng kỳ|dự toán|so với .*)(?:\s+\([^)]*\))?$",
    re.IGNORECASE,
)
_BROKEN = re.compile(
    r"(?:\s|^)(?:đã|được|của|trong|và|với|bằng|là|so|sau|tại|do)$|(?:\w+) \d+\)?$|(?<!\w)triệt$|(?:của|cho) (?!tỉnh|huyện|xã|sở|ngành|trường|tỉnh|phường|thành|đảng)\w+$|\(.*\(",
    re.IGNORECASE,
)
_LONG = 16
# A change is no level.
_CHANGE = re.compile(
    r"(?<!\w)(?:tăng|giảm|vượt)(?:\s+(?:thêm|từ|khoảng|trên|dưới|ít nhất|bình quân|hơn|gần|tối thiểu|trung bình))*\s*$",
    re.IGNORECASE,
)
_CHANGED = re.compile(r"(?<!\w)(?:tăng|giảm|vượt|mức|tốc độ)(?!\w)", re.IGNORECASE)
_NEUTRAL = re.compile(
    r"(?<!\w)(?:phấn đấu|hằng năm|hàng năm|mỗi năm|trong nhiệm kỳ|trong đó|có|đến năm 20\d\d|từ|trên|dưới|khoảng|ít nhất|tối thiểu|đạt|và|các)(?!\w)"
)
_MEASURE_WORD = re.compile(r"^(?:tỷ lệ|tỉ lệ|tổng số|số|mức) ")
# What names begin with that can only be counted, or only be a share; a yield is no area.
_COUNTS = re.compile(r"số (?!tiền|vốn|thu|chi|nợ|dư|liệu|kinh phí|giờ|kg|lần|điểm|ha|km|m2)", re.IGNORECASE)
_COUNTED = (Kind.COUNT, Kind.RATIO, Kind.DURATION, Kind.OTHER, Kind.MEASURE)
_RATES = re.compile(r"(?:tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng|tốc độ)(?!\w)", re.IGNORECASE)
_SHARES = (Kind.PERCENT, Kind.RATIO, Kind.POINTS, Kind.OTHER)
_YIELDS = re.compile(r"(?:tổng )?sản lượng(?!\w)", re.IGNORECASE)
_AREA = re.compile(r"(?<!/)(?:ha|m2|km2)$")
_TWICE = re.compile(r"(?<!\w)(\w+ \w+) \1(?!\w)", re.IGNORECASE)


def worth(document: Document, entry: Entry, paired: Collection[str]) -> float:
    """How much a figure tells of its report; `paired` are the ids of those set beside one of the other term."""
    told = entry.observation
    titles = _titles(document, told.section)
    value = _OF_NATURE[told.nature] + _OF_KIND.get(told.quantity.kind, 0.0)
    value += 1.2 * (told.id in paired) + 0.9 * bool(
        (titles and _MAIN.search(titles[0])) or _MAIN.search(" ".join(titles[1:2]))
    )
    value += 0.3 * bool(_BIG.match(told.indicator))
    value -= 0.4 * (told.scope is not None) + 0.2 * (told.whole is not None) + 0.9 * (told.note is not None)
    value -= 0.3 * (told.quantity.value in ("100", "01", "1") and told.nature is not FigureNature.TARGET)
    if told.section is not None and document.sections[told.section].nature in (
        Nature.SHORTCOMING,
        Nature.CAUSE,
    ):
        value -= 0.4
    value += 0.3 if verbatim(entry) else -0.2
    return value - 0.5 * (len(syllables(told.indicator)) > _LONG) - 0.4 * ("(" in told.indicator)


def verbatim(entry: Entry) -> bool:
    """Whether a sentence has an indicator's name as it is, and no more on the figure than the name tells."""
    at = entry.observation.quantity.start - entry.observation.start
    name = _MEASURE_WORD.sub("", _line(entry.observation.indicator))
    before, after = _line(entry.quote[:at]), _line(entry.quote[at:])
    if name and name in before:
        return True
    # A verb before the figure would be lost: "Chuyển đổi vị trí đối với 67 công chức".
    return (
        bool(name)
        and name in after
        and not _NEUTRAL.sub("", re.split(r"[,;:(.]", before)[-1]).strip(" -+*•–")
    )


def _line(text: str) -> str:
    return " ".join(text.casefold().split())


def speaks(entry: Entry) -> bool:
    """Whether an indicator's name can be read alone and is one for what it is measured in."""
    told = entry.observation
    name = told.indicator.strip()
    kind, unit = told.quantity.kind, told.quantity.unit
    if (_COUNTS.match(name) and kind not in _COUNTED) or (_RATES.match(name) and kind not in _SHARES):
        return False
    if (_YIELDS.match(name) and _AREA.search(unit)) or _TWICE.search(name):
        return False
    if tells_no_level(entry):
        return False
    return (
        len(syllables(name)) >= 2
        and ":" not in name
        and not _HEADLESS.match(name)
        and not _BROKEN.search(name)
    )


def tells_no_level(entry: Entry) -> bool:
    """Whether a figure tells how much something changed while its name tells of no change."""
    before = entry.quote[: entry.observation.quantity.start - entry.observation.start]
    return _CHANGE.search(before) is not None and _CHANGED.search(entry.observation.indicator) is None


def _titles(document: Document, section: int | None) -> list[str]:
    """The titles from a section outwards."""
    found = []
    while section is not None:
        found.append(document.sections[section].title)
        section = document.sections[section].parent
    return found
