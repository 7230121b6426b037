"""Text and the turns before it become a Question."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from assistant.lexicon import lexicon
from assistant.terms import content_grams
from assistant.types import Question, Turn
from ingest.errors import EmptyQuestion, QuestionTooLong
from ingest.normalise import canonical, syllables

TERM = re.compile(r"\b(20\d\d)\s*[-–—]\s*(20\d\d)\b")
# The same with the word that goes before it.
TERM_PHRASE = re.compile(
    r"(?:\b(?:nhiệm kỳ|giai đoạn|khóa|khoá|thời kỳ|nhiem ky|giai doan|khoa|thoi ky)\s+)?" + TERM.pattern,
    re.IGNORECASE,
)
# A follow-up rarely names more than this many words of its own.
FOLLOWUP_WORDS = 14


def understand(
    text: str,
    history: Sequence[Turn] = (),
    *,
    terms: Sequence[str] = (),
    documents: Collection[str] = (),
    max_length: int = 2000,
) -> Question:
    """Read a question against the turns before it.

    `terms` are the terms of office that the documents speak of, oldest first: "nhiệm kỳ tới" is the last of them.
    Raises EmptyQuestion or QuestionTooLong.
    """
    if len(text) > max_length:
        raise QuestionTooLong(
            f"Câu hỏi dài {len(text):,} ký tự, vượt quá {max_length:,}; xin rút gọn và hỏi từng ý.".replace(
                ",", "."
            )
        )
    text = " ".join(canonical(text).split())
    if not any(part.isalnum() for part in text):
        raise EmptyQuestion("Câu hỏi đang để trống; xin nhập nội dung cần hỏi.")
    words = lexicon()
    standalone = _standalone(text, history)
    compares = _compared(text, terms)
    term = None if compares else _term(text, terms)
    return Question(
        text=text,
        standalone=standalone,
        topic=_topic(standalone) if term or compares else standalone,
        term=term,
        natures=frozenset(nature for nature, phrases in words.natures if phrases.within(text)),
        wants_figure=words.figure.within(text),
        wants_list=words.list.within(text),
        compares=compares,
        documents=tuple(documents),
    )


def _topic(text: str) -> str:
    """The text less what only names a term of office; all of it where nothing else is left."""
    words = lexicon()
    topic = words.past_term.without(words.next_term.without(TERM_PHRASE.sub(" ", text)))
    return topic if content_grams(topic) else text


def _named(text: str, terms: Sequence[str]) -> list[str]:
    """Those of `terms` that the text names by their years, oldest first."""
    years = {f"{a}-{b}" for a, b in TERM.findall(text)}
    return [term for term in terms if term in years]


def _compared(text: str, terms: Sequence[str]) -> tuple[str, ...]:
    """The two terms of office that the text sets side by side; empty where it does not."""
    if len(terms) < 2:
        return ()
    named = _named(text, terms)
    if len(named) > 1:
        return (named[0], named[-1])
    words = lexicon()
    next_term, past_term = words.next_term.within(text), words.past_term.within(text)
    compared = (named or next_term or past_term) and words.compare.within(text)
    return (terms[0], terms[-1]) if compared or (next_term and past_term) else ()


def _term(text: str, terms: Sequence[str]) -> str | None:
    """The one term of office that the text names, by years or in words."""
    named = _named(text, terms)
    if len(named) == 1:
        return named[0]
    if named or len(terms) < 2:
        return None
    words = lexicon()
    for later, earlier in ((words.next_term, words.past_term), (words.next_hint, words.past_hint)):
        next_term, past_term = later.within(text), earlier.within(text)
        if next_term != past_term:
            return terms[-1] if next_term else terms[0]
    return None


def _standalone(text: str, history: Sequence[Turn]) -> str:
    """The text with the topic of the last question before it, where it leans on that."""
    previous = next((turn.content for turn in reversed(history) if turn.role == "user"), "")
    if not previous or not _leans(text):
        return text
    return f"{' '.join(canonical(previous).split())} {text}"


def _leans(text: str) -> bool:
    words = lexicon()
    if len(syllables(text)) > FOLLOWUP_WORDS:
        return False
    few = len(content_grams(text)) <= 3
    return words.followup_opens.opens(text) or words.followup_points.within(text) or few
