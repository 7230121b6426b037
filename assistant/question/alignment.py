"""Where a phrase of a follow-up goes in the question before it."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.question.grammar import Range
from assistant.question.interrogatives import Ask, counted_words
from assistant.question.slots import Frame, Role, word_set
from assistant.question.topic import Edit, inserted, is_end, lower
from ingest.normalise import fold

# A noun phrase that one of the same first word replaces is no longer than this, in words.
PHRASE = 5
# A topic of one phrase up to so many words is replaced whole.
TOPIC = 4


def stretch(frame: Frame, words: Range, gone: set[int]) -> Range:
    """A phrase with the words around it that are neither used up nor ask: "phần phải …", "tuyến huyện"."""
    stops = gone | {i for slot in frame.of_role(Role.ASKS, Role.END) for i in range(*slot.words)}
    first, last = words
    while first > 0 and first - 1 not in stops:
        first -= 1
    while last < len(frame.utterance.words) and last not in stops:
        last += 1
    return Range(first, last)


def placed(new: Frame, old: Frame, words: Range) -> Edit:
    """Where a phrase of no known class goes: in the place of one with the same first word, of the only topic or of what
    is counted, else beside the topic.
    """
    text = new.text(words)
    keys = new.utterance.words[slice(*words)]
    content = {i for slot in old.of_role(Role.WORD, Role.NAME) for i in range(*slot.words)}
    classes = {i for slot in old.of_role(Role.IDLE) if slot.name for i in range(*slot.words)}
    head = fold(keys[0])
    for i in sorted(content):
        if fold(old.utterance.words[i]) == head and len(keys) > 1:
            last = i + 1
            while last in content and last - i < PHRASE:
                last += 1
            if last - i == 1 and last in classes:
                last += 1
            if last - i > 1:
                return Range(i, last), inserted(text, i)
    counted = next((_counted(old, item.words) for item in old.asks if item.kind is Ask.NUMBER), None)
    runs = _runs(sorted(content))
    limited = word_set("limits").opens(text)
    if len(runs) == 1 and runs[0].last - runs[0].first <= TOPIC and not limited:
        return runs[0], inserted(text, runs[0].first)
    if counted and counted.last > counted.first and not limited:
        return counted, lower(text)
    asks = old.of_role(Role.ASKS)
    place = asks[0].words.first if asks else len(old.utterance.words)
    if not asks or place <= min(content, default=0):
        last = len(old.utterance.words)
        last -= last > 0 and is_end(old, last - 1)
        return Range(last - 1, last), f"{old.text(Range(last - 1, last))}, {lower(text)}"
    hanging = word_set("hanging").bare if old.utterance.bare else word_set("hanging").accented
    predicates = {i for slot in old.of_role(Role.RELATION) for i in range(*slot.words)}
    while place - 1 in predicates or (place and (old.utterance.words[place - 1],) in hanging):
        place -= 1
    if place == 0:
        return Range(0, 1), f"{text} {old.text(Range(0, 1))}"
    return Range(place - 1, place), f"{old.text(Range(place - 1, place))}, {lower(text)}"


def _counted(frame: Frame, quantity: Range) -> Range:
    """The noun after a quantity, nothing where that is a unit."""
    counted = counted_words(frame.utterance, quantity)
    units = any(slot.words.meets(counted) for slot in frame.of_role(Role.RELATION))
    return Range(counted.first, counted.first) if units else counted


def _runs(indices: Sequence[int]) -> list[Range]:
    runs: list[Range] = []
    for i in indices:
        if runs and runs[-1].last == i:
            runs[-1] = Range(runs[-1].first, i + 1)
        else:
            runs.append(Range(i, i + 1))
    return runs
