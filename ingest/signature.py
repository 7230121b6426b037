"""Where a document's closing block of signatures begins."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.candidates import TextLine

_CLOSING_MARK = "./."
_SIGNING = re.compile(
    r"(?:T/?M\.|K/?T\.|TUQ\.|TL\.)|(?:nơi nhận|nơi gửi)\s*:?|(?:q\.\s*)?(?:bí thư|phó bí thư|chủ tịch|giám đốc|chánh văn phòng)\b",
    re.IGNORECASE,
)
_LONGEST_BLOCK = 40
_LONGEST_LINE = 100


def signature_start(lines: Sequence[TextLine]) -> int:
    """The index of the first line of the signature block, `len(lines)` where there is none.

    It follows the mark "./." that closes Vietnamese official documents, else starts at "Nơi nhận", "TM. …" or the
    signer's office near the end with only short lines below.
    """
    first = max(0, len(lines) - _LONGEST_BLOCK)
    for index in range(len(lines) - 1, first - 1, -1):
        if lines[index].text.rstrip("”\"' ").endswith(_CLOSING_MARK):
            return index + 1
    start = len(lines)
    for index in range(len(lines) - 1, first - 1, -1):
        text = lines[index].text
        if len(text) > _LONGEST_LINE or (text.endswith(".") and not text.startswith("-")):
            break
        if _SIGNING.match(text):
            start = index
    return start
