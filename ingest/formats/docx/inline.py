"""What stands inside a paragraph, as runs of text by font."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from ingest.formats.docx.fields import Fields, is_dropped
from ingest.formats.docx.model import CAPS_OFF, CAPS_ON, PAGE_BREAK
from ingest.formats.docx.styles import Look, Styles
from ingest.formats.docx.symbols import is_symbol_font, symbol
from ingest.formats.docx.xml import MC, Element, M, W, has, value
from ingest.legacy.fonts import encoding_of_font
from ingest.legacy.runs import Run

_SKIPPED = frozenset(
    W + tag for tag in ("del", "moveFrom", "pPr", "rt", "sdtPr", "smartTagPr", "customXmlPr", "txbxContent")
)
_SPACING = {W + "cr": "\n", W + "tab": " ", W + "ptab": " ", W + "noBreakHyphen": "-"}
_DRAWINGS = frozenset(W + tag for tag in ("drawing", "pict", "object"))
_NOTES = frozenset(W + tag for tag in ("footnoteReference", "endnoteReference"))
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# Word drops white space at the ends of text that is not marked to keep it. Writers forget the mark, and a lost space glues
# two words: only what came of indenting the XML goes.
_INDENTED = re.compile(r"^\s*\n\s*|\s*\n\s*$")
# Noncharacters are signs in the text of runs; no file holds them meaningfully.
# "10" with a raised 6 is not 106.
_POWER = re.compile(r"[\d+-]+")
_SUPERSCRIPTS = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_CLEANED = dict.fromkeys([*range(0xFDD0, 0xFDF0), 0xFFFE, 0xFFFF]) | dict.fromkeys(b"\t\n\r", " ")


@dataclass(slots=True)
class Inline:
    """Reads the paragraphs of one story one by one.

    `mark` gives the sign for a w:footnoteReference or w:endnoteReference, "" for one without a note; `boxed` is told of
    every drawing, which may hold text boxes.
    """

    styles: Styles
    mark: Callable[[Element], str]
    boxed: Callable[[Element], None]
    fields: Fields = field(default_factory=Fields)
    _runs: list[Run] = field(default_factory=list)
    _bold: bool = True

    def read(self, paragraph: Element, look: Look) -> tuple[list[Run], bool]:
        """The runs of a paragraph whose style looks like `look`, and whether all their letters are bold."""
        self._runs, self._bold = [], True
        self._walk(paragraph, look)
        return self._runs, self._bold and bool(self._runs)

    def _walk(self, parent: Element, look: Look) -> None:
        for element in parent:
            tag = element.tag
            if tag == W + "r":
                self._run(element, look)
            elif tag in _SKIPPED or (tag == W + "fldSimple" and is_dropped(element.get(W + "instr", ""))):
                continue
            elif tag == MC + "AlternateContent":
                self._alternative(element, lambda part: self._walk(part, look))
            elif tag == M + "oMath":
                self._add(_formula(element), Look())
            elif not (tag == W + "sdt" and is_prompt(element)):
                self._walk(element, look)  # hyperlinks, insertions, content controls, smart tags, fields

    def _run(self, run: Element, base: Look) -> None:
        properties = run.find(W + "rPr")
        look = base
        if properties is not None:
            if style := value(properties, "rStyle"):
                look = self.styles.style("character", style).look.toggling(base)
            look = self.styles.look(properties).over(look)
        self._pieces(run, look.over(self.styles.defaults), base)

    def _pieces(self, run: Element, look: Look, base: Look) -> None:
        raised = value(run.find(W + "rPr"), "vertAlign") == "superscript"
        custom = False  # the mark of a note may be typed by hand behind its reference
        for element in run:
            tag = element.tag
            if tag == W + "fldChar":
                self.fields.feed(element)
            elif tag == W + "instrText":
                self.fields.instruct(element.text or "")
            elif look.hidden or self.fields.silent or (custom and tag in (W + "t", W + "sym")):
                continue
            elif tag == W + "t":
                text = element.text or ""
                text = text if element.get(_SPACE) == "preserve" else _INDENTED.sub("", text)
                self._add(text.translate(_SUPERSCRIPTS) if raised and _POWER.fullmatch(text) else text, look)
            elif tag == W + "br":
                breaks = element.get(W + "type") in ("page", "column")
                self._runs.append(Run(PAGE_BREAK if breaks else "\n", self._font(look)))
            elif tag in _SPACING:
                self._runs.append(Run(_SPACING[tag], self._font(look)))
            elif tag == W + "sym":
                code = _hexadecimal(element.get(W + "char", ""))
                self._runs.append(Run(symbol(code, element.get(W + "font", "")).translate(_CLEANED)))
            elif tag in _NOTES:
                custom = element.get(W + "customMarkFollows") in ("1", "true", "on")
                self._runs.append(Run(self.mark(element), self._font(look)))
            elif tag in _DRAWINGS:
                self.boxed(element)
            elif tag == MC + "AlternateContent":
                self._alternative(element, lambda part: self._pieces(part, look, base))
            elif tag == W + "ruby":
                self._walk(element, base)

    def _alternative(self, element: Element, read: Callable[[Element], None]) -> None:
        """The first choice; what is offered in its place counts only where that gives nothing."""
        choice, fallback = element.find(MC + "Choice"), element.find(MC + "Fallback")
        before = len(self._runs)
        if choice is not None:
            read(choice)
            if len(self._runs) > before or any(True for _ in choice.iter(*_DRAWINGS)):
                return
        if fallback is not None:
            read(fallback)

    def _add(self, text: str, look: Look) -> None:
        text = text.translate(_CLEANED)
        if not text:
            return
        self._bold = self._bold and (bool(look.bold) or not any(char.isalnum() for char in text))
        font = self._font(look)
        if is_symbol_font(font):
            text = "".join(symbol(ord(c), font) if "\uf020" <= c <= "\uf0ff" else c for c in text)
        elif look.caps and not encoding_of_font(font):
            text = f"{CAPS_ON}{text}{CAPS_OFF}"
        self._runs.append(Run(text, font))

    def _font(self, look: Look) -> str:
        return look.accented or look.plain or ""


def is_prompt(control: Element) -> bool:
    """Whether a w:sdt holds no content, only its prompt, or is a table of contents."""
    properties = control.find(W + "sdtPr")
    if has(properties, "showingPlcHdr"):
        return True
    gallery = properties.find(f"{W}docPartObj/{W}docPartGallery") if properties is not None else None
    return gallery is not None and gallery.get(W + "val", "").lower() == "table of contents"


def _formula(element: Element) -> str:
    """A formula on one line."""
    if element.tag == M + "t":
        return element.text or ""
    if element.tag == M + "f":
        parts = (element.find(M + part) for part in ("num", "den"))
        return "/".join(_formula(part) for part in parts if part is not None)
    return "".join(_formula(child) for child in element)


def _hexadecimal(text: str) -> int:
    try:
        code = int(text, 16)
    except ValueError:
        return 0xFFFF
    return code if 0x20 <= code < 0xD800 or 0xE000 <= code < 0x110000 else 0xFFFF
