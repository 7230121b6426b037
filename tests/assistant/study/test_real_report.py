"""Outlines and the sheet over the real report, where it is present: facts about them, none of its text."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from assistant.study.doubts import doubtful
from assistant.study.outlining.making import make_outline
from assistant.study.sheet import ROWS, make_sheet
from ingest.errors import InputError
from ingest.pipeline import ingest
from ingest.types import Document

REPORT = Path(__file__).resolve().parents[4] / "shared" / "reports" / "bao-cao-chinh-tri.txt"

pytestmark = pytest.mark.skipif(not REPORT.exists(), reason="needs the real report in ../shared/reports")


@cache
def report() -> Document:
    return ingest(REPORT)


CHOICES = [
    {"topic": "chi tieu 2025-2030"},
    {"topic": "cong nghiep va dien"},
    {"topic": "công nghiệp và điện"},
    {"topic": "TMĐT"},
    {"topic": "Nguyên nhân của những hạn chế là gì?"},
    {"sections": ["Phần thứ hai › III"]},
    {"sections": ["1.9"]},
    {},
]


@pytest.mark.parametrize("minutes", [15, 30, 60])
@pytest.mark.parametrize("choice", CHOICES, ids=str)
def test_outlines(choice: dict[str, object], minutes: int) -> None:
    document = report()
    outline = make_outline(document, minutes=minutes, **choice)  # type: ignore[arg-type]
    quotes = {citation.n: " ".join(citation.quote.split()).casefold() for citation in outline.citations}
    points = [point for part in outline.parts for point in part.points]
    assert len(points) >= 4
    assert all(len(point.text) <= 240 for point in points)
    assert all(point.text.split(": ", 1)[-1].casefold() in quotes[point.citation] for point in points)
    assert len({point.text for point in points}) == len(points)
    assert all(document.text[one.start : one.end] == one.quote for one in outline.citations)
    taught = sum(part.minutes for part in outline.parts)
    assert 5 <= minutes - taught <= 10
    assert len(outline.discussion) >= 2
    assert outline.remember


def test_a_topic_reads_the_same_without_accents() -> None:
    one, other = (
        make_outline(report(), topic=topic) for topic in ("công nghiệp và điện", "cong nghiep va dien")
    )
    assert one == other


@pytest.mark.parametrize("topic", ["bóng đá", "dầu khí ngoài khơi", "hộ chiếu"])
def test_a_topic_that_is_not_there(topic: str) -> None:
    with pytest.raises(InputError, match="không có nội dung"):
        make_outline(report(), topic=topic)


def test_the_sheet_has_the_main_figures_and_no_doubtful_ones() -> None:
    sheet = make_sheet(report())
    rows = [row for group in sheet.groups for row in group.rows]
    values = " ".join(value.value for row in rows for value in row.values)
    for figure in ("10,29%", "13,85%", "36,8 tỷ USD", "59,5%"):
        assert figure in values
    wrong = doubtful(report())
    shown = [report().text[place : place + 6] for place in wrong]
    assert any("56,091" in text for text in shown)
    assert "56,091" not in values
    assert 20 <= sum(len(group.rows) for group in sheet.groups) <= ROWS
