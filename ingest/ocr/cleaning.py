"""What is no text taken off a page's image: uneven light, red seals, the dark edges of a copier."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    from PIL.Image import Image

    Mask = npt.NDArray[np.bool_]
    Cells = list[tuple[int, int]]

_WHITE = 255
# Red ink: this much more red than green and blue.
_RED_EXCESS = 50
# A seal is this high and wide (inches), and not much wider than high; a red heading is wide and low.
_SEAL_LEAST, _SEAL_MOST, _SEAL_SHAPE = 0.6, 2.6, 1.6
_SEAL_CELLS = 16  # cells to the inch
_SEAL_CELL_SHARE = 0.02
_EDGE_CELLS = 25
_EDGE_DARK = 90
# Light is taken as even over less than a quarter inch.
_LIGHT_CELLS = 12
_DARKEST_PAPER = 100
# So much of a page is ink, where something is written on it; how dark it is at most, and how light at least.
_INK_SHARE = 0.005
_BLACK, _NEARLY_WHITE = 80, 235


def without_seals(image: Image, dpi: float) -> Image:
    """The image in grey, red seals taken out: what is black below them stays."""
    import numpy as np
    from PIL import Image as images

    image = on_white(image)
    grey = image.convert("L")
    if image.mode == "L":
        return grey
    pixels = np.asarray(image)
    red = pixels[..., 0].astype(np.int16) - np.maximum(pixels[..., 1], pixels[..., 2]) > _RED_EXCESS
    if not red.any():
        return grey
    step = max(1, round(dpi / _SEAL_CELLS))
    result = np.array(grey)
    for cells in _groups(_shares(red, step) > _SEAL_CELL_SHARE):
        rows, columns = zip(*cells, strict=True)
        top, left = min(rows) * step, min(columns) * step
        bottom, right = (max(rows) + 1) * step, (max(columns) + 1) * step
        height, width = (bottom - top) / dpi, (right - left) / dpi
        sized = min(height, width) >= _SEAL_LEAST and max(height, width) <= _SEAL_MOST
        if sized and max(height, width) <= _SEAL_SHAPE * min(height, width):
            result[top:bottom, left:right] = pixels[top:bottom, left:right, 0]
    return images.fromarray(result)


def on_white(image: Image) -> Image:
    """The image in grey or red, green and blue; what is transparent is white."""
    from PIL import Image as images

    if image.mode in ("L", "RGB"):
        return image
    if image.mode.startswith(("I", "F")):
        return _sixteen_bits(image)
    if "A" in image.mode or "transparency" in image.info:
        image = image.convert("RGBA")
        paper = images.new("RGBA", image.size, "white")
        return images.alpha_composite(paper, image).convert("RGB")
    return image.convert("L" if image.mode == "1" else "RGB")


def _sixteen_bits(image: Image) -> Image:
    import numpy as np
    from PIL import Image as images

    values = np.asarray(image, dtype=np.float64)
    most = 65535.0 if values.max(initial=0) > _WHITE else float(_WHITE)
    return images.fromarray(np.clip(values * (_WHITE / most), 0, _WHITE).astype(np.uint8))


def even(grey: Image, dpi: float) -> Image:
    """The image with its paper made white, so that shadows and yellowed paper do not count as ink."""
    import numpy as np
    from PIL import Image as images
    from PIL import ImageFilter

    step = max(1, round(dpi / _LIGHT_CELLS / 4))
    small = grey.reduce(step).filter(ImageFilter.MaxFilter(9)).filter(ImageFilter.GaussianBlur(6))
    light = small.resize(grey.size, images.Resampling.BILINEAR)
    paper = np.maximum(np.asarray(light, dtype=np.float32), _DARKEST_PAPER)
    evened = np.asarray(grey, dtype=np.float32) * (_WHITE / paper)
    return images.fromarray(np.minimum(evened, _WHITE).astype(np.uint8))


def contrasted(grey: Image) -> Image:
    """The image with faint writing made black; itself where it is black already, or where nothing is written."""
    histogram = grey.histogram()
    wanted = _INK_SHARE * sum(histogram)
    counts = accumulate(histogram)
    ink = next(value for value, count in enumerate(counts) if count >= wanted)
    if not _BLACK < ink < _NEARLY_WHITE:
        return grey
    return grey.point([max(0, round((value - ink) * _WHITE / (_WHITE - ink))) for value in range(256)])


def without_edges(grey: Image, dpi: float) -> Image:
    """The image without the dark areas that reach in from its edges."""
    import numpy as np
    from PIL import Image as images

    step = max(1, round(dpi / _EDGE_CELLS))
    dark = np.asarray(grey.reduce(step)) < _EDGE_DARK
    rows, columns = dark.shape
    if not (dark[[0, -1]].any() or dark[:, [0, -1]].any()):
        return grey
    result = np.array(grey)
    for cells in _groups(dark):
        if any(row in (0, rows - 1) or column in (0, columns - 1) for row, column in cells):
            for row, column in cells:
                top, left = max(0, (row - 1) * step), max(0, (column - 1) * step)
                result[top : (row + 2) * step, left : (column + 2) * step] = _WHITE
    return images.fromarray(result)


def _shares(mask: Mask, step: int) -> npt.NDArray[Any]:
    """The share of true pixels in each square cell."""
    import numpy as np

    height, width = (-mask.shape[0]) % step, (-mask.shape[1]) % step
    padded = np.pad(mask, ((0, height), (0, width)))
    rows, columns = padded.shape[0] // step, padded.shape[1] // step
    shares: npt.NDArray[Any] = padded.reshape(rows, step, columns, step).mean(axis=(1, 3))
    return shares


def _groups(mask: Mask) -> Iterator[Cells]:
    """The connected cells of a coarse mask, as lists of (row, column)."""
    left = {(int(row), int(column)) for row, column in zip(*mask.nonzero(), strict=True)}
    while left:
        found = [left.pop()]
        for row, column in found:
            for near in [(row + down, column + right) for down in (-1, 0, 1) for right in (-1, 0, 1)]:
                if near in left:
                    left.remove(near)
                    found.append(near)
        yield found
