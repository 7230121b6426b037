"""A question out of what a model wrote: without label, quotation marks, list signs and marks (pure)."""

from __future__ import annotations

import re

from ingest.normalise import canonical

# A model that writes more characters does something else.
MOST = 2000

_LABEL = re.compile(r"^[^:?]{0,40}(?:câu hỏi|diễn đạt|viết lại)[^:?]{0,30}:\s*", re.IGNORECASE)
_LEAD = re.compile(r"^(?:[-+*•–#>]+|\d{1,2}[.)])\s+")
_MARKS = re.compile(r"\s*\[\d+(?:\s*,\s*\d+)*\](?=\s*[.?]?$)")
# Whose report says it, as our questions begin.
_SOURCE = re.compile(r"Theo (báo cáo(?: của [^,]+)?), ")
_AROUND = "\"'“”«»‘’*_` "
_PAIRS = (("“", "”"), ('"', '"'), ("'", "'"), ("«", "»"), ("‘", "’"))


def written(text: str) -> str:
    """The first line that the model wrote, as a question of one line; "" for none.

    What it may not hold is left in, to be found there.
    """
    line = next((line for line in text.splitlines() if canonical(line).strip(_AROUND)), "")
    line = " ".join(line.split())
    line = _bare(_LABEL.sub("", _LEAD.sub("", _bare(line))))
    return _MARKS.sub("", line).strip()


def with_source(text: str, question: str) -> str:
    """The text with whose report says it put back in front, where the question begins with that and the text lacks it."""
    source = _SOURCE.match(question)
    if source is None or not text or source[1].casefold() in text.casefold():
        return text
    first = text.split(" ", 1)[0]
    named = first[1:].lower() != first[1:] or re.search(rf"(?<=[^.?!] ){re.escape(first)}(?!\w)", question)
    return f"{source[0]}{text if named else text[:1].lower() + text[1:]}"


def _bare(line: str) -> str:
    """A line without the quotation marks and signs of emphasis around all of it."""
    line = line.strip("*_` ")
    for left, right in _PAIRS:
        if line[:1] == left and line[-1:] == right and left not in line[1:-1]:
            line = line[1:-1].strip()
    return line
