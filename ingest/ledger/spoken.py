"""What is said of a figure before and after it, and which figures it stands in a list with (pure)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from ingest.clauses import Clause
from ingest.ledger.phrases import opened, trimmed, without_lead, without_mark, without_times
from ingest.ledger.vocabulary import HAVE, MEASURE, VERB, verbs_at_end
from ingest.normalise import syllables
from ingest.quantity import Kind, Quantity

COUNTS = frozenset((Kind.COUNT, Kind.RATIO, Kind.DURATION))
# What follows things counted and leads to the next figure: "214 sản phẩm | được công nhận của 131 chủ thể".
_TO_OBJECT = re.compile(
    r"(?P<tail>[^,;:.()]{2,60})\s(?:có|với|đạt|của|cho|tại|ở|do|từ|đến|trị giá)\s", re.IGNORECASE
)
_ONWARD = re.compile(
    r"\W*(?:tăng|giảm)?\s*(?:lên|xuống|còn|lên đến|lên tới|xuống còn|xuống dưới|lên trên)(?:\s+(?:còn|đến|tới|dưới|trên|khoảng))*\W*",
    re.IGNORECASE,
)
_LOOSE_END = re.compile(
    r"(?:\s(?:với|tại|cho|của|và|(?<!nhà\s)(?<!đất\s)ở|do|từ|đến|trong|vào|gồm))+$", re.IGNORECASE
)
_FOR = re.compile(r"[^,;:.()\d]*\scho\s+(?:(?:trên|hơn|gần|khoảng|tổng số)\s+)*", re.IGNORECASE)
# Two that are named together.
_PAIRS = re.compile(
    r"(?:tổ chức, cá nhân|trưởng, phó phòng|trưởng, phó|cán bộ, công chức|công chức, viên chức|phòng, đơn vị|phòng, ban|sở, ngành|tổ chức, đơn vị|cá nhân, tổ chức|hộ, cá nhân|ngành, địa phương)",
    re.IGNORECASE,
)
# "…, tăng 9,6% so với cùng kỳ; trong đó hàng rời 12 triệu tấn".
_STILL_PART = re.compile(r";(?=\s*(?:trong đó|trong số đó|riêng|gồm|bao gồm)(?!\w))", re.IGNORECASE)
_MOST_AFTER_ASIDE = 6
_MADE_OF = re.compile(r"(?<!\w)(?:gồm|bao gồm|chia ra|trong đó|trong số đó)(?!\w)", re.IGNORECASE)
_ABBREVIATED = re.compile(r"\(\s*[A-ZĐ][\wĐ&+-]{1,9}\s*\)\s*$")
_ABBREVIATION = re.compile(r"\(\s*(?:viết tắt là\s+)?[A-ZĐ][\wĐ&+-]{0,9}\s*\)")


def label_of(text: str, found: Sequence[Clause], i: int) -> str:
    """What stands before a value and belongs to it, without times.

    Before "có", "với" only the last phrase does: a comma ends what was said of something else.
    """
    label = without_mark(found[i].label)
    if text[: found[i].quantity.start].rstrip().endswith(","):
        label = ""
    elif HAVE.search(label) and not MEASURE.match(opened(without_times(label))):
        label = label[label.rfind(",") + 1 :]
        if i and (lead := _TO_OBJECT.match(text[found[i - 1].quantity.end : found[i].quantity.start])):
            # "32 chi bộ trực thuộc với 780 đảng viên": those words belong to the count before.
            label = (
                label.removeprefix(lead["tail"].strip()) if COUNTS & {found[i - 1].quantity.kind} else label
            )
    elif i and (verb := _held_verb(text, found[i - 1], found[i])):
        label = f"{verb} {label}"
    return " ".join(without_times(label).split())


def _held_verb(text: str, left: Clause, right: Clause) -> str:
    """The verb in what is counted before: "12 lớp | tập huấn cho 640 cán bộ"; "" for none."""
    if not _FOR.fullmatch(text, left.quantity.end, right.quantity.start):
        return ""
    if left.quantity.kind is Kind.MONEY:
        # "giải ngân 215 tỷ đồng vốn ưu đãi cho 4.320 lượt hộ nghèo"
        lead = opened(without_times(without_mark(left.label)))
        at = verbs_at_end(without_lead(lead))
        return without_lead(lead)[at:] if at is not None else ""
    words = left.quantity.unit.split()
    return next((verb for n in (2, 1) if len(words) > n and VERB.fullmatch(verb := " ".join(words[-n:]))), "")


def tail_of(text: str, found: Sequence[Clause], i: int) -> str:
    """What follows a unit and belongs to it: also behind an aside, after a comma that joins two words of a kind, and up
    to what leads to the next figure."""
    clause, after = found[i], found[i + 1] if i + 1 < len(found) else None
    tail = clause.tail
    stop = after.quantity.start if after else len(text)
    if text.startswith("(", clause.end) and (close := text.find(")", clause.end)) >= 0 and close < stop:
        onward = without_times(re.split(r"[,;:.(]", text[close + 1 : stop], maxsplit=1)[0])
        meant = _ABBREVIATION.fullmatch(text, clause.end, close + 1)
        tail = f"{tail} {onward}" if meant or len(syllables(onward)) <= _MOST_AFTER_ASIDE else tail
    elif (
        _ABBREVIATED.search(text[: clause.end])
        and (onward := re.split(r"[,;:.(]", text[clause.end : stop])[0]).strip()
    ):
        tail = f"{tail} {onward}"
        if joined := _coordinate(tail, clause, text[clause.end + len(onward) : stop], more=after is not None):
            tail = joined
    elif text.startswith(",", clause.end) and (
        joined := _coordinate(tail, clause, text[clause.end : stop], more=after is not None)
    ):
        tail = joined
    elif after and not tail and clause.quantity.kind in (*COUNTS, Kind.MONEY):
        to = _TO_OBJECT.match(text[clause.quantity.end : after.quantity.start])
        tail = to["tail"] if to else ""
    comma = "," if re.match(r"\s*,\s*\w", tail) else ""
    return comma + _LOOSE_END.sub("", trimmed(without_times(re.sub(r"\([^()]*\)?", " ", tail))))


def _coordinate(tail: str, clause: Clause, following: str, *, more: bool) -> str:
    """A tail with what commas add to its last word: "văn bản lãnh đạo" and "chỉ đạo gửi các phòng"; "" for nothing."""
    joined = tail
    for piece in re.split(r"[;:.(]|\d", following[1:], maxsplit=1)[0].split(","):
        last, first = f"{clause.quantity.unit} {joined}".split()[-2:], piece.split()[:2]
        if len(last) < 2 or len(first) < 2 or last == first:
            break
        pair = _PAIRS.fullmatch(f"{' '.join(last)}, {' '.join(first)}") or _PAIRS.fullmatch(
            f"{last[1]}, {' '.join(first)}"
        )
        acts = verbs_at_end(joined) is not None and VERB.match(piece.strip()) is not None
        if not pair and not {*last} & {*first} and not (acts and not _counts_on(following, piece, more=more)):
            break
        joined = f"{joined}, {piece.strip()}"
    return joined if joined != tail else ""


def _counts_on(following: str, piece: str, *, more: bool) -> bool:
    """Whether a piece goes on with a number, and so is a statement of its own; `more`: a figure follows it all."""
    rest = following[following.find(piece) + len(piece) :].strip()
    return rest[:1].isdigit() or (not rest and more)


def before(found: Sequence[Clause], i: int) -> int:
    """The index of the figure before, asides passed over; -1 for none."""
    at = i - 1
    while at >= 0 and found[at].host is not None:
        at -= 1
    return at


def whole_of(text: str, found: Sequence[Clause], i: int) -> int:
    """The index of the figure that this one, or those before it in its list, is a part of; -1 for none."""
    at = i
    while at >= 0 and not _is_part(text, found, at):
        left = before(found, at)
        if left < 0 or not listed(text, found[left], found[at]):
            return -1
        at = left
    if at < 0 or found[at].host is not None:
        return -1
    whole = before(found, at)
    # "tăng 9,6% so với cùng kỳ; trong đó hàng container 1,12 triệu TEU": a part of the amount, not of its growth.
    left = _alike(found, whole, lambda one: one.unit == found[i].quantity.unit)
    left = left if left >= 0 else _alike(found, whole, lambda one: one.kind is found[i].quantity.kind)
    return left if left >= 0 and _within(text, found[left], found[at]) else whole


def _alike(found: Sequence[Clause], at: int, fits: Callable[[Quantity], bool]) -> int:
    """The nearest figure from `at` back that fits; -1 for none."""
    while at >= 0 and not fits(found[at].quantity):
        at = before(found, at)
    return at


def _is_part(text: str, found: Sequence[Clause], i: int) -> bool:
    """Whether a figure opens a list of parts: after "trong đó", "gồm", in parentheses."""
    left = before(found, i)
    return found[i].part or (
        left >= 0 and _MADE_OF.search(text, found[left].quantity.end, found[i].quantity.start) is not None
    )


def _within(text: str, left: Clause, right: Clause) -> bool:
    between = _STILL_PART.sub("", text[left.quantity.end : right.quantity.start])
    return re.search(r"[.]\s|;", between) is None


def onward(text: str, found: Sequence[Clause], i: int, label: str) -> bool:
    """Whether a figure is what the one before it became: "từ 215 hộ xuống còn 84 hộ"."""
    between = text[found[i - 1].quantity.end : found[i].quantity.start] if i else ""
    return _ONWARD.fullmatch(label or between) is not None


def follows(text: str, found: Sequence[Clause], i: int) -> bool:
    """Whether nothing parts a figure from the things counted before: "102 dự án DDI có tổng vốn …"."""
    left = found[i - 1].quantity if i else None
    between = text[left.end : found[i].quantity.start] if left else ","
    return left is not None and left.kind in COUNTS and not re.search(r"[,;:.]", between)


def near(text: str, left: Clause, right: Clause) -> bool:
    """Whether only a comma or the like parts two figures' clauses."""
    return re.search(r"[.;:]", text[left.quantity.end : right.start]) is None


def listed(text: str, left: Clause, right: Clause) -> bool:
    """Whether two figures stand in one list: "bưởi 3.100 ha, cam 2.600 ha"."""
    between = text[left.quantity.end : right.quantity.start]
    return re.search(r"[.;]\s|\)", re.sub(r"\([^()]*\)", "", between)) is None and len(between) < 80


_SCOPE = re.compile(
    r"(?<!\w)(?:trong đó|trong số đó|trong số này|riêng|gồm|bao gồm|chia ra|cụ thể)(?!\w)", re.IGNORECASE
)


def scope(text: str, found: Sequence[Clause], i: int) -> str | None:
    """The word that makes a figure one of a part: "trong đó", "riêng", "gồm"; None where nothing does."""
    left = found[i - 1].quantity.end if i else 0
    said = list(_SCOPE.finditer(text, left, found[i].quantity.start))
    if said:
        return said[-1].group().lower()
    return "trong đó" if whole_of(text, found, i) >= 0 else None
