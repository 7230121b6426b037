"""Lines as paragraphs."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from ingest.candidates import BULLET
from ingest.headings import is_capitals, parse_marker
from ingest.layout.joining import joined
from ingest.layout.margins import Habits, Line, has_marker, is_ended, is_full, is_lower, is_short
from ingest.layout.rows import Row

# The distance of two lines that no paragraph keeps, in usual distances: as printed, as scanned, and where the wording
# goes on beyond doubt.
_APART, _APART_SCAN, _APART_ANY = 1.12, 1.3, 1.7
_SCRIPT = 0.88  # raised and lowered letters, which may push lines apart
_LONGEST_WORD = 6.0  # in font heights
_TIGHT = 1.03  # at most this distance: no room between
_SAME_SIZE, _SAME_SIZE_SCAN = 0.07, 0.35
_RANGE = re.compile(r"[-–]\s?\d")  # "2025" "- 2030"
_CENTRED = 0.5  # how far a centred line's middle may lie from the column's, in font heights


@dataclass(slots=True)
class Paragraph:
    """Lines that are one paragraph; `continues` tells that it goes on with the last one of the page before.

    `given` is its text where its lines do not tell it: a table's row. `aside` tells that it stands in a letterhead or a
    closing block.
    """

    lines: list[Line] = field(default_factory=list)
    continues: bool = False
    given: str = ""
    aside: bool = False

    def text(self, words: Collection[str] = ()) -> str:
        """Its lines as one."""
        text = self.given
        for line in self.lines:
            text = joined(text, line.row.text, words)
        return text

    @property
    def bold(self) -> bool:
        """Whether it is bold throughout."""
        return bool(self.lines) and all(line.row.bold for line in self.lines)


def paragraphs_of(lines: Sequence[Line], habits: Habits, before: Paragraph | None = None) -> list[Paragraph]:
    """The paragraphs of one column; the first may go on with the paragraph `before` it, on another page or column."""
    found: list[Paragraph] = []
    for line in lines:
        last = found[-1] if found else before
        if last and last.lines and goes_on(last.lines, line, habits):
            if found:
                found[-1].lines.append(line)
            else:
                found.append(Paragraph([line], continues=True))
        else:
            found.append(Paragraph([line]))
    return found


def goes_on(paragraph: Sequence[Line], line: Line, habits: Habits) -> bool:
    """Whether a line goes on with the paragraph whose lines come before it."""
    last = paragraph[-1]
    above, row = last.row, line.row
    lower = is_lower(row.plain)
    full = is_full(last, row)
    flowing = lower and not is_ended(above.plain)
    scanned = line.frame.scanned
    if abs(above.size - row.size) > (_SAME_SIZE_SCAN if scanned else _SAME_SIZE) * max(above.size, row.size):
        return False
    if last.page == line.page and not _is_near(above, row, habits, scanned, flowing=flowing and full):
        return False
    if above.bold and not row.starts_bold:
        return False
    if row.bold and not above.bold and not (flowing and full):
        return False
    if is_centred(line, habits):
        return _same_title(last, line)
    if is_centred(last, habits) and not (flowing and full):
        return False
    return _fits(paragraph, line, habits, full=full, flowing=flowing)


def _is_near(above: Row, row: Row, habits: Habits, scanned: bool, *, flowing: bool) -> bool:
    gap = row.baseline - above.baseline
    if gap <= 0:
        return True  # the next column
    usual = habits.pitch_at(row.size)
    scripts = any(part.size < _SCRIPT * r.size for r in (above, row) for part in r.fragments)
    limit = _APART_ANY if flowing else _APART_SCAN if scanned or scripts else _APART
    return gap <= limit * usual + 0.05 * row.size


def is_centred(line: Line, habits: Habits) -> bool:
    """Whether a line stands in the middle of its column, clear of both edges."""
    row, frame = line.row, line.frame
    left, right = row.left - frame.left, frame.right - row.right
    if min(left, right) < 1.2 * row.size:
        return False
    return abs(left - right) / 2 < _CENTRED * row.size and not habits.is_edge(line.offset)


def _same_title(last: Line, line: Line) -> bool:
    """Whether a centred line goes on with the title above it."""
    above, row, frame = last.row, line.row, line.frame
    middle = (last.frame.left + last.frame.right) / 2
    symmetric = abs((above.left + above.right) / 2 - middle) < _CENTRED * row.size
    room = (frame.right - frame.left) - (above.right - above.left)
    lettered = any(c.isalpha() for c in row.plain)
    styled = above.bold == row.bold and (not lettered or _in_capitals(above.plain) == _in_capitals(row.plain))
    if not symmetric or not styled or has_marker(row.plain) or is_ended(above.plain):
        return False
    alone = parse_marker(above.plain)
    if alone and alone.length >= len(above.plain):  # "Phần thứ nhất" above its title
        return False
    return is_full(last, row, width=room) or is_lower(row.plain) or row.bold


def _in_capitals(text: str) -> bool:
    return is_capitals(text) or (text.isupper() and len(text) <= 12) or not any(c.isalpha() for c in text)


def _fits(paragraph: Sequence[Line], line: Line, habits: Habits, *, full: bool, flowing: bool) -> bool:
    """Whether a line stands where the paragraph's next line is due and the line above was full."""
    last, first = paragraph[-1], paragraph[0]
    near = line.frame.aligned(line.row.size) / line.row.size
    shift = line.offset - last.offset
    if len(paragraph) == 1:
        hanging = _text_offset(first)
        if hanging is not None and abs(line.offset - hanging) <= 2 * near:
            pass
        elif shift > near:  # indented
            return flowing and full and not habits.only_starts(line.offset)
        elif shift >= -near and habits.only_starts(line.offset):
            return False
        elif shift >= -near and line.offset > 0.8 and not habits.goes[round(2 * line.offset)]:
            return flowing and full
    elif shift > near:
        return flowing and full and not habits.only_starts(line.offset)
    elif shift < -near and not (flowing and full):
        return False
    if has_marker(line.row.plain):
        if full and _RANGE.match(line.row.plain) and last.row.plain[-1:].isdigit():
            return True
        return full and not is_ended(last.row.plain) and habits.only_goes(line.offset)
    if habits.justified and not last.frame.scanned and is_short(last) and is_ended(last.row.plain):
        return flowing
    if _is_tight(last, line, habits):
        return True
    return full or flowing or last.row.plain.endswith((",", "-"))


def _is_tight(last: Line, line: Line, habits: Habits) -> bool:
    """Whether two lines are as near as a paragraph's where paragraphs are set apart by room or by their first line."""
    above, row = last.row, line.row
    apart = habits.spaced or (habits.indented and habits.only_goes(line.offset))
    near = 0 < row.baseline - above.baseline <= _TIGHT * habits.pitch_at(row.size)
    return (
        apart
        and near
        and last.page == line.page
        and last.frame.right - above.right < _LONGEST_WORD * row.size
    )


def _text_offset(line: Line) -> float | None:
    """Where the text after a line's bullet or number begins, in font heights from the left edge."""
    row = line.row
    bullet = BULLET.match(row.plain)
    marker = None if bullet else parse_marker(row.plain)
    length = bullet.end() if bullet else marker.length if marker else 0
    if not length:
        return None
    lead = len(row.plain[:length].replace(" ", ""))
    for fragment in row.fragments:
        text = fragment.text.replace(" ", "")
        if lead < len(text):
            share = (fragment.right - fragment.left) / max(len(fragment.text), 1)
            skipped = len(fragment.text) - len(fragment.text.lstrip()) if lead == 0 else 0
            at = _after(fragment.text, lead) if lead else skipped
            return (fragment.left + share * at - line.frame.left) / row.size
        lead -= len(text)
    return None


def _after(text: str, count: int) -> int:
    """The place of the first letter after `count` characters that are not spaces."""
    for i, char in enumerate(text):
        if not char.isspace():
            if not count:
                return i
            count -= 1
    return len(text)
