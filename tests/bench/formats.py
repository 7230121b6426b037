"""The same report in every format, measured in one run; prints one Markdown table.

    python -m tests.bench.formats [--reports FOLDER] [--repeat N] [--out FILE]

Each measurement runs in a process of its own, the formats in turn. Indexing counts reading, cutting and embedding, the
model loaded before. Text recognition is measured on one core and on all of them, and with the time that all processes
spent computing: that divided by the time taken is how many cores were at work.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from assistant.commands.console import ProgressLine
from assistant.evaluation.table import markdown

ROOT = Path(__file__).parents[2]
REPORTS = ROOT.parent / "shared" / "reports"
STEM = "bao-cao-chinh-tri"
SCAN = "bao-cao-scan.pdf"
ENDINGS = ("txt", "docx", "pdf")


def read(file: Path) -> dict[str, float]:
    """Seconds to read a file into a document."""
    from ingest.pipeline import ingest

    started = time.perf_counter()
    ingest(file)
    taken = time.perf_counter() - started
    busy = sum(
        usage.ru_utime + usage.ru_stime
        for usage in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )
    return {"seconds": taken, "busy": busy}


def index(file: Path) -> dict[str, float]:
    """Seconds to index a file, the model loaded before."""
    from assistant.settings import load_settings
    from tests.bench.ours import Ours

    with tempfile.TemporaryDirectory(prefix="troly-bench-") as folder:
        ours = Ours(load_settings().cache, Path(folder))
        started = time.perf_counter()
        ours.index(file)
        return {"seconds": time.perf_counter() - started}


def run_task(task: str, file: Path, *, cores: int | None = None) -> dict[str, Any]:
    """One measurement in a fresh process, on so many cores where that is given."""
    command = [sys.executable, "-m", "tests.bench.formats", "--task", task, str(file)]
    command += ["--cores", str(cores)] if cores else []
    environment = {**os.environ, "OMP_WAIT_POLICY": "PASSIVE"}
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env=environment, check=True)
    measured: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return measured


def measure(reports: Path, repeat: int, progress: ProgressLine) -> str:
    """The table: seconds and how many times the text file's they are."""
    files = {ending: reports / f"{STEM}.{ending}" for ending in ENDINGS}
    seconds: dict[tuple[str, str], list[float]] = {}
    for round_ in range(repeat):
        for task in ("read", "index"):
            for ending, file in files.items():
                progress(f"Lượt {round_ + 1}/{repeat}: {task} {ending}")
                seconds.setdefault((task, ending), []).append(run_task(task, file)["seconds"])
    middle = {key: statistics.median(values) for key, values in seconds.items()}
    told = {"read": "Đọc", "index": "Đọc và lập chỉ mục"}
    rows: list[tuple[object, ...]] = [
        (f"{told[task]} tệp {ending} (s)", middle[task, ending], middle[task, ending] / middle[task, "txt"])
        for task in told
        for ending in ENDINGS
    ]
    progress("Nhận dạng chữ, một lõi")
    alone = run_task("read", reports / SCAN, cores=1)
    progress("Nhận dạng chữ, mọi lõi")
    every = run_task("read", reports / SCAN)
    rows += [
        ("Nhận dạng bản quét, một lõi (s)", alone["seconds"], None),
        ("Nhận dạng bản quét, mọi lõi (s)", every["seconds"], every["seconds"] / alone["seconds"]),
        (f"Số lõi cùng làm việc (máy có {os.cpu_count()})", every["busy"] / every["seconds"], None),
    ]
    return markdown(["Chỉ số", "Giá trị", "Tỷ lệ"], rows)


def main() -> int:
    """Measure and print; with `--task`, one measurement for the parent process."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--reports", type=Path, default=REPORTS)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--out", type=Path, help="also write the table to a file")
    parser.add_argument("--task", choices=("read", "index"), help=argparse.SUPPRESS)
    parser.add_argument("--cores", type=int, default=0, help=argparse.SUPPRESS)
    parser.add_argument("file", type=Path, nargs="?", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.task:
        if arguments.cores:
            os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[: arguments.cores])
        print(json.dumps({"read": read, "index": index}[arguments.task](arguments.file)))
        return 0
    if not (arguments.reports / SCAN).is_file():
        print(f"Không đo được các định dạng: không có {arguments.reports / SCAN}.", file=sys.stderr)
        return 0
    progress = ProgressLine(sys.stderr)
    text = measure(arguments.reports, arguments.repeat, progress)
    progress.clear()
    print(text)
    if arguments.out:
        arguments.out.write_text(text + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
