"""A table as separated values, as Excel opens them on a Vietnamese computer (pure)."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

from assistant.exporting.cells import fit, runs
from assistant.exporting.tables import Table, Value

# Where the comma is for decimals, as in Vietnamese, Excel takes the semicolon between columns; a "sep=" line would
# make it forget that the text is UTF-8, and be a row of nonsense to every other program.
SEPARATOR = ";"


def to_csv(table: Table) -> bytes:
    """UTF-8 with a byte order mark (without it Excel reads another encoding), semicolons, decimal commas, CRLF.

    A text that a program might take for a formula gets an apostrophe before it.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=SEPARATOR, lineterminator="\r\n")
    writer.writerow([column.title for column in table.columns])
    writer.writerows([_cell(value) for value in row] for row in table.rows)
    return out.getvalue().encode("utf-8-sig")


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        text = fit(value)
        return f"'{text}" if runs(text) else text
    return plain(value).replace(".", ",")


def plain(number: float) -> str:
    """A number without an exponent: "10.29", "19176865000"."""
    told = f"{Decimal(repr(number)):f}"
    return told.rstrip("0").rstrip(".") if "." in told else told
