"""What the web app needs of the assistant."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from assistant.library import FileReport
from assistant.study.types import StudyQuestion
from assistant.study.wording.types import Step
from assistant.types import Answer, Turn
from ingest.types import Box, Document, Progress, Scan
from vectorstore.types import DocumentInfo


class Library(Protocol):
    """The indexed documents."""

    def documents(self) -> tuple[DocumentInfo, ...]: ...
    def document(self, name: str) -> Document: ...


class Assistant(Protocol):
    """Answers questions; every method may be called from any thread and raises TrolyError.

    `model_name` is the language model that words answers, None where there is none. `reword` gives ever better
    versions of an answer, each complete and proven, `reworded_questions` study questions one by one; setting `stop` ends
    either at once.
    """

    @property
    def store(self) -> Library: ...
    @property
    def ready(self) -> bool: ...
    def warm(self) -> None: ...
    def suggestions(self) -> tuple[str, ...]: ...
    def ask(
        self,
        text: str,
        history: Sequence[Turn] = (),
        *,
        documents: Collection[str] = (),
        as_typed: bool = False,
    ) -> Answer: ...
    @property
    def model_name(self) -> str | None: ...
    def reword(
        self, answer: Answer, history: Sequence[Turn] = (), *, stop: threading.Event | None = None
    ) -> Iterator[Answer]: ...
    def reworded_questions(
        self,
        questions: Sequence[StudyQuestion],
        documents: Sequence[Document],
        stop: threading.Event | None = None,
    ) -> Iterator[Step]: ...


class Preview(Protocol):
    """Pictures of a file's pages; every method raises IngestError."""

    def page_count(self, path: Path) -> int: ...
    def page_image(self, path: Path, number: int, width: int) -> bytes: ...
    def places(self, path: Path, number: int, quote: str) -> tuple[Box, ...]: ...
    def places_in_scan(self, scan: Scan, quote: str) -> tuple[Box, ...]: ...


@dataclass(frozen=True, slots=True)
class Intake:
    """Lets readers add and manage reports; every call raises TrolyError.

    `add` indexes files, telling its progress, with one report for each file; `reread` indexes one document anew from
    its file. Both end with a report of what was cancelled where the progress raises Cancelled. `remove` takes a
    document out, and deletes its file where that lies in the folder given. Files larger than `max_bytes` are turned
    away while they come in.
    """

    add: Callable[[Sequence[Path], Progress], Sequence[FileReport]]
    reread: Callable[[str, Progress], FileReport]
    remove: Callable[[str, Path], bool]
    max_bytes: int
