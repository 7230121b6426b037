"""Whether something stands in a quote, and whether a statement is the contrary of one."""

from __future__ import annotations

import re

from assistant.study.quiz.once import once_per_document
from assistant.study.types import StudyQuestion
from assistant.words.terms import content_grams
from ingest.normalise import syllables
from ingest.sentences import sentences
from ingest.types import Document

_NOT_YET = ("chưa", "còn chưa", "vẫn chưa", "chưa thực sự", "còn chưa thực sự", "vẫn chưa thực sự")
# From this share on a sentence tells of another thing what the question asks for.
_TOLD_TOO = 0.7


def contrary(said: str, quote: str) -> bool:
    """Whether a statement is the quote with one word turned, and not the quote itself."""
    turned = [said.replace(" đã ", f" {one} ", 1) for one in _NOT_YET]
    turned += [said.replace(" chưa ", one, 1) for one in (" đã ", " ")]
    return not stands_in(said, quote) and any(stands_in(one, quote) for one in turned if one != said)


def stands_in(said: str, quote: str) -> bool:
    """Whether a text stands in a quote; numbers as whole numbers, spaces and quotation marks do not count."""
    return whole(_plain(said), _plain(quote))


def told_so(option: str, question: StudyQuestion, document: Document) -> bool:
    """Whether a sentence speaks of a wrong option and says of it what the quote says of the right one."""
    rest = _plain(question.citations[0].quote).replace(_plain(question.answer), " ")
    grams = frozenset(content_grams(rest)) & frozenset(content_grams(question.question))
    if len(grams) < 3:
        return False  # the statement itself is the answer
    said = f" {' '.join(syllables(option))} "
    return any(
        said in one and len(grams & theirs) >= _TOLD_TOO * len(grams) for one, theirs in _sentences(document)
    )


@once_per_document
def _sentences(document: Document) -> tuple[tuple[str, frozenset[str]], ...]:
    found = []
    for start, stop in sentences(document.text, cuts=document.cuts):
        text = document.text[start:stop]
        found.append((f" {' '.join(syllables(text))} ", frozenset(content_grams(text))))
    return tuple(found)


def whole(said: str, text: str) -> bool:
    """Whether one text holds another, no number of which goes on before or after it."""
    first, last = re.escape(said[:1]), said[-1:]
    before = r"(?<![\d.,/])" if said[:1].isdigit() else ""
    after = r"(?!\d|[.,/]\d)" if last.isdigit() else ""
    return bool(first) and re.search(f"{before}{re.escape(said)}{after}", text) is not None


def inner_quotes(text: str) -> str:
    """A text as it stands within quotation marks."""
    return re.sub(r'"([^"]*)"', r"‘\1’", text.replace("“", "‘").replace("”", "’"))


def evened(text: str) -> str:
    """A text without what does not count when it is looked for: capitals, spaces, the form of quotation marks."""
    return "".join(_plain(text).split())


def _plain(text: str) -> str:
    return re.sub(r"[“”\"‘’«»]", "'", " ".join(text.split())).casefold()
