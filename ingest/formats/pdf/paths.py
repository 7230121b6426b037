"""The drawn lines of a page, out of the paths that it strokes and fills."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from ingest.layout.types import Rule

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
Rectangle = tuple[float, float, float, float]  # left, top, right, bottom

_AS_IT_IS: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_THIN = 2.5
_SHORTEST = 6.0
_LEVEL = 0.7
_MAX_RULES = 4_000
_MAX_POINTS = 20_000

_STROKES = frozenset((b"S", b"s", b"B", b"B*", b"b", b"b*"))
_FILLS = frozenset((b"f", b"F", b"f*"))


def multiply(m: Matrix, n: Matrix) -> Matrix:
    """The matrix that does `m`, then `n`."""
    a, b, c, d, e, f = m
    g, h, i, j, k, l = n  # noqa: E741
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + l,
    )


def transform(m: Matrix, x: float, y: float) -> Point:
    """Where the matrix takes a point."""
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]


def hull(m: Matrix, points: Iterable[Point]) -> Rectangle:
    """The smallest rectangle around where the matrix takes the points, of which there is one at least."""
    xs, ys = zip(*(transform(m, x, y) for x, y in points), strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def common(one: Rectangle, other: Rectangle) -> Rectangle:
    """Where both rectangles are; without width or height where they are apart."""
    left, top = max(one[0], other[0]), max(one[1], other[1])
    return left, top, max(left, min(one[2], other[2])), max(top, min(one[3], other[3]))


class Paths:
    """Collects the horizontal lines into `rules`; `curves` counts the curves painted."""

    operators = frozenset((b"m", b"l", b"re", b"h", b"c", b"v", b"y", b"n", b"W", b"W*")) | _STROKES | _FILLS

    def __init__(self, rules: list[Rule]) -> None:
        self._rules = rules
        self._subpaths: list[list[Point]] = []
        self._points = 0
        self._curved = 0
        self._clips = False
        self.curves = 0

    def apply(self, operator: bytes, operands: Sequence[Any], matrix: Matrix) -> Rectangle | None:
        """Take one path operator; gives the rectangle around a path that all drawing is clipped to from here on."""
        if operator in _STROKES or operator in _FILLS or operator == b"n":
            if operator != b"n":
                self._paint(stroked=operator in _STROKES)
                self.curves += self._curved
            clip = self._around() if self._clips else None
            self._subpaths, self._points, self._curved, self._clips = [], 0, 0, False
            return clip
        if operator in (b"W", b"W*"):
            self._clips = True
        elif self._points > _MAX_POINTS:
            pass
        elif operator == b"re":
            x, y, width, height = (float(operand) for operand in operands)
            corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y))
            self._subpaths.append([transform(matrix, *corner) for corner in corners])
            self._points += 4
        elif operator == b"m":
            self._subpaths.append([transform(matrix, float(operands[0]), float(operands[1]))])
            self._points += 1
        elif operator == b"l":
            self._subpaths[-1].append(transform(matrix, float(operands[0]), float(operands[1])))
            self._points += 1
        elif operator == b"h":
            self._subpaths[-1].append(self._subpaths[-1][0])
        else:  # a curve: only where it ends matters
            self._curved += 1
            self._points += 1
            self._subpaths[-1].append(transform(matrix, float(operands[-2]), float(operands[-1])))
        return None

    def _around(self) -> Rectangle | None:
        if self._points > _MAX_POINTS:
            return None
        points = [point for points in self._subpaths for point in points]
        return hull(_AS_IT_IS, points) if points else None

    def _paint(self, *, stroked: bool) -> None:
        for points in self._subpaths:
            top, bottom = min(y for _, y in points), max(y for _, y in points)
            left, right = min(x for x, _ in points), max(x for x, _ in points)
            if bottom - top <= _THIN:
                self._add(left, right, (top + bottom) / 2)
            elif stroked:
                for (x0, y0), (x1, y1) in pairwise(points):
                    if abs(y1 - y0) <= _LEVEL:
                        self._add(min(x0, x1), max(x0, x1), (y0 + y1) / 2)

    def _add(self, left: float, right: float, y: float) -> None:
        if right - left >= _SHORTEST and len(self._rules) < _MAX_RULES:
            self._rules.append(Rule(left, right, y))
