"""Text operators of a page: strings of codes become atoms, the text that is drawn without a gap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot
from typing import TYPE_CHECKING, Any

from ingest.formats.pdf.paths import Matrix, multiply, transform

if TYPE_CHECKING:
    from ingest.formats.pdf.fonts import PdfFont, Shown

# Gaps in shares of the font's size. Up to KERN two pieces are one word; a drawn blank that moves less than OVERLAID has
# the next letter drawn over it; from WIDE on, a gap parts columns.
KERN = 0.08
OVERLAID = 0.04
WIDE = 0.5
_OVERLAP = 0.2
# A line that rises or falls by less than this still runs along the page.
_ASKEW = 0.12
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_BY_STROKE = 2
_INVISIBLE = frozenset((3, 7))


@dataclass(frozen=True, slots=True)
class Atom:
    """Text drawn in one go, its ink from `left` to `right` on the page as shown.

    `before` and `after` tell that blanks were drawn at its ends. `turn` is the way its letters run: 0 to the right, 1
    downwards, 2 to the left, 3 upwards, None askew. `unread` counts glyphs that give no letter,
    `measured` tells that `right` comes from widths that the file gives.
    """

    text: str
    left: float
    right: float
    baseline: float
    size: float
    font: PdfFont
    bold: bool
    hidden: bool
    turn: int | None
    before: bool
    after: bool
    unread: int
    measured: bool


@dataclass(slots=True)
class TextState:
    """The text state of ISO 32000-2, 9.3; `scale` is the horizontal scaling as a share."""

    font: PdfFont | None = None
    size: float = 0.0
    char_space: float = 0.0
    word_space: float = 0.0
    scale: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0


@dataclass(slots=True)
class _Run:
    text: str
    start: float
    end: float
    before: bool
    after: bool
    unread: int


class TextShower:
    """Follows the text matrix and adds to `atoms` what is shown."""

    operators = frozenset(
        (
            b"BT",
            b"Tc",
            b"Tw",
            b"Tz",
            b"TL",
            b"Ts",
            b"Tr",
            b"Td",
            b"TD",
            b"Tm",
            b"T*",
            b"Tj",
            b"TJ",
            b"'",
            b'"',
        )
    )

    def __init__(self, atoms: list[Atom], by_glyph: bool) -> None:
        self._atoms = atoms
        self._matrix = _IDENTITY
        self._line = _IDENTITY
        self._by_glyph = by_glyph

    def apply(self, operator: bytes, operands: Sequence[Any], state: TextState, page: Matrix) -> None:
        """Take one text operator."""
        if operator == b"TJ":
            self._show(operands[0], state, page)
        elif operator == b"Tj":
            self._show(operands[:1], state, page)
        elif operator == b"Td":
            self._move(float(operands[0]), float(operands[1]))
        elif operator == b"Tm":
            a, b, c, d, e, f = (float(operand) for operand in operands)
            self._matrix = self._line = (a, b, c, d, e, f)
        elif operator == b"BT":
            self._matrix = self._line = _IDENTITY
        elif operator == b"TD":
            state.leading = -float(operands[1])
            self._move(float(operands[0]), float(operands[1]))
        elif operator == b"T*":
            self._move(0.0, -state.leading)
        elif operator == b"'":
            self._move(0.0, -state.leading)
            self._show(operands[:1], state, page)
        elif operator == b'"':
            state.word_space, state.char_space = float(operands[0]), float(operands[1])
            self._move(0.0, -state.leading)
            self._show(operands[2:3], state, page)
        else:
            _set(operator, float(operands[0]), state)

    def _move(self, x: float, y: float) -> None:
        self._matrix = self._line = multiply((1.0, 0.0, 0.0, 1.0, x, y), self._line)

    def _show(self, pieces: Sequence[Any], state: TextState, page: Matrix) -> None:
        font, em = state.font, state.size * state.scale
        if font is None or not em:
            return
        place = _Place(multiply(self._matrix, page), em, state)
        at, run = 0.0, None
        blank = False  # whether blanks were drawn since the last ink
        for piece in pieces:
            if not isinstance(piece, bytes):
                if isinstance(piece, (int, float)):
                    at -= float(piece) / 1000 * em
                continue
            for codes in font.codes(piece) if self._by_glyph else (piece,):
                shown = font.shown(codes)
                start = at + _advance(shown.lead, shown.lead_codes, shown.lead_codes, state)
                end = start + _advance(shown.ink, shown.ink_codes, shown.ink_blanks, state)
                at = end + _advance(shown.trail, shown.trail_codes, shown.trail_codes, state)
                blank = blank or bool(shown.lead_codes)
                if not shown.text:
                    continue
                if run is not None and not self._by_glyph and _joined(run, shown, start, end, blank, em):
                    blank = bool(shown.trail_codes)
                    continue
                if run is not None:
                    run.after = blank
                    self._atoms.append(place.atom(run))
                run = _Run(shown.text, start, end, blank, False, shown.unread)
                blank = bool(shown.trail_codes)
        if run is not None:
            run.after = blank
            self._atoms.append(place.atom(run))
        elif blank:  # nothing but blanks: they may part what stands beside them
            self._atoms.append(place.atom(_Run("", 0.0, at, True, True, 0)))
        self._matrix = multiply((1.0, 0.0, 0.0, 1.0, at, 0.0), self._matrix)


def _joined(run: _Run, shown: Shown, start: float, end: float, blank: bool, em: float) -> bool:
    """Add to the run what is shown where it is the same word or the next one."""
    gap = (start - run.end) / em
    if not (OVERLAID if blank else -_OVERLAP) <= gap <= (WIDE if blank else KERN):
        return False
    run.text += " " + shown.text if blank else shown.text
    run.end = end
    run.unread += shown.unread
    return True


def _advance(units: float, codes: int, blanks: int, state: TextState) -> float:
    if not codes:
        return 0.0
    return (units * state.size / 1000 + codes * state.char_space + blanks * state.word_space) * state.scale


@dataclass(frozen=True, slots=True)
class _Place:
    """Where and how a string is shown; `matrix` takes text space to the page."""

    matrix: Matrix
    em: float
    state: TextState

    def atom(self, run: _Run) -> Atom:
        state, m = self.state, self.matrix
        assert state.font is not None
        x0, y0 = transform(m, run.start, state.rise)
        x1, y1 = transform(m, run.end, state.rise)
        turn = _turn(m[0] * self.em, m[1] * self.em)
        if turn is not None and turn % 2:
            x0, x1, y = x0, x0, (y0 + y1) / 2
        else:
            x0, x1, y = min(x0, x1), max(x0, x1), (y0 + y1) / 2
        size = abs(state.size) * hypot(m[2], m[3])
        return Atom(
            run.text,
            x0,
            x1,
            y,
            size,
            state.font,
            state.font.bold or state.mode == _BY_STROKE,
            state.mode in _INVISIBLE,
            turn,
            run.before,
            run.after,
            run.unread,
            state.font.measured,
        )


def _turn(x: float, y: float) -> int | None:
    """The way of a direction on the page, y downwards."""
    if abs(y) <= _ASKEW * abs(x):
        return 0 if x > 0 else 2
    if abs(x) <= _ASKEW * abs(y):
        return 1 if y > 0 else 3
    return None


def _set(operator: bytes, value: float, state: TextState) -> None:
    if operator == b"Tc":
        state.char_space = value
    elif operator == b"Tw":
        state.word_space = value
    elif operator == b"Tz":
        state.scale = value / 100
    elif operator == b"TL":
        state.leading = value
    elif operator == b"Ts":
        state.rise = value
    elif operator == b"Tr":
        state.mode = int(value)
