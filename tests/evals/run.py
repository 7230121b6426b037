"""Ask every question set there is and print the figures as Markdown.

    python -m tests.evals.run [--sets FOLDER] [--report FILE] [--limit N] [--out FILE]

FOLDER holds `questions.jsonl` about the report and `external/*.json` (paragraphs with questions); our own questions,
and another report with its own, lie here. What is missing is left out, and said so. Every set is asked twice, as
written and without accents.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

from assistant import wiring
from assistant.commands.console import ProgressLine
from assistant.settings import load_settings
from tests.evals.measuring import OFF_TOPIC, measured
from tests.evals.report import report
from tests.evals.sets import find_sets

SHARED = Path(__file__).parents[3] / "shared"


def main(argv: list[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sets", type=Path, default=SHARED / "eval")
    parser.add_argument(
        "--report", type=Path, help="default: ../reports/bao-cao-chinh-tri.txt beside the sets"
    )
    parser.add_argument("--limit", type=int, default=0, help="ask at most so many questions of a set")
    parser.add_argument("--out", type=Path, help="also write the text to a file")
    arguments = parser.parse_args(argv)
    official = arguments.report or arguments.sets.parent / "reports" / "bao-cao-chinh-tri.txt"
    progress = ProgressLine(sys.stderr)
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="troly-eval-") as temporary:
        folder = Path(temporary)
        found, missing = find_sets(arguments.sets, official, folder)
        for line in missing:
            print(line, file=sys.stderr)
        assistant = wiring.build_assistant(load_settings(store=folder / "kho"), progress)
        sampled = [asked.sample(arguments.limit) for asked in found]
        off_topic = min(OFF_TOPIC, arguments.limit or OFF_TOPIC)
        results = list(measured(assistant, sampled, progress, off_topic=off_topic))
    progress.clear()
    if arguments.limit:
        missing.append(f"Mỗi bộ chỉ hỏi tối đa {arguments.limit} câu, rải đều.")
    minutes = (time.monotonic() - started) / 60
    text = report(results, missing, cores=os.cpu_count() or 1, minutes=minutes)
    print(text)
    if arguments.out:
        arguments.out.parent.mkdir(parents=True, exist_ok=True)
        arguments.out.write_text(text + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
