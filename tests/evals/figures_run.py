"""Figures of the ledger and of checking a text, over every report there is; writes two Markdown texts.

    python -m tests.evals.figures_run [--shared FOLDER] [--ledger FILE] [--checks FILE]

FOLDER holds `reports/` and `eval/figures.jsonl`, the published table of the official report; without it only what lies
here is measured, and said so. `ledger.py` and `checks.py` tell what counts as right and list what is not.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from assistant.commands.console import ProgressLine
from assistant.evaluation.table import markdown
from ingest.pipeline import ingest
from tests.evals.checks import Result, every_set, measured
from tests.evals.gold_figures import read_gold
from tests.evals.ledger import TRAITS, Score, score
from tests.evals.ledger_samples import JUDGED, PRECISION, read_rows

HERE = Path(__file__).parent
DIGEST = HERE.parents[1] / "reports" / "bao-cao-chinh-tri-tom-luoc.md"
SHARED = HERE.parents[2] / "shared"
OFFICIAL = "bao-cao-chinh-tri.txt"
ELSEWHERE = HERE / "reports"
LEDGERS = HERE / "ledgers"

NAMES = {
    "recall": "Tìm thấy (recall)",
    "precision": "Đúng là số liệu (precision)",
    "number": "Số (number)",
    "nature": "Tính chất (nature)",
    "period": "Thời kỳ (period)",
    "qualifier": "Từ kèm theo (qualifier)",
    "naming": "Tên, so từng chữ (naming)",
    "unit_exact": "Đơn vị viết như bảng",
}
WANTED = {"recall": 0.97, "precision": 0.95, "number": 0.99, "nature": 0.92, "period": 0.90}
WANTED_NAMING, WANTED_PRECISION, WANTED_CHECKS = 0.90, 0.95, 0.95
ALTERED = {
    "": "Số đúng",
    "digit": "Sai một chữ số",
    "swap": "Số của chỉ tiêu khác",
    "unit": "Sai đơn vị",
    "period": "Của thời kỳ khác",
    "nature": "Lẫn kết quả và chỉ tiêu",
    "other": "Nội dung ngoài báo cáo",
}


@dataclass(frozen=True, slots=True)
class Scored:
    """A report against its table; `whole`: the table holds every figure of the report."""

    name: str
    score: Score
    whole: bool


@dataclass(frozen=True, slots=True)
class Judged:
    """Sentences of a kind checked against a report, and the seconds that it took."""

    report: str
    kind: str
    results: tuple[Result, ...]
    seconds: float


def tables(shared: Path) -> list[tuple[Path, Path, bool]]:
    """Each table with its report, and whether it is whole."""
    own = ((file, LEDGERS / f"{file.stem}.txt", True) for file in sorted(LEDGERS.glob("*.jsonl")))
    return [
        (shared / "eval" / "figures.jsonl", shared / "reports" / OFFICIAL, False),
        (LEDGERS / "digest.jsonl", DIGEST, True),
        *((file, ELSEWHERE / f"{file.stem}.txt", True) for file in sorted(LEDGERS.glob("*.jsonl"))),
        *own,
    ]


def scored(shared: Path, progress: ProgressLine) -> list[Scored]:
    """Every table whose report is there."""
    found = []
    for table, report, whole in tables(shared):
        if table.exists() and report.exists():
            progress(f"Sổ số liệu: {report.name}")
            found.append(Scored(report.stem, score(ingest(report), read_gold(table)), whole))
    return found


def ledger_table(found: Sequence[Scored]) -> str:
    """One column a report; what cannot be told of it is a dash."""
    rows: list[list[object]] = []

    def add(name: str, wanted: float | None, cell: Callable[[Scored], object]) -> None:
        rows.append([name, wanted, *map(cell, found)])

    add("Số liệu trong bảng", None, lambda one: len(one.score.pairs) + len(one.score.missed))
    add(NAMES["recall"], WANTED["recall"], lambda one: one.score.recall)
    add(NAMES["precision"], WANTED["precision"], lambda one: one.score.precision if one.whole else None)
    for trait in TRAITS:
        add(NAMES[trait], WANTED.get(trait), partial(_share, trait))
    return markdown(["Chỉ số", "Mức cần", *(one.name for one in found)], rows)


def _share(trait: str, one: Scored) -> float:
    return one.score.share(trait)


def samples_table() -> str:
    """What people said of two samples of the official report's ledger."""
    same = [row["same"] for row in read_rows(JUDGED)]
    right = [row["right"] for row in read_rows(PRECISION)]
    return markdown(
        ["Mẫu do người đánh giá", "Mức cần", "Tỷ lệ đúng", "Đúng", "Chưa đánh giá", "Tổng"],
        [
            [name, wanted, given.count(True) / len(given), given.count(True), given.count(None), len(given)]
            for name, wanted, given in (
                ("Tên cùng chỉ một nội dung", WANTED_NAMING, same),
                ("Dòng của sổ đúng với báo cáo", WANTED_PRECISION, right),
            )
        ],
    )


def judged(shared: Path, progress: ProgressLine) -> list[Judged]:
    """Every kind of sentences against every report that is there."""
    found = []
    for report, document, sets in every_set(shared / "reports"):
        for kind, cases in sets.items():
            progress(f"Kiểm tra văn bản: {report.name}, {kind}")
            started = time.perf_counter()
            results = tuple(measured(cases, document))
            found.append(Judged(report.stem, kind, results, time.perf_counter() - started))
    return found


def checks_table(found: Sequence[Judged]) -> str:
    """One row a kind of sentences and report: how many verdicts are right."""
    return markdown(
        ["Báo cáo", "Câu", "Mức cần", "Đúng", "Số câu đúng/tổng", "ms một câu"],
        [
            [
                one.report,
                one.kind,
                WANTED_CHECKS,
                _right(one.results) / len(one.results),
                f"{_right(one.results)}/{len(one.results)}",
                one.seconds * 1000 / len(one.results),
            ]
            for one in found
        ],
    )


def altered_table(found: Sequence[Judged]) -> str:
    """Right of all by what was done to the figure, over the reports."""
    kinds = dict.fromkeys(one.kind for one in found)
    counts: Counter[tuple[str, str, bool]] = Counter(
        (one.kind, result.case.how, result.right) for one in found for result in one.results
    )
    ways = dict.fromkeys(how for _, how, _ in counts)

    def cell(kind: str, how: str) -> str | None:
        right, wrong = counts[kind, how, True], counts[kind, how, False]
        return f"{right}/{right + wrong}" if right + wrong else None

    return markdown(
        ["Số liệu trong câu", *kinds],
        [[ALTERED.get(how, how), *(cell(kind, how) for kind in kinds)] for how in ways],
    )


def _right(results: Iterable[Result]) -> int:
    return sum(result.right for result in results)


def main(argv: list[str] | None = None) -> int:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--ledger", type=Path, help="also write the figures of the ledger to a file")
    parser.add_argument("--checks", type=Path, help="also write the figures of checking to a file")
    arguments = parser.parse_args(argv)
    progress = ProgressLine(sys.stderr)
    ledger = f"{ledger_table(scored(arguments.shared, progress))}\n\n{samples_table()}"
    sentences = judged(arguments.shared, progress)
    checks = f"{checks_table(sentences)}\n\n{altered_table(sentences)}"
    progress.clear()
    if not (arguments.shared / "reports" / OFFICIAL).exists():
        print(
            f"Không đo trên báo cáo thật: không có {arguments.shared / 'reports' / OFFICIAL}.",
            file=sys.stderr,
        )
    print(f"{ledger}\n\n{checks}")
    for file, text in ((arguments.ledger, ledger), (arguments.checks, checks)):
        if file:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
