"""Samples of the real report's ledger that a person has judged, and how they are drawn anew.

    python -m tests.evals.ledger_samples judged     50 indicators of ours beside those of the published table
    python -m tests.evals.ledger_samples precision  100 observations of ours, to be checked against the text

Either writes its file in `tests/evals/ledgers`. Verdicts on what has not changed are kept; the rest is written with a
verdict of null, listed on the screen, and waits for a person. The draws are by fixed seed, so that only a changed
ledger changes a sample.

What the verdicts mean. Judged: read alone, both names mean the same figure; a name whose scope is lost, so that a
reader would take it for another figure, is not the same. Precision: it is a figure of the report, its value, unit,
period and nature are the text's, and the name says what the sentence counts, no part of it left out that changes what
is counted; `why` also notes what a right one leaves to the paragraph.
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path
from typing import Any

from ingest.observation import Observation
from ingest.pipeline import ingest
from ingest.types import Document
from tests.evals.gold_figures import read_gold
from tests.evals.ledger import score

HERE = Path(__file__).parent / "ledgers"
SHARED = Path(__file__).resolve().parents[3] / "shared"
REPORT = SHARED / "reports" / "bao-cao-chinh-tri.txt"
PUBLISHED = SHARED / "eval" / "figures.jsonl"
JUDGED = HERE / "judged.jsonl"
PRECISION = HERE / "precision.jsonl"
SEED = 20250501
JUDGED_SIZE = 50
PRECISION_SIZE = 100
# What makes an observation the one that was checked.
MOST_WORDS = 10
CHECKED = ("indicator", "value", "unit", "period", "nature")

Row = dict[str, Any]


def read_rows(file: Path) -> list[Row]:
    """The rows of a sample, in order."""
    return [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]


def indicators(document: Document) -> dict[str, tuple[str, str | None]]:
    """Their indicator and ours, None where the figure is missed, by the id of a row of the published table."""
    rows = read_gold(PUBLISHED)
    ours = {pair.gold.id: brief(pair.ours.indicator) for pair in score(document, rows).pairs}
    return {row.id: (brief(row.indicator), ours.get(row.id)) for row in rows}


def brief(name: str) -> str:
    """The first words of a name: enough to tell it, and no more than a short quotation of the report."""
    words = name.split()
    return name if len(words) <= MOST_WORDS else " ".join([*words[:MOST_WORDS], "…"])


def described(told: Observation) -> Row:
    """What of an observation is checked."""
    quantity = told.quantity
    values = (brief(told.indicator), quantity.value, quantity.unit, told.period, told.nature.value)
    return dict(zip(CHECKED, values, strict=True))


def draw_judged(document: Document) -> list[Row]:
    """Rows `id, theirs, ours, same`."""
    named = indicators(document)
    chosen = sorted(random.Random(SEED).sample(sorted(named), JUDGED_SIZE))
    return [{"id": key, "theirs": named[key][0], "ours": named[key][1], "same": None} for key in chosen]


def draw_precision(document: Document) -> list[Row]:
    """Rows `indicator, value, unit, period, nature, right, why`, in the order of the report."""
    every = document.observations
    chosen = sorted(random.Random(SEED).sample(range(len(every)), min(PRECISION_SIZE, len(every))))
    return [{**described(every[i]), "right": None, "why": ""} for i in chosen]


def kept(drawn: list[Row], before: list[Row], keys: tuple[str, ...], verdicts: tuple[str, ...]) -> list[Row]:
    """The drawn rows with the verdicts that were given on the same."""
    known = {tuple(row[key] for key in keys): row for row in before}
    same = ((row, known.get(tuple(row[key] for key in keys))) for row in drawn)
    return [{**row, **{name: old[name] for name in verdicts}} if old else row for row, old in same]


def main() -> None:
    """Write a sample anew."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sample", choices=("judged", "precision"))
    judged = parser.parse_args().sample == "judged"
    file = JUDGED if judged else PRECISION
    document = ingest(REPORT)
    drawn = draw_judged(document) if judged else draw_precision(document)
    before = read_rows(file) if file.exists() else []
    rows = (
        kept(drawn, before, ("id", "ours"), ("same",))
        if judged
        else kept(drawn, before, CHECKED, ("right", "why"))
    )
    file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    verdict = "same" if judged else "right"
    waiting = [row for row in rows if row[verdict] is None]
    print(*waiting, f"{len(waiting)} of {len(rows)} wait for a verdict in {file}", sep="\n")


if __name__ == "__main__":
    main()
