"""Ask a question set and measure what comes back."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from assistant.evaluation.figures import Figures, Miss, measure
from assistant.evaluation.matching import share_covered
from assistant.evaluation.questions import Expected
from assistant.presenting.answers import answer_json, refusal_json
from assistant.types import Answer, Evidence, Status, Turn
from ingest.errors import InputError
from ingest.types import Progress, no_progress

DEPTHS = (1, 5)


class Asked(Protocol):
    """What measuring needs of an assistant."""

    def ask(self, text: str, history: Sequence[Turn] = (), *, documents: Collection[str] = ()) -> Answer: ...

    def search(
        self, text: str, history: Sequence[Turn] = (), *, k: int = 10, documents: Collection[str] = ()
    ) -> list[Evidence]: ...


class Refusals(NamedTuple):
    """How many questions were refused: `rightly` of the `unanswerable` ones, `wrongly` of the `answerable` ones."""

    rightly: int
    unanswerable: int
    wrongly: int
    answerable: int


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Figures of a question set; `recall` maps k to the share of gold passages covered by the k best passages.

    Recall is averaged over the answerable questions; None where there is none.
    """

    figures: Figures
    recall: dict[int, float | None]
    misses: tuple[Miss, ...]
    refusals: Refusals

    @property
    def false_abstentions(self) -> float | None:
        """The share of answerable questions that were refused; None where there is none."""
        refused = self.refusals
        return round(refused.wrongly / refused.answerable, 4) if refused.answerable else None

    def as_json(self) -> dict[str, Any]:
        """All figures in one flat object."""
        return {
            **{f"recall@{k}": value for k, value in self.recall.items()},
            **self.figures.as_json(),
            "false_abstentions": self.false_abstentions,
        }


def evaluate(
    assistant: Asked,
    questions: Sequence[tuple[Expected, Sequence[Turn]]],
    source: str,
    *,
    documents: Collection[str] = (),
    progress: Progress = no_progress,
) -> Evaluation:
    """Ask every question, each with the turns before it; quotes must stand in `source`."""
    replies: dict[str | int, dict[str, Any]] = {}
    covered: dict[int, list[float]] = {k: [] for k in DEPTHS}
    for number, (item, history) in enumerate(questions):
        progress(f"Câu hỏi {number + 1}/{len(questions)}", number / len(questions))
        try:
            replies[item.id] = answer_json(assistant.ask(item.question, history, documents=documents))
            found = assistant.search(item.question, history, k=max(DEPTHS), documents=documents)
        except InputError as error:
            replies[item.id] = refusal_json(error.message)
            found = []
        if item.answerable:
            texts = [evidence.passage.text for evidence in found]
            for k in DEPTHS:
                covered[k].append(share_covered(item.gold, texts[:k]))
    items = [item for item, _ in questions]
    figures, misses = measure(items, replies, source)
    recall = {k: round(sum(shares) / len(shares), 4) if shares else None for k, shares in covered.items()}
    return Evaluation(figures, recall, tuple(misses), _refusals(items, replies))


def _refusals(items: Sequence[Expected], replies: dict[str | int, dict[str, Any]]) -> Refusals:
    marks = [(replies[item.id]["status"] == Status.NOT_FOUND, item.answerable) for item in items]
    return Refusals(
        rightly=marks.count((True, False)),
        unanswerable=sum(not answerable for _, answerable in marks),
        wrongly=marks.count((True, True)),
        answerable=sum(answerable for _, answerable in marks),
    )
