"""Whether a text that a language model wrote may stand for a study question: the main path.

The question given is proven: its answer stands in the quote. The text may order it anew and say it more smoothly, and
nothing else: each part of the question must be there, tied to the same other parts, and no other word that restricts or
names anything. Filled in with the answer it must be carried by the passages as well as the question given is.

Only what asks is worded: figures, documents and statements of four options. A statement to be judged true or false, a
gap and a matching question stay as they are, for each word of them is the report's or part of what is to be judged; so
does a short question about statements, to which many answers are right.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from threading import Lock

from assistant.study.quiz.once import once_per_document
from assistant.study.quiz.proving import faults
from assistant.study.quiz.reporter import reporter
from assistant.study.quiz.shorts import abbreviations
from assistant.study.types import QuestionKind, StudyQuestion
from assistant.study.wording.form import form_faults
from assistant.study.wording.meaning import other_meaning
from assistant.study.wording.stance import other_stance
from assistant.study.wording.statement import unproven
from assistant.study.wording.tables import keys_of
from assistant.study.wording.tokens import BREAK, HOW_MANY, Token, tokens
from assistant.words.phrase_table import Key
from ingest.ledger import with_ledger
from ingest.observation import FigureNature
from ingest.types import Document

__all__ = ["can_be_worded", "faults_of", "reworded"]

_FIGURE, _DECREE = "figure:", "decree:"
_AHEAD = (FigureNature.TARGET, FigureNature.PLAN)
_REMEMBERED = 1000


def can_be_worded(question: StudyQuestion) -> bool:
    """Whether a question is of a kind that may be worded otherwise."""
    told = question.fact.startswith((_FIGURE, _DECREE))
    kinds = (QuestionKind.MCQ, QuestionKind.SHORT) if told else (QuestionKind.MCQ,)
    return question.kind in kinds and question.question.endswith("?") and bool(question.citations)


def reworded(question: StudyQuestion, text: str, documents: Sequence[Document]) -> StudyQuestion | None:
    """The question in other words; None where something is against them, or they are the same words."""
    if text == question.question or faults_of(question, text, documents):
        return None
    return replace(question, question=text)


def faults_of(question: StudyQuestion, text: str, documents: Sequence[Document]) -> list[str]:
    """What is against a text in the place of a question, in short Vietnamese; empty where nothing is.

    Remembered: a set in a model's words is proven again with each of its papers and files.
    """
    states = tuple((document.name, document.version, document.ledger) for document in documents)
    key = (question, text, states)
    with _lock:
        if key in _known:
            return list(_known[key])
    found = _faults(question, text, documents)
    with _lock:
        _known[key] = tuple(found)
        while len(_known) > _REMEMBERED:
            _known.popitem(last=False)
    return found


_known: OrderedDict[tuple[StudyQuestion, str, tuple[tuple[str, str, str], ...]], tuple[str, ...]] = (
    OrderedDict()
)
_lock = Lock()


def _faults(question: StudyQuestion, text: str, documents: Sequence[Document]) -> list[str]:
    if not can_be_worded(question):
        return ["dạng câu hỏi này không diễn đạt lại"]
    if found := list(form_faults(question, text)):
        return found
    document = next((one for one in documents if one.name == question.citations[0].document), None)
    if document is None:
        return ["không còn báo cáo được dẫn"]
    figure = question.fact.startswith(_FIGURE)
    nature = _natures(document).get(question.fact.removeprefix(_FIGURE)) if figure else None
    if figure and nature is None:
        return ["số liệu không còn trong báo cáo"]
    who, short = reporter(document), abbreviations(document)
    old, new = (
        tokens(one, figure=figure, ahead=nature in _AHEAD, who=who, short=short)
        for one in (question.question, text)
    )
    unit = _unit(question, short) if figure else ()
    found = list(other_meaning(old, new, measure=_measure(old, unit), unit=unit))
    if nature:
        found += other_stance(old, new, nature)
    if found:
        return list(dict.fromkeys(found))
    # What a statement is told as, its section tells and no sentence of it.
    stated = question.fact.startswith((_FIGURE, _DECREE))
    if stated and (
        worse := unproven(question, text, documents) - unproven(question, question.question, documents)
    ):
        return [f"đoạn được dẫn không chứng minh: {fault.what or fault.kind}" for fault in worse]
    return faults(replace(question, question=text), documents)


@once_per_document
def _natures(document: Document) -> dict[str, FigureNature]:
    """As what each figure of the ledger is told, by its id."""
    return {one.id: one.nature for one in with_ledger(document).observations}


def _unit(question: StudyQuestion, short: Mapping[str, str]) -> Key:
    """The words of the answer after its number."""
    answer = tokens(question.answer, figure=True, short=short)
    return tuple(token.key for token in answer if not token.key[0].isdigit() and token.key != BREAK)


def _measure(old: Sequence[Token], unit: Key) -> Key:
    """The unit that is asked in; empty where what is counted is asked for."""
    words = [token.key for token in old]
    if HOW_MANY not in words:
        return ()
    rest = tuple(words[len(words) - words[::-1].index(HOW_MANY) :])
    return unit if unit and rest in {unit, *((*unit, *after) for after in keys_of("after"))} else ()
