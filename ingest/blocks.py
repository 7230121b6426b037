"""The paragraphs, bullets and lead-ins under each heading, and what each is said under."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.candidates import BULLET, TextLine, text_lines
from ingest.headings import parse_marker
from ingest.sentences import sentences
from ingest.types import Section


@dataclass(frozen=True, slots=True)
class Block:
    """One line of content.

    `depth` is 0 for a paragraph, 1 and more for bullets and numbered items; `context` is what it is said under besides
    the headings; `lead` tells that it introduces what follows, `attached` that it makes sense only after the block
    before; `label` is what a long bullet calls itself before its colon.
    """

    start: int
    end: int
    section: int | None
    depth: int
    context: str
    lead: bool
    attached: bool
    label: str = ""


@dataclass(slots=True)
class _Lead:
    text: str
    depth: int
    sticky: bool  # holds for the paragraphs after it, not only for bullets below it
    numbered: bool = False


_LONGEST_CONTEXT = 200
_SHORT_LEAD = 90
_LABEL = re.compile(r"[^:.;!?\n]{3,90}(?=:)")
_LONG_LABELLED = 200
_CONNECTOR = re.compile(
    r"(?:trong đó|cụ thể(?: như sau)?|bao gồm|gồm(?: có)?|như sau|nguyên nhân là do)\s*:$", re.IGNORECASE
)
# The usual nesting of bullets; numbered items stand above them all.
_MARK_RANKS = {"*": 0, "-": 1, "–": 1, "—": 1, "•": 2, "●": 2, "▪": 2, "◦": 2, "o": 2, "+": 3}


def blocks(text: str, end: int, sections: Sequence[Section]) -> list[Block]:
    """The content of `text[:end]` outside headings, line by line."""
    found: list[Block] = []
    state = _State()
    current: int | None = None
    at = -1  # the last section that has begun
    for line in text_lines(text, end):
        while at + 1 < len(sections) and sections[at + 1].start <= line.start:
            at += 1
        owner: int | None = at if at >= 0 else None
        while owner is not None and sections[owner].end <= line.start:
            owner = sections[owner].parent
        start = max(line.start, sections[owner].body) if owner is not None else line.start
        start += len(text[start : line.end]) - len(text[start : line.end].lstrip())
        if start >= line.end:
            continue
        if owner != current:
            state, current = _State(), owner
        found.append(state.block(TextLine(start, line.end, text[start : line.end]), owner))
    return found


@dataclass(slots=True)
class _State:
    """What is open while the content of one section is read."""

    leads: list[_Lead] = field(default_factory=list)
    marks: list[tuple[object, float]] = field(default_factory=list)
    before: str = ""  # the line before

    def block(self, line: TextLine, section: int | None) -> Block:
        """The line as a block; afterwards its own lead is open for the lines after it."""
        mark = _mark(line.text)
        lead = line.text.endswith(":")
        depth, attached, label = 0, False, ""
        if mark:
            depth = self._depth(*mark)
            attached, label = depth > 1, _label(line.text)
            self.leads = [open_ for open_ in self.leads if open_.depth < depth]
            for open_ in self.leads:  # paragraphs after a list below it no longer belong to a bullet
                open_.sticky = open_.numbered
        elif _CONNECTOR.fullmatch(line.text) and self.before:
            attached = True
            self.leads = self.leads or [_opened(self.before, 0, lead=True, item=False)]
        elif not self.before.endswith(":"):
            self._end_lists(lead)
        context = "\n".join(open_.text for open_ in self.leads)
        if not mark and not attached:
            self._end_lists(lead)
        if mark or (lead and not attached):
            self.leads.append(_opened(line.text, depth, lead=lead, item=bool(mark)))
        self.before = line.text
        return Block(line.start, line.end, section, depth, context, lead, attached, label)

    def _end_lists(self, lead: bool) -> None:
        """A paragraph ends all that does not hold for paragraphs too, a new lead-in everything."""
        self.leads = [] if lead else [open_ for open_ in self.leads if open_.sticky]
        self.marks = self.marks if self.leads else []

    def _depth(self, mark: object, rank: float) -> int:
        if mark in (open_ for open_, _ in self.marks):
            while self.marks[-1][0] != mark:
                self.marks.pop()
        else:
            while self.marks and self.marks[-1][1] >= rank:
                self.marks.pop()
            self.marks.append((mark, rank))
        return len(self.marks)


def _mark(text: str) -> tuple[object, float] | None:
    """The bullet or numbering at a line's start and its rank, None for a paragraph."""
    if match := BULLET.match(text):
        return match["mark"], _MARK_RANKS[match["mark"]]
    marker = parse_marker(text)
    return (marker.row, marker.rank - 100) if marker else None


def _opened(text: str, depth: int, *, lead: bool, item: bool) -> _Lead:
    """What a lead-in, bullet or numbered item says about that which follows it."""
    bare = BULLET.sub("", text, count=1) if item else text
    numbered = item and bare == text
    if lead:
        told = sentences(bare)
        # "Đến 30/9, nguồn vốn đạt …. Trong đó:": the sentence before says of what.
        first = told[-2 if len(told) > 1 and _CONNECTOR.fullmatch(bare[slice(*told[-1])]) else -1].start
        return _Lead(
            _shortened(bare[first : told[-1].end]), depth, item or len(bare) <= _SHORT_LEAD, numbered
        )
    if label := _label(text):
        return _Lead(label, depth, sticky=True, numbered=numbered)
    return _Lead(_shortened(bare), depth, sticky=False)


def _label(text: str) -> str:
    """What a long bullet calls itself before its colon, "" where it does not."""
    match = _LABEL.match(BULLET.sub("", text, count=1))
    return match.group() if match and len(text) >= _LONG_LABELLED else ""


def _shortened(text: str) -> str:
    if len(text) <= _LONGEST_CONTEXT:
        return text
    return text[: text.rfind(" ", 0, _LONGEST_CONTEXT)]
