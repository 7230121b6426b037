"""How Vietnamese reports tell a time, as patterns (pure)."""

from __future__ import annotations

import re

from ingest.ledger.vocabulary import one_of

_FLAGS = re.IGNORECASE | re.VERBOSE
_Y = r"(?:19|20)\d\d(?!\d|[.,]\d|/\d|/[A-ZĐ]{2})"
_PAPER = r"(?<![\d/.,-])"
_DAY = rf"(?:ngày\s+)?{_PAPER}(?:\d{{1,2}}\s*[/.-]\s*\d{{1,2}}\s*[/.-]\s*{_Y}|\d{{1,2}}\s+tháng\s+\d{{1,2}}\s+năm\s+{_Y})"
_MONTH = (
    rf"(?:quý\s+)?(?:tháng\s+(?:0?[1-9]|1[0-2])\s*(?:/|-|năm)\s*{_Y}|{_PAPER}(?:0?[1-9]|1[0-2])\s?/\s?{_Y})"
)
_QUARTER = rf"quý\s+(?:[IVX]+|[1-4])\s*(?:/|-|năm)?\s*{_Y}"
_YEAR = rf"(?:năm\s+)?{_PAPER}{_Y}"
_MOMENT = rf"(?:{_DAY}|{_QUARTER}|{_MONTH}|{_YEAR})"
_EDGE = r"(?:(?:hết|cuối|đầu|giữa|ngày|khoảng|tháng|quý|hết\s+năm)\s+)*"
_TO = r"(?:đến|tới|-|–|—)"
_REPORTING = one_of(
    """thời điểm hiện tại, thời điểm hiện nay, thời điểm báo cáo, thời điểm này, thời điểm lập báo cáo, ngày báo cáo, hiện tại, hiện nay, nay"""
)
_STATE = one_of(
    "hiện nay, hiện tại, hiện có, hiện còn, hiện đang, hiện đã, hiện tỉnh, hiện toàn, hiện cả, hiện trên địa bàn, hiện tại trên địa bàn"
)
_NOT_NOW = r"(?<!thực\s)(?<!phát\s)(?<!thể\s)(?<!xuất\s)(?<!biểu\s)(?<!đoạn\s)(?<!hình\s)(?<!vấn\sđề\s)"
_NUMBER = r"(?:\d{1,2}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)"

# One time expression; the longer forms first.
EXPRESSION = re.compile(
    rf"""(?<!\w)(?:
    (?P<since>(?:kể\s+)?từ\s+{_EDGE}(?P<from>{_MOMENT}|đầu\s+nhiệm\s+kỳ|nhiệm\s+kỳ)(?:\s+cho)?\s*{_TO}\s*{_EDGE}(?P<to>{_MOMENT}|{_REPORTING}))
    |(?P<span>(?:(?:giai\s+đoạn|nhiệm\s+kỳ|thời\s+kỳ|năm\s+học|niên\s+khóa|niên\s+vụ|từ\s+năm|năm|các\s+năm|từ)\s+)*{_PAPER}{_Y}\s*{_TO}\s*(?:hết\s+|cuối\s+)?(?:năm\s+)?{_Y})
    |(?P<now>(?:(?:(?:tính|lũy\s+kế|luỹ\s+kế|cộng\s+dồn|kể|cho)\s+)*(?:từ\s+trước\s+)?(?:đến|tới)\s+{_REPORTING}|{_NOT_NOW}{_STATE}|(?<![^\W\d_]\s)hiện(?=\s+(?!(?:đại|hành|vật|trường|tượng|thực|diện|hữu)(?!\w)))))
    |(?P<until>(?:(?:tính|lũy\s+kế|luỹ\s+kế|chốt|kể)\s+)?(?:đến|tới)\s+{_EDGE}(?P<bound>{_MOMENT}))
    |(?P<months>(?:(?:\d{{1,2}}|ba|sáu|chín)\s+tháng(?:\s+(?:đầu|cuối))?|nửa\s+(?:đầu|cuối))\s+{_YEAR}|(?:\d{{1,2}}|ba|sáu|chín)\s+tháng\s+(?:đầu|cuối)\s+năm(?!\s+{_Y})
        |(?<!tháng\s)(?<!quý\s)(?<!với\s)(?<!từ\s)đầu\s+năm(?!\s+{_Y}|\s+(?:học|tới|sau|đến)(?!\w)))
    |(?P<moment>{_EDGE}(?:(?:các|trong|hai|ba|bốn)\s+)?(?:(?P<day>{_DAY})|{_QUARTER}|{_MONTH}|{_YEAR}))
    |(?<!có\s)(?<!là\s)(?<!đó\s)(?<!được\s)(?<!với\s)(?<!số\s)(?P<stretch>(?:(?:trong|qua|suốt|sau)\s+)(?:(?:gần|hơn|khoảng)\s+)?{_NUMBER}\s+năm(?:\s+(?:vừa\s+qua|qua|gần\s+đây|trở\s+lại\s+đây|tới)(?!\w))?(?!\s+{_Y})
        |(?:(?:gần|hơn|khoảng)\s+)?{_NUMBER}\s+năm(?:\s+(?:vừa\s+qua|qua|gần\s+đây|trở\s+lại\s+đây|tới)(?!\w)|(?=\s*(?:,|đã|đạt|có|với|tổng)(?!\w))))
    |(?P<yearly>(?:(?:bình\s+quân|trung\s+bình)\s+)?(?:hằng|hàng|mỗi|từng)\s+năm|(?:bình\s+quân|trung\s+bình)\s+(?:một\s+)?năm|thường\s+niên)
    |(?P<opening>(?:đầu|từ\s+đầu)\s+nhiệm\s+kỳ)
    |(?P<term>(?:(?:trong|cả|toàn|suốt|đến\s+cuối|đến\s+hết|cuối|đến)\s+)+nhiệm\s+kỳ(?!\s+(?:trước|{_Y}))|nhiệm\s+kỳ\s+(?:này|qua|vừa\s+qua))
    |(?P<current>(?:trong|cả)\s+(?:năm|kỳ)(?!\s+(?:{_Y}|học|tới|qua)))
    )(?!\w)""",
    _FLAGS,
)

# A NOW up to which something has been counted.
CUMULATIVE = re.compile(r"(?:tính|lũy|luỹ|cộng|kể|cho|chốt|đến|tới|từ trước)(?!\w)", re.IGNORECASE)
# What a figure is compared with, up to where that phrase ends.
COMPARED = re.compile(
    r"(?<!\w)(?:so\s+(?:với|cùng)|cùng\s+kỳ|nhiệm\s+kỳ\s+trước|gấp\s+[\d.,]+\s+lần|[\d.,]+\s+lần(?:\s+so)?)(?!\w)[^,;()\n]*",
    re.IGNORECASE,
)
COMPARED_SHARE = re.compile(
    r"(?:bằng\s+[\d.,]+\s*%\s+(?:của\s+)?|(?:hơn|như|của)\s+)(?:năm\s+)?$", re.IGNORECASE
)
OUTLOOK = re.compile(r"(?:tầm\s+nhìn|định\s+hướng)\s*,?\s*(?:đến\s+)?(?:năm\s+)?$", re.IGNORECASE)
# "duy trì 12 tổ hiện có": which ones, not when.
AS_THEY_ARE = re.compile(r"(?<=\w\s)hiện\s+(?:có|còn|nay)\s*(?:[,;.)]|$)", re.IGNORECASE)
SINCE = re.compile(r"(?<!\w)(?:từ|kể\s+từ)\s+$", re.IGNORECASE)
# "kế hoạch hằng năm", "lễ hội đền Hùng hằng năm": of the thing, not of the figure.
YEARLY_NOUN = re.compile(
    r"(?<!\w)(?:kế\s+hoạch|chương\s+trình|lễ\s+hội|báo\s+cáo|hội\s+nghị|công\s+tác|\d{1,2}/\d{1,2})[^,;.:()\d]*\s$"
    r"|\d{1,2}/\d{1,2}\s$",
    re.IGNORECASE,
)
QUOTED = re.compile(r"“[^“”\n]*”|«[^«»\n]*»|\"[^\"\n]*\"")
COPULA = re.compile(
    r"\s*(?:(?::|là|đạt|ước|ước\s+đạt|khoảng|trên|dự\s+kiến|phấn\s+đấu|đạt\s+được|có|được)\s*)+(?<!\w)?",
    re.IGNORECASE,
)
LIST_JOIN = re.compile(r"\s*(?:,|và|,\s*và|,\s*năm|và\s+năm)\s*(?:năm\s+)?", re.IGNORECASE)
# Papers, undertakings and events that carry a time in their name.
NAMED = re.compile(
    r"(?<!\w)"
    + one_of(
        """kế hoạch, chương trình, đề án, quy hoạch, chiến lược, nghị quyết, quyết định, chỉ thị, kết luận, quy định, quy chế, hướng dẫn,
        thông tư, nghị định, luật, phương án, phong trào, cuộc vận động, đại hội, ban chấp hành, hội thi, cuộc thi, danh mục, dự thảo, bộ chỉ số,
        đề tài, hợp đồng, lộ trình"""
    )
    + r"(?!\w)",
    re.IGNORECASE,
)
# Of these a single year too belongs to the name: "Chương trình phát triển công nghiệp hỗ trợ đến năm 2025".
ALSO_OF_A_NAME = re.compile(
    r"chương|đề\s+án|quy\s+hoạch|chiến|quyết|chỉ|luận|định|chế|dẫn|tư|luật|phương|đại\s+hội|thi|dự\s+thảo|kế",
    re.IGNORECASE,
)
NAMES_OPEN = NAMED
# "theo Luật Giáo dục 2019: mầm non 92%": of these it does even before a colon.
LAW = re.compile(r"luật|nghị\s+định|thông\s+tư|quyết\s+định|chỉ\s+thị|quy\s+chế", re.IGNORECASE)
# A verb between a name and a time: the time is said of what was done.
SPEAKS = re.compile(
    r"(?<!\w)(?:đã|đạt|được|là|có|ước|hoàn\s+thành|trong|giải\s+ngân|bố\s+trí)(?!\w)",
    re.IGNORECASE,
)
