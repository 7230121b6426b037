"""Figures that nobody should be asked for: those that the report throws doubt on, those that were hard to read."""

from __future__ import annotations

import re

from assistant.figures.audit.findings import findings
from assistant.figures.audit.types import FindingKind
from assistant.figures.ledger.entries import Entry
from assistant.study.quiz.once import once_per_document
from ingest.types import Document

_MORE_BEFORE, _MORE_AFTER = (
    re.compile(r"\d\s+[.,]$|\d[.,]\s$"),
    re.compile(r"\s+[.,]\d|[.,]\s\d|[.,]?[OolI]\d"),
)


@once_per_document
def doubted(document: Document) -> frozenset[str]:
    """The ids of the figures that do not agree with others."""
    return frozenset(
        entry.observation.id
        for finding in findings(document)
        if not finding.agrees
        # The second of an improbable value is what it is compared with.
        for entry in (finding.entries[:1] if finding.kind is FindingKind.IMPROBABLE else finding.entries)
    )


def unsure(document: Document, entry: Entry) -> bool:
    """Whether text recognition was unsure of the number."""
    quantity = entry.observation.quantity
    return any(doubt.start < quantity.end and quantity.start < doubt.end for doubt in document.doubts)


def misread(entry: Entry) -> bool:
    """Whether more digits stand beside a number than were read: "118 ,2 %"."""
    told = entry.observation
    at = told.quantity.start - told.start
    before, after = entry.quote[:at], entry.quote[at + len(told.quantity.value) :]
    return _MORE_BEFORE.search(before) is not None or _MORE_AFTER.match(after) is not None
