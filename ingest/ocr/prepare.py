"""A page's image made ready for reading: grey, even, without seals, dark edges and drawn lines, its lines level."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.ocr.cleaning import contrasted, even, on_white, without_edges, without_seals
from ingest.ocr.noise import without_noise
from ingest.ocr.ruling import Stroke, without_rules
from ingest.ocr.skew import skew

if TYPE_CHECKING:
    from PIL.Image import Image

DPI = 300
# An A2 page at 300 dpi: more than any page of a report, little enough for memory.
_MOST_PIXELS = 36_000_000
_LEAST_SKEW = 0.1


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a page lies in its image: `scale` is points to the pixel, its top left corner is at (`left`, `top`)."""

    scale: float
    left: float
    top: float


@dataclass(frozen=True, slots=True)
class Prepared:
    """A grey image ready for reading, turned by `angle` (degrees, counter-clockwise) around the page's centre.

    `strokes` are the horizontal lines that were drawn on it.
    """

    image: Image
    frame: Frame
    angle: float
    strokes: tuple[Stroke, ...] = ()


def prepared(image: Image, width: float) -> Prepared:
    """The image at 300 dpi with its lines level; `width` is the page's in points."""
    from PIL import Image as images

    dpi = 72 * image.width / max(width, 1.0)
    aim = min(DPI, dpi * (_MOST_PIXELS / (image.width * image.height)) ** 0.5)
    if dpi > aim:
        image, dpi = _resized(on_white(image), aim / dpi), aim
    grey = without_edges(even(without_noise(without_seals(image, dpi), dpi), dpi), dpi)
    grey = contrasted(grey)
    if dpi < aim:
        grey, dpi = _resized(grey, aim / dpi), aim
    angle = skew(grey, dpi)
    turned = grey
    if abs(angle) >= _LEAST_SKEW:
        turned = grey.rotate(angle, images.Resampling.BICUBIC, expand=True, fillcolor=255)
    left, top = (turned.width - grey.width) / 2, (turned.height - grey.height) / 2
    bare, strokes = without_rules(turned, dpi)
    return Prepared(bare, Frame(72 / dpi, left, top), angle, strokes)


def _resized(image: Image, factor: float) -> Image:
    from PIL import Image as images

    size = (max(1, round(image.width * factor)), max(1, round(image.height * factor)))
    return image.resize(size, images.Resampling.LANCZOS)
