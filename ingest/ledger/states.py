"""Figures of a state of things: what there is, and how a body of people is composed (pure)."""

from __future__ import annotations

import re

from ingest.clauses import Clause
from ingest.ledger.attaching import attached
from ingest.ledger.places import Place
from ingest.ledger.times import When, times
from ingest.ledger.vocabulary import one_of
from ingest.quantities import Kind, Quantity

# What an office does: with one of these a figure tells what came of its work over a time, not what there is at one.
_DEED_WORDS = """đã, thu hút, xây dựng, xây mới, cải tạo, nâng cấp, nâng công suất, sửa chữa, tổ chức, kết nạp, ban hành, tham mưu, thành lập, hỗ trợ,
    giải quyết, xử lý, xử phạt, kiểm tra, thanh tra, giám sát, tiếp nhận, cấp mới, cấp phép, cấp giấy, trồng mới, trồng được, đào tạo, bồi dưỡng, tập huấn,
    tuyển dụng, bổ nhiệm, điều động, luân chuyển, sắp xếp, khen thưởng, tặng, trao tặng, trao, thu nộp, thu hồi, giải ngân, bàn giao, vận động, huy động,
    tuyên truyền, phối hợp, triển khai, thực hiện, tạo việc làm, giải phóng mặt bằng, phát hiện, khởi tố, điều tra, xét xử, thẩm định, phê duyệt, di dời,
    kiên cố hóa, phát triển mới, nghiệm thu, ký kết, thi hành, công nhận, cho vay, chi trả, tiến hành, hoàn thành, phát hành, ra mắt, hình thành, mở mới,
    khánh thành, khởi công, đưa vào, đưa sản phẩm, khám chữa bệnh, giới thiệu, cứu trợ, tiêu hủy, tịch thu, bắt giữ"""
DEED = re.compile(
    rf"(?<!\w)(?<!theo\s)(?:{one_of(_DEED_WORDS)}|tiếp(?!\s+(?:tục|theo|cận|giáp))(?<!trực\stiếp)|mở(?!\s+rộng)|cử(?!\s+(?:nhân|tri|tạ))|ký(?!\s+(?:túc|hiệu))(?<!chữ\ský)(?<!đăng\ský)|trồng(?!\s+trọt)(?<!rừng\strồng)(?<!nuôi\strồng))(?!\w)",
    re.IGNORECASE,
)
# A measure at the head makes such words part of its name: "tổng vốn đầu tư xây dựng hạ tầng". Some of them flow themselves.
_MEASURED = re.compile(
    rf"\W*(?:{one_of('trong đó, riêng, các, tính đến nay, đến nay, hiện nay, hiện')}[\s,]+)*{one_of('tổng, tổng số, tổng mức, mức, tỷ lệ, tỉ lệ, tỷ trọng, tỉ trọng, số, số lượng, vốn, quy mô, diện tích, giá trị, dư nợ, mật độ, công suất, dân số')}(?!\w)",
    re.IGNORECASE,
)
_FLOWS = re.compile(
    rf"(?<!\w){one_of('đã, số vụ, số cuộc, số lượt, doanh thu, doanh số, sản lượng, kim ngạch, lợi nhuận, thu ngân sách, chi ngân sách, thu nộp, số tiền, số thu, số chi, giải ngân, giá trị sản xuất')}(?!\w)",
    re.IGNORECASE,
)
# Things that happen and are not there: they are counted over a time.
_EVENTS = re.compile(
    rf"{one_of('vụ, vụ việc, lượt, cuộc, đợt, lần, lớp, hội nghị, hội thảo, văn bản, đơn, đơn thư, hồ sơ, trường hợp, buổi, kỳ, phiên, tin, bài, sự cố, ca, giải, ý kiến')}(?!\w)(?!\s+vị)",
    re.IGNORECASE,
)
_THERE_IS = re.compile(
    r"(?<!\w)(?:có|gồm|gồm có|bao gồm)(?:\s+(?:tổng\s+số|tổng\s+cộng|tất\s+cả|cả\s+thảy|khoảng|trên|hơn|gần|chỉ))*\s*$",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"(?<!\w)tổng\s+số\s+[^,;]*?(?:là|:|có)?\s*$", re.IGNORECASE)
# Said of what there is: it has come about by work, or happened.
_BROUGHT_ABOUT = re.compile(
    r"(?<!chưa\s)(?<!không\s)(?<!\w)(?:được|đạt|hoàn\s+thành|vượt|tham\s+gia|nghỉ\s+hưu|thôi\s+việc|chuyển\s+công\s+tác|trúng\s+cử)(?!\w)"
    r"|,\s*(?:tăng|giảm|vượt|bằng|đạt)(?!\w)",
    re.IGNORECASE,
)
# Own statements end what "có" says of the figures after it; names of measures and groups do not.
_STATEMENT = re.compile(r"(?<!\w)(?:đạt|được|tăng|giảm|ước|thu|chi|vượt|xếp|bằng)(?!\w)", re.IGNORECASE)
_LISTED = re.compile(
    rf"\W*(?:(?:và|cùng|trong\s+đó|trong\s+đó\s+có|gồm|bao\s+gồm|với|cùng\s+với|hơn|trên|gần|khoảng|có|chiếm)\W+)*(?:{one_of('giá trị, tổng vốn, vốn, doanh thu, diện tích, công suất, quy mô, tổng diện tích, tổng công suất, dung tích, tổng số')}[^\d]*)?",
    re.IGNORECASE,
)
# How a body of people is made up.
_COMPOSED = re.compile(
    r"(?<!\w)"
    + one_of(
        """nữ, nam, dân tộc, dân tộc thiểu số, tôn giáo, độ tuổi, dưới 30 tuổi, tuổi đời, trình độ, tiến sĩ, tiến sỹ, thạc sĩ, thạc sỹ, đại học, cao đẳng, trung cấp, sơ cấp,
        cao cấp, cử nhân, chính thức, dự bị, biên chế, hợp đồng lao động, tổng số đảng viên, tổng số đoàn viên, tổng số hội viên, tổng số cán bộ, tổng số công chức"""
    )
    + r"(?!\w)",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    rf"{one_of('đồng chí, đ/c, người, đảng viên, đoàn viên, hội viên, cán bộ, công chức, viên chức, lao động, nhân viên, giáo viên, bác sĩ, thành viên, ủy viên')}(?!\w)",
    re.IGNORECASE,
)
_SETTING = re.compile(
    r"^(?:\W|về\s|dự\sbáo\s)*(?:bối\s+cảnh|dự\s+báo|đặc\s+điểm|khái\s+quát|tình\s+hình\s+(?:chung|thế\s+giới|trong\s+nước)|giới\s+thiệu|thuận\s+lợi|khó\s+khăn|thời\s+cơ|thách\s+thức|điều\s+kiện)",
    re.IGNORECASE,
)
# From where a target starts: "từ 45% năm 2025 lên 60%".
_FROM = re.compile(r"(?<!\w)từ(?:\s+(?:mức|khoảng|trên|gần))*\s*$", re.IGNORECASE)
_TO = re.compile(
    r"\s*(?:\(?(?:vào\s+|cuối\s+)?(?:năm\s+)?(?:(?:19|20)\d\d|hiện\s+nay|hiện\s+tại)\)?)?\s*,?\s*(?:lên|xuống|còn|tăng\s+lên|giảm\s+xuống)(?!\w)",
    re.IGNORECASE,
)
# Given by nature or by law, not reached by anybody.
_GIVEN = re.compile(
    rf"(?<!\w){one_of('dân số, dân số trung bình, diện tích tự nhiên, tổng diện tích tự nhiên, mật độ dân số, độ cao, lượng mưa, nhiệt độ, chiều dài biên giới, đường biên giới, bờ biển dài, vốn điều lệ, vốn pháp định')}(?!\w)(?!\s+(?:sử\s+dụng|được|dùng|nông\s+thôn\s+(?:sử|dùng|được)|tham\s+gia|đô\s+thị))[^,;.()]*$",
    re.IGNORECASE,
)
_OWNED = re.compile(r"(?<!\w)(?:nắm\s+giữ|sở\s+hữu)\s+$", re.IGNORECASE)
# Nor is an independent clause longer than this.
_LONGEST = 1500
_TITLED = re.compile(
    r"[\s\-+*•–]*(?:\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ])[.)/]\s*)(?!.*đã)[^:.;\d]{3,70}:\s+(?=[^\W\d_])"
)
# An enumeration is no longer.
_FARTHEST = 40
_NO_THINGS = frozenset((Kind.PERCENT, Kind.RATIO, Kind.RANK, Kind.POINTS, Kind.DURATION))
# "- Chợ: 186 chợ": the thing itself is the label.
_BARE = re.compile(r"^[\s\-+*•–]+|[\s:]+$")


def is_event(clause: Clause) -> bool:
    """Whether what is counted happens, and is not there: vụ, lượt, cuộc."""
    return _EVENTS.match(clause.quantity.unit) is not None


def is_setting(place: Place) -> bool:
    """Whether a heading says that its section tells of circumstances: "Bối cảnh", "Đặc điểm tình hình"."""
    return bool(place.titles) and _SETTING.match(place.titles[-1]) is not None


def segment(text: str, at: int) -> int:
    """Where the independent clause around an offset begins: at the sentence's start or after a semicolon."""
    return max(text.rfind(";", 0, at) + 1, at - _LONGEST)


def is_stock(place: Place, found: tuple[Clause, ...], i: int) -> bool:
    """Whether a figure tells how much there is, and not what was done over a time."""
    clause = found[i]
    if is_event(clause):
        return False
    left = place.text[segment(place.text, clause.quantity.start) : clause.quantity.start]
    return not (_FLOWS if _MEASURED.match(left) else DEED).search(left)


def is_composition(place: Place, found: tuple[Clause, ...], i: int) -> bool:
    """Whether a figure counts the members of a body, or a group of them."""
    clause = found[i]
    if not _PEOPLE.match(clause.quantity.unit):
        return False
    start = segment(place.text, clause.quantity.start)
    if clause.part and i and not place.text[: clause.start].rstrip().endswith("("):
        # "kết nạp 743 đảng viên; riêng nữ 298 đồng chí": part of what was done.
        start = segment(place.text, found[i - 1].quantity.start)
    if DEED.search(place.text, start, clause.quantity.start):
        return False
    return _COMPOSED.search(clause.label) is not None or _COMPOSED.match(clause.tail) is not None


def is_baseline(text: str, quantity: Quantity) -> bool:
    """Whether a figure is where another one starts from."""
    return (
        _FROM.search(text, max(0, quantity.start - 40), quantity.start) is not None
        and _TO.match(text, quantity.end) is not None
    )


def is_given(text: str, found: tuple[Clause, ...], i: int) -> bool:
    """Whether a figure tells of people and land as such: population, area."""
    quantity = found[i].quantity
    if _OWNED.search(text, max(0, quantity.start - 20), quantity.start):
        return True
    if (
        quantity.kind is Kind.PERCENT
        and found[i].part
        and i
        and text[: quantity.start].rstrip().endswith("chiếm")
    ):
        return is_given(text, found, i - 1)  # "dân số 142.000 người, trong đó dân tộc thiểu số chiếm 38,6%"
    if quantity.kind in _NO_THINGS:
        return False
    floor = found[i - 1].quantity.end if i else 0
    return _GIVEN.search(text, floor, quantity.start) is not None


def is_state(place: Place, found: tuple[Clause, ...], i: int) -> bool:
    """Whether a figure tells what there is without anybody's doing: "Toàn tỉnh có 318 hợp tác xã"."""
    if is_composition(place, found, i) or is_given(place.text, found, i):
        return True
    head = _head(place.text, found, i)
    if head is None:
        return False
    text, clause = place.text, found[head]
    whens = {time.when for time in (attached(text, found, head).time, attached(text, found, i).time) if time}
    if whens - {When.NOW, When.POINT}:
        return False
    start = segment(text, clause.quantity.start)
    left = text[start : clause.quantity.start]
    if titled := _TITLED.match(left):
        left = left[titled.end() :]  # "4) Xây dựng tổ chức Hội: Toàn huyện có 21 cơ sở": a heading, no deed
    summed = any(
        item.summed
        for item in times(text)
        if item.when is When.NOW and start <= item.start < clause.quantity.start
    )
    if _deed(left) or (summed and not _PEOPLE.match(clause.quantity.unit)):
        return False
    return not any(_BROUGHT_ABOUT.search(_tail(text, found, j)) for j in {head, i})


def _deed(left: str) -> bool:
    """Whether a deed is told of; "được thành lập năm 1997" tells where a body comes from."""
    return any(not re.search(r"được\s+$", left[: match.start()]) for match in DEED.finditer(left))


def _head(text: str, found: tuple[Clause, ...], i: int) -> int | None:
    """The figure of which "có" is said, where the i-th is it or goes on with its enumeration; None without one."""
    for j in range(i, max(i - _FARTHEST, -1), -1):
        quantity = found[j].quantity
        begin = segment(text, quantity.start)
        left = text[max(found[j - 1].quantity.end if j else 0, begin) : quantity.start]
        there = _THERE_IS.search(left)
        parts = (
            there and j and "gồm" in there.group().casefold()
        )  # "170 dự án, gồm 102 dự án …": of what was told before
        bare = _BARE.sub("", left).casefold() == quantity.unit.casefold() != ""
        if j and begin and not left.strip() and (there_is := _head(text, found, j - 1)) is not None:
            return there_is  # "có vốn điều lệ …; 12 đơn vị thành viên": goes on after the semicolon
        if j and quantity.kind is Kind.COUNT and begin and not left.strip() and is_given(text, found, j - 1):
            return j
        if (there and not parts) or (quantity.kind is Kind.COUNT and (_TOTAL.search(left) or bare)):
            return None if quantity.kind in _NO_THINGS or is_event(found[j]) else j
        if found[j].host is not None:
            continue
        item = re.split(r"[,(:]\s*|(?<!\w)và\s", left)
        named = found[j].part or _COMPOSED.search(left) or (j and found[j - 1].part)
        own = item[-1] if len(item) > 1 or not j or found[j - 1].quantity.end < begin else ""
        if _STATEMENT.search(left) or DEED.search(own) or not (named or _LISTED.fullmatch(own)):
            return None
    return None


def _tail(text: str, found: tuple[Clause, ...], i: int) -> str:
    """What is said after a figure, up to the next one or the end of its part; of further parts only how they begin."""
    end = found[i + 1].quantity.start if i + 1 < len(found) else len(text)
    tail = re.sub(r"\([^()]*\)", " ", text[found[i].quantity.end : end])
    own, comma, more = re.split(r"[;.]\s", tail)[0].partition(",")
    return f"{own}{comma}{' '.join(more.split()[:1])}"
