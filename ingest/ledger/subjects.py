"""What a count counts and what a share is of, read from the words on both sides of the number."""

from __future__ import annotations

import re

from ingest.counted import COUNTED
from ingest.ledger.events import accident, harmed_by, moved
from ingest.ledger.phrases import opened, small, trimmed, without_lead
from ingest.ledger.types import Name
from ingest.ledger.vocabulary import COUNTERS, HAVE, MEASURE, MODIFIERS, OWNERS, PREDICATE, VERB, verbs_at_end
from ingest.normalise import syllables
from ingest.quantity import Quantity

_DONE = re.compile(
    r"(?<!\w)(?:đã|đang|sẽ|được|phải|cùng|tiếp tục|trực tiếp|chủ trì|phối hợp)\s+", re.IGNORECASE
)
_PRESENCE = re.compile(r"với sự (?P<what>[\w\s]{3,30}?) của\s*(?:trên|hơn|gần|khoảng)?\s*$", re.IGNORECASE)
# What happens by itself is not done to anyone.
_BY_ITSELF = re.compile(
    r"(?:xảy ra|phát sinh|diễn ra|tham gia|gây|nghỉ|làm|giảm(?! nghèo)|tăng(?! cường)|chịu|có|sử dụng)(?!\w)",
    re.IGNORECASE,
)
_BLAMED = re.compile(
    r"(?:thi hành kỷ luật|kỷ luật|khiển trách|cảnh cáo|khai trừ|cách chức|xóa tên|xử phạt|phạt|xử lý kỷ luật|xử lý vi phạm|xử lý hình sự|tịch thu|tiêu hủy|thu hồi|bắt|thu giữ|tạm giữ|triệt phá|khởi tố|truy tố|đình chỉ|thiệt hại|hư hỏng)(?!\w)",
    re.IGNORECASE,
)
_AT = re.compile(r"(?:^|\s)(?:ở|tại)\s*$", re.IGNORECASE)
_INSPECTED = re.compile(r"(?:kiểm tra|thanh tra|giám sát|khảo sát)$", re.IGNORECASE)
_OF = re.compile(r"(?:^|\s)của\s*$", re.IGNORECASE)
_PERSONS = frozenset(("đồng chí", "đ/c", "người", "cá nhân"))
_EVENTS = frozenset(("cuộc", "lần", "đợt", "buổi", "lượt"))
CLASS = re.compile(
    r"(?:^|(?<=\s))(?:trình độ|độ tuổi|dân tộc|hạng|loại|nhóm|bậc|xếp loại|lĩnh vực)(?!\w)", re.IGNORECASE
)
# The last place that a phrase names.
_WHERE = re.compile(
    r"(?<!\w)(?:trên địa bàn|trên phạm vi|toàn|cả|trong|tại|ở)\s+(?:(?!(?:trên địa bàn|trên phạm vi|có)(?!\w))[^,;]){2,50}$",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"[;:]|,\s+(?:đảm bảo|góp phần|đạt|vượt|tăng|giảm|bằng|trong đó|qua đó|đúng|nhằm|để)(?!\w)"
    r"|\s(?:để|nhằm|nên|góp phần|và đề nghị|theo quy định|so với|trong năm|trong nhiệm kỳ|trong giai đoạn|đảm bảo|phân bố)(?!\w)",
    re.IGNORECASE,
)
_WITH = re.compile(r"\s(?:với|có|và)\s")
_SCALE = re.compile(r"^(?:(?:trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ)\s+)+", re.IGNORECASE)
# "Trưởng, phó phòng | được bổ nhiệm: 28 đồng chí".
_DONE_TO = re.compile(r"(?P<who>[^:]+?)\s+(?P<what>(?:được|bị)\s[^:]+)")
_AGED = re.compile(r"(?:dưới|trên|từ|đủ) \d[^,]* tuổi(?: trở lên| trở xuống)?", re.IGNORECASE)
_BY_MEANS = re.compile(r"^(?:thông qua|qua|sau|nhờ)\s[^,]{2,40},\s*", re.IGNORECASE)
# "Trưởng, phó phòng được bổ nhiệm: 28 đồng chí": those counted stand before what was done to them.
_DONE_TO = re.compile(r"(?P<whom>[^:;.]{3,60}?)\s+(?:được|bị)\s+\w", re.IGNORECASE)
LONGEST_VERB = 12
LONGEST_OWNER = 10


def counted_name(
    label: str, tail: str, quantity: Quantity, before: Name | None, whole: Name | None, classes: str = ""
) -> Name:
    """The name of a count: "đã kết nạp 10 đảng viên" is "Số đảng viên được kết nạp".

    `classes` is what a list puts those counted into: "Trình độ đảng viên".
    """
    noun = _noun(quantity)
    own = first_phrase(tail)
    things = trimmed(f"{noun}{own}" if own.startswith(",") else f"{noun} {own}")
    if found := _PRESENCE.search(label):
        return Name("Số", f"{things} {found['what']}")
    if harmed := harmed_by(label):
        return Name(
            "Số", f"{things} {harmed.how}".strip(), harmed.link or (accident(before) if before else "")
        )
    have = HAVE.search(label)
    lead = opened(without_lead(label[: have.start()] if have else label))
    done = _DONE_TO.fullmatch(lead) if not have and not own and _unit(quantity) in _PERSONS else None
    if done and len(syllables(done["who"])) <= LONGEST_OWNER and not OWNERS.match(done["who"]):
        return Name("Số", small(done["who"]), done["what"])
    done_to = _DONE_TO.match(lead)
    if done_to and quantity.unit.casefold() in COUNTERS and not own and not OWNERS.match(done_to["whom"]):
        return Name("Số", small(lead))
    if not have and (verb := _verb(lead)):
        kind = _unit(quantity) == "vụ" and verbs_at_end(lead) is None  # "khai thác cát trái phép 45 vụ"
        if (_unit(quantity) in _EVENTS or kind) and not own:
            return Name("Số", f"{things} {verb}")
        if _AT.search(label) and not _INSPECTED.search(verb):
            return Name("Số", things, verb)
        if _unit(quantity) in COUNTERS and not own and (who := _sufferer(lead)):
            return Name("Số", f"{things} {who}", verb)
        actor = _actor(lead)
        things, onward = moved(things)
        if onward:
            return Name("Số", things, f"{passive(verb)} {onward}")
        return Name("Số", things, f"do {actor} {verb}" if actor and passive(verb) != verb else passive(verb))
    if before and _OF.search(label) and before.measure == "Số":
        return Name("Số", things, f"có {small(before.of)}")
    base = whole or before
    if before and whole and before.subject.casefold().endswith(tuple(f" {word}" for word in MODIFIERS)):
        base = before
    if not lead:
        return _unlabelled(noun, things, own, before, whole)
    owner = _owner(lead)
    if served := _served(label, owner):
        return Name("Số", things, passive(served))
    if classes and len(syllables(owner)) <= 6 and (cls := CLASS.match(classes)) and not CLASS.match(owner):
        return Name(
            "Số", f"{small(trimmed(classes[cls.end() :])) or noun} {small(cls.group())} {small(owner)}"
        )
    if (
        not own
        and (owner.casefold() in MODIFIERS or _AGED.fullmatch(owner))
        and _unit(quantity) not in COUNTERS
    ):
        return Name("Số", f"{things} {small(owner)}")
    if _unit(quantity) in COUNTERS and not own:
        return _described(noun, owner, quantity, base, have=bool(have))
    if place := _WHERE.search(owner):
        return Name("Số", things, small(place.group()))
    if not things or (not own and owner.casefold().startswith(f"{noun.casefold()} ")):
        return Name("Số", small(owner))
    if OWNERS.match(owner) and len(syllables(owner)) <= LONGEST_OWNER:
        return Name("Số", things, f"của {small(owner)}")
    if have or len(syllables(owner)) > LONGEST_OWNER:
        return Name("Số", things)
    told = {*syllables(owner)} <= {*syllables(things)}
    return Name("Số", things, "" if told else f"({small(owner)})")


def _served(label: str, owner: str) -> str:
    """What a body does for those counted: "Trạm Y tế phường | khám sức khỏe | cho 1.250 người"; "" for nothing."""
    if not re.search(r"\scho\s*$", label):
        return ""
    verb = next(reversed(list(VERB.finditer(owner))), None)
    return owner[verb.start() :] if verb and len(syllables(owner[: verb.start()])) > 1 else ""


def passive(verb: str) -> str:
    """What was done, said of those it was done to: "được kết nạp", "bị khiển trách", "xảy ra"."""
    verb = small(trimmed(verb))
    if not verb or _BY_ITSELF.match(verb):
        return verb
    return f"{'bị' if _BLAMED.match(verb) else 'được'} {verb}"


def _unlabelled(noun: str, things: str, own: str, before: Name | None, whole: Name | None) -> Name:
    """A count with no words before it: a part of the count before, or one more of its list."""
    if whole and whole.measure in ("Số", "Tổng số") and len(syllables(own)) <= 2:
        if noun.casefold() in MODIFIERS:
            return Name("Số", f"{whole.of} {things}")
        rest = whole.of[len(noun) :].strip() if whole.of.casefold().startswith(noun.casefold()) else ""
        if rest and own.casefold() in MODIFIERS:
            return Name("Số", f"{noun} {own} {rest}")
        if noun.casefold() in COUNTERS or whole.of.casefold().startswith(noun.casefold()):
            return Name("Số", f"{whole.of} {own}".strip())
        return Name("Số", things)
    inherits = before and not whole and before.measure == "Số" and not before.link.startswith("(")
    if before and PREDICATE.search(own) and re.match(r"(?:được|bị|giảm|tăng)(?!\w)", before.link):
        inherits = False  # what was done with these is told of themselves
    return Name("Số", things, before.link if before and inherits else "")


def share_subject(lead: str, tail: str, before: str) -> str:
    """Whose share it is: what follows the percentage, with those of the share before where it only tells what they do."""
    tail = re.sub(
        r"^(?:(?:trở lên|trở xuống|các|những|số|tổng số|trong tổng số)\s+)+",
        "",
        first_phrase(tail),
        flags=re.IGNORECASE,
    )
    if not tail:
        return lead
    if PREDICATE.match(tail):
        who = PREDICATE.split(before)[0].strip(" ,") if before else lead
        return f"{who} {tail}".strip()
    return tail


def first_phrase(tail: str) -> str:
    """What belongs to the things counted: up to what begins another statement."""
    text = trimmed(_CUT.split(tail, maxsplit=1)[0])
    for mark in _WITH.finditer(text):
        if MEASURE.match(text[mark.end() :]):
            text = trimmed(text[: mark.start()])
            break
    return f", {text}" if tail.startswith(",") and text else text


def _described(noun: str, owner: str, quantity: Quantity, base: Name | None, *, have: bool) -> Name:
    """Counted by a word that names nothing: "nữ là 46 đồng chí", "đàn lợn có 462.000 con"."""
    if base and owner.casefold() in MODIFIERS:
        for modifier in sorted(MODIFIERS, key=len, reverse=True):
            if base.link.casefold().endswith(f" {modifier}"):
                return Name("Số", base.of, f"{base.link[: -len(modifier)]}{small(owner)}")
        core = re.split(r"\s(?:của|trong|trên|tại|ở|thuộc|được|trực thuộc)(?!\w)", base.of)[0]
        if cls := CLASS.search(base.of):
            return Name("Số", f"{base.of[: cls.end()]} {small(owner)}")
        for modifier in sorted(MODIFIERS, key=len, reverse=True):
            if core.casefold().endswith(f" {modifier}"):
                core = core[: -len(modifier)].rstrip()
        return Name("Số", f"{core} {small(owner)}")
    if base and (cls := CLASS.search(base.of)) and not CLASS.search(owner) and len(syllables(owner)) <= 3:
        return Name("Số", f"{base.of[: cls.end()]} {small(owner)}")
    if _unit(quantity) in _PERSONS:
        if names_things(owner) and not OWNERS.match(owner):
            return Name("Số", small(owner))
        if OWNERS.match(owner):
            return Name("Số", noun, f"của {small(owner)}")
        return Name("Số", f"{noun} {small(owner)}")
    return Name(
        "Số",
        f"{noun} {small(owner)}".strip() if not have else noun,
        f"của {small(owner)}" if have and owner else "",
    )


def names_things(phrase: str) -> bool:
    """Whether a phrase begins with what reports count: "hộ nghèo", "nhân viên"."""
    words = tuple(syllables(phrase))
    return any(words[:n] in COUNTED[False] for n in (1, 2, 3)) or words[1:2] in (
        ("viên",),
        ("sĩ",),
        ("sỹ",),
        ("sư",),
    )


def _verb(lead: str) -> str:
    """What was done with the things counted: the verbs that a label ends with, or all that follows "đã"."""
    last = _BY_MEANS.sub("", re.split(r"[;:.]\s", lead)[-1])
    done = list(_DONE.finditer(last))
    if done:
        rest = last[done[-1].end() :]
        if 0 < len(syllables(rest)) <= LONGEST_VERB:
            return small(trimmed(rest))
    at = verbs_at_end(last)
    if at is not None:
        return small(trimmed(re.sub(r"(?:\s+(?:cho|về|được))+$", "", last[at:])))
    if VERB.match(last) and len(syllables(last)) <= LONGEST_VERB:
        return small(trimmed(last))
    return ""


def _sufferer(lead: str) -> str:
    """What the cases are of: "sởi | ghi nhận 120 ca"; "" where a body is named or nothing."""
    last = re.split(r"[;:.,]\s", lead)[-1]
    at = verbs_at_end(last)
    who = trimmed(last[:at]) if at else ""
    return (
        small(who)
        if who and len(syllables(who)) <= 4 and not OWNERS.match(who) and not _DONE.search(f"{who} ")
        else ""
    )


def _actor(lead: str) -> str:
    """The body that did it: "Ban Thường vụ Đảng ủy | đã thực hiện"; "" where none is named just before."""
    last = re.split(r"[;:.]\s", lead)[-1]
    found = re.search(r"(?P<who>[^,;:.]+?)\s+(?:đã|đang|sẽ)\s", last)
    verb = verbs_at_end(last)
    who = trimmed(found["who"] if found else last[:verb].split(",")[-1] if verb else "")
    return who if OWNERS.match(who) and 1 < len(syllables(who)) <= LONGEST_OWNER else ""


def _owner(lead: str) -> str:
    """Who or what a label speaks of: its last phrase, cut down where it begins with a statement."""
    owner = trimmed(re.split(r"\s(?:trực thuộc|thuộc)\s", lead.split(", ")[-1])[0])
    if (acted := VERB.match(owner)) and OWNERS.match(rest := trimmed(owner[acted.end() :])):
        return rest
    if (
        re.match(r"(?:theo|do|từ|qua|nhờ|sau|khi)(?!\w)", owner, re.IGNORECASE)
        or len(syllables(owner)) > LONGEST_OWNER
    ):
        if place := _WHERE.search(owner):
            return place.group()
        for verb in VERB.finditer(owner):
            rest = trimmed(owner[verb.end() :])
            if 1 < len(syllables(rest)) <= LONGEST_OWNER and not VERB.match(rest):
                return rest
        return owner
    return owner


def _unit(quantity: Quantity) -> str:
    """What is counted, without "nghìn", "triệu"."""
    return _SCALE.sub("", quantity.unit).casefold()


def _noun(quantity: Quantity) -> str:
    noun = quantity.text[quantity.text.find(quantity.value) + len(quantity.value) :].strip()
    noun = noun or quantity.unit
    noun = re.sub(r"^[đĐ]/c", "đồng chí", _SCALE.sub("", noun))
    return small(noun) if not noun[:2].isupper() else noun
