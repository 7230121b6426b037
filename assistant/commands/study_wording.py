"""The questions of a set in a language model's words, where one is configured."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.commands.console import Console
from assistant.commands.opening import read_settings

if TYPE_CHECKING:
    from assistant.study.types import StudyQuestion
    from ingest.types import Document

_STOPPED = "Đã dừng diễn đạt theo yêu cầu; các câu hỏi còn lại giữ nguyên."


def in_better_words(
    questions: Sequence[StudyQuestion],
    documents: Sequence[Document],
    arguments: Namespace,
    console: Console,
) -> tuple[StudyQuestion, ...]:
    """The questions as the model words them, each proven; the same where there is no model, or `--no-llm` is given.

    Ctrl+C keeps what there is by then. Raises ConfigurationError.
    """
    settings = read_settings(arguments)
    if arguments.no_llm or not settings.llm.model:
        return tuple(questions)
    from assistant import wiring

    rewording = wiring.build_study_rewording(settings)
    worded: dict[str, StudyQuestion] = {}
    steps = rewording.steps(questions, documents)
    try:
        for step in steps:
            if step.question:
                worded[step.question.id] = step.question
            if not step.over:
                console.progress(f"Diễn đạt câu hỏi: {step.done}/{step.total}")
            elif step.note:
                console.note(step.note)
    except KeyboardInterrupt:
        console.note(_STOPPED)
    finally:
        steps.close()
    if worded:
        console.note(
            f"Mô hình {rewording.name} diễn đạt lại {len(worded)}/{len(questions)} câu hỏi, đã đối chiếu với báo cáo."
        )
    return tuple(worded.get(question.id, question) for question in questions)
