"""The outline of a study session, from chosen sections, a topic or a question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.corpus import Corpus
from assistant.study.doubts import cautions, doubtful
from assistant.study.numbering import Sources
from assistant.study.outlining.choosing import divided_by_nature, label, main_sections, sections_of
from assistant.study.outlining.discussion import questions
from assistant.study.outlining.headings import part_headings
from assistant.study.outlining.naming import report_title, shorter, topic_in
from assistant.study.outlining.objectives import objectives
from assistant.study.outlining.parting import Region, by_sections, by_topic, richest
from assistant.study.outlining.points import Candidate, chosen, shown
from assistant.study.outlining.remembering import kept
from assistant.study.outlining.timing import Plan, plan, shares
from assistant.study.outlining.topics import HELD, Topic
from assistant.study.party import of_the_party
from assistant.study.types import OutlinePart, Point, SessionOutline
from ingest.errors import InputError
from ingest.types import Document

_TITLE = 160
# What a statement gains for being about the topic, and loses for a doubtful figure.
_ON_TOPIC, _DOUBTFUL = 0.8, 0.7
# More than any statement is worth.
_MUST = 100.0


def make_outline(
    document: Document,
    *,
    sections: Sequence[str] = (),
    topic: str = "",
    minutes: int = 30,
    corpus: Corpus | None = None,
) -> SessionOutline:
    """An outline for a session of so many minutes over sections, a topic (or question), both, or the whole report.

    `sections` are numbers, paths or titles as typed; `corpus` is one that holds the report, built for a topic where
    there is none. Raises InputError where there is no such section or topic, the
    minutes are out of range, or the report has nothing that can be taught.
    """
    timed = plan(minutes)
    if not document.sections:
        raise InputError(f"Tài liệu «{document.name}» không chia mục nên không lập được đề cương.")
    asked = Topic.of(topic, document, corpus) if topic.strip() else None
    wrong = doubtful(document)
    regions, gains = _regions(document, sections, asked, timed)
    regions = richest(document, regions, timed.parts)
    found = [one for region in regions for one in region.found]
    kinds = (
        {one.said.shown.start: asked.kinds(one) for one in found} if asked and len(asked.subjects) > 1 else {}
    )
    taken = _points(
        regions, _doubted(found, gains, wrong), kinds, [region.size(document) for region in regions], timed
    )
    sources = Sources(document)
    parts = _parts(document, regions, taken, timed, sources)
    points = [one for group in taken for one in group]
    about = asked.about if asked else None
    core = [one for one in found if one.said.shown.start in gains] or found
    talks = questions(
        document,
        core,
        timed.questions,
        party=of_the_party(document),
        doubtful=wrong,
        about=about,
        asked=asked.asked if asked else "",
    )
    lines = kept(document, points, core, timed.remember, doubtful=wrong, about=about)
    told = [document.sections[region.section] for region in regions]
    discussion = tuple(
        Point(talk.text, sources.cite(talk.candidate.said.quoted, talk.candidate.section)) for talk in talks
    )
    remember = tuple(Point(line.text, sources.cite(line.span, line.section, line.note)) for line in lines)
    cited = sources.all()
    return SessionOutline(
        title=_title(document, sections, asked),
        document=document.name,
        report=report_title(document),
        minutes=minutes,
        objectives=objectives(document, told, asked.told if asked else ""),
        parts=parts,
        discussion=discussion,
        remember=remember,
        citations=cited,
        cautions=cautions(document, cited),
    )


def _regions(
    document: Document, sections: Sequence[str], asked: Topic | None, timed: Plan
) -> tuple[list[Region], dict[int, float]]:
    """The parts to choose from, and what each statement gains for being about the topic."""
    typed = [given for given in sections if given.strip()]
    inside = sections_of(document, typed) if typed else ()
    if asked:
        regions, held = by_topic(document, asked, timed.parts, timed.points)
        regions = _within(document, regions, inside) if inside else regions
        if not regions:
            raise asked.missing()
        return regions, {place: _ON_TOPIC * value for place, value in held.items() if value >= HELD}
    if len(inside) > timed.parts:
        raise InputError(
            f"{timed.minutes} phút chỉ đủ cho {timed.parts} mục, đã chọn {len(inside)} mục; hãy bớt mục hoặc tăng thời lượng."
        )
    regions = by_sections(
        document, inside or divided_by_nature(document, main_sections(document)), timed.parts
    )
    if not regions:
        what = f"Mục «{label(document, inside[0])}»" if inside else f"Báo cáo «{document.name}»"
        raise InputError(f"{what} không có nội dung để lập đề cương; hãy chọn mục khác.")
    return regions, {}


def _within(document: Document, regions: Sequence[Region], inside: Sequence[int]) -> list[Region]:
    """What of the parts stands in the chosen sections."""
    spans = [document.sections[index] for index in inside]
    kept_regions = []
    for region in regions:
        found = tuple(
            one
            for one in region.found
            if any(span.start <= one.said.shown.start < span.end for span in spans)
        )
        if found:
            kept_regions.append(Region(region.section, found, region.own))
    return kept_regions


def _doubted(
    found: Sequence[Candidate], gains: Mapping[int, float], wrong: frozenset[int]
) -> dict[int, float]:
    """The gains, less for statements with a doubtful figure."""
    told = dict(gains)
    for one in found:
        if any(figure.quantity.start in wrong for figure in one.figures):
            told[one.said.shown.start] = told.get(one.said.shown.start, 0.0) - _DOUBTFUL
    return told


def _points(
    regions: Sequence[Region],
    gains: Mapping[int, float],
    kinds: Mapping[int, frozenset[int]],
    weights: Sequence[float],
    timed: Plan,
) -> list[list[Candidate]]:
    """The points of each part: at least one, the others shared by what the parts have to tell."""
    counts = shares(timed.points, weights)
    taken = [chosen(region.found, count, gains, kinds) for region, count in zip(regions, counts, strict=True)]
    # What one part cannot use, others may.
    for _ in range(timed.points):
        spare = timed.points - sum(map(len, taken))
        more = [
            i
            for i, region in enumerate(regions)
            if len(taken[i]) == counts[i] and len(region.found) > counts[i]
        ]
        if spare <= 0 or not more:
            break
        best = max(more, key=lambda i: weights[i] / (counts[i] + 1))
        counts[best] += 1
        taken[best] = chosen(regions[best].found, counts[best], gains, kinds)
    return _of_each_kind(regions, taken, gains, kinds)


def _of_each_kind(
    regions: Sequence[Region],
    taken: list[list[Candidate]],
    gains: Mapping[int, float],
    kinds: Mapping[int, frozenset[int]],
) -> list[list[Candidate]]:
    """The points, the best on a subject in place of a lesser one where nothing was said of that subject."""
    wanted = dict(gains)
    for kind in sorted(set().union(*kinds.values())):
        if any(kind in kinds[one.said.shown.start] for points in taken for one in points):
            continue
        on_it = [
            (one.worth + wanted.get(one.said.shown.start, 0.0), -i, one.said.shown.start)
            for i, region in enumerate(regions)
            for one in region.found
            if taken[i] and kind in kinds[one.said.shown.start]
        ]
        if on_it:
            _, i, place = max(on_it)
            wanted[place] = _MUST
            taken[-i] = chosen(regions[-i].found, len(taken[-i]), wanted, kinds)
    return taken


def _parts(
    document: Document,
    regions: Sequence[Region],
    taken: Sequence[Sequence[Candidate]],
    timed: Plan,
    sources: Sources,
) -> tuple[OutlinePart, ...]:
    minutes = shares(timed.teaching, [len(points) for points in taken])
    headings = part_headings(document, [region.section for region in regions])
    parts = []
    for region, points, heading, time in zip(regions, taken, headings, minutes, strict=True):
        told = tuple(
            Point(shown(one, region.found), sources.cite(one.said.quoted, one.section)) for one in points
        )
        parts.append(OutlinePart(heading, time, told))
    return tuple(parts)


def _title(document: Document, sections: Sequence[str], asked: Topic | None) -> str:
    if asked:
        return asked.title
    if any(given.strip() for given in sections):
        inside = sections_of(document, [given for given in sections if given.strip()])
        names = list(dict.fromkeys(shorter(topic_in(document, document.sections[index])) for index in inside))
        if sum(map(len, names)) < _TITLE:
            return f"Đề cương học tập: {'; '.join(names)}"
    return "Đề cương học tập nội dung báo cáo"
