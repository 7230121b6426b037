"""The headings of an outline's parts, so that each tells alone what it is on (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.study.outlining.naming import heading_of, shorter, topic_in
from assistant.study.outlining.natures import nature_of
from ingest.ledger.phrases import capital
from ingest.types import Document, Nature, Section

_NATURE_WORDS = {
    Nature.RESULT: "kết quả",
    Nature.TARGET: "chỉ tiêu",
    Nature.TASK: "nhiệm vụ, giải pháp",
    Nature.SHORTCOMING: "hạn chế",
    Nature.CAUSE: "nguyên nhân",
    Nature.LESSON: "bài học",
    Nature.CONTEXT: "tình hình",
}
# Headings of these natures rarely tell it.
_SILENT = (Nature.RESULT, Nature.TARGET)
_SAME = ("ưu điểm", "mục tiêu")
_ABOUT = re.compile(r"về\s+", re.IGNORECASE)
# Headings that say nothing without the one above.
_BARE = re.compile(
    r"(?:(?:nguyên nhân|yếu tố|mặt|về)\s+)*(?:khách quan|chủ quan|nguyên nhân|kết quả|hạn chế|tồn tại|khuyết điểm|ưu điểm|thuận lợi|khó khăn|chung|"
    r"cụ thể|tổng quát|trước mắt|lâu dài)",
    re.IGNORECASE,
)


def part_headings(document: Document, indices: Sequence[int]) -> list[str]:
    """The headings of the sections that an outline's parts are named by, no two alike.

    Where the parts are of several natures, a heading that does not tell its own is given it: "Trồng trọt (kết quả
    2020-2025)"; where two would still be alike, the heading above.
    """
    sections = [document.sections[index] for index in indices]
    plain = [own_heading(document, section, several=len(sections) > 1) for section in sections]
    natures = {nature_of(section) for section in sections}
    keys = [heading.casefold() for heading in plain]
    told = [
        _with_nature(heading, section, needed=keys.count(key) > 1, several=len(natures) > 1)
        for heading, key, section in zip(plain, keys, sections, strict=True)
    ]
    return [
        f"{heading} ({_above(document, section)})"
        if told.count(full) > 1 and _above(document, section)
        else full
        for full, heading, section in zip(told, plain, sections, strict=True)
    ]


def own_heading(document: Document, section: Section, *, several: bool = True) -> str:
    """A heading without "Về" before it; one that says nothing alone after the one above."""
    heading = _ABOUT.sub("", heading_of(document, section), count=1) if _ABOUT.match(section.title) else ""
    heading = capital(heading) or heading_of(document, section)
    above = _above(document, section)
    if several and above and _BARE.fullmatch(heading) and heading.casefold() not in above.casefold():
        return f"{capital(above)}: {heading[:1].lower()}{heading[1:]}"
    return heading


def _with_nature(heading: str, section: Section, *, needed: bool, several: bool) -> str:
    nature = nature_of(section)
    words = _NATURE_WORDS[nature]
    told = any(word in heading.casefold() for word in (*words.split(", "), *_SAME))
    if not needed and not (several and nature in _SILENT and not told):
        return heading
    return f"{heading} ({words}{f' {section.term}' if section.term else ''})"


def _above(document: Document, section: Section) -> str:
    """What the section above is about; "" where there is none, or only a half of the report."""
    above = document.sections[section.parent] if section.parent is not None else None
    return shorter(topic_in(document, above)) if above and above.parent is not None else ""
