"""The ledger and the two terms in the words of a terminal (pure)."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from assistant.commands.asking import place
from assistant.figures.ledger.entries import Entry
from assistant.figures.ledger.telling import NATURES, figure_text, section_text
from ingest.ledger.phrases import capital

if TYPE_CHECKING:
    from assistant.figures.terms.pairing import TwoTerms

_INDENT = "  "
_GAP = "  "
_NARROWEST = 24  # characters of a name, however narrow the terminal
# Characters of the columns beside the name, at most.
_LEDGER = (28, 24, 9, 40)
_TERMS = (26, 26, 34)


def ledger_lines(entries: Sequence[Entry], width: int, *, grouped: bool = True) -> Iterator[str]:
    """A line an entry, aligned and at most `width` wide where that can be; `grouped` under document and section."""
    names = list(dict.fromkeys(entry.document for entry in entries))
    rows = [_row(entry, grouped=grouped, many=len(names) > 1) for entry in entries]
    widths = _widths(rows, width, _LEDGER)
    yield f"{len(entries)} số liệu trong {', '.join(names)}"
    group: tuple[str, str, str] | None = None
    for entry, row in zip(entries, rows, strict=True):
        if grouped and group != (entry.document, entry.section, entry.heading):
            group = (entry.document, entry.section, entry.heading)
            section = section_text(entry.section, entry.heading) or "Ngoài các đề mục"
            yield f"\n{place(entry.document, section, None) if len(names) > 1 else section}"
        yield from _aligned(row, widths)


def terms_lines(two: TwoTerms, width: int) -> Iterator[str]:
    """The pairs in columns, then what has no partner."""
    yield (
        f"Kết quả {two.past_term} và chỉ tiêu {two.next_term}: {len(two.pairs)} cặp, {len(two.only_past)} kết quả và "
        f"{len(two.only_next)} chỉ tiêu không có số liệu tương ứng"
    )
    if two.pairs:
        head = ("Nội dung", f"Kết quả {two.past_term}", f"Chỉ tiêu {two.next_term}", "Chênh lệch")
        pairs = [
            (capital(pair.name), _cited(pair.past), _cited(pair.next), _gap(pair.gap, pair.note))
            for pair in two.pairs
        ]
        widths = _widths([head, *pairs], width, _TERMS)
        yield ""
        for row in (head, *pairs):
            yield from _aligned(row, widths)
    for title, single in (
        (f"Kết quả {two.past_term} chưa thấy chỉ tiêu tương ứng", two.only_past),
        (f"Chỉ tiêu {two.next_term} chưa thấy kết quả tương ứng", two.only_next),
    ):
        if single:
            yield f"\n{title}"
            rows = [(capital(entry.observation.indicator), _cited(entry)) for entry in single]
            widths = _widths(rows, width, _TERMS)
            for line in rows:
                yield from _aligned(line, widths)


def _row(entry: Entry, *, grouped: bool, many: bool) -> tuple[str, ...]:
    told = entry.observation
    page = f"tr. {entry.page}" if entry.page is not None else ""
    source = page if grouped else place(entry.document if many else "", entry.section, entry.page)
    return capital(told.indicator), figure_text(told.quantity), told.period, NATURES[told.nature], source


def _cited(entry: Entry) -> str:
    page = f" (tr. {entry.page})" if entry.page is not None else ""
    return f"{figure_text(entry.observation.quantity)}{page}"


def _gap(gap: str | None, note: str) -> str:
    return "; ".join(part for part in (gap, note) if part)


def _widths(rows: Sequence[Sequence[str]], width: int, most: Sequence[int]) -> list[int]:
    """As wide as the cells, within limits; the first column takes what is left."""
    columns = list(zip(*rows, strict=True))
    others = [min(max(map(len, cells)), limit) for cells, limit in zip(columns[1:], most, strict=False)]
    left = width - len(_INDENT) - sum(len(_GAP) + size for size in others if size)
    return [max(_NARROWEST, min(left, max(map(len, columns[0])))), *others]


def _aligned(row: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    cells = [
        textwrap.wrap(cell, size, break_on_hyphens=False) or [""]
        for cell, size in zip(row, widths, strict=True)
        if size
    ]
    sizes = [size for size in widths if size]
    for parts in zip_longest(*cells, fillvalue=""):
        line = _GAP.join(part.ljust(size) for part, size in zip(parts, sizes, strict=True))
        yield f"{_INDENT}{line.rstrip()}"
