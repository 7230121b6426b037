"""Lines drawn on a page: taken off before it is read, kept as what parts a table's rows.

A reader of text takes a bordered table for a picture, or leaves out a column of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from PIL.Image import Image

# No letter holds a straight stroke of this length, in inches; a dash of this length is a line all the same.
_SHORTEST = 0.4
# A line is this thick at most, in inches; what is thicker is a bar or a picture.
_THICKEST = 0.035
_INK = 128
# What is left of a line's ragged edge goes with it, in inches.
_EDGE = 0.01

_Mask = npt.NDArray[np.bool_]


class Stroke(NamedTuple):
    """A horizontal line, in pixels."""

    left: int
    right: int
    y: float


def without_rules(image: Image, dpi: float) -> tuple[Image, tuple[Stroke, ...]]:
    """A grey, level page without its drawn lines, and where the horizontal ones stood."""
    from PIL import Image as images

    grey = np.asarray(image.convert("L"))
    ink = grey < _INK
    length, thick = max(8, round(_SHORTEST * dpi)), max(2, round(_THICKEST * dpi))
    across = _thin(_long(ink, length), thick)
    down = _thin(_long(ink.T, length), thick).T
    if not across.any() and not down.any():
        return image, ()
    lines = _wider(across, edge := max(1, round(_EDGE * dpi))) | _wider(down.T, edge).T
    cleaned = np.where(lines, np.uint8(255), grey)
    return images.fromarray(cleaned), _strokes(across, thick)


def _long(ink: _Mask, length: int) -> _Mask:
    """The pixels of runs along a row that are at least so long."""
    height, width = ink.shape
    if width < length:
        return np.zeros_like(ink)
    sums = np.zeros((height, width + 1), np.int32)
    np.cumsum(ink, axis=1, out=sums[:, 1:])
    full = sums[:, length:] - sums[:, :-length] == length  # whole windows, by their start
    marks = np.zeros((height, width + 1), np.int32)
    marks[:, : full.shape[1]] += full
    marks[:, length:] -= full[:, : width + 1 - length]
    return np.cumsum(marks[:, :width], axis=1) > 0


def _thin(runs: _Mask, thick: int) -> _Mask:
    """Only runs that stand in no thicker block."""
    return runs & ~_long(runs.T, thick + 1).T


def _wider(lines: _Mask, edge: int) -> _Mask:
    """With as many pixels above and below."""
    wide = lines.copy()
    for step in range(1, edge + 1):
        wide[step:] |= lines[:-step]
        wide[:-step] |= lines[step:]
    return wide


def _strokes(across: _Mask, thick: int) -> tuple[Stroke, ...]:
    """Rows of line pixels that lie within a line's thickness are one line."""
    rows = np.flatnonzero(across.any(axis=1))
    strokes = []
    for group in np.split(rows, np.flatnonzero(np.diff(rows) > thick) + 1) if rows.size else []:
        columns = np.flatnonzero(across[group].any(axis=0))
        for part in np.split(columns, np.flatnonzero(np.diff(columns) > 4 * thick) + 1):
            strokes.append(Stroke(int(part[0]), int(part[-1]) + 1, float(group.mean())))
    return tuple(strokes)
