"""RTF tokens as paragraphs, table rows and notes."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingest.formats.flow import Flow, Paragraph
from ingest.formats.rtf.fonts import Fonts, codec_of_page
from ingest.formats.rtf.sink import Sink
from ingest.formats.rtf.tokens import Kind, Token
from ingest.formats.rtf.words import (
    CHARACTERS,
    HEADING_NAME,
    HEADS,
    KEPT_STARRED,
    MOST_LEVELS,
    SKIPPED,
    SYMBOLS,
    Into,
    State,
)
from ingest.normalise import NOTE_MARK

_DEEPEST = 2_000
_LONGEST_NAME = 200
_NO_MARKS = dict.fromkeys(range(0xFDD0, 0xFDF0))


class TooDeep(Exception):
    """The groups nest deeper than any writer nests them."""


@dataclass(slots=True)
class RtfReader:
    """Takes tokens one by one (`feed`), gives the document at the end (`flow`)."""

    fonts: Fonts = field(default_factory=Fonts)
    state: State = field(default_factory=State)
    _stack: list[State] = field(default_factory=list)
    _sinks: list[Sink] = field(default_factory=lambda: [Sink()])
    _notes: list[tuple[Paragraph, ...]] = field(default_factory=list)
    _heads: list[Paragraph] = field(default_factory=list)
    _bytes: bytearray = field(default_factory=bytearray)
    _skip: int = 0
    _starred: bool = False
    _declared: int | None = None  # the font or style that a table's entry is about
    _name: str = ""
    _style_levels: dict[int, int] = field(default_factory=dict)

    @property
    def open_groups(self) -> int:
        """How many groups are open; a whole file ends with none."""
        return len(self._stack)

    def feed(self, token: Token) -> None:
        """Take the next token. Raises TooDeep."""
        if token.kind in (Kind.TEXT, Kind.BYTE):
            data = (
                bytes((token.value or 0,))
                if token.kind is Kind.BYTE
                else token.text.encode("latin-1", "replace")
            )
            dropped = min(self._skip, len(data))
            self._skip -= dropped
            self._bytes += data[dropped:]
            self._starred = False
            return
        self._flush()
        if token.kind is Kind.OPEN:
            self._skip = 0
            if len(self._stack) >= _DEEPEST:
                raise TooDeep
            self._stack.append(self.state)
            self.state = self.state._replace(opened="")
        elif token.kind is Kind.CLOSE:
            self._skip = 0
            self._close()
        elif token.kind is Kind.SYMBOL and token.text == "*":
            self._starred = True
        elif self._skip and token.text != "u":  # a control word counts as one character of a fallback
            self._skip -= 1
        elif token.kind is Kind.SYMBOL:
            self._symbol(token.text)
        else:
            starred, self._starred = self._starred, False
            self._word(token.text, token.value, starred)

    def flow(self) -> Flow:
        """The document; groups left open are closed."""
        self._flush()
        while self._stack:
            self._close()
        return Flow(tuple(self._sinks[0].finished()), tuple(self._notes), tuple(self._heads))

    def _symbol(self, symbol: str) -> None:
        if symbol in "\r\n":
            self._word("par", None, False)
        else:
            self._add(SYMBOLS.get(symbol, ""))

    def _word(self, word: str, value: int | None, starred: bool) -> None:
        on = value != 0
        if word in HEADS or word == "footnote":
            self._story(word)
        elif word in SKIPPED or (starred and word not in KEPT_STARRED):
            self._into(Into.NOTHING, word)
        elif word in ("fonttbl", "stylesheet"):
            self._into(Into.FONTS if word == "fonttbl" else Into.STYLES, word)
        elif word == "fldrslt" and self._in_head():
            self._into(Into.NOTHING, word)  # a page number
        elif word == "upr":  # text without Unicode, then the same with it
            self._into(Into.NOTHING, word)
        elif word == "ud":
            self._into(Into.TEXT, word)
        elif word == "u":
            self._skip = self.state.fallback
            self._add(chr((value or 0) & 0xFFFF))
        elif word == "f" and value is not None:
            self.state = self.state._replace(font=value)
            self._declared = value if self.state.into is Into.FONTS else self._declared
        elif word in ("par", "sect", "page") or word in ("cell", "row", "nestcell", "nestrow"):
            self._end(word)
        elif word in CHARACTERS:
            self._add(CHARACTERS[word])
        elif word == "v":
            self.state = self.state._replace(hidden=on)
        elif word == "deleted":
            self.state = self.state._replace(deleted=on)
        else:
            self._property(word, value)

    def _property(self, word: str, value: int | None) -> None:
        match word:
            case "pard":
                self.state = self.state._replace(in_table=False, level=0)
            case "plain":
                self.state = self.state._replace(font=None, hidden=False, deleted=False)
            case "intbl":
                self.state = self.state._replace(in_table=True)
            case "outlinelevel" if value is not None:
                level = value + 1 if value < 9 else 0
                self.state = self.state._replace(level=min(level, MOST_LEVELS))
            case "s" if value is not None and self.state.into is Into.STYLES:
                self._declared = value
            case "s" if value is not None:
                self.state = self.state._replace(level=self._style_levels.get(value, 0))
            case "uc":
                self.state = self.state._replace(fallback=min(max(value or 0, 0), 16))
            case "ansicpg":
                self.fonts.codec = codec_of_page(value)
            case "mac" | "pc" | "pca":
                self.fonts.codec = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}[word]
            case "deff" if value is not None:
                self.fonts.default = value
            case "fcharset" if value is not None and self._declared is not None:
                self.fonts.charsets[self._declared] = value

    def _end(self, word: str) -> None:
        if self.state.into is not Into.TEXT:
            return
        sink = self._sinks[-1]
        if word == "cell":
            sink.end_cell()
        elif word == "row":
            sink.end_row()
        elif word == "nestcell":
            sink.add("\t", "")
        elif word == "nestrow":
            sink.end_paragraph(in_table=True)
        elif word != "page":
            sink.end_paragraph(0 if self.state.in_table else self.state.level, in_table=self.state.in_table)

    def _story(self, word: str) -> None:
        """A footnote or a page head begins: a text of its own inside the body's."""
        if self.state.into is not Into.TEXT or len(self._sinks) > 1:
            self._into(Into.NOTHING, word)
            return
        if word == "footnote":
            self._add(NOTE_MARK)
        self._sinks.append(Sink())
        self.state = self.state._replace(opened=word, in_table=False, level=0, hidden=False)

    def _into(self, into: Into, word: str) -> None:
        if self.state.into is not Into.NOTHING or word == "ud":
            self.state = self.state._replace(into=into, opened=word)

    def _in_head(self) -> bool:
        return len(self._sinks) > 1 and any(state.opened in HEADS for state in (*self._stack, self.state))

    def _close(self) -> None:
        opened = self.state.opened
        if opened == "footnote" or opened in HEADS:
            blocks = self._sinks.pop().finished() if len(self._sinks) > 1 else []
            paragraphs = tuple(block for block in blocks if isinstance(block, Paragraph))
            if opened == "footnote":
                self._notes.append(paragraphs)
            else:
                self._heads += paragraphs
        if self.state.into is Into.STYLES and self._declared is not None:
            self._style_levels.setdefault(self._declared, self.state.level)
            self._declared = None
        if self._stack:
            self.state = self._stack.pop()

    def _flush(self) -> None:
        if not self._bytes:
            return
        data, self._bytes = bytes(self._bytes), bytearray()
        if self.state.into is Into.FONTS:
            self._declare(data)
        elif self.state.into is Into.STYLES:
            named = HEADING_NAME.match(data)
            if named and not self.state.level:
                self.state = self.state._replace(level=min(int(named[1]), MOST_LEVELS))
        else:
            self._add(self.fonts.text(data, self.state.font))

    def _declare(self, data: bytes) -> None:
        """A font's name in the font table, up to its semicolon."""
        if self._declared is not None:
            name = self.fonts.names.get(self._declared, "")[:_LONGEST_NAME] + data.decode("latin-1")
            self.fonts.names[self._declared] = name.rstrip(";").strip()

    def _add(self, text: str) -> None:
        state = self.state
        if state.into is Into.TEXT and not state.hidden and not state.deleted:
            text = text if text == NOTE_MARK else text.translate(_NO_MARKS)
            self._sinks[-1].add(text, self.fonts.name(state.font))
