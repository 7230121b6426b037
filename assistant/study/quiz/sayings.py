"""The statements of a report that can be read alone: tasks, results, shortcomings, causes, lessons."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from assistant.study.quiz.citing import cite_span, place_of
from assistant.study.quiz.dice import digest
from assistant.study.quiz.once import once_per_document
from assistant.study.quiz.reporter import reporter
from assistant.study.quiz.shorts import abbreviations, spelled
from assistant.study.quiz.slips import misspelt
from assistant.study.quiz.topics import own_topic
from assistant.study.quiz.types import Saying
from assistant.study.quiz.words import any_of, dangles, quiz_words
from ingest.blocks import Block, blocks
from ingest.ledger.phrases import capital
from ingest.normalise import syllables
from ingest.quantities import quantities
from ingest.sentences import sentences
from ingest.types import Document, Nature, Section, Span

# Syllables of a statement that is one of four options, or is told in a sentence; of one that is an answer by itself.
SHORTEST, LONGEST, WHOLE = 7, 34, 90
MIDDLE = 48
# What is left of a statement whose tail was cut off must be longer.
_KEPT = 9
_BULLET = re.compile(r"(?:[-+*•–]|\d{1,2}[.)]|[a-zđ][.)]|\((?:\d{1,2}|[a-zđ])\))\s+")
_SIDE = re.compile(r"(?<!\w)(khách quan|chủ quan)(?!\w)", re.IGNORECASE)
_OF_GOOD = re.compile(r"(?<!\w)(?:ưu điểm|kết quả|thành tựu|thành công|đạt được)(?!\w)", re.IGNORECASE)
_CLOSING = " .;,:…-–"
_CLOSERS = (("(", ")"), ("“", "”"), ("‘", "’"), ("«", "»"), ("[", "]"))
# Spaces where none belong: "Chỉ thị , Nghị quyết", "2020- 2025".
_SLOPPY = re.compile(r"\s[,;.]|\d- \d|\d -\d")
_SPLIT = re.compile(r"[;,]\s|\s(?=nhằm\s)")
# What the verbs after a comma may belong to.
_GOES_INTO = re.compile(r",|(?<!\w)(?:việc|thông qua|để|nhằm|bằng|theo hướng|từ|cho|là)(?!\w)")
_LABEL = re.compile(r"^(?:Về |- )?[^:.;,!?\d]{3,60}:\s+(?=[A-ZĐÀ-ÖØ-ÝĂƠƯẠ-Ỹ])")
# "Khách quan: chỉ đạo của các cấp kịp thời; …": what follows the label is told in small letters.
_SUBJECT_LABEL = re.compile(r"^[^:.;!?\d]{3,40}(?<! gồm)(?<! như)(?<! sau)(?<! là)(?<!Gồm):\s+(?=[^\W\d_])")
_DOUBLED = re.compile(r"(?<!\w)(?!bộ |luôn |ngày |người )(\w+) \1(?!\w)", re.IGNORECASE)
_ODD = re.compile(r"…|\.\.|\||https?:|www\.|[A-ZĐÀ-Ỹ]{12,}|\(\s*\)|[a-zà-ỹđ]\.[A-ZĐ]|\w{14,}")


@once_per_document
def sayings(document: Document) -> tuple[Saying, ...]:
    """The statements that can be asked about, in order of place; those told twice are left out."""
    return _found(document, figures=False)


@once_per_document
def figured_sayings(document: Document) -> tuple[Saying, ...]:
    """The statements with figures, rough ones all: for sections in which nothing else can be asked."""
    return _found(document, figures=True)


def _found(document: Document, *, figures: bool) -> tuple[Saying, ...]:
    end = min((note.start for note in document.footnotes), default=len(document.text))
    found = [
        saying
        for block in blocks(document.text, end, document.sections)
        if not block.lead and not block.attached and not _introduces(document, block)
        for saying in _of_block(document, block, figures=figures)
    ]
    told = Counter(" ".join(syllables(saying.text)) for saying in found)
    return tuple(saying for saying in found if told[" ".join(syllables(saying.text))] == 1)


def _of_block(document: Document, block: Block, *, figures: bool) -> Iterator[Saying]:
    if block.section is None or " | " in document.text[block.start : block.end]:
        return
    section = document.sections[block.section]
    around = document.text[section.body : section.end]
    side = _SIDE.search(f"{section.title} {block.context} {document.text[block.start : block.start + 60]}")
    for start, stop, span in _spans(document, block):
        text = document.text[span.start : span.end]
        labelled = text[0].islower()
        figured = any(quantity.figure for quantity in quantities(text))
        if not _stands_alone(capital(text) if labelled else text) or figured is not figures:
            continue
        rough = (
            labelled
            or figured
            or _SLOPPY.search(text) is not None
            or misspelt(document, text)
            or nameless(text, reporter(document))
        )
        yield Saying(
            key=f"text:{digest(' '.join(syllables(text)))}",
            text=text,
            citation=cite_span(document, start, stop, block.section),
            nature=section.nature,
            side=_side(side, section),
            topic=_topic(document, block.section),
            title=section.title,
            above=document.sections[section.parent].title if section.parent is not None else "",
            term=section.term or "",
            who=reporter(document),
            owner=(document.name, block.section),
            place=place_of(document, block.section),
            around=around,
            rough=rough,
        )


def _spans(document: Document, block: Block) -> Iterator[tuple[int, int, Span]]:
    """The sentences of a block with what is told in them: of a long one also its last clause."""
    for start, stop in sentences(document.text, block.start, block.end, cuts=document.cuts):
        if (span := _trimmed(document.text, start, stop)) is not None:
            yield start, stop, span
        last = document.text.rfind("; ", start, stop)
        long = last > 0 and len(syllables(document.text[start:last])) > LONGEST
        if long and (span := _trimmed(document.text, last + 2, stop)) is not None:
            yield start, stop, span


def nameless(text: str, who: str) -> bool:
    """Whether a statement speaks of a body by its kind alone, and that is not the one whose report it is."""
    return any(not re.search(rf"(?<!\w){match.group()}(?!\w)", who) for match in _body_alone().finditer(text))


@cache
def _body_alone() -> re.Pattern[str]:
    kinds = "|".join(sorted(quiz_words()["bodies"], key=len, reverse=True))
    return re.compile(
        rf"(?<![\w] )(?<!\w)(?:{kinds})(?= (?:đã|có|tiếp tục|luôn|cũng|còn|được|chưa|thường xuyên)(?!\w))"
    )


def _introduces(document: Document, block: Block) -> bool:
    """Whether a paragraph only leads into the sections below it, and tells nothing to be asked for."""
    if block.section is None:
        return True
    parents = {section.parent for section in document.sections}
    section = document.sections[block.section]
    return block.section in parents and section.nature in (Nature.RESULT, Nature.CONTEXT)


def _side(found: re.Match[str] | None, section: Section) -> str:
    """Which causes: "khách quan của ưu điểm"; "" where a cause is of none that is told."""
    if section.nature is not Nature.CAUSE:
        return ""
    good = bool(_OF_GOOD.search(section.title))
    return f"{found[1].lower() if found else ''}|{'ưu điểm' if good else 'tồn tại, hạn chế'}"


def _topic(document: Document, index: int) -> str:
    """The topic of a section's own title: one of a heading above is that of other sections too."""
    topic = spelled(own_topic(document.sections[index]), abbreviations(document))
    return f"hoạt động của {topic}" if topic[:1].isupper() else topic


def _trimmed(text: str, start: int, stop: int) -> Span | None:
    """A sentence without bullet, label and closing marks, and without a long tail that only tells what for."""
    if found := _BULLET.match(text, start, stop):
        start = found.end()
    if found := _LABEL.match(text[start:stop]):
        start += found.end()
    elif found := _SUBJECT_LABEL.match(text[start:stop]):
        start += found.end()
        stop = _first_item(text, start, stop)
    while stop > start and text[stop - 1] in _CLOSING:
        stop -= 1
    colon = text.find(": ", start, stop)
    if colon > 0 and len(syllables(text[start:colon])) >= _KEPT and not re.search(r"\d", text[colon:stop]):
        stop = colon
    for most in (LONGEST, MIDDLE, WHOLE):
        if len(syllables(text[start:stop])) > most:
            stop = _cut(text, start, stop, most)
    return Span(start, stop) if stop > start else None


def _first_item(text: str, start: int, stop: int) -> int:
    """The end of the first item of some length in a list behind a label."""
    for mark in re.finditer(r";\s", text[start:stop]):
        if len(syllables(text[start : start + mark.start()])) >= SHORTEST:
            return start + mark.start()
    return stop


def _cut(text: str, start: int, stop: int, most: int) -> int:
    """Where a long sentence may end: before a tail, at a semicolon, the last that leaves it short enough."""
    best = start
    for mark in _SPLIT.finditer(text, start, stop):
        said = text[start : mark.start()]
        if len(syllables(said)) > most or any(said.count(a) != said.count(b) for a, b in _CLOSERS):
            continue
        rest = text[mark.end() : stop]
        if mark.group()[0] == ";" or any_of("tails").match(rest) or _next_task(said, rest):
            best = mark.start()
    return best if len(syllables(text[start:best])) >= _KEPT else stop


def _next_task(said: str, rest: str) -> bool:
    """Whether another thing to do follows a comma: "Kiện toàn tổ chức bộ máy, xây dựng đội ngũ …"."""
    acting = any_of("acting")
    return bool(acting.match(said) and acting.match(rest)) and not _GOES_INTO.search(said)


def _stands_alone(text: str) -> bool:
    """Whether a statement is whole and leans on nothing outside."""
    parts = syllables(text)
    if not SHORTEST <= len(parts) <= WHOLE or not text[0].isupper():
        return False
    if (
        any_of("leaning").match(text)
        or any_of("pointing").search(text)
        or _ODD.search(text)
        or _DOUBLED.search(text)
        or ":" in text
    ):
        return False
    if text.count('"') % 2 or any(text.count(left) != text.count(right) for left, right in _CLOSERS):
        return False
    return not dangles(text)
