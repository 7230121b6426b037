"""Drawn pages come back as text, whichever way they lie; a wish to stop is heard at once."""

from __future__ import annotations

import os
import re
import time
from difflib import SequenceMatcher
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from ingest.errors import Cancelled, ToolMissing
from ingest.layout.types import Sheet
from ingest.ocr.recognise import recognise
from ingest.ocr.types import PageImage
from ingest.types import no_progress
from tests.ingest.ocr.drawn import HEIGHT, WIDTH, draw_page, needs_tesseract, page_image, text_of, write

pytestmark = needs_tesseract

LINES = [
    "II. KẾT QUẢ THỰC HIỆN NHIỆM VỤ",
    "Tổng thu ngân sách năm 2024 ước đạt 1.250,5 tỷ đồng, bằng",
    "104,5% kế hoạch; thu nhập bình quân 68,3 triệu đồng/người.",
    "- Toàn huyện có 12/15 xã đạt chuẩn nông thôn mới.",
    "Hội nghị lần thứ XIII đã thông qua Nghị quyết số 05-NQ/HU",
    "ngày 02/3/2021 về phát triển kinh tế tập thể.",
]


FIGURES = r"\d+(?:[.,/]\d+)*"


def assert_read(sheet: Sheet) -> None:
    """All lines are there in their order, every figure right, a letter or two forgiven to the program's version."""
    found = text_of(sheet).splitlines()
    assert len(found) == len(LINES)
    assert re.findall(FIGURES, " ".join(found)) == re.findall(FIGURES, " ".join(LINES))
    assert SequenceMatcher(None, "\n".join(found), "\n".join(LINES), False).ratio() > 0.98
    assert found[0].startswith("II")


@pytest.fixture(scope="module")
def report() -> Image.Image:
    return draw_page(LINES)


def test_a_page_is_read_in_place(report: Image.Image) -> None:
    (sheet,) = recognise([page_image(report, 7)], "a.png", no_progress)
    assert_read(sheet)
    assert (sheet.number, sheet.width) == (7, WIDTH)
    assert sheet.confidence is not None
    assert sheet.confidence > 0.85
    first = sheet.fragments[0]
    assert first.left == pytest.approx(85, abs=3)
    assert first.baseline == pytest.approx(90 + 13, abs=4)
    assert len({fragment.baseline for fragment in sheet.fragments}) == len(LINES)
    sizes = [fragment.size for fragment in sheet.fragments]
    assert max(sizes) - min(sizes) < 1.5
    assert not any(fragment.doubtful for fragment in sheet.fragments)


@pytest.mark.parametrize("degrees", [3, -6, 90, 180, 270])
def test_a_turned_page_is_read(report: Image.Image, degrees: int) -> None:
    turned = report.rotate(degrees, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    (sheet,) = recognise([page_image(turned)], "a.png", no_progress)
    assert_read(sheet)
    assert sheet.height > sheet.width
    assert all(0 < fragment.left < fragment.right < sheet.width for fragment in sheet.fragments)


def _specked(page: Image.Image) -> Image.Image:
    pixels = np.array(page)
    pixels[np.random.default_rng(0).random(pixels.shape) < 0.008] = 0
    return Image.fromarray(pixels)


def _shadowed(page: Image.Image) -> Image.Image:
    light = np.linspace(0.4, 1.0, page.width)
    return Image.fromarray((np.array(page) * light).astype(np.uint8))


def _sealed(page: Image.Image) -> Image.Image:
    pixels = np.array(page.convert("RGB"))
    seal = Image.new("L", page.size, 0)
    ImageDraw.Draw(seal).ellipse((400, 180, 600, 380), outline=255, fill=180, width=10)
    stamped = np.array(seal) > 100
    pixels[stamped, 0] = np.minimum(pixels[stamped, 0], 220)
    pixels[stamped, 1:] = np.minimum(pixels[stamped, 1:], 60)
    return Image.fromarray(pixels)


def _edged(page: Image.Image) -> Image.Image:
    edged = page.copy()
    ImageDraw.Draw(edged).polygon([(0, 0), (70, 0), (40, page.height), (0, page.height)], fill=15)
    return edged


@pytest.mark.parametrize(
    "spoil", [_specked, _shadowed, _sealed, _edged], ids=lambda spoil: spoil.__name__[1:]
)
def test_a_spoiled_page_is_read(report: Image.Image, spoil: object) -> None:
    assert callable(spoil)
    (sheet,) = recognise([page_image(spoil(report))], "a.png", no_progress)
    assert_read(sheet)


def test_a_footnote_mark_is_no_figure() -> None:
    image = draw_page(["Đảng bộ có 245 đảng viên trong các chi bộ."])
    end = write(image, "Kế hoạch phát triển giai đoạn 2021-2025", 85, 140)
    end = write(image, "3", end + 0.5, 139, size=9)
    write(image, " đã được ban hành.", end, 140)
    (sheet,) = recognise([page_image(image)], "a.png", no_progress)
    marks = [fragment for fragment in sheet.fragments if fragment.text == "3"]
    (year,) = [fragment for fragment in sheet.fragments if fragment.text.startswith("2021")]
    assert year.text == "2021-2025"
    assert len(marks) == 1
    assert marks[0].size < 0.82 * year.size
    assert year.baseline - marks[0].baseline > 0.2 * year.size


def test_a_blurred_number_is_doubtful() -> None:
    image = draw_page(["Tổng số hộ nghèo toàn tỉnh còn lại", "Tỷ lệ che phủ rừng đạt 45,8% diện tích"])
    noise = np.random.default_rng(3).normal(0, 70, (60, 300))
    pixels = np.array(image).astype(float)
    place = np.s_[235:295, 320:620]
    pixels[place] = np.clip(pixels[place] * 0.4 + 90 + noise, 0, 255)
    (sheet,) = recognise([page_image(Image.fromarray(pixels.astype(np.uint8)))], "a.png", no_progress)
    surely = [
        fragment.text
        for fragment in sheet.fragments
        if any(map(str.isdigit, fragment.text)) and not fragment.doubtful
    ]
    assert not [text for text in surely if "45,8" not in text]


def test_an_empty_page_has_no_text() -> None:
    (sheet,) = recognise([page_image(draw_page([]))], "a.png", no_progress)
    assert sheet.fragments == ()
    assert sheet.confidence == 0


def test_pages_keep_their_order_and_progress_counts_them() -> None:
    told: list[tuple[str, float | None]] = []
    images = [page_image(draw_page([f"Trang thứ {number} của báo cáo này"]), number) for number in (1, 2, 3)]
    sheets = recognise(images, "a.png", lambda message, share: told.append((message, share)))
    assert [text_of(sheet) for sheet in sheets] == [f"Trang thứ {n} của báo cáo này" for n in (1, 2, 3)]
    assert told[0] == ("Đang nhận dạng chữ: trang 1/3", 0.0)
    shares = [share for _, share in told if share is not None]
    assert shares == sorted(shares)
    assert 0 < max(shares) < 1


def _readers() -> list[str]:
    """The running children of this process that are Tesseract."""
    own = str(os.getpid())
    found = []
    for entry in Path("/proc").iterdir():
        try:
            stat = (entry / "stat").read_text() if entry.name.isdecimal() else ""
        except OSError:
            continue
        if "(tesseract)" in stat and stat.rsplit(")", 1)[1].split()[1] == own:
            found.append(entry.name)
    return found


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc to see running programs")
def test_cancelling_stops_at_once_and_leaves_nothing_running(report: Image.Image) -> None:
    crowded = draw_page([LINES[1] + " " + LINES[3]] * 28, size=9, dpi=300)
    begun: list[float] = []

    def progress(message: str, share: float | None) -> None:
        if _readers():
            begun.append(time.monotonic())
            raise Cancelled

    with pytest.raises(Cancelled):
        recognise([page_image(crowded, number) for number in range(1, 9)], "a.png", progress)
    assert time.monotonic() - begun[0] < 5  # a second, on a machine that does nothing else
    assert _readers() == []


def test_an_error_in_drawing_a_page_goes_through(report: Image.Image) -> None:
    def broken() -> Image.Image:
        raise ToolMissing("hỏng")

    images = [page_image(report), PageImage(2, WIDTH, HEIGHT, broken)]
    with pytest.raises(ToolMissing, match="hỏng"):
        recognise(images, "a.png", no_progress)
