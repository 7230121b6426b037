"""Study questions worded better by a language model, each proven to ask for the same: the main path."""

from __future__ import annotations

import logging
import queue
import threading
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.generation.budget import fitted
from assistant.generation.evidence import neutral, numbered
from assistant.generation.placing import headings
from assistant.language_model.failures import cause
from assistant.language_model.types import Failure, GenerationError, LanguageModel, Limits
from assistant.study.types import StudyQuestion
from assistant.study.wording.proving import can_be_worded, reworded
from assistant.study.wording.types import Step
from assistant.study.wording.written import MOST, with_source, written
from assistant.types import Citation
from ingest.types import Document
from prompts.loading import Job, Prompts

if TYPE_CHECKING:
    from langchain_core.messages import BaseMessage

# A question has at most so many tokens.
MOST_TOKENS = 300
# They concern one question alone; after any other the next questions would fail as well.
_ALONE = (Failure.TOO_LONG, Failure.ENDLESS, Failure.EMPTY, Failure.BROKEN_OFF, Failure.FOREIGN)
# So many questions in a row may come too late, or find the server busy.
_LATE = (Failure.TIME_OUT, Failure.BUSY)
_PATIENCE = 2
_TICK = 0.05  # seconds between two looks at whether to stop

_NONE = "Không có lời diễn đạt nào của mô hình vừa khác câu hỏi đã soạn vừa khớp với báo cáo; các câu hỏi giữ nguyên."
_REST, _ALL = "các câu hỏi còn lại giữ nguyên.", "các câu hỏi giữ nguyên."

_log = logging.getLogger(__name__)


class StudyRewording:
    """Words study questions with a language model; safe to share between threads.

    `timeout` (seconds) is for each question; `concurrency` questions are asked for at once.
    """

    def __init__(
        self, model: LanguageModel, prompts: Prompts, *, timeout: float, max_tokens: int, concurrency: int = 1
    ) -> None:
        self._model = model
        self._prompts = prompts
        self._timeout = timeout
        self._max_tokens = min(max_tokens, MOST_TOKENS)
        self.concurrency = concurrency

    @property
    def name(self) -> str:
        """The model as readers are told of it."""
        return self._model.name

    def steps(
        self,
        questions: Sequence[StudyQuestion],
        documents: Sequence[Document],
        stop: threading.Event | None = None,
    ) -> Generator[Step]:
        """The questions in better words one by one as they come, each proven; the last step is over.

        Those of kinds that are not worded are passed over. Setting `stop`, or closing the iterator, ends the model's
        work; whatever goes wrong with the model, the questions stand as they were given.
        """
        asked = [question for question in questions if can_be_worded(question)]
        run = _Run(self, documents, stop)
        kept = done = 0
        for worded in run.all(asked):
            done += 1
            kept += worded is not None
            yield Step(done, len(asked), worded)
        yield Step(done, len(asked), over=True, kept=kept, note=run.note(kept, len(asked)))

    def one(
        self, question: StudyQuestion, documents: Sequence[Document], stop: threading.Event
    ) -> StudyQuestion | None:
        """A question in the model's words; None where they are not proven. Raises GenerationError."""
        limits = Limits(time.monotonic() + self._timeout, self._max_tokens, stop)
        places = headings(question.citations, {document.name: document for document in documents})

        def build(kept: Sequence[Citation]) -> list[BaseMessage]:
            return self._prompts.messages(
                Job.STUDY,
                evidence=numbered(kept, {}, places),
                question=neutral(question.question),
                answer=neutral(question.answer),
            )

        fit = fitted(self._model, build, question.citations, self._max_tokens, question.answer)
        text = ""
        for piece in self._model.stream(fit.messages, replace(limits, max_tokens=fit.max_tokens)):
            text += piece
            if len(text) > MOST:
                raise GenerationError(Failure.ENDLESS)
        return reworded(question, with_source(written(text), question.question), documents)


class _Run:
    """One set of questions at work, in threads of its own."""

    def __init__(
        self, rewording: StudyRewording, documents: Sequence[Document], stop: threading.Event | None
    ) -> None:
        self._rewording = rewording
        self._documents = documents
        self._asked_to_stop = stop or threading.Event()
        self._stop = threading.Event()  # nothing more is to be asked of the model, whoever wants so
        self._failure: Failure | None = None
        self._late = 0

    def all(self, questions: Sequence[StudyQuestion]) -> Iterator[StudyQuestion | None]:
        """What comes of each question, in the order in which the model is done with them; fewer where it ends early."""
        came: queue.SimpleQueue[StudyQuestion | None] = queue.SimpleQueue()
        waiting = len(questions)
        workers = ThreadPoolExecutor(self._rewording.concurrency, "troly-study")
        try:
            for question in questions:
                workers.submit(self._work, question, came.put)
            while waiting:
                if self._asked_to_stop.is_set():
                    self._fail(Failure.STOPPED)
                try:
                    yield came.get(timeout=_TICK)
                except queue.Empty:
                    if self._stop.is_set():
                        return
                else:
                    waiting -= 1
        finally:
            self._stop.set()
            workers.shutdown(wait=False, cancel_futures=True)

    def note(self, kept: int, total: int) -> str:
        """Why questions are left in their own words; "" where all of them were gone through."""
        if self._failure is None:
            return "" if kept or not total else _NONE
        return f"{cause(self._failure)}; {_REST if kept else _ALL}"

    def _work(self, question: StudyQuestion, came: Callable[[StudyQuestion | None], None]) -> None:
        """Have one question worded; a failure that the next ones would meet too ends the work."""
        if self._stop.is_set():
            return
        try:
            found = self._rewording.one(question, self._documents, self._stop)
            self._late = 0
        except GenerationError as error:
            _log.info("a question was not worded: %s", error.failure)
            if error.failure is Failure.STOPPED:
                return
            found = None
            self._count(error.failure)
        except Exception:
            _log.exception("a question could not be worded")
            found = None
            self._fail(Failure.OTHER)
        came(found)

    def _count(self, failure: Failure) -> None:
        if failure in _LATE:
            self._late += 1
            if self._late < _PATIENCE:
                return
        if failure not in _ALONE:
            self._fail(failure)

    def _fail(self, failure: Failure) -> None:
        self._failure = self._failure or failure
        self._stop.set()
