"""Images are brought to one resolution, levelled and cleaned, and bounded in size."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from ingest.ocr.cleaning import even, on_white, without_edges, without_seals
from ingest.ocr.noise import without_noise
from ingest.ocr.prepare import prepared
from ingest.ocr.skew import skew


def striped(turn: float = 0.0) -> Image.Image:
    """A page of black stripes with gaps, as lines of words look from afar."""
    image = Image.new("L", (1240, 1754), 255)
    draw = ImageDraw.Draw(image)
    for top in range(200, 1500, 50):
        for left in range(180, 1000, 90):
            draw.rectangle((left, top, left + 70, top + 18), fill=0)
    return image.rotate(turn, Image.Resampling.BICUBIC, fillcolor=255)


@pytest.mark.parametrize("turn", [0.0, 0.4, -1.5, 4.0, -9.0])
def test_the_angle_of_lines(turn: float) -> None:
    assert skew(striped(turn), 150) == pytest.approx(-turn, abs=0.11)


def test_no_lines_no_angle() -> None:
    assert skew(Image.new("L", (500, 500), 255), 150) == 0
    noise = np.random.default_rng(0).integers(0, 256, (600, 600), dtype=np.uint8)
    assert skew(Image.fromarray(noise), 150) == pytest.approx(0, abs=1)


@pytest.mark.parametrize(
    ("dpi", "mode"), [(75, "L"), (150, "RGB"), (300, "1"), (600, "L"), (100, "RGBA"), (100, "P")]
)
def test_every_image_comes_to_300_dpi_in_grey(dpi: int, mode: str) -> None:
    image = Image.new("L", (2 * dpi, 3 * dpi), 255)
    ready = prepared(image.convert(mode), 144)
    assert ready.image.mode == "L"
    assert ready.image.size == pytest.approx((600, 900), abs=1)
    assert ready.frame.scale == pytest.approx(72 / 300, rel=0.01)


def test_a_huge_page_is_bounded() -> None:
    ready = prepared(Image.new("L", (3000, 3000), 255), 20_000)
    assert ready.image.width * ready.image.height <= 37_000_000


def test_the_centre_stays_when_a_page_is_levelled() -> None:
    image = striped(5.0)
    ready = prepared(image, 595)
    assert ready.angle == pytest.approx(-5, abs=0.11)
    scale = ready.frame.scale
    middle = (
        (ready.image.width / 2 - ready.frame.left) * scale,
        (ready.image.height / 2 - ready.frame.top) * scale,
    )
    assert middle == pytest.approx((595 / 2, 842 / 2), abs=1)


def test_clear_paper_is_white() -> None:
    glass = Image.new("RGBA", (50, 50), (0, 0, 0, 0))
    assert on_white(glass).convert("L").getextrema() == (255, 255)


def test_sixteen_bits_are_scaled() -> None:
    values = np.full((40, 40), 65535, dtype=np.uint16)
    values[:10] = 0
    grey = on_white(Image.fromarray(values))
    assert grey.mode == "L"
    assert grey.getextrema() == (0, 255)


def test_a_seal_goes_and_the_text_below_it_stays() -> None:
    image = Image.new("RGB", (1240, 1754), "white")
    draw = ImageDraw.Draw(image)
    draw.ellipse((500, 600, 700, 800), outline=(220, 40, 50), width=12)
    draw.rectangle((560, 690, 640, 700), fill=(20, 20, 20))
    grey = np.array(without_seals(image, 150))
    assert grey[610:680, 500:700].min() > 200
    assert grey[695, 600] < 60


def test_a_red_heading_stays() -> None:
    image = Image.new("RGB", (1240, 1754), "white")
    ImageDraw.Draw(image).rectangle((300, 200, 900, 225), fill=(200, 20, 20))
    assert np.array(without_seals(image, 150))[210, 600] < 120


def test_a_shadow_goes() -> None:
    light = np.linspace(0.5, 1.0, 1240)
    grey = np.asarray(even(Image.fromarray((np.array(striped()) * light).astype(np.uint8)), 150))
    assert np.percentile(grey, 60) > 250
    assert grey[210, 200] < 60


def test_dark_edges_go_and_text_near_them_stays() -> None:
    image = striped()
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, 60, 1753), fill=10)
    cleaned = np.asarray(without_edges(image, 150))
    assert cleaned[:, :50].min() == 255
    assert (cleaned[:, 180:] == np.asarray(image)[:, 180:]).all()


def test_specks_go_and_a_clean_page_is_left_alone() -> None:
    page = striped()
    assert without_noise(page, 150) is page
    specked = np.array(page)
    specked[np.random.default_rng(0).random(specked.shape) < 0.01] = 0
    cleaned = np.asarray(without_noise(Image.fromarray(specked), 150))
    assert (cleaned[:150] < 128).mean() < 0.001
