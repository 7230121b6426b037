"""Pages as lines of canonical text, with the line breaks taken out that no author put there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.headings import parse_marker
from ingest.normalise import CUT_MARK, MARKS, NOTE_MARK, clean
from ingest.types import LineForm


@dataclass(frozen=True, slots=True)
class Line:
    """One line of canonical text, empty for a blank line; may hold `MARKS`.

    `level` is the heading level that the format gave it (Markdown's #), 0 for none. `indented` tells that white space
    stood before it.
    """

    text: str
    level: int = 0
    indented: bool = False


_BULLET = re.compile(r"[-–—+*•●▪◦o]\s")
_ENDS = re.compile(r"[.!?:;…][\"”’»)\]]*$")
_CLOSING = re.compile(r"[.,;:!?…)\]”»](?!\d)")
# Lines count as broken at a width when this share of them goes on in small letters on the next line.
_WRAPPED_SHARE = 0.25
_FULL_LINE = 0.8


def split_lines(text: str) -> list[Line]:
    """The lines of one raw text, each cleaned."""
    lines = []
    for raw in text.replace("\r\n", "\n").splitlines():
        cleaned = clean(raw)
        lines.append(Line(cleaned, indented=bool(cleaned) and raw[:1].isspace()))
    return lines


def formed(text: str, forms: Sequence[LineForm]) -> list[Line]:
    """The lines of a text whose format tells which lines are paragraphs; `forms` has one entry for each."""
    lines: list[Line] = []
    waiting = ""  # marks of lines without text
    for raw, form in zip(text.split("\n"), forms, strict=True):
        line = Line(clean(raw), form.level)
        if not line.text.strip(MARKS):
            waiting += line.text
            if not form.continues:
                lines.append(Line(""))
            continue
        last = next((i for i in range(len(lines) - 1, -1, -1) if lines[i].text), None)
        if form.continues and last is not None:
            before, after = lines[last], waiting + line.text
            lines[last] = replace(before, text=before.text + joint(before.text, line.text) + after)
            del lines[last + 1 :]
        else:
            lines.append(replace(line, text=waiting + line.text))
        waiting = ""
    if waiting:
        lines.append(Line(waiting))
    return lines


def joint(before: str, after: str) -> str:
    """What stands between two lines of one paragraph: nothing after a hyphen that closes up, else a space.

    "Covid-" and "19" are one word; "công nghiệp -" and "xây dựng" are not.
    """
    before, after = before.strip(MARKS), after.strip(MARKS)
    closes_up = before[-1:] in "-–/" and before[-2:-1].isalnum() and after[:1].isalnum()
    return "" if closes_up else " "


def rejoin(lines: Sequence[Line], *, note_marks: bool = False) -> list[Line]:
    """Join lines that a converter or a page's width broke inside a sentence.

    A line that begins with closing punctuation is glued to the one before; one that goes on in small letters is joined
    by a space; in a text that is broken at a fixed width throughout, full lines are joined as well. With `note_marks`,
    the breaks that a lost footnote mark leaves (punctuation, or a space and a small letter) become `NOTE_MARK`;
    other glued places are kept as `CUT_MARK`.
    """
    width = _wrap_width(lines)
    joined: list[Line] = []
    previous = 0  # length of the last piece alone, which tells whether its line was full
    for line in lines:
        last = joined[-1] if joined else None
        glue = _glue(last, line, width, previous) if last else None
        previous = len(line.text)
        if last is None or glue is None:
            joined.append(line)
            continue
        mark = NOTE_MARK if note_marks and (line.indented or not glue) else CUT_MARK if not glue else ""
        text = last.text + mark + glue + line.text
        joined[-1] = replace(last, text=text)
    return joined


def _glue(last: Line, line: Line, width: float, length: int) -> str | None:
    """What to put between two lines that are one, None where the break stays."""
    before, after = last.text.strip(MARKS), line.text.strip(MARKS)
    if not before or not after or last.level or line.level:
        return None
    if _CLOSING.match(after) and not _ENDS.search(before):
        return ""
    if _ENDS.search(before) or _BULLET.match(after) or parse_marker(after):
        return None
    if after[0].islower():
        return " "
    return " " if width and length >= _FULL_LINE * width and not before.isupper() else None


def _wrap_width(lines: Sequence[Line]) -> float:
    """The width in characters at which the whole text is broken, 0 where it is not."""
    pairs = [(a.text, b.text) for a, b in pairwise(lines) if a.text and b.text]
    going_on = sum(b[0].islower() and not _ENDS.search(a) for a, b in pairs)
    if len(pairs) < 8 or going_on < _WRAPPED_SHARE * len(pairs):
        return 0
    lengths = sorted(len(a) for a, _ in pairs)
    return lengths[int(0.9 * (len(lengths) - 1))]
