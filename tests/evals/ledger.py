"""How the ledger of a report fares against a hand-written table of its figures.

    python -m tests.evals.ledger FIGURES.jsonl... REPORT [--whole] [--quiet]

A row of the table is found when an observation has its value and unit and stands within its quote; one observation
answers for one row. `tests.evals.gold_figures` says what counts as the same. `--whole`: the tables hold every figure
of the report, so what is not in them counts against precision and is listed. Naming is measured by words only: a name
passes when it holds 3 of 5 naming words of theirs and no more than 3 of 5 of its own are foreign to theirs.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.normalise import canonical
from ingest.observation import Observation
from ingest.pipeline import ingest
from ingest.types import Document
from tests.evals.gold_figures import (
    Gold,
    read_gold,
    same_period,
    same_qualifier,
    same_unit,
    same_value,
    shared_words,
    yearly,
)

HELD = 0.6
OWN = 0.4


@dataclass(frozen=True, slots=True)
class Pair:
    """A row of a table and the observation that answers for it."""

    gold: Gold
    ours: Observation

    @property
    def unit_exact(self) -> bool:
        return self.gold.unit.casefold() == self.ours.quantity.unit.casefold()

    @property
    def number(self) -> bool:
        ours, gold = self.ours.quantity, self.gold
        return (ours.number, ours.number_max) == (gold.number, gold.number_max) and (
            gold.out_of is None or ours.out_of == gold.out_of
        )

    @property
    def nature(self) -> bool:
        return self.ours.nature.value in self.gold.natures

    @property
    def period(self) -> bool:
        unit = f"{self.gold.unit} {self.ours.quantity.unit}"
        return any(same_period(self.ours.period, period, unit) for period in self.gold.periods)

    @property
    def qualifier(self) -> bool:
        return same_qualifier(self.ours.quantity.qualifier, self.gold.qualifier)

    @property
    def words(self) -> tuple[float, float]:
        return shared_words(f"{self.ours.indicator} {self.ours.quantity.unit}", self.gold.indicator)

    @property
    def naming(self) -> bool:
        held, own = self.words
        return held >= HELD and own >= OWN


TRAITS = ("number", "nature", "period", "qualifier", "naming", "unit_exact")


@dataclass(frozen=True, slots=True)
class Score:
    """What came of a comparison; `false` are the observations that answer for no row."""

    pairs: tuple[Pair, ...]
    missed: tuple[Gold, ...]
    false: tuple[Observation, ...]

    @property
    def recall(self) -> float:
        return len(self.pairs) / max(len(self.pairs) + len(self.missed), 1)

    @property
    def precision(self) -> float:
        return len(self.pairs) / max(len(self.pairs) + len(self.false), 1)

    def share(self, trait: str) -> float:
        """The share of the found rows that are right in one of `TRAITS`."""
        return sum(bool(getattr(pair, trait)) for pair in self.pairs) / max(len(self.pairs), 1)


def score(document: Document, rows: Sequence[Gold]) -> Score:
    """Compare the ledger of a document with a table."""
    spans = {row.id: list(_places(document.text, row.quote)) for row in rows}
    if lost := [row.id for row in rows if not spans[row.id]]:
        raise ValueError(f"quotes that are not in the report: {', '.join(lost)}")
    meetings = [
        Pair(row, ours) for row in rows for ours in document.observations if _meet(row, ours, spans[row.id])
    ]
    # The surest first: the words of the name, then the unit as written.
    meetings.sort(key=lambda pair: (sum(pair.words), pair.unit_exact, pair.period), reverse=True)
    pairs: dict[str, Pair] = {}
    taken: set[int] = set()
    for pair in meetings:
        if pair.gold.id not in pairs and pair.ours.quantity.start not in taken:
            pairs[pair.gold.id] = pair
            taken.add(pair.ours.quantity.start)
    return Score(
        tuple(pairs[row.id] for row in rows if row.id in pairs and not row.optional),
        tuple(row for row in rows if row.id not in pairs and not row.optional),
        tuple(ours for ours in document.observations if ours.quantity.start not in taken),
    )


def _meet(row: Gold, ours: Observation, spans: Sequence[tuple[int, int]]) -> bool:
    quantity = ours.quantity
    return (
        any(start <= quantity.start and quantity.end <= end for start, end in spans)
        and same_value(quantity.value, row.value)
        and same_unit(quantity.unit, row.unit, yearly=any(map(yearly, (*row.periods, ours.period))))
    )


def _places(text: str, quote: str) -> Iterator[tuple[int, int]]:
    """Every place of a quote in a text, white space and capitals aside."""
    index = [i for i, char in enumerate(text) if not char.isspace()]
    bare = "".join(text[i] for i in index).lower()
    sought = "".join(canonical(quote).split()).lower()
    at = bare.find(sought)
    while at >= 0:
        yield index[at], index[at + len(sought) - 1] + 1
        at = bare.find(sought, at + 1)


def table(found: Score, *, whole: bool) -> str:
    """The figures of a comparison as lines."""
    total = len(found.pairs) + len(found.missed)
    lines = [f"recall of value + unit   {found.recall:.3f}  ({len(found.pairs)} of {total})"]
    if whole:
        lines.append(f"precision                {found.precision:.3f}  ({len(found.false)} false)")
    lines += [f"{trait:<24} {found.share(trait):.3f}" for trait in TRAITS]
    held = sum(pair.words[0] for pair in found.pairs) / max(len(found.pairs), 1)
    return "\n".join([*lines, f"{'naming words held':<24} {held:.3f}"])


def faults(found: Score, *, whole: bool) -> Iterator[str]:
    """Every miss, ours beside theirs."""
    for row in found.missed:
        yield f"MISSED {row.id} {row.value!r} {row.unit!r}: {row.indicator} | {row.quote[:90]}"
    for pair in found.pairs:
        ours, gold = pair.ours, pair.gold
        if not pair.number:
            amount = (ours.quantity.number, ours.quantity.number_max, ours.quantity.out_of)
            yield f"NUMBER {gold.id} {amount} ≠ {(gold.number, gold.number_max, gold.out_of)}"
        for trait, is_, should in (
            ("nature", ours.nature.value, " or ".join(gold.natures)),
            ("period", ours.period, " or ".join(gold.periods)),
            ("qualifier", ours.quantity.qualifier, gold.qualifier),
            ("naming", ours.indicator, gold.indicator),
        ):
            if not getattr(pair, trait):
                yield f"{trait.upper():<9} {gold.id} {gold.value} {gold.unit}: {is_!r} ≠ {should!r}"
    for false in found.false if whole else ():
        quantity = false.quantity
        yield f"FALSE  {quantity.value!r} {quantity.unit!r} ({quantity.kind.value}): {false.indicator}"


def main() -> None:
    """Print how a report fares."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("figures", type=Path, nargs="+")
    parser.add_argument("report", type=Path)
    parser.add_argument("--whole", action="store_true", help="the tables hold every figure of the report")
    parser.add_argument("--quiet", action="store_true", help="the figures alone")
    given = parser.parse_args()
    found = score(ingest(given.report), read_gold(*given.figures))
    print(table(found, whole=given.whole))
    if not given.quiet:
        print(*faults(found, whole=given.whole), sep="\n")


if __name__ == "__main__":
    main()
