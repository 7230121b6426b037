"""Ask every question set there is and print one table.

    python -m tests.evals.run --sets FOLDER [--report FILE] [--limit N] [--out FILE]

FOLDER holds `questions.jsonl` about the report and `external/*.json` (paragraphs with questions); what is missing is
left out. Every set is asked twice, as written and without accents, over a store of its own.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from assistant import wiring
from assistant.commands.console import ProgressLine
from assistant.evaluation.run import Evaluation, evaluate
from assistant.evaluation.table import NAMES, markdown
from assistant.library import add_files
from assistant.pipeline import Assistant
from assistant.settings import load_settings
from assistant.types import Status
from tests.evals.sets import QuestionSet, paragraph_set, report_set

EXTERNAL = {"XQuAD-vi": "xquad_vi.json", "ViQuAD 2": "viquad2_1000.json"}
OFF_TOPIC = 200


def available(sets: Path, report: Path, folder: Path) -> list[QuestionSet]:
    """The sets that are there."""
    found = []
    if (sets / "questions.jsonl").exists() and report.exists():
        found.append(report_set(sets / "questions.jsonl", report))
    for name, file in EXTERNAL.items():
        if (sets / "external" / file).exists():
            found.append(paragraph_set(name, sets / "external" / file, folder))
    return found


def indexed(text: Path, store: Path, progress: ProgressLine) -> Assistant:
    """An assistant over a new store with one text."""
    settings = load_settings(store=store)
    assistant = wiring.build_assistant(settings)
    opened = wiring.open_store(settings)
    for report in add_files(opened, [text], max_bytes=2**30, progress=progress):
        if report.problem:
            raise SystemExit(report.problem)
    opened.close()
    return assistant


def columns(
    found: list[QuestionSet], folder: Path, progress: ProgressLine
) -> Iterator[tuple[str, Evaluation, float | None]]:
    """One evaluation a set and way of typing; with the share of off-topic questions refused where it was measured."""
    foreign = next((asked.sample(OFF_TOPIC) for asked in found if asked.name == "XQuAD-vi"), None)
    for number, asked in enumerate(found):
        assistant = indexed(asked.text, folder / f"kho-{number}", progress)
        (document,) = (assistant.store.document(info.name) for info in assistant.store.documents())
        for typed in (asked, asked.bare()):
            progress(typed.name)
            result = evaluate(assistant, typed.questions, document.text, progress=progress)
            refused = None
            if foreign and typed.name == "Báo cáo":
                answers = [assistant.ask(item.question) for item, _ in foreign.questions]
                refused = sum(answer.status is Status.NOT_FOUND for answer in answers) / len(answers)
            yield typed.name, result, refused


def table(results: list[tuple[str, Evaluation, float | None]]) -> str:
    """One column a set; figures that a set cannot measure are dashes."""
    values = [result.as_json() for _, result, _ in results]
    rows: list[list[object]] = [["Số câu hỏi", *(value["questions"] for value in values)]]
    for key, name in NAMES.items():
        measurable = [
            None if key.startswith("abstain") and not _has_unanswerable(result) else value[key]
            for value, (_, result, _) in zip(values, results, strict=True)
        ]
        rows.append([f"{name} ({key})", *measurable])
    rows.append(["Câu hỏi lạc đề được từ chối", *(refused for _, _, refused in results)])
    return markdown(["Chỉ số", *(name for name, _, _ in results)], rows)


def _has_unanswerable(result: Evaluation) -> bool:
    return bool({"unanswerable", "adversarial"} & result.figures.by_kind.keys())


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sets", type=Path, required=True)
    parser.add_argument(
        "--report", type=Path, help="default: ../reports/bao-cao-chinh-tri.txt beside the sets"
    )
    parser.add_argument("--limit", type=int, default=0, help="ask at most so many questions of a set")
    parser.add_argument("--out", type=Path, help="also write the table to a file")
    arguments = parser.parse_args()
    report = arguments.report or arguments.sets.parent / "reports" / "bao-cao-chinh-tri.txt"
    progress = ProgressLine(sys.stderr)
    with tempfile.TemporaryDirectory(prefix="troly-eval-") as temporary:
        folder = Path(temporary)
        found = [asked.sample(arguments.limit) for asked in available(arguments.sets, report, folder)]
        if not found:
            print(f"Không có bộ câu hỏi nào trong {arguments.sets}.", file=sys.stderr)
            return 1
        text = table(list(columns(found, folder, progress)))
    progress.clear()
    print(text)
    if arguments.out:
        arguments.out.write_text(text + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
