"""Question sets from outside, each with the text that its questions are about."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.commands.batch import read_rows
from assistant.evaluation.questions import Expected, expected
from assistant.types import Turn

Asked = tuple[Expected, Sequence[Turn]]


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Questions, each with the turns before it, about one text file."""

    name: str
    text: Path
    questions: tuple[Asked, ...]

    def bare(self) -> QuestionSet:
        """The same questions as typed without accents."""
        questions = tuple(
            (
                replace(item, question=unaccented(item.question)),
                tuple(Turn(turn.role, unaccented(turn.content)) for turn in history),
            )
            for item, history in self.questions
        )
        return QuestionSet(f"{self.name}, không dấu", self.text, questions)

    def sample(self, limit: int) -> QuestionSet:
        """At most `limit` questions, evenly spread."""
        step = max(1, -(-len(self.questions) // limit)) if limit else 1
        return replace(self, questions=self.questions[::step])


def unaccented(text: str) -> str:
    """Vietnamese as typed without accents."""
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(char for char in plain if not unicodedata.combining(char))


def report_set(questions: Path, report: Path) -> QuestionSet:
    """The questions about a report."""
    rows = tuple((expected(row.given), row.history) for row in read_rows(questions))
    return QuestionSet("Báo cáo", report, rows)


def paragraph_set(name: str, source: Path, folder: Path) -> QuestionSet:
    """A set of paragraphs and questions, its paragraphs written to one Markdown file in `folder`.

    A question's gold passage is its paragraph; each of its answers is an accepted spelling of one fact.
    """
    data = json.loads(source.read_text("utf-8"))
    paragraphs = {doc["id"]: " ".join(doc["text"].split()) for doc in data["docs"]}
    lines = [f"# {name}"]
    title = ""
    for doc in sorted(data["docs"], key=lambda doc: doc["title"]):
        if doc["title"] != title:
            title = doc["title"]
            lines.append(f"## {title.replace('_', ' ')}")
        lines.append(paragraphs[doc["id"]])
    text = folder / f"{source.stem}.md"
    text.write_text("\n\n".join(lines), "utf-8")
    questions = tuple(
        Expected(
            id=row["id"],
            question=row["question"],
            kind="answerable" if row["answerable"] else "adversarial",
            answerable=row["answerable"],
            gold=tuple(paragraphs[gold] for gold in row["gold"]),
            facts=(tuple(row["answers"]),) if row["answerable"] else (),
        )
        for row in data["questions"]
    )
    return QuestionSet(name, text, tuple((item, ()) for item in questions))
