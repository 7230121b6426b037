"""Which lines are headings, and of which level: the author's styles where they agree with the numbering."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.candidates import BOLD_LEVEL, BULLET, TextLine
from ingest.headings import MAX_TITLE, Style, is_capitals, is_title, parse_marker
from ingest.signature import signature_start


@dataclass(frozen=True, slots=True)
class Draft:
    """A line of the page: its text, the heading level of its style, and what else its format tells of it.

    `body` is False inside a table: its lines are no headings. `row` tells that it is a whole row.
    """

    text: str
    level: int = 0
    bold: bool = False
    title: bool = False
    body: bool = True
    row: bool = False


_DEEPEST = BOLD_LEVEL - 1
_LONGEST_BOLD = 110
_FEWEST_LINES = 20
_PROSE = 150
_CAPTION = re.compile(r"(?:bảng|biểu|hình|sơ đồ|biểu đồ|đồ thị)(?: số)?\s*\d", re.IGNORECASE)
_SENTENCES = re.compile(r"[.!?;]\s+[^\W\d_]")


def heading_levels(drafts: Sequence[Draft]) -> list[int]:
    """The level of each line as `LineForm` has it, 0 for none.

    Where a numbered heading without a style would stand above or beside one with a style, the styles were not used
    throughout: then numbering decides, and styles only tell that an unnumbered line is a heading.
    """
    levels = _styled(drafts)
    letters = sum(len(draft.text) for draft in drafts)
    styled = sum(len(draft.text) for draft, level in zip(drafts, levels, strict=True) if level)
    if 2 * styled > letters and len(drafts) >= _FEWEST_LINES:
        levels = [0] * len(drafts)  # a style used for everything tells nothing
    if _in_doubt(drafts, levels):
        for index, draft in enumerate(drafts):
            if levels[index] and not (draft.title and parse_marker(draft.text) is None):
                levels[index] = 0 if _rank(draft.text) else BOLD_LEVEL
    bold = _bold_lines(drafts, levels)
    return [level or BOLD_LEVEL * (index in bold) for index, level in enumerate(levels)]


def _styled(drafts: Sequence[Draft]) -> list[int]:
    """The styles' levels. The title stands above all headings; one broken over paragraphs is one."""
    titled = any(draft.title and draft.body and draft.text for draft in drafts)
    levels = []
    last_title = False
    for draft in drafts:
        if not draft.text:
            levels.append(0)
            continue
        level = 1 if draft.title else min(draft.level + titled, _DEEPEST) if draft.level else 0
        if not draft.body or not _may_be_heading(draft.text) or (draft.title and last_title):
            level = 0
        last_title = draft.title
        levels.append(level)
    return levels


def _may_be_heading(text: str) -> bool:
    """Whether a line that has a heading's style reads like one, and not like a bullet or a paragraph."""
    if len(text) > MAX_TITLE or text[-1] in ";," or BULLET.match(text):
        return False
    return len(text) <= _PROSE or not _SENTENCES.search(text)


def _in_doubt(drafts: Sequence[Draft], levels: Sequence[int]) -> bool:
    """Whether lines that look like headings but have no style would stand above or beside those that have one."""
    ranks = [_rank(draft.text) for draft, level in zip(drafts, levels, strict=True) if level]
    if not (lowest := max(ranks, default=0)):
        return False
    begun = False
    for draft, level in list(zip(drafts, levels, strict=True))[: _signed(drafts)]:
        begun = begun or bool(level) or len(draft.text) >= _PROSE
        if level or not draft.body or not draft.text or draft.title:
            continue
        if (rank := _rank(draft.text)) and rank <= lowest and _looks_like_heading(draft, begun):
            return True
    return False


def _rank(text: str) -> float:
    """The usual place of a line's numbering, of capitals where it has none; 0 for neither."""
    if not text or BULLET.match(text):
        return 0
    if marker := parse_marker(text):
        return marker.rank
    return Style.CAPITALS if is_capitals(text) else 0


def _looks_like_heading(draft: Draft, begun: bool) -> bool:
    marker = parse_marker(draft.text)
    if marker is None:
        return begun  # capitals above the first heading are the letter head and the title
    rest = draft.text[marker.length :].strip()
    if marker.style <= Style.CLAUSE_GROUP:
        return not rest or is_title(rest)
    return is_title(rest) and (draft.bold or is_capitals(rest))


def _bold_lines(drafts: Sequence[Draft], levels: Sequence[int]) -> set[int]:
    """The lines that are headings because all of them is bold, as `ingest.markdown` takes them."""
    written = [draft for draft in drafts if draft.text]
    if 2 * sum(draft.bold for draft in written) > len(written) >= _FEWEST_LINES:
        return set()
    found = set()
    begun = False
    for index, draft in enumerate(drafts[: _signed(drafts)]):
        text = draft.text
        begun = begun or bool(levels[index]) or len(text) >= _PROSE or bool(parse_marker(text))
        if not begun or not draft.bold or not draft.body or draft.title or not 0 < len(text) <= _LONGEST_BOLD:
            continue
        if (
            text[0] != "("
            and text[-1] not in ".;,"
            and not _rank(text)
            and not BULLET.match(text)
            and not _CAPTION.match(text)
        ):
            found.add(index)
    return found


def _signed(drafts: Sequence[Draft]) -> int:
    """The index of the first line of the signatures at the end."""
    written = [index for index, draft in enumerate(drafts) if draft.text]
    first = signature_start([TextLine(0, 0, drafts[index].text) for index in written])
    return written[first] if first < len(written) else len(drafts)
