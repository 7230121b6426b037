"""Labels that name their measure: "Tỷ lệ che phủ rừng đạt", "… có dung tích chứa trên"."""

from __future__ import annotations

import re

from ingest.ledger.phrases import opened, small, trimmed, without_lead
from ingest.ledger.spoken import COUNTS
from ingest.ledger.subjects import first_phrase
from ingest.ledger.types import Name
from ingest.ledger.vocabulary import BEGINS, HAVE, MEASURE, VERB, VERDICT, verbs_at_end
from ingest.normalise import fold, syllables
from ingest.quantity import Kind, Quantity

SHARE_OF = re.compile(r"(?<!\w)chiếm(?!\w)(?:\s+(?:tỷ|tỉ)\s+(?:lệ|trọng))?", re.IGNORECASE)
CONTRIBUTES = re.compile(r"(?<!\w)đóng góp(?:\s+(?:vào|khoảng|trên|gần|hơn))*\s*$", re.IGNORECASE)
_STRUCTURE = re.compile(
    r"^cơ cấu\s+(?P<of>[^\s:,]+(?:\s+(?!ngành|khu vực|khối)[^\s:,]+)?)\s*[:,]?\s*(?P<rest>.*)$", re.IGNORECASE
)
_GROWTH = re.compile(
    r"^(?P<of>.+?)\s+(?P<how>tăng trưởng|tăng|giảm)(?:\s+(?:bình quân|trung bình|thêm))?$", re.IGNORECASE
)
_RATE = re.compile(r"(?:tỷ|tỉ|tốc|mức) ", re.IGNORECASE)
# "Tỷ lệ hộ nghèo giảm còn 2%": how a value came about; "Tỷ lệ hộ nghèo giảm 1,2%/năm": what is measured.
_MOVING = re.compile(
    r"\s+(?P<how>(?<!gia )tăng|giảm|rút ngắn|hạ|nâng)(?:\s+(?:bình quân|trung bình|thêm|dần))*$",
    re.IGNORECASE,
)
_ONWARD = re.compile(
    r"\s(?:còn|xuống|lên|đến|tới|từ)(?:\s+(?:còn|mức|dưới|trên|khoảng|gần|hơn|đến|tới))*\W*$", re.IGNORECASE
)
_FOR = re.compile(r"\scho\s*$", re.IGNORECASE)
_COUNTING = re.compile(r"(?:tổng )?số|tổng|mức", re.IGNORECASE)
_SAVED = re.compile(
    r"\W*(?P<how>tiết kiệm|cắt giảm|thu hồi|truy thu|xóa|giải ngân|thanh toán|quyết toán|phân bổ|bố trí|[^:;]*\svay)\s+",
    re.IGNORECASE,
)
_MEAN = re.compile(r"(?:\s+(?:bình quân|trung bình|hằng năm|hàng năm))+$", re.IGNORECASE)
_AVERAGE = re.compile(
    r"\s(?P<mean>bình quân|trung bình)(?:\s+(?:ước đạt|đạt|là|ước|còn|khoảng|trên|gần|hơn|của))*\W*$",
    re.IGNORECASE,
)
_PASSIVE = re.compile(r"(?P<of>.+?)\s+(?:được|đã|bị|đang)\s", re.IGNORECASE)
_VERBS = re.compile(rf"^(?:{VERB.pattern}\s+)+", re.IGNORECASE)
GROWN = ("Tốc độ tăng", "Tốc độ tăng trưởng", "Mức tăng", "Mức giảm")
LONGEST_OWNER = 8


def measured(label: str, tail: str, quantity: Quantity, *, follows: bool = False) -> Name | None:
    """The name that a label gives by its measure; None where it names none, or only as the object of a verb.

    `follows`: the label goes on with the things counted before, which then are what it is of.
    """
    marks = list(MEASURE.finditer(label))
    if not marks or (quantity.kind in COUNTS and _acted(label, marks[0].start())):
        return None
    if quantity.kind in COUNTS and _FOR.search(label) and not _COUNTING.match(label, marks[0].start()):
        return None  # "giải ngân vốn ưu đãi cho 4.320 hộ": the measure is what they were given
    start = marks[0].start()
    for mark in marks[1:]:
        if BEGINS.search(label[: mark.start()]) and not label.startswith(")", mark.end()):
            start = mark.start()
    if label[:start].casefold().endswith("tổng "):
        start -= len("tổng ")
    phrase = trimmed(without_lead(HAVE.sub("", label[start:])))
    if not phrase:
        return None
    if structure := structure_of(phrase, tail):
        return structure
    share = SHARE_OF.search(label) if quantity.kind is Kind.PERCENT else None
    if share and share.start() < start < share.end() and (of := opened(label[: share.start()])):
        return Name("Tỷ trọng", small(of), share_base(tail))
    if (moving := _MOVING.search(phrase)) and not MEASURE.fullmatch(phrase):
        rest = phrase[: moving.start()]
        if _ONWARD.search(label):
            phrase = rest
        elif quantity.kind is Kind.PERCENT and _RATE.match(phrase):
            return Name("Mức tăng" if moving["how"].casefold() == "tăng" else "Mức giảm", small(rest))
    if quantity.kind is Kind.MONEY and (saved := _SAVED.fullmatch(label, 0, start)):
        return Name("Số tiền", f"{small(saved['how'])} {small(phrase)}")
    if quantity.kind is Kind.PERCENT and (share := SHARE_OF.search(phrase)):
        of = _MEAN.sub("", trimmed(without_lead(phrase[: share.start()])))
        return Name("Tỷ trọng", small(of), share_base(tail))
    mean = _AVERAGE.search(label) if quantity.kind is not Kind.PERCENT else None
    if mean and not _RATE.match(phrase):
        # "Thu nhập bình quân đạt": not what grows by so much a year, but a mean of its own.
        phrase = f"{_MEAN.sub('', phrase)} {mean['mean'].lower()}"
    mark_at = MEASURE.match(phrase)
    measure = mark_at.group() if mark_at else ""
    of = phrase[len(measure) :].strip()
    if quantity.kind is Kind.PERCENT and not _RATE.match(phrase) and (growth := _GROWTH.match(phrase)):
        how = "Mức giảm" if growth["how"].casefold() == "giảm" else "Tốc độ tăng"
        return Name(how, small(_MEAN.sub("", growth["of"])))
    own = tail.lstrip(", ")
    if quantity.kind in COUNTS and fold(measure) in ("so", "tong so", "tong") and not of:
        of = f"{quantity.unit} {own}".strip()
    elif not of and own and not VERDICT.match(own) and quantity.kind is not Kind.MONEY:
        of = own
    owner = _owner(label[:start]) if not of and not follows else ""
    return Name(
        measure[:1].upper() + measure[1:],
        of if mean else _MEAN.sub("", of),
        f"của {small(owner)}" if owner else "",
    )


def grown(sibling: Name, lead: str) -> Name | None:
    """Another growth of a list: "giá trị công nghiệp tăng 12,5%, ngành xây dựng tăng 9,1%"."""
    found = _GROWTH.match(lead) if sibling.measure in GROWN else None
    if found is None:
        return None
    how = "Mức giảm" if found["how"].casefold() == "giảm" else sibling.measure
    return Name(how, small(found["of"]), sibling.link)


def structure_of(phrase: str, tail: str) -> Name | None:
    """ "Cơ cấu kinh tế ngành công nghiệp": the share of a part of the whole."""
    found = _STRUCTURE.match(phrase)
    rest = trimmed(found["rest"] or tail.lstrip(", ")) if found else ""
    return Name("Tỷ trọng", small(rest), f"trong cơ cấu {found['of']}") if found and rest else None


def share_base(tail: str) -> str:
    """What a share is a share of, where the words after it name a thing."""
    own = re.sub(r"^trong\s+", "", first_phrase(tail.lstrip(", ")))
    return f"trong {small(own)}" if own and not VERDICT.match(own) and not VERB.match(own) else ""


def _acted(label: str, start: int) -> bool:
    """Whether a measure is but the object of a verb that ends the label: "nâng công suất 9 trạm"."""
    verb = verbs_at_end(trimmed(without_lead(label)))
    return verb is not None and verb <= start


def _owner(before: str) -> str:
    """Whose measure it is: the thing named just before "có", "với": "cho hàng nghìn lao động với"."""
    if (acted := _PASSIVE.match(before)) and 0 < len(syllables(opened(acted["of"]))) <= LONGEST_OWNER:
        return opened(acted["of"])
    text = re.split(r"(?<!\w)(?:cho|của|tạo|đã|được|là|,|;)\s*", re.sub(r"(?:có|với|đạt)\s*$", "", before))[
        -1
    ]
    text = _VERBS.sub("", text.strip())
    text = opened(re.sub(r"^(?:hàng|hơn|trên|gần)\s+(?:trăm|nghìn|ngàn|vạn|triệu)\s+", "", text.strip()))
    return text if 1 < len(syllables(text)) <= LONGEST_OWNER and not VERB.match(text) else ""
