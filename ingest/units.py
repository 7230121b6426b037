"""The units of Vietnamese administrative writing: money, measures, lengths of time, rates."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from ingest.normalise import fold
from ingest.number_words import written_pattern

_SCALES = {"trăm": 1e2, "nghìn": 1e3, "ngàn": 1e3, "vạn": 1e4, "triệu": 1e6, "tỷ": 1e9, "tỉ": 1e9}
SCALES = {**_SCALES, **{fold(word): factor for word, factor in _SCALES.items()}}
_LARGE = ("triệu", "tỷ", "tỉ")
_CURRENCIES = (
    "vnđ", "vnd", "usd", "us$", "đô la mỹ", "đô la", "đô-la", "eur", "euro", "jpy", "yên", "cny", "ndt", "nhân dân tệ", "krw",
    "won", "baht", "kíp", "sgd", "rúp", "bảng anh",
)  # fmt: skip
_MEASURES = (
    "km2", "km²", "km", "m2", "m²", "m3/ngày đêm", "m3", "m³", "mét khối", "mét vuông", "mét", "m", "ha", "hecta", "héc ta", "héc-ta",
    "tấn", "tạ", "kg", "ki-lô-gam", "gam", "g", "lít", "kva", "mva", "kv", "kwp", "kwh", "kw", "mwp", "mwh", "mw", "gwh", "gw", "twh",
    "teu", "dwt", "cm", "mm", "ki-lô-mét", "ki lô mét", "hải lý", "°c", "độ c", "toe", "gb", "tb", "mbps", "sào", "mẫu", "µg/m3", "mg/l",
)  # fmt: skip
_DURATIONS = (
    "thập kỷ",
    "thế kỷ",
    "nhiệm kỳ",
    "năm",
    "tháng",
    "tuần",
    "ngày",
    "giờ",
    "phút",
    "giây",
    "quý",
    "học kỳ",
)
_RATES = (
    "năm", "tháng", "quý", "ngày", "tuần", "giờ", "vụ", "đợt", "lượt", "người", "hộ", "hộ dân", "lao động", "đầu người", "dân", "vạn dân",
    "ha", "km2", "km", "m2", "m3", "tấn", "kg", "kwh", "mw", "sản phẩm", "dự án", "xã", "huyện", "đơn vị", "cơ sở", "doanh nghiệp",
    "học sinh", "suất", "con", "căn", "trường hợp", "đồng chí", "chi bộ", "lít", "ca", "chuyến", "tàu", "xe", "máy", "cẩu", "giường", "trẻ",
    "cán bộ", "công trình", "thửa", "cây", "khách", "lần", "buổi", "phiên", "container", "điểm", "phòng", "cháu", "em", "trẻ em", "hội viên", "đoàn viên", "hộ nghèo", "nhà", "căn nhà", "phần", "phần quà", "năm học", "học kỳ", "khóa", "tổ", "nhóm", "tiết",
    "giáo viên", "thôn", "bản", "mái ấm", "chương trình", "mô hình", "gói", "nhân khẩu", "khẩu", "sào", "lứa",
)  # fmt: skip


def alternatives(words: Iterable[str], *, bare: bool) -> str:
    """The words as one group of a regular expression, longest first, any white space between syllables."""
    forms = {fold(word) if bare else word for word in words}
    longest_first = sorted(forms, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace("\\ ", r"\s+") for word in longest_first) + ")"


@cache
def unit_pattern(*, bare: bool) -> re.Pattern[str]:
    """What may follow a number, with groups scale, points, percent, money, measure, duration and per.

    All groups may be empty. "điểm" is a score only where no noun makes it a place ("điểm bán hàng"); "đồng" is money
    unless it opens another word ("đồng chí").
    """

    def one_of(*words: str) -> str:
        return alternatives(words, bare=bare)

    large, small = one_of(*_LARGE), one_of(*_SCALES)
    scale = rf"(?:{small}\s+{large}|{small})(?!\w)(?!\s+{one_of('lệ', 'trọng', 'suất')}(?!\w))"
    dong = (
        rf"(?:{one_of('đồng')}(?!\s+{one_of('chí', 'bào', 'bộ', 'thời', 'loạt', 'đội', 'hồ', 'ruộng')}(?!\w))"
        rf"|đ(?!\w|/c(?!\w))|tr\.?\s?đ(?:{one_of('ồng')})?)"
    )
    points = (
        rf"{one_of('điểm')}(?:\s*(?:{one_of('phần trăm')}|%)"
        rf"|(?=\s*(?:$|[^\w\s%]))|(?=\s+{one_of('so', 'và', 'trên', 'của', 'trở', 'xếp', 'tăng', 'giảm', 'cao', 'thấp', 'đứng', 'năm', 'tối', 'cho', 'là', 'vượt', 'thuộc', 'trong', 'ở', 'từ')}(?!\w)))"
    )
    # "5 năm 2025", "tháng 6", "ngày 3": the word belongs to the number after it; "ngày công" is counted.
    duration = rf"{one_of(*_DURATIONS)}(?!\w)(?!\s+{one_of('công', 'dạy', 'tuổi', 'bay')}(?!\w))(?!\s*(?:[12]\d{{3}}(?!\d)|\d{{1,2}}\s?[/.-]\s?\d))"
    rate = rf"\s?/\s?(?:\d[\d.]*\s*)?{one_of(*_RATES)}(?![\w])"
    return re.compile(
        rf"""
        \s*(?:\(\s*{written_pattern(bare=bare)}\s*\)\s*)?
        (?P<unit>
          (?P<scale>{scale})?\s*
          (?:(?P<points>{points})(?!\w)|(?P<percent>%|‰|{one_of("phần trăm")}(?!\w))|(?P<money>(?:{dong}|{one_of(*_CURRENCIES)}|{one_of("đô")}(?!\s+{one_of("thị", "vật", "đốc", "thành", "hộ")}(?!\w)))(?!\w))
            |(?P<measure>{one_of(*_MEASURES)}(?![\w/]*\w\w/)(?!\w))|(?P<duration>{duration}))?
          (?P<per>(?:{rate})*)
        )""",
        re.VERBOSE | re.IGNORECASE,
    )


def scale_of(text: str | None) -> float:
    """The factor of "nghìn tỷ", "triệu" …; 1 for none."""
    factor = 1.0
    for word in (text or "").casefold().split():
        factor *= SCALES.get(word, 1.0)
    return factor
