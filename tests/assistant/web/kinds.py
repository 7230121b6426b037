"""Answers of every kind over the small report: restored reading, comparison, list, the nearest thing."""

from __future__ import annotations

from dataclasses import replace

from assistant.types import Answer, Cell, Citation, Question, Statement, Status, Table
from ingest.types import Document

READ = "Sản lượng chè năm 2024 đạt bao nhiêu?"
ALTERNATIVES = ("Sản lượng chế biến năm 2024 đạt bao nhiêu?",)


def cite(document: Document, n: int, quote: str) -> Citation:
    """A citation of the first place of `quote`."""
    start = document.text.index(quote)
    return Citation(n, document.name, "Phần thứ nhất › I", 1, start, start + len(quote), quote)


def build_answer(
    question: str, headline: str, *, status: Status = Status.ANSWERED, **parts: object
) -> Answer:
    """An answer to a question read as it was typed."""
    empty = Answer(Question(text=question, standalone=question, typed=question), status, headline, (), ())
    return replace(empty, **parts)  # type: ignore[arg-type]


def as_read(answer: Answer, typed: str) -> Answer:
    """The answer to a question typed without accents, with another reading beside it."""
    question = replace(answer.question, text=READ, typed=typed, alternatives=ALTERNATIVES)
    return replace(answer, question=question)


def comparison(document: Document, question: str) -> Answer:
    """Two figures side by side, with the gap."""
    past = cite(document, 1, "Sản lượng chè búp tươi năm 2024 ước đạt 1.250 tấn")
    target = cite(document, 2, "Phấn đấu đến năm 2030 sản lượng đạt 1.800 tấn.")
    row = (
        Cell("Sản lượng chè búp tươi"),
        Cell("ước đạt 1.250 tấn năm 2024", (1,)),
        Cell("1.800 tấn vào năm 2030", (2,)),
        Cell("chênh +550 tấn", (1, 2), computed=True),
    )
    return build_answer(
        question,
        "Sản lượng ước đạt 1.250 tấn năm 2024, mục tiêu năm 2030 là 1.800 tấn, chênh +550 tấn.",
        statements=(Statement(past.quote, (1,)), Statement(target.quote, (2,))),
        citations=(past, target),
        table=Table(("Chỉ tiêu", "Kết quả kỳ trước", "Mục tiêu kỳ tới", "Chênh lệch"), (row,)),
    )


def listing(document: Document, question: str) -> Answer:
    """The items of a section; the long one shortened at a clause."""
    start = document.text.index("III. NHIỆM VỤ")
    lines = document.text[start:].splitlines()[1:4]
    citations = tuple(cite(document, n, line) for n, line in enumerate(lines, start=1))
    shortened = [line if len(line) < 100 else line.partition(",")[0] + "…" for line in lines]
    return build_answer(
        question,
        "Báo cáo nêu 3 nhiệm vụ.",
        statements=tuple(Statement(line, (n,)) for n, line in enumerate(shortened, start=1)),
        citations=citations,
        ordered=True,
    )


def nearest(document: Document, question: str) -> Answer:
    """Nothing found, and what stands next to it."""
    near = cite(document, 1, "Sản lượng chè búp tươi năm 2024 ước đạt 1.250 tấn")
    return build_answer(
        question,
        "Báo cáo không nêu số liệu riêng năm 2023.",
        status=Status.NOT_FOUND,
        nearest=Statement(near.quote, (1,)),
        citations=(near,),
    )


def scanned(document: Document, question: str) -> Answer:
    """A figure read from a scan, which recognition was unsure of."""
    found = cite(document, 1, "Sản lượng chè búp tươi năm 2024 ước đạt 1.250 tấn, vượt 4,2% kế hoạch.")
    found = replace(found, confidence=0.934, doubtful=("1.250",))
    return build_answer(
        question,
        "Sản lượng chè búp tươi năm 2024 ước đạt 1.250 tấn.",
        statements=(Statement(found.quote, (1,)),),
        citations=(found,),
    )


def on_page_two(document: Document, question: str) -> Answer:
    """A figure that stands on the second page."""
    found = replace(cite(document, 1, "Phấn đấu đến năm 2030 sản lượng đạt 1.800 tấn."), page=2)
    return build_answer(
        question, "Mục tiêu là 1.800 tấn.", statements=(Statement(found.quote, (1,)),), citations=(found,)
    )
