"""The ledger of a report and what is made of it, beside plain LangChain work on the same text; prints Markdown.

    python -m tests.bench.ledger [--report FILE] [--repeat N] [--out FILE]

Each round measures ours and the plain work in a process of its own, in turn and their order changing. A process does a
thing once, imports made before, so that nothing remembered from an earlier time makes it look quicker. Times are medians
over the rounds. Plain work is RecursiveCharacterTextSplitter (1000, 200) alone, and the same with embedding into Chroma,
the model loaded before (see plain.py). Without the report beside the repository the digest is measured.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from unittest.mock import patch

from assistant.commands.console import ProgressLine
from assistant.evaluation.table import markdown

if TYPE_CHECKING:
    from assistant.figures.ledger.entries import Entry

ROOT = Path(__file__).parents[2]
OFFICIAL = ROOT.parent / "shared" / "reports" / "bao-cao-chinh-tri.txt"
DIGEST = ROOT / "reports" / "bao-cao-chinh-tri-tom-luoc.md"
# The target: the ledger of a whole report in under so many seconds.
WANTED = 1.0
LEDGER = "Lập sổ số liệu của cả báo cáo"
SPLIT, EMBED = "split", "embed"
SENTENCES = 100
MANY = 10_000
Times = dict[str, float]
T = TypeVar("T")


def ours(report: Path) -> Times:
    """Seconds for the ledger and all that rests on it, by what was done."""
    import openpyxl  # noqa: F401 - so that no import is measured

    from assistant.checking import check
    from assistant.exporting.csv import to_csv
    from assistant.exporting.tables import ledger_table
    from assistant.exporting.xlsx import to_xlsx
    from assistant.figures.audit.findings import findings
    from assistant.figures.ledger.entries import entries
    from assistant.figures.terms.pairing import two_terms
    from ingest.ledger import with_ledger
    from ingest.pipeline import ingest
    from tests.evals.checks import derived

    found: Times = {}
    with patch("ingest.pipeline.with_ledger", lambda document: document):
        bare = timed(found, "Đọc tệp thành văn bản, đề mục, đoạn", lambda: ingest(report))
    document = timed(found, LEDGER, lambda: with_ledger(bare))
    lines = entries(document)
    timed(found, "Đặt hai nhiệm kỳ cạnh nhau", lambda: two_terms(lines))
    timed(found, "Tìm mâu thuẫn, cộng lại các tổng", lambda: findings(document))
    many = [replace(lines[n % len(lines)], document=f"{n // len(lines)}") for n in range(MANY)]
    for some in (lines, many):
        _search(found, some)
    texts = [case.text for case in derived(document)][:SENTENCES]
    timed(found, "Kiểm tra câu đầu tiên (chuẩn bị sổ số liệu)", lambda: check("Đạt 12,5%.", [document]))
    timed(
        found,
        f"Kiểm tra {len(texts)} câu, từng câu một",
        lambda: [check(text, [document]) for text in texts],
    )
    timed(found, f"Kiểm tra {len(texts)} câu trong một văn bản", lambda: check("\n".join(texts), [document]))
    for some in (lines, many):
        table = ledger_table(some)
        timed(found, f"Xuất {_count(some)} dòng ra xlsx", partial(to_xlsx, [table]))
        timed(found, f"Xuất {_count(some)} dòng ra csv", partial(to_csv, table))
    return found


def _search(found: Times, lines: Sequence[Entry]) -> None:
    """What people type, without accents: the beginning of every fifth name."""
    from assistant.figures.ledger.entries import select
    from ingest.normalise import fold

    names = dict.fromkeys(line.observation.indicator for line in lines[: 5 * SENTENCES : 5])
    asked = [" ".join(fold(name).split()[:3]) for name in names]
    timed(found, f"Tìm lần đầu trong {_count(lines)} dòng", lambda: select(lines, text="cong nghiep"))
    every: Times = {}
    for text in asked:
        timed(every, text, partial(select, lines, text=text))
    found[f"Tìm các lần sau trong {_count(lines)} dòng, trung vị"] = statistics.median(every.values())


def _count(lines: Sequence[Entry]) -> str:
    return f"{len(lines):,}".replace(",", ".")


def plain(report: Path) -> Times:
    """Seconds to split the text, and to split, embed and store it."""
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    from assistant.settings import load_settings
    from tests.bench.ours import model_folder
    from tests.bench.plain import CHUNK, OVERLAP, Plain

    found: Times = {}
    text = report.read_text("utf-8")
    splitter = RecursiveCharacterTextSplitter(chunk_size=CHUNK, chunk_overlap=OVERLAP)
    timed(found, SPLIT, lambda: splitter.split_text(text))
    with tempfile.TemporaryDirectory(prefix="troly-bench-") as folder:
        pipeline = Plain(*model_folder(load_settings().cache), Path(folder))
        timed(found, EMBED, lambda: pipeline.index(report))
    return found


def timed(found: Times, name: str, action: Callable[[], T]) -> T:
    """Do something once and note its seconds."""
    started = time.perf_counter()
    result = action()
    found[name] = time.perf_counter() - started
    return result


TASKS = {"ours": ours, "plain": plain}


def run_task(task: str, report: Path) -> Times:
    """One task in a fresh process."""
    command = [sys.executable, "-m", "tests.bench.ledger", "--task", task, "--report", str(report)]
    environment = {**os.environ, "OMP_WAIT_POLICY": "PASSIVE"}
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env=environment, check=True)
    measured: Times = json.loads(done.stdout.splitlines()[-1])
    return measured


def measure(report: Path, repeat: int, progress: ProgressLine) -> Times:
    """Medians over the rounds, ours and the plain ones together."""
    runs: dict[str, list[float]] = {}
    for round_ in range(repeat):
        for task in list(TASKS) if round_ % 2 == 0 else list(TASKS)[::-1]:
            progress(f"Lượt {round_ + 1}/{repeat}: {task}")
            for name, seconds in run_task(task, report).items():
                runs.setdefault(name, []).append(seconds)
    return {name: statistics.median(seconds) for name, seconds in runs.items()}


def table(middle: Times) -> str:
    """One row a thing: seconds, and how many times either plain work's they are."""
    split, embed = middle[SPLIT], middle[EMBED]
    told = {SPLIT: "LangChain: tách đoạn", EMBED: "LangChain: tách đoạn, nhúng, lưu"}
    names = [*(name for name in middle if name not in told), SPLIT, EMBED]
    return markdown(
        ["Việc", "Giây", "Lần tách đoạn", "Lần tách, nhúng, lưu"],
        [
            [
                told.get(name, name),
                brief(middle[name]),
                *(brief(middle[name] / of, 2) for of in (split, embed)),
            ]
            for name in names
        ],
    )


def brief(value: float, digits: int = 3) -> str:
    """As many digits as tell something, the Vietnamese way."""
    decimals = max(0, digits - 1 - int(f"{value:e}".partition("e")[2]))
    return f"{value:.{decimals}f}".replace(".", ",")


def target(middle: Times) -> str:
    """Whether the ledger is read as soon as it should be."""
    got = middle[LEDGER]
    return f"{LEDGER}: {brief(got)} s, cần dưới {brief(WANTED)} s: {'đạt' if got < WANTED else 'CHƯA ĐẠT'}."


def main() -> int:
    """Measure and print; with `--task`, one measurement for the parent process."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--report", type=Path, default=OFFICIAL if OFFICIAL.exists() else DIGEST)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--out", type=Path, help="also write the text to a file")
    parser.add_argument("--task", choices=tuple(TASKS), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    report = arguments.report.resolve()
    if arguments.task:
        print(json.dumps(TASKS[arguments.task](report), ensure_ascii=False))
        return 0
    progress = ProgressLine(sys.stderr)
    middle = measure(report, arguments.repeat, progress)
    progress.clear()
    title = (
        f"{report.name}, trung vị của {arguments.repeat} lượt, {os.cpu_count()} lõi, "
        f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
    )
    text = f"{title}\n\n{table(middle)}\n\n{target(middle)}"
    print(text)
    if arguments.out:
        arguments.out.write_text(text + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
