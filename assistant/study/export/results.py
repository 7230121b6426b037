"""What an export gives: the file, and what the format could not hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.study.types import StudyQuestion


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A question that is not in the file, and why: "câu hỏi dài quá 120 ký tự"."""

    id: str
    question: str
    reason: str


@dataclass(frozen=True, slots=True)
class Export:
    """A file's bytes, how many questions it holds, and those it does not."""

    data: bytes
    written: int
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class Sorted:
    """The questions that a format holds, in order, and the others."""

    held: tuple[StudyQuestion, ...]
    left_out: tuple[LeftOut, ...]


def sorted_out(judged: Iterable[tuple[StudyQuestion, str]]) -> Sorted:
    """Part questions by the reason against each, "" for none."""
    held, left = [], []
    for question, reason in judged:
        if reason:
            left.append(LeftOut(question.id, question.question, reason))
        else:
            held.append(question)
    return Sorted(tuple(held), tuple(left))


def all_held(questions: Iterable[StudyQuestion]) -> Sorted:
    """For a format that leaves nothing out."""
    return Sorted(tuple(questions), ())


def left_out_text(left: Iterable[LeftOut]) -> str:
    """One sentence on what is missing and why; "" where nothing is."""
    counts: dict[str, int] = {}
    for item in left:
        counts[item.reason] = counts.get(item.reason, 0) + 1
    if not counts:
        return ""
    reasons = "; ".join(f"{count} câu {reason}" for reason, count in counts.items())
    return f"Không đưa vào tệp {sum(counts.values())} câu: {reasons}."
