"""Marked content of a tagged PDF: what it says of the text drawn within."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from ingest.formats.pdf.show import Atom

if TYPE_CHECKING:
    from pypdf.generic import DictionaryObject

# Running heads stand in this share of the page at its top and its bottom.
_EDGE = 0.15
_LONGEST_ACTUAL = 64
_MAX_OPEN = 1_000


@dataclass(frozen=True, slots=True)
class _Open:
    start: int
    actual: str = ""
    running: bool = False


class MarkedContent:
    """Watches the atoms drawn between begin and end.

    Text marked as a page's running head or foot is taken out. `ActualText` stands in for what is drawn: of a letter drawn
    in parts, the parts' own codes mean nothing, or another letter's whole.
    """

    def __init__(self, atoms: list[Atom], height: float) -> None:
        self._atoms = atoms
        self._height = height
        self._open: list[_Open] = []

    def begin(self, operands: Sequence[Any], named: DictionaryObject) -> None:
        """BMC or BDC."""
        if len(self._open) >= _MAX_OPEN:
            raise ValueError("marked content nested too deeply")
        opened = _Open(len(self._atoms))
        self._open.append(opened)
        properties = operands[1] if len(operands) > 1 else None
        if isinstance(properties, str):
            properties = named.get(properties)
        if properties is not None:
            properties = properties.get_object()
        if not isinstance(properties, dict):
            return
        actual = properties.get("/ActualText")
        running = operands[0] == "/Artifact" and properties.get("/Type") == "/Pagination"
        self._open[-1] = replace(opened, actual=_text(actual), running=running)

    def end(self) -> None:
        """EMC."""
        if not self._open:
            return
        opened = self._open.pop()
        within = self._atoms[opened.start :]
        if opened.running:
            low, high = self._height * _EDGE, self._height * (1 - _EDGE)
            self._atoms[opened.start :] = [atom for atom in within if low < atom.baseline < high]
        elif opened.actual.strip() and _on_one_line(within):
            actual = opened.actual
            whole = replace(
                within[0],
                text=actual.strip(),
                right=max(atom.right for atom in within),
                before=actual[0].isspace(),
                after=actual[-1].isspace(),
                unread=0,
                measured=False,
            )
            self._atoms[opened.start :] = [whole]

    def close(self) -> None:
        """The page ends; what is still open ends with it."""
        while self._open:
            self.end()


def _text(value: Any) -> str:
    if isinstance(value, bytes):
        text = value.decode("utf-16") if value[:2] in (b"\xfe\xff", b"\xff\xfe") else value.decode("latin-1")
    else:
        text = value if isinstance(value, str) else ""
    text = text.replace("\xad", "-")
    return text if len(text) <= _LONGEST_ACTUAL and text.isprintable() else ""


def _on_one_line(atoms: Sequence[Atom]) -> bool:
    inked = [atom for atom in atoms if atom.text]
    return bool(inked) and all(abs(atom.baseline - inked[0].baseline) < inked[0].size for atom in inked)
