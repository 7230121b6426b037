"""The files of a question set: what each format holds, and the papers A, B … (pure)."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.study.export.formats import FORMATS, Format
from assistant.study.export.results import left_out_text
from assistant.study.export.versions import Version
from assistant.study.types import StudyQuestion

Json = dict[str, object]


def formats_json(questions: Sequence[StudyQuestion]) -> list[Json]:
    """All formats, with how many of the questions each holds and what it leaves out, in a sentence."""
    return [_format(known, questions) for known in FORMATS]


def versions_json(papers: Sequence[Version]) -> list[Json]:
    """The papers as they are printed: their questions in order, the options of each in order."""
    return [
        {"code": paper.code, "questions": [{"id": one.id, "options": one.options} for one in paper.questions]}
        for paper in papers
    ]


def _format(known: Format, questions: Sequence[StudyQuestion]) -> Json:
    fit = known.fitting(questions)
    return {
        "ending": known.ending.removeprefix("."),
        "name": known.name,
        "purpose": known.purpose,
        "kinds": sorted(kind.value for kind in known.kinds),
        "papers": known.papers,
        "held": len(fit.held),
        "left_out": left_out_text(fit.left_out),
    }
