"""What a sentence is said under: the head of its list, its paragraph, its lead-ins and headings (pure)."""

from __future__ import annotations

import re

from ingest.ledger.phrases import opened, trimmed, without_lead, without_mark, without_times
from ingest.ledger.places import Place
from ingest.ledger.subjects import CLASS
from ingest.ledger.vocabulary import MEASURE
from ingest.normalise import syllables
from ingest.quantity import Quantity

_FIRST = re.compile(r"[,;:.]|\s(?:theo|để|nhằm|trên cơ sở|góp phần)\s")
_IDLE_TOPIC = re.compile(
    r"^(?:(?:về|công tác|tiếp tục|đẩy mạnh|tăng cường|kết quả|thực hiện|lĩnh vực)\s+)+", re.IGNORECASE
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
    )
)
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
