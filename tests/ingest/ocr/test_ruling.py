"""Drawn lines go, letters stay."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from ingest.ocr.ruling import without_rules

DPI = 300.0


def page(*boxes: tuple[int, int, int, int]) -> Image.Image:
    """White paper with black boxes: left, top, right, bottom."""
    pixels = np.full((600, 900), 255, np.uint8)
    for left, top, right, bottom in boxes:
        pixels[top:bottom, left:right] = 0
    return Image.fromarray(pixels)


def ink(image: Image.Image) -> int:
    return int((np.asarray(image) < 128).sum())


LETTER = (100, 100, 140, 150)


def test_lines_of_a_table_go_and_are_told() -> None:
    image, strokes = without_rules(
        page((50, 60, 850, 63), (50, 200, 850, 203), (50, 60, 53, 203), LETTER), DPI
    )
    assert ink(image) == ink(page(LETTER))
    assert [(stroke.left, stroke.right) for stroke in strokes] == [(50, 850)] * 2
    assert [stroke.y for stroke in strokes] == [61.0, 201.0]


@pytest.mark.parametrize(
    "box", [LETTER, (100, 100, 190, 104), (100, 100, 600, 160)], ids=["letter", "dash", "bar"]
)
def test_what_is_no_line_stays(box: tuple[int, int, int, int]) -> None:
    image, strokes = without_rules(page(box), DPI)
    assert ink(image) == ink(page(box))
    assert strokes == ()


def test_two_lines_at_one_height_are_two() -> None:
    _, strokes = without_rules(page((50, 60, 250, 62), (500, 60, 800, 62)), DPI)
    assert [(stroke.left, stroke.right) for stroke in strokes] == [(50, 250), (500, 800)]


def test_a_page_narrower_than_any_line() -> None:
    small = Image.fromarray(np.zeros((5, 5), np.uint8))
    image, strokes = without_rules(small, DPI)
    assert (image.size, strokes) == ((5, 5), ())
