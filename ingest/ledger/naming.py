"""The name of an indicator, made from the words around its figure so that it can be read alone.

A name is a measure and what it is of: "Tốc độ tăng trưởng | dịch vụ", "Số | dự án FDI". What a clause leaves out it takes
from the figure before it in the sentence, else from what the sentence is said under.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.clauses import Clause
from ingest.ledger.comparatives import comparative
from ingest.ledger.phrases import opened, small, trimmed, without_lead, without_mark, without_times
from ingest.ledger.places import Place
from ingest.ledger.subjects import HAVE, counted_name, first_phrase, share_subject
from ingest.ledger.types import Name
from ingest.ledger.vocabulary import BEGINS, MEASURE, MEASURED_IN, OWNERS, PREDICATE, VERB, verbs_at_end
from ingest.normalise import fold, syllables
from ingest.quantity import Kind, Quantity

_COUNTS = frozenset((Kind.COUNT, Kind.RATIO, Kind.DURATION))
_UNITS = {unit.strip(): name for name, units in MEASURED_IN.items() for unit in units.split(",")}
_STRUCTURE = re.compile(
    r"^cơ cấu\s+(?P<of>[^\s:,]+(?:\s+(?!ngành|khu vực|khối)[^\s:,]+)?)\s*[:,]?\s*(?P<rest>.*)$", re.IGNORECASE
)
_GROWTH = re.compile(
    r"^(?P<of>.+?)\s+(?P<how>tăng trưởng|tăng|giảm)(?:\s+(?:bình quân|trung bình|thêm))?$", re.IGNORECASE
)
_RATE = re.compile(r"(?:tỷ|tỉ|tốc|mức) ", re.IGNORECASE)
_SHARE_OF = re.compile(r"(?<!\w)chiếm(?!\w)(?:\s+(?:tỷ|tỉ)\s+(?:lệ|trọng))?", re.IGNORECASE)
_MEAN = re.compile(r"(?:\s+(?:bình quân|trung bình|ổn định|hằng năm|hàng năm))+$", re.IGNORECASE)
_ACTED = re.compile(r"(?<!\w)(?:đã|đang|được|sẽ)(?!\w)", re.IGNORECASE)
_PROJECT = re.compile(r"(?:dự án|tiểu dự án|nm|nhà máy|công trình)(?!\w)", re.IGNORECASE)
_VERDICT = re.compile(
    r"(?:đều|vượt|đạt|so|tăng|giảm|góp|bằng|hoàn thành|cao|thấp|đúng|và|chưa|không)(?!\w)", re.IGNORECASE
)
_BARE_SHARE = re.compile(r"\W*(?:(?:chiếm|đạt|bằng)?\s*(?:tỷ|tỉ) lệ|chiếm|bằng)?\W*", re.IGNORECASE)
_AT = re.compile(r"(?:ở|tại|trong|khu vực|đối với|với)(?!\w)", re.IGNORECASE)
_PLACED = re.compile(r"\s(?:ở|tại) [^,]*$", re.IGNORECASE)
_PASSIVE = re.compile(r"(?P<of>.+?)\s+(?:được|đã|bị|đang)\s", re.IGNORECASE)
_TO_OBJECT = re.compile(r"(?P<tail>[^,;:.()]{2,60})\s(?:có|với|đạt|của|cho|tại|ở|do|từ|đến)\s", re.IGNORECASE)
_GROWN = ("Tốc độ tăng", "Tốc độ tăng trưởng", "Mức tăng", "Mức giảm")


def names(place: Place, found: Sequence[Clause]) -> list[Name]:
    """The names of a sentence's figures, in their order."""
    state = _State(place, found)
    for i in range(len(found)):
        state.named.append(state.name(i))
    return state.named


@dataclass
class _State:
    place: Place
    found: Sequence[Clause]

    def __post_init__(self) -> None:
        self.named: list[Name] = []

    def name(self, i: int) -> Name:
        clause, quantity = self.found[i], self.found[i].quantity
        whole, label, tail = self._whole(i), self._label(i), self._tail(i)
        if (
            clause.part
            and quantity.kind is Kind.PERCENT
            and not tail
            and _BARE_SHARE.fullmatch(label)
            and (sibling := self._sibling(i))
        ):
            return Name(
                "Tỷ lệ", small(sibling.subject if sibling.measure in ("Số", "Tổng số") else str(sibling))
            )
        if told := comparative(label, clause.tail, quantity):
            if of := told.of or self._topic(i, whole):
                return Name(told.measure, small(of), told.link)
        if clause.host is not None and not _content(without_lead(label)):
            return self._aside(quantity, clause.host)
        if quantity.kind is Kind.RANK:
            return Name("Thứ hạng", small(_rank_of(label) or self._topic(i, whole)))
        if measured := self._measured(label, tail, quantity):
            return self._completed(measured, whole, i)
        if quantity.kind in _COUNTS:
            return counted_name(label, tail, quantity, self._sibling(i), whole)
        if quantity.kind in (Kind.PERCENT, Kind.POINTS):
            return self._share(label, tail, whole, i)
        return self._amount(label, tail, quantity, whole, i)

    # ------------------------------------------------------------------ what the clause itself says

    def _label(self, i: int) -> str:
        """What stands before a value and belongs to it, without times.

        Before "có", "với" only the last phrase does: a comma ends what was said of something else.
        """
        label = without_mark(self.found[i].label)
        text = self.place.text[: self.found[i].quantity.start].rstrip()
        if text.endswith(","):
            label = ""
        elif HAVE.search(label) and not MEASURE.match(opened(without_times(label))):
            label = label[label.rfind(",") + 1 :]
        return " ".join(without_times(label).split())

    def _tail(self, i: int) -> str:
        """What follows a unit and belongs to it, also behind an aside and up to a measure of the things counted."""
        clause = self.found[i]
        text, after = self.place.text, self.found[i + 1] if i + 1 < len(self.found) else None
        tail = clause.tail
        stop = after.quantity.start if after else len(text)
        if text.startswith("(", clause.end) and (close := text.find(")", clause.end)) >= 0 and close < stop:
            onward = without_times(re.split(r"[,;:.(]", text[close + 1 : stop], maxsplit=1)[0])
            tail = f"{tail} {onward}" if len(syllables(onward)) <= 6 else tail
        elif after and not tail and clause.quantity.kind in _COUNTS:
            if found := _TO_OBJECT.match(text[clause.quantity.end : after.quantity.start]):
                tail = found["tail"]
        joined = "," if re.match(r"\s*,\s*\w", tail) else ""
        return joined + trimmed(without_times(re.sub(r"\([^()]*\)?", " ", tail)))

    def _measured(self, label: str, tail: str, quantity: Quantity) -> Name | None:
        """A label that names its measure: "Tỷ lệ che phủ rừng đạt", "… có dung tích chứa trên"."""
        marks = list(MEASURE.finditer(label))
        if not marks or (quantity.kind in _COUNTS and _acted(label, marks[0].start())):
            return None
        start = marks[0].start()
        for mark in marks[1:]:
            if BEGINS.search(label[: mark.start()]):
                start = mark.start()
        phrase = trimmed(without_lead(HAVE.sub("", label[start:])))
        if not phrase:
            return None
        if structure := _structure(phrase, tail):
            return structure
        if quantity.kind is Kind.PERCENT and (share := _SHARE_OF.search(phrase)):
            of = _MEAN.sub("", trimmed(without_lead(phrase[: share.start()])))
            return Name("Tỷ trọng", small(of), _base(tail))
        mark = MEASURE.match(phrase)
        measure = mark.group() if mark else ""
        of = phrase[len(measure) :].strip()
        if quantity.kind is Kind.PERCENT and not _RATE.match(phrase) and (growth := _GROWTH.match(phrase)):
            how = "Mức giảm" if growth["how"].casefold() == "giảm" else "Tốc độ tăng"
            return Name(how, small(_MEAN.sub("", growth["of"])))
        own = tail.lstrip(", ")
        if quantity.kind in _COUNTS and fold(measure) in ("so", "tong so", "tong") and not of:
            of = f"{quantity.unit} {own}".strip()
        elif not of and own and not _VERDICT.match(own) and quantity.kind is not Kind.MONEY:
            of = own
        owner = _owner(label[:start]) if not of else ""
        return Name(capital_measure(measure), _MEAN.sub("", of), f"của {small(owner)}" if owner else "")

    def _completed(self, name: Name, whole: Name | None, i: int) -> Name:
        """A measure without what it is of takes that from before: "102 dự án DDI, tổng vốn đăng ký …"."""
        before = self.named[i - 1] if i else None
        if whole and self.found[i].quantity.kind is self.found[max(self._whole_at(i), 0)].quantity.kind:
            return (
                name
                if _alike(whole.of, name.of)
                else replace(name, link=f"{name.link} trong {small(str(whole))}")
            )
        if (
            len(syllables(name.subject)) >= 3
            or (len(syllables(name.subject)) == 2 and not i)
            or (name.of and i)
        ):
            if (
                len(syllables(name.subject)) >= 2
                or not before
                or self.found[i].quantity.kind is self.found[i - 1].quantity.kind
            ):
                return name
        unlike = before and self.found[i].quantity.kind is not self.found[i - 1].quantity.kind
        if before and unlike and _near(self.place.text, self.found[i - 1], self.found[i]):
            return replace(name, link=f"{name.link} của {small(before.subject)}".strip())
        if (
            len(syllables(str(name))) < 5
            and len(syllables(name.subject)) < 2
            and (topic := self._said_before())
        ):
            return replace(name, link=f"{name.link} ({small(topic)})".strip())
        return name

    def _aside(self, quantity: Quantity, host: int) -> Name:
        """ "46 đồng chí (31%)", "tăng 0,6 điểm so với nhiệm kỳ trước (3,7%/năm)": nothing but a value in parentheses."""
        name = self.named[host]
        if quantity.kind is self.found[host].quantity.kind:
            return name
        if self.found[host].quantity.kind is Kind.POINTS and (first := self._sibling(host)):
            return first
        return Name("Tỷ lệ", small(name.of if name.measure in ("Số", "Tổng số") else str(name)), name.link)

    # ------------------------------------------------------------------ by kind

    def _share(self, label: str, tail: str, whole: Name | None, i: int) -> Name:
        lead = opened(without_lead(label))
        sibling = whole or self._sibling(i)
        own = tail.lstrip(", ")
        if share := _SHARE_OF.search(label):
            of = opened(without_lead(label[: share.start()])) or self._topic(i, whole)
            return Name("Tỷ trọng", small(of), _base(tail))
        verb = verbs_at_end(lead)
        if sibling and _AT.match(lead) and not own:
            return Name(sibling.measure, f"{_PLACED.sub('', sibling.of)} {small(lead)}", sibling.link)
        if _content(lead) and (not own or _VERDICT.match(own)) and verb != 0:
            if sibling and sibling.measure not in ("Tỷ lệ", "Số", ""):
                return Name(sibling.measure, small(lead), sibling.link)
            if head := self._head(i):
                return _structure(f"{head} {lead}", "") or Name(head, small(lead))
        if sibling and verb is not None and (not own or _VERDICT.match(own)):
            return Name("Tỷ lệ", small(sibling.of), f"được {small(lead[verb:])}")
        if verb is not None and own and not PREDICATE.search(own):
            return Name("Tỷ lệ", small(first_phrase(own)), f"được {small(lead[verb:])}")
        before = (
            whole.subject if whole else sibling.subject if sibling and i and not _VERDICT.match(own) else ""
        )
        subject = share_subject(lead, own, before)
        if subject:
            return Name("Tỷ lệ", small(subject))
        return Name(
            "Tỷ lệ", small(sibling.subject if sibling and sibling.measure == "Số" else self._topic(i, whole))
        )

    def _amount(self, label: str, tail: str, quantity: Quantity, whole: Name | None, i: int) -> Name:
        """Money and measures whose label names no measure."""
        lead = opened(without_lead(label))
        own = first_phrase(tail.lstrip(", "))
        base = whole or self._sibling(i)
        measure = "Số tiền"
        if quantity.kind is Kind.MEASURE:
            measure = _UNITS.get(quantity.unit.split("/")[0].split(" ")[-1].casefold(), "Mức")
        verb = verbs_at_end(lead)
        if whole and _content(lead) and not own and len(syllables(lead)) <= 8:
            part = small(lead)
            return (
                Name(whole.measure, part)
                if _alike(whole.of, lead)
                else Name(f"{trimmed(f'{whole.measure} {whole.of}')}:", part)
            )
        if verb is not None and (verb == 0 or len(syllables(lead)) > 5 or _ACTED.search(lead)):
            done = small(trimmed(without_lead(lead[verb:])))
            who = trimmed(re.sub(r"(?:đã|đang|được|sẽ|giúp)\s*$", "", lead[:verb]))
            of = (
                f"{small(who)} {done}" if who and not OWNERS.match(who) and len(syllables(who)) <= 8 else done
            )
            return Name(measure, own, f"được {done}") if own else Name(measure, of)
        if not _content(lead) and not own and base:
            return Name(
                base.of if base.measure in _GROWN else base.measure,
                "" if base.measure in _GROWN else base.of,
                base.link,
            )
        if base and _content(lead) and (whole or quantity.kind is self.found[i - 1].quantity.kind):
            if _PROJECT.match(lead):
                return Name("Vốn", lead)
            listed = (
                base.measure
                if not base.of or _alike(base.of, lead) or not whole
                else f"{trimmed(f'{base.measure} {base.of}')}:"
            )
            return Name(listed, small(lead), base.link if not whole else "")
        if head := self._head(i):
            return Name(head, f"{small(lead)} {own}".strip())
        if _PROJECT.match(lead):
            return Name("Vốn", lead)
        if _content(lead):
            return Name(measure, f"{small(lead)} {own}".strip())
        return Name(measure, own or self._topic(i, whole))

    # ------------------------------------------------------------------ what came before

    def _whole_at(self, i: int) -> int:
        """The index of the figure that this one, or those before it in the list, is a part of; -1 for none."""
        at = i
        while at >= 0 and not self.found[at].part:
            before = self._before(at)
            if before < 0 or not _listed(self.place.text, self.found[before], self.found[at]):
                return -1
            at = before
        return self._before(at) if at >= 0 and self.found[at].host is None else -1

    def _before(self, i: int) -> int:
        """The index of the figure before, asides passed over; -1 for none."""
        at = i - 1
        while at >= 0 and self.found[at].host is not None:
            at -= 1
        return at

    def _whole(self, i: int) -> Name | None:
        at = self._whole_at(i)
        return self.named[at] if at >= 0 else None

    def _sibling(self, i: int) -> Name | None:
        at = self._before(i)
        return self.named[at] if at >= 0 else None

    def _head(self, i: int) -> str:
        """The measure that stands before the colon of the sentence, or of the lead-in above it."""
        start = self.found[i].start
        before = self.place.text[:start].rstrip()
        heads = [before[:-1]] if before.endswith(":") else []
        heads += [lead.rstrip(": ") for lead in reversed(self.place.leads)]
        for head in heads:
            text = trimmed(without_lead(without_times(re.split(r"[.;]\s", head)[-1])))
            if (mark := MEASURE.match(text)) and len(syllables(text)) <= 12 and not re.search(r"\d", text):
                return text if mark else ""
        return ""

    def _topic(self, i: int, whole: Name | None) -> str:
        """What is spoken of: the whole, the figure before, the lead-in, the heading."""
        if name := whole or self._sibling(i):
            return str(name)
        return self._said_before()

    def _said_before(self) -> str:
        """What the paragraph, the lead-in or the heading is about."""
        first = re.split(
            r"[,;:.]|\s(?:theo|để|nhằm|trên cơ sở|góp phần)\s", self.place.before.strip("-+*• "), maxsplit=1
        )[0]
        for line in (first, *reversed(self.place.leads), *reversed(self.place.titles)):
            text = opened(without_times(line.rstrip(": ").lstrip("-+*• ")))
            text = re.sub(
                r"^(?:về|công tác|tiếp tục|đẩy mạnh|tăng cường|kết quả)\s+", "", text, flags=re.IGNORECASE
            )
            if 2 <= len(syllables(text)) <= 16:
                return text.lower() if text.isupper() else text
        return ""


def capital_measure(measure: str) -> str:
    """A measure with a capital at its start, "GRDP" as it is."""
    return measure[:1].upper() + measure[1:]


def _structure(phrase: str, tail: str) -> Name | None:
    """ "Cơ cấu kinh tế ngành công nghiệp": the share of a part of the whole."""
    found = _STRUCTURE.match(phrase)
    rest = found["rest"] or tail.lstrip(", ") if found else ""
    return Name("Tỷ trọng", small(trimmed(rest)), f"trong cơ cấu {found['of']}") if found and rest else None


def _base(tail: str) -> str:
    """What a share is a share of, where the words after it name a thing."""
    own = first_phrase(tail.lstrip(", "))
    return f"trong {small(own)}" if own and not _VERDICT.match(own) and not VERB.match(own) else ""


def _acted(label: str, start: int) -> bool:
    """Whether a measure is but the object of a verb that ends the label: "nâng công suất 9 trạm"."""
    verb = verbs_at_end(trimmed(without_lead(label)))
    return verb is not None and verb <= start


def _owner(before: str) -> str:
    """Whose measure it is: the thing named just before "có", "với": "cho hàng nghìn lao động với"."""
    if (acted := _PASSIVE.match(before)) and len(syllables(opened(acted["of"]))) <= 8:
        return opened(acted["of"])
    text = re.split(r"(?<!\w)(?:cho|của|tạo|đã|được|là|,|;)\s*", re.sub(r"(?:có|với|đạt)\s*$", "", before))[
        -1
    ]
    text = opened(re.sub(r"^(?:hàng|hơn|trên|gần)\s+(?:trăm|nghìn|ngàn|vạn|triệu)\s+", "", text.strip()))
    return text if 1 < len(syllables(text)) <= 8 else ""


def _content(text: str) -> bool:
    return re.search(r"[^\W\d_]{2,}", text) is not None


def _rank_of(label: str) -> str:
    return trimmed(re.sub(r"(?:đứng|xếp|xếp hạng|xếp ở|giữ)\s*$", "", without_lead(label)))


def _near(text: str, before: Clause, clause: Clause) -> bool:
    """Whether only a comma or the like parts two figures' clauses."""
    return re.search(r"[.;:]", text[before.quantity.end : clause.start]) is None


def _listed(text: str, before: Clause, clause: Clause) -> bool:
    """Whether two figures stand in one list: "bưởi 3.100 ha, cam 2.600 ha"."""
    between = text[before.quantity.end : clause.quantity.start]
    return re.search(r"[.;]\s|\)", re.sub(r"\([^()]*\)", "", between)) is None and len(between) < 80


def _alike(one: str, other: str) -> bool:
    """Whether two phrases share a word that is no filler."""
    idle = {"và", "của", "các", "trong", "trên", "địa", "bàn", "số", "tổng"}
    return bool({*syllables(one)} & {*syllables(other)} - idle)
