"""What the words of RTF mean to a reader of its text, and what a group inherits."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import NamedTuple


class Into(Enum):
    """What the text of a group is for."""

    TEXT = auto()
    FONTS = auto()
    STYLES = auto()
    NOTHING = auto()


class State(NamedTuple):
    """What a group inherits and its end restores."""

    into: Into = Into.TEXT
    font: int | None = None
    hidden: bool = False
    deleted: bool = False
    fallback: int = 1  # how many characters after \uN stand for it in old readers
    in_table: bool = False
    level: int = 0
    opened: str = ""  # the destination that the group itself opened


HEADS = {"header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"}
SKIPPED = {
    *(
        "colortbl",
        "info",
        "pict",
        "nonshppict",
        "fldinst",
        "objdata",
        "objclass",
        "objname",
        "shp",
        "shpinst",
    ),
    *(
        "shptxt",
        "shprslt",
        "do",
        "dptxbxtext",
        "atnid",
        "atnauthor",
        "annotation",
        "xe",
        "tc",
        "rxe",
        "bkmkstart",
    ),
    *(
        "bkmkend",
        "filetbl",
        "revtbl",
        "listtable",
        "listoverridetable",
        "rsidtbl",
        "generator",
        "themedata",
        "pn",
    ),
    *(
        "datastore",
        "latentstyles",
        "xmlnstbl",
        "nonesttables",
        "nesttableprops",
        "template",
        "ftnsep",
        "ftnsepc",
    ),
    *(
        "ftncn",
        "aftnsep",
        "aftnsepc",
        "aftncn",
        "pgptbl",
        "mmath",
        "private",
        "fname",
        "formfield",
        "falt",
        "panose",
    ),
    *("userprops", "keycode", "txe", "background", "listpicture", "stylerestrictions", "comment", "operator"),
}
# Groups that are marked as ignorable and hold text all the same.
KEPT_STARRED = {"ud", "fldrslt", "footnote"}
CHARACTERS = {
    "tab": "\t",
    "line": "\n",
    "softline": "\n",
    "lbr": "\n",
    "emdash": "—",
    "endash": "–",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
}
# \- is the optional hyphen: byte 0xAD, a letter of TCVN3.
SYMBOLS = {"~": "\xa0", "-": "\xad", "_": "-", "\\": "\\", "{": "{", "}": "}", "\t": "\t"}
MOST_LEVELS = 6
HEADING_NAME = re.compile(rb"heading ([1-9])\b", re.IGNORECASE)
