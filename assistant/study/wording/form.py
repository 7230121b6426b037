"""Whether a text has the form of a study question that reads alone (pure)."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from assistant.grounding.language import language_faults
from assistant.grounding.markup import markup_faults
from assistant.grounding.telling import reason
from assistant.study.quiz.words import any_of
from assistant.study.types import StudyQuestion
from ingest.normalise import canonical, syllables
from ingest.sentences import sentences

SHORTEST = 5  # syllables
# Characters: as long as the question given and half of that, at least so many.
LONGER, ROOM = 1.5, 60
_POINTS = re.compile(
    r"(?<!\w)(?:đoạn trích|đoạn văn|câu (?:trên|hỏi|này|sau)|văn bản trên|nêu trên|nói trên|ở trên|như trên|bên trên|trên đây|đáp án|lựa chọn)(?!\w)",
    re.IGNORECASE,
)
# Not "here is", but which of the options.
_WORD = re.compile(r"[^\W\d_]+")
_DOUBLED = re.compile(r"(?<!\w)(\w+)\s+\1(?!\w)", re.IGNORECASE)
_OPTIONS = re.compile(r"(?<!\w)nào (?:sau|dưới) đây(?!\w)", re.IGNORECASE)


def form_faults(question: StudyQuestion, text: str) -> Iterator[str]:
    """What is wrong with the form of a text that is to stand for a question."""
    if canonical(text) != text or "\n" in text or text != unicodedata.normalize("NFC", text):
        yield "có ký tự không nhìn thấy hoặc xuống dòng"
        return
    if not text.endswith("?") or text.count("?") != 1 or len(sentences(text)) != 1 or ";" in text:
        yield "phải là đúng một câu hỏi, kết thúc bằng dấu chấm hỏi"
    if not text[:1].isupper():
        yield "phải viết hoa chữ đầu câu"
    if not len(syllables(text)) >= SHORTEST or len(text) > LONGER * len(question.question) + ROOM:
        yield "quá ngắn hoặc quá dài"
    told = "\n".join(citation.quote for citation in question.citations)
    own = {*markup_faults(question.question), *language_faults(question.question, told)}
    for fault in (*markup_faults(text), *language_faults(_OPTIONS.sub("nào", text), told, question.question)):
        if fault not in own:
            yield reason(fault)
    if (found := _POINTS.search(text) or any_of("outside").search(text)) and (
        found[0].casefold() not in question.question.casefold()
    ):
        yield f"không đọc riêng được: «{found[0]}»"
    doubled = _DOUBLED.search(text)
    if doubled and doubled[0].casefold() not in question.question.casefold():
        yield f"lặp từ «{doubled[1]}»"
    yield from _misspelt(question.question, text)
    yield from _given_away(question, text)


def _misspelt(before: str, text: str) -> Iterator[str]:
    """A name that lost its capitals, or a word that got one; an abbreviation may be left out."""
    old, new = (_WORD.findall(one) for one in (before, text))
    names = Counter(word for word in old[1:] if word[0].isupper() and not word.isupper())
    if lost := names - Counter(new):
        yield f"tên riêng «{next(iter(lost))}» không viết hoa như trong câu đã cho"
    if strange := next((word for word in new[1:] if word[0].isupper() and word not in old), ""):
        yield f"viết hoa «{strange}»"


def _given_away(question: StudyQuestion, text: str) -> Iterator[str]:
    """The answer or an option that stands in the text and did not in the question."""
    said, before = (f" {' '.join(syllables(one))} " for one in (text, question.question))
    for option in dict.fromkeys((question.answer, *question.options, *question.accepted)):
        words = f" {' '.join(syllables(option))} "
        if words.strip() and words in said and said.count(words) > before.count(words):
            yield "để lộ đáp án hoặc một lựa chọn"
            return
