"""The patterns by which quantities are recognised, for text with accents and without."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ingest.number_words import DIGITS, opening_words, share_pattern, written_pattern
from ingest.quantity import AIMED, LOOSE
from ingest.units import alternatives, unit_pattern

_YEAR = r"(?:19|20)\d\d(?![\d]|[.,/]\d)"
_CODE = r"[A-ZĐ]{2,}[a-z]?\d*"
_NUMBER = rf"(?:{DIGITS})"


@dataclass(frozen=True, slots=True)
class Grammar:
    """The patterns and tables for text with accents or without (`bare`)."""

    bare: bool
    start: re.Pattern[str]
    expression: re.Pattern[str]
    unit: re.Pattern[str]
    left: re.Pattern[str]
    qualifier: re.Pattern[str]
    frame_left: re.Pattern[str]
    frame_right: re.Pattern[str]
    aim: re.Pattern[str]
    rank: re.Pattern[str]
    copula: re.Pattern[str]
    onward: re.Pattern[str]
    quarter: re.Pattern[str]
    dated: re.Pattern[str]
    phone: re.Pattern[str]
    assigned: re.Pattern[str]


@cache
def grammar_for(*, bare: bool) -> Grammar:
    """The grammar of text written with accents, or without."""

    def one_of(*words: str) -> str:
        return alternatives(words, bare=bare)

    def compiled(pattern: str) -> re.Pattern[str]:
        return re.compile(pattern, re.VERBOSE | re.IGNORECASE)

    month, quarter, year, to = one_of("tháng"), one_of("quý"), one_of("năm"), one_of("đến", "tới")
    return Grammar(
        bare=bare,
        # Cheap to search for: every expression begins so.
        start=re.compile(
            rf"\d|{opening_words(bare=bare)}(?!\w)|(?i:{one_of('gấp')})(?=\s+{one_of('đôi', 'rưỡi')})"
        ),
        expression=re.compile(
            rf"""
            (?P<document>\d+[a-z]?(?:/(?:19|20)\d\d)?(?:-\s?|/){_CODE}(?:\s?[-/.]\s?[A-ZĐ][A-Za-zĐđ]*\d*)*
              |\d+(?:-[a-zđ]{{2,4}}/[a-zđ]{{2,6}}|/[a-zđ]{{2,3}}-[a-zđ]{{2,5}})(?!\w))
            |(?P<date>\d{{1,2}}([/.-])\d{{1,2}}\3(?:19|20)\d\d(?!\d)
              |\d{{1,2}}\s+{month}\s+\d{{1,2}}(?:\s+{year}\s+(?:19|20)\d\d)?
              |(?:0?[1-9]|1[0-2])\s?/\s?(?:19|20)\d\d(?![\d/])
              |(?:(?<=(?i:{month}\s))|(?<=(?i:{quarter}\s)))\d{{1,2}}\s+{year}\s+(?:19|20)\d\d(?!\d))
            |(?P<period>(?:19|20)\d\d\s*(?:[-–—]|{to}(?:\s+{year})?)\s*(?:19|20)\d\d(?![\d]|[.,/]\d))
            |(?P<year>{_YEAR})
            |(?P<fraction>{DIGITS}/{DIGITS}(?![\d/]))
            |(?P<number>{_NUMBER}(?:\s*%?\s*(?:[-–—]|{to})\s*(?!{_YEAR}){_NUMBER}(?![/\d]))?)
            |(?<!\w)(?P<share>(?i:{share_pattern(bare=bare)}))(?!\w)
            |(?<!\w)(?P<times>(?i:{one_of("gấp")})\s+{one_of("đôi", "rưỡi")})(?!\w)
            |(?<!\w)(?P<written>(?i:{written_pattern(bare=bare)}))(?!\w)
            """,
            re.VERBOSE,
        ),
        unit=unit_pattern(bare=bare),
        left=re.compile(r"[^\W\d_]+(?:/c)?"),
        qualifier=compiled(
            rf"(?:(?<!\w){one_of(*LOOSE, *AIMED[:2], 'ước', 'ước đạt', 'ước còn', 'ước tính', 'đạt', 'chiếm', 'bình quân', 'trung bình', 'từ', 'vượt', 'đạt được', 'duy trì', 'tính đến')}[\s:]+)+$"
        ),
        frame_left=compiled(
            rf"(?<!\w){one_of('trong', 'sau', 'qua', 'suốt', 'kế hoạch', 'cả', 'kỷ niệm', 'gần', 'những', 'hơn', 'giai đoạn', 'định kỳ', 'vòng')}\s+$"
        ),
        frame_right=compiled(
            rf"\s+{one_of('qua', 'tới', 'đầu', 'cuối', 'vừa', 'trước', 'tiếp', 'nay', 'gần', 'liền', 'liên tiếp', 'liên tục', 'sắp', 'trở')}(?!\w)"
            rf"|(?<={month})\s+{one_of('đạt', 'năm')}(?!\w)"
        ),
        aim=compiled(rf"[-+*•–\s\d.)]*{one_of(*AIMED[:2])}(?!\w)"),
        rank=compiled(
            rf"(?<!\w)(?P<sure>(?:{one_of('đứng', 'xếp', 'vị trí', 'xếp hạng', 'thứ hạng', 'thăng hạng')}\s+(?:(?:ở|o)\s+)?(?:{one_of('vị trí')}\s+)?)?)"
            rf"(?P<mark>{one_of('thứ', 'hạng', 'vị trí', 'top')})\s+$"
        ),
        copula=compiled(
            rf"(?:[:=]|(?<!\w){one_of('là', 'gồm', 'có', 'đạt', 'được', 'bằng', 'còn', 'lên', 'xuống', 'tăng', 'giảm', 'trên', 'dưới', 'khoảng', 'hơn', 'gần', 'ước', 'thêm', 'chỉ', 'tổng số', 'tổng cộng', 'số lượng')})\s*$"
        ),
        dated=compiled(rf"(?<!\w){one_of('ngày', 'tháng', 'quý', 'năm', 'mùng', 'mồng')}\s+$"),
        quarter=compiled(rf"(?<!\w){quarter}\s+[IVX]+\s*(?:/\s*|{year}\s+)$"),
        phone=compiled(
            rf"(?<!\w){one_of('điện thoại', 'hotline', 'tổng đài', 'đường dây nóng', 'fax', 'zalo', 'sđt')}[\s:.]*(?:{one_of('số')}[\s:]*)?(?P<dialled>[\d\s().+-]*)$"
        ),
        assigned=compiled(rf"(?<!\w){one_of('chỉ tiêu', 'nghị quyết', 'kế hoạch')}[^,;:.\d]*\s$"),
        onward=compiled(rf"\s+{one_of('trở lên', 'trở xuống')}(?!\w)"),
    )
