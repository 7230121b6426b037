"""Whether a flash card is right: its answer stands in the passages cited, and its question can be asked alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from assistant.study.cards.types import Card, CardGroup, Line
from assistant.study.doubts import doubtful
from assistant.study.quiz.once import once_per_document
from assistant.study.quiz.words import any_of
from assistant.types import Citation
from ingest.normalise import syllables
from ingest.types import Document

_NUMBER = re.compile(r"\d+(?:[.,/]\d+)*")
_PAIRS = (("(", ")"), ("“", "”"), ("«", "»"))
_MOST_LINES = 5
# Characters of a question, of a line of an answer.
_LONGEST_FRONT, _LONGEST_LINE = 260, 260


def faults(card: Card, documents: Sequence[Document]) -> list[str]:
    """What is wrong with a card, in English for developers; empty where nothing is."""
    known = {document.name: document for document in documents}
    found = list(_citation_faults(card, known))
    if found:
        return found
    found += _front_faults(card)
    cited = {citation.n: citation for citation in card.citations}
    for line in card.back:
        found += _line_faults(card, line, cited.get(line.citation), known)
    if not 1 <= len(card.back) <= _MOST_LINES:
        found.append("no answer, or one too long to be learned")
    if {line.citation for line in card.back} != set(cited):
        found.append("a citation that no line stands in, or a line without one")
    return found


def deck_faults(cards: Iterable[Card]) -> list[str]:
    """What is wrong with a deck: a question or an id given twice."""
    fronts: set[str] = set()
    ids: set[str] = set()
    found = []
    for card in cards:
        front = " ".join(syllables(card.front))
        found += [f"asked twice: {card.front}"] if front in fronts else []
        found += [f"id given twice: {card.id}"] if card.id in ids else []
        fronts.add(front)
        ids.add(card.id)
    return found


def _citation_faults(card: Card, known: dict[str, Document]) -> Iterator[str]:
    if [citation.n for citation in card.citations] != list(range(1, len(card.citations) + 1)):
        yield "citations are not numbered in order"
    if not card.citations:
        yield "no citation"
    for citation in card.citations:
        document = known.get(citation.document)
        if document is None or document.text[citation.start : citation.end] != citation.quote:
            yield f"citation {citation.n} is not the text"


def _front_faults(card: Card) -> Iterator[str]:
    front = card.front
    if not front[:1].isupper() or not front.endswith("?") or len(front) > _LONGEST_FRONT:
        yield "no question, or one too long to be asked"
    if any_of("outside").search(front):
        yield "leans on a text that is not there"
    if any(front.count(left) != front.count(right) for left, right in _PAIRS) or front.count('"') % 2:
        yield "a bracket or quotation mark is left open"
    if not card.section:
        yield "no place"
    if card.group is CardGroup.FIGURE:
        told = [number for line in card.back for number in _NUMBER.findall(line.text)]
        if told and all(_count(one, front) for one in told):
            yield "the question holds the answer"


def _line_faults(
    card: Card, line: Line, citation: Citation | None, known: dict[str, Document]
) -> Iterator[str]:
    if citation is None:
        yield f"nothing cited for: {line.text}"
        return
    if not line.text[:1].isalnum() and line.text[:1] not in '“‘"(':
        yield f"no clean line: {line.text}"
    if len(line.text) > _LONGEST_LINE:
        yield f"a line too long to be learned: {line.text}"
    quote = _plain(citation.quote)
    numbers = _NUMBER.findall(line.text)
    yield from (f"a figure is not in the passage: {one}" for one in numbers if not _count(one, quote))
    if card.group is CardGroup.FIGURE and not numbers:
        yield f"no figure: {line.text}"
    if card.group is not CardGroup.FIGURE and _plain(line.text) not in quote:
        yield f"not the report's words: {line.text}"
    yield from (
        f"a figure in doubt: {one}" for one in _in_doubt(known[citation.document], citation) if one in numbers
    )


def _in_doubt(document: Document, citation: Citation) -> Iterator[str]:
    """The numbers of a passage that are in doubt; one that stands there twice may be the sound one."""
    inside = (place for place in _doubted(document) if citation.start <= place < citation.end)
    for found in (_NUMBER.match(document.text, place) for place in inside):
        if found and _count(found[0], citation.quote) == 1:
            yield found[0]


def _count(number: str, text: str) -> int:
    """How often a number stands in a text, whole."""
    return len(re.findall(rf"(?<![\d.,])(?<!\d/){re.escape(number)}(?!\d|[.,/]\d)", text))


@once_per_document
def _doubted(document: Document) -> frozenset[int]:
    return doubtful(document)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
