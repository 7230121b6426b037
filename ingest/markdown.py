"""Markdown as plain lines: the words stay, the syntax goes, headings keep their level."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ingest.candidates import BOLD_LEVEL
from ingest.headings import MAX_TITLE, parse_marker
from ingest.lines import Line, rejoin, split_lines
from ingest.types import ROW_LEVEL

_MAX_BOLD_TITLE = 110
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")
# What nests deeper than `maxNesting` is dropped by the parser; its own default is 20.
_PARSER = MarkdownIt("commonmark", {"maxNesting": 100}).enable(["table", "strikethrough"])


def markdown_lines(text: str) -> list[Line]:
    """The lines of a Markdown text without its syntax.

    Bullets become "- ", nested ones "+ "; ordered items keep their number; a table row becomes one line of
    "header: cell" pairs; emphasis, links, code and HTML leave their text.
    """
    reader = _Reader()
    for token in _PARSER.parse(_FRONT_MATTER.sub("", text)):
        reader.read(token)
    return reader.lines


@dataclass(slots=True)
class _Reader:
    """Walks markdown-it's tokens."""

    lines: list[Line] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)  # of the open list items; empty once written
    heading: int = 0
    header: list[str] = field(default_factory=list)
    row: list[str] | None = None
    in_header: bool = False

    def read(self, token: Token) -> None:
        kind = token.type
        if token.level == 0 and token.nesting >= 0 and self.lines:
            self.lines.append(Line(""))
        if kind == "list_item_open":
            depth = len(self.marks)
            bullet = "+ " if depth or token.markup == "+" else "- "
            self.marks.append(f"{token.info}{token.markup} " if token.info else bullet)
        elif kind == "list_item_close":
            self.marks.pop()
        elif kind == "heading_open":
            self.heading = int(token.tag[1])
        elif kind in ("thead_open", "thead_close"):
            self.in_header = kind == "thead_open"
        elif kind == "tr_open":
            self.row = []
        elif kind == "tr_close":
            self._close_row()
        elif kind == "html_block":
            self.lines += split_lines(_without_html(token.content))
        elif kind in ("code_block", "fence"):
            self.lines += split_lines(token.content)
        elif kind == "inline":
            self._inline(token)

    def _inline(self, token: Token) -> None:
        block = rejoin(_inline_lines(token))
        joined = " ".join(line.text for line in block)
        if self.row is not None:
            self.row.append(joined)
        elif self.heading:
            self.lines.append(Line(joined, self.heading if len(joined) <= MAX_TITLE else 0))
            self.heading = 0
        elif block:
            if self.marks:
                block[0] = Line(self.marks[-1] + block[0].text)
                self.marks[-1] = ""
            self.lines += block

    def _close_row(self) -> None:
        cells, self.row = self.row or [], None
        if self.in_header:
            self.header = cells
            return
        names = self.header + [""] * (len(cells) - len(self.header))
        pairs = [
            f"{name}: {cell}" if name else cell for name, cell in zip(names, cells, strict=False) if cell
        ]
        self.lines.append(Line(" | ".join(pairs), ROW_LEVEL))


def _without_html(text: str) -> str:
    """The text of an HTML block without its tags and comments."""
    head, *comments = text.split("<!--")
    return _TAG.sub(" ", " ".join([head, *(comment.partition("-->")[2] for comment in comments)]))


def _inline_lines(token: Token) -> list[Line]:
    """The lines of one block; an unnumbered one that is bold throughout is marked as a heading."""
    lines: list[Line] = []
    parts: list[tuple[str, bool]] = []  # the pieces of the line and whether each is bold
    strong = 0
    for child in [*(token.children or []), None]:
        if child is None or child.type in ("softbreak", "hardbreak"):
            bold = all(heavy for part, heavy in parts if part.strip())
            for line in split_lines("".join(part for part, _ in parts)):
                lines.append(replace(line, level=BOLD_LEVEL if bold and _bold_title(line.text) else 0))
            parts = []
        elif child.type in ("strong_open", "strong_close"):
            strong += child.nesting
        elif child.type == "html_inline":
            parts.append(("\n" if child.content.lower().startswith("<br") else "", False))
        else:
            parts.append((child.content, strong > 0))
    return lines


def _bold_title(text: str) -> bool:
    return 0 < len(text) <= _MAX_BOLD_TITLE and text[-1] not in ".;," and parse_marker(text) is None
