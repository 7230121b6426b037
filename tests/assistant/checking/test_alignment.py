"""Places of one text found again in another."""

from __future__ import annotations

import pytest

from assistant.checking.alignment import found_again
from ingest.types import Span


@pytest.mark.parametrize(
    ("text", "figure", "lines", "expected"),
    [
        ("Đón 12 đoàn khách.", "12 đoàn", ["Đón 12 đoàn khách."], (0, "12 đoàn")),
        # A number before the line that the file does not hold.
        ("2. Đón 12 đoàn khách.", "12 đoàn", ["Mở đầu", "Đón 12 đoàn khách."], (1, "12 đoàn")),
        # A row of a table with the titles of its columns.
        ("Nội dung: Khách | Số: 12 đoàn", "12 đoàn", ["Nội dung", "Số", "Khách", "12 đoàn"], (3, "12 đoàn")),
        # Other white space and accents.
        ("Đón 12 đoàn khách.", "12 đoàn", ["Đón 12  đoàn khách."], (0, "12  đoàn")),
        ("Đón 12 đoàn khách.", "12 đoàn", ["Không có gì."], None),
    ],
)
def test_found_again(text: str, figure: str, lines: list[str], expected: tuple[int, str] | None) -> None:
    at = text.index(figure)
    (place,) = found_again(text, [Span(at, at + len(figure))], lines)
    if expected is None:
        assert place is None
    else:
        assert place is not None
        line, span = place
        assert (line, lines[line][slice(*span)]) == expected


def test_the_same_figure_twice() -> None:
    text = "Có 12 phòng.\nCó 12 giường."
    spans = [Span(3, 11), Span(16, 25)]
    places = found_again(text, spans, text.split("\n"))
    assert [place[0] for place in places if place] == [0, 1]
