"""Word's styles: what a paragraph or run has from its style, the styles below that, and the document's defaults."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ingest.formats.docx.xml import A, Element, W, has, number, toggled, value

_HEADING = re.compile(r"(?:heading|tiêu đề|đề mục|đầu đề)\s*([1-9])")
_CONTENTS = re.compile(r"(?:toc|contents|mục lục)\s*(?:\d|heading)|table of figures")
_BODY_LEVEL = 9  # Word's outline level for text that is no heading
_DEEPEST_CHAIN = 50
_EDGES = ("top", "bottom", "left", "right", "start", "end", "insideH", "insideV")


@dataclass(frozen=True, slots=True)
class Look:
    """How text looks, as far as it matters here; None where nothing is said.

    `plain` is the font of ASCII characters, `accented` that of the others of the western code page.
    """

    bold: bool | None = None
    caps: bool | None = None
    hidden: bool | None = None
    plain: str | None = None
    accented: str | None = None

    def over(self, base: Look) -> Look:
        """This look where it says something, `base` elsewhere."""
        return Look(
            self.bold if self.bold is not None else base.bold,
            self.caps if self.caps is not None else base.caps,
            self.hidden if self.hidden is not None else base.hidden,
            self.plain or base.plain,
            self.accented or base.accented,
        )

    def toggling(self, base: Look) -> Look:
        """A character style over a paragraph style: where both switch a thing on, it is off (ECMA-376, 17.7.3)."""

        def both(mine: bool | None, other: bool | None) -> bool | None:
            return mine != other if mine is not None and other is not None else mine or other

        return Look(
            both(self.bold, base.bold),
            both(self.caps, base.caps),
            both(self.hidden, base.hidden),
            self.plain or base.plain,
            self.accented or base.accented,
        )


@dataclass(frozen=True, slots=True)
class Style:
    """A style with all that it has from those below it; `level` is the heading level, 0 for none."""

    level: int = 0
    title: bool = False
    caption: bool = False
    contents: bool = False
    numbering: int | None = None
    list_level: int | None = None
    look: Look = Look()
    bordered: bool = False
    first_row: bool = False


@dataclass(slots=True)
class Styles:
    """The styles of a document by their ids."""

    defaults: Look = Look()
    fonts: dict[str, str] = field(default_factory=dict)
    _elements: dict[tuple[str, str], Element] = field(default_factory=dict)
    _default: dict[str, str] = field(default_factory=dict)
    _known: dict[tuple[str, str | None], Style] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Element | None, theme: Element | None) -> Styles:
        """From the parts word/styles.xml and word/theme/theme1.xml."""
        styles = cls(fonts=_theme_fonts(theme) if theme is not None else {})
        if root is None:
            return styles
        styles.defaults = styles.look(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
        for element in root.iterfind(W + "style"):
            kind, name = element.get(W + "type", "paragraph"), element.get(W + "styleId", "")
            styles._elements.setdefault((kind, name), element)
            if element.get(W + "default") in ("1", "true", "on"):
                styles._default.setdefault(kind, name)
        return styles

    def style(self, kind: str, name: str | None) -> Style:
        """The style of a kind ("paragraph", "character", "table", "numbering"); the default one for None."""
        key = (kind, name)
        if key not in self._known:
            self._known[key] = self._resolved(kind, name)
        return self._known[key]

    def look(self, properties: Element | None) -> Look:
        """What a w:rPr itself says."""
        if properties is None or not len(properties):
            return Look()
        hidden = toggled(properties, "vanish")
        fonts = properties.find(W + "rFonts")
        bold, caps = toggled(properties, "b"), toggled(properties, "caps")
        if fonts is None:
            return Look(bold, caps, hidden)
        plain, accented = self._font(fonts, "ascii"), self._font(fonts, "hAnsi")
        return Look(bold, caps, hidden, plain or accented, accented or plain)

    def _font(self, fonts: Element, slot: str) -> str | None:
        theme = self.fonts.get(fonts.get(f"{W}{slot}Theme", ""))
        return theme or fonts.get(W + slot)

    def _resolved(self, kind: str, name: str | None) -> Style:
        chain: list[Element] = []
        wanted = name if (kind, name or "") in self._elements else self._default.get(kind)
        while wanted is not None and len(chain) < _DEEPEST_CHAIN:
            element = self._elements.get((kind, wanted))
            if element is None or element in chain:
                break
            chain.append(element)
            wanted = value(element, "basedOn")
        names = [(value(element, "name") or "").strip().lower() for element in chain]
        properties = [element.find(W + "pPr") for element in chain]
        numbered = [p.find(W + "numPr") for p in properties if has(p, "numPr")]
        look = Look()
        for element in chain:
            look = look.over(self.look(element.find(W + "rPr")))
        return Style(
            level=_level(names, properties),
            title="title" in names,
            caption="caption" in names,
            contents=any(_CONTENTS.match(name) for name in names),
            numbering=next((n for p in numbered if (n := number(p, "numId")) is not None), None),
            list_level=next((n for p in numbered if (n := number(p, "ilvl")) is not None), None),
            look=look,
            bordered=any(draws_lines(element.find(f"{W}tblPr/{W}tblBorders")) for element in chain),
            first_row=any(_first_row(element) for element in chain),
        )


def _level(names: list[str], properties: list[Element]) -> int:
    """The nearest style that says a level decides; Google Docs names its headings but gives them no level."""
    for name, p in zip(names, properties, strict=True):
        outline = number(p, "outlineLvl")
        if outline is not None:
            return outline + 1 if outline < _BODY_LEVEL else 0
        if match := _HEADING.fullmatch(name):
            return int(match[1])
    return 0


def _first_row(style: Element) -> bool:
    return any(e.get(W + "type") == "firstRow" and len(e) for e in style.iterfind(W + "tblStylePr"))


def draws_lines(borders: Element | None) -> bool:
    """Whether a w:tblBorders or w:tcBorders draws any line."""
    return any(value(borders, edge) not in (None, "", "nil", "none") for edge in _EDGES)


def _theme_fonts(theme: Element) -> dict[str, str]:
    fonts: dict[str, str] = {}
    for size in ("major", "minor"):
        latin = theme.find(f".//{A}{size}Font/{A}latin")
        if latin is not None and latin.get("typeface"):
            fonts[f"{size}HAnsi"] = fonts[f"{size}Ascii"] = latin.get("typeface")
    return fonts
