"""Whether a study question is right: its answer stands in the quote, and nothing else among its options is true."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.figures.comparing import base_unit
from assistant.study.quiz.alike import alike, overlap
from assistant.study.quiz.once import once_per_document
from assistant.study.quiz.quoting import contrary, stands_in, told_so, whole
from assistant.study.quiz.sentence_proving import clause_of, sentence_faults
from assistant.study.quiz.words import any_of
from assistant.study.types import QuestionKind, StudyQuestion
from assistant.types import Citation
from ingest.ledger import with_ledger
from ingest.normalise import syllables
from ingest.observation import Observation
from ingest.quantities import quantities
from ingest.quantity import Quantity
from ingest.types import Document

_TRUE, _FALSE = "Đúng", "Sai"
_FIGURE, _DECREE = "figure:", "decree:"
_LEANING = re.compile(
    r"(?i)(?<!\w)(?:trong câu trên|theo đoạn trích|câu trên|đoạn trên|đoạn văn|nêu trên|đoạn trích|văn bản trên|dưới đây là câu)(?!\w)"
)
_NEGATED_TWICE = re.compile(r"(?i)(?<!\w)không (?:phải )?(?:là )?(?:không|chưa)(?!\w)")
_PAIRS = (("(", ")"), ("“", "”"), ("«", "»"))
# Options of one set are of about one length.
_LENGTHS = 2.6
_DIGITS = re.compile(r"\d+(?:[.,/]\d+)*")
# How far above a figure a heading with its time may stand that the outline does not know.
_ABOVE = 4000


def faults(question: StudyQuestion, documents: Sequence[Document]) -> list[str]:
    """What is wrong with a question, in English for developers; empty where nothing is."""
    known = {document.name: document for document in documents}
    found = [*_citation_faults(question, known), *_wording_faults(question)]
    if found:
        return found
    if question.fact.startswith(_FIGURE) and question.kind is not QuestionKind.MATCH and clause_of(question):
        return _sentence_faults(question, known) + _given_away(question)
    match question.kind:
        case QuestionKind.MCQ:
            found += _choice_faults(question, known)
        case QuestionKind.TRUE_FALSE:
            found += _claim_faults(question, known)
        case QuestionKind.MATCH:
            found += _match_faults(question, known)
        case _:
            found += _answer_faults(question.answer, question)
    if question.fact.startswith(_FIGURE):
        found += _given_away(question)
    return found


def set_faults(questions: Sequence[StudyQuestion]) -> list[str]:
    """What is wrong with a set: a fact or a question that is asked twice."""
    facts = [fact for question in questions for fact in question.fact.split("+")]
    texts = [
        " ".join(syllables(question.question))
        for question in questions
        if question.kind is not QuestionKind.MATCH
    ]
    found = [f"fact asked twice: {fact}" for fact in sorted(set(facts)) if facts.count(fact) > 1]
    found += [f"question asked twice: {text}" for text in sorted(set(texts)) if texts.count(text) > 1]
    ids = [question.id for question in questions]
    return found + [f"id given twice: {one}" for one in sorted(set(ids)) if ids.count(one) > 1]


def _citation_faults(question: StudyQuestion, known: dict[str, Document]) -> Iterator[str]:
    if not question.citations:
        yield "no citation"
    for citation in question.citations:
        document = known.get(citation.document)
        if document is None or document.text[citation.start : citation.end] != citation.quote:
            yield f"citation {citation.n} is not the text"


def _wording_faults(question: StudyQuestion) -> Iterator[str]:
    text = question.question
    if _LEANING.search(text) or any_of("outside").search(text):
        yield "leans on a text that is not there"
    if _NEGATED_TWICE.search(text):
        yield "negates a negation"
    if any(text.count(left) != text.count(right) for left, right in _PAIRS) or text.count('"') % 2:
        yield "a bracket or quotation mark is left open"
    if not text[:1].isupper() or text[-1] not in "?.…":
        yield "no whole sentence"
    if not question.explanation or not question.section:
        yield "no explanation or place"


def _answer_faults(answer: str, question: StudyQuestion) -> list[str]:
    return [] if stands_in(answer, question.citations[0].quote) else ["the answer is not in the quote"]


def _choice_faults(question: StudyQuestion, known: dict[str, Document]) -> list[str]:
    found = _answer_faults(question.answer, question)
    options = [" ".join(syllables(option)) or option for option in question.options]
    if len(question.options) != 4 or len(set(options)) != 4:
        found.append("not four different options")
    if question.options.count(question.answer) != 1:
        found.append("the answer is not one of the options")
    wrong = [option for option in question.options if option != question.answer]
    lengths = [len(option) for option in question.options]
    if max(lengths) > _LENGTHS * min(lengths) and min(lengths) > 6:
        found.append("options differ too much in length")
    if question.fact.startswith(_FIGURE):
        found += _figure_faults(question, wrong, known)
    else:
        # Of statements: what the place cited tells as well is no wrong answer.
        quote = question.citations[0].quote
        found += [f"a wrong option is in the quote: {option}" for option in wrong if stands_in(option, quote)]
        document = known[question.citations[0].document]
        found += [
            f"a wrong option is told so too: {one}" for one in wrong if told_so(one, question, document)
        ]
    return found


def _given_away(question: StudyQuestion) -> list[str]:
    """Whether the number asked for stands in the question."""
    if question.kind in (QuestionKind.MATCH, QuestionKind.TRUE_FALSE):
        return []
    answers, told = (
        {_plain_number(one) for one in _DIGITS.findall(text)} for text in (question.answer, question.question)
    )
    return ["the answer stands in the question"] if answers & told else []


def _plain_number(text: str) -> str:
    whole_part, comma, rest = text.replace(".", "").partition(",")
    return f"{whole_part.lstrip('0') or '0'}{comma}{rest}"


def _sentence_faults(question: StudyQuestion, known: dict[str, Document]) -> list[str]:
    """What is wrong with a question in the words of the figure's own sentence."""
    citation = question.citations[0]
    document = known[citation.document]
    told = _observation(question.fact, citation, known)
    if told is None:
        return ["the figure is not in the ledger"]
    choices = {
        QuestionKind.MCQ: 4,
        QuestionKind.TRUE_FALSE: 2,
    }.get(question.kind, 0)
    if len(set(question.options)) != choices or (choices and question.options.count(question.answer) != 1):
        return ["not four different options" if choices == 4 else "the answer is not one of the options"]
    times = [told.period, document.text[max(0, told.start - _ABOVE) : told.start]]
    index = told.section
    while index is not None:
        times.append(document.sections[index].title)
        index = document.sections[index].parent
    return sentence_faults(question, told.quantity, times, _also_true(told, document))


def _figure_faults(question: StudyQuestion, wrong: Sequence[str], known: dict[str, Document]) -> list[str]:
    """Wrong figures that are true of the indicator, that are the right one written otherwise, of another form."""
    told = _observation(question.fact, question.citations[0], known)
    if told is None:
        return ["the figure is not in the ledger"]
    found = []
    right = _read(question.answer, told.quantity)
    true = [told.quantity, *_also_true(told, known[question.citations[0].document])]
    for option in wrong:
        read = _read(option, told.quantity)
        if read is None or right is None or _form(option) != _form(question.answer):
            found.append(f"a wrong option is of another form: {option}")
        elif any(_same_amount(read, one, told.quantity) for one in true):
            found.append(f"a wrong option is true too: {option}")
    years = re.findall(r"(?:19|20)\d\d", told.period)
    if years and not set(years) <= set(re.findall(r"(?:19|20)\d\d", question.question)):
        found.append("the time is not asked")
    return found


def _claim_faults(question: StudyQuestion, known: dict[str, Document]) -> list[str]:
    """A statement said to be right holds the figure of the quote; one said to be wrong does not."""
    if set(question.options) != {_TRUE, _FALSE} or question.answer not in question.options:
        return ["not true or false"]
    quote = question.citations[0].quote
    right = question.answer == _TRUE
    if question.fact.startswith(_FIGURE):
        told = _observation(question.fact, question.citations[0], known)
        if told is None:
            return ["the figure is not in the ledger"]
        values = [told.quantity, *_also_true(told, known[question.citations[0].document])]
        said = [one for one in quantities(question.question) if one.figure or one.kind is told.quantity.kind]
        holds = [
            _same_amount((one.amount, one.number_max), value, told.quantity)
            for one in said
            for value in values[:1]
        ]
        tight = re.sub(r"\s", "", question.question)
        holds.append(whole(re.sub(r"\s", "", told.value), tight))
        if right is not any(holds):
            return ["the statement does not hold the figure" if right else "the statement is true"]
        others = [
            _same_amount((one.amount, one.number_max), value, told.quantity)
            for one in said
            for value in values[1:]
        ]
        return ["the statement is true of another figure"] if not right and any(others) else []
    if question.fact.startswith(_DECREE):
        days = re.findall(r"\d{1,2}/\d{1,2}/\d{4}", question.question.rsplit("ngày", 1)[-1])
        if len(days) != 1:
            return ["not one day"]
        return [] if right is whole(days[0], quote) else ["the day does not fit the answer"]
    said_text = re.search(r"“(.+)”", question.question)
    if said_text is None:
        return ["no statement"]
    if right or not question.question.endswith("”."):
        return [] if stands_in(said_text[1], quote) else ["the statement is not in the quote"]
    return [] if contrary(said_text[1], quote) else ["the statement is not the contrary of the quote"]


def _match_faults(question: StudyQuestion, known: dict[str, Document]) -> list[str]:
    rights = [pair.right for pair in question.pairs]
    found = []
    if not 3 <= len(question.pairs) <= 5 or len(set(rights)) != len(rights):
        found.append("not three to five different pairs")
    if sorted(question.options) != sorted(rights):
        found.append("the options are not the right-hand sides")
    quotes = [citation.quote for citation in question.citations]
    found += [
        f"not in a quote: {right}" for right in rights if not any(stands_in(right, quote) for quote in quotes)
    ]
    keys = question.fact.split("+")
    told = [
        one for key in keys for citation in question.citations if (one := _observation(key, citation, known))
    ]
    if len(told) < len(keys):
        found.append("a figure is not in the ledger")
    return found


# ---------------------------------------------------------------------------------------------- figures


def _observation(fact: str, citation: Citation, known: dict[str, Document]) -> Observation | None:
    ledger = _ledger(known[citation.document])
    found = ledger.get(fact.removeprefix(_FIGURE))
    if found is None or not citation.start <= found.quantity.start < citation.end:
        return None
    return found


@once_per_document
def _ledger(document: Document) -> dict[str, Observation]:
    return {one.id: one for one in with_ledger(document).observations}


def _also_true(told: Observation, document: Document) -> list[Quantity]:
    """The other values of the indicator that may hold for the time asked."""
    return [
        other.quantity
        for other in _ledger(document).values()
        if other.id != told.id
        and other.quantity.kind is told.quantity.kind
        and base_unit(other.quantity) == base_unit(told.quantity)
        and alike(told, other)
        and overlap(told.period, other.period)
    ]


def _read(option: str, like: Quantity) -> tuple[float, float | None] | None:
    """The amount that an option tells, in the unit's base; None where it tells none."""
    found = [one for one in quantities(f"có {option}") if one.number or one.value == "0"]
    if not found:
        return None
    scale = found[0].scale if found[0].scale > 1 else like.scale
    return found[0].number * scale, found[0].number_max


def _same_amount(read: tuple[float, float | None], one: Quantity, like: Quantity) -> bool:
    """Whether an amount is another one, exactly or as it would be rounded to fewer digits."""
    amount, top = read
    scale = one.scale if one.scale > 1 else like.scale
    theirs = one.number * scale
    if abs(amount - theirs) <= 1e-9 * max(abs(amount), abs(theirs), 1e-9):
        return (top is None) == (one.number_max is None) and (
            top is None or abs(top - (one.number_max or 0)) < 1e-9
        )
    return False


def _form(text: str) -> tuple[str, int]:
    """A figure's form: its words and signs without the digits, and its decimals."""
    numbers = _DIGITS.findall(text)
    words = _DIGITS.sub("#", text).casefold()
    return words, len(numbers[0].partition(",")[2]) if numbers else 0
