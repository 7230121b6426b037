"""The clause of a sentence that tells one figure and can be read alone, letter by letter as the report has it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.figures.ledger.entries import Entry
from assistant.study.quiz.reckoning import reckonable
from assistant.study.quiz.words import any_of, dangles
from ingest.normalise import syllables
from ingest.quantities import quantities
from ingest.quantity import Kind, Quantity
from ingest.types import Span

# Words of a clause; telling syllables of it besides numbers and units.
_LONGEST, _TELLING = 36, 2
_MARK = re.compile(r"\s*(?:[-+*•–●▪]|\d{1,2}(?:\.\d{1,2})*\s?[.)]|[a-zđ][.)]|\((?:\d{1,2}|[a-zđ])\))\s+")
_BREAK = re.compile(r"\s*(?P<mark>[;,])\s+")
_OPENERS, _CLOSERS = "([“«‘", ")]”»’"
_ABOUT = (
    r"(?:(?:trên|dưới|khoảng|gần|hơn|từ|thêm|được|là|ước|đạt|bình quân|trung bình|ít nhất|tối thiểu|tối đa|"
    r"không quá|không dưới|xấp xỉ|tới|đến|lên|còn)\s+)*"
)
# What belongs to words before it: "tăng 7,4%", "hoàn thành 47% kế hoạch", "trong đó nữ 12 người".
_BOUND = re.compile(
    rf"(?:tăng|giảm|bằng|đạt|chiếm|vượt|gấp|hoàn thành|có|còn|mất|thêm|trừ|xếp|đứng|cao|thấp|ít|nhiều)\s+{_ABOUT}(?:hơn\s+)?\d|"
    rf"{_ABOUT}[\d(~≥≤]|"
    r"(?:trong đó|trong số đó|tương đương|tương ứng|trị giá|giá trị \d|với|của|và|nâng|thu về|so với|trên cơ sở|là|gồm|bao gồm|riêng|cho|để|tại|ở|do|"
    r"mỗi|nhất là|cụ thể|theo|được|đã|cũng|lên|xuống|ngoài ra|đồng thời|qua đó|góp phần|số còn lại|còn lại|còn|không|như|hoặc|hay|"
    r"tổng (?:số )?(?:vốn|tiền|giá trị|kinh phí|mức đầu tư)|kinh phí|tỷ lệ \d|vốn|trên|dưới|từ|bình quân|trung bình|nhưng|song|đã|rút ngắn|"
    r"đạt tỷ lệ|đạt tỉ lệ|làm|gây|khiến|bị|thiệt hại|thu giữ|thu hồi|phạt tiền|lũy kế|tỷ lệ(?: này)? đạt|tỷ lệ \w+ \d|nữ|nam)(?!\w)",
    re.IGNORECASE,
)
# What is counted says nothing alone.
_ANY = re.compile(
    r"(?:vụ|vụ việc|ca|người|đối tượng|cuộc|lớp|đợt|buổi|lượt|trường hợp|đồng chí|hồ sơ|đơn|đoàn|bài|tin|điểm|cá nhân|tập thể|tổ chức|cơ sở)"
)
_CONSISTS = re.compile(r"(?<!\w)(?:gồm|bao gồm|gồm có)(?!\w)")
# A share's own words and what is said of them are at least so many.
_PREDICATE = 4
_PARTLY = re.compile(r"(?:trong đó|riêng|trong số đó)(?!\w)", re.IGNORECASE)
_AIM = re.compile(r"(?:nhằm|để|góp phần|qua đó|từ đó|tạo điều kiện|bảo đảm|đảm bảo|đáp ứng)(?!\w)")
# The cells of a row that came out as one text.
_ROW = re.compile(r"\||\t|\d[\d.,]*\s+-?\s*\d[\d.,]*\s+-?\s*\d|\d[.,]\d+\s+\d|(?<!\w)STT(?!\w)")
_ODD = re.compile(
    r"…|\.\.\.|https?:|www\.|[A-ZĐÀ-Ỹ]{14,}|\(\s*\)|\w{16,}|(?<!\w)[lI]\d|\d[.,]?[A-Za-zĐđ]\d|\d \d|\d [.,]\d|\d[.,] \d"
)
_LEANS = re.compile(
    r"(?<!\w)(?:cũng|số này|nói trên|nêu trên|tương tự|như vậy|nêu tại|kể trên|các đơn vị trên|họ|nó)(?!\w)",
    re.IGNORECASE,
)
_PAST = re.compile(r"(?:(?:năm|kỳ|quý|tháng|khóa|nhiệm kỳ) trước|\d tỷ|\d (?:lượt )?\w+(?: \w+)? tham gia)$")
_BROKEN_OFF = re.compile(r"\d\.\s*$")
_PAIRS = (("(", ")"), ("“", "”"), ("‘", "’"), ("«", "»"), ("[", "]"))
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_IDLE = frozenset(
    syllables(
        "có là và các của đã được đạt tổng số trên khoảng gần trong tỷ lệ triệu nghìn ngàn đồng người tăng giảm với cho so từ đến năm tháng quý tấn ha "
        "bằng chiếm ước thực hiện hiện nay còn thêm mới bình quân lượt phấn đấu"
    )
)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A clause as `quote[start:end]` of its sentence; the number stands at `quote[number:number_end]`.

    `telling` counts the syllables that tell something, `shows` the other figures in it.
    """

    start: int
    end: int
    number: int
    number_end: int
    telling: int
    shows: int


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a sentence between two breaks, and the mark before it ("" at the beginning)."""

    start: int
    end: int
    mark: str


def excerpt(entry: Entry, before: str) -> Excerpt | None:
    """The shortest clause that tells a figure with its subject; None where there is none, or it needs what is outside.

    `before` is the text before the sentence. A clause begins with its sentence or behind a semicolon and ends where a
    clause ends; neither the same number nor figures from which it could be worked out stand in it.
    """
    quote, quantity = entry.quote, entry.observation.quantity
    at = quantity.start - entry.observation.start + max(quantity.text.find(quantity.value), 0)
    stop = at + len(quantity.value)
    if quote[at:stop] != quantity.value or _ROW.search(quote):
        return None
    body = _body(quote)
    if body > at:
        return None
    known = [one for one in quantities(quote) if one.end > body]
    parts = _parts(quote, body, [Span(one.start, one.end) for one in known])
    own = next((n for n, part in enumerate(parts) if part.start <= at < part.end), None)
    if own is None:
        return None
    broken = _BROKEN_OFF.search(before) is not None
    for first in _starts(quote, parts, own):
        if first == 0 and broken:
            continue
        for last in range(own, len(parts)):
            if last + 1 < len(parts) and not _may_end(quote, parts, last, known):
                continue
            if last + 1 < len(parts) and _goes_on(quote, parts, first, last, stop):
                continue
            end = _without_bracket(quote, parts[first].start, parts[last].end, stop)
            found = _checked(quote, Span(parts[first].start, end), Span(at, stop), known, quantity)
            if found:
                return found
    return None


def _body(quote: str) -> int:
    """Where a sentence begins behind its bullet or number."""
    found = _MARK.match(quote)
    return found.end() if found else len(quote) - len(quote.lstrip())


def _parts(quote: str, body: int, whole: Sequence[Span]) -> list[_Part]:
    """The parts of a sentence between semicolons, commas and dashes outside of brackets, quotation marks and numbers."""
    end = len(quote.rstrip(" .;,:"))
    found: list[_Part] = []
    start, mark = body, ""
    for match in _BREAK.finditer(quote, body, end):
        if any(
            span.start < match.end() and match.start() < span.end
            for span in whole
            if "," in quote[span.start : span.end]
        ):
            continue
        if _depth(quote[start : match.start()]) or _depth(quote[body : match.start()]):
            continue
        found.append(_Part(start, match.start(), mark))
        start, mark = match.end(), match["mark"]
    return [*found, _Part(start, end, mark)] if start < end else found


def _depth(text: str) -> bool:
    """Whether a bracket or quotation mark is open at the end of a text."""
    opened = sum(text.count(one) for one in _OPENERS) - sum(text.count(one) for one in _CLOSERS)
    return opened != 0 or text.count('"') % 2 == 1


def _starts(quote: str, parts: Sequence[_Part], own: int) -> Iterator[int]:
    """Where a clause may begin: behind the nearest semicolon with a subject or verb of its own, at last behind a comma."""
    listed = [n for n in range(own, -1, -1) if parts[n].mark != ","]
    for n in listed:
        text = quote[parts[n].start : parts[n].end]
        lead = any(":" in quote[part.start : part.end] for part in parts[:n])
        if n == 0 or not (_BOUND.match(text) or (lead and ":" not in text)):
            yield n
    for n in range(own, 0, -1):
        text = quote[parts[n].start : parts[n].end]
        earlier = quote[parts[n - 1].start : parts[n - 1].end]
        head = _NUMBER.split(text, maxsplit=1)[0]
        if (
            parts[n].mark == ","
            and not _BOUND.match(text)
            and _NUMBER.search(earlier)
            and len(syllables(head)) >= 4
        ):
            yield n


def _may_end(quote: str, parts: Sequence[_Part], last: int, known: Sequence[Quantity]) -> bool:
    """Whether what follows a part may be left out: another clause, a figure of its own, a tail."""
    following = parts[last + 1]
    if following.mark != ",":
        return True
    text = quote[following.start : following.end]
    if _AIM.match(text) or any_of("tails").match(text) or _BOUND.match(text):
        return True
    return any(following.start <= one.start < following.end and one.figure for one in known)


def _goes_on(quote: str, parts: Sequence[_Part], first: int, last: int, stop: int) -> bool:
    """Whether what follows tells of what the figure is: "14 vụ, 17 đối tượng về ma túy", "100% xã, thị trấn bố trí …"."""
    following = parts[last + 1]
    if following.mark != ",":
        return False
    text, rest = quote[parts[first].start : parts[last].end], quote[stop : parts[last].end]
    next_counts = quote[following.start].isdigit()
    if next_counts and (_ANY.fullmatch(rest.strip()) or _CONSISTS.search(text)):
        return True
    heads = quote[parts[last].start : stop].rpartition(":")[2].strip()
    return rest.startswith("%") and not next_counts and heads[:1].isdigit() and len(rest.split()) < _PREDICATE


def _without_bracket(quote: str, start: int, end: int, stop: int) -> int:
    """The end of a clause without a closing remark in brackets behind the figure."""
    opened = quote.rfind(" (", stop, end)
    if quote[start:end].endswith(")") and opened > 0 and quote.count("(", opened, end) == 1:
        return len(quote[:opened].rstrip())
    return end


def _checked(
    quote: str, span: Span, number: Span, known: Sequence[Quantity], quantity: Quantity
) -> Excerpt | None:
    text = quote[span.start : span.end]
    if len(text.split()) > _LONGEST or not _whole(text) or _PARTLY.match(text):
        return None
    inside = [
        one for one in known if span.start <= one.start and one.end <= span.end and not _covers(one, number)
    ]
    if any(one.start < number.end and number.start < one.end for one in inside):
        return None  # read as part of another number
    if any(
        _same(told, quantity.value)
        for told in _NUMBER.findall(f"{quote[span.start : number.start]} ; {quote[number.end : span.end]}")
    ):
        return None
    if reckonable(
        quantity.amount,
        [one.amount for one in inside if one.figure] + _ends(inside),
        share=quantity.kind in (Kind.PERCENT, Kind.POINTS),
    ) or (quantity.out_of and any(one.kind is Kind.PERCENT for one in inside)):
        return None
    idle = _IDLE | frozenset(syllables(quantity.unit))
    telling = len([part for part in syllables(text) if part not in idle and not part[0].isdigit()])
    telling += len(syllables(quantity.unit)) > 1 and quantity.kind is Kind.COUNT
    opening = quote[span.start : number.start].strip()
    if telling < _TELLING or (not opening and telling < 2 * _TELLING):
        return None
    return Excerpt(
        span.start, span.end, number.start, number.end, telling, sum(1 for one in inside if one.figure)
    )


def _covers(one: Quantity, number: Span) -> bool:
    return one.start <= number.start and number.end <= one.end


def _ends(inside: Sequence[Quantity]) -> list[float]:
    """The second numbers of ratios: "6.084/7.669 xã"."""
    return [one.out_of * one.scale for one in inside if one.out_of]


def _same(one: str, value: str) -> bool:
    return any(_plain(one) == _plain(part) for part in _NUMBER.findall(value))


def _plain(number: str) -> str:
    """A number by its value, near enough: dots between thousands and leading zeros do not count."""
    whole, comma, rest = number.replace(".", "").partition(",")
    return f"{whole.lstrip('0') or '0'}{comma}{rest}"


def _whole(text: str) -> bool:
    """Whether a clause leans on nothing outside and is cut nowhere."""
    first = text.lstrip('“"‘(')[:1]
    if not first or any_of("leaning").match(text) or any_of("pointing").search(text) or _LEANS.search(text):
        return False
    if _ODD.search(text) or text.count('"') % 2 or any(text.count(a) != text.count(b) for a, b in _PAIRS):
        return False
    if _BOUND.match(text) and not first.isdigit() and not text[:1].isupper():
        return False
    return not dangles(text) or _PAST.search(text) is not None
