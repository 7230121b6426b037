"""Quoted statements become citations."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.corpus import Unit
from assistant.types import Citation
from ingest.types import PassageKind


def cite(n: int, unit: Unit) -> Citation:
    """The citation of a statement."""
    passage = unit.passage
    section = passage.section_path
    if passage.kind is PassageKind.FOOTNOTE:
        section = f"{section} › Chú thích" if section else "Chú thích"
    return Citation(n, passage.document, section, passage.page, *unit.span, unit.text)


def cited(units: Iterable[Unit]) -> tuple[Citation, ...]:
    """Citations numbered from 1."""
    return tuple(cite(n, unit) for n, unit in enumerate(units, start=1))
