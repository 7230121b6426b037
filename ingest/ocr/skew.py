"""The angle of a page's lines, by projection profiles: lines are level where the rows' ink varies most."""

from __future__ import annotations

from math import radians, tan
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    from PIL.Image import Image

_CELLS = 75  # pixels to the inch in which the ink is looked at
_INK = 160
_LEAST_INK = 200
_MOST_INK = 150_000
_WIDEST = 15.0
_STEPS = ((1.0, _WIDEST), (0.2, 1.0), (0.05, 0.2))
# Level lines gather their ink this much better than a page without lines.
_CLEARER = 1.05


def skew(grey: Image, dpi: float) -> float:
    """Degrees to turn the image counter-clockwise so that its lines are level; 0 where it has no clear lines.

    Finds angles up to 15 degrees, to a twentieth of a degree.
    """
    import numpy as np

    small = np.asarray(grey.reduce(max(1, round(dpi / _CELLS))))
    rows, columns = (small < _INK).nonzero()
    if len(rows) < _LEAST_INK:
        return 0.0
    every = len(rows) // _MOST_INK + 1
    rows, columns = rows[::every], columns[::every]
    best = 0.0
    for step, reach in _STEPS:
        angles = best + np.arange(-reach, reach + step / 2, step)
        best = float(max(angles, key=lambda angle: _clearness(rows, columns, angle)))
    clearer = _clearness(rows, columns, best) >= _CLEARER * _clearness(rows, columns, 0.0)
    return round(best, 2) if clearer or abs(best) < 1 else 0.0


def _clearness(rows: npt.NDArray[np.intp], columns: npt.NDArray[np.intp], angle: float) -> float:
    """How unevenly the ink falls on rows that are tilted by the angle."""
    import numpy as np

    tilted = np.rint(rows - columns * tan(radians(angle))).astype(np.int64)
    profile = np.bincount(tilted - tilted.min())
    return float(np.square(np.diff(profile)).sum())
