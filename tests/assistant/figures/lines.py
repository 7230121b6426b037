"""Lines of a ledger, made up."""

from __future__ import annotations

from itertools import count
from typing import Any

from assistant.figures.ledger.entries import Entry
from ingest.observation import FigureNature, Observation
from ingest.quantity import Kind, Quantity

_PLACES = count(0, 100)
_SCALES = {"tỷ": 1e9, "triệu": 1e6, "nghìn": 1e3}


def line(
    indicator: str,
    value: str,
    unit: str = "",
    period: str = "",
    nature: str = "result",
    *,
    qualifier: str | None = None,
    section: str = "Phần thứ nhất › I",
    heading: str = "I KẾT QUẢ",
    document: str = "bao-cao.txt",
    page: int | None = None,
    quote: str | None = None,
    note: int | None = None,
    **told: Any,
) -> Entry:
    """A line; each stands after the one made before."""
    start = next(_PLACES)
    low, _, high = value.partition("-")
    first, _, out_of = low.partition("/")
    numbers = [
        float(part.strip().replace(".", "").replace(",", ".")) if part else None
        for part in (first, high, out_of)
    ]
    assert numbers[0] is not None
    quote = f"{indicator} {qualifier or ''} {value} {unit}." if quote is None else quote
    quantity = Quantity(
        start=start + 1,
        end=start + 1 + len(value),
        text=f"{value} {unit}".strip(),
        value=value,
        number=numbers[0],
        number_max=numbers[1],
        out_of=numbers[2],
        unit=unit,
        kind=_kind(unit),
        qualifier=qualifier,
        scale=_SCALES.get(unit.split(" ")[0], 1.0),
    )
    observation = Observation(
        id=f"số{start}",
        indicator=indicator,
        quantity=quantity,
        period=period,
        nature=FigureNature(nature),
        scope=told.get("scope"),
        whole=told.get("whole"),
        start=start,
        end=start + len(quote),
        section=None,
        note=note,
    )
    return Entry(document, observation, section, heading, page, quote)


def _kind(unit: str) -> Kind:
    if "%" in unit:
        return Kind.PERCENT
    return Kind.MONEY if unit.endswith(("đồng", "USD")) else Kind.COUNT
