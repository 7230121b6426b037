"""Ask the assistant the figures that study questions ask for: the ledger knows the answers.

    python -m tests.evals.self_asking [FILE …] [--misses]

FILE: by default our digest, the invented report and, where it is there, the real one. Each question stands alone as a person would ask it; its figure must be told in the headline. Every file is asked as
written and without accents.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from assistant import wiring
from assistant.commands.console import ProgressLine
from assistant.library import add_files
from assistant.pipeline import Assistant
from assistant.settings import load_settings
from assistant.study.quiz.making import make_quiz
from assistant.study.quiz.types import Wanted
from assistant.study.types import QuestionKind, StudyQuestion
from assistant.types import Answer, Status
from ingest.files import MAX_BYTES
from ingest.normalise import fold
from ingest.types import Document, Progress
from vectorstore.store import Store

_FIGURE = re.compile(r"\d[\d.,/]*(?:\s?[-–]\s?\d[\d.,]*)?")
MOST = 500
_ROOT = Path(__file__).parents[2]
USUAL = (
    _ROOT / "reports" / "bao-cao-chinh-tri-tom-luoc.md",
    _ROOT / "tests" / "evals" / "reports" / "nong-nghiep.txt",
    _ROOT.parent / "shared" / "reports" / "bao-cao-chinh-tri.txt",
)


@dataclass(slots=True)
class Asked:
    """What came of it: questions asked, figures told by the headline, by the answer, refusals, and the misses."""

    asked: int = 0
    headline: int = 0
    answer: int = 0
    refused: int = 0
    misses: list[tuple[StudyQuestion, Answer]] = field(default_factory=list)

    @property
    def share(self) -> float:
        """Headlines that tell the figure."""
        return self.headline / self.asked if self.asked else 1.0


def figure_questions(document: Document) -> Iterator[tuple[StudyQuestion, str]]:
    """Multiple-choice questions on figures, each with the number that answers it; none with a gap to fill."""
    wanted = Wanted(MOST, frozenset((QuestionKind.MCQ,)))
    for question in make_quiz([document], wanted, 1):
        figure = _FIGURE.search(question.answer)
        if question.fact.startswith("figure") and figure and "…" not in question.question:
            yield question, figure.group().rstrip(".,")


def ask(assistant: Assistant, document: Document, *, bare: bool = False) -> Asked:
    """Ask all figure questions of a document, without accents where `bare`."""
    told = Asked()
    for question, figure in figure_questions(document):
        text = fold(question.question) if bare else question.question
        answer = assistant.ask(text, documents=[document.name])
        told.asked += 1
        told.headline += figure in answer.headline
        told.answer += figure in answer.text
        told.refused += answer.status is Status.NOT_FOUND
        if figure not in answer.headline:
            told.misses.append((question, answer))
    return told


def opened(files: Sequence[Path], folder: Path, progress: Progress) -> Assistant:
    """An assistant over some files, with a store of its own."""
    assistant = wiring.build_assistant(load_settings(store=folder / "kho"))
    store = assistant.store
    assert isinstance(store, Store)
    for report in add_files(store, list(files), max_bytes=MAX_BYTES, progress=progress):
        if report.problem:
            raise SystemExit(report.problem)
    return assistant


def main(argv: list[str] | None = None) -> int:
    """Ask and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", type=Path, nargs="*")
    parser.add_argument("--misses", action="store_true")
    arguments = parser.parse_args(argv)
    progress = ProgressLine(sys.stderr)
    with tempfile.TemporaryDirectory(prefix="troly-hoi-") as folder:
        files = arguments.files or [file for file in USUAL if file.is_file()]
        assistant = opened(files, Path(folder), progress)
        for info in assistant.store.documents():
            document = assistant.store.document(info.name)
            for bare in (False, True):
                told = ask(assistant, document, bare=bare)
                progress.clear()
                print(
                    f"{info.name}{' (bare)' if bare else ''}: {told.asked} asked, headline {told.headline}, "
                    f"answer {told.answer}, refused {told.refused}"
                )
                for question, answer in told.misses if arguments.misses else ():
                    print(f"  - {question.question} | {question.answer} | {answer.headline}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
