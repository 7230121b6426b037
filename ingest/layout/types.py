"""What stands where on a page, before anyone knows what is a paragraph.

Lengths are points (1/72 inch) from the top left corner of the page as it is read; y grows downwards.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fragment:
    """A run of text in one font at one place.

    `left` to `right` is its extent, `baseline` where its letters stand, `size` the font's height. `doubtful` tells that
    text recognition is unsure of it.
    """

    text: str
    left: float
    right: float
    baseline: float
    size: float
    bold: bool = False
    italic: bool = False
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal line drawn on the page, such as the one above footnotes or a table's."""

    left: float
    right: float
    y: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page as found in a file: its size, its text by place, its drawn lines.

    `number` counts the file's pages from 1, whatever is printed on them. `confidence` (0 to 1) is set where the text was
    recognised from an image.
    """

    number: int
    width: float
    height: float
    fragments: tuple[Fragment, ...]
    rules: tuple[Rule, ...] = ()
    confidence: float | None = None
