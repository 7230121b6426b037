"""How a document sets its paragraphs apart tells which lines are one."""

from __future__ import annotations

import pytest

from ingest.layout.pages import pages_of
from ingest.layout.types import Fragment
from tests.ingest.layout.paper import LEFT, MORE, PROSE, RIGHT, THIRD, Paper


def lines(*papers: Paper) -> list[str]:
    return [
        line
        for page in pages_of([paper.sheet() for paper in papers]).pages
        for line in page.text.split("\n")
        if line
    ]


def test_a_justified_line_short_of_the_edge_ends_its_paragraph() -> None:
    paper = Paper()
    for text in (PROSE, MORE, THIRD, PROSE):
        paper.para(text, indent=0)
    paper.line(ended := "Thu ngân sách năm 2025 vượt kế hoạch Trung ương và tỉnh giao.")
    last = paper.fragments.pop()
    paper.fragments.append(Fragment(last.text, last.left, RIGHT - 9, last.baseline, last.size))
    paper.para(MORE, indent=0)
    assert lines(paper) == [PROSE, MORE, THIRD, PROSE, ended, MORE]


@pytest.mark.parametrize(("indent", "gap"), [(36, 0), (0, 8)])
def test_a_ragged_line_that_is_near_goes_on(indent: float, gap: float) -> None:
    paper = Paper(justified=False)
    for text in (PROSE, MORE, THIRD) * 5:
        paper.para(text, indent=indent, gap=gap)
        if paper.y > 600:
            break
    count = len(lines(paper))
    paper.line("Tổng thu của năm sau cao hơn năm trước, giảm từ", indent=indent, gap=gap)
    last = paper.fragments.pop()
    paper.fragments.append(Fragment(last.text, last.left, RIGHT - 50, last.baseline, last.size))
    paper.line("16,2% năm 2021 xuống còn 5% năm 2025.")
    assert lines(paper)[count:] == [
        "Tổng thu của năm sau cao hơn năm trước, giảm từ 16,2% năm 2021 xuống còn 5% năm 2025."
    ]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        pytest.param("thực hiện theo Nghị quyết số", "10-NQ/TU ngày 3/7/2022 của Tỉnh ủy.", id="number of a document"),
        pytest.param("theo Quyết định số", "456/QĐ-UBND của Ủy ban nhân dân tỉnh.", id="number with a slash"),
        pytest.param("giai đoạn 2020 - 2025 và 2025", "- 2030 của cả tỉnh.", id="years"),
    ],
)  # fmt: skip
def test_a_line_that_looks_like_an_item_goes_on(above: str, below: str) -> None:
    paper = Paper()
    for text in (PROSE, MORE, THIRD):
        paper.para(text, indent=0)
    paper.y += 1.38 * 14
    paper.fragments.append(Fragment(above, LEFT, RIGHT, paper.y, 14))
    paper.line(below)
    assert lines(paper)[3:] == [f"{above} {below}"]


def test_a_raised_figure_may_push_its_line_down() -> None:
    paper = Paper()
    for text in (PROSE, MORE):
        paper.para(text)
    paper.y += 1.38 * 14
    paper.fragments.append(Fragment("Năm 2025, cả tỉnh có thêm", LEFT + 36, RIGHT, paper.y, 14))
    paper.line("1,2 triệu m^2^ sàn nhà ở xã hội.", gap=4)
    assert lines(paper)[2:] == ["Năm 2025, cả tỉnh có thêm 1,2 triệu m² sàn nhà ở xã hội."]


def test_a_page_of_items_alone_has_the_edges_of_the_others() -> None:
    first, other, second, third = Paper(1), Paper(2), Paper(3), Paper(4)
    for paper in (first, other):
        for text in (PROSE, MORE, THIRD, PROSE, MORE):
            paper.para(text)
    before, after = (
        "và dịch vụ tăng trưởng khá; thu ngân sách bằng",
        "49,6% chỉ tiêu; kết nạp 1.250 đảng viên mới.",
    )
    for _ in range(3):
        second.para(f"- {MORE}", indent=18, hang=36)
    second.para(f"- {MORE}", indent=18, hang=36)
    last = second.fragments.pop()
    second.fragments.append(Fragment(before, last.left, RIGHT, last.baseline, last.size))
    third.para(after, indent=36, hang=36)
    for text in (PROSE, MORE, THIRD):
        third.para(text)
    pages = pages_of([paper.sheet() for paper in (first, other, second, third)]).pages
    assert pages[3].text.startswith(after)
    assert pages[3].forms[0].continues


def test_a_title_goes_on_in_figures() -> None:
    paper = Paper()
    title = "Tình hình kinh tế - xã hội năm 2024 và phương hướng năm"
    paper.centre("BÁO CÁO")
    paper.centre(title)
    paper.centre("2025")
    for text in (PROSE, MORE, THIRD):
        paper.para(text)
    assert lines(paper)[:2] == ["BÁO CÁO", f"{title} 2025"]


def test_bullets_are_dashes() -> None:
    paper = Paper()
    paper.para(PROSE)
    paper.para(f"• {THIRD}")
    paper.para(f"✓ {MORE}")
    assert lines(paper) == [PROSE, f"- {THIRD}", f"- {MORE}"]
