"""How far the wording of study questions is."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.study.types import StudyQuestion


@dataclass(frozen=True, slots=True)
class Step:
    """How far the wording is: `done` of `total` questions.

    `question` is the one done last in its new words, None where it stays as it is. The last step is `over`: `kept`
    counts those in new words, `note` tells in Vietnamese why the others have none, "" where nothing went wrong.
    """

    done: int
    total: int
    question: StudyQuestion | None = None
    over: bool = False
    kept: int = 0
    note: str = ""
