"""Whether a question in the words of a sentence is right: its clause is the quote's, the number its own, no other true."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.study.quiz.asking import GAP
from assistant.study.quiz.numerals import numerals
from assistant.study.quiz.quoting import evened, stands_in
from assistant.study.types import QuestionKind, StudyQuestion
from ingest.quantity import Quantity

_CLAUSE = re.compile(r"^(?P<source>(?:[^“”]|“[^“”]*”(?![.?]$))*): “(?P<clause>[^“”]+)”[.?]$")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def clause_of(question: StudyQuestion) -> str:
    """The clause that a question is asked in; "" where it is asked in other words."""
    found = _CLAUSE.match(question.question)
    return found["clause"] if found else ""


def sentence_faults(
    question: StudyQuestion, value: Quantity, times: Sequence[str], also: Sequence[Quantity]
) -> list[str]:
    """What is wrong with a question about a figure in a clause of its sentence.

    `value` is the figure, `times` where its time is told (its period, the headings above), `also` the other values that
    may hold for what is asked.
    """
    found = _CLAUSE.match(question.question)
    if not found:
        return ["no clause"]
    clause, quote = found["clause"], question.citations[0].quote
    at = value.start - question.citations[0].start
    right = " ".join(value.value.split())
    faults = []
    if stray := set(_YEAR.findall(found["source"])) - {
        year for time in times for year in _YEAR.findall(time)
    }:
        faults.append(f"a time that is not told: {', '.join(sorted(stray))}")
    if question.kind is QuestionKind.TRUE_FALSE:
        return faults + _claim_faults(clause, quote, at, value, also, right=question.answer == "Đúng")
    if clause.count(GAP) != 1:
        return [*faults, "not one gap"]
    if question.answer != right or not _placed(
        clause.replace(GAP, right), clause.index(GAP), quote, at, right
    ):
        faults.append("the clause with its answer is not the quote")
    for option in question.options:
        if option == right:
            continue
        if stands_in(clause.replace(GAP, option), quote):
            faults.append(f"a wrong option is in the quote: {option}")
        if not numerals(option) or _form(option) != _form(right):
            faults.append(f"a wrong option is of another form: {option}")
        elif any(_is(option, one, value) for one in (value, *also)):
            faults.append(f"a wrong option is true too: {option}")
    return faults


def _claim_faults(
    clause: str, quote: str, at: int, value: Quantity, also: Sequence[Quantity], *, right: bool
) -> list[str]:
    if right:
        told = " ".join(value.value.split())
        if not stands_in(clause, quote) or told not in clause:
            return ["the statement does not hold the figure"]
        return []
    if stands_in(clause, quote):
        return ["the statement is true"]
    told = " ".join(value.value.split())
    for number in re.finditer(r"\d+(?:\s?[.,/-]\s?\d+)*", clause):
        mended = f"{clause[: number.start()]}{told}{clause[number.end() :]}"
        if _placed(mended, number.start(), quote, at, told):
            if any(_is(number.group(), one, value) for one in also):
                return ["the statement is true of another figure"]
            return []
    return ["the statement is not the quote with one figure changed"]


def _placed(clause: str, number: int, quote: str, at: int, right: str) -> bool:
    """Whether a clause stands in a quote so that its number is the figure's own."""
    before, after = evened(clause[:number]), evened(clause[number + len(right) :])
    return evened(quote[:at]).endswith(before) and evened(quote[at:]).removeprefix(evened(right)).startswith(
        after
    )


def _is(option: str, one: Quantity, like: Quantity) -> bool:
    """Whether a number is the value of a figure."""
    read = numerals(option)
    if not read:
        return False
    scale = like.scale
    first = float(read[0].value) * scale
    return abs(first - one.amount) <= 1e-9 * max(abs(first), abs(one.amount), 1e-9) and (
        (one.number_max is None) == (len(read) < 2 or one.out_of is not None)
    )


def _form(text: str) -> tuple[str, int]:
    """A number's form: its signs without the digits, and its decimals."""
    found = numerals(text)
    return re.sub(r"\d+(?:[.,]\d+)*", "#", text), found[0].decimals if found else 0
