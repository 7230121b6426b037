"""A question filled in with its answer is a statement, which the cited passages must carry like any other."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock

from assistant.corpus import Corpus
from assistant.grounding.judging import judge
from assistant.grounding.types import Fault, Said
from assistant.study.types import StudyQuestion
from ingest.types import Document

_HOW_MANY = re.compile(r"(?<!\w)(?:bao nhiêu|mấy)(?: đến (?:bao nhiêu|mấy))?(?!\w)", re.IGNORECASE)
_WHEN = re.compile(
    r"(?<!\w)(?:vào )?(?:ngày, tháng, năm|ngày tháng năm|ngày|thời gian|thời điểm|khi|lúc) nào(?!\w)",
    re.IGNORECASE,
)
_WHO = re.compile(r"(?<!\w)(?:cơ quan|đơn vị|tổ chức) nào(?!\w)", re.IGNORECASE)
_PAPER = re.compile(r"(?<!\w)(?:văn bản)? ?nào (?:sau đây|dưới đây)(?!\w)", re.IGNORECASE)
_NUMBER = re.compile(r"^\d[\d.,/\s–-]*")
_PERCENT = re.compile(r"^\s*phần trăm")
# Words by which a topic is led in.
_IDLE = "trong lĩnh vực"
_KEPT = 8


def unproven(question: StudyQuestion, text: str, documents: Sequence[Document]) -> frozenset[Fault]:
    """The faults of the statement that the text makes with the answer; empty also where it makes none."""
    said = filled_in(question, text)
    if not said:
        return frozenset()
    sources = {citation.n: citation for citation in question.citations}
    found = judge(
        Said(said, tuple(sources)), sources, corpus_of(documents), question=f"{question.question} {_IDLE}"
    )
    return frozenset(found.faults)


def filled_in(question: StudyQuestion, text: str) -> str:
    """The text with the answer in the place of what asks for it, as a statement; "" where it asks otherwise."""
    asks = next((match for form in (_HOW_MANY, _WHEN, _WHO, _PAPER) if (match := form.search(text))), None)
    if asks is None:
        return ""
    answer, after = question.answer, text[asks.end() :].rstrip("? ")
    number = _NUMBER.match(answer)
    unit = answer[number.end() :].strip() if number else ""
    if asks.re is _HOW_MANY and number:
        if unit.startswith("%") and _PERCENT.match(after):
            after = after[_PERCENT.match(after).end() :].removeprefix(unit[1:])  # type: ignore[union-attr]
        elif unit and not re.match(rf"\s*{re.escape(unit)}(?!\w)", after, re.IGNORECASE):
            pass
        elif unit:
            answer = number[0].strip()
    if asks.re is _WHEN:
        answer = f"ngày {answer}"
    said = f"{text[: asks.start()]}{answer}{after}"
    return f"{said[:1].upper()}{said[1:]}."


_corpora: OrderedDict[tuple[tuple[str, str, str], ...], Corpus] = OrderedDict()
_lock = Lock()


def corpus_of(documents: Sequence[Document]) -> Corpus:
    """The corpus of some documents, made once."""
    key = tuple((document.name, document.version, document.ledger) for document in documents)
    with _lock:
        if key not in _corpora:
            _corpora[key] = Corpus(
                {document.name: document for document in documents}, tuple((n, v) for n, v, _ in key)
            )
            while len(_corpora) > _KEPT:
                _corpora.popitem(last=False)
        _corpora.move_to_end(key)
        return _corpora[key]
