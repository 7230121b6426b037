"""Whether two figures count or measure the same, so that one may be a part of the other."""

from __future__ import annotations

from functools import cache

from assistant.constraints.tables import table
from assistant.figures.comparing import base_unit
from ingest.normalise import syllables
from ingest.quantity import Kind, Quantity

# Persons of any kind are counted by these, and bodies by those.
_PERSONS = frozenset(("đồng chí", "người", "trường hợp", "cá nhân"))
_SHORT = frozenset(
    ("cbccvc", "cbcc", "ccvc", "cnvc", "cnvclđ", "đv", "lđ", "cán bộ", "lượt người", "lượt cán bộ")
)


@cache
def _persons() -> frozenset[str]:
    counted = table("quantities")["counted"]
    return frozenset((*counted["kinds"], *counted["people"], *_SHORT)) | _PERSONS


def akin(whole: Quantity, part: Quantity) -> bool:
    """Whether a part may be told in its unit: the same one, "đồng chí" for persons, "đơn" for "đơn thư", none."""
    if whole.kind is not part.kind:
        return False
    one, other = base_unit(whole), base_unit(part)
    if one == other:
        return True
    if whole.kind is not Kind.COUNT:
        return False
    if not one or not other:
        return True
    persons = _persons()
    if (other in _PERSONS and one in persons) or (one in _PERSONS and other in persons):
        return True
    first, second = syllables(one), syllables(other)
    return first[: len(second)] == second or second[: len(first)] == first


def person(quantity: Quantity) -> bool:
    """Whether it counts persons."""
    return quantity.kind is Kind.COUNT and base_unit(quantity) in _persons()
