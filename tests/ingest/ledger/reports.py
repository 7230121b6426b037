"""Small reports for the tests of their ledgers."""

from __future__ import annotations

from ingest.observation import Observation
from ingest.pipeline import build_document
from ingest.types import Document, Page

TOP = "BÁO CÁO\n\nI. KẾT QUẢ NHIỆM KỲ 2020-2025\n\n"


def report(body: str, *, name: str = "bao-cao.txt") -> Document:
    """A report with one section of results that says `body`."""
    return build_document([Page(None, f"{TOP}{body}\n")], name=name)


def observed(body: str) -> tuple[Observation, ...]:
    """What the ledger makes of some lines of a report."""
    return report(body).observations


def names(body: str) -> str:
    """The indicators of some lines in one line."""
    return " | ".join(one.indicator for one in observed(body))


def table(*rows: str) -> tuple[Observation, ...]:
    """What the ledger makes of a table: rows with "|" between their cells, its heads first."""
    heads, *lines = (f"| {row} |" for row in rows)
    rule = "|---" * rows[0].count("|") + "|---|"
    return report("\n".join((heads, rule, *lines)), name="bao-cao.md").observations
