from __future__ import annotations

import pytest

from ingest.layout.pages import pages_of
from ingest.layout.types import Sheet
from tests.ingest.layout.paper import MORE, PROSE, THIRD, Paper

LEFTS = [85.0, 130.0, 330.0, 410.0, 480.0]
HEAD = ["STT", "Chỉ tiêu", "Đơn vị", "2020", "2025"]
ROWS = [
    ["1", "Sản lượng lúa", "tấn", "12.000", "13.500"],
    ["2", "Thủy sản", "tấn", "1.200", "1.950"],
    ["3", "Số doanh nghiệp mới", "DN", "350", "720"],
    ["4", "Tỷ lệ đô thị hóa", "%", "35", "45"],
]
LINES = [" | ".join(f"{name}: {cell}" for name, cell in zip(HEAD, row, strict=True)) for row in ROWS]


def table(paper: Paper, rows: list[list[str]], *, ruled: bool, head: bool = True) -> None:
    paper.y += 10
    for i, row in enumerate([HEAD, *rows] if head else rows):
        if ruled:
            paper.rule(80, 538, paper.y + 4)
        paper.row(row, LEFTS, bold=head and i == 0)
    if ruled:
        paper.rule(80, 538, paper.y + 4)
    paper.y += 10


def lines(*sheets: Sheet) -> list[str]:
    return [line for page in pages_of(sheets).pages for line in page.text.split("\n") if line]


@pytest.mark.parametrize("ruled", [True, False])
def test_rows_carry_their_header(ruled: bool) -> None:
    paper = Paper()
    paper.para(PROSE)
    table(paper, ROWS, ruled=ruled)
    paper.para(MORE)
    assert lines(paper.sheet()) == [PROSE, *LINES, MORE]


@pytest.mark.parametrize("repeated", [True, False])
def test_a_table_goes_on_over_the_page(repeated: bool) -> None:
    first, second = Paper(1), Paper(2)
    first.para(PROSE)
    table(first, ROWS[:2], ruled=True)
    table(second, ROWS[2:], ruled=True, head=repeated)
    second.para(MORE)
    assert lines(first.sheet(), second.sheet()) == [PROSE, *LINES, MORE]


def test_cells_of_several_lines() -> None:
    paper = Paper()
    paper.para(PROSE)
    paper.rule(80, 538, paper.y + 10)
    paper.y += 8
    paper.row(["STT", "Chỉ tiêu", "Đơn vị", "Thực hiện", "Mục tiêu"], LEFTS, bold=True)
    paper.row(["", "", "", "2025", "2030"], LEFTS, bold=True)
    for number in "12":
        paper.rule(80, 538, paper.y + 4)
        paper.row(["", "Tốc độ tăng trưởng tổng sản", "", "", ""], LEFTS)
        paper.row([number, "phẩm trên địa bàn (GRDP) bình", "%", "8,5", "9-10"], LEFTS)
        paper.row(["", "quân hằng năm", "", "", ""], LEFTS)
    paper.rule(80, 538, paper.y + 4)
    name = "Tốc độ tăng trưởng tổng sản phẩm trên địa bàn (GRDP) bình quân hằng năm"
    assert lines(paper.sheet())[1:] == [
        f"STT: {number} | Chỉ tiêu: {name} | Đơn vị: % | Thực hiện 2025: 8,5 | Mục tiêu 2030: 9-10"
        for number in "12"
    ]


def test_a_name_over_two_columns_goes_to_both() -> None:
    paper = Paper()
    paper.para(PROSE)
    paper.rule(80, 538, paper.y + 10)
    paper.y += 8
    paper.row(["STT", "Chỉ tiêu", "Đơn vị", "Kết quả thực hiện", ""], LEFTS, bold=True)
    paper.rule(405, 538, paper.y + 4)
    paper.row(["", "", "", "2020", "2025"], LEFTS, bold=True)
    for row in ROWS * 2:
        paper.rule(80, 538, paper.y + 4)
        paper.row(row, LEFTS)
    paper.rule(80, 538, paper.y + 4)
    assert lines(paper.sheet())[1] == (
        "STT: 1 | Chỉ tiêu: Sản lượng lúa | Đơn vị: tấn | Kết quả thực hiện - 2020: 12.000 | Kết quả thực hiện - 2025: 13.500"
    )


def test_a_table_of_words() -> None:
    paper = Paper()
    paper.para(PROSE)
    lefts = [85.0, 130.0, 400.0]
    paper.y += 10
    rows = [
        ["TT", "Nhiệm vụ", "Chủ trì"],
        ["1", "Xây dựng đề án cụm công nghiệp", "Sở Công Thương"],
        ["2", "Nâng cao chất lượng chi bộ", ""],
    ]
    for row in [*rows, ["3", "Chuyển đổi số", "Sở Khoa học"]]:
        paper.rule(80, 538, paper.y + 4)
        paper.row(row, lefts)
    paper.rule(80, 538, paper.y + 4)
    assert lines(paper.sheet())[1:] == [
        "TT: 1 | Nhiệm vụ: Xây dựng đề án cụm công nghiệp | Chủ trì: Sở Công Thương",
        "TT: 2 | Nhiệm vụ: Nâng cao chất lượng chi bộ",
        "TT: 3 | Nhiệm vụ: Chuyển đổi số | Chủ trì: Sở Khoa học",
    ]


def test_no_table_where_there_is_none() -> None:
    paper = Paper(words=True)
    for text in (PROSE, f"- {MORE}", "- Kết quả đạt 53%.", "- Kết quả đạt 60%.", "- Kết quả đạt 70%.", THIRD):
        paper.para(text)
    paper.rule(121, 180, 200)  # underlined words
    paper.rule(121, 300, 240)
    assert not any("|" in line for line in lines(paper.sheet()))


def test_a_name_in_the_middle_of_a_wide_column_names_the_cells_at_its_left() -> None:
    paper = Paper()
    paper.para(PROSE)
    paper.y += 10
    for head, row in [
        (True, ["STT", "Chỉ tiêu", "Kết quả"]),
        (False, ["1", "Thủy sản", "12"]),
        (False, ["2", "Đô thị", "45"]),
    ]:
        paper.rule(80, 538, paper.y + 4)
        paper.row(row, [85.0, 130.0, 420.0 if head else 300.0], bold=head)
    paper.rule(80, 538, paper.y + 4)
    assert lines(paper.sheet())[1:] == [
        "STT: 1 | Chỉ tiêu: Thủy sản | Kết quả: 12",
        "STT: 2 | Chỉ tiêu: Đô thị | Kết quả: 45",
    ]
