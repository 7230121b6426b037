"""Answers a question that asks for a whole section, from the outline and complete."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.corpus import Corpus
from assistant.terms import content_grams, gram_set
from assistant.types import Citation, Draft, Evidence, Question, Statement, Status
from ingest.sentences import sentences
from ingest.types import Document, Section, Span

# How much of the question a section's titles must hold, and of the title the question.
QUESTION_SHARE = 0.6
TITLE_SHARE = 0.6
MAX_ITEMS = 30
# Room for all items; each is shortened to its share at a clause.
BUDGET = 2200


def section_answer(question: Question, evidence: Sequence[Evidence], corpus: Corpus) -> Draft | None:
    """The items of the section asked for, each cited; None where the question is not about a whole section."""
    if not (question.wants_list or question.natures) or question.wants_figure:
        return None
    found = best_section(question, evidence, corpus)
    if found is None:
        return None
    document, index = found
    section = document.sections[index]
    items = section_items(document, index)
    if not 2 <= len(items) <= MAX_ITEMS:
        return None
    room = max(90, BUDGET // len(items))
    spans = [shorten(document.text, span, room) for span in items]
    label = " › ".join(section.path)
    citations = tuple(
        Citation(
            n,
            document.name,
            label,
            page_of(document, span.start),
            *span,
            document.text[span.start : span.end],
        )
        for n, span in enumerate(spans, start=1)
    )
    statements = tuple(
        Statement(line(document.text, span, whole), (n,))
        for n, (span, whole) in enumerate(zip(spans, items, strict=True), start=1)
    )
    return Draft(
        Status.ANSWERED, f"{section.title or section.label}: {len(items)} nội dung.", statements, citations
    )


def best_section(
    question: Question, evidence: Sequence[Evidence], corpus: Corpus
) -> tuple[Document, int] | None:
    """The document and index of the section whose title is what the question asks about, nearest to the evidence among equals."""
    wanted = content_grams(question.topic)
    asked_for = gram_set(question.standalone)
    near = {
        (item.passage.document, item.passage.section): 0.1 / (place + 1)
        for place, item in enumerate(evidence)
    }
    best: tuple[float, Document, int] | None = None
    for document in corpus.documents.values():
        if question.documents and document.name not in question.documents:
            continue
        for index, section in enumerate(document.sections):
            if question.term and section.term and section.term != question.term:
                continue
            titles = " ".join((*_ancestors(document, section), section.title))
            asked = corpus.weights.coverage(wanted, gram_set(f"{titles} {section.term or ''}"))
            title = content_grams(section.title)
            own = corpus.weights.coverage(title, asked_for)
            if asked < QUESTION_SHARE or own < TITLE_SHARE or not title:
                continue
            score = asked + own + near.get((document.name, index), 0.0)
            if best is None or score > best[0]:
                best = (score, document, index)
    return (best[1], best[2]) if best else None


def _ancestors(document: Document, section: Section) -> list[str]:
    titles = []
    while section.parent is not None:
        section = document.sections[section.parent]
        titles.append(section.title)
    return titles


def section_items(document: Document, index: int) -> list[Span]:
    """What a section lists: its subsections' headings, else its bullets, else its paragraphs."""
    section = document.sections[index]
    children = [child for child in document.sections if child.parent == index]
    if len(children) > 1:
        return [Span(child.start, child.body) for child in children]
    lines = [
        Span(section.body + match.start(), section.body + match.end())
        for match in re.finditer(r"[^\n]*\S[^\n]*", document.text[section.body : section.end])
    ]
    bullets = [span for span in lines if document.text[span.start : span.end].lstrip()[:1] in "-*•"]
    chosen = bullets if len(bullets) > 1 else lines
    return [stripped(document.text, span) for span in chosen]


def stripped(text: str, span: Span) -> Span:
    """The span without white space at its ends."""
    part = text[span.start : span.end]
    return Span(span.start + len(part) - len(part.lstrip()), span.end - len(part) + len(part.rstrip()))


def shorten(text: str, span: Span, room: int) -> Span:
    """As many leading sentences, items or clauses of a span as fit in `room`, at least the first."""
    span = stripped(text, span)
    if span.end - span.start <= room:
        return span
    end = span.start
    for piece in sentences(text, span.start, span.end, semicolons=True):
        if end > span.start and piece.end - span.start > room:
            break
        end = piece.end
    if end - span.start > room:
        clause = max(
            (m.start() for m in re.finditer(r",\s", text[span.start : span.start + room])), default=0
        )
        end = span.start + clause if clause > room // 3 else end
    return stripped(text, Span(span.start, end))


def line(text: str, span: Span, whole: Span) -> str:
    """A span as one line of an answer, with an ellipsis where it was shortened."""
    said = re.sub(r"\s+", " ", text[span.start : span.end]).strip().lstrip("-+*• ").strip()
    return f"{said.rstrip(' ,;')} …" if span.end < whole.end else said


def page_of(document: Document, offset: int) -> int | None:
    """The page on which an offset stands."""
    return next((number for number, start in reversed(document.pages) if start <= offset), None)
