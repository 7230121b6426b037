"""How often checking a text tells right figures from wrong ones.

    python -m tests.evals.checks [--reports FOLDER] [--wrong]

The sentences are of two kinds: ours (`checks/*.jsonl`), each once with its right figure and once altered, and simple
ones made from a report's own ledger, every second one altered. `checks/ngoai-bao-cao.txt` speaks of what no report here
tells. FOLDER holds the official report; without it only what lies here is measured.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.checking import Verdict, check
from assistant.checking.units import comparable, measure_of
from assistant.figures.ledger.entries import Entry, entries
from ingest.observation import FigureNature
from ingest.pipeline import ingest
from ingest.quantity import Kind
from ingest.types import Document

HERE = Path(__file__).parent
OWN = HERE / "check_sets"
SHARED = Path(__file__).parents[3] / "shared" / "reports"
MARK = "{}"
TEMPLATES = (
    "{name}{period}: {value}.",
    "Theo báo cáo, {name}{period} là {value}.",
    "{name}{period} {verb} {value}, thể hiện sự cố gắng của toàn ngành.",
)


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence, where its figure begins, the verdict that it should get, and how it was altered ("" for right)."""

    text: str
    at: int
    expected: Verdict
    how: str


@dataclass(frozen=True, slots=True)
class Result:
    """A case and what was found."""

    case: Case
    found: Verdict | None
    message: str

    @property
    def right(self) -> bool:
        """Whether the verdict is the expected one."""
        return self.found is self.case.expected


def written(path: Path) -> list[Case]:
    """The sentences of a file, each right and altered."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        at = row["text"].index(MARK)
        found.append(Case(row["text"].replace(MARK, row["right"]), at, Verdict.MATCH, ""))
        altered = row.get("wrong_text", row["text"])
        figure = row.get("wrong", row["right"])
        found.append(Case(altered.replace(MARK, figure), altered.index(MARK), Verdict.DIFFERS, row["how"]))
    return found


def unrelated(path: Path) -> list[Case]:
    """Sentences of other things; the figure may stand anywhere."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [Case(line, -1, Verdict.NOT_IN_REPORT, "other") for line in lines if line.strip()]


def derived(document: Document) -> list[Case]:
    """A sentence for each line of the ledger that can be told in one, every second one altered."""
    usable = [entry for entry in entries(document) if _usable(entry)]
    found = []
    for n, entry in enumerate(usable):
        value, how = _value(entry), ""
        if n % 2:
            value, how = (
                (_swapped(entry, usable, n), "swap")
                if n % 4 == 1
                else (_digit(value, entry.observation.quantity.value), "digit")
            )
        told = entry.observation
        template = TEMPLATES[n % len(TEMPLATES)]
        period = f" {told.period}" if told.period[:3] in ("năm", "nhi", "gia") else ""
        verb = "đạt" if told.nature is FigureNature.RESULT else "phấn đấu đạt"
        before = template.partition("{value}")[0].format(name=told.indicator, period=period, verb=verb)
        text = template.format(name=told.indicator, period=period, verb=verb, value=value)
        found.append(Case(text, len(before), Verdict.DIFFERS if how else Verdict.MATCH, how))
    return found


def _usable(entry: Entry) -> bool:
    told = entry.observation
    return told.quantity.kind not in (Kind.DURATION, Kind.RANK) and len(told.indicator.split()) >= 4


def _value(entry: Entry) -> str:
    quantity = entry.observation.quantity
    if quantity.kind is Kind.PERCENT and quantity.number_max is None and "/" not in quantity.unit:
        return f"{quantity.value} phần trăm"
    return quantity.text


def _digit(shown: str, value: str) -> str:
    """The last digit of the value moved by three."""
    at = max((i for i, char in enumerate(value) if char.isdecimal()), default=-1)
    altered = f"{value[:at]}{(int(value[at]) + 3) % 10}{value[at + 1 :]}" if at >= 0 else "chín"
    return shown.replace(value, altered, 1)


def _swapped(entry: Entry, usable: Sequence[Entry], n: int) -> str:
    """The figure of another line with the same unit, the next one down; else one with a digit altered."""
    mine = entry.observation.quantity
    for other in (*usable[n + 1 :], *usable[:n]):
        quantity = other.observation.quantity
        if (
            comparable(measure_of(mine), measure_of(quantity))
            and quantity.number != mine.number
            and other.observation.indicator != entry.observation.indicator
        ):
            return _value(entry).replace(mine.value, quantity.value)
    return _digit(_value(entry), mine.value)


def measured(cases: Sequence[Case], document: Document) -> Iterator[Result]:
    """Check each sentence on its own."""
    for case in cases:
        found = check(case.text, [document])
        ours = [item for item in found if case.at < 0 or item.end > case.at]
        item = ours[0] if ours else None
        yield Result(case, item.verdict if item else None, item.message if item else "")


def every_set(folder: Path) -> Iterator[tuple[Path, Document, dict[str, list[Case]]]]:
    """Each report that is there, with its sentences by kind."""
    reports = (
        (folder / "bao-cao-chinh-tri.txt", OWN / "cong-thuong.jsonl"),
        (HERE.parents[1] / "reports" / "bao-cao-chinh-tri-tom-luoc.md", OWN / "cong-thuong.jsonl"),
        (HERE / "reports" / "nong-nghiep.txt", OWN / "nong-nghiep.jsonl"),
        *((path, None) for path in sorted((HERE / "ledgers").glob("*.txt"))),
    )
    for path, own in reports:
        if not path.exists():
            continue
        document = ingest(path)
        sets = {"viết riêng": written(own) if own else [], "từ sổ số liệu": derived(document)}
        if own and own.stem == "cong-thuong":
            sets["ngoài báo cáo"] = unrelated(OWN / "ngoai-bao-cao.txt")
        yield path, document, {name: cases for name, cases in sets.items() if cases}


def main(argv: list[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--reports", type=Path, default=SHARED)
    parser.add_argument("--wrong", action="store_true", help="print the sentences that were judged wrongly")
    arguments = parser.parse_args(argv)
    for path, document, sets in every_set(arguments.reports):
        for name, cases in sets.items():
            started = time.perf_counter()
            results = list(measured(cases, document))
            seconds = time.perf_counter() - started
            right = sum(result.right for result in results)
            print(
                f"{path.name} | {name}: {right}/{len(results)} ({100 * right / len(results):.1f} %), {seconds:.2f} s"
            )
            for result in results:
                if arguments.wrong and not result.right:
                    print(
                        f"    {result.case.text} [{result.case.how or 'right'}] -> {result.found}: {result.message}"
                    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
