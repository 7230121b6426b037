"""The tokens of Rich Text Format (Microsoft's specification 1.9.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple


class Kind(Enum):
    """What a token is."""

    OPEN = auto()
    CLOSE = auto()
    WORD = auto()  # a control word, with its number where it has one
    SYMBOL = auto()  # a control symbol such as \~
    BYTE = auto()  # \'xx
    TEXT = auto()


class Token(NamedTuple):
    """A token; `value` is a control word's number or the byte of \\'xx."""

    kind: Kind
    text: str
    value: int | None = None


_TOKEN = re.compile(
    r"(?P<OPEN>\{)|(?P<CLOSE>\})"
    r"|\\'(?P<BYTE>[0-9A-Fa-f]{2})"
    r"|\\(?P<WORD>[A-Za-z]{1,40})(?P<number>-?\d{1,10})? ?"
    r"|\\(?P<SYMBOL>[^A-Za-z])"
    r"|(?P<TEXT>[^\\{}\r\n]+)",
    re.DOTALL,
)


def tokens(source: str) -> Iterator[Token]:
    """The tokens of an RTF file read as Latin-1; line ends between them are nothing, `\\binN` skips its bytes."""
    at = 0
    while at < len(source):
        match = _TOKEN.match(source, at)
        if match is None:  # a line end, or a backslash at the very end
            at += 1
            continue
        at = match.end()
        name = match.lastgroup
        if name == "number" or name == "WORD":
            number = match["number"]
            value = int(number) if number else None
            if match["WORD"] == "bin" and value and value > 0:
                at += value
                continue
            yield Token(Kind.WORD, match["WORD"], value)
        elif name == "BYTE":
            yield Token(Kind.BYTE, "", int(match["BYTE"], 16))
        elif name is not None:
            yield Token(Kind[name], match[name])
