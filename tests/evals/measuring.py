"""Ask question sets, each as written and without accents, of one assistant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from assistant.commands.console import ProgressLine
from assistant.evaluation.run import Evaluation, evaluate
from assistant.library import add_files
from assistant.pipeline import Assistant
from assistant.types import Status
from ingest.errors import InputError
from ingest.types import Progress
from tests.evals.sets import Asked, QuestionSet, Role
from vectorstore.store import Store

OFF_TOPIC = 200
MAX_BYTES = 2**30


@dataclass(frozen=True, slots=True)
class Typed:
    """What came of asking a set in one way of typing; `off_topic`: share of foreign questions refused, if asked."""

    evaluation: Evaluation
    off_topic: float | None = None


@dataclass(frozen=True, slots=True)
class Measured:
    """A set and what came of it, as written and without accents."""

    asked: QuestionSet
    written: Typed
    bare: Typed


def measured(
    assistant: Assistant, found: Sequence[QuestionSet], progress: ProgressLine, *, off_topic: int = OFF_TOPIC
) -> Iterator[Measured]:
    """Every set in its order. `off_topic` questions of XQuAD-vi, where that is there, are also asked of each report.

    The store of the assistant holds one text at a time. That is as good as a new store, which starts a new space of
    vectors and new term weights too; and the model is loaded once.
    """
    foreign = next((asked for asked in found if asked.name == "XQuAD-vi"), None)
    for text, sets in groupby(found, key=lambda asked: asked.text):
        source = replace_text(assistant, text, progress)
        for asked in sets:
            strangers = foreign if asked.role in (Role.PUBLISHED, Role.OTHER_REPORT) else None
            written, bare = (
                _typed(
                    assistant,
                    variant,
                    source,
                    progress,
                    other.sample(off_topic).questions if other else (),
                )
                for variant, other in (
                    (asked, strangers),
                    (asked.bare(), strangers.bare() if strangers else None),
                )
            )
            yield Measured(asked, written, bare)


def replace_text(assistant: Assistant, text: Path, progress: Progress) -> str:
    """Index a text in place of what the store holds; returns it in its canonical form."""
    store = assistant.store
    assert isinstance(store, Store)
    for info in store.documents():
        store.remove(info.name)
    (report,) = add_files(store, [text], max_bytes=MAX_BYTES, progress=progress)
    if report.problem:
        raise SystemExit(report.problem)
    return store.document(report.document).text


def _typed(
    assistant: Assistant, asked: QuestionSet, source: str, progress: Progress, strangers: Sequence[Asked]
) -> Typed:
    def step(message: str, fraction: float | None = None) -> None:
        progress(f"{asked.name}: {message}", fraction)

    result = evaluate(assistant, asked.questions, source, progress=step)
    return Typed(result, refused(assistant, strangers, step))


def refused(assistant: Assistant, questions: Sequence[Asked], progress: Progress) -> float | None:
    """The share of questions that get no answer, 0 to 1; None where there is none to ask."""
    if not questions:
        return None
    count = 0
    for number, (item, history) in enumerate(questions):
        progress(f"Câu hỏi lạc đề {number + 1}/{len(questions)}", number / len(questions))
        try:
            count += assistant.ask(item.question, history).status is Status.NOT_FOUND
        except InputError:
            count += 1
    return round(count / len(questions), 4)
