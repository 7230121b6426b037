"""A table of figures as HTML (pure): columns where there is room, one card a row where there is not.

The cards are made by the style sheet, which takes from the elements what they mean; hence the roles beside the tags.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.types import Cell, Table
from assistant.web.markup import text

COMPUTED = "(tự\N{NO-BREAK SPACE}tính)"
LEGEND = f"{COMPUTED}: số do trợ lý tính từ các số liệu đứng trước, không có sẵn trong báo cáo."
EMPTY = "–"

# Words and the numbers of their citations -> HTML.
Marked = Callable[[str, Sequence[int]], str]


def table(figures: Table | None, marked: Marked) -> str:
    """The table with its legend; empty without one."""
    if figures is None:
        return ""
    head = "".join(f'<th scope="col" role="columnheader">{text(title)}</th>' for title in figures.head)
    rows = "".join(_row(figures.head, row, marked) for row in figures.rows)
    computed = any(cell.computed for row in figures.rows for cell in row)
    return (
        '<div class="tl-figures"><table class="tl-table" role="table">'
        f'<caption><span class="tl-hidden">Bảng so sánh: {text(", ".join(figures.head[1:]))}</span></caption>'
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead><tbody role="rowgroup">{rows}</tbody></table>'
        + (f'<p class="tl-legend">{LEGEND}</p>' if computed else "")
        + "</div>"
    )


def _row(head: Sequence[str], row: Sequence[Cell], marked: Marked) -> str:
    """A row, its first cell as its heading; a cell beyond the columns is left out."""
    cells = []
    for place, (title, cell) in enumerate(zip(head, row, strict=False)):
        words = f"{cell.text} {COMPUTED}" if cell.computed else cell.text or EMPTY
        shown = marked(words, cell.citations)
        if place == 0:
            cells.append(f'<th scope="row" role="rowheader">{shown}</th>')
        else:
            computed = ' class="tl-computed"' if cell.computed else ""
            cells.append(f'<td role="cell" data-label="{text(title)}"{computed}><span>{shown}</span></td>')
    return f'<tr role="row">{"".join(cells)}</tr>'
