"""The parts of a session: which sections each holds, and which statements may become its points (pure)."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.study.outlining.choosing import ancestors
from assistant.study.outlining.natures import nature_of
from assistant.study.outlining.points import Candidate, candidates, headings
from assistant.study.outlining.topics import HELD, NEARLY_HELD, Topic
from ingest.types import Document, Nature

# What a section counts for where not all can be told.
_OF_NATURE = {
    Nature.TARGET: 1.5,
    Nature.RESULT: 1.2,
    Nature.TASK: 1.2,
    Nature.SHORTCOMING: 1.2,
    Nature.CAUSE: 0.9,
    Nature.LESSON: 0.9,
    Nature.CONTEXT: 0.6,
}
# How many of its best statements a part is weighed by, and what each doubling of all of them adds.
_MEASURED, _OF_SIZE = 6, 0.4
_MAIN, _OF_MAIN = re.compile(r"(?<!\w)(?:chỉ tiêu|mục tiêu)(?!\w)", re.IGNORECASE), 1.2
# So many statements that are clearly on a topic need no others beside them.
_SURE = 3
# What a part loses for each of its nature that was taken before it.
_AGAIN = 0.6


@dataclass(frozen=True, slots=True)
class Region:
    """A part in the making: the section it is named by, its statements, whether it is only that section's opening."""

    section: int
    found: tuple[Candidate, ...]
    own: bool = False

    def weight(self, document: Document) -> float:
        """How much what it tells is worth: its best statements, more where it is on the main indicators."""
        section = document.sections[self.section]
        best = sorted((one.worth for one in self.found), reverse=True)[:_MEASURED]
        main = _OF_MAIN if _MAIN.search(section.title) else 1.0
        return sum(best) * main * _OF_NATURE[nature_of(section)]

    def size(self, document: Document) -> float:
        """How much of a session it takes: its weight, more for a long section."""
        return self.weight(document) * (1 + _OF_SIZE * math.log2(max(1.0, len(self.found) / _MEASURED)))


def by_sections(document: Document, chosen: Sequence[int], most: int) -> list[Region]:
    """The chosen sections, the richest divided into their subsections while there is room for more parts."""
    regions = [_whole(document, index) for index in chosen]
    whole = {region.section for region in regions}
    while True:
        open_to = [region for region in regions if not region.own and region.section in whole]
        for region in sorted(open_to, key=lambda one: -len(one.found)):
            parts = _divided(document, region)
            if len(parts) > 1 and len(regions) - 1 + len(parts) <= most:
                at = regions.index(region)
                regions[at : at + 1] = parts
                whole |= {part.section for part in parts}
                break
            whole.discard(region.section)
        else:
            return [region for region in regions if region.found]


def _whole(document: Document, index: int) -> Region:
    """A section with all under it, and what its subsections' headings say."""
    found = [*candidates(document, index), *headings(document, index)]
    return Region(index, tuple(sorted(found, key=lambda one: one.said.shown.start)))


def _divided(document: Document, region: Region) -> list[Region]:
    """A section as its subsections, its own opening before them where that tells something."""
    children = [index for index, section in enumerate(document.sections) if section.parent == region.section]
    parts = [_whole(document, index) for index in children]
    parts = [part for part in parts if part.found]
    opening = tuple(candidates(document, region.section, own=True))
    if parts and any(one.figures for one in opening):
        parts.insert(0, Region(region.section, opening, own=True))
    return parts


def by_topic(
    document: Document, topic: Topic, most: int, least: int
) -> tuple[list[Region], dict[int, float]]:
    """The sections that tell of a topic and, of others, the statements that do; and how far each statement is about it.

    Where far fewer than `least` statements do so clearly, those count too that nearly do; where none of the nature does
    that a question asks for (its causes), those of any nature.
    Raises InputError where the report does not tell of it.
    """
    whole = topic.sections()
    if whole and not topic.subjects:
        regions = by_sections(document, whole, most)
        found = [one for region in regions for one in region.found]
        kept = {one.said.shown.start: topic.relevance(one) for one in found}
    else:
        kept = {}
        groups: dict[int, list[Candidate]] = defaultdict(list)
        roots = [index for index, section in enumerate(document.sections) if section.parent is None]
        told = [(topic.relevance(one), one) for root in roots for one in _whole(document, root).found]
        sure = sum(held >= HELD for held, _ in told)
        if not sure and (wider := topic.of_any_nature()):
            return by_topic(document, wider, most, least)
        enough = HELD if sure >= max(_SURE, least // 2) else NEARLY_HELD
        for held, one in told if sure else ():
            home = _home(document, one.section, whole)
            # A part's own heading is no point of it.
            if held >= enough and not (one.is_heading and one.section == home):
                kept[one.said.shown.start] = held
                groups[home].append(one)
        regions = [Region(index, tuple(group)) for index, group in sorted(groups.items())]
    if not any(region.found for region in regions):
        raise topic.missing()
    return regions, kept


def _home(document: Document, index: int, whole: Sequence[int]) -> int:
    """The part that a section's statements go to: a section about the topic, else its own section, of the fourth level at most."""
    line = [*reversed(ancestors(document, index)), index]
    return next((step for step in line if step in whole), line[min(3, len(line) - 1)])


def richest(document: Document, regions: Sequence[Region], most: int) -> list[Region]:
    """At most that many of the regions, the weightiest, each further one of a nature worth less; in the report's order."""
    left, taken = list(regions), list[Region]()
    while left and len(taken) < most:
        natures = [nature_of(document.sections[region.section]) for region in taken]
        best = max(
            left,
            key=lambda one: (
                one.weight(document) * _AGAIN ** natures.count(nature_of(document.sections[one.section]))
            ),
        )
        left.remove(best)
        taken.append(best)
    return sorted(taken, key=lambda one: (one.section, not one.own))
