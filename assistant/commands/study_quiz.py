"""study quiz: a question set to a file, as JSON or to be read here."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.commands.console import Console
from assistant.commands.study import the_documents
from assistant.commands.study_wording import in_better_words

if TYPE_CHECKING:
    from assistant.study.types import StudyQuestion
    from ingest.types import Document


def run_quiz(arguments: Namespace, console: Console) -> int:
    """Make the question set; exit code 0 also where there are fewer questions than asked for."""
    _check_output(arguments.output)
    from assistant.study.quiz.making import make_quiz
    from assistant.study.quiz.telling import NONE, too_few
    from assistant.study.quiz.types import Wanted
    from assistant.study.types import Difficulty, QuestionKind
    from ingest.errors import InputError

    documents = the_documents(arguments, console)
    wanted = Wanted(
        arguments.number,
        frozenset(map(QuestionKind, arguments.kind)),
        tuple(arguments.section),
        frozenset(map(Difficulty, arguments.difficulty)),
    )
    questions = make_quiz(documents, wanted, arguments.seed)
    if not questions:
        raise InputError(NONE)
    if len(questions) < arguments.number:
        console.note(too_few(len(questions), arguments.number))
    given = {question.id: question.question for question in questions}
    questions = in_better_words(questions, documents, arguments, console)
    if arguments.json:
        from assistant.presenting.study import question_json

        changed = {"worded": True}
        console.data(
            [
                {**question_json(one), **(changed if one.question != given[one.id] else {})}
                for one in questions
            ]
        )
    if arguments.output:
        _save(questions, documents, arguments, console)
    elif not arguments.json:
        console.say(_markdown(questions, arguments))
    return 0


def _check_output(target: Path | None) -> None:
    """Refuse a file that cannot be written before anything is read."""
    if target is None:
        return
    from assistant.commands.saving import check_target
    from assistant.study.export.formats import format_of

    check_target(target, target.suffix.casefold() if target.is_dir() else format_of(target).ending)


def _save(
    questions: Sequence[StudyQuestion], documents: Sequence[Document], arguments: Namespace, console: Console
) -> None:
    from assistant.commands.saving import save
    from assistant.study.export.formats import FileSettings, codes, format_of, reports_named
    from assistant.study.export.results import left_out_text

    target: Path = arguments.output
    made = format_of(target).write(
        questions,
        FileSettings(
            title=_title(arguments),
            organisation=arguments.organisation,
            subtitle=reports_named(documents),
            minutes=arguments.minutes,
            codes=codes(arguments.versions),
            seed=arguments.seed,
        ),
    )
    if not made.written:
        from ingest.errors import InputError

        raise InputError(f"{left_out_text(made.left_out)} Chưa ghi tệp nào.")
    console.note(save(target, made.data, made.written, "câu hỏi"))
    if made.left_out:
        console.note(left_out_text(made.left_out))


def _markdown(questions: Sequence[StudyQuestion], arguments: Namespace) -> str:
    from assistant.study.export.formats import codes
    from assistant.study.export.markdown_quiz import quiz_markdown

    return quiz_markdown(
        questions, title=_title(arguments), codes=codes(arguments.versions), seed=arguments.seed
    )


def _title(arguments: Namespace) -> str:
    from assistant.study.export.formats import TITLE

    return arguments.title.strip() or TITLE
