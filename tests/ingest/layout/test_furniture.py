from __future__ import annotations

import pytest

from ingest.layout.pages import pages_of
from ingest.layout.types import Sheet
from tests.ingest.layout.paper import MORE, PROSE, RIGHT, THIRD, Paper


def report(
    count: int, top: str = "", bottom: str = "", *, right: bool = False, confidence: float | None = None
) -> list[Sheet]:
    """Pages of two paragraphs with a head and a foot; "#" in them is the page's number."""
    sheets = []
    for number in range(1, count + 1):
        paper = Paper(number)
        if top:
            text = top.replace("#", str(number))
            paper.at(text, RIGHT - 8 * len(text) if right and number % 2 else 300, 40, size=12)
        for text in (PROSE, MORE, THIRD)[number % 2 :]:
            paper.para(text)
        if bottom:
            paper.at(bottom.replace("#", str(number)), 300, 800, size=12)
        sheets.append(paper.sheet(confidence))
    return sheets


def body(sheets: list[Sheet]) -> list[str]:
    return [line for page in pages_of(sheets).pages for line in page.text.split("\n") if line]


@pytest.mark.parametrize("count", [1, 2, 3, 6])
@pytest.mark.parametrize(
    ("top", "bottom"),
    [("#", ""), ("", "#"), ("- # -", ""), ("", "Trang #/37"), ("", "Trang # / 37"), ("", "Page # of 37")],
)
def test_page_numbers_go(count: int, top: str, bottom: str) -> None:
    assert body(report(count, top, bottom)) == body(report(count))


@pytest.mark.parametrize(
    ("top", "bottom"),
    [("BÁO CÁO CHÍNH TRỊ", "#"), ("# BÁO CÁO CHÍNH TRỊ", ""), ("", "Lưu hành nội bộ - Trang #")],
)
@pytest.mark.parametrize("right", [False, True])
def test_running_heads_go(top: str, bottom: str, right: bool) -> None:
    assert body(report(6, top, bottom, right=right)) == body(report(6))


def test_numbers_that_begin_elsewhere_go() -> None:
    sheets = report(5)
    for i, sheet in enumerate(sheets):
        extra = Paper()
        extra.at(str(i + 12), 300, 40, size=12)
        sheets[i] = Sheet(sheet.number, sheet.width, sheet.height, (*extra.fragments, *sheet.fragments))
    assert body(sheets) == body(report(5))


def test_a_page_number_misread_goes_with_the_others() -> None:
    sheets = report(6, "#", confidence=0.9)
    slip = Paper()
    slip.at("A", 300, 40, size=12)
    bare = report(6, confidence=0.9)
    sheets[3] = Sheet(4, 595, 842, (*slip.fragments, *bare[3].fragments), (), 0.9)
    assert body(sheets) == body(bare)


@pytest.mark.parametrize("last", ["2025.", "27/58", "2025", "19"])
def test_the_last_line_of_a_paragraph_stays(last: str) -> None:
    paper = Paper(2, y=600)
    paper.para(PROSE)
    paper.line(last)
    assert pages_of([report(1)[0], paper.sheet()]).pages[1].text.endswith(last)


@pytest.mark.parametrize("count", [2, 5])
def test_a_first_line_that_several_pages_share_by_chance_stays(count: int) -> None:
    sheets = []
    for number in range(1, count + 1):
        paper = Paper(number, y=40 + 9 * number)
        paper.para("Giai đoạn 2020-2025.")
        paper.para(PROSE)
        sheets.append(paper.sheet())
    assert [line.startswith("Giai") for line in body(sheets)] == [True, False] * count
