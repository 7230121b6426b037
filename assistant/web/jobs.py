"""Work on the reports, one job after the other: the store has one writer, and readers want to see how far it is."""

from __future__ import annotations

import logging
import secrets
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from ingest.errors import Cancelled, InputError, TrolyError
from ingest.types import Progress

MOST_WAITING = 200
# Jobs that have ended stay on the list until they are dismissed, but no more than this many.
MOST_ENDED = 50
UNEXPECTED = "Không thực hiện được vì lỗi ngoài dự kiến; xin báo người quản trị."
SECONDS_TO_STOP = 5.0

_log = logging.getLogger(__name__)


class State(StrEnum):
    """How far a job is."""

    WAITING = "waiting"
    WORKING = "working"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


class Kind(StrEnum):
    """What a job does."""

    ADD = "add"
    REREAD = "reread"
    REMOVE = "remove"


ENDED = frozenset({State.DONE, State.FAILED, State.CANCELLED})


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a job: one sentence, what else a user should know, and the document it was about."""

    message: str
    warnings: tuple[str, ...] = ()
    document: str = ""


@dataclass(slots=True)
class Job:
    """One piece of work; `work` raises TrolyError, and Cancelled where its progress did.

    `forget` releases what the job holds (a received file) once it can no longer be run again.
    """

    kind: Kind
    name: str
    work: Callable[[Progress], Outcome]
    user: str = ""
    forget: Callable[[], None] = lambda: None
    id: str = field(default_factory=lambda: secrets.token_hex(8))
    state: State = State.WAITING
    step: str = ""
    fraction: float | None = None
    outcome: Outcome = field(default_factory=lambda: Outcome(""))
    stopping: bool = False

    def shown(self) -> dict[str, object]:
        """What the page is told of it."""
        return {
            "id": self.id,
            "kind": self.kind,
            "name": self.name,
            "user": self.user,
            "state": self.state,
            "step": self.step,
            "fraction": self.fraction,
            "message": self.outcome.message,
            "warnings": self.outcome.warnings,
            "document": self.outcome.document,
            "stopping": self.stopping and self.state is State.WORKING,
        }


class Jobs:
    """A queue with one worker; safe to use from many threads."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._jobs: list[Job] = []
        self._queue: deque[Job] = deque()
        self._worker: threading.Thread | None = None
        self._closed = False

    def listed(self) -> list[dict[str, object]]:
        """All jobs, the newest first."""
        with self._changed:
            return [job.shown() for job in reversed(self._jobs)]

    def submit(self, job: Job) -> Job:
        """Let a job wait for its turn; raises InputError where too many do already."""
        with self._changed:
            if len(self._queue) >= MOST_WAITING:
                raise InputError("Đang có quá nhiều việc chờ xử lý; hãy đợi bớt rồi thử lại.")
            self._jobs.append(job)
            self._enqueue(job)
            dropped = self._drop_oldest()
        for old in dropped:
            old.forget()
        return job

    def cancel(self, id: str) -> bool:
        """Stop a job: at once where it waits, at its next step where it is worked on."""
        with self._changed:
            job = self._find(id)
            if job is None or job.state in ENDED:
                return False
            job.stopping = True
            if job.state is State.WAITING:
                self._queue.remove(job)
                _end(job, State.CANCELLED, Outcome(Cancelled().message))
            return True

    def retry(self, id: str) -> bool:
        """Run a job again that failed or was stopped."""
        with self._changed:
            job = self._find(id)
            if job is None or job.state not in (State.FAILED, State.CANCELLED):
                return False
            job.state, job.outcome, job.stopping = State.WAITING, Outcome(""), False
            self._enqueue(job)
            return True

    def dismiss(self, id: str) -> bool:
        """Take a job that has ended off the list."""
        with self._changed:
            job = self._find(id)
            if job is None or job.state not in ENDED:
                return False
            self._jobs.remove(job)
        job.forget()
        return True

    def close(self) -> None:
        """Stop: what waits is dropped, what is worked on is asked to end."""
        with self._changed:
            self._closed = True
            self._queue.clear()
            for job in self._jobs:
                job.stopping = True
            self._changed.notify_all()
            worker = self._worker
        if worker:
            worker.join(SECONDS_TO_STOP)

    def _find(self, id: str) -> Job | None:
        return next((job for job in self._jobs if job.id == id), None)

    def _enqueue(self, job: Job) -> None:
        self._queue.append(job)
        if self._worker is None:
            # Not kept alive by a file that hangs: the store bears being cut off.
            self._worker = threading.Thread(target=self._serve, name="troly-jobs", daemon=True)
            self._worker.start()
        self._changed.notify_all()

    def _drop_oldest(self) -> list[Job]:
        ended = [job for job in self._jobs if job.state in ENDED]
        dropped = ended[: max(len(ended) - MOST_ENDED, 0)]
        for job in dropped:
            self._jobs.remove(job)
        return dropped

    def _serve(self) -> None:
        while True:
            with self._changed:
                while not self._queue and not self._closed:
                    self._changed.wait()
                if self._closed:
                    return
                job = self._queue.popleft()
                job.state = State.WORKING
            state, outcome = _run(job)
            with self._changed:
                _end(job, state, outcome)


def _run(job: Job) -> tuple[State, Outcome]:
    """Do a job; whatever goes wrong is told in its outcome."""

    def progress(message: str, fraction: float | None = None) -> None:
        if job.stopping:
            raise Cancelled
        job.step, job.fraction = message.removeprefix(f"{job.name}: "), fraction

    try:
        return State.DONE, job.work(progress)
    except Cancelled as error:
        return State.CANCELLED, Outcome(error.message)
    except TrolyError as error:
        return State.FAILED, Outcome(error.message)
    except Exception:
        _log.exception("%s of %s failed", job.kind, job.name)
        return State.FAILED, Outcome(UNEXPECTED)


def _end(job: Job, state: State, outcome: Outcome) -> None:
    job.state, job.outcome, job.step, job.fraction = state, outcome, "", None
