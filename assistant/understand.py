"""Text and the turns before it become a Question."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Protocol

from assistant.constraints import constraints
from assistant.figures.comparing import vietnamese
from assistant.question.asking import Ask, Asked, asked
from assistant.question.attribution import unattributed
from assistant.question.courtesy import recognised
from assistant.question.followup import standalone
from assistant.reading import Reader, Reading
from assistant.types import Question, Turn
from assistant.words.lexicon import Phrases, lexicon
from assistant.words.terms import content_grams
from ingest.errors import EmptyQuestion, QuestionTooLong
from ingest.normalise import canonical, syllables
from ingest.types import Nature

TERM = re.compile(r"\b(20\d\d)\s*[-–—]\s*(20\d\d)\b")
YEAR = re.compile(r"(?<![\d/.,])20\d\d(?![\d/]|[.,]\d)")
# The same with the word that goes before it.
TERM_PHRASE = re.compile(
    r"(?:\b(?:nhiệm kỳ|giai đoạn|khóa|khoá|thời kỳ|nhiem ky|giai doan|khoa|thoi ky)\s+)?" + TERM.pattern,
    re.IGNORECASE,
)
# "Mấy chục phần trăm", "bao nhiêu trăm tỷ" ask for per cent and for money as "mấy phần trăm" does.
ROUND = re.compile(
    r"(?<!\w)(mấy|bao nhiêu|may|bao nhieu) (?:chục|trăm|nghìn|ngàn|vạn|chuc|nghin|ngan|van"
    # Without accents "tram" is a station too.
    r"|tram(?= (?:ty|trieu|nghin|ngan|dong|usd|do|ha|hec|km|phan|tan|met|nguoi|ho)\b))\s+(?=\w)",
    re.IGNORECASE,
)
# "Sau 2025" is of the term that begins then.
AFTER = re.compile(r"(?<!\w)(?:sau|từ sau|tu sau)(?: năm| nam)? (20\d\d)(?![\d/]|[.,]\d)", re.IGNORECASE)
FEW = 7
# Questions before this one that a follow-up may lean on.
LOOK_BACK = 4


class Language(Protocol):
    """What is known of the documents' language; `terms` are their terms of office, oldest first."""

    @property
    def terms(self) -> Sequence[str]: ...
    @property
    def reader(self) -> Reader: ...
    @property
    def places(self) -> Collection[str]: ...
    def knows(self, phrase: str) -> bool: ...
    def heads(self, phrase: str) -> bool: ...
    def synonyms(self, phrase: str) -> tuple[str, ...]: ...


def understand(
    text: str,
    history: Sequence[Turn],
    language: Language,
    *,
    documents: Collection[str] = (),
    max_length: int = 2000,
    as_typed: bool = False,
) -> Question:
    """Read a question against the turns before it and the language of the documents.

    Accents are restored and slips repaired unless it is to be taken `as_typed`. Raises EmptyQuestion or
    QuestionTooLong.
    """
    if len(text) > max_length:
        raise QuestionTooLong(
            f"Câu hỏi dài {vietnamese(Decimal(len(text)))} ký tự, vượt quá {vietnamese(Decimal(max_length))}; xin rút gọn và hỏi từng ý."
        )
    typed = " ".join(canonical(text).split())
    if not any(part.isalnum() for part in typed):
        raise EmptyQuestion("Câu hỏi đang để trống; xin nhập nội dung cần hỏi.")
    reading = Reading(typed, typed) if as_typed else language.reader.read(typed)
    previous = [" ".join(canonical(turn.content).split()) for turn in history if turn.role == "user"]
    full = standalone(reading.text, [language.reader.read(turn).text for turn in previous[-LOOK_BACK:]])
    full = unattributed(full, language.heads)
    words = lexicon()
    form = _form(full)
    comparing = Ask.COMPARISON in form.kinds or words.compare.within(full)
    both = _compared(full, language.terms)
    compares = both or (_from_now(full, language.terms) if comparing else ())
    named = None if compares else _term(full, language.terms)
    term = named or (None if compares else _hinted(full, language.terms))
    natures = frozenset(nature for nature, phrases in words.natures if phrases.within(full))
    natures |= {Nature.CAUSE} if Ask.REASON in form.kinds else frozenset()
    topic = _topic(full) if term or compares else full
    return Question(
        text=reading.text,
        typed=typed,
        alternatives=reading.alternatives,
        standalone=full,
        topic=topic,
        subject=_subject(topic, natures),
        term=term,
        term_named=named is not None or bool(both),
        natures=natures,
        asked=form,
        constraints=constraints(
            ROUND.sub(r"\1 ", full), known=language.knows, expand=language.synonyms, own=language.places
        ),
        comparing=comparing,
        compares=compares,
        request=recognised(reading.text, language.knows),
        documents=tuple(documents),
    )


def _form(text: str) -> Asked:
    """What is asked; a few words with a year in them ("Xuất khẩu năm 2023?") ask for that year's figure first."""
    form = asked(ROUND.sub(r"\1 ", text))
    short = (
        form.kinds == (Ask.STATEMENT,) and len(syllables(text)) <= FEW and YEAR.search(TERM.sub(" ", text))
    )
    return replace(form, kinds=(Ask.STATEMENT, Ask.NUMBER)) if short else form


def _topic(text: str) -> str:
    """The text less what only names a term of office; all of it where nothing else is left."""
    words = lexicon()
    topic = words.past_term.without(words.next_term.without(TERM_PHRASE.sub(" ", text)))
    return topic if content_grams(topic) else text


def _subject(topic: str, natures: Collection[Nature]) -> str:
    """The topic less the words for these natures of sections; empty where nothing else is left."""
    for nature, phrases in lexicon().natures:
        if nature in natures:
            topic = phrases.without(topic)
    return topic if content_grams(topic, strict=True) else ""


def _named(text: str, terms: Sequence[str]) -> list[str]:
    """Those of `terms` that the text names by their years, oldest first."""
    years = {f"{a}-{b}" for a, b in TERM.findall(text)}
    return [term for term in terms if term in years]


def _compared(text: str, terms: Sequence[str]) -> tuple[str, ...]:
    """The two terms of office that the text names; empty where it does not."""
    if len(terms) < 2:
        return ()
    words = lexicon()
    named = set(_named(text, terms))
    past_term = words.past_term.within(text)
    # "Khóa này" beside "khóa trước" is the one to come.
    next_term = words.next_term.within(text) or (past_term and words.this_term.within(text))
    years = {int(year) for year in YEAR.findall(TERM.sub(" ", text))}
    ends = int(terms[-2][-4:])
    named |= {terms[-1] for year in years if year > ends} | {terms[0] for year in years if year <= ends}
    named |= ({terms[-1]} if next_term else set()) | ({terms[0]} if past_term else set())
    if words.both_terms.within(text):
        return (terms[0], terms[-1])
    return (min(named), max(named)) if len(named) > 1 else ()


def _from_now(text: str, terms: Sequence[str]) -> tuple[str, ...]:
    """The terms that a text compares which names the one to come and speaks of what is so now."""
    if len(terms) < 2 or not lexicon().now.within(text) or _term(text, terms) != terms[-1]:
        return ()
    return (terms[0], terms[-1])


def _term(text: str, terms: Sequence[str]) -> str | None:
    """The one term of office that the text names, by years or in words."""
    named = _named(text, terms)
    if len(named) == 1:
        return named[0]
    if named:
        return None
    # A year beyond the term before can only be of the last.
    if len(terms) > 1:
        end = int(terms[-2][-4:])
        later = any(int(year) > end for year in YEAR.findall(TERM.sub(" ", text)))
        if later or any(int(year) >= end for year in AFTER.findall(text)):
            return terms[-1]
    words = lexicon()
    return _either(text, terms, words.next_term, words.past_term)


def _hinted(text: str, terms: Sequence[str]) -> str | None:
    """The term of office that the text leans to without naming any."""
    words = lexicon()
    return None if _named(text, terms) else _either(text, terms, words.next_hint, words.past_hint)


def _either(text: str, terms: Sequence[str], later: Phrases, earlier: Phrases) -> str | None:
    next_term, past_term = later.within(text), earlier.within(text)
    if len(terms) < 2 or next_term == past_term:
        return None
    return terms[-1] if next_term else terms[0]
