"""Tables that are drawn, as several writers draw them."""

from __future__ import annotations

from itertools import pairwise

import pytest

from ingest.layout.pages import pages_of
from ingest.layout.types import Sheet
from tests.ingest.layout.paper import LEFT, MORE, PROSE, THIRD, Paper

LEFTS = [85.0, 130.0, 310.0, 370.0, 430.0, 490.0]
EDGES = [80.0, 125.0, 305.0, 365.0, 425.0, 485.0, 538.0]
ROWS = [["1", "Sản lượng lúa", "12.000", "12.500", "13.000", "13.500"], ["2", "Thủy sản", "1.200", "1.350", "1.700", "1.950"]]  # fmt: skip
NAMES = ["STT", "Chỉ tiêu", "2022", "2023", "2024", "2025"]
LINES = [" | ".join(f"{name}: {cell}" for name, cell in zip(NAMES, row, strict=True)) for row in ROWS]


def lines(*sheets: Sheet) -> list[str]:
    return [line for page in pages_of(sheets).pages for line in page.text.split("\n") if line]


def draw(paper: Paper, *, cells: bool = False) -> None:
    """A line over the whole table, or one for each cell."""
    edges = EDGES if cells else [EDGES[0], EDGES[-1]]
    for left, right in pairwise(edges):
        paper.rule(left, right, paper.y + 5)


def table(paper: Paper, rows: list[list[str]], *, cells: bool = False) -> None:
    paper.y += 8
    draw(paper, cells=cells)
    for index, row in enumerate(rows):
        paper.row(row, LEFTS, bold=index == 0 and row == NAMES)
        draw(paper, cells=cells)
    paper.y += 12


def test_text_between_two_tables_of_one_width() -> None:
    paper = Paper()
    paper.para(PROSE)
    table(paper, [NAMES, *ROWS])
    paper.para(MORE)
    paper.para(THIRD)
    table(paper, [NAMES, *ROWS])
    assert lines(paper.sheet()) == [PROSE, *LINES, MORE, THIRD, *LINES]


def test_a_caption_between_two_tables_of_one_width() -> None:
    paper = Paper()
    paper.para(PROSE)
    table(paper, [NAMES, *ROWS])
    paper.centre("Bảng 2. Kết quả các năm", gap=10)
    paper.y += 6
    table(paper, [NAMES, *ROWS])
    paper.para(MORE)
    assert lines(paper.sheet()) == [PROSE, *LINES, "Bảng 2. Kết quả các năm", *LINES, MORE]


def test_a_name_in_the_middle_of_its_columns_goes_to_all_of_them() -> None:
    paper = Paper()
    paper.para(PROSE)
    paper.y += 8
    draw(paper)
    paper.y += 18
    paper.at("Thực hiện", 370, paper.y, size=12, bold=True)
    paper.at("Ước", 500, paper.y, size=12, bold=True)
    paper.rule(305, 485, paper.y + 5)
    paper.rule(485, 538, paper.y + 5)
    paper.row(NAMES, LEFTS, bold=True)
    draw(paper)
    for row in ROWS:
        paper.row(row, LEFTS)
        draw(paper)
    assert lines(paper.sheet())[1] == (
        "STT: 1 | Chỉ tiêu: Sản lượng lúa | Thực hiện - 2022: 12.000 | Thực hiện - 2023: 12.500 | Thực hiện - 2024: 13.000 "
        "| Ước - 2025: 13.500"
    )


def test_the_edges_of_cells_part_what_stands_close() -> None:
    paper = Paper()
    paper.para(PROSE)
    rows = [
        ["1", "Sản lượng lúa cả năm (cân đối)", *ROWS[0][2:]],
        ["2", "Thủy sản các loại, kể cả nuôi", *ROWS[1][2:]],
    ]
    table(paper, [NAMES, *rows], cells=True)
    assert lines(paper.sheet())[1].startswith(
        "STT: 1 | Chỉ tiêu: Sản lượng lúa cả năm (cân đối) | 2022: 12.000 |"
    )


@pytest.mark.parametrize("repeated", [True, False])
def test_one_row_is_left_for_the_next_page(repeated: bool) -> None:
    first, second = Paper(1), Paper(2)
    first.para(PROSE)
    table(first, [NAMES, ROWS[0], ROWS[0]])
    table(second, [NAMES, ROWS[1]] if repeated else [ROWS[1]])
    second.para(MORE)
    assert lines(first.sheet(), second.sheet()) == [PROSE, LINES[0], LINES[0], LINES[1], MORE]


def test_the_row_that_counts_the_columns_is_repeated() -> None:
    count = ["A", "B", "1", "2", "3", "4"]
    first, second = Paper(1), Paper(2)
    first.para(PROSE)
    table(first, [NAMES, count, *ROWS])
    table(second, [NAMES, count, *ROWS])
    assert lines(first.sheet(), second.sheet()) == [PROSE, *LINES, *LINES]


def test_names_of_several_lines_where_nothing_is_drawn() -> None:
    paper = Paper()
    paper.para(PROSE)
    paper.y += 10
    paper.row(NAMES[1:], LEFTS[1:], bold=True)
    for row in [*ROWS, ROWS[0]]:
        paper.row(row[1:], LEFTS[1:])
        paper.y -= 3
        paper.row(["của cả tỉnh"], LEFTS[1:2])
    named = [
        " | ".join(
            f"{name}: {cell}"
            for name, cell in zip(NAMES[1:], [f"{row[1]} của cả tỉnh", *row[2:]], strict=True)
        )
        for row in [*ROWS, ROWS[0]]
    ]
    assert lines(paper.sheet()) == [PROSE, *named]


def test_the_names_of_a_table_are_no_heading() -> None:
    paper = Paper()
    paper.para(PROSE)
    paper.row(["Chỉ tiêu", "Năm 2024"], [LEFT, 300.0], bold=True)
    paper.para(MORE)
    (page,) = pages_of([paper.sheet()]).pages
    assert [form.level for form in page.forms] == [0] * len(page.forms)


def test_the_name_of_a_group_of_rows_is_no_header() -> None:
    paper = Paper()
    paper.para(PROSE)
    paper.y += 8
    draw(paper)
    for row in (
        NAMES,
        ["I", "Nông nghiệp", "", "", "", ""],
        *ROWS,
        ["II", "Công nghiệp", "", "", "", ""],
        *ROWS,
    ):
        paper.row(row, LEFTS, bold=row[0] in ("STT", "I", "II"))
        draw(paper)
    groups = [
        f"STT: {number} | Chỉ tiêu: {name}" for number, name in (("I", "Nông nghiệp"), ("II", "Công nghiệp"))
    ]
    assert lines(paper.sheet()) == [PROSE, groups[0], *LINES, groups[1], *LINES]
