"""Question sets: as JSON for the page, and as files."""

from __future__ import annotations

from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from assistant.presenting.study import question_json
from assistant.study.export.formats import ENDINGS, TITLE, FileSettings, codes, format_of, reports_named
from assistant.study.export.results import left_out_text
from assistant.study.export.versions import Version, versions
from assistant.study.quiz.telling import NONE
from assistant.study.quiz.types import Wanted
from assistant.study.types import Difficulty, QuestionKind, StudyQuestion
from assistant.web.filenames import file_name
from assistant.web.ports import Library
from assistant.web.study.asked import BAD_ADDRESS, NO_REPORT, documents, number, one_of, sections, some_of
from assistant.web.study.memory import Memory
from assistant.web.study.posted import Json, posting_route, strings, texts_by_id
from assistant.web.study.quizfiles import formats_json, versions_json
from assistant.web.study.quizsets import MOST, QuizSet
from assistant.web.study.serving import answer, file, route
from ingest.errors import InputError

MOST_VERSIONS = 4
NOTHING_HELD = "{left} Chưa tạo tệp nào."
_REMEMBERED = 24  # sets; each trainer at work has two
_LONGEST_TEXT = 1000  # characters of a question in other words
_LONGEST_NAME = 200  # of a title, of an organisation
LONGEST_ID = 64
_ENDINGS = [ending.removeprefix(".") for ending in ENDINGS]
_TITLED = ("ten-de", "don-vi")


def quiz_routes(library: Library) -> list[Route]:
    """A question set for a wish and a seed; with posted ids, those questions in that order and no others."""

    memory: Memory[tuple[StudyQuestion, ...]] = Memory(_REMEMBERED)

    def asked(request: Request) -> QuizSet:
        return asked_set(library, memory, request)

    def made(request: Request) -> Response:
        """The set, or with `du` the questions to take in place of single ones."""
        found = asked(request)
        others = bool(number(request, "du", least=0, most=1, usual=0))
        questions = found.others() if others else found.questions()
        if not questions and not others:
            raise InputError(NONE)
        return answer({"questions": list(map(_json, questions)), "wanted": found.wanted.number})

    def ordered(request: Request, sent: Json) -> Response:
        """How the questions stand on the papers and in the files; they themselves where `day-du` is sent."""
        found = asked(request)
        questions = _chosen(found, sent)
        papers = _papers(request, found, questions)
        told: dict[str, object] = {
            "versions": versions_json(papers),
            "formats": formats_json(papers[0].questions),
        }
        if sent.get("day-du"):
            told["questions"] = list(map(_json, questions))
        return answer(told)

    def download(request: Request, sent: Json) -> Response:
        found = asked(request)
        return _file(request, found, _chosen(found, sent))

    return [
        route("cau-hoi", made),
        posting_route("cau-hoi", ordered),
        route("cau-hoi/tai", lambda request: download(request, {})),
        posting_route("cau-hoi/tai", download),
    ]


def asked_set(library: Library, memory: Memory[tuple[StudyQuestion, ...]], request: Request) -> QuizSet:
    """The set that an address asks for; `hop` names a format that shall hold all of it. Raises InputError, StoreError."""
    wanted = Wanted(
        number(request, "so", least=1, most=MOST, usual=20),
        frozenset(map(QuestionKind, some_of(request, "dang", tuple(QuestionKind)))),
        sections(request),
        frozenset(map(Difficulty, some_of(request, "muc-do", tuple(Difficulty)))),
    )
    reports = tuple(documents(library, request))
    if not reports:
        raise InputError(NO_REPORT)
    fit = one_of(request, "hop", ["", *_ENDINGS], "")
    seed = number(request, "ma", least=0, most=999_999, usual=1)
    return QuizSet(reports, wanted, seed, memory, format_of(f".{fit}") if fit else None)


def _chosen(found: QuizSet, sent: Json) -> tuple[StudyQuestion, ...]:
    ids = strings(sent.get("cau"), most=MOST, longest=LONGEST_ID)
    texts = texts_by_id(sent.get("dien-dat"), most=MOST, longest=_LONGEST_TEXT)
    questions = found.chosen(ids, texts)
    if not questions:
        raise InputError(NONE)
    return questions


def _papers(request: Request, found: QuizSet, questions: tuple[StudyQuestion, ...]) -> tuple[Version, ...]:
    count = number(request, "ma-de", least=1, most=MOST_VERSIONS, usual=1)
    return versions(questions, codes(count), found.seed)


def _file(request: Request, found: QuizSet, questions: tuple[StudyQuestion, ...]) -> Response:
    """The file in the format `tep`; one that holds a single order holds that of the paper `de`, else of the first."""
    known = format_of("." + one_of(request, "tep", _ENDINGS, ""))
    papers = _papers(request, found, questions)
    paper = next((one for one in papers if one.code == request.query_params.get("de")), papers[0])
    title, organisation = (request.query_params.get(name, "").strip() for name in _TITLED)
    if max(len(title), len(organisation)) > _LONGEST_NAME:
        raise InputError(BAD_ADDRESS)
    settings = FileSettings(
        title=title or TITLE,
        organisation=organisation,
        subtitle=reports_named(found.documents),
        minutes=number(request, "phut", least=0, most=300, usual=0),
        codes=tuple(one.code for one in papers if one.code),
        seed=found.seed,
    )
    if not known.papers and paper.code:
        settings = replace(settings, title=f"{settings.title} – Mã đề {paper.code}")
    export = known.write(questions if known.papers else paper.questions, settings)
    if not export.written:
        raise InputError(NOTHING_HELD.format(left=left_out_text(export.left_out)))
    part = f"cau-hoi-{paper.code.lower()}" if paper.code and not known.papers else "cau-hoi"
    name = file_name(part, [one.name for one in found.documents], known.ending[1:])
    return file(export.data, known.media_type, name)


def _json(question: StudyQuestion) -> dict[str, object]:
    """A question, with what it asks for: two that share a part of it are never in one set."""
    return {**question_json(question), "facts": question.fact.split("+")}
