"""Definitions of automatic lists: which levels a list has, and how each is numbered (ECMA-376, 17.9)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ingest.formats.docx.styles import Look, Styles
from ingest.formats.docx.xml import Element, W, number, toggled, value

LEVELS = 9


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list; `pattern` holds "%1" for the number of the first level and so on.

    `restart` is the level (from 1) after which it begins anew, 0 for never, None for after any above it. `legal` writes
    all numbers as decimals.
    """

    start: int = 1
    format: str = "decimal"
    pattern: str = ""
    restart: int | None = None
    legal: bool = False
    style: str | None = None
    look: Look = field(default_factory=Look)


@dataclass(frozen=True, slots=True)
class List:
    """A list as a paragraph uses it: `counter` names the numbers that it shares with others.

    `starts` are the levels at which it begins anew although others have counted on, and the numbers they begin with.
    """

    counter: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]


@dataclass(slots=True)
class Lists:
    """The lists of a document by their numbers."""

    styles: Styles
    _abstract: dict[str, Element] = field(default_factory=dict)
    _used: dict[int, Element] = field(default_factory=dict)
    _known: dict[int, List | None] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Element | None, styles: Styles) -> Lists:
        """From the part word/numbering.xml."""
        lists = cls(styles)
        for element in root if root is not None else ():
            if element.tag == W + "abstractNum":
                lists._abstract.setdefault(element.get(W + "abstractNumId", ""), element)
            elif element.tag == W + "num" and (element.get(W + "numId") or "").isdecimal():
                lists._used.setdefault(int(element.get(W + "numId")), element)
        return lists

    def list(self, number_: int) -> List | None:
        """The list with a number; None where it is not defined."""
        if number_ not in self._known:
            self._known[number_] = self._read(number_)
        return self._known[number_]

    def _read(self, number_: int) -> List | None:
        used = self._used.get(number_)
        if used is None:
            return None
        counter = value(used, "abstractNumId") or ""
        levels = dict(self._levels(counter))
        starts: dict[int, int] = {}
        for override in used.iterfind(W + "lvlOverride"):
            at = override.get(W + "ilvl", "")
            if not at.isdecimal():
                continue
            own = override.find(W + "lvl")
            if own is not None:
                levels[int(at)] = self._level(own)
                counter = f"{counter}/{number_}"
            if (start := number(override, "startOverride")) is not None:
                starts[int(at)] = start
        return List(counter, levels, starts) if levels else None

    def _levels(self, abstract: str) -> dict[int, Level]:
        element = self._abstract.get(abstract)
        if element is None:
            return {}
        found = {
            int(at): self._level(level)
            for level in element.iterfind(W + "lvl")
            if (at := level.get(W + "ilvl", "")).isdecimal() and int(at) < LEVELS
        }
        if found or not (link := value(element, "numStyleLink")):
            return found
        # The levels stand in another definition, which a numbering style refers to.
        target = self._used.get(self.styles.style("numbering", link).numbering or 0)
        other = value(target, "abstractNumId") or ""
        known = self._abstract.get(other)
        return self._levels(other) if known is not None and not value(known, "numStyleLink") else {}

    def _level(self, element: Element) -> Level:
        start, shown = number(element, "start"), element.find(W + "numFmt")
        return Level(
            start=1 if start is None else start,
            format=shown.get(W + "val", "decimal") if shown is not None else "decimal",
            pattern=value(element, "lvlText") or "",
            restart=number(element, "lvlRestart"),
            legal=bool(toggled(element, "isLgl")),
            style=value(element, "pStyle"),
            look=self.styles.look(element.find(W + "rPr")),
        )
