"""What the words of a question are for: its time, what it asks about, what it asks of that."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

from assistant.question.grammar import CLAUSE_ENDS, Pattern, Range, Utterance
from assistant.question.interrogatives import Ask, Interrogative, interrogatives, plain
from assistant.question.periods import leaning_words, periods
from assistant.words.lexicon import Phrases, lexicon
from ingest.normalise import fold, syllables

Key = tuple[str, ...]
# Without accents a single syllable reads as too many words to name a class by, but for these.
CLEAR = frozenset(
    (
        "nu",
        "fdi",
        "ddi",
        "oda",
        "grdp",
        "gdp",
        "kcn",
        "ccn",
        "bhyt",
        "bhxh",
        "thcs",
        "thpt",
        "internet",
        "von",
        "tien",
    )
)


class Role(StrEnum):
    """What a word of a question does."""

    TIME = "time"
    ASKS = "asks"
    POINTS = "points"
    OPENS = "opens"
    NATURE = "nature"
    RELATION = "relation"
    NAME = "name"  # of a class of names, or a place: `Slot.kind` tells which
    IDLE = "idle"
    WORD = "word"  # carries the topic
    END = "end"


class Slot(NamedTuple):
    """Neighbouring words of one role; `kind` is the class of a name, the pointer's sort or the nature's, `name` it in full accents."""

    role: Role
    words: Range
    kind: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """Phrases by their syllables, with and without accents, and what each stands for."""

    accented: dict[Key, tuple[Role, str, str]]
    bare: dict[Key, tuple[Role, str, str]]
    longest: int

    @classmethod
    def of(cls, entries: Iterable[tuple[str, Role, str]]) -> Phrasebook:
        """Compile phrases; the first to claim a key keeps it."""
        accented: dict[Key, tuple[Role, str, str]] = {}
        bare: dict[Key, tuple[Role, str, str]] = {}
        for phrase, role, kind in entries:
            key = tuple(syllables(phrase)) or (phrase,)
            accented.setdefault(key, (role, kind, phrase))
            folded = tuple(fold(part) for part in key)
            if len(key) > 1 or role not in (Role.NAME, Role.RELATION) or folded[0] in CLEAR:
                bare.setdefault(folded, (role, kind, phrase))
        return cls(accented, bare, max(map(len, accented)))

    def at(self, words: Sequence[str], index: int, *, bare: bool) -> tuple[int, Role, str, str] | None:
        """The longest phrase from `index` on: the word after it, its role and kind; commas in between are skipped."""
        known = self.bare if bare else self.accented
        key: list[str] = []
        best = None
        for i in range(index, min(len(words), index + self.longest + 2)):
            if words[i] == "," and key:
                continue
            if words[i] in CLAUSE_ENDS:
                break
            key.append(words[i])
            if found := known.get(tuple(key)):
                best = (i + 1, *found)
        return best


def _places() -> list[str]:
    data = tomllib.loads((resources.files("assistant") / "data" / "places.toml").read_text(encoding="utf-8"))
    return [name for names in (*data["province"], *data["city"]) for name in names]


@cache
def _phrasebook() -> Phrasebook:
    data = leaning_words()
    idle = data["idle"]
    return Phrasebook.of(
        [
            *((name, Role.NAME, "place") for name in _places()),
            *((phrase, Role.WORD, "autonomous") for phrase in idle["autonomous"]),
            *((name, Role.NAME, kind) for kind, names in data["siblings"].items() for name in names),
            *((phrase, Role.NATURE, kind) for kind, phrases in data["nature"].items() for phrase in phrases),
            *((phrase, Role.RELATION, "") for phrase in idle["relational"]),
            *((phrase, Role.IDLE, "") for phrase in (*idle["predicates"], *idle["classifiers"])),
            *((phrase, Role.NAME, "attribute") for phrase in idle["attributes"]),
        ]
    )


@cache
def _pointers() -> tuple[tuple[str, Pattern], ...]:
    data = leaning_words()
    kinds = ("set", "time", "place", "thing")
    return tuple((kind, Pattern.of(data["points"][kind], data["sets"])) for kind in kinds)


@cache
def _openers() -> tuple[tuple[str, Pattern], ...]:
    data = leaning_words()
    return tuple((kind, Pattern.of(data["opens"][kind], data["sets"])) for kind in ("more", "strong", "weak"))


@cache
def _no_pointers() -> frozenset[str]:
    return frozenset(leaning_words()["points"]["bare_not"])


@dataclass(frozen=True, slots=True)
class Frame:
    """A question with the role of each of its words."""

    utterance: Utterance
    slots: tuple[Slot, ...]
    asks: tuple[Interrogative, ...]

    @classmethod
    def of(cls, text: str) -> Frame:
        """Read a question."""
        return _frame(text)

    def of_role(self, *roles: Role) -> list[Slot]:
        """The slots of some roles, from left to right."""
        return [slot for slot in self.slots if slot.role in roles]

    def text(self, words: Range) -> str:
        """The words of a stretch as typed."""
        return self.utterance.slice(*words)


def _text(utterance: Utterance, words: Range) -> str:
    return " ".join(utterance.words[slice(*words)])


def _slots(utterance: Utterance, asks: Sequence[Interrogative]) -> Iterator[Slot]:
    taken: list[Range] = []

    def claim(role: Role, ranges: Iterable[Range], kind: str = "") -> Iterator[Slot]:
        for words in ranges:
            if not any(words.meets(other) for other in taken):
                taken.append(words)
                yield Slot(role, words, kind)

    start = next((i for i, word in enumerate(utterance.words) if word not in CLAUSE_ENDS), 0)
    for kind, pattern in _openers():
        found = (r for r in pattern.found(utterance) if kind == "more" or r.first == start)
        yield from claim(Role.OPENS, found, kind)
    for kind, pattern in _pointers():
        ranges = [
            r
            for r in pattern.found(utterance)
            if not (utterance.bare and _text(utterance, r) in _no_pointers())
        ]
        yield from claim(Role.POINTS, ranges, kind)
    yield from claim(Role.TIME, periods(utterance))
    yield from claim(Role.ASKS, (run for item in asks for run in _asking_words(utterance, item)))
    words = lexicon()
    stop = words.stop_bare if utterance.bare else words.stop
    busy = {i for r in taken for i in range(*r)}
    i = 0
    while i < len(utterance.words):
        if i in busy:
            i += 1
            continue
        role, kind, name, last = (Role.IDLE if utterance.words[i] in stop else Role.WORD), "", "", i + 1
        if utterance.words[i] in CLAUSE_ENDS:
            role = Role.END
        elif phrase := _phrasebook().at(utterance.words, i, bare=utterance.bare):
            last, role, kind, name = phrase
            while any(j in busy for j in range(i, last)):
                last -= 1
        elif not utterance.words[i][0].isalnum():
            role = Role.IDLE
        yield Slot(role, Range(i, last), kind, name)
        i = last


# All the words of these ask; of the others only the interrogatives do, the rest names what is asked about.
_WHOLLY = frozenset((Ask.DATE, Ask.RANK, Ask.YES_NO))


@cache
def word_set(name: str) -> Phrases:
    """A list of the data file's [interrogative] table."""
    return Phrases.of(leaning_words()["interrogative"][name])


def _asking_words(utterance: Utterance, item: Interrogative) -> Iterator[Range]:
    if item.kind in _WHOLLY:
        yield item.words
        return
    known = word_set("words")
    singles = known.bare if utterance.bare else known.accented
    for i in range(*item.words):
        if (utterance.words[i],) in singles:
            yield Range(i, i + 1)


@lru_cache(maxsize=256)
def _frame(text: str) -> Frame:
    utterance = plain(Utterance.of(text))
    asks = tuple(interrogatives(utterance))
    slots = sorted(_slots(utterance, asks), key=lambda slot: slot.words)
    return Frame(utterance, tuple(slots), asks)
