"""The signs with which items of a list begin, in one form."""

from __future__ import annotations

import re

# What word processors offer as bullets, but for dashes, "+" and "*", which authors choose to tell levels apart.
SIGNS = "•●∙·▪■□▫◆◇❖✓✔➢➤►▶‣⁃○◦"
_SIGN = re.compile(rf"[{SIGNS}]\s+(?=\S)")
_LETTER = re.compile(r"o\s(?=\s*\S)")  # Word's bullet of a second level


def plain_bullet(line: str) -> str:
    """The line with a dash in place of a bullet that it begins with, a plus in place of Word's "o"."""
    if _SIGN.match(line):
        return _SIGN.sub("- ", line, count=1)
    return _LETTER.sub("+ ", line, count=1) if _LETTER.match(line) else line
