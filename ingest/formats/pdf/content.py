"""What a page's content draws and where: text, horizontal lines, images.

An interpreter of the operators that place things (ISO 32000-2, 8.4 and 9.4), over pypdf's parsed content. Coordinates
come out as points from the top left corner of the page as it is shown.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from ingest.formats.pdf.marked import MarkedContent
from ingest.formats.pdf.paths import Matrix, Paths, Rectangle, common, hull, multiply
from ingest.formats.pdf.show import Atom, TextShower, TextState
from ingest.layout.types import Rule

if TYPE_CHECKING:
    from pypdf.generic import DictionaryObject

    from ingest.formats.pdf.fonts import PdfFont

_MAX_DEPTH = 12
_MAX_FORMS = 2_000
_MAX_SAVED = 500
_CHECK_EVERY = 256
_MIDDLE = 0.3  # of a letter above its baseline, in shares of its size
_MOST_ATOMS = 100_000
_PACKED_NOTHING = 8  # bytes of a packed stream of none
_SHOWING = frozenset((b"Tj", b"TJ", b"'", b'"'))
_UNIT = ((0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0))


class TooSlow(Exception):
    """The page's content takes longer than it may."""


class Unpackable(Exception):
    """The content's streams cannot be unpacked."""


@dataclass(slots=True)
class Drawn:
    """All that a page draws; `images` is the area that images cover, in square points, `curves` counts curves."""

    atoms: list[Atom] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    images: float = 0.0
    curves: int = 0


def draw(
    page: DictionaryObject,
    base: Matrix,
    size: tuple[float, float],
    font_of: Callable[[Any], PdfFont | None],
    deadline: float,
    *,
    by_glyph: bool = False,
) -> Drawn:
    """What the page draws; `base` takes its user space to the page as shown, `size` is that page's size.

    With `by_glyph` each glyph is an atom. Raises TooSlow after `deadline` (monotonic seconds), Unpackable, and what pypdf
    raises on content that it cannot parse.
    """
    interpreter = _Interpreter(size, font_of, deadline, by_glyph)
    interpreter.run(page, page, _State(base, TextState(), (0.0, 0.0, *size)))
    return interpreter.finish()


@dataclass(slots=True)
class _State:
    matrix: Matrix
    text: TextState
    clip: Rectangle  # nothing is seen outside of it


class _Interpreter:
    def __init__(
        self,
        size: tuple[float, float],
        font_of: Callable[[Any], PdfFont | None],
        deadline: float,
        by_glyph: bool,
    ) -> None:
        self._font_of = font_of
        self._deadline = deadline
        self._drawn = Drawn()
        self._marked = MarkedContent(self._drawn.atoms, size[1])
        self._show = TextShower(self._drawn.atoms, by_glyph)
        self._paths = Paths(self._drawn.rules)
        self._forms = 0
        self._within: set[int] = set()

    def finish(self) -> Drawn:
        self._marked.close()
        self._drawn.curves = self._paths.curves
        return self._drawn

    def run(self, content: Any, owner: DictionaryObject, state: _State) -> None:
        """Interpret a page's or a form's content; `owner` has its resources."""
        resources = _dictionary(owner.get("/Resources"))
        fonts = _dictionary(resources.get("/Font"))
        atoms = self._drawn.atoms
        saved: list[_State] = []
        show, paths = self._show, self._paths
        for count, (operands, operator) in enumerate(_operations(content)):
            if count % _CHECK_EVERY == 0 and (time.monotonic() > self._deadline or len(atoms) > _MOST_ATOMS):
                raise TooSlow
            try:
                if operator == b"q":
                    if len(saved) < _MAX_SAVED:
                        saved.append(_State(state.matrix, replace(state.text), state.clip))
                elif operator == b"Q":
                    if saved:
                        state = saved.pop()
                elif operator == b"cm":
                    state.matrix = multiply(_matrix(operands), state.matrix)
                elif operator == b"Tf":
                    state.text.font = (
                        self._font_of(fonts.raw_get(operands[0])) if operands[0] in fonts else None
                    )
                    state.text.size = float(operands[1])
                elif operator in show.operators:
                    start = len(atoms)
                    show.apply(operator, operands, state.text, state.matrix)
                    if operator in _SHOWING:
                        atoms[start:] = [atom for atom in atoms[start:] if _is_seen(atom, state.clip)]
                elif operator in paths.operators:
                    clip = paths.apply(operator, operands, state.matrix)
                    if clip is not None:
                        state.clip = common(state.clip, clip)
                elif operator == b"Do":
                    self._paint(operands[0], resources, owner, state)
                elif operator == b"INLINE IMAGE":
                    self._image(state)
                elif operator in (b"BDC", b"BMC"):
                    self._marked.begin(operands, _dictionary(resources.get("/Properties")))
                elif operator == b"EMC":
                    self._marked.end()
            except (IndexError, TypeError, ValueError, KeyError, AttributeError, OverflowError):
                continue  # an operator with wrong operands draws nothing

    def _paint(self, name: str, resources: DictionaryObject, owner: DictionaryObject, state: _State) -> None:
        thing = _dictionary(_dictionary(resources.get("/XObject")).get(name))
        if thing.get("/Subtype") == "/Image":
            self._image(state)
            return
        if thing.get("/Subtype") != "/Form" or id(thing) in self._within or len(self._within) >= _MAX_DEPTH:
            return
        self._forms += 1
        if self._forms > _MAX_FORMS:
            return
        self._within.add(id(thing))
        try:
            inner = _State(state.matrix, replace(state.text), state.clip)
            if (own := thing.get("/Matrix")) is not None:
                inner.matrix = multiply(_matrix(own), state.matrix)
            if (box := thing.get("/BBox")) is not None:
                x0, y0, x1, y1 = (float(value) for value in box)
                inner.clip = common(state.clip, hull(inner.matrix, ((x0, y0), (x1, y0), (x0, y1), (x1, y1))))
            self.run(thing, thing if "/Resources" in thing else owner, inner)
        finally:
            self._within.discard(id(thing))

    def _image(self, state: _State) -> None:
        left, top, right, bottom = common(state.clip, hull(state.matrix, _UNIT))
        self._drawn.images += (right - left) * (bottom - top)


def _is_seen(atom: Atom, clip: Rectangle) -> bool:
    left, top, right, bottom = clip
    middle = atom.baseline - _MIDDLE * atom.size if atom.turn in (0, None) else atom.baseline
    return top <= middle <= bottom and left <= atom.right and atom.left <= right


def _operations(content: Any) -> list[tuple[Any, bytes]]:
    from pypdf.generic import ArrayObject, ContentStream, StreamObject

    stream = content if isinstance(content, StreamObject) else content.get("/Contents")
    stream = stream.get_object() if stream is not None else None
    if not isinstance(stream, (ArrayObject, StreamObject)):
        return []
    parts = [part.get_object() for part in stream] if isinstance(stream, ArrayObject) else [stream]
    packed = [part for part in parts if isinstance(part, StreamObject) and "/Filter" in part]
    if any(len(part._data) > _PACKED_NOTHING for part in packed) and not any(
        part.get_data() for part in packed
    ):
        raise Unpackable  # pypdf makes nothing of it, and says nothing
    return ContentStream(stream, getattr(content.indirect_reference, "pdf", None), "bytes").operations


def _dictionary(value: Any) -> DictionaryObject:
    from pypdf.generic import DictionaryObject

    found = value.get_object() if value is not None else None
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def _matrix(operands: Sequence[Any]) -> Matrix:
    a, b, c, d, e, f = (float(operand) for operand in operands)
    return a, b, c, d, e, f
