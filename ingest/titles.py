"""What a document is called."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import PurePath

from ingest.candidates import BULLET, TextLine, text_lines
from ingest.headings import MAX_TITLE, is_capitals
from ingest.normalise import canonical
from ingest.types import ROW_LEVEL, Section

_LONGEST_NAME = 150
_LONGEST_TITLE = 250
_FRONT_LINES = 25
# What stands above the title of an official document.
_LETTERHEAD = re.compile(
    r"cộng hòa xã hội|cộng hoà xã hội|độc lập\W+tự do|đảng cộng sản việt nam|số\s*:|^\W*$|ngày\W+\d|ủy ban nhân dân|uỷ ban nhân dân"
    r"|dự thảo|tài liệu",
    re.IGNORECASE,
)
# The word that opens such a title.
_KIND = re.compile(
    r"(?:dự thảo )?(?:báo cáo|nghị quyết|nghị định|quyết định|thông tư|kế hoạch|đề án|chỉ thị|quy định|quy chế|chương trình"
    r"|tờ trình|hướng dẫn|kết luận|luật|pháp lệnh|điều lệ|quy hoạch|phương án)\b(?!.*[.;:,]$)",
    re.IGNORECASE,
)
# Where a report names itself: "Trên đây là Báo cáo …"; what stands after "trình" is to whom.
_CALLS_ITSELF = re.compile(r"trên đây là (báo cáo [^.;/\n]{10,200})", re.IGNORECASE)
_TWICE = re.compile(r"(?<!\w)(\w+) \1(?!\w)")


def display_name(name: str) -> str:
    """A file name that is safe to show: printable characters only, one space between words.

    Markup is not escaped here; each screen does that for itself.
    """
    words = " ".join(canonical(name).split())
    return "".join(c for c in words if c.isprintable())[:_LONGEST_NAME].strip() or "tài liệu"


def document_title(
    text: str, end: int, sections: Sequence[Section], levels: Mapping[int, int], name: str
) -> str:
    """The document's own title: its Markdown title, else the capitals before the first heading, else what it
    calls itself in its text, else the file name.
    """
    lines = text_lines(text, sections[0].start if sections else min(end, 3000))
    for line in lines:
        if levels.get(line.start) == 1:
            return _with_lines_below(line, lines, levels)[:_LONGEST_TITLE]
    front = [
        line
        for line in lines[:_FRONT_LINES]
        if not BULLET.match(line.text) and levels.get(line.start) != ROW_LEVEL
    ]
    kind = next((i for i, line in enumerate(front) if _KIND.match(line.text)), None)
    title: list[str] = []
    for line in front[kind or 0 :]:
        named = (
            kind is not None
            and len(title) < 4
            and line.text[-1] not in ".;:,"
            and len(line.text) <= MAX_TITLE
        )
        if (named or is_capitals(line.text)) and not _LETTERHEAD.search(line.text):
            title.append(line.text)
        elif title:
            break
    return " ".join(title)[:_LONGEST_TITLE] or own_name(text[:end]) or PurePath(name).stem.strip() or name


def own_name(text: str) -> str:
    """What a report calls itself, mostly at its end; "" where it does not."""
    called = _CALLS_ITSELF.search(text)
    if called is None:
        return ""
    name = _TWICE.sub(r"\1", " ".join(re.split(r"\strình\s", called[1])[0].split()))
    return name[:1].upper() + name[1:]


def _with_lines_below(first: TextLine, lines: Sequence[TextLine], levels: Mapping[int, int]) -> str:
    """A title with the lines in capitals right below it, over which the author broke it."""
    parts = [first.text]
    for line in lines[lines.index(first) + 1 :]:
        broken = is_capitals(parts[-1]) and is_capitals(line.text) and levels.get(line.start, 1) == 1
        if not broken or _LETTERHEAD.search(line.text):
            break
        parts.append(line.text)
    return " ".join(parts)
