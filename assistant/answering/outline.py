"""Which section a question asks for, and what a section lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.corpus import Corpus, after_bullet
from assistant.types import TELLING, Evidence, Question
from assistant.words.lexicon import lexicon
from assistant.words.terms import content_grams, gram_set
from ingest.types import Document, Section, Span

# How much of the question a section's titles must hold, and of its own title the question.
QUESTION_SHARE = 0.6
TITLE_SHARE = 0.6
# How much of what is left of the question without the words for the section's nature ("hạn chế", "chỉ tiêu").
SUBJECT_SHARE = 0.75
# What a section of the nature asked about gains over one of another, and one near the evidence.
NATURE_GAIN = 0.3
NEAR_GAIN = 0.1
# A line that ends in a colon and is no longer than this introduces what follows.
LABEL = 90
# How much of such a label the question must hold to be about that part alone.
LABEL_SHARE = 0.8
LINE = re.compile(r"[^\n]*\S[^\n]*")


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a section lists: its span, the section it stands in, the line that introduces it."""

    span: Span
    section: Section
    label: str


def best_section(
    question: Question, evidence: Sequence[Evidence], corpus: Corpus
) -> tuple[Document, int] | None:
    """The section that the question asks about, as its document and index; None where it asks about none.

    The one whose titles hold the question and whose own title the question holds; else, where the question names
    nothing but a nature of sections ("các chỉ tiêu nhiệm kỳ tới"), the outermost of that nature.
    """
    frame = lexicon().section_frame
    asked = gram_set(question.topic)
    wanted = content_grams(frame.without(question.topic), strict=True)
    subject = content_grams(frame.without(question.subject), strict=True)
    near = {
        (item.passage.document, item.passage.section): NEAR_GAIN / (place + 1)
        for place, item in enumerate(evidence)
    }
    best: tuple[float, Document, int] | None = None
    for document, index, section in _sections(question, corpus):
        titles = gram_set(" ".join(_titles(document, section)))
        if section.nature in question.natures & TELLING:
            titles |= gram_set(" ".join({item.label for item in section_items(document, index)}))
        held = corpus.weights.coverage(wanted, titles)
        own = corpus.title(section.title).coverage(asked)
        of_nature = section.nature in question.natures
        about = of_nature and bool(subject) and corpus.weights.coverage(subject, titles) >= SUBJECT_SHARE
        if own < TITLE_SHARE or not (held >= QUESTION_SHARE or about):
            continue
        score = held + own + NATURE_GAIN * of_nature + near.get((document.name, index), 0.0)
        if best is None or score > best[0]:
            best = (score, document, index)
    if best:
        return best[1], best[2]
    return None if subject else _outermost(question, corpus)


def _sections(question: Question, corpus: Corpus) -> Iterator[tuple[Document, int, Section]]:
    """The sections of the documents and of the term that the question restricts itself to."""
    for document in corpus.documents.values():
        if question.documents and document.name not in question.documents:
            continue
        for index, section in enumerate(document.sections):
            if section.title and (not question.term or section.term in (None, question.term)):
                yield document, index, section


def _outermost(question: Question, corpus: Corpus) -> tuple[Document, int] | None:
    """The first section of a nature asked about that stands in none of that nature; the whole report is none."""
    for document, index, section in _sections(question, corpus):
        if section.parent is not None and section.nature in question.natures:
            return document, index
    return None


def _titles(document: Document, section: Section) -> list[str]:
    """The titles from the section outwards."""
    titles = [section.title]
    while section.parent is not None:
        section = document.sections[section.parent]
        titles.append(section.title)
    return titles


def section_items(document: Document, index: int) -> list[Item]:
    """Every line of a section and of those under it, in order; headings and introducing lines are no items."""
    section = document.sections[index]
    inside = [s for s in document.sections if section.start <= s.start and s.end <= section.end]
    items = []
    label = ""
    here = section
    for line in _lines(document.text, section.body, section.end):
        found = next((s for s in inside if s.start <= line.start < s.body), None)
        if found:
            here, label = found, ""
            continue
        text = document.text[line.start : line.end]
        if text.endswith(":") and len(text) <= LABEL:
            label = text.lstrip("-+*• ").rstrip(": ")
            continue
        items.append(Item(after_bullet(document.text, line), here, label))
    return items


def of_label(items: Sequence[Item], question: Question, corpus: Corpus) -> list[Item]:
    """The items under the one label that the question names; all items where it names none or several."""
    asked = gram_set(question.topic)
    labels = {item.label for item in items if item.label}
    named = [
        label
        for label in labels
        if corpus.weights.coverage(content_grams(label, strict=True), asked) >= LABEL_SHARE
    ]
    if len(named) != 1 or len(labels) < 2:
        return list(items)
    return [item for item in items if item.label == named[0]]


def child_headings(document: Document, index: int) -> list[Item]:
    """The headings right under a section."""
    return [
        Item(Span(child.start, child.body), child, "") for child in document.sections if child.parent == index
    ]


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    """The lines of a range that hold anything, without white space at their ends."""
    for match in LINE.finditer(text, start, end):
        line = match.group()
        left = match.start() + len(line) - len(line.lstrip())
        yield Span(left, left + len(line.strip()))
