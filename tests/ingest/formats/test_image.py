"""Pictures of pages: what is wrong with a picture is told, a good one is read."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from ingest.errors import Cancelled, FileDamaged, FileEmpty, FileSuspicious, FileUnreadable, IngestError
from ingest.formats.image import page_size, read_image
from ingest.layout.types import Fragment, Sheet
from ingest.ocr.types import PageImage
from ingest.types import Progress, no_progress
from tests.ingest.ocr.drawn import draw_page, needs_tesseract

A4 = (1240, 1754)


def words(images: Sequence[PageImage], name: str, progress: Progress) -> list[Sheet]:
    """Stands in for recognition: it draws each page and finds two words on it."""
    sheets = []
    for image in images:
        image.render()
        found = tuple(
            Fragment(text, left, left + 40, 100, 14) for text, left in (("Báo", 80.0), ("cáo", 125.0))
        )
        sheets.append(Sheet(image.number, image.width, image.height, found, confidence=0.9))
    return sheets


def nothing(images: Sequence[PageImage], name: str, progress: Progress) -> list[Sheet]:
    return [Sheet(image.number, image.width, image.height, (), confidence=0.0) for image in images]


@pytest.mark.parametrize("ending", [".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp", ".bmp"])
def test_every_kind_is_read(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"a{ending}"
    Image.new("RGB", (300, 400), "white").save(path)
    loaded = read_image(path, "a", recognise=words)
    assert [page.number for page in loaded.pages] == [1]
    assert loaded.pages[0].text == "Báo cáo"
    assert loaded.warnings == ("1 trang được nhận dạng từ ảnh quét, độ tin cậy trung bình 90 %.",)


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA", "LA", "CMYK", "I;16"])
def test_every_mode_is_drawn(tmp_path: Path, mode: str) -> None:
    path = tmp_path / "a.tif"
    image = (
        Image.fromarray(np.full((400, 300), 60000, dtype=np.uint16))
        if mode == "I;16"
        else Image.new(mode, (300, 400))
    )
    image.save(path)
    assert read_image(path, "a", recognise=words).pages


def test_frames_of_a_tiff_are_pages(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    frames = [Image.new("L", (100 + i, 200), 255 - i) for i in range(4)]
    frames[0].save(path, save_all=True, append_images=frames[1:])
    shades: list[object] = []

    def look(images: Sequence[PageImage], name: str, progress: Progress) -> list[Sheet]:
        shades.extend(image.render().getpixel((0, 0)) for image in images)
        return words(images, name, progress)

    assert [page.number for page in read_image(path, "a", recognise=look).pages] == [1, 2, 3, 4]
    assert shades == [255, 254, 253, 252]


def test_a_photo_is_turned_as_its_camera_says(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    image = Image.new("L", (400, 300), 255)
    exif = image.getexif()
    exif[0x0112] = 6
    image.save(path, exif=exif)

    def look(images: Sequence[PageImage], name: str, progress: Progress) -> list[Sheet]:
        assert images[0].render().size == (300, 400)
        assert images[0].width < images[0].height
        return words(images, name, progress)

    read_image(path, "a", recognise=look)


@pytest.mark.parametrize(
    ("size", "dpi", "height"),
    [
        (A4, 150, 842),
        ((2480, 3508), None, 842),
        ((3000, 4000), 72, 842),  # a camera's 72 dpi
        ((600, 800), None, 600),
        (A4, 1, 842),
        (A4, float("nan"), 842),
    ],
)
def test_the_page_size(size: tuple[int, int], dpi: float | None, height: float) -> None:
    image = Image.new("1", size)
    if dpi is not None:
        image.info["dpi"] = (dpi, dpi)
    assert page_size(image)[1] == pytest.approx(height, rel=0.01)


def _png(width: int, height: int) -> bytes:
    """A small PNG that says it is large."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    packed = zlib.compress(bytes(1000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


@pytest.mark.parametrize("side", [9_600, 12_000, 60_000])
def test_a_picture_that_grows_beyond_measure_is_suspicious(tmp_path: Path, side: int) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(_png(side, side))
    with pytest.raises(FileSuspicious, match=r"«a\.png»"):
        read_image(path, "a.png", recognise=words)


def _cut(path: Path) -> bytes:
    noise = np.random.default_rng(0).integers(0, 255, (200, 200), dtype=np.uint8)
    Image.fromarray(noise).save(path)
    data = path.read_bytes()
    return data[: len(data) // 2]


@pytest.mark.parametrize("ending", [".png", ".jpg", ".tif", ".webp", ".bmp"])
def test_a_picture_cut_off_is_damaged(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"a{ending}"
    path.write_bytes(_cut(path))
    with pytest.raises(FileDamaged, match="«tệp»"):
        read_image(path, "tệp", recognise=words)


@pytest.mark.parametrize(
    "data", [b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"GIF89a" + bytes(50), b"%PDF-1.7"]
)
def test_what_is_no_picture_is_damaged(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(data)
    with pytest.raises(FileDamaged):
        read_image(path, "a.png", recognise=words)


@pytest.mark.parametrize("seed", range(40))
def test_a_mutated_picture_is_read_or_told(tmp_path: Path, seed: int) -> None:
    random = np.random.default_rng(seed)
    path = tmp_path / ("a.tif" if seed % 2 else "a.png")
    Image.fromarray(random.integers(0, 255, (60, 50), dtype=np.uint8)).save(path)
    data = np.frombuffer(path.read_bytes(), dtype=np.uint8).copy()
    places = random.integers(0, min(len(data), 300), 6)
    data[places] = random.integers(0, 255, 6)
    path.write_bytes(data.tobytes())
    with suppress(IngestError):
        assert len(read_image(path, "a", recognise=words).pages) >= 1


def test_no_text_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    Image.new("L", (300, 400), 255).save(path)
    with pytest.raises(FileEmpty, match="không nhận ra chữ nào"):
        read_image(path, "a", recognise=nothing)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable):
        read_image(tmp_path / "a.png", "a", recognise=words)


def test_a_wish_to_stop_goes_through(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    Image.new("L", (300, 400), 255).save(path)

    def stop(message: str, share: float | None) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        read_image(path, "a", stop, recognise=words)


@needs_tesseract
def test_a_drawn_page_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    draw_page(["I. KẾT QUẢ CHỦ YẾU", "Tổng thu ngân sách đạt 1.250,5 tỷ đồng."]).save(path, dpi=(150, 150))
    loaded = read_image(path, "a", no_progress)
    assert loaded.pages[0].text == "I. KẾT QUẢ CHỦ YẾU\nTổng thu ngân sách đạt 1.250,5 tỷ đồng."
    scan = loaded.pages[0].scan
    assert scan is not None
    assert scan.confidence > 0.8
    assert len(scan.lines) == 2
