"""The text of a question with words put in their place, and what it is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.question.grammar import CLAUSE_ENDS, Range
from assistant.question.interrogatives import QUANTITIES, counted_words
from assistant.question.slots import Frame, Role, word_set

Edit = tuple[Range, str]


def topic(frame: Frame, *, undated: bool = False) -> str:
    """What a question is about: its text without what asks."""
    times = [(slot.words, "") for slot in frame.of_role(Role.TIME)] if undated else []
    return cut(frame, times)


def edited(frame: Frame, edits: Iterable[Edit]) -> str:
    """The text of a question with stretches of words replaced; of two that meet the later in the text counts."""
    text, spans, place = frame.utterance.text, frame.utterance.spans, len(frame.utterance.words)
    for words, new in sorted(edits, reverse=True):
        if words.last <= place:
            start, stop = spans[words.first][0], spans[words.last - 1][1]
            text, place = f"{text[:start]}{new}{text[stop:]}", words.first
    return tidy(text)


def cut(frame: Frame, edits: Sequence[Edit]) -> str:
    """The text without what asks, nor what is left hanging; stretches in `edits` replaced."""
    words = frame.utterance.words
    gone = {i for slot in frame.of_role(Role.ASKS, Role.OPENS) for i in range(*slot.words)}
    gone |= {i for taken, text in edits if not text for i in range(*taken)}
    content = {i for slot in frame.of_role(Role.WORD, Role.NAME) for i in range(*slot.words)}
    units = {i for slot in frame.of_role(Role.RELATION) for i in range(*slot.words)}
    for item in frame.asks:
        if item.kind in QUANTITIES:
            gone |= set(range(*counted_words(frame.utterance, item.words))) & units
    hanging = word_set("hanging").bare if frame.utterance.bare else word_set("hanging").accented
    opening = word_set("opening").bare if frame.utterance.bare else word_set("opening").accented
    clauses = frame.utterance.clauses()
    whose = {c.first for c in clauses if words[c.first] == "ai"}
    for clause in clauses:
        earlier = any(c.last < clause.first and content & set(range(*c)) for c in clauses)
        if earlier and not content & set(range(*clause)):
            gone |= set(range(clause.first - 1, clause.last))
            continue
        last = clause.last
        while last > clause.first:
            word = last - 1
            idle = (words[word],) in hanging or (word in units and content & set(range(clause.first, word)))
            cut_short = bool(gone & set(range(last, clause.last)))
            if word not in gone and not (idle and cut_short):
                break
            gone.add(word)
            last = word
        for first in range(clause.first, last):
            hangs = first > clause.first and (words[first],) in opening
            if first in whose or not (first in gone or hangs):
                break
            gone.add(first)
    gone -= whose
    edits = [*edits, *((Range(i, i + 1), "nguoi" if frame.utterance.bare else "người") for i in whose)]
    kept = [edit for edit in edits if not gone.issuperset(range(*edit[0]))]
    taken = {i for edit_words, _ in kept for i in range(*edit_words)}
    removed = [(Range(i, i + 1), "") for i in gone - taken if i < len(words)]
    return bare_end(edited(frame, [*kept, *removed]))


def remainder(frame: Frame, gone: Iterable[int]) -> str:
    """The text without the words of `gone`; punctuation stays."""
    return edited(frame, [(Range(i, i + 1), "") for i in sorted(gone) if not is_end(frame, i)])


def is_end(frame: Frame, index: int) -> bool:
    """True where a word is punctuation."""
    return frame.utterance.words[index] in CLAUSE_ENDS


def inserted(text: str, index: int) -> str:
    """A phrase as it stands at the word `index` of a question."""
    return lower(text) if index else text


def bare_end(text: str) -> str:
    """The text without the punctuation it ends in."""
    return text.rstrip(" ?.!,;:…")


def lower(text: str) -> str:
    """The text with a small first letter, unless it opens with a name."""
    first, _, rest = text.partition(" ")
    return text if (first.isupper() and len(first) > 1) or rest[:1].isupper() else text[:1].lower() + text[1:]


def tidy(text: str) -> str:
    """The text with single spaces, none before punctuation, and a capital at its start."""
    text = re.sub(r"\s+([,;:?.!])", r"\1", " ".join(text.split()))
    text = re.sub(r"[,;:]+(?=[,;:?.!])", "", text).lstrip(" ,;:.?!")
    return text[:1].upper() + text[1:]
