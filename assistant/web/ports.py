"""What the web app needs of the assistant."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from assistant.library import FileReport
from assistant.types import Answer, Turn
from ingest.types import Document, Progress
from vectorstore.types import DocumentInfo


class Library(Protocol):
    """The indexed documents."""

    def documents(self) -> tuple[DocumentInfo, ...]: ...
    def document(self, name: str) -> Document: ...


class Assistant(Protocol):
    """Answers questions; every method may be called from any thread and raises TrolyError."""

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


@dataclass(frozen=True, slots=True)
class Intake:
    """Lets readers add reports.

    `add` indexes files, telling its progress, with one report for each file; it raises TrolyError. Files larger than
    `max_bytes` are turned away while they come in.
    """

    add: Callable[[Sequence[Path], Progress], Sequence[FileReport]]
    max_bytes: int
