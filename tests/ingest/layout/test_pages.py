from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.layout.pages import pages_of
from ingest.layout.types import Fragment, Rule, Sheet
from tests.ingest.layout.paper import MORE, PROSE, Paper

NUMBERS = st.floats() | st.floats(-50, 900) | st.sampled_from([85.0, 121.0, 300.0])
FRAGMENTS = st.builds(
    Fragment,
    text=st.sampled_from(
        ["Trong", "1.", "-", "12,5%", "*", "BÁO CÁO", "Trang 3/7", "a\nb", "Nơi nhận:", "…… 3", " "]
    ),
    left=NUMBERS,
    right=NUMBERS,
    baseline=NUMBERS,
    size=st.floats() | st.sampled_from([8.0, 10.0, 13.0, 0.01]),
    bold=st.booleans(),
    doubtful=st.booleans(),
)
SHEETS = st.builds(
    Sheet,
    number=st.integers(1, 9),
    width=st.sampled_from([595.0, 0.0]),
    height=st.sampled_from([842.0, 0.0]),
    fragments=st.lists(FRAGMENTS, max_size=25).map(tuple),
    rules=st.lists(st.builds(Rule, NUMBERS, NUMBERS, NUMBERS), max_size=6).map(tuple),
    confidence=st.none() | st.floats(0, 1),
)


@given(st.lists(SHEETS, max_size=4))
@settings(max_examples=150, deadline=None)
def test_whatever_stands_on_a_sheet_it_becomes_a_page(sheets: list[Sheet]) -> None:
    laid = pages_of(sheets)
    assert [page.number for page in laid.pages] == [sheet.number for sheet in sheets]
    for page in laid.pages:
        assert len(page.forms) == len(page.text.split("\n"))
        assert not set("\v\f\r\u2028") & set(page.text)
        assert all(0 <= note.anchor <= len(page.text) for note in page.notes)
        assert all(ord(char) < 0xF0000 for char in page.text)


def test_no_sheets_no_pages() -> None:
    assert pages_of([]) == ([], ())


def test_a_scan_keeps_where_its_lines_stand() -> None:
    paper = Paper(7, words=True)
    paper.at("7", 300, 40)
    paper.para(PROSE)
    (page,) = pages_of([paper.sheet(confidence=0.93)]).pages
    assert page.scan is not None
    assert (page.scan.page, page.scan.confidence, page.text) == (7, 0.93, PROSE)
    head, *body = page.scan.lines
    assert head.text == "7"
    assert " ".join(line.text for line in body) == PROSE
    assert all(
        0 <= line.box.left < line.box.right <= 1 and 0 <= line.box.top < line.box.bottom <= 1 for line in body
    )
    assert [line.box.top for line in body] == sorted(line.box.top for line in body)


def test_text_pages_have_no_scan() -> None:
    paper = Paper()
    paper.para(PROSE)
    assert pages_of([paper.sheet()]).pages[0].scan is None


@pytest.mark.parametrize("count", [5000])
def test_a_page_of_very_many_fragments(count: int) -> None:
    crowded = tuple(
        Fragment("a1"[i % 2], i % 590, i % 590 + 2, 100 + i % 700, 6 + i % 9) for i in range(count)
    )
    started = time.perf_counter()
    pages_of([Sheet(1, 595, 842, crowded)])
    assert time.perf_counter() - started < 5


def test_time_grows_with_the_pages() -> None:
    def seconds(count: int) -> float:
        sheets = []
        for number in range(1, count + 1):
            paper = Paper(number)
            paper.at(str(number), 300, 40, size=12)
            for text in (PROSE, MORE) * 3:
                paper.para(text)
            sheets.append(paper.sheet())
        started = time.perf_counter()
        pages_of(sheets)
        return time.perf_counter() - started

    seconds(5)
    assert seconds(160) < 20 * max(seconds(20), 0.01)
