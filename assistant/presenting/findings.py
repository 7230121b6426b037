"""Findings as JSON (pure)."""

from __future__ import annotations

from typing import Any

from assistant.figures.audit.findings import Finding
from assistant.figures.ledger.entries import Entry

Json = dict[str, Any]


def finding_json(finding: Finding) -> Json:
    """A finding; each sentence concerned is cited once, the whole's first.

    `figures` of a citation are the places (start, end) of the figures concerned in it.
    """
    return {
        "kind": finding.kind.value,
        "agrees": finding.agrees,
        "message": finding.message,
        "document": finding.entries[0].document,
        "citations": [_citation(n, entry, finding) for n, entry in enumerate(cited(finding), 1)],
    }


def cited(finding: Finding) -> list[Entry]:
    """One entry of each sentence that a finding concerns, in its order."""
    by_place = {_place(entry): entry for entry in reversed(finding.entries)}
    return [by_place[place] for place in dict.fromkeys(map(_place, finding.entries))]


def _place(entry: Entry) -> tuple[int, int]:
    return entry.observation.start, entry.observation.end


def _citation(n: int, entry: Entry, finding: Finding) -> Json:
    """Where a sentence stands; `start` and `end` count code points of the document's canonical text."""
    return {
        "n": n,
        "document": entry.document,
        "section": entry.section,
        "page": entry.page,
        "start": entry.observation.start,
        "end": entry.observation.end,
        "quote": entry.quote,
        "figures": sorted(
            {
                (other.observation.quantity.start, other.observation.quantity.end)
                for other in finding.entries
                if _place(other) == _place(entry)
            }
        ),
    }
