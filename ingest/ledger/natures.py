"""What a figure is to its report: reached, aimed at, intended, or the state of things around."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.clauses import Clause, clauses
from ingest.ledger.attaching import attached, beside, near
from ingest.ledger.places import Place, respelt
from ingest.ledger.reporting import Reporting
from ingest.ledger.states import DEED, is_baseline, is_given, is_setting, is_state, segment
from ingest.ledger.times import When
from ingest.ledger.vocabulary import one_of
from ingest.observation import FigureNature
from ingest.quantities import Kind
from ingest.sentences import sentences
from ingest.types import Nature

_AHEAD = (Nature.TARGET, Nature.TASK)
# What was set before, told beside what came of it: "(chỉ tiêu 75%)", "Nghị quyết đề ra 10%".
_SET = re.compile(
    r"(?<!\w)(?:(?:chỉ\s+tiêu|mục\s+tiêu)(?:\s+(?!đạt|vượt|bằng|hoàn|thực|đã|có|được\s+đánh)[^\s\d,;.()]+){0,7}?"
    r"|(?:nghị\s+quyết|đại\s+hội)(?:\s+[^\s\d,;.()]+){0,7}?(?:\s+(?:đề\s+ra|đặt\s+ra|giao|xác\s+định)(?:\s+(?!đạt|vượt|hoàn)[^\s\d,;.()]+){0,4}|(?=\s*:)))"
    r"\s*(?:năm\s+)?(?:(?:19|20)\d\d\s*)?(?::\s*|là\s+)?\(?(?:(?:từ|trên|khoảng|đạt)\s+)*$",
    re.IGNORECASE,
)
_AGAINST = re.compile(r"so\s+với\s+(?:chỉ\s+tiêu|mục\s+tiêu)[^,;.()\d]*\(\W*$", re.IGNORECASE)
# "Kế hoạch năm 2025: doanh thu …, lợi nhuận …": said of all that follows.
_OPENING = re.compile(
    r"[\s\-+*•–]*(?:(?P<plan>kế\s+hoạch|dự\s+toán)|(?:các\s+)?(?:chỉ\s+tiêu|mục\s+tiêu))(?:\s+(?:chủ\s+yếu|cụ\s+thể|phấn\s+đấu|đến|năm|cả\s+năm|giai\s+đoạn|nhiệm\s+kỳ"
    r"|(?:19|20)\d\d|\d{4}\s*[-–]\s*\d{4}))*\s*(?:19|20)\d\d\s*:",
    re.IGNORECASE,
)
_MET = re.compile(r"(?<!\w)(?:đạt|vượt|bằng|hoàn\s+thành|so\s+với\s+khi)(?!\w)", re.IGNORECASE)
_PLANNED = re.compile(
    r"(?<!\w)(?:kế\s+hoạch|dự\s+toán|KH)(?:\s+(?:vốn|giao|đề\s+ra|được\s+giao|tỉnh\s+giao|trung\s+ương\s+giao|năm|cả\s+năm|đầu\s+năm|đầu\s+tư\s+công|trung\s+hạn|giai\s+đoạn|(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?))*"
    r"\s*(?:\([^()\d]*\)\s*)?(?::\s*|là\s+|khoảng\s+)*$",
    re.IGNORECASE,
)
# "56,4 ha rừng/50 ha KH"
_PLAN_AFTER = re.compile(r"\s*(?:KH|kế\s+hoạch)(?!\w)")
# What somebody intends or has asked for, and is not yet there.
_INTENDED = re.compile(
    r"(?<!\w)"
    + one_of(
        """dự kiến, đang trình, đang xin, đang đề nghị, đang lập, đang chuẩn bị, đang hoàn thiện thủ tục, đang xem xét, đang làm thủ tục, sẽ, kế hoạch vốn, nhu cầu vốn, nhu cầu kinh phí,
        theo quy hoạch, được quy hoạch, quy hoạch đến, chuẩn bị đầu tư, chuẩn bị khởi công, chuẩn bị thực hiện, để chuẩn bị, đề xuất đầu tư, chủ trương đầu tư, kinh phí dự kiến, dự kiến bố trí, ước cần"""
    )
    + r"(?!\w)",
    re.IGNORECASE,
)
_FUNDS = re.compile(
    rf"(?<!\w){one_of('tổng mức đầu tư, tổng vốn đầu tư, tổng vốn, nhu cầu, kinh phí, tổng kinh phí, vốn đầu tư, nguồn vốn, tổng dự toán')}(?!\w)",
    re.IGNORECASE,
)
_ESTIMATED = re.compile(r"(?<!\w)(?:ước|đã|hiện|thực\s+hiện)(?!\w)", re.IGNORECASE)
_DONE = re.compile(r"(?<!\w)(?:đã|đạt)(?!\w)", re.IGNORECASE)
_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# What befalls, and what holds for a wider area.
_BEFALLS = re.compile(
    rf"(?<!\w){one_of('thiệt hại, xảy ra, bị ảnh hưởng, bị thương, bị ngập, bị chết, làm chết, làm hư hỏng, gây hư hỏng, mất tích')}(?!\w)",
    re.IGNORECASE,
)
_CHANGED = re.compile(r"(?<!\w)(?:ít|nhiều|cao|thấp)\s+hơn\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_AROUND = re.compile(
    rf"(?<!\w){one_of('thế giới, toàn cầu, cả nước, bình quân chung, trung bình cả nước, toàn quốc, bình quân cả nước')}(?!\w)(?!\s*(?:về|xếp))",
    re.IGNORECASE,
)


def nature(place: Place, found: Sequence[Clause], i: int, told: Reporting) -> FigureNature:
    """The nature of the i-th figure of a sentence; an aside has that of the figure that it stands beside."""
    return _nature(respelt(place), found, i, told)


def _nature(place: Place, found: Sequence[Clause], i: int, told: Reporting) -> FigureNature:
    figures, i = near(found, i)
    left = _left(place.text, figures, i)
    if opening := _opening(place.text, figures[i].quantity.start):
        return FigureNature.PLAN if opening["plan"] else FigureNature.TARGET
    if (before := _SET.search(left)) and not _MET.search(left[: before.start()]):
        return FigureNature.TARGET
    if figures[i].host is not None and _AGAINST.search(place.text[: figures[i].quantity.start][-120:]):
        return FigureNature.TARGET
    over = left.rstrip().endswith("/") and _PLAN_AFTER.match(place.text, figures[i].quantity.end)
    if over or _PLANNED.search(left):
        return FigureNature.PLAN
    ahead = place.nature in _AHEAD or _planned_heading(place, told)
    if ahead and _past(place, figures, i, told):
        return FigureNature.RESULT
    if figures[i].host is not None:
        return _nature(place, figures, beside(figures, i), told)
    quantity = figures[i].quantity
    if _intended(place.text, figures, i):
        return FigureNature.PLAN
    if quantity.aimed:
        return FigureNature.PLAN if "dự kiến" in (quantity.qualifier or "") else FigureNature.TARGET
    if ahead:
        return _ahead(place, figures, i)
    return _behind(place, figures, i, told)


def _opening(text: str, at: int) -> re.Match[str] | None:
    """What opens the part of a sentence that an offset stands in, or all of it, as a plan or a target."""
    begin = segment(text, at)
    whole = None if _ESTIMATED.search(text, begin, at) else _OPENING.match(text)
    return _OPENING.match(text, begin) or whole


# "Kế hoạch năm 2025", "Dự toán thu, chi năm 2026"; under results it is what was planned for the year told of.
_PLAN_HEADING = re.compile(
    r"^\W*(?:kế\s+hoạch|dự\s+toán|dự\s+kiến|phương\s+hướng|định\s+hướng)(?!\w)(?!.*(?:kết\s+quả|tình\s+hình|đánh\s+giá))",
    re.IGNORECASE,
)


# "Kế hoạch quý IV/2024", "… 6 tháng cuối năm": of the year told of the part still to come.
_NEXT = re.compile(
    r"(?<!\w)(?:quý|tháng\s+cuối|tháng\s+\d|tháng\s+còn\s+lại|cuối\s+năm)(?!\w)", re.IGNORECASE
)


def _planned_heading(place: Place, told: Reporting) -> bool:
    """Whether the nearest heading that opens with a plan is one of a time that is still to come."""
    reported = told.period[-4:] or told.year
    for title in reversed(place.titles):
        if _PLAN_HEADING.match(title):
            years = _YEARS.findall(title)
            later = not years or not reported or int(years[-1]) > int(reported)
            return later or (int(years[-1]) == int(reported) and _NEXT.search(title) is not None)
    return False


def _left(text: str, figures: tuple[Clause, ...], i: int) -> str:
    """What stands between a figure and the one before it, in its part of the sentence, parenthesis or table cell."""
    at = figures[i].quantity.start
    opened = text.rfind("(", 0, at) if figures[i].host is not None else 0
    floor = max(segment(text, at), text.rfind(" | ", 0, at), figures[i - 1].quantity.end if i else 0, opened)
    return text[floor:at]


def _intended(text: str, figures: tuple[Clause, ...], i: int) -> bool:
    while True:
        end = figures[i + 1].quantity.start if i + 1 < len(figures) else len(text)
        after = re.split(r"[,;.()|]", text[figures[i].quantity.end : end])[0][:40]
        after = (
            "" if figures[i].quantity.kind is Kind.PERCENT else after
        )  # "100% kế hoạch vốn": a share of it
        left = _left(text, figures, i)
        if any(
            (match := _INTENDED.search(piece)) and not _DONE.search(piece, match.end())
            for piece in (left[-80:], after)
        ):
            return True
        # "đang lập thủ tục đầu tư 1 bến trị giá 1.150 tỷ đồng": what the thing before measures.
        within = i > 0 and figures[i - 1].quantity.end >= segment(text, figures[i].quantity.start)
        if not within or re.search(r"[,:(]", left) or DEED.search(left):
            return False
        i -= 1


def _ahead(place: Place, figures: tuple[Clause, ...], i: int) -> FigureNature:
    """Among targets and tasks: what is aimed at, or where it starts from."""
    quantity = figures[i].quantity
    left = _left(place.text, figures, i)
    time = attached(place.text, figures, i).time
    if time and (time.when is When.NOW or time.compared):
        return FigureNature.CONTEXT if is_state(place, figures, i) else FigureNature.RESULT
    if is_setting(place):
        return FigureNature.CONTEXT
    funds = quantity.kind is Kind.MONEY and _FUNDS.search(left)
    planned = (funds and place.nature is Nature.TASK) or place.nature not in _AHEAD
    return FigureNature.PLAN if planned else FigureNature.TARGET


def _past(place: Place, figures: tuple[Clause, ...], i: int, told: Reporting) -> bool:
    """Whether a figure among targets is one of the time before: a target's start, or dated so."""
    quantity = figures[i].quantity
    if is_baseline(place.text, quantity):
        return True
    time = attached(place.text, figures, i).time
    if quantity.aimed or not (time and time.years and told.year):
        return False
    now, last = int(told.year), time.years[-1]
    over = last < now or (last == now and time.years[0] < now)
    told_of = (_horizon(place) > now and time.said.isdigit()) or _ESTIMATED.search(
        _left(place.text, figures, i)
    ) is not None
    return over or (last == now and told_of)


def _horizon(place: Place) -> int:
    """The last year that the headings name."""
    return max(map(int, _YEARS.findall(" ".join((*place.titles, place.term or "")))), default=0)


def _behind(place: Place, figures: tuple[Clause, ...], i: int, told: Reporting) -> FigureNature:
    """Among results: what was reached, or what there is."""
    text, quantity = place.text, figures[i].quantity
    left = text[segment(text, quantity.start) : quantity.start]
    befalls = (_BEFALLS.search(left) or _part_of_fate(place, left)) and not _CHANGED.search(left)
    if is_given(text, figures, i) or befalls or _AROUND.search(_left(text, figures, i)):
        return FigureNature.CONTEXT
    if place.note is not None and (found := _noted(place, figures, i)):
        return found
    if is_state(place, figures, i):
        return FigureNature.CONTEXT
    time = attached(text, figures, i).time
    if time and time.years and told.year and time.years[0] > int(told.year) and not _ESTIMATED.search(left):
        return FigureNature.TARGET  # what is to come has not been reached, whatever the heading
    setting = place.nature is Nature.CAUSE or is_setting(place)
    return FigureNature.CONTEXT if setting and not DEED.search(left) else FigureNature.RESULT


_PARTS_OPEN = re.compile(r"[\s\-+*•–]*(?:trong\s+đó|trong\s+số\s+đó|gồm|cụ\s+thể)\s*[:,]?\s", re.IGNORECASE)


def _part_of_fate(place: Place, left: str) -> bool:
    """Whether a sentence of parts goes on with what has befallen: "Xảy ra 42 vụ. Trong đó: trộm cắp 19 vụ"."""
    if not _PARTS_OPEN.match(place.text) or DEED.search(left):
        return False
    before = sentences(place.before[-_LONGEST_NOTE:])
    return bool(before) and _BEFALLS.search(place.before[-_LONGEST_NOTE:], *before[-1]) is not None


_LONGEST_NOTE = 2000
_SPEAKS = re.compile(r"(?<!\w)(?:đã|đạt|được|tăng|giảm|ước|trong\s+nhiệm\s+kỳ)(?!\w)", re.IGNORECASE)
_LISTED_DEED = re.compile(
    r"^\W*(?:thực\s+hiện|tổ\s+chức|kết\s+nạp|bổ\s+nhiệm|ban\s+hành|xử\s+lý|kiểm\s+tra|tuyển\s+dụng|khen\s+thưởng|hỗ\s+trợ|cấp|đào\s+tạo|điều\s+động|sắp\s+xếp|tiếp)(?!\w)",
    re.IGNORECASE,
)


def _noted(place: Place, figures: tuple[Clause, ...], i: int) -> FigureNature | None:
    """A footnote that only lists: parts of what its sentence counts are what that is, others tell of things around."""
    text = place.text[:_LONGEST_NOTE]
    if _SPEAKS.search(text) or any(_LISTED_DEED.match(piece) for piece in text.split(";")):
        return None
    unit = figures[i].quantity.unit.casefold()
    anchor = tuple(clauses(place.anchor))
    if any(clause.quantity.unit.casefold() == unit for clause in anchor) and not is_state(place, figures, i):
        return FigureNature.RESULT
    return FigureNature.CONTEXT
