"""What a report disagrees with itself in, and what was checked and is right."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.figures.audit.divisions import divisions
from assistant.figures.audit.elsewhere import parts_elsewhere
from assistant.figures.audit.hundred import hundred
from assistant.figures.audit.improbable import improbable
from assistant.figures.audit.planned import planned
from assistant.figures.audit.repeated import told_again
from assistant.figures.audit.shares import shared
from assistant.figures.audit.summing import summed
from assistant.figures.audit.tabular import table_divisions
from assistant.figures.audit.told import told
from assistant.figures.audit.types import Finding, FindingKind
from ingest.types import Document

__all__ = ["Finding", "FindingKind", "findings"]


def findings(document: Document) -> tuple[Finding, ...]:
    """Every finding of a document: those that disagree first, each kind of outcome in order of place."""
    read = told(document)
    figures = [figure for statement in read.statements for figure in statement.figures]
    split = [*divisions(read), *parts_elsewhere(read), *table_divisions(read)]
    found = [
        *told_again(read),
        *summed(split, figures),
        *shared(read, split),
        *planned(read),
        *hundred(read),
        *improbable(read),
    ]
    return tuple(sorted(_once(found), key=lambda finding: (finding.agrees, _place(finding))))


def _once(found: Iterable[Finding]) -> Iterable[Finding]:
    return dict.fromkeys(found)


def _place(finding: Finding) -> tuple[int, ...]:
    return tuple(entry.observation.quantity.start for entry in finding.entries)
