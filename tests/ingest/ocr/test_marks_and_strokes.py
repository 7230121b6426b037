"""What is measured on the image itself: footnote marks, strokes of Roman numerals, heights of lines."""

from __future__ import annotations

import pytest
from PIL import Image

from ingest.ocr.hocr import Rect, TextLine, Word
from ingest.ocr.marks import raised_marks
from ingest.ocr.romans import count_ones
from ingest.ocr.sizes import line_heights, steady
from tests.ingest.ocr.drawn import draw_page, needs_font, write

pytestmark = needs_font

DPI, SIZE, LEFT, TOP = 300, 14.0, 85.0, 90.0
PIXELS = DPI / 72
HEIGHT = SIZE * PIXELS  # a line's height, near enough


def line_of(image: Image.Image, *texts: str, height: float = HEIGHT) -> TextLine:
    """The line at the top of the page as a reader would give it, words apart where its ink is."""
    box = image.point(lambda value: 255 - value).getbbox()
    assert box is not None
    base = (
        image.crop((0, 0, round((LEFT + 12) * PIXELS), image.height))
        .point(lambda value: 255 - value)
        .getbbox()
    )
    assert base is not None
    words = tuple(Word(text, Rect(*box), 90.0) for text in texts)
    return TextLine(words, Rect(*box), float(base[3]), 0.0, height)


def drawn(text: str) -> Image.Image:
    return draw_page([text], size=SIZE, dpi=DPI, left=LEFT)


@pytest.mark.parametrize(("mark", "size"), [("1", 9), ("2", 9), ("4", 8.5), ("12", 9)])
def test_a_raised_figure_is_a_mark(mark: str, size: float) -> None:
    image = drawn("Nghị quyết")
    end = write(image, "Nghị quyết", LEFT, TOP, size=SIZE, dpi=DPI)
    write(image, mark, end + 0.8, TOP - 1, size=size, dpi=DPI)
    ((index, rect),) = raised_marks(image, [line_of(image, "Nghị quyết")], [HEIGHT])
    assert index == 0
    assert rect.left > end * PIXELS
    assert rect.width < 2.2 * rect.height


@pytest.mark.parametrize(
    "text",
    [
        "Nghị quyết 2025 của Đảng ủy",
        "“Đổi mới, sáng tạo” ước đạt 10,5%",
        "NHIỆM KỲ ĐẠI HỘI LẦN THỨ XIII",
        "Thể chế hóa - đẩy mạnh; kiểm tra:",
        "Chi bộ 'bốn tốt' (27/58)",
    ],
)
def test_accents_quotation_marks_and_figures_are_none(text: str) -> None:
    image = drawn(text)
    assert raised_marks(image, [line_of(image, text)], [HEIGHT]) == []


@pytest.mark.parametrize(
    ("printed", "read", "right"),
    [
        ("XIII", "XII", "XIII"),
        ("XIII", "XIH", "XIII"),
        ("XII", "XIII", "XII"),
        ("XIII)", "XII)", "XIII)"),
        ("III", "HI", "III"),
        ("VII", "VI", "VII"),
        # Right as read, or nothing that is counted.
        ("XII", "XII", "XII"),
        ("XIV", "XIV", "XIV"),
        ("XX", "XX", "XX"),
        ("III.", "năm", "năm"),
    ],
)
def test_the_strokes_of_a_numeral_are_counted(printed: str, read: str, right: str) -> None:
    image = drawn(printed)
    assert count_ones(image, line_of(image, read), HEIGHT).words[0].text == right


def test_a_line_of_capitals_is_no_larger_than_its_font() -> None:
    image = drawn("KẾT QUẢ THỰC HIỆN NGHỊ QUYẾT")
    line = line_of(image, "KẾT QUẢ THỰC HIỆN NGHỊ QUYẾT", height=1.4 * HEIGHT)
    assert line_heights(image, [line])[0] == pytest.approx(HEIGHT, rel=0.12)


def test_lines_of_one_font_have_one_height() -> None:
    assert steady([55, 56, 57, 52, 40, 41, 90], [9, 9, 9, 9, 9, 9, 1]) == [55.5] * 4 + [40.5] * 2 + [90]
