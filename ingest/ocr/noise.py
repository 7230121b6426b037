"""Grain and specks taken off a page's image; a clean page is left as it is, for every filter costs accents."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    from PIL.Image import Image

# The resolution at which noise is measured and taken off, and the least at which strokes survive that.
_CELLS, _LEAST_DPI = 150, 120
_LIGHTEST_SHARE = 60  # per cent of the page that is paper for certain
_PAPER_SPREAD = 20
# A speck is this much darker than all eight pixels around it; so many of the page's are too many.
_DARKER, _SPECKS = 60, 0.002
# The paper's median distance from its neighbourhood (of 255) where all of it is grainy.
_GRAIN = 3.0


def without_noise(grey: Image, dpi: float) -> Image:
    """The image without single specks, or smoothed where its paper is grainy; itself where it is clean."""
    import numpy as np
    from PIL import Image as images
    from PIL import ImageFilter

    if dpi < _LEAST_DPI or min(grey.size) < _LEAST_DPI:
        return grey
    small = grey.reduce(round(dpi / _CELLS)) if dpi >= 1.5 * _CELLS else grey
    smooth = small.filter(ImageFilter.MedianFilter(3))
    values, around = np.asarray(small, dtype=np.int16), np.asarray(smooth, dtype=np.int16)
    if _specks(values) < _SPECKS:
        return grey
    paper = around > np.percentile(around[::4, ::4], _LIGHTEST_SHARE) - _PAPER_SPREAD
    if paper.any() and np.median(np.abs(values - around)[paper]) > _GRAIN:
        smooth = small.filter(ImageFilter.GaussianBlur(1))
    return smooth.resize(grey.size, images.Resampling.BICUBIC)


def _specks(values: npt.NDArray[np.int16]) -> float:
    """The share of pixels that are much darker than all around them."""
    import numpy as np

    rows, columns = values.shape
    inner = values[1:-1, 1:-1]
    lightest_dark = np.full_like(inner, 255)
    for down in range(3):
        for right in range(3):
            if (down, right) != (1, 1):
                near = values[down : rows - 2 + down, right : columns - 2 + right]
                np.minimum(lightest_dark, near, out=lightest_dark)
    return float((lightest_dark - inner > _DARKER).mean())
