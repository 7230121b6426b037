"""Our pipeline beside a plain one, measured in one run; prints one Markdown table.

    python -m tests.bench.run [--report FILE] [--questions FILE] [--repeat N] [--out FILE]

Each measurement runs in a process of its own, the two pipelines in turn and their order changing, so that a machine
that slows down does so for both. Times and memory are medians over the repeats. Without the report and question set
beside the repository, the digest is measured with questions made from its outline, and recall is left out.
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
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.commands.batch import read_rows
from assistant.commands.console import ProgressLine
from assistant.evaluation.figures import percentiles
from assistant.evaluation.matching import share_covered
from assistant.evaluation.questions import expected
from assistant.evaluation.table import markdown
from assistant.suggest import ask_about
from ingest.pipeline import ingest

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
DIGEST = ROOT / "reports" / "bao-cao-chinh-tri-tom-luoc.md"
PIPELINES = ("ours", "plain")
TASKS = ("first", "warm", "search", "ask", "crowd")
Runs = dict[str, dict[str, list[dict[str, Any]]]]


@dataclass(frozen=True, slots=True)
class Job:
    """What is asked of both pipelines; `gold` holds the passages of each question, empty where not known."""

    report: Path
    questions: list[str]
    gold: list[tuple[str, ...]]


def read_job(report: Path, asked: Path | None) -> Job:
    """The report with its question set; with questions made from its outline where there is none."""
    if asked:
        rows = [expected(row.given) for row in read_rows(asked)]
        return Job(
            report, [row.question for row in rows], [row.gold if row.answerable else () for row in rows]
        )
    questions = dict.fromkeys(ask_about(section) for section in ingest(report).sections)
    return Job(report, list(questions), [])


def run_task(name: str, task: str, job: Path) -> dict[str, Any]:
    """One task in a fresh process; `start` is the seconds from its start to its first answer."""
    command = [sys.executable, "-m", "tests.bench.worker", name, task, str(job)]
    started = time.perf_counter()
    # For both: on a machine that does anything else, torch's waiting threads would measure that instead.
    environment = {**os.environ, "OMP_WAIT_POLICY": "PASSIVE"}
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env=environment)
    assert process.stdout is not None
    measured: dict[str, Any] = {}
    for line in process.stdout:
        if line == "answered\n":
            measured["start"] = time.perf_counter() - started
        elif line.startswith("{"):
            measured.update(json.loads(line))
    if process.wait():
        raise SystemExit(f"{name} {task}: exit code {process.returncode}")
    return measured


def measure(job: Job, repeat: int, folder: Path, progress: ProgressLine) -> Runs:
    """Every task of both pipelines, `repeat` times."""
    runs: Runs = {name: {task: [] for task in TASKS} for name in PIPELINES}
    for round_ in range(repeat):
        order = PIPELINES if round_ % 2 == 0 else PIPELINES[::-1]
        places = {name: _place(job, folder / f"{round_}-{name}") for name in order}
        for task in TASKS:
            for name in order:
                progress(f"Lượt {round_ + 1}/{repeat}: {task} {name}")
                runs[name][task].append(run_task(name, task, places[name]))
    return runs


def _place(job: Job, folder: Path) -> Path:
    """A folder for one round of one pipeline, with the job written into it."""
    folder.mkdir(parents=True)
    given = {
        "report": str(job.report),
        "questions": job.questions,
        "cache": str(folder / "cache"),
        "store": str(folder / "store"),
    }
    path = folder / "job.json"
    path.write_text(json.dumps(given), "utf-8")
    return path


def recall(job: Job, found: list[list[str]], k: int) -> float | None:
    """The share of gold passages that the `k` best results cover, averaged over the questions that have some."""
    if not job.gold:
        return None
    shares = [share_covered(gold, texts[:k]) for gold, texts in zip(job.gold, found, strict=True) if gold]
    return sum(shares) / len(shares)


def table(job: Job, runs: Runs) -> str:
    """One row a figure: ours, plain, and how many times the plain one's ours is."""

    def median(task: str, figure: Callable[[dict[str, Any]], float]) -> list[float | None]:
        return [statistics.median(figure(run) for run in runs[name][task]) for name in PIPELINES]

    def percentile(task: str, place: int) -> list[float | None]:
        return median(task, lambda run: percentiles(run["times"])[place] or 0.0)

    rows: list[tuple[str, list[float | None]]] = [
        (f"recall@{k}", [recall(job, runs[name]["search"][0]["found"], k) for name in PIPELINES])
        for k in (1, 5)
    ]
    rows += [
        ("Lập chỉ mục báo cáo (s)", median("first", lambda run: run["index"])),
        ("Khởi động lần đầu đến câu trả lời (s)", median("first", lambda run: run["start"])),
        ("  trong đó dựng và nạp mô hình (s)", median("first", lambda run: run["model"])),
        ("Khởi động lại đến câu trả lời (s)", median("warm", lambda run: run["start"])),
        ("Tìm 5 đoạn, p50 (ms)", percentile("search", 0)),
        ("Tìm 5 đoạn, p95 (ms)", percentile("search", 1)),
        ("Trả lời, p50 (ms)", percentile("ask", 0)),
        ("Trả lời, p95 (ms)", percentile("ask", 1)),
        ("Trả lời khi 20 người hỏi cùng lúc, p50 (ms)", percentile("crowd", 0)),
        ("Trả lời khi 20 người hỏi cùng lúc, p95 (ms)", percentile("crowd", 1)),
        ("Số câu trả lời mỗi giây, 20 người", median("crowd", lambda run: run["rate"])),
        ("Bộ nhớ cao nhất khi lập chỉ mục (MB)", median("first", lambda run: run["memory"])),
        ("Bộ nhớ cao nhất khi trả lời (MB)", median("crowd", lambda run: run["memory"])),
        ("Số đoạn", median("first", lambda run: run["passages"])),
    ]
    return markdown(
        ["Chỉ số", "Trợ lý", "LangChain thường", "Tỷ lệ"],
        [(name, *values, _ratio(*values)) for name, values in rows],
    )


def _ratio(ours: float | None, plain: float | None) -> float | None:
    return ours / plain if ours is not None and plain else None


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    official = SHARED / "reports" / "bao-cao-chinh-tri.txt"
    questions = SHARED / "eval" / "questions.jsonl"
    parser.add_argument("--report", type=Path, default=official if official.exists() else DIGEST)
    parser.add_argument("--questions", type=Path, help="with the official report: the set beside it")
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--out", type=Path, help="also write the table to a file")
    arguments = parser.parse_args()
    if arguments.questions is None and arguments.report == official and questions.exists():
        arguments.questions = questions
    job = read_job(arguments.report.resolve(), arguments.questions)
    progress = ProgressLine(sys.stderr)
    with tempfile.TemporaryDirectory(prefix="troly-bench-") as folder:
        runs = measure(job, arguments.repeat, Path(folder), progress)
    progress.clear()
    title = (
        f"{job.report.name}, {len(job.questions)} câu hỏi, trung vị của {arguments.repeat} lượt, "
        f"{os.cpu_count()} lõi, {platform.system()} {platform.machine()}, Python {platform.python_version()}"
    )
    text = f"{title}\n\n{table(job, runs)}"
    print(text)
    if arguments.out:
        arguments.out.write_text(text + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
