"""What of a section is worth a point: its statements, weighed, and the best of them in the report's order (pure)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from assistant.answering.outline import Item, section_items
from assistant.study.outlining.clauses import (
    LONGEST,
    Said,
    figures_in,
    opens_with_verb,
    statements,
    trimmed,
    worded,
)
from assistant.words.terms import content_grams, gram_set
from ingest.normalise import syllables
from ingest.observation import FigureNature, Observation
from ingest.quantities import Kind, quantities
from ingest.types import Document, Nature, Span

_REACHED = re.compile(
    r"(?<!\w)(?:đạt|vượt|tăng|giảm|hoàn thành|xếp thứ|thứ hạng|được công nhận|kết nạp|thu hút)(?!\w)",
    re.IGNORECASE,
)
_LACKING = re.compile(
    r"(?<!\w)(?:chưa|còn|hạn chế|chậm|thiếu|khó khăn|bất cập|yếu|thấp|lúng túng)(?!\w)", re.IGNORECASE
)
_AIMED = re.compile(
    r"(?<!\w)(?:phấn đấu|chỉ tiêu|mục tiêu|đến năm 20\d\d|trở lên|tối thiểu)(?!\w)", re.IGNORECASE
)
# Openings that only lead in, and statements about the report itself.
_IDLE = re.compile(
    r"(?:căn cứ|thực hiện (?:nghị quyết|chỉ thị|quyết định|kế hoạch|chỉ đạo)|để đánh giá|trên đây|báo cáo (?:này|gồm|với)|đại hội .{0,60}được tổ chức|dưới sự)(?!\w)",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"(?<!\w)(?:nhìn chung|được quan tâm|từng bước|luôn|thường xuyên|góp phần|có ý nghĩa|cho thấy)(?!\w)",
    re.IGNORECASE,
)
_SHORT, _LONG = 45, 190
# What a second point of one line costs, one of the same subsection, and how alike two may be.
_SAME_LINE, _SAME_SECTION, _ALIKE = 0.8, 0.15, 0.55
# What a statement gains that is on one of several subjects of which less was said than of another.
_OTHER_KIND = 0.5
# What the first figures of a statement are worth, by what they are.
_FIGURES = 3
_TELLING = {
    FigureNature.TARGET: 0.6,
    FigureNature.RESULT: 0.55,
    FigureNature.PLAN: 0.45,
    FigureNature.CONTEXT: 0.2,
}
_COUNTED = 0.75
# A heading that is a statement sums up its section; a shorter one does not.
_HEADING, _HEADING_WORTH = 40, 1.9
# What a statement gains that holds the words of its section's title, and one loses that only carries on.
_ON_TITLE, _CARRIES_ON = 0.35, 0.25
# Labels that say nothing of what stands under them.
_EMPTY_LABEL = re.compile(
    r"(?:trong đó|cụ thể|gồm|bao gồm|như sau|sau đây|các chỉ tiêu|một số)(?!\w)", re.IGNORECASE
)


@dataclass(frozen=True)  # no slots: grams are worked out when first asked for
class Candidate:
    """A statement with its section, the label and the number of its line, its figures, and what it is worth."""

    said: Said
    text: str
    section: int
    line: int
    label: str
    figures: tuple[Observation, ...]
    worth: float

    @property
    def is_heading(self) -> bool:
        """Whether it is the heading of its section."""
        return self.line < 0

    @cached_property
    def grams(self) -> frozenset[str]:
        """Its unaccented grams."""
        return gram_set(self.text)


def candidates(document: Document, index: int, *, own: bool = False) -> list[Candidate]:
    """The statements of a section and those under it, in order; `own`: only of what stands before its first subsection."""
    places = {section: n for n, section in enumerate(document.sections)}
    found: list[Candidate] = []
    for n, item in enumerate(section_items(document, index)):
        if own and item.section is not document.sections[index]:
            continue
        for said in statements(document, item.span):
            figures = figures_in(document, said.shown)
            text = worded(document.text, said.shown)
            worth = _worth(text, said, figures, item)
            found.append(Candidate(said, text, places[item.section], n, item.label, figures, worth))
    return found


def headings(document: Document, index: int) -> list[Candidate]:
    """The headings under a section that say themselves what is to be done: "Đẩy mạnh …", "Tập trung …"."""
    found: list[Candidate] = []
    outer = document.sections[index]
    for n, section in enumerate(document.sections):
        inside = outer.start < section.start and section.end <= outer.end
        if not inside or section.nature is not Nature.TASK or section.title.isupper():
            continue
        at = document.text.find(section.title, section.start, section.body)
        span = trimmed(document.text, Span(at, at + len(section.title)))
        text = worded(document.text, span)
        if at >= 0 and _HEADING <= len(text) <= LONGEST and opens_with_verb(text):
            found.append(Candidate(Said(span, span, True, True), text, n, -n, "", (), _HEADING_WORTH))
    return found


def _worth(text: str, said: Said, figures: Sequence[Observation], item: Item) -> float:
    nature = item.section.nature
    worth = 1.0 + _told(figures) + 0.3 * said.first
    worth -= 0.5 * (len(text) < _SHORT and not figures) + 0.15 * (len(text) > _LONG)
    worth -= 0.9 * bool(_IDLE.match(text)) + 0.2 * len(set(_VAGUE.findall(text)))
    worth -= 0.35 * min(2, sum(found.kind is Kind.DOCUMENT for found in quantities(text)))
    worth -= 0.4 * (text.count('"') + text.count("“") > 2)
    if nature is Nature.RESULT:
        worth += 0.3 * bool(_REACHED.search(text)) - 0.2 * opens_with_verb(text)
    elif nature in (Nature.SHORTCOMING, Nature.CAUSE):
        worth += 0.4 * bool(_LACKING.search(text))
    elif nature is Nature.TARGET:
        worth += 0.6 * bool(figures) + 0.3 * bool(_AIMED.search(text))
    elif nature in (Nature.TASK, Nature.LESSON):
        worth += 0.4 * opens_with_verb(text) - _CARRIES_ON * text.startswith("Tiếp tục")
    title = content_grams(item.section.title, strict=True)
    return worth + _ON_TITLE * (len(gram_set(text).intersection(title)) / len(title) if title else 0.0)


def _told(figures: Sequence[Observation]) -> float:
    worths = sorted(
        (_TELLING[one.nature] * (_COUNTED if one.quantity.kind is Kind.COUNT else 1.0) for one in figures),
        reverse=True,
    )
    return sum(worths[:_FIGURES])


def chosen(
    found: Iterable[Candidate],
    count: int,
    gains: Mapping[int, float] | None = None,
    kinds: Mapping[int, frozenset[int]] | None = None,
) -> list[Candidate]:
    """The `count` best in the report's order, spread over lines and subsections, none saying what another says.

    `gains` adds to a candidate's worth, `kinds` are the subjects that it is on among which they are spread too; both by
    where it is shown.
    """
    left = list(found)
    gains, kinds = gains or {}, kinds or {}
    taken: list[Candidate] = []
    while left and len(taken) < count:
        best = max(left, key=lambda one: (_gained(one, taken, gains, kinds), -one.said.shown.start))
        left.remove(best)
        if not any(alike(best, other) for other in taken):
            taken.append(best)
    return sorted(taken, key=lambda one: one.said.shown.start)


def _gained(
    one: Candidate,
    taken: Sequence[Candidate],
    gains: Mapping[int, float],
    kinds: Mapping[int, frozenset[int]],
) -> float:
    place = one.said.shown.start
    beside = sum(other.line == one.line for other in taken)
    near = sum(other.section == one.section for other in taken)
    told = Counter(kind for other in taken for kind in kinds.get(other.said.shown.start, ()))
    most = max(told.values(), default=0)
    gained = one.worth + gains.get(place, 0.0)
    gained += _OTHER_KIND * any(told[kind] < most for kind in kinds.get(place, ()))
    return gained - _SAME_LINE * beside - _SAME_SECTION * near


def alike(one: Candidate, other: Candidate) -> bool:
    """Whether two statements say much the same."""
    shared = len(one.grams & other.grams)
    return shared > _ALIKE * min(len(one.grams), len(other.grams)) and _numbers(one) == _numbers(other)


def _numbers(one: Candidate) -> frozenset[str]:
    return frozenset(figure.value for figure in one.figures)


def shown(one: Candidate, labels: Sequence[Candidate]) -> str:
    """A point's text; with the label of its line where several of the section's labels tell parts of it apart."""
    names = {other.label for other in labels if other.label and not _EMPTY_LABEL.match(other.label)}
    plain = one.label and len(names) > 1 and one.label in names and len(syllables(one.label)) <= 6
    told = one.label.casefold() in one.text.casefold()
    labelled = f"{one.label}: {one.text}"
    fits = len(labelled) <= LONGEST and not re.search(r"\d", one.label)
    return labelled if plain and fits and not told else one.text
