"""The name of an indicator, made from the words around its figure so that it can be read alone.

A name is a measure and what it is of: "Tốc độ tăng trưởng | dịch vụ", "Số | dự án FDI". What a clause leaves out it takes
from the figure before it in the sentence, else from what the sentence is said under.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ingest.clauses import Clause
from ingest.ledger.comparatives import comparative
from ingest.ledger.events import eventful, harmed_by, taken_part_in
from ingest.ledger.measures import CONTRIBUTES, GROWN, SHARE_OF, grown, measured, share_base, structure_of
from ingest.ledger.phrases import has_words, opened, related, small, trimmed, without_lead
from ingest.ledger.places import Place
from ingest.ledger.shares import share_beside, share_of, share_of_all, share_within
from ingest.ledger.spoken import COUNTS, before, follows, label_of, near, onward, tail_of, whole_of
from ingest.ledger.subjects import counted_name, first_phrase, names_things, passive, share_subject
from ingest.ledger.topics import classes_of, head_of, said_before, under_head
from ingest.ledger.types import Name
from ingest.ledger.vocabulary import COUNTERS, MEASURED_IN, OWNERS, PREDICATE, VERDICT, verbs_at_end
from ingest.normalise import syllables
from ingest.quantity import Kind, Quantity

_UNITS = {unit.strip(): name for name, units in MEASURED_IN.items() for unit in units.split(",")}
_ALONE = frozenset(
    ("dân số", "grdp", "gdp", "kim ngạch xuất khẩu", "kim ngạch nhập khẩu", "thu ngân sách", "nộp ngân sách")
)
_STEPS = frozenset(
    ("lần", "bậc", "hạng", "điểm", "vị trí", "tuổi")
)  # by which values move, not what is counted
_ACTED = re.compile(r"(?<!\w)(?:đã|đang|được|sẽ)(?!\w)", re.IGNORECASE)
_PROJECT = re.compile(r"(?:dự án|tiểu dự án|nm|nhà máy|công trình)(?!\w)", re.IGNORECASE)
_BARE_SHARE = re.compile(
    r"\W*(?:(?:chiếm|đạt|bằng|tương đương)?\s*(?:tỷ|tỉ) lệ|chiếm|bằng|tương đương)?\W*", re.IGNORECASE
)
_EXTENT = re.compile(r"(?<!mở)(?<!kéo)\s+(?:(?:có|đoạn|tuyến) )?(?:dài|rộng|nặng|sâu)$", re.IGNORECASE)
_PLACE = re.compile(r"(?:ở|tại|trong|khu vực|đối với|với)(?!\w)", re.IGNORECASE)
_PLACED = re.compile(r"\s(?:ở|tại) [^,]*$", re.IGNORECASE)
_COMPARED = re.compile(r"(?:Mức (?:tăng|giảm|vượt|hụt|chênh lệch)|Số lần|Tỷ lệ thực hiện|Chỉ tiêu)(?!\w)")
_SHARE_BASE = re.compile(r"trong (?:cơ cấu|tổng) .+$", re.IGNORECASE)
_EQUALS = re.compile(r"(?:tương đương|bằng|tương ứng)\W*$", re.IGNORECASE)
SHORT_PART = 8


def names(place: Place, found: Sequence[Clause]) -> list[Name]:
    """The names of a sentence's figures, in their order."""
    naming = _Naming(place, found)
    for i in range(len(found)):
        naming.named.append(naming.name(i))
    return naming.named


@dataclass
class _Naming:
    place: Place
    found: Sequence[Clause]
    named: list[Name] = field(default_factory=list)

    def name(self, i: int) -> Name:
        clause, quantity = self.found[i], self.found[i].quantity
        label, tail = label_of(self.place.text, self.found, i), tail_of(self.place.text, self.found, i)
        whole, sibling = self._whole(i), self._sibling(i)
        if sibling and not tail and self._same_kind(i) and onward(self.place.text, self.found, i, label):
            return sibling
        apart = clause.part or not self._same_kind(i)
        if (
            quantity.kind is Kind.PERCENT
            and not tail
            and sibling
            and apart
            and (_BARE_SHARE.fullmatch(label) or _EQUALS.search(label))
        ):
            return share_of(sibling)
        if (told := comparative(label, clause.tail, quantity)) and not (
            not told.of and self._other_things(i)
        ):
            of = told.of or self._absolute(i) or self._topic(i, whole)
            if of or told.measure.endswith(":"):
                return Name(told.measure, small(of), told.link)
        if clause.host is not None and not has_words(without_lead(label)):
            return self._aside(quantity, clause.host)
        if quantity.kind is Kind.RANK:
            return Name("Thứ hạng", small(_rank_of(label) or self._topic(i, whole)))
        if said := measured(label, tail, quantity, follows=follows(self.place.text, self.found, i)):
            return self._completed(said, whole, i)
        if quantity.kind in COUNTS:
            classes = classes_of(self.place, self.found[0].quantity)
            counted = counted_name(label, tail, quantity, sibling, whole, classes)
            counted = counted if whole else under_head(counted, self.place.text, quantity)
            return counted if i else eventful(counted, self.place.text[: quantity.start])
        if quantity.kind in (Kind.PERCENT, Kind.POINTS):
            return self._share(label, tail, whole, i)
        return self._amount(label, tail, quantity, whole, i)

    def _completed(self, name: Name, whole: Name | None, i: int) -> Name:
        """A measure without what it is of takes that from before: "102 dự án DDI, tổng vốn đăng ký …"."""
        if (
            whole
            and not follows(self.place.text, self.found, i)
            and self.found[i].quantity.kind
            is self.found[whole_of(self.place.text, self.found, i)].quantity.kind
        ):
            return (
                name
                if related(whole.of, name.of)
                else replace(name, link=f"{name.link} trong {small(str(whole))}")
            )
        sibling = self._sibling(i)
        alike = sibling and sibling.measure.casefold() == name.measure.casefold() and not name.link
        if sibling and alike and (base := _SHARE_BASE.search(sibling.subject)):
            return name if _SHARE_BASE.search(name.of) else replace(name, link=base.group())
        own = len(syllables(name.subject))
        left = self.named[i - 1] if i else None
        unlike = i and self.found[i].quantity.kind is not self.found[i - 1].quantity.kind
        if (
            left
            and unlike
            and left.link.endswith(name.of)
            and left.link.startswith(("được ", "bị "))
            and name.of
        ):
            return replace(name, of=left.of, link=left.link)
        if left and left.measure == "Số" and name.measure == "Tổng số" and left.of.startswith(f"{name.of} "):
            return replace(name, of=left.of)  # "thêm 6 xã đạt chuẩn, nâng tổng số lên 17 xã"
        alone = name.measure.casefold() in _ALONE or names_things(name.of)
        if (
            left
            and unlike
            and own < 3
            and not alone
            and near(self.place.text, self.found[i - 1], self.found[i])
        ):
            of = left.subject.removeprefix("của ")
            return replace(name, link=f"{name.link} của {small(of)}".strip()) if of else name
        if own < 2 and not alone and len(syllables(str(name))) < 5 and (topic := said_before(self.place)):
            return replace(name, link=f"{name.link} ({small(topic)})".strip())
        return name

    def _aside(self, quantity: Quantity, host: int) -> Name:
        """ "46 đồng chí (31%)", "tăng 0,6 điểm so với nhiệm kỳ trước (3,7%/năm)": nothing but a value in parentheses."""
        name = self.named[host]
        if quantity.kind is self.found[host].quantity.kind:
            return name
        if self.found[host].quantity.kind is Kind.POINTS and (first := self._sibling(host)):
            return first
        return share_of(name)

    def _other_things(self, i: int) -> bool:
        """Whether a count is of other things than the figure before: "28 đồng chí; giảm 05 phó trưởng phòng"."""
        unit = self.found[i].quantity.unit.casefold()
        if (
            not i
            or self.found[i].quantity.kind is not Kind.COUNT
            or unit in COUNTERS
            or unit.startswith("lần")
        ):
            return False
        left = self.found[i - 1].quantity.unit.casefold()
        return unit not in str(self.named[-1]).casefold() and not left.startswith(unit)

    def _absolute(self, i: int) -> str:
        """The last name before that is of a value itself, not of how it compares with another."""
        names = [str(name) for name in self.named[:i] if not _COMPARED.match(name.measure)]
        return names[-1] if names else ""

    def _share(self, label: str, tail: str, whole: Name | None, i: int) -> Name:
        lead, own = opened(without_lead(label)), tail.lstrip(", ")
        sibling = whole or self._sibling(i)
        idle = not own or VERDICT.match(own) is not None
        verb = verbs_at_end(lead)
        if share := SHARE_OF.search(label) or (CONTRIBUTES.search(label) if own else None):
            of = opened(without_lead(label[: share.start()])) or self._topic(i, whole)
            return Name("Tỷ trọng", small(of), share_base(tail))
        having = self.place.text[: self.found[i].start].rstrip().endswith(" có")
        if whole and (part := share_within(whole, lead, own, having=having)):
            return part
        if sibling and (part := share_beside(sibling, lead, own) if lead else share_of_all(sibling, own)):
            return part
        if sibling and _PLACE.match(lead) and not own:
            return Name(sibling.measure, f"{_PLACED.sub('', sibling.of)} {small(lead)}", sibling.link)
        if has_words(lead) and idle and verb != 0:
            if sibling and sibling.measure not in ("Tỷ lệ", "Số", ""):
                return grown(sibling, lead) or Name(sibling.measure, small(lead), sibling.link)
            if head := head_of(self.place, self.found[i].quantity):
                return structure_of(f"{head} {lead}", "") or Name(head, small(lead))
        if sibling and verb == 0 and idle:
            return Name("Tỷ lệ", small(sibling.of), passive(lead[verb:]))
        if verb is not None and own and not PREDICATE.search(own):
            return Name("Tỷ lệ", small(first_phrase(own)), passive(lead[verb:]))
        if (
            not has_words(lead)
            and idle
            and not sibling
            and (head := head_of(self.place, self.found[i].quantity))
        ):
            return Name("", head)
        if (
            has_words(lead)
            and own
            and not idle
            and verb is None
            and len(syllables(lead)) <= 6
            and not PREDICATE.search(own)
            and not OWNERS.fullmatch(lead)
        ):
            return Name("Tỷ lệ", f"{small(first_phrase(own))} {small(lead)}")
        said = whole.subject if whole else sibling.subject if sibling and i and not VERDICT.match(own) else ""
        subject = share_subject(lead, own, said)
        if subject and not PREDICATE.search(subject) and (predicate := self._shared_predicate(i)):
            subject = f"{subject} {predicate}"
        if subject:
            return Name("Tỷ lệ", small(f"{subject} {taken_part_in(self.place.text, subject)}".strip()))
        return share_of(sibling) if sibling else Name("Tỷ lệ", small(self._topic(i, whole)))

    def _shared_predicate(self, i: int) -> str:
        """What the share after this one says for both: "100% đảng viên và 100% chi bộ | hoàn thành tốt nhiệm vụ"."""
        if i + 1 >= len(self.found) or self.found[i + 1].quantity.kind is not Kind.PERCENT:
            return ""
        between = self.place.text[self.found[i].end : self.found[i + 1].quantity.start]
        tail = tail_of(self.place.text, self.found, i + 1).lstrip(", ")
        mark = PREDICATE.search(tail)
        return tail[mark.start() :] if mark and re.fullmatch(r"[\s,]*(?:và)?\s*", between) else ""

    def _amount(self, label: str, tail: str, quantity: Quantity, whole: Name | None, i: int) -> Name:
        """Money and measures whose label names no measure."""
        lead, own = _EXTENT.sub("", opened(without_lead(label))), first_phrase(tail.lstrip(", "))
        base, verb = whole or self._sibling(i), verbs_at_end(lead)
        measure = "Số tiền"
        if quantity.kind is Kind.MEASURE:
            measure = _UNITS.get(quantity.unit.split("/")[0].split(" ")[-1].casefold(), "Mức")
        if quantity.kind is Kind.MEASURE and own and (harmed := harmed_by(label)) and harmed.how:
            return Name(measure, own, f"{harmed.how} {harmed.link}".strip())
        if whole and has_words(lead) and not own and len(syllables(lead)) <= SHORT_PART:
            return self._part(whole, lead)
        if verb is not None and (verb == 0 or len(syllables(lead)) > 5 or _ACTED.search(lead)):
            done = trimmed(without_lead(lead[verb:]))
            who = trimmed(re.sub(r"(?:đã|đang|được|sẽ|giúp)\s*$", "", lead[:verb]))
            body = OWNERS.match(who) and not own and 1 < len(syllables(who)) <= SHORT_PART
            if body and quantity.kind is Kind.MONEY:
                return Name(measure, small(done), f"của {small(who)}")
            who = "" if OWNERS.match(who) or len(syllables(who)) > SHORT_PART else small(who)
            if own and quantity.kind is Kind.MONEY:
                return Name(measure, f"{small(done)} {own.removeprefix('tiền ')}")
            return Name(measure, own, passive(done)) if own else Name(measure, f"{who} {small(done)}".strip())
        if not has_words(lead) and not own and base:
            return Name("", base.of) if base.measure in GROWN else base
        if base and measure in MEASURED_IN and base.measure in MEASURED_IN and base.measure != measure:
            base = None
        if base and has_words(lead) and (whole or (self._same_kind(i) and not own)):
            return Name("Vốn", lead) if _PROJECT.match(lead) else Name(base.measure, small(lead), base.link)
        if head := head_of(self.place, self.found[i].quantity):
            return Name(f"{head}:", f"{small(lead)} {own}".strip()) if lead or own else Name("", head)
        if _PROJECT.match(lead):
            return Name("Vốn", lead)
        return Name(
            measure, f"{small(lead)} {own}".strip() if has_words(lead) else own or self._topic(i, whole)
        )

    @staticmethod
    def _part(whole: Name, lead: str) -> Name:
        if _PROJECT.match(lead):
            return Name("Vốn", lead)
        if related(whole.of, lead):
            return Name(whole.measure, small(lead))
        return Name(f"{trimmed(f'{whole.measure} {whole.of}')}:", small(lead))

    # ------------------------------------------------------------------ what came before

    def _same_kind(self, i: int) -> bool:
        at = before(self.found, i)
        return at >= 0 and self.found[at].quantity.kind is self.found[i].quantity.kind

    def _whole(self, i: int) -> Name | None:
        at = whole_of(self.place.text, self.found, i)
        return self.named[at] if at >= 0 else None

    def _sibling(self, i: int) -> Name | None:
        at = before(self.found, i)
        return self.named[at] if at >= 0 else None

    def _topic(self, i: int, whole: Name | None) -> str:
        """What is spoken of: the whole, the figure before, the lead-in, the heading."""
        if name := whole or self._sibling(i):
            return str(name)
        return head_of(self.place, self.found[i].quantity) or said_before(self.place)


def _rank_of(label: str) -> str:
    return trimmed(re.sub(r"(?:đứng|xếp|xếp hạng|xếp ở|giữ)\s*$", "", without_lead(label)))
