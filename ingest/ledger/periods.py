"""The time that a figure holds for."""

from __future__ import annotations

from ingest.clauses import Clause
from ingest.ledger.places import Place
from ingest.quantities import Kind, quantities


def period(place: Place, clause: Clause) -> str:
    """The time that a figure of a sentence holds for, as a reader would say it; "" where nothing tells."""
    named = [item for item in quantities(place.text) if item.kind in (Kind.YEAR, Kind.PERIOD)]
    near = min(named, key=lambda item: abs(item.start - clause.quantity.start), default=None)
    return near.value if near else place.term or ""
