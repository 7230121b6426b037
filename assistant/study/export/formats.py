"""The formats of a question set: by file ending, with the names that readers see."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from assistant.study.export.answers import fault
from assistant.study.export.results import Export, Sorted, all_held, sorted_out
from assistant.study.export.texts import line
from assistant.study.types import QuestionKind, StudyQuestion
from ingest.errors import InputError
from ingest.types import Document

TITLE = "Câu hỏi ôn tập"  # of a paper that is given none
_LETTERS = "ABCDEFGH"
_MOST_NAMED = 2


@dataclass(frozen=True, slots=True)
class FileSettings:
    """What a file is made with; formats that have no place for something leave it. `codes` are versions of a paper,
    `minutes` 0 tells no time, `seed` shuffles the versions after the first.
    """

    title: str
    organisation: str = ""
    subtitle: str = ""
    minutes: int = 0
    codes: tuple[str, ...] = ()
    seed: int = 0


def codes(number: int) -> tuple[str, ...]:
    """The codes of so many versions of a paper, at most as many as there are letters; one has no code."""
    return tuple(_LETTERS[:number]) if number > 1 else ()


def reports_named(documents: Sequence[Document]) -> str:
    """The reports that a paper is made of, for the line under its title."""
    told = [line(document.title) or document.name for document in documents]
    return "; ".join(told) if len(told) <= _MOST_NAMED else f"{len(told)} tài liệu"


def _sound(questions: Sequence[StudyQuestion]) -> Sorted:
    return sorted_out((question, fault(question)) for question in questions)


def _fitting_gift(questions: Sequence[StudyQuestion]) -> Sorted:
    from assistant.study.export.gift import fitting

    return fitting(questions)


def _fitting_kahoot(questions: Sequence[StudyQuestion]) -> Sorted:
    from assistant.study.export.kahoot import fitting

    return fitting(questions)


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its ending (".docx"), its name and what it is for, in Vietnamese, and its type on the web.

    `kinds` are those it can hold, `fitting` tells beforehand which questions it holds and which not. `papers`: it holds
    all versions of a paper, where the others hold the questions in one order.
    """

    ending: str
    name: str
    purpose: str
    media_type: str
    write: Callable[[Sequence[StudyQuestion], FileSettings], Export]
    kinds: frozenset[QuestionKind] = frozenset(QuestionKind)
    fitting: Callable[[Sequence[StudyQuestion]], Sorted] = _sound
    papers: bool = False


def _docx(questions: Sequence[StudyQuestion], made_with: FileSettings) -> Export:
    from assistant.study.export.docx_paper import docx_paper

    return docx_paper(
        questions,
        title=made_with.title,
        organisation=made_with.organisation,
        subtitle=made_with.subtitle,
        minutes=made_with.minutes,
        codes=made_with.codes,
        seed=made_with.seed,
    )


def _markdown(questions: Sequence[StudyQuestion], made_with: FileSettings) -> Export:
    from assistant.study.export.markdown_quiz import quiz_markdown

    fit = _sound(questions)
    told = quiz_markdown(fit.held, title=made_with.title, codes=made_with.codes, seed=made_with.seed)
    return Export(told.encode("utf-8", errors="replace"), len(fit.held), fit.left_out)


def _gift(questions: Sequence[StudyQuestion], made_with: FileSettings) -> Export:
    from assistant.study.export.gift import gift

    return gift(questions, title=made_with.title)


def _moodle_xml(questions: Sequence[StudyQuestion], made_with: FileSettings) -> Export:
    from assistant.study.export.moodle_xml import moodle_xml

    return moodle_xml(questions, title=made_with.title)


def _anki(questions: Sequence[StudyQuestion], made_with: FileSettings) -> Export:
    from assistant.study.export.anki import anki

    return anki(questions, title=made_with.title)


def _kahoot(questions: Sequence[StudyQuestion], made_with: FileSettings) -> Export:
    from assistant.study.export.kahoot import kahoot

    return kahoot(questions, title=made_with.title)


def _json_items(questions: Sequence[StudyQuestion], _: FileSettings) -> Export:
    from assistant.study.export.json_items import json_items

    return json_items(questions)


FORMATS = (
    Format(
        ".docx",
        "Word",
        "đề in trên giấy kèm đáp án",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        _docx,
        papers=True,
    ),
    Format(
        ".md",
        "Markdown",
        "đề và đáp án dạng văn bản",
        "text/markdown; charset=utf-8",
        _markdown,
        papers=True,
    ),
    Format(
        ".gift",
        "Moodle GIFT",
        "ngân hàng câu hỏi Moodle, dạng văn bản",
        "text/plain; charset=utf-8",
        _gift,
        fitting=_fitting_gift,
    ),
    Format(
        ".xml", "Moodle XML", "ngân hàng câu hỏi Moodle, đủ nhãn và phản hồi", "application/xml", _moodle_xml
    ),
    Format(".apkg", "Anki", "thẻ ghi nhớ", "application/octet-stream", _anki),
    Format(
        ".xlsx",
        "Kahoot!",
        "bảng tính để nhập vào Kahoot!",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _kahoot,
        frozenset((QuestionKind.MCQ, QuestionKind.TRUE_FALSE)),
        _fitting_kahoot,
    ),
    Format(".json", "JSON", "dữ liệu cho phần mềm khác", "application/json", _json_items, fitting=all_held),
)
ENDINGS = tuple(known.ending for known in FORMATS)


def format_of(file: str | PurePath) -> Format:
    """The format of a file by its ending, or of the ending itself. Raises InputError."""
    ending = PurePath(file).suffix or str(file)
    for known in FORMATS:
        if known.ending == ending.casefold():
            return known
    told = ", ".join(f"{known.ending} ({known.name})" for known in FORMATS)
    raise InputError(f"Không rõ định dạng của «{file}»; hãy dùng một trong các đuôi tệp: {told}.")
