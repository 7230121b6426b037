"""Findings as JSON (pure)."""

from __future__ import annotations

from typing import Any

from assistant.figures.audit.findings import Finding
from assistant.figures.ledger.entries import Entry

Json = dict[str, Any]


def finding_json(finding: Finding) -> Json:
    """A finding; each sentence concerned is cited once, the whole's first."""
    return {
        "kind": finding.kind.value,
        "agrees": finding.agrees,
        "message": finding.message,
        "document": finding.entries[0].document,
        "citations": [_citation(n, entry) for n, entry in enumerate(cited(finding), 1)],
    }


def cited(finding: Finding) -> list[Entry]:
    """One entry of each sentence that a finding concerns, in its order."""
    by_place = {
        (entry.observation.start, entry.observation.end): entry for entry in reversed(finding.entries)
    }
    places = dict.fromkeys((entry.observation.start, entry.observation.end) for entry in finding.entries)
    return [by_place[place] for place in places]


def _citation(n: int, entry: Entry) -> Json:
    """Where a sentence stands; `start` and `end` count code points of the document's canonical text."""
    return {
        "n": n,
        "document": entry.document,
        "section": entry.section,
        "page": entry.page,
        "start": entry.observation.start,
        "end": entry.observation.end,
        "quote": entry.quote,
    }
