"""An outline and a summary sheet as Markdown (pure). Reports are not trusted: their text is never markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.exporting.cells import fit
from assistant.study.export import outline_words as words
from assistant.study.types import Point, SessionOutline, SheetGroup, SummarySheet

_MARKUP = re.compile(r"([\\`*_{}\[\]<>|~^$&])")
# What makes a line a heading, a list or a rule.
_OPENING = re.compile(r"^(\s*)([#+=-]|\d+(?=[.)]))")


def outline_markdown(outline: SessionOutline) -> str:
    """The outline; sources are numbered as in the text and quoted at the end."""
    lines = [f"# {plain(outline.title)}", ""]
    lines += [f"*{plain(outline.report)}*", "", f"**Thời lượng:** {words.duration(outline)}"]
    sections = [(words.OBJECTIVES, [f"- {plain(told)}" for told in outline.objectives])]
    sections.append((f"{words.CONTENT} ({words.teaching_minutes(outline)} phút)", list(_parts(outline))))
    talk = outline.minutes - words.teaching_minutes(outline)
    sections.append((f"{words.DISCUSSION} ({talk} phút)", list(_points(outline.discussion, numbered=True))))
    sections.append((words.REMEMBER, list(_points(outline.remember))))
    warned = [f"- {plain(one.message)} {words.marks(one.citations)}" for one in outline.cautions]
    sections.append((words.CAUTIONS, [words.CHECK, "", *warned] if warned else []))
    held = [(title, body) for title, body in sections if body]
    for numeral, (title, body) in zip(words.ROMAN, held, strict=False):
        lines += ["", f"## {numeral}. {title}", "", *body]
    lines += ["", f"## {words.SOURCES}", ""]
    lines += [
        f"- [{one.n}] {plain(words.place(one))}: «{plain(words.quoted(one))}»" for one in outline.citations
    ]
    return "\n".join((*lines, "", f"*{words.MADE}*", ""))


def sheet_markdown(sheet: SummarySheet) -> str:
    """The summary sheet: a table a group, the places of the sources below."""
    kind, topic = words.halves(sheet.title)
    lines = [f"# {plain(kind)}", "", f"*{plain(topic)}*"]
    for group in sheet.groups:
        lines += ["", f"## {plain(group.heading)}", "", *_table(group)]
    lines += [
        "",
        f"## {words.SOURCES}",
        "",
        *(f"- {plain(where)}" for where in words.places(sheet.citations)),
    ]
    return "\n".join((*lines, "", f"*{words.MADE}*", ""))


def plain(text: str) -> str:
    """Text on one line that Markdown shows as it is; the marks of sources stay marks."""
    told = _MARKUP.sub(r"\\\1", " ".join(fit(text).split()))
    told = re.sub(r"\\\[(\d+)\\\]", r"[\1]", told)
    return _OPENING.sub(lambda found: f"{found[1]}\\{found[2]}" if not found[2].isdigit() else found[0], told)


def _parts(outline: SessionOutline) -> Iterable[str]:
    for n, part in enumerate(outline.parts, start=1):
        yield from ([""] if n > 1 else [])
        yield from (f"### {n}. {plain(part.heading)} ({part.minutes} phút)", "")
        yield from _points(part.points)


def _points(points: Sequence[Point], *, numbered: bool = False) -> Iterable[str]:
    for n, point in enumerate(points, start=1):
        mark = f"{n}." if numbered else "-"
        yield f"{mark} {plain(words.ended(point.text))} [{point.citation}]"


def _table(group: SheetGroup) -> list[str]:
    if group.terms:
        head = ("Nội dung", *group.terms, "Nguồn")
        rows = [
            (
                row.indicator,
                *(one.value for one in row.values),
                words.marks(one.citation for one in row.values),
            )
            for row in group.rows
        ]
    else:
        head = ("Nội dung", "Giá trị", "Thời kỳ", "Nguồn")
        rows = [
            (row.indicator, one.value, words.within(one.period, group.heading), words.marks((one.citation,)))
            for row in group.rows
            for one in row.values
        ]
    lines = [head, ("---",) * len(head), *(tuple(map(plain, row)) for row in rows)]
    return [f"| {' | '.join(line)} |" for line in lines]
