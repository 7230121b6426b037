"""Pages as pictures, and the places of quotes on them."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PIL import Image

from ingest.errors import FileDamaged, FileMissing, FileTooLarge, UnsupportedFormat
from ingest.preview import page_count, page_image, places, places_in_scan
from ingest.types import Box, Scan, ScannedLine
from tests.ingest.formats.pdf_maker import WIDTH, PdfMaker, line

FIRST = "Đã thu hút nhiều dự án đầu tư có quy mô lớn vào"
SECOND = "các khu công nghiệp, cụm công nghiệp của tỉnh"
SIZE = 12


def pdf(
    tmp_path: Path, *, entries: str = "", font: str = "Times-Roman", texts: tuple[str, str] = (FIRST, SECOND)
) -> Path:
    maker = PdfMaker()
    named = f"/F {maker.font(font)} 0 R"
    maker.page(line("trang đầu", 70, 700), Font=named)
    maker.page(line(texts[0], 70, 700) + line(texts[1], 70, 680), Font=named, entries=entries)
    path = tmp_path / "a.pdf"
    path.write_bytes(maker.data())
    return path


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def tiff(path: Path, *sizes: tuple[int, int]) -> Path:
    first, *others = (Image.new("L", size, 200) for size in sizes)
    first.save(path, save_all=True, append_images=others)
    return path


def test_pages_of_a_pdf(tmp_path: Path) -> None:
    path = pdf(tmp_path)
    assert page_count(path) == 2
    image = opened(page_image(path, 2, 400))
    assert (image.format, image.size) == ("JPEG", (400, 566))
    assert image.getextrema() != ((255, 255),) * 3


def test_pages_of_images(tmp_path: Path) -> None:
    path = tiff(tmp_path / "a.tif", (300, 400), (500, 250))
    assert page_count(path) == 2
    assert opened(page_image(path, 1, 150)).size == (150, 200)
    assert opened(page_image(path, 2, 100)).size == (100, 50)
    Image.new("RGBA", (20, 10), (0, 0, 0, 0)).save(tmp_path / "a.png")
    assert opened(page_image(tmp_path / "a.png", 1, 60)).size == (60, 30)


def test_photographs_are_shown_upright(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # a quarter to the right
    Image.new("RGB", (300, 200)).save(tmp_path / "a.jpg", exif=exif)
    assert opened(page_image(tmp_path / "a.jpg", 1, 100)).size == (100, 150)


@pytest.mark.parametrize("width", [-5, 0, 10_000_000])
def test_widths_are_bounded(tmp_path: Path, width: int) -> None:
    assert 50 <= opened(page_image(pdf(tmp_path), 1, width)).width <= 3000


@pytest.mark.parametrize("number", [0, -1, 3])
def test_a_page_that_is_not_there(tmp_path: Path, number: int) -> None:
    for path in (pdf(tmp_path), tiff(tmp_path / "a.tif", (30, 40), (30, 40))):
        with pytest.raises(FileMissing, match=f"không có trang {number}"):
            page_image(path, number, 300)
    assert places(pdf(tmp_path), number, FIRST) == ()


@pytest.mark.parametrize("name", ["a.pdf", "a.png", "a.tif"])
def test_damaged_and_missing_files(tmp_path: Path, name: str) -> None:
    with pytest.raises(FileMissing):
        page_count(tmp_path / name)
    (tmp_path / name).write_bytes(b"%PDF-1.7 and no more")
    with pytest.raises(FileDamaged, match=f"«{name}»"):
        page_image(tmp_path / name, 1, 300)


def test_a_damaged_image_of_a_good_beginning(tmp_path: Path) -> None:
    Image.effect_noise((200, 200), 50).save(tmp_path / "a.png")
    data = (tmp_path / "a.png").read_bytes()
    (tmp_path / "a.png").write_bytes(data[: len(data) // 2])
    with pytest.raises(FileDamaged):
        page_image(tmp_path / "a.png", 1, 100)


def test_an_image_beyond_measure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Image.new("L", (300, 300)).save(tmp_path / "a.png")
    for most in (50_000, 1_000):
        monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", most)
        with pytest.raises(FileTooLarge):
            page_image(tmp_path / "a.png", 1, 100)


def test_other_files_have_no_pages(tmp_path: Path) -> None:
    with pytest.raises(UnsupportedFormat):
        page_count(tmp_path / "a.docx")


def expected(text: str, quote: str, baseline: float) -> tuple[float, float, float]:
    """Left, right and baseline of a quote in a line at x = 70, in shares of the page."""
    start = text.index(quote)
    left = 70 + start * WIDTH * SIZE
    return left / 595, (left + len(quote) * WIDTH * SIZE) / 595, (842 - baseline) / 842


@pytest.mark.parametrize(
    ("quote", "lines"),
    [
        ("nhiều dự án đầu tư", [expected(FIRST, "nhiều dự án đầu tư", 700)]),
        (
            "có quy mô lớn vào các khu công nghiệp",
            [expected(FIRST, "có quy mô lớn vào", 700), expected(SECOND, "các khu công nghiệp", 680)],
        ),
        ("một câu khác hẳn không có trên trang", []),
    ],
)
def test_places(tmp_path: Path, quote: str, lines: list[tuple[float, float, float]]) -> None:
    boxes = places(pdf(tmp_path), 2, quote)
    assert len(boxes) == len(lines)
    for box, (left, right, baseline) in zip(boxes, lines, strict=True):
        assert (box.left, box.right) == pytest.approx((left, right), abs=0.01)
        assert box.top < baseline < box.bottom
        assert box.bottom - box.top < 0.03


def test_places_take_the_signs_around_a_quote(tmp_path: Path) -> None:
    said = 'đã nêu "tỷ lệ lấp đầy (kể cả) đạt trên 65%", còn lại'
    (box,) = places(pdf(tmp_path, texts=(FIRST, said)), 2, '"tỷ lệ lấp đầy (kể cả) đạt trên 65%",')
    whole = expected(said, '"tỷ lệ lấp đầy (kể cả) đạt trên 65%",', 680)
    assert (box.left, box.right) == pytest.approx(whole[:2], abs=0.005)
    (box,) = places(pdf(tmp_path, texts=(FIRST, said)), 2, "“tỷ lệ lấp đầy (kể cả) đạt trên 65;")
    assert (box.left, box.right) == pytest.approx(
        expected(said, "tỷ lệ lấp đầy (kể cả) đạt trên 65", 680)[:2], abs=0.005
    )


def test_places_on_a_turned_page(tmp_path: Path) -> None:
    (box,) = places(pdf(tmp_path, entries="/Rotate 180"), 2, SECOND)
    left, right, baseline = expected(SECOND, SECOND, 680)
    assert (box.left, box.right) == pytest.approx((1 - right, 1 - left), abs=0.01)
    assert box.top < 1 - baseline < box.bottom


@pytest.mark.parametrize("rotation", [90, 270])
def test_places_of_lines_that_run_down_or_up(tmp_path: Path, rotation: int) -> None:
    (box,) = places(pdf(tmp_path, entries=f"/Rotate {rotation}"), 2, SECOND)
    assert box.bottom - box.top > 5 * (box.right - box.left)


def test_places_in_an_old_encoding(tmp_path: Path) -> None:
    old = ("Së C«ng nghiÖp ®· l·nh ®¹o thùc hiÖn", "nhiÖm vô chÝnh trÞ cña §¶ng bé tØnh")
    (box,) = places(pdf(tmp_path, font=".VnTime", texts=old), 2, "nhiệm vụ chính trị của Đảng bộ tỉnh")
    assert (box.left, box.right) == pytest.approx(expected(old[1], old[1], 680)[:2], abs=0.01)


def test_places_in_a_scan() -> None:
    boxes = [Box(0.1, at / 10, 0.9, at / 10 + 0.05) for at in range(4)]
    texts = (FIRST, SECOND, "12", "Một dòng khác hẳn với những dòng ở trên")
    scan = Scan(1, 0.9, tuple(ScannedLine(text, box) for text, box in zip(texts, boxes, strict=True)))
    assert places_in_scan(scan, f"{FIRST} {SECOND}") == (boxes[0], boxes[1])
    assert places_in_scan(scan, "cụm công nghiệp của tỉnh") == (boxes[1],)
    assert places_in_scan(scan, "không có trong ảnh quét này đâu") == ()


def test_many_at_once(tmp_path: Path) -> None:
    path = pdf(tmp_path)
    with ThreadPoolExecutor(4) as pool:
        images = list(pool.map(lambda number: page_image(path, number % 2 + 1, 200), range(12)))
        boxes = list(pool.map(lambda _: places(path, 2, SECOND), range(12)))
    assert len(set(images)) == 2
    assert len(set(boxes)) == 1
