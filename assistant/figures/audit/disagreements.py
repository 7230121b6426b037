"""Statements of a report that disagree: one indicator with two values; a whole and its parts in `sums`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.figures.audit.claims import Claim, Disagreement, interval_of
from assistant.figures.audit.sums import broken_sums
from assistant.figures.comparing import base_unit, decimal_of, vietnamese
from ingest.clauses import Clause, clauses
from ingest.normalise import syllables
from ingest.quantities import Kind, Quantity, quantities

__all__ = [
    "STATED",
    "Claim",
    "Disagreement",
    "Stated",
    "apart",
    "bodies_in",
    "broken_sums",
    "different_values",
    "repeated",
    "telling",
]

# Figures that can be stated twice; a length of time rarely is an indicator.
STATED = frozenset((Kind.COUNT, Kind.MONEY, Kind.PERCENT, Kind.MEASURE, Kind.POINTS))
_TIMES = frozenset((Kind.YEAR, Kind.PERIOD, Kind.DATE))
# Words that change nothing in what is told.
_IDLE = frozenset(
    syllables(
        "đã được là có đạt với cho của các và thì hiện nay tính đến tổng số cộng trong đó kỳ nhiệm giai đoạn năm ước tỷ lệ cả toàn "
        "khoảng trên dưới hơn gần tháng ngày quý hằng hàng còn sử dụng dùng"
    )
)
# Persons are counted by any of these: "kết nạp đảng viên: 10 đồng chí" is "kết nạp 10 đảng viên".
_PERSONS = (("đồng", "chí"), ("người",), ("đ", "c"), ("trường", "hợp"), ("cá", "nhân"))
# A statement of what is to come: never set against what was reached.
_AIM = re.compile(
    r"(?<!\w)(?:phấn đấu|chỉ tiêu|mục tiêu|kế hoạch|dự kiến|đặt ra|đề ra|giao|phải|cần|sẽ|yêu cầu|quy định|tối thiểu)(?!\w)",
    re.IGNORECASE,
)
# Who a statement speaks of: an organisation's or a place's kind with the name after it.
_BODY = re.compile(
    r"(?<!\w)(?i:chi bộ|đảng bộ|chi đoàn|chi hội|công đoàn|đoàn|hội|huyện|xã|phường|thị xã|thị trấn|thành phố|tỉnh|quận|thôn|bản|tổ|khu|cụm"
    r"|phòng|ban|sở|cục|chi cục|trung tâm|trường|bệnh viện|công ty|nhà máy|đơn vị|khối|ngành|vùng|lĩnh vực)"
    r"\s+(?:[A-ZĐÀ-ÝĂƠƯẠ-Ỹ][\w.]*|\d+)"
)
# The body that the whole report speaks of adds nothing.
_WHOLE_BODY = re.compile(
    r"(?<!\w)(?:toàn|cả)\s+(?:thể\s+)?(?:đảng bộ|tỉnh|thành phố|ngành|huyện|xã|cơ quan|đơn vị|sở|khối|công ty|trường)(?!\w)|^\W*(?:đảng bộ|cơ quan|đơn vị) (?=đã )",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"(?:^|[.;:]\s+)\W*(?:tại|ở|trong|riêng|đối với|về)\s+[^,:;.]{2,50}(?=[,:])", re.IGNORECASE
)
# A label with fewer words of its own says too little to be the same indicator elsewhere.
_LEAST = {Kind.PERCENT: 3}
_LEAST_WORDS = 2
_SENTENCE = re.compile(r"[.!?]\s|\n")
_BREAK = re.compile(r"[,;.(\n]\s")
_COUNT_WORDS = {2: "hai", 3: "ba", 4: "bốn", 5: "năm"}


@dataclass(frozen=True, slots=True)
class Stated:
    """One value of one indicator: the claim's key, the figure (its offsets those of the claim's text), the indicator."""

    key: int
    quantity: Quantity
    name: str


def different_values(claims: Sequence[Claim]) -> list[Disagreement]:
    """Indicators to which the claims give different values for the same time.

    The words around both values must be the same but for idle ones, and so must period, kind of unit and the body
    spoken of; both are results, and neither leaves the amount open (trên, khoảng …) so far that both may be true.
    """
    return [_differing(distinct) for group in repeated(claims) if len(distinct := apart(group)) > 1]


def repeated(claims: Sequence[Claim]) -> list[list[Stated]]:
    """The values that are told for one indicator and time, those that are told more than once."""
    groups: dict[tuple[object, ...], list[Stated]] = defaultdict(list)
    for claim in claims:
        for signature, stated in _stated(claim):
            groups[signature].append(stated)
    return [group for group in groups.values() if len(group) > 1]


def _stated(claim: Claim) -> Iterable[tuple[tuple[object, ...], Stated]]:
    times = [quantity for quantity in quantities(claim.text) if quantity.kind in _TIMES]
    head: Clause | None = None
    for clause in clauses(claim.text):
        # A value further on in a list says no more than the list's head does: "đào tạo: cao cấp 02, trung cấp 03".
        if head is None or _SENTENCE.search(claim.text, head.quantity.end, clause.quantity.start):
            head = clause
        quantity = clause.quantity
        if quantity.kind not in STATED or quantity.aimed or clause.part or clause.host is not None:
            continue
        start = _tight(claim.text, clause)
        label = claim.text[start : quantity.start]
        if _AIM.search(label) or _AIM.search(_tail(clause)):
            continue
        said = telling(label, times, start)
        unit = telling(base_unit(quantity))
        tail = telling(_tail(clause), times, quantity.end)
        before = claim.text[_tight(claim.text, head) : head.quantity.start] if head is not clause else ""
        words = frozenset((*said, *unit, *tail)), frozenset(telling(before))
        least = _LEAST.get(quantity.kind, _LEAST_WORDS)
        if len({*said, *tail} - set(unit)) < least:
            continue
        measure = quantity.kind if quantity.kind is Kind.COUNT else (quantity.kind, base_unit(quantity))
        when = _when(claim, times, start, clause)
        bodies = frozenset(bodies_in(f"{claim.context}; {claim.text[: quantity.start]}"))
        shown = _named(label, times, start)
        share = "tỷ lệ" if quantity.kind is Kind.PERCENT and not shown else ""
        name = " ".join(f"{share} {shown} {_counted(quantity)} {_tail(clause)}".split())
        yield (words, measure, when, bodies, quantity.estimated), Stated(claim.key, quantity, name)


def _tight(text: str, clause: Clause) -> int:
    """Where the clause's own last part begins: after its last comma, colons do not count."""
    start = clause.start
    for mark in _BREAK.finditer(text, clause.start, clause.quantity.start):
        rest = text[mark.end() : clause.quantity.start]
        if telling(rest):
            start = mark.end()
    # The head before a colon names what is told, if it is more than a time.
    colon = text.rfind(":", 0, start)
    if colon >= 0 and not text[colon + 1 : start].strip():
        line = max(text.rfind(mark, 0, colon) for mark in "\n.;") + 1
        start = line if colon - line < 80 else start
    return start


def _tail(clause: Clause) -> str:
    """What follows the unit, without an aside in parentheses."""
    return re.sub(r"\([^()]*\)?", " ", clause.tail)


def telling(text: str, times: Sequence[Quantity] = (), offset: int = 0) -> tuple[str, ...]:
    """The telling syllables of a text that begins at `offset`, without times and counting words."""
    for quantity in times:
        begin, end = quantity.start - offset, quantity.end - offset
        if begin >= 0 and end <= len(text):
            text = text[:begin] + " " * (end - begin) + text[end:]
    parts = [part for part in syllables(_WHOLE_BODY.sub(" ", text)) if part not in _IDLE]
    for phrase in _PERSONS:
        n = len(phrase)
        at = 0
        while at + n <= len(parts):
            if tuple(parts[at : at + n]) == phrase:
                del parts[at : at + n]
            else:
                at += 1
    return tuple(parts)


def _when(claim: Claim, times: Sequence[Quantity], start: int, clause: Clause) -> str:
    """The time a value holds for: told in its clause, else before it, else by its section."""
    inside = [quantity for quantity in times if start <= quantity.start and quantity.end <= clause.end]
    before = [quantity for quantity in times if quantity.end <= clause.quantity.start]
    named = inside or before[-1:] or [item for item in quantities(claim.context) if item.kind in _TIMES][-1:]
    if not named:
        return claim.term or ""
    return " ".join("-".join(re.findall(r"\d+", quantity.text)) for quantity in named)


def bodies_in(text: str) -> Iterable[str]:
    """The bodies and places that a text speaks of: "Chi bộ Văn phòng", "xã 2", "Tại vùng cao, …"."""
    for match in _PLACE.finditer(text):
        if not re.search(r"nhiệm kỳ|giai đoạn|năm|tháng|kỳ", match.group(), re.IGNORECASE):
            yield " ".join(syllables(match.group()))
    for match in _BODY.finditer(text):
        yield " ".join(match.group().casefold().split())


def apart(group: Sequence[Stated]) -> list[Stated]:
    """One statement of each value that cannot be the same as another's, of different claims."""
    distinct: list[Stated] = []
    for stated in group:
        low, high = interval_of(stated.quantity)
        apart = all(
            high < interval_of(other.quantity)[0] or interval_of(other.quantity)[1] < low
            for other in distinct
        )
        if apart and all(stated.key != other.key for other in distinct):
            distinct.append(stated)
    return distinct


def _differing(distinct: Sequence[Stated]) -> Disagreement:
    values = [_told(item.quantity) for item in distinct]
    told = f"{', '.join(values[:-1])} và {values[-1]}"
    many = _COUNT_WORDS.get(len(values), str(len(values)))
    name = min((item.name for item in distinct), key=len)
    return Disagreement(
        f"Báo cáo nêu {many} số liệu khác nhau về {name}: {told}.",
        tuple(dict.fromkeys(item.key for item in distinct)),
    )


def _named(label: str, times: Sequence[Quantity], offset: int) -> str:
    """A label as the name of an indicator: without times and auxiliary words."""
    for quantity in times:
        begin, end = quantity.start - offset, quantity.end - offset
        if begin >= 0 and end <= len(label):
            label = label[:begin] + " " * (end - begin) + label[end:]
    idle = r"(?:hằng năm|hàng năm|nhiệm kỳ|giai đoạn|hiện nay|tính đến|đã|được|là|có|ước|đạt|trên|khoảng|năm|từ|đến|trong)"
    label = _WHOLE_BODY.sub(" ", label)
    label = re.sub(r"^[\s:,\-+*•–]+", "", " ".join(label.split()))
    label = re.sub(rf"^(?:{idle}(?!\w)[\s:,]*)+", "", label, flags=re.IGNORECASE)
    label = re.sub(rf"(?:[\s:,]+{idle})+[\s:,]*$", "", label, flags=re.IGNORECASE).strip(" :,")
    return label[:1].lower() + label[1:] if label[1:2].islower() or label[1:2] == " " else label


def _counted(quantity: Quantity) -> str:
    return quantity.unit if quantity.kind is Kind.COUNT else ""


def _told(quantity: Quantity) -> str:
    """A value as it is told to a reader: in digits, without leading zeros, with its unit."""
    value = quantity.value if quantity.number_max is not None else vietnamese(decimal_of(quantity))
    return value + quantity.unit if quantity.kind is Kind.PERCENT else f"{value} {quantity.unit}".strip()
