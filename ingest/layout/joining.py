"""What to put between two lines of one paragraph."""

from __future__ import annotations

import re
from collections.abc import Collection

_SOFT = "\u00ad"
_BROKEN_WORD = re.compile(r"(?:^|[^\w-])([a-z]{2,})[-\u2010]$")
_REST = re.compile(r"([a-z]{2,})(?![\w-])")


def joined(text: str, line: str, words: Collection[str] = ()) -> str:
    """A paragraph's text with its next line.

    A hyphen at the line's end stays without a space after it ("Covid-" "19", "35-" "40%"), one that stands alone keeps
    its spaces. It goes where it is a soft one, or where it breaks a Latin word that `words`, those of the document, know
    whole.
    """
    if not text or not line:
        return text + line
    if text.endswith(_SOFT):
        return text[:-1] + line
    if text.endswith(("-", "\u2010")) and len(text) > 1 and not text[-2].isspace():
        head, rest = _BROKEN_WORD.search(text), _REST.match(line)
        if head and rest and head[1] + rest[1] in words:
            return text[:-1] + line
        return text + line if line[0].isalnum() else f"{text} {line}"
    if text.endswith(("/", "–")) and len(text) > 1 and text[-2].isdigit() and line[0].isdigit():
        return text + line
    return f"{text} {line}"
