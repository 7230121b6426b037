"""Answers a question that asks for a whole section, from the outline and complete."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from assistant.answering.fit import wants_figure
from assistant.answering.outline import Item, best_section, child_headings, of_label, section_items
from assistant.corpus import Corpus, one_line
from assistant.question.asking import Ask
from assistant.suggest import topic_of
from assistant.types import Citation, Draft, Evidence, Question, Statement, Status
from ingest.paging import page_of
from ingest.sentences import sentences
from ingest.types import Document, Span

# Forms of answer that a whole section may give.
WHOLE = frozenset((Ask.SECTION, Ask.SUMMARY, Ask.LIST, Ask.STATEMENT, Ask.REASON))
# A section with more items is answered by its headings.
MAX_ITEMS = 30
# Room for all items; each is shortened to its share at a clause, yet to no less than SHORTEST.
BUDGET = 2200
SHORTEST = 90


def section_answer(question: Question, evidence: Sequence[Evidence], corpus: Corpus) -> Draft | None:
    """The items of the section asked for, each cited; None where the question is not about a whole section."""
    asks = set(question.asked.kinds)
    if not asks & WHOLE or wants_figure(question.asked) or question.compares:
        return None
    found = best_section(question, evidence, corpus)
    if found is None:
        return None
    document, index = found
    items = of_label(section_items(document, index), question, corpus)
    if len(items) > MAX_ITEMS:
        items = child_headings(document, index)
    if not 1 <= len(items) <= MAX_ITEMS:
        return None
    room = max(SHORTEST, BUDGET // len(items))
    spans = [shorten(document, item.span, room) for item in items]
    numbered = list(enumerate(zip(items, spans, strict=True), start=1))
    citations = tuple(cite(n, document, item, whole(document, item, span)) for n, (item, span) in numbered)
    statements = tuple(Statement(item_line(document, item, span), (n,)) for n, (item, span) in numbered)
    topic = topic_of(document.sections[index])
    about = "" if re.search(r"\d", topic) else f" về {topic}"
    count = f"{len(items)} nội dung" if len(items) > 1 else "nội dung sau"
    return Draft(
        Status.ANSWERED, f"Báo cáo nêu {count}{about}:", statements, citations, ordered=len(items) > 1
    )


def cite(n: int, document: Document, item: Item, span: Span) -> Citation:
    """The citation of an item."""
    page = page_of(document, span.start)
    quote = document.text[span.start : span.end]
    return Citation(n, document.name, " › ".join(item.section.path), page, *span, quote)


def whole(document: Document, item: Item, shown: Span) -> Span:
    """All of an item, of which `shown` may be the beginning; only that where the file parted the rest of it."""
    parted = any(item.span.start < cut < item.span.end for cut in document.cuts)
    return shown if parted else item.span


def shorten(document: Document, span: Span, room: int) -> Span:
    """As many leading sentences or items of a span as fit in `room`, else its first clauses; never past a note's mark.

    Text that stood apart in the file (a footnote's mark between a word and its full stop) is not quoted as one.
    """
    text = document.text
    pieces = list(sentences(text, span.start, span.end, cuts=document.cuts, semicolons=True))
    end = pieces[0].end if pieces else span.end
    for before, piece in itertools.pairwise(pieces):
        if piece.end - span.start > room or text[before.end : piece.start].strip():
            break
        end = piece.end
    if end - span.start > room:
        clause = max(
            (m.start() for m in re.finditer(r",\s", text[span.start : span.start + room])), default=0
        )
        end = span.start + clause if clause > room // 3 else end
    return Span(span.start, end)


def item_line(document: Document, item: Item, span: Span) -> str:
    """An item as a line of an answer, with the line that introduces it, and an ellipsis where it was shortened."""
    said = one_line(document.text[span.start : span.end])
    if document.text[span.end : item.span.end].strip(" .;,"):
        said = f"{said.rstrip(' ,;')} …"
    return f"{item.label}: {said}" if item.label and not re.search(r"\d", item.label) else said
