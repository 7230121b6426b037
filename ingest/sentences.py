"""Where sentences end in Vietnamese administrative prose."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from ingest.types import Span

_CLOSERS = "\"'”’»)]"
# A run of terminal marks with what closes after it, a semicolon, or a line break.
_STOP = re.compile(rf"[.!?…]+[{re.escape(_CLOSERS)}]*|;|\n")
# Titles and units that carry a full stop of their own: what follows belongs to them.
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"“/,.-])(?:TP|Tp|tp|TX|Tx|PGS|GS|TS|ThS|Ths|NSƯT|NSND|TUQ|Nxb|NXB|tr|Tr|No|St|Mr|Mrs|Ms|Dr"
    r"|[A-ZĐ])$"
)
_ET_CETERA = re.compile(r"(?:^|\s)v\.?v$", re.IGNORECASE)
_COMRADE = re.compile(r"(?:^|[\s(])[Đđ]/c$")
# "1.", "1.1.", "IV.", "a.", "Điều 5." at a line's start number what follows.
_ENUMERATOR = re.compile(
    r"(?:^|\n)[ *+-]*(?:(?:Điều|Khoản|Mục|Chương|Phần|Bước|Câu|Bài)\s+)?(?:\d{1,3}(?:\.\d{1,3})*|[IVXLC]+|[a-zđA-ZĐ])$",
    re.IGNORECASE,
)
# What is opened and closed again on one line is not cut inside.
_ENCLOSED = re.compile(r"“[^“”\n]{0,400}”|«[^«»\n]{0,400}»|\((?:[^()\n]|\([^()\n]*\)){0,400}\)")
_PUNCTUATION_ONLY = re.compile(r"[^\w%]*")


def sentences(
    text: str,
    start: int = 0,
    end: int | None = None,
    *,
    semicolons: bool = False,
    cuts: Collection[int] = (),
) -> list[Span]:
    """The sentences of `text[start:end]` in order, trimmed of white space; a line break always ends one.

    With `semicolons` a semicolon ends one too. Every character other than white space is in exactly one span, with
    one exception: where a sentence has nothing but punctuation left after one of `cuts` (the places where a stray
    line break of the source was taken out), its span ends at that cut, so that it is also verbatim in the source.
    """
    end = len(text) if end is None else end
    found: list[Span] = []
    left = start
    for stop in _boundaries(text, start, end, semicolons):
        _add(found, text, left, stop)
        left = stop
    _add(found, text, left, end)
    return [_cut(text, span, cuts) for span in found] if cuts else found


def _add(found: list[Span], text: str, left: int, right: int) -> None:
    piece = text[left:right]
    body = piece.strip()
    if body:
        begin = left + len(piece) - len(piece.lstrip())
        found.append(Span(begin, begin + len(body)))


def _cut(text: str, span: Span, cuts: Collection[int]) -> Span:
    inside = [cut for cut in cuts if span.start < cut < span.end]
    for cut in sorted(inside):
        if _PUNCTUATION_ONLY.fullmatch(text, cut, span.end):
            return Span(span.start, span.start + len(text[span.start : cut].rstrip()))
    return span


def _boundaries(text: str, start: int, end: int, semicolons: bool) -> Iterator[int]:
    enclosed = [match.span() for match in _ENCLOSED.finditer(text, start, end)]
    depth = 0  # index of the first enclosure that has not been passed
    for match in _STOP.finditer(text, start, end):
        mark, at = match.group(), match.end()
        if mark == "\n":
            yield at
            continue
        while depth < len(enclosed) and enclosed[depth][1] < at:
            depth += 1
        if depth < len(enclosed) and enclosed[depth][0] < match.start() and at < enclosed[depth][1]:
            continue
        if mark == ";":
            if semicolons:
                yield at
        elif _ends_sentence(text, start, match.start(), at, end):
            yield at


def _ends_sentence(text: str, start: int, stop: int, after: int, end: int) -> bool:
    """Whether the terminal mark at `stop`, closed at `after`, ends its sentence."""
    following = text[after : min(end, after + 3)]
    if not following or following[0] == "\n":
        return True
    next_word = following.lstrip(" \"'“‘«(-–+*")
    single = text[stop:after] == "."
    if following[0] != " ":
        # "quốc tế.Phát triển": a space was forgotten; "giaothuong.net.vn", "4.0", "U.S" are whole.
        before = text[stop - 1 : stop]
        return (
            bool(next_word)
            and following[0] == next_word[0]
            and following[0].isupper()
            and following[1:2].islower()
            and (before.islower() or text[stop] in "…!?" or not single)
        )
    if next_word[:1].islower():
        return False
    if not single:
        return True
    head = text[max(start, stop - 24) : stop]
    if _COMRADE.search(head):
        return bool(re.search(r"\d\s*[Đđ]/c$", head))
    if _ET_CETERA.search(head):
        return True
    if _ABBREVIATION.search(head):
        return False
    line_start = max(start, text.rfind("\n", start, stop))
    return not (stop - line_start < 24 and _ENUMERATOR.search(text[line_start:stop]))
