"""Wholes of a report that their parts do not make up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.figures.audit.claims import Claim, Disagreement, interval_of
from assistant.figures.audit.partitions import Part, complements
from assistant.figures.comparing import base_unit, decimal_of, vietnamese
from ingest.clauses import Clause, clauses
from ingest.quantities import Kind, Quantity

# How many claims after a whole may tell its parts.
_LOOK_AHEAD = 6
_WHOLE = re.compile(r"(?<!\w)(?:tổng|tất cả|toàn bộ)(?!\w)", re.IGNORECASE)
_OPENS_PARTS = re.compile(r"(?:trong đó|gồm|bao gồm|chia ra|cụ thể|như sau)\W*$", re.IGNORECASE)


def broken_sums(claims: Sequence[Claim]) -> list[Disagreement]:
    """Wholes that their parts do not make up; claims in text order.

    Only parts that exhaust the whole by their names are added up: "vi phạm" and "không vi phạm", "nam" and "nữ",
    "trong nước" and "nước ngoài" (`assistant.figures.audit.partitions`). "trong đó" alone promises no such thing.
    """
    found: list[Disagreement] = []
    told = [[clause for clause in clauses(claim.text) if clause.host is None] for claim in claims]
    for i, claim in enumerate(claims):
        for j, whole in enumerate(told[i]):
            if whole.quantity.kind not in (Kind.COUNT, Kind.MONEY, Kind.MEASURE) or whole.quantity.number_max:
                continue
            parts = _parts(claims, told, i, j)
            for chosen in complements(parts):
                if message := _sum_message(whole.quantity, [part.quantity for part in chosen]):
                    keys = tuple(dict.fromkeys((claim.key, *(part.key for part in chosen))))
                    found.append(Disagreement(message, keys))
    return found


def _parts(claims: Sequence[Claim], told: Sequence[Sequence[Clause]], i: int, j: int) -> list[Part]:
    """The figures that the whole at claim i, clause j may be made up of: after "trong đó", or in the next claims."""
    whole = told[i][j]
    unit = base_unit(whole.quantity)
    text = claims[i].text
    rest = told[i][j + 1 :]
    parts: list[Part] = []
    opened = rest and _opens(text, whole, rest[0])
    total = bool(_WHOLE.search(whole.label))
    if opened or (rest and total):
        for clause in rest:
            if base_unit(clause.quantity) == unit:
                if _WHOLE.search(clause.label):
                    return parts
                parts.append(Part(claims[i].key, clause.label + " " + clause.tail, clause.quantity))
        return parts
    if rest or not (total or _OPENS_PARTS.search(text)):
        return []
    for k in range(i + 1, min(i + 1 + _LOOK_AHEAD, len(claims))):
        if not told[k] and _OPENS_PARTS.search(claims[k].text):
            continue
        if not told[k] or base_unit(told[k][0].quantity) != unit or _WHOLE.search(told[k][0].label):
            break
        first = told[k][0]
        parts.append(Part(claims[k].key, first.label + " " + first.tail, first.quantity))
    return parts


def _opens(text: str, whole: Clause, first: Clause) -> bool:
    """Whether a whole is followed by its parts: "149 đồng chí, trong đó nữ 46 …", "(gồm …"."""
    between = text[whole.quantity.end : first.quantity.start]
    said = re.search(r"(?<!\w)(?:trong đó|gồm|chia ra|cụ thể)(?!\w)", between, re.IGNORECASE)
    return said is not None and not re.search(r"[.;]\s", between[: said.start()])


def _sum_message(whole: Quantity, parts: Sequence[Quantity]) -> str | None:
    """The sentence that tells the difference; None where the sum may be right."""
    low, high = interval_of(whole)
    intervals = [interval_of(part) for part in parts]
    least, most = sum(item[0] for item in intervals), sum(item[1] for item in intervals)
    if least <= high and low <= most:
        return None
    factor = Decimal(repr(whole.scale))
    amounts = [decimal_of(part) * Decimal(repr(part.scale)) / factor for part in parts]
    total, said = sum(amounts, Decimal(0)), decimal_of(whole)
    places = max(0, *(-int(str(n.normalize().as_tuple().exponent)) for n in (*amounts, said)))
    more = "nhiều" if said > total else "ít"
    unit = whole.unit
    terms = " + ".join(vietnamese(amount, places) for amount in amounts)
    return (
        f"Tổng số {vietnamese(said, places)} {unit} {more} hơn tổng các thành phần {vietnamese(total, places)} {unit} "
        f"({terms}), chênh lệch {vietnamese(abs(said - total), places)} {unit}."
    )
