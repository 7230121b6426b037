"""What a sentence is said under: the head of its list, its paragraph, its lead-ins and headings (pure)."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.ledger.phrases import opened, small, trimmed, without_lead, without_mark, without_times
from ingest.ledger.places import Place
from ingest.ledger.subjects import CLASS
from ingest.ledger.types import Name
from ingest.ledger.vocabulary import MEASURE, OWNERS, PREDICATE, VERB
from ingest.normalise import syllables
from ingest.quantity import Quantity

_FIRST = re.compile(r"[,;:.]|\s(?:theo|để|nhằm|trên cơ sở|góp phần)\s")
_IDLE_TOPIC = re.compile(
    r"^(?:(?:về|công tác|tiếp tục|đẩy mạnh|tăng cường|kết quả|đánh giá|thực hiện|lĩnh vực)\s+)+",
    re.IGNORECASE,
)
_GENERIC = frozenset(
    (
        "kế hoạch",
        "mục tiêu",
        "chỉ tiêu",
        "nhiệm vụ",
        "kết quả đạt được",
        "tổ chức thực hiện",
        "các chỉ tiêu",
        "mục tiêu cụ thể",
        "mục tiêu tổng quát",
        "các chỉ tiêu khác",
        "chỉ tiêu khác",
        "chỉ tiêu cụ thể",
        "ưu điểm",
        "kết quả",
        "kinh tế",
        "phát triển kinh tế",
        "tình hình kinh tế",
        "kinh tế - xã hội",
        "văn hóa",
        "xã hội",
        "văn hóa - xã hội",
        "văn hóa, xã hội",
        "quốc phòng - an ninh",
        "quốc phòng, an ninh",
        "xây dựng đảng",
        "nhiệm vụ chính trị",
        "lãnh đạo nhiệm vụ chính trị",
        "nghị quyết",
        "chỉ tiêu chủ yếu",
        "các chỉ tiêu chủ yếu",
        "mục tiêu chủ yếu",
        "chỉ tiêu cơ bản",
    )
)
# Words that name no thing, so that the head of their list may: "Sốt xuất huyết: ghi nhận 120 ca".
_CASES = frozenset(("ca", "chiếc", "con"))
_KIND = re.compile(r"(?:loại|hình thức|tình hình|kết quả|mô hình|ưu điểm|hạn chế)(?!\w)", re.IGNORECASE)
LONGEST_ITEM = 6
LONGEST_HEAD = 14
LONGEST_CLASS = 8
LONGEST_TOPIC = 16


def head_of(place: Place, quantity: Quantity) -> str:
    """The nearest head above a figure that names a measure, and nothing but that; "" for none."""
    for head in _heads(place, quantity):
        if MEASURE.match(head) and len(syllables(head)) <= LONGEST_HEAD and not re.search(r"\d", head):
            return head
    return ""


def classes_of(place: Place, quantity: Quantity) -> str:
    """ "Trình độ đảng viên: thạc sỹ 51 đồng chí": what the items of a list are classes of; "" for nothing."""
    head = next(iter(_heads(place, quantity)), "")
    return head if CLASS.match(head) and len(syllables(head)) <= LONGEST_CLASS else ""


def under_head(name: Name, text: str, quantity: Quantity) -> Name:
    """A count that leaves out what the head of its list says: "Tàu cá: có 415 chiếc", "Giáo dục mầm non: có 24 trường"."""
    head = opened(without_times(without_mark(re.split(r"[.;]\s", text[: quantity.start])[-1])))
    if name.measure != "Số" or ":" not in head:
        return name
    head = trimmed(head[: head.find(":")])
    bare = _IDLE_TOPIC.sub("", head)
    if (
        not 2 <= len(syllables(head)) <= LONGEST_ITEM
        or re.search(r"\d", head)
        or bare.casefold() in _GENERIC
        or MEASURE.match(head)
        or _KIND.match(bare)
    ):
        return name
    count, _, rest = name.of.partition(" ")
    if bare == head and count in _CASES and not OWNERS.match(head) and not VERB.search(head):
        if rest in ("", "mắc", "bệnh"):
            return replace(name, of=f"{name.of} {small(head)}")
        if count == "chiếc" and PREDICATE.match(rest):
            return replace(name, of=f"{small(head)} {rest}")
    alone = not name.link and len(syllables(name.of)) <= 2 and not {*syllables(name.of)} <= {*syllables(head)}
    return replace(name, link=f"({small(bare)})") if alone and bare else name


def said_before(place: Place) -> str:
    """What the paragraph, the lead-in or the heading is about."""
    first = _FIRST.split(without_mark(place.before), maxsplit=1)[0]
    for line in (first, *reversed(place.leads), *reversed(place.titles)):
        text = _IDLE_TOPIC.sub("", opened(without_times(without_mark(line.rstrip(": ")))))
        if 2 <= len(syllables(text)) <= LONGEST_TOPIC and text.casefold() not in _GENERIC:
            return text.lower() if text.isupper() else text
    return ""


def _heads(place: Place, quantity: Quantity) -> list[str]:
    """What stands before the colon of the sentence, then the lead-ins above it."""
    colon = place.text.rfind(":", 0, quantity.start)
    heads = [place.text[:colon]] if colon > 0 else []
    heads += [lead.rstrip(": ") for lead in reversed(place.leads)]
    return [
        trimmed(without_lead(without_times(without_mark(re.split(r"[.;]\s", head)[-1])))) for head in heads
    ]
