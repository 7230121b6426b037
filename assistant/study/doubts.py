"""Figures of a report that a trainer must check before teaching them: improbable ones and those that disagree."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.figures.audit.findings import findings
from assistant.figures.audit.types import Finding, FindingKind
from assistant.figures.ledger.entries import Entry
from assistant.study.types import Caution
from assistant.types import Citation
from ingest.types import Document


def doubtful(document: Document) -> frozenset[int]:
    """Where the figures start that are improbable, told differently elsewhere, or do not add up."""
    return frozenset(
        entry.observation.quantity.start for finding in _wrong(document) for entry in _suspects(finding)
    )


def cautions(document: Document, citations: Sequence[Citation]) -> tuple[Caution, ...]:
    """What is doubtful about the figures that stand in the citations."""
    found = []
    for finding in _wrong(document):
        places = [entry.observation.quantity.start for entry in _suspects(finding)]
        held = tuple(one.n for one in citations if any(one.start <= place < one.end for place in places))
        if held:
            found.append(Caution(finding.message, held))
    return tuple(dict.fromkeys(found))


def _suspects(finding: Finding) -> Sequence[Entry]:
    # What an improbable value is set beside is not in doubt itself.
    return finding.entries[:1] if finding.kind is FindingKind.IMPROBABLE else finding.entries


def _wrong(document: Document) -> tuple[Finding, ...]:
    return tuple(finding for finding in findings(document) if not finding.agrees)
