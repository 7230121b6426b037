"""What people say and what reports write for it, ready to be found in a question."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.words import vocabulary_file
from assistant.words.abbreviations import defined, learned, syllabic
from assistant.words.lexicon import is_bare
from assistant.words.phrase_table import Key, PhraseTable, bare_key, key_of, written
from assistant.words.vocabulary_file import Entries
from ingest.normalise import syllables

_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Expansion:
    """An expression of a question and the others of its meaning, official ones first.

    `start` to `end` are the places in `syllables(text)`, half open; `phrase` is the expression as the vocabulary
    spells it. `others` that the indexed texts write go before those that they do not.
    """

    start: int
    end: int
    phrase: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    """One expression; `readings` where it is an abbreviation, `capitals` where it is one only when written so."""

    phrase: str
    others: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()
    capitals: bool = False


class Vocabulary:
    """Expressions, abbreviations and which of them the indexed texts write. Unchanging; safe between threads."""

    def __init__(self, entries: Sequence[Entries], texts: Sequence[str] = ()) -> None:
        """Later entries add to earlier ones and take away from them; what `texts` define goes before all."""
        text = "\n".join(texts)
        removed = {key_of(phrase) for item in entries for phrase in item.removed}
        short = _abbreviations(entries, text, removed)
        links = _links(entries, removed)
        phrases = [phrase for phrase, others in links.values() for phrase in (phrase, *others)]
        phrases += [phrase for spelling, readings in short.items() for phrase in (spelling, *readings)]
        self._counts = written({key_of(phrase) for phrase in phrases}, text)
        # An abbreviation that no text writes finds nothing there.
        in_use = {item: readings for item, readings in short.items() if not text or self.occurs(item)}
        expressions = self._expressions(links, in_use)
        for phrase in (phrase for item in entries for phrase in item.kept):
            expressions.setdefault(key_of(phrase), _Entry(phrase))
        only_accented = {key_of(phrase) for item in entries for phrase in item.accented}
        self._accented = PhraseTable(expressions)
        self._bare = PhraseTable(_without_accents(expressions, only_accented, self._counts))
        self._abbreviations = PhraseTable(self._read(short))

    @classmethod
    def of(cls, texts: Iterable[str], site: Path | None = None) -> Vocabulary:
        """The shipped vocabulary for the indexed `texts`, with a site's own file where there is one.

        Raises ConfigurationError where that file cannot be read or is not of the form.
        """
        entries = [vocabulary_file.shipped(), *([vocabulary_file.read(site)] if site else [])]
        return cls(entries, tuple(texts))

    def occurs(self, phrase: str) -> bool:
        """True where the texts write an expression of the vocabulary; False for one that is not of it."""
        return key_of(phrase) in self._counts

    def expansions(self, text: str) -> tuple[Expansion, ...]:
        """The expressions of a question that have others of their meaning, in order of place.

        The longest at a place is taken and what it covers is not looked at again, but for abbreviations in it.
        """
        return tuple(
            Expansion(start, end, entry.phrase, entry.others)
            for start, end, entry in self._found(text)
            if entry.others
        )

    def explained(self, text: str) -> tuple[tuple[str, str], ...]:
        """The abbreviations of a question, each once, with the reading that fits the texts best."""
        found = ((entry.phrase, entry.readings) for _, _, entry in self._found(text))
        return tuple(dict.fromkeys((phrase, readings[0]) for phrase, readings in found if readings))

    def _found(self, text: str) -> list[tuple[int, int, _Entry]]:
        parts = syllables(text)
        table = self._bare if is_bare(text) else self._accented
        capitals = _capitals(text)
        found: list[tuple[int, int, _Entry]] = []
        phrase_end = short_end = 0
        for start in range(len(parts)):
            phrase = short = None
            if start >= phrase_end:
                phrase = max(table.all_at(parts, start), key=_length, default=None)
            if start >= short_end:
                known = self._abbreviations.all_at(parts, start)
                fitting = (item for item in known if not item[1].capitals or capitals.issuperset(item[0]))
                short = max(fitting, key=_length, default=None)
            if short and phrase and _length(short) >= _length(phrase):
                phrase = None
            if phrase:
                phrase_end = start + _length(phrase)
                found.append((start, phrase_end, phrase[1]))
            if short:
                short_end = start + _length(short)
                phrase_end = max(phrase_end, short_end)
                found.append((start, short_end, short[1]))
        return found

    def _expressions(
        self, links: Mapping[Key, tuple[str, Sequence[str]]], short: Mapping[str, Sequence[str]]
    ) -> dict[Key, _Entry]:
        """Every expression with the others of its meaning and the abbreviations of it and of them."""
        back: dict[Key, list[str]] = {}
        full: dict[Key, tuple[str, Sequence[str]]] = {}
        for spelling, readings in short.items():
            for reading in readings:
                back.setdefault(key_of(reading), []).append(spelling)
                full.setdefault(key_of(reading), (reading, ()))
        return {
            key: _Entry(
                phrase,
                self._ordered(
                    key, [*others, *(s for p in (phrase, *others) for s in back.get(key_of(p), ()))]
                ),
            )
            for key, (phrase, others) in {**full, **links}.items()
        }

    def _read(self, short: Mapping[str, Sequence[str]]) -> dict[Key, _Entry]:
        """The abbreviations, also as they read with d for đ where no other is spelled so."""
        entries: dict[Key, _Entry] = {}
        for spelling, readings in short.items():
            key = key_of(spelling)
            # "NQ" and, as people type it, "nq" are one.
            same = entries.get(key, _Entry(spelling, capitals=True))
            ordered = self._ordered(key, [*same.readings, *readings])
            in_capitals = same.capitals and _only_in_capitals(spelling)
            entries[key] = _Entry(same.phrase, ordered, ordered, in_capitals)
        with_d = {bare_key(key): entry for key, entry in reversed(list(entries.items()))}
        return {**with_d, **entries}

    def _ordered(self, own: Key, others: Iterable[str]) -> tuple[str, ...]:
        """Each once, without the expression itself; those that the texts write first, otherwise in their order.

        What is no more than an ordinary syllable ("TU", "ha") is left out: it would be found everywhere.
        """
        each: dict[Key, str] = {}
        for other in others:
            key = key_of(other)
            if key != own and (len(key) > 1 or not syllabic(key[0])):
                each.setdefault(key, other)
        return tuple(each[key] for key in sorted(each, key=lambda key: key not in self._counts))


def _length(item: tuple[Key, _Entry]) -> int:
    return len(item[0])


def _abbreviations(entries: Sequence[Entries], text: str, removed: Collection[Key]) -> dict[str, list[str]]:
    """Every abbreviation with its readings: what the texts define, else the site's, the shipped, what can be learned."""
    found: dict[str, list[str]] = {}
    for item in entries:
        here: dict[str, list[str]] = {}
        for spelling, readings in item.abbreviations:
            here.setdefault(spelling, []).extend(readings)
        for spelling, added in here.items():
            found[spelling] = [*added, *found.get(spelling, [])]
    for spelling, told in learned(text).items():
        found.setdefault(spelling, list(told))
    # A report opens a sentence with a capital, "Thương mại điện tử (TMĐT)": the table's spelling is shown.
    usual = {key_of(reading): reading for readings in found.values() for reading in readings}
    for spelling, told in defined(text).items():
        found[spelling] = [usual.get(key_of(reading), reading) for reading in told]
    left = {
        spelling: [reading for reading in readings if key_of(reading) not in removed]
        for spelling, readings in found.items()
        if key_of(spelling) not in removed
    }
    return {spelling: readings for spelling, readings in left.items() if readings}


def _links(entries: Sequence[Entries], removed: Collection[Key]) -> dict[Key, tuple[str, list[str]]]:
    """By the syllables of an expression: its spelling and the others of its meaning, what reports write first."""
    links: dict[Key, tuple[str, list[str]]] = {}

    def link(phrases: Iterable[str], others: Iterable[str]) -> None:
        left = [other for other in others if key_of(other) not in removed]
        for phrase in phrases:
            if left and key_of(phrase) not in removed:
                links.setdefault(key_of(phrase), (phrase, []))[1].extend(left)

    for item in entries:
        for said, official in item.asked:
            link(said, official)
        for group in item.same:
            link(group, group)
    return links


def _without_accents(
    entries: Mapping[Key, _Entry], only_accented: Collection[Key], counts: Counter[Key]
) -> dict[Key, _Entry]:
    """The expressions by their bare syllables, less those that bare syllables would mistake for something else.

    That is single syllables, `only_accented`, and what the texts write more often with other accents.
    """
    commonest: dict[Key, int] = {}
    for key, count in counts.items():
        commonest[bare_key(key)] = max(count, commonest.get(bare_key(key), 0))
    bare: dict[Key, _Entry] = {}
    for key, entry in entries.items():
        mistaken = key in only_accented or (len(key) == 1 and syllabic(key[0]))
        if not mistaken and counts[key] >= commonest.get(bare_key(key), 0):
            bare.setdefault(bare_key(key), entry)
    return bare


def _only_in_capitals(spelling: str) -> bool:
    """True where small letters would read as an ordinary syllable or are too few to tell."""
    parts = _LETTERS.findall(spelling)
    return not spelling.islower() and len(parts) == 1 and (len(parts[0]) < 3 or syllabic(parts[0]))


def _capitals(text: str) -> frozenset[str]:
    """The words that are written in capitals, as keys; none where the whole text is."""
    if text.isupper() and len(text.split()) > 1:
        return frozenset()
    words = _LETTERS.findall(unicodedata.normalize("NFC", text))
    return frozenset(word.casefold() for word in words if word.isupper() or word[1:] != word[1:].lower())
