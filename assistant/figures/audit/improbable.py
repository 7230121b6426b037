"""Values that can hardly be meant: more than all, a percentage for an amount, more parts than there are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.figures.audit.kinship import person
from assistant.figures.audit.naming import loose_word, name_of, value_of
from assistant.figures.audit.told import Figure, Statement, Told
from assistant.figures.audit.types import Finding, FindingKind
from ingest.counted import COUNTED
from ingest.ledger.phrases import capital
from ingest.normalise import syllables
from ingest.quantity import Kind

# What makes a percentage something else than a share of all: growth, a plan, a year before, use beyond capacity.
_OPEN_ENDED = re.compile(
    r"(?<!\w)(?:tăng|giảm|vượt|gấp|tốc độ|tăng trưởng|kế hoạch|KH|chỉ tiêu|dự toán|mục tiêu|cùng kỳ|so với|năm trước|kỳ trước|"
    r"công suất|sử dụng giường|thực hiện|hoàn thành (?:kế hoạch|chỉ tiêu|dự toán)|giải ngân|thu nộp|lợi nhuận|lãi|lạm phát|giá|"
    r"chỉ số|nghị quyết|định mức|huy động|nhập học|mức|lương|phụ cấp|hỗ trợ|học phí|chi phí|vốn|doanh thu|nợ|tỷ lệ đóng|"
    r"kịch bản|phương án|năng suất|sản lượng|trúng thầu|giao|đề ra|tỷ suất)(?!\w)",
    re.IGNORECASE,
)
_SHARE = re.compile(r"(?<!\w)(?:tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng|cơ cấu)(?!\w)", re.IGNORECASE)
# What shares are of besides what is counted.
_ALWAYS_PART = re.compile(
    r"(?<!\w)(?:che phủ|độ che phủ|lấp đầy|đô thị hóa|hài lòng|đúng hạn|trước hạn|bao phủ|tham gia|hộ nghèo|cận nghèo|thất nghiệp|"
    r"qua đào tạo|đạt chuẩn|tốt nghiệp|biết chữ|nước sạch|có điện|số hóa|trực tuyến|thu gom|tỷ trọng|cơ cấu)(?!\w)",
    re.IGNORECASE,
)
# Names of amounts, as an indicator begins with them, and what turns them into something told in percent.
_AMOUNT = re.compile(
    r"\W*(?:(?:tổng|giá trị|tổng giá trị|quy mô|mức|số)\s+)?(?:kim ngạch|giá trị (?:sản xuất|xuất khẩu|nhập khẩu|gia tăng|hàng hóa|sản phẩm)|"
    r"doanh thu|tổng mức|doanh số|sản lượng|diện tích|thu nhập|tổng vốn|vốn đầu tư|thu ngân sách|chi ngân sách|số thu|dư nợ|số tiền|"
    r"kinh phí|tổng thu|tổng chi|tổng sản phẩm|GRDP|dân số|lợi nhuận|trị giá|quỹ lương)(?!\w)",
    re.IGNORECASE,
)
_NO_AMOUNT = re.compile(
    r"(?<!\w)(?:tăng|giảm|tốc độ|tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng|cơ cấu|chiếm|bằng|so với|vượt|kế hoạch|KH|dự toán|chỉ tiêu|hoàn thành|cùng kỳ|"
    r"trưởng|phần trăm|gấp|chỉ số|bình quân năm|thực hiện|tiến độ|giải ngân|của|trong tổng|được|đã|là \d|còn|góp|lãi suất|thuế suất|phí)(?!\w)",
    re.IGNORECASE,
)
_QUALIFIERS = re.compile(
    r"(?<!\w)(?:phấn đấu|trên|hơn|khoảng|đạt|là|có|ước|từ|đến|hằng năm|hàng năm)(?!\w)", re.IGNORECASE
)
# Under these every figure may be a percentage.
_RATES = re.compile(
    r"(?<!\w)(?:tăng trưởng|tốc độ|chỉ số|so với|cùng kỳ|mức tăng|dự toán|thực hiện kế hoạch|giải ngân)(?!\w)",
    re.IGNORECASE,
)
_GROWTH = re.compile(
    r"(?<!\w)(?:tăng trưởng|tốc độ|tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng|cơ cấu|chỉ số|so với|cùng kỳ|phần trăm|mức tăng)(?!\w)|%",
    re.IGNORECASE,
)
# How far after a percentage tells what it is of.
_NEARBY = 80
_LEVEL = re.compile(r"(?:đạt|là|:|khoảng|trên|gần|ước|phấn đấu|dự kiến)\s*$", re.IGNORECASE)
_PLAN = re.compile(
    r"(?<!\w)(?:kế hoạch|chỉ tiêu|dự toán|KH|đề ra|được giao|so với|vượt)(?!\w)", re.IGNORECASE
)


def improbable(told: Told) -> Iterator[Finding]:
    """The findings about values that cannot be as they stand."""
    figures = [figure for statement in told.statements for figure in statement.figures]
    for statement in told.statements:
        for figure in statement.figures:
            kind = figure.quantity.kind
            if kind is Kind.PERCENT:
                yield from _more_than_all(statement, figure)
                yield from _percent_for_amount(statement, figure, figures)
            elif kind in (Kind.RATIO, Kind.RANK):
                yield from _beyond(statement, figure)
            elif kind is Kind.MONEY and re.match(r"\W*(?:tỷ lệ|tỉ lệ)(?!\w)", figure.label, re.IGNORECASE):
                yield from _amount_for_percent(figure)


def _more_than_all(statement: Statement, figure: Figure) -> Iterator[Finding]:
    """A share above 100 %: "trên 100% đảng viên"."""
    quantity = figure.quantity
    top = quantity.number_max if quantity.number_max is not None else quantity.number
    qualifier = quantity.qualifier or ""
    above = top > 100 or (top == 100 and re.search(r"(?<!\w)(?:trên|hơn|vượt)(?!\w)", qualifier) is not None)
    if not above or quantity.unit not in ("%", "phần trăm"):
        return
    subject = _subject(statement, figure)
    told = f"{subject} {figure.tail} {qualifier}"
    if _RATES.search(_context(statement)):
        return
    if _OPEN_ENDED.search(re.sub(r"hoàn thành (?:tốt|xuất sắc)?\s*nhiệm vụ", " ", told)) or not _of_all(
        figure, subject
    ):
        return
    word = loose_word(quantity) or ("trên " if top == 100 else "")
    message = f"{capital(name_of(figure))}: tỷ lệ nêu là {word}{value_of(quantity)}, trong khi tỷ lệ này không thể vượt quá 100%."
    yield Finding(FindingKind.IMPROBABLE, False, message, (figure.entry,))


def _subject(statement: Statement, figure: Figure) -> str:
    """What stands before a figure: its label, or where that is empty all before it in the sentence."""
    label = _QUALIFIERS.sub(" ", figure.label)
    if any(character.isalpha() for character in label):
        return label
    return re.split(r"[.;]\s", statement.text[: figure.start])[-1]


def _of_all(figure: Figure, subject: str) -> bool:
    """Whether a percentage is a share of persons or things that are counted."""
    after = syllables(figure.tail)
    skipped = after[1:] if after[:1] in (["số"], ["các"]) else after
    if any(tuple(skipped[:n]) in COUNTED[False] for n in (1, 2, 3)) or figure.tail[:2].isupper():
        return True
    label = _SHARE.search(subject)
    named = syllables(subject[label.end() :]) if label else []
    return any(tuple(named[:n]) in COUNTED[False] for n in (1, 2, 3)) or bool(
        label and _ALWAYS_PART.search(subject)
    )


def _percent_for_amount(statement: Statement, figure: Figure, figures: Sequence[Figure]) -> Iterator[Finding]:
    """An amount that is told in percent: "Kim ngạch xuất khẩu đạt 56,091%"."""
    quantity = figure.quantity
    if quantity.unit not in ("%", "phần trăm") or figure.tail.strip(" .,;") or figure.depth or statement.row:
        return
    head = _AMOUNT.match(figure.label)
    if head is None or _NO_AMOUNT.search(figure.label) or _GROWTH.search(_context(statement)):
        return
    if not _LEVEL.search(statement.text[: figure.start].rstrip()):
        return
    if _NO_AMOUNT.search(statement.text[figure.end : figure.end + _NEARBY].split(",")[0]):
        return
    other = next((item for item in figures if _same_amount(item, figure)), None)
    where = f" (nơi khác trong báo cáo tính bằng {other.quantity.unit})" if other else ""
    message = (
        f"{capital(name_of(figure))}: giá trị nêu là {value_of(quantity)}, trong khi chỉ tiêu này thường tính bằng số tuyệt đối{where}; "
        "cần kiểm tra lại đơn vị tính."
    )
    yield Finding(FindingKind.IMPROBABLE, False, message, (figure.entry, *((other.entry,) if other else ())))


def _same_amount(other: Figure, figure: Figure) -> bool:
    """Whether another figure tells the same amount in money or a measure."""
    if other.quantity.kind not in (Kind.MONEY, Kind.MEASURE):
        return False
    wanted = syllables(figure.label)[:4]
    told = syllables(f"{other.entry.observation.indicator} {other.label}")
    return bool(wanted) and any(told[i : i + len(wanted)] == wanted for i in range(len(told)))


def _amount_for_percent(figure: Figure) -> Iterator[Finding]:
    message = f"{capital(name_of(figure))}: báo cáo gọi là tỷ lệ nhưng nêu {value_of(figure.quantity)}; cần kiểm tra lại đơn vị tính."
    yield Finding(FindingKind.IMPROBABLE, False, message, (figure.entry,))


def _beyond(statement: Statement, figure: Figure) -> Iterator[Finding]:
    """More than there are: "12/10 xã", "thứ 65/63"."""
    quantity = figure.quantity
    if not quantity.out_of or quantity.number <= quantity.out_of or not quantity.unit:
        return
    told = f"{_context(statement)} {statement.text}"
    if quantity.kind is Kind.RATIO and (
        _PLAN.search(told) or not (person(quantity) or _listed(quantity.unit))
    ):
        return
    what = "thứ hạng" if quantity.kind is Kind.RANK else "số"
    message = f"{capital(name_of(figure))}: {what} nêu là {quantity.value} {quantity.unit}, lớn hơn tổng số."
    yield Finding(FindingKind.IMPROBABLE, False, message, (figure.entry,))


def _listed(unit: str) -> bool:
    return tuple(syllables(unit)) in COUNTED[False]


def _context(statement: Statement) -> str:
    """What a statement is said under: its own heading and lead-ins."""
    return " ".join((*statement.titles[-1:], *statement.leads))
