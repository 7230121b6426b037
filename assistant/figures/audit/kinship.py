"""Whether two figures count or measure the same, so that one may be a part of the other."""

from __future__ import annotations

import re
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
# What is counted whatever it is called: "12 đơn vị, gồm 05 phòng, 07 trung tâm".
_ANY_KIND = frozenset(
    (
        "đơn vị", "đơn vị hành chính", "đơn vị sự nghiệp", "đơn vị thành viên", "đơn vị trực thuộc", "tổ chức", "tổ chức đảng",
        "tổ chức cơ sở đảng", "cơ sở", "cơ sở y tế", "cơ sở giáo dục", "cơ quan", "đầu mối", "văn bản", "phương tiện", "danh hiệu",
        "hình thức", "thành viên", "đồng chí", "người", "đại biểu", "phòng ban", "sản phẩm", "tập thể", "đơn thư",
    )
)  # fmt: skip


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
    if "/" in one or "/" in other:
        return False
    persons = _persons()
    if (other in _PERSONS and one in persons) or (one in _PERSONS and other in persons):
        return True
    first, second = syllables(one), syllables(other)
    return first[: len(second)] == second or second[: len(first)] == first


def contains(whole: Quantity, part: Quantity, tail: str) -> bool:
    """Whether a whole counts things of any kind, or of several ("42 tập thể, cá nhân"), so that this may be a part.

    `tail` is what follows the whole's unit.
    """
    if not whole.kind is part.kind is Kind.COUNT or "/" in part.unit or not part.unit:
        return False
    listed = re.match(rf"\s*(?:,|và|hoặc)\s*{re.escape(part.unit)}(?!\w)", tail, re.IGNORECASE)
    return base_unit(whole) in _ANY_KIND or listed is not None


def person(quantity: Quantity) -> bool:
    """Whether it counts persons."""
    return quantity.kind is Kind.COUNT and base_unit(quantity) in _persons()
