"""The sections of a report, as a reader chooses among them (pure)."""

from __future__ import annotations

from ingest.types import Document, Section

Json = dict[str, object]


def sections_json(document: Document) -> list[Json]:
    """All sections in the report's order; `depth` is 0 at the top, `name` is what an address names it by."""
    return [
        {
            "name": full_name(section),
            "number": section.number,
            "title": section.title,
            "depth": _depth(document, section),
        }
        for section in document.sections
    ]


def full_name(section: Section) -> str:
    """A section's path and title: "Phần thứ hai › II CHỈ TIÊU CHỦ YẾU"; names one where numbers are given twice."""
    return " ".join(" ".join((" › ".join(section.path), section.title)).split())


def _depth(document: Document, section: Section) -> int:
    above, depth = section.parent, 0
    while above is not None:
        above, depth = document.sections[above].parent, depth + 1
    return depth
