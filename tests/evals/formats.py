"""How a report fares in every format that it comes in; prints Markdown.

    python -m tests.evals.formats [--shared FOLDER] [--out FILE]

FOLDER holds `reports/` (one report as txt, docx, pdf and scanned pdf; `legacy/` with documents in old encodings and
their transcripts) and `eval/questions.jsonl`. Text is compared after folding, white space left out; a letter with a
diacritic counts as right where the alignment of both texts keeps it.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdf
from rapidfuzz.distance import Indel, Levenshtein

from assistant import wiring
from assistant.commands.console import ProgressLine
from assistant.evaluation.run import evaluate
from assistant.evaluation.table import markdown
from assistant.pipeline import Assistant
from assistant.settings import load_settings
from ingest.normalise import canonical, fold
from ingest.pipeline import ingest
from ingest.types import Document, PassageKind
from tests.evals.measuring import replace_text
from tests.evals.sets import Asked, Role, report_set

SHARED = Path(__file__).parents[3] / "shared"
STEM = "bao-cao-chinh-tri"
SCAN = "bao-cao-scan.pdf"
# A quote is looked for on its page by its first letters and digits.
BEGINNING = 40


@dataclass(frozen=True, slots=True)
class Read:
    """One file as it was read."""

    file: Path
    document: Document
    seconds: float


def read(file: Path) -> Read:
    """A file as a document, and how long that took."""
    started = time.perf_counter()
    document = ingest(file)
    return Read(file, document, time.perf_counter() - started)


def bare(text: str) -> str:
    """Letters, digits and punctuation in small form, without accents and white space."""
    return "".join(fold(text).split())


def alike(a: str, b: str) -> float:
    """The share of characters that two texts have in common, 0 to 1."""
    return Indel.normalized_similarity(a, b)


def accuracy(truth: str, found: str) -> float:
    """1 less the character error rate; white space counts as one space."""
    truth, found = (" ".join(canonical(text).split()) for text in (truth, found))
    return 1 - Levenshtein.distance(truth, found) / len(truth)


def percent(share: float) -> str:
    """A share as a percentage the Vietnamese way."""
    return f"{share * 100:.2f} %".replace(".", ",")


def digits(text: str) -> str:
    """The digits of a text in order."""
    return "".join(char for char in text if char.isdigit())


def marked(text: str) -> str:
    """A text without white space, its letters composed."""
    return "".join(unicodedata.normalize("NFC", text).split())


def letters_right(truth: str, found: str) -> float:
    """The share of the letters with diacritics of a transcript that come back exactly."""
    truth, found = marked(truth), marked(found)
    right = 0
    for block in Levenshtein.opcodes(truth, found).as_matching_blocks():
        right += sum(_has_mark(char) for char in truth[block.a : block.a + block.size])
    return right / sum(map(_has_mark, truth))


def _has_mark(char: str) -> bool:
    return char in "đĐ" or len(unicodedata.normalize("NFD", char)) > 1


def letters_only(text: str) -> str:
    """Letters and digits in small form."""
    return "".join(char for char in fold(text) if char.isalnum())


def right_pages(assistant: Assistant, asked: Sequence[Asked], file: Path) -> tuple[int, int]:
    """How many citations name the page on which their quote begins, by the PDF's own page text, and of how many."""
    pages = [letters_only(page.extract_text()) for page in pypdf.PdfReader(file).pages]
    right = total = 0
    for item, history in asked:
        for citation in assistant.ask(item.question, history).citations:
            total += 1
            begin = letters_only(citation.quote)[:BEGINNING]
            page = citation.page or 0
            here = pages[page - 1] if 0 < page <= len(pages) else ""
            after = pages[page] if 0 < page < len(pages) else ""
            whole = begin in here
            over = any(here.endswith(begin[:n]) and after.find(begin[n:]) >= 0 for n in range(8, len(begin)))
            right += whole or over
    return right, total


def notes_right(document: Document, truth: Document) -> int:
    """How many footnotes hang on the sentence that they hang on in the truth."""

    def sentences(of: Document) -> list[str]:
        return [letters_only(of.text[slice(*note.sentence)]) for note in of.footnotes if note.sentence]

    expected = sentences(truth)
    return sum(any(alike(said, other) > 0.95 for other in expected) for said in sentences(document))


def paths(document: Document) -> list[tuple[str, ...]]:
    """The outline by its numbers."""
    return [section.path for section in document.sections]


def formats(shared: Path, assistant: Assistant, progress: ProgressLine) -> str:
    """The same report as txt, docx and pdf: text, outline, footnotes, pages, answers."""
    reports = shared / "reports"
    truth = read(reports / f"{STEM}.txt")
    questions = shared / "eval" / "questions.jsonl"
    rows: list[tuple[object, ...]] = []
    for ending in ("txt", "docx", "pdf"):
        item = read(reports / f"{STEM}.{ending}")
        asked = report_set("Báo cáo", Role.PUBLISHED, questions, item.file).questions
        source = replace_text(assistant, item.file, progress)
        figures = evaluate(assistant, asked, source, progress=progress).figures
        pages = "–"
        if ending == "pdf":
            pages = "/".join(map(str, right_pages(assistant, asked, item.file)))
        rows.append(
            (
                ending,
                percent(alike(bare(truth.document.text), bare(item.document.text))),
                "như txt" if paths(item.document) == paths(truth.document) else "khác",
                f"{notes_right(item.document, truth.document)}/{len(truth.document.footnotes)}",
                pages,
                figures.correct,
                figures.headline,
                figures.cite_recall,
                figures.cite_precision,
                figures.verbatim,
                round(item.seconds, 2),
            )
        )
    head = ["Định dạng", "Giống chữ", "Đề mục", "Chú thích", "Đúng trang", "correct", "headline"]
    return markdown([*head, "cite_recall", "cite_precision", "verbatim", "Đọc (s)"], rows)


def scan(shared: Path, assistant: Assistant, progress: ProgressLine) -> str:
    """The first pages as images: characters, digits, and the questions whose gold lies there."""
    reports = shared / "reports"
    found = read(reports / SCAN)
    whole = read(reports / f"{STEM}.pdf").document
    pages = len(found.document.scans)
    end = next((start for number, start in whole.pages if number == pages + 1), len(whole.text))
    truth = whole.text[:end]
    asked = [
        item
        for item in report_set(
            "Báo cáo", Role.PUBLISHED, shared / "eval" / "questions.jsonl", found.file
        ).questions
        if item[0].answerable and all(letters_only(gold) in letters_only(truth) for gold in item[0].gold)
    ]
    rates = []
    for file in (reports / f"{STEM}.txt", reports / SCAN):
        source = replace_text(assistant, file, progress)
        rates.append(evaluate(assistant, asked, source, progress=progress).figures.correct)
    notes = [p for p in found.document.passages if p.kind is PassageKind.FOOTNOTE]
    body = found.document.text[: notes[0].start] if notes else found.document.text
    wrong = Levenshtein.distance(digits(truth), digits(body))
    return markdown(
        ["Bản quét", "Giá trị"],
        [
            ("Số trang", pages),
            ("Độ tin cậy trung bình", percent(_mean(s.confidence for s in found.document.scans))),
            ("Đúng ký tự", percent(accuracy(truth, body))),
            ("Đúng chữ số", percent(1 - wrong / len(digits(truth)))),
            ("Số được đánh dấu chưa chắc chắn", len(found.document.doubts)),
            (f"Trả lời đúng {len(asked)} câu trên các trang này: txt", rates[0]),
            ("… bản quét", rates[1]),
            ("Thời gian đọc (s)", round(found.seconds, 1)),
        ],
    )


def legacy(folder: Path) -> str:
    """Documents in old encodings against their transcripts."""
    rows = []
    for truth in sorted(folder.glob("*.truth.txt")):
        stem = truth.name.removesuffix(".truth.txt")
        file = next(path for path in sorted(folder.glob(f"{stem}.*")) if path != truth)
        document = ingest(file)
        right = letters_right(truth.read_text("utf-8"), document.text)
        rows.append((file.name, percent(right), "; ".join(document.warnings)))
    return markdown(["Tệp", "Đúng chữ có dấu", "Lưu ý khi đọc"], rows)


def _mean(values: Iterable[float]) -> float:
    kept = list(values)
    return sum(kept) / len(kept) if kept else 0.0


def main(argv: list[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--out", type=Path, help="also write the text to a file")
    arguments = parser.parse_args(argv)
    if not (arguments.shared / "reports" / SCAN).is_file():
        print(f"Không đo được: không có {arguments.shared / 'reports'}.", file=sys.stderr)
        return 0
    progress = ProgressLine(sys.stderr)
    with tempfile.TemporaryDirectory(prefix="troly-formats-") as temporary:
        settings = load_settings(store=Path(temporary) / "kho")
        assistant = wiring.build_assistant(settings, progress)
        parts = [
            formats(arguments.shared, assistant, progress),
            scan(arguments.shared, assistant, progress),
            legacy(arguments.shared / "reports" / "legacy"),
        ]
    progress.clear()
    text = "\n\n".join(parts)
    print(text)
    if arguments.out:
        arguments.out.parent.mkdir(parents=True, exist_ok=True)
        arguments.out.write_text(text + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
