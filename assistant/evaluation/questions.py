"""Question sets: JSONL with the facts that an answer must hold and the passages that carry them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ingest.errors import InputError

# Questions for one fact, whose headline alone should tell it.
SINGLE_FACT = frozenset(
    {"figure", "target", "result", "footnote", "followup", "nodiacritics", "typo", "abbrev"}
)
# The longest answer, in characters, that counts as right.
LONGEST = {
    "list": 4000,
    "task": 3000,
    "limitation": 2500,
    "cause": 2500,
    "comparison": 1800,
    "conflict": 1500,
}
LONGEST["lesson"] = 2500
LONGEST_OTHER = 900
# Kinds whose answer may state a number that is worked out from the cited ones.
DERIVED = frozenset({"comparison", "conflict"})


@dataclass(frozen=True, slots=True)
class Expected:
    """One question with what its answer is measured by.

    `facts` holds the required facts, each as its accepted spellings; `wrong` figures that the headline must not show;
    `gold` the passages, verbatim.
    """

    id: str | int
    question: str
    kind: str
    answerable: bool
    gold: tuple[str, ...] = ()
    facts: tuple[tuple[str, ...], ...] = ()
    wrong: tuple[str, ...] = ()

    @property
    def longest(self) -> int:
        """The length allowed for an answer to a question of this kind."""
        return LONGEST.get(self.kind, LONGEST_OTHER)


def expected(row: Mapping[str, Any]) -> Expected:
    """Read one object of a question set. Raises InputError with the id of the one that is wrong."""
    try:
        item = Expected(
            id=row["id"],
            question=row["question"],
            kind=str(row.get("kind", "other")),
            answerable=bool(row.get("answerable", True)),
            gold=_texts(row.get("gold", [])),
            facts=tuple(_texts(spellings) for spellings in row.get("answer", [])),
            wrong=_texts(row.get("must_not", [])),
        )
    except (TypeError, KeyError) as error:
        raise InputError(
            f"Câu {row.get('id')}: «gold» và «must_not» phải là danh sách chuỗi, «answer» là danh sách các danh sách chuỗi."
        ) from error
    if item.answerable and not item.gold:
        raise InputError(f"Câu {item.id}: thiếu «gold»; tệp này không phải bộ câu hỏi để chấm điểm.")
    return item


def _texts(values: object) -> tuple[str, ...]:
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise TypeError(values)
    return tuple(values)
