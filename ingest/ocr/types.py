"""What text recognition takes: images of pages, and what it promises."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from ingest.layout.types import Sheet
from ingest.types import Progress

if TYPE_CHECKING:
    from PIL.Image import Image


@dataclass(frozen=True, slots=True)
class PageImage:
    """One page as an image.

    `number` counts the file's pages from 1; `width` and `height` are the page's size in points (1/72 inch) as it is
    shown. `render` gives the image at about 300 dpi; it is called once, under a lock shared by all pages of a call.
    """

    number: int
    width: float
    height: float
    render: Callable[[], Image]


class Recognise(Protocol):
    """Images of pages become sheets, one for each in the same order.

    `name` is the file's shown name for messages. Raises ToolMissing where the program is not installed; `Cancelled` out
    of `progress` goes through at once.
    """

    def __call__(self, images: Sequence[PageImage], name: str, progress: Progress) -> list[Sheet]: ...
