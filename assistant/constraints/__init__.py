"""What a question demands of the statement that answers it, and which of it a statement lacks.

Retrieval cannot tell a near miss (another year, another province, imports for exports, a rank that is not given) from
an answer; the statement found can: it lacks what the question names.
"""

from __future__ import annotations

from assistant.constraints.checking import closest, refused, share_met, unmet
from assistant.constraints.places import own_places
from assistant.constraints.reading import constraints
from assistant.constraints.telling import told
from assistant.constraints.types import Constraint, Kind

__all__ = [
    "Constraint",
    "Kind",
    "closest",
    "constraints",
    "own_places",
    "refused",
    "share_met",
    "told",
    "unmet",
]
