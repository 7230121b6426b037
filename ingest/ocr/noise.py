"""Grain and specks taken off a page's image; a clean page is left as it is, for every filter costs accents."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

# The resolution at which noise is measured and taken off: its own grain is rarely finer.
_CELLS = 150
_LIGHTEST_SHARE = 60  # per cent of the page that is paper for certain
_PAPER_SPREAD = 20
# Mean distance of the paper from its neighbourhood (of 255) where it has grain, and the share of it that are specks.
_GRAIN = 13.0
_SPECK, _SPECKS, _SPECKS_TO_GRAIN = 60, 0.003, 0.001


def without_noise(grey: Image, dpi: float) -> Image:
    """The image without single specks, or smoothed where its paper is grainy; itself where it is clean."""
    import numpy as np
    from PIL import Image as images
    from PIL import ImageFilter

    small = grey.reduce(round(dpi / _CELLS)) if dpi >= 1.5 * _CELLS else grey
    smooth = small.filter(ImageFilter.MedianFilter(3))
    values, around = np.asarray(small, dtype=np.int16), np.asarray(smooth, dtype=np.int16)
    paper = around > np.percentile(around[::4, ::4], _LIGHTEST_SHARE) - _PAPER_SPREAD
    off = np.abs(values - around)[paper]
    grain, specks = float(off.mean()), float((off > _SPECK).mean())
    if specks > max(_SPECKS, _SPECKS_TO_GRAIN * grain):
        cleaned = smooth
    elif grain > _GRAIN:
        cleaned = small.filter(ImageFilter.GaussianBlur(1))
    else:
        return grey
    return cleaned.resize(grey.size, images.Resampling.BICUBIC)
