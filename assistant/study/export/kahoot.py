"""Questions in the spreadsheet that Kahoot! takes, built as its own template.

Source: the template of support.kahoot.com, "How to import questions from a spreadsheet": titles in row 8, questions
from row 9, at most 100.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from typing import Any

from assistant.exporting.cells import runs
from assistant.study.export.answers import FALSE, TRUE, fault, is_true, right_option
from assistant.study.export.results import Export, LeftOut, Sorted, sorted_out
from assistant.study.export.texts import line
from assistant.study.types import QuestionKind, StudyQuestion
from ingest.ledger.phrases import capital

KINDS = frozenset((QuestionKind.MCQ, QuestionKind.TRUE_FALSE))
SECONDS = (5, 10, 20, 30, 60, 90, 120, 240)
LONGEST_QUESTION = 120
LONGEST_ANSWER = 75
MOST_ANSWERS = 4
MOST_QUESTIONS = 100
HEADER_ROW = 8
HEADER = (
    "Question - max 120 characters",
    *(f"Answer {n} - max 75 characters" for n in range(1, MOST_ANSWERS + 1)),
    "Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs",
    "Correct answer(s) - choose at least one",
)
_TOP = {
    2: "Quiz template",
    3: "Add questions, at least two answer alternatives, time limit and choose correct answers.",
}
_ACCORDING = re.compile(
    r"^Theo (?:dự thảo )?(?:báo cáo|văn kiện|nghị quyết|văn bản|tài liệu)\b[^,;:.?]*, (?=\w)", re.IGNORECASE
)
_WIDTHS = (6, 70, 34, 34, 34, 34, 20, 20)


def kahoot(questions: Sequence[StudyQuestion], *, title: str, seconds: int = 30) -> Export:
    """A workbook of the multiple choice and true or false questions that are short enough; `seconds` a question.

    Raises ValueError where Kahoot! knows no such time.
    """
    if seconds not in SECONDS:
        raise ValueError(f"seconds must be one of {SECONDS}, not {seconds}")
    fit = fitting(questions)
    return Export(
        _workbook([_row(question, seconds) for question in fit.held], title), len(fit.held), fit.left_out
    )


def fitting(questions: Sequence[StudyQuestion]) -> Sorted:
    """What a file holds, and what it does not."""
    fit = sorted_out((question, refusal(question)) for question in questions)
    held, beyond = fit.held[:MOST_QUESTIONS], fit.held[MOST_QUESTIONS:]
    reason = f"vượt quá {MOST_QUESTIONS} câu của một tệp Kahoot"
    return Sorted(held, (*fit.left_out, *(LeftOut(item.id, item.question, reason) for item in beyond)))


def shown(question: StudyQuestion) -> str:
    """The question on one line; one that is too long goes without "Theo báo cáo …,": the quiz is about that report."""
    asked = line(question.question)
    if _length(asked) <= LONGEST_QUESTION:
        return asked
    return capital(_ACCORDING.sub("", asked))


def refusal(question: StudyQuestion) -> str:
    """Why Kahoot! does not take a question, "" where it does; it ends the phrase "3 câu …"."""
    if told := fault(question):
        return told
    if question.kind not in KINDS:
        return "thuộc loại Kahoot không nhập từ bảng tính"
    if _length(shown(question)) > LONGEST_QUESTION:
        return f"có câu hỏi dài quá {LONGEST_QUESTION} ký tự"
    if question.kind is QuestionKind.MCQ:
        if len(question.options) > MOST_ANSWERS:
            return f"có quá {MOST_ANSWERS} phương án"
        if any(_length(option) > LONGEST_ANSWER for option in question.options):
            return f"có phương án dài quá {LONGEST_ANSWER} ký tự"
    return ""


def _length(text: str) -> int:
    """The length of a line in units of UTF-16, as programs of the web count: an emoji is two."""
    return len(line(text).encode("utf-16-le")) // 2


def _row(question: StudyQuestion, seconds: int) -> list[str | int]:
    if question.kind is QuestionKind.TRUE_FALSE:
        options, right = [TRUE, FALSE], 0 if is_true(question) else 1
    else:
        options, right = [line(option) for option in question.options], right_option(question)
    blank = [""] * (MOST_ANSWERS - len(options))
    return [shown(question), *options, *blank, seconds, right + 1]


def _workbook(rows: Sequence[Sequence[str | int]], title: str) -> bytes:
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Sheet1"
    for n, width in enumerate(_WIDTHS):
        sheet.column_dimensions["ABCDEFGH"[n]].width = width
    for row, text in _TOP.items():
        _put(sheet.cell(row, 2), text)
    for column, text in enumerate(HEADER, 2):
        cell = sheet.cell(HEADER_ROW, column)
        _put(cell, text)
        cell.font = Font(bold=True)
        cell.alignment = Alignment(wrap_text=True, vertical="center")
    for n, values in enumerate(rows, 1):
        _put(sheet.cell(HEADER_ROW + n, 1), n)
        for column, value in enumerate(values, 2):
            _put(sheet.cell(HEADER_ROW + n, column), value)
    book.properties.title = line(title)
    book.properties.creator = "Trợ lý báo cáo"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _put(cell: Any, value: str | int) -> None:
    """A number, or a text that stays one: openpyxl takes "=…" for a formula and "#N/A" for an error."""
    from openpyxl.styles import Alignment

    if value == "":
        return
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
        cell.quotePrefix = runs(value)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
