"""The sections that an outline is made of (pure)."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.study.sections import (
    ancestors,
    label,
    main_sections,
    named,
    near_sections,
    outermost,
    sections_of,
)
from ingest.types import Document

__all__ = [
    "ancestors",
    "divided_by_nature",
    "label",
    "main_sections",
    "named",
    "near_sections",
    "outermost",
    "sections_of",
]


def divided_by_nature(document: Document, chosen: Sequence[int]) -> tuple[int, ...]:
    """The sections, those whose subsections are of several natures (achievements, shortcomings) by these."""
    found: list[int] = []
    for index in chosen:
        inner = [i for i, section in enumerate(document.sections) if section.parent == index]
        natures = {document.sections[i].nature for i in inner}
        found += inner if len(natures) > 1 else [index]
    return tuple(found)
