"""What a figure is to its report: reached, aimed at, intended, or the state of things around."""

from __future__ import annotations

from ingest.clauses import Clause
from ingest.ledger.places import Place
from ingest.observation import FigureNature
from ingest.types import Nature

_AHEAD = (Nature.TARGET, Nature.TASK)


def nature(place: Place, clause: Clause) -> FigureNature:
    """The nature of a figure of a sentence."""
    if clause.quantity.aimed or place.nature in _AHEAD:
        return FigureNature.TARGET
    return FigureNature.RESULT
