"""Question sets, each with the text that its questions are about."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from pathlib import Path

from assistant.commands.batch import read_rows
from assistant.evaluation.questions import SINGLE_FACT, Expected, expected
from assistant.types import Turn

HERE = Path(__file__).parent
EXTERNAL = {"XQuAD-vi": "xquad_vi.json", "ViQuAD 2": "viquad2_1000.json"}

Asked = tuple[Expected, Sequence[Turn]]


class Role(Enum):
    """What a set is for: `HELD_OUT` was never looked at while rules and weights were made, as the first two were."""

    PUBLISHED = auto()
    TUNED = auto()
    HELD_OUT = auto()
    OTHER_REPORT = auto()
    PARAGRAPHS = auto()


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Questions, each with the turns before it, about one text file."""

    name: str
    role: Role
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
        return replace(self, name=f"{self.name}, không dấu", questions=questions)

    def sample(self, limit: int) -> QuestionSet:
        """At most `limit` questions, evenly spread; all of them where it is 0."""
        step = max(1, -(-len(self.questions) // limit)) if limit else 1
        return replace(self, questions=self.questions[::step])

    @property
    def answerable(self) -> int:
        """How many questions `correct` is averaged over."""
        return sum(item.answerable for item, _ in self.questions)

    @property
    def single_fact(self) -> int:
        """How many questions `headline` is averaged over."""
        return sum(
            item.answerable and item.kind in SINGLE_FACT and len(item.facts) == 1
            for item, _ in self.questions
        )


def unaccented(text: str) -> str:
    """Vietnamese as typed without accents."""
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(char for char in plain if not unicodedata.combining(char))


def find_sets(shared: Path, report: Path, folder: Path) -> tuple[list[QuestionSet], list[str]]:
    """The sets that can be asked, those about one text together, and a Vietnamese line for each that cannot.

    `shared` holds `questions.jsonl` about `report`, and `external/*.json`; the other report and our own questions are
    here. `folder` is where texts are written that must be made first.
    """
    about_reports = (
        ("Báo cáo", Role.PUBLISHED, report, shared / "questions.jsonl"),
        ("Tự soạn, đã chỉnh theo", Role.TUNED, report, HERE / "questions" / "tuned.jsonl"),
        ("Tự soạn, để riêng", Role.HELD_OUT, report, HERE / "questions" / "held_out.jsonl"),
        (
            "Báo cáo khác",
            Role.OTHER_REPORT,
            HERE / "reports" / "nong-nghiep.txt",
            HERE / "questions" / "other_report.jsonl",
        ),
    )
    found: list[QuestionSet] = []
    missing: list[str] = []
    for name, role, text, questions in about_reports:
        if lacking := [path for path in (text, questions) if not path.is_file()]:
            missing.append(f"Không đo «{name}»: không có {lacking[0]}.")
        else:
            found.append(report_set(name, role, questions, text))
    for name, file in EXTERNAL.items():
        source = shared / "external" / file
        if source.is_file():
            found.append(paragraph_set(name, source, folder))
        else:
            missing.append(f"Không đo «{name}»: không có {source}.")
    return found, missing


def report_set(name: str, role: Role, questions: Path, report: Path) -> QuestionSet:
    """The questions about a report."""
    rows = tuple((expected(row.given), row.history) for row in read_rows(questions))
    return QuestionSet(name, role, report, rows)


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
    return QuestionSet(name, Role.PARAGRAPHS, text, tuple((item, ()) for item in questions))
