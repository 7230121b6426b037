"""Which lines of the ledger a reader wants, and in which order (pure).

The page narrows and orders by itself what it was given once: `table_json` tells it all orders, and what can be narrowed
down by. Only words are looked for here. A file is made of the same lines in the same order (`filtered`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.figures.ledger.entries import Entry, select
from assistant.figures.ledger.facets import Facet, facets
from assistant.figures.ledger.ordering import Order, ordered
from assistant.figures.ledger.telling import NATURES
from assistant.presenting.ledger import entry_json
from ingest.observation import FigureNature

Json = dict[str, object]

_NATURES = frozenset(nature.value for nature in FigureNature)
_ORDERS = {order.value: order for order in Order}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an address asks for; "" leaves a condition out. `section` is a path, met by all below it."""

    text: str = ""
    nature: str = ""
    period: str = ""
    section: str = ""
    unit: str = ""
    document: str = ""
    order: Order = Order.PLACE
    falling: bool = False

    @classmethod
    def of(cls, asked: Mapping[str, str]) -> Wanted:
        """From the parameters of an address; an order that there is not is that of the report."""
        return cls(
            text=asked.get("tim", ""),
            nature=asked.get("tinh-chat", ""),
            period=asked.get("ky", ""),
            section=asked.get("muc", ""),
            unit=asked.get("don-vi", ""),
            document=asked.get("bao-cao", ""),
            order=_ORDERS.get(asked.get("xep", ""), Order.PLACE),
            falling=asked.get("chieu") == "giam",
        )

    @property
    def told(self) -> tuple[str, ...]:
        """The conditions in words, for who reads a file of the lines."""
        nature = NATURES[FigureNature(self.nature)] if self.nature in _NATURES else self.nature
        named = (
            ("tìm", f"«{self.text}»" if self.text.strip() else ""),
            ("tính chất", nature),
            ("thời kỳ", self.period),
            ("mục", self.section),
            ("đơn vị", self.unit),
            ("báo cáo", self.document),
        )
        return tuple(f"{name} {value}" for name, value in named if value)


def filtered(entries: Sequence[Entry], wanted: Wanted) -> list[Entry]:
    """The entries wanted, in the order wanted."""
    # Words first, over all entries: what they mean must not hang on the other conditions (see `select`).
    found = [entry for entry in select(entries, text=wanted.text) if _meets(entry, wanted)]
    return ordered(found, wanted.order, descending=wanted.falling)


def table_json(entries: Sequence[Entry]) -> Json:
    """All lines in order of place; for each order the places of the lines, upwards and downwards; the facets."""
    places = {id(entry): place for place, entry in enumerate(entries)}
    orders = {
        order.value: [
            [places[id(entry)] for entry in ordered(entries, order, descending=falling)]
            for falling in (False, True)
        ]
        for order in Order
    }
    found = facets(entries)
    return {
        "entries": [entry_json(entry) for entry in entries],
        "orders": orders,
        "facets": {
            "tinh-chat": _choices(found.natures),
            "ky": _choices(found.periods),
            "muc": _choices(found.sections),
            "don-vi": _choices(found.units),
        },
    }


def _choices(found: Sequence[Facet]) -> list[tuple[str, str]]:
    return [(facet.value, facet.label) for facet in found]


def _meets(entry: Entry, wanted: Wanted) -> bool:
    told = entry.observation
    return (
        wanted.nature in ("", told.nature.value)
        and wanted.period in ("", told.period)
        and wanted.unit in ("", told.quantity.unit)
        and wanted.document in ("", entry.document)
        and f"{entry.section} › ".startswith(f"{wanted.section} › " if wanted.section else "")
    )
