"""Cards for what sections list in words: tasks, shortcomings, causes, lessons."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.study.cards.building import Told, made
from assistant.study.cards.topics import topic_front
from assistant.study.cards.types import Card, CardGroup
from assistant.study.doubts import doubtful
from assistant.study.outlining.clauses import shortened, stands, trimmed, worded
from assistant.study.outlining.natures import nature_of
from assistant.study.outlining.points import Candidate, candidates, chosen
from assistant.study.quiz.citing import cite_span, place_of
from assistant.study.quiz.slips import misspelt
from assistant.study.quiz.words import any_of
from ingest.types import Document, Nature, Span

_GROUPS = {
    Nature.TASK: CardGroup.TASK,
    Nature.SHORTCOMING: CardGroup.SHORTCOMING,
    Nature.CAUSE: CardGroup.CAUSE,
    Nature.LESSON: CardGroup.LESSON,
}
# Lines of an answer, and characters of one.
LEAST, MOST, LINE = 2, 5, 150
# Headings under which no task stands though the part is on tasks.
_STATE = re.compile(
    r"\W*(?:bối cảnh|dự báo|tình hình|thuận lợi|khó khăn, thách thức|thời cơ|cơ hội|thách thức|khái quát|đặc điểm)(?!\w)",
    re.IGNORECASE,
)
_AIMS = re.compile(r"(?<!\w)(?:chỉ tiêu|mục tiêu)(?!\w)", re.IGNORECASE)
_TASKS = re.compile(r"(?<!\w)(?:nhiệm vụ|giải pháp)(?!\w)", re.IGNORECASE)
_SIDE = re.compile(r"(?<!\w)(khách quan|chủ quan)(?!\w)", re.IGNORECASE)
_SIDE_NAMED = re.compile(r"(?:về )?nguyên nhân (?:khách quan|chủ quan)\s*[,:]\s*", re.IGNORECASE)
# "Về công tác xây dựng Đảng: …": what a line is about.
_ABOUT = re.compile(r"(?:về |trong |đối với )?(?P<about>[^:.;,!?\d]{6,60}):\s+", re.IGNORECASE)
_NO_TOPIC = re.compile(
    r"(?:nguyên nhân|một là|hai là|ba là|thứ|trong đó|cụ thể|còn|có|chưa)(?!\w)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Item:
    """A statement that can be a line, what it is about, and on which side of the causes it stands."""

    candidate: Candidate
    shown: Span
    about: str
    side: str


def listing_cards(document: Document) -> Iterator[Card]:
    """The cards for sections of their own text, two to five lines each."""
    wrong = doubtful(document)
    parents = {section.parent for section in document.sections}
    for index, section in enumerate(document.sections):
        group = _GROUPS.get(nature_of(section))
        whole = section.level == 1 and index in parents
        if group is None or whole or _STATE.match(section.title) or _aims(section.title):
            continue
        found = candidates(document, index, own=index in parents)
        sure = [one for one in found if not any(figure.quantity.start in wrong for figure in one.figures)]
        items: Sequence[_Item] = [item for one in sure if (item := _item(document, one, group))]
        if group is CardGroup.TASK:
            items = _acting(document, items)
        yield from _cards(document, index, group, items)


def _aims(title: str) -> bool:
    """Whether a heading is one for aims, whose figures have cards of their own."""
    return bool(_AIMS.search(title)) and not _TASKS.search(title)


def _acting(document: Document, items: Sequence[_Item]) -> Sequence[_Item]:
    """The lines that say what is to be done, where there are enough of them; all else."""
    told = [item for item in items if any_of("acting").match(document.text, item.shown.start)]
    return told if len(told) >= LEAST else items


def _cards(document: Document, index: int, group: CardGroup, items: Sequence[_Item]) -> Iterator[Card]:
    """One card for the whole section, or one for each side of causes, and one for each topic that its lines name."""
    if group is CardGroup.CAUSE and len({item.side for item in items if item.side}) > 1:
        for side in dict.fromkeys(item.side for item in items if item.side):
            yield from _card(document, index, group, [item for item in items if item.side == side], side=side)
        return
    side = next((item.side for item in items), "")
    yield from _card(document, index, group, items, side=side, general=True)
    if group in (CardGroup.SHORTCOMING, CardGroup.LESSON) and len(items) > MOST:
        for about in dict.fromkeys(item.about for item in items if item.about):
            yield from _card(
                document, index, group, [item for item in items if item.about == about], label=about
            )


def _card(
    document: Document,
    index: int,
    group: CardGroup,
    items: Sequence[_Item],
    *,
    label: str = "",
    side: str = "",
    general: bool = False,
) -> Iterator[Card]:
    taken = {one.said.shown.start for one in chosen([item.candidate for item in items], MOST)}
    lines = [item for item in items if item.candidate.said.shown.start in taken]
    front = topic_front(document, index, group, label=label, side=side, main=len(items) > len(lines))
    if len(lines) < LEAST or not front:
        return
    told = [
        Told(
            worded(document.text, item.shown),
            cite_span(document, *item.candidate.said.quoted, item.candidate.section),
        )
        for item in lines
    ]
    telling = general and group is not CardGroup.TASK
    yield made(group, front, told, place_of(document, index), telling=telling)


def _item(document: Document, one: Candidate, group: CardGroup) -> _Item | None:
    """A statement as a line; None where it cannot be said shortly, holds a slip or is of another kind."""
    text = document.text
    span = one.said.shown
    side = _side(document, one) if group is CardGroup.CAUSE else ""
    if named := _SIDE_NAMED.match(text, span.start, span.end):
        span = Span(named.end(), span.end)
    about = ""
    if group is not CardGroup.CAUSE and (label := _ABOUT.match(text, span.start, span.end)):
        if not _NO_TOPIC.match(label["about"]):
            about = " ".join(label["about"].split())
        span = Span(label.end(), span.end)
    cut = shortened(text, span, LINE)
    for kept in (cut, span):
        shown = trimmed(text, kept) if kept is not None else None
        # What is wanting often comes last: "…, tuy nhiên còn chậm".
        lost = (
            shown is not None and kept != span and group is CardGroup.SHORTCOMING and not _wants(text, shown)
        )
        if shown is not None and not lost and _stands(document, shown):
            return _Item(one, shown, about, side)
    return None


def _stands(document: Document, shown: Span) -> bool:
    """Whether a line can be said alone and holds no slip."""
    said = document.text[shown.start : shown.end]
    return stands(document.text, shown) and not misspelt(document, said) and not _leans(said)


def _wants(text: str, shown: Span) -> bool:
    return any_of("wanting").search(text, shown.start, shown.end) is not None


def _leans(said: str) -> bool:
    """Whether a statement points at what is not shown with it."""
    return any_of("leaning").match(said) is not None or any_of("pointing").search(said) is not None


def _side(document: Document, one: Candidate) -> str:
    """Which causes it is one of: told by its label, its title, or at the beginning of its line."""
    start = document.text.rfind("\n", 0, one.said.shown.start) + 1
    titles = document.sections[one.section].title
    found = _SIDE.search(f"{one.label} {titles} {document.text[start : start + 60]}")
    return found[1].lower() if found else ""
