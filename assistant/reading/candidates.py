"""What each typed word may have been meant to be, with what the way of typing costs in nats."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.reading.chat import chat
from assistant.reading.keyboard import decode_keys
from assistant.reading.language import ABBREVIATION, EDGE, NEW, NUMBER, Language
from assistant.reading.slips import MISSING, accent_gap, slips
from assistant.reading.stripped import stripped_share
from assistant.reading.syllable import is_legal, split_tone
from assistant.reading.tokens import Token
from ingest.normalise import fold

# All costs were set on XQuAD-vi and a ViQuAD sample, so that fewer than one clean question in a hundred is touched.
# A word that no text knows, left as typed: a Vietnamese syllable, bare or with accents, a name, anything else.
_NEW_BARE, _NEW_SYLLABLE, _NEW_NAME, _NEW_OTHER = 13.0, 11.0, 9.0, 15.0
# Telex or VNI keys; one space that is missing, each further one; each step down a chat spelling's readings, and not reading it; i for y.
_KEYS, _SPLIT, _SPLIT_MORE, _CHAT_RANK, _CHAT_SELF, _OTHER_I = 2.0, 4.0, 1.5, 0.7, 4.0, 1.5
# On top of its slip: a word that texts know, a word that could exist.
_REAL_WORD, _LEGAL_WORD = 5.5, 3.0
# Bounds that keep a question's time small.
_MOST_SLIP = 10.5
_MOST_FORMS = 14
_MOST_SPLITS = 3
_MOST_JOINED = 4
_LONGEST_SYLLABLE, _LONGEST_JOINED = 10, 24

# Syllables that are spelt with i or y: quản lý, quản lí.
_EITHER_I = re.compile("(?:h|k|l|m|s|t|v)[iy]")
_VOWEL = re.compile("[aeiouy]")
# A syllable that lost its vowel; most abbreviations look otherwise.
_NO_VOWEL = re.compile("(?:b|ch?|d|g|gh|h|kh?|l|m|n|ngh?|nh|ph?|r|s|th?|tr|v|x)(?:ch|ng|nh|c|m|n|p|t)")


@dataclass(frozen=True, slots=True)
class Candidate:
    """One or more syllables that a token may stand for; `typed` where it stays as it is."""

    keys: tuple[str, ...]
    cost: float
    typed: bool = False


@dataclass(frozen=True, slots=True)
class Candidates:
    """Makes the candidates of the tokens of one question; `strip` is what it costs that an accented word came bare."""

    language: Language
    strip: float

    @classmethod
    def of(cls, language: Language, found: Sequence[Token]) -> Candidates:
        return cls(language, -math.log(stripped_share(language, found)))

    def at(self, found: Sequence[Token], i: int) -> list[Candidate]:
        """The candidates of one token, each syllable sequence once."""
        token = found[i]
        if token.fixed:
            return [Candidate((NUMBER if token.text[0].isdigit() else ABBREVIATION,), 0.0, typed=True)]
        best: dict[tuple[str, ...], Candidate] = {}
        for candidate in (self._itself(token), *self._others(found, i)):
            known = best.get(candidate.keys)
            if known is None or candidate.cost < known.cost:
                best[candidate.keys] = candidate
        return list(best.values())

    def _itself(self, token: Token) -> Candidate:
        if token.key in self.language.unigrams:
            return Candidate((token.key,), 0.0, typed=True)
        if token.key in chat().readings:
            return Candidate((NEW,), _NEW_SYLLABLE + _CHAT_SELF, typed=True)
        if token.title and not token.clause_start:
            return Candidate((NEW,), _NEW_NAME, typed=True)
        if not is_legal(token.key):
            return Candidate((NEW,), _NEW_OTHER, typed=True)
        return Candidate((NEW,), _NEW_BARE if token.is_bare else _NEW_SYLLABLE, typed=True)

    def _others(self, found: Sequence[Token], i: int) -> Iterator[Candidate]:
        token = found[i]
        for rank, reading in enumerate(chat().readings.get(token.key, ())):
            yield Candidate(reading, _CHAT_RANK * rank)
        yield from self._accents(found, i)
        key = token.key
        if key in self.language.unigrams or key in chat().kept or key in self.language.abbreviations:
            return
        if token.title and token.is_bare and i and not token.clause_start:
            return
        if is_legal(key):
            # A bare syllable whose accents are known is rather stripped than mistyped.
            if not (token.is_bare and token.bare in self.language.forms):
                yield from self._slips(token, _LEGAL_WORD)
        elif _VOWEL.search(token.bare):
            yield from self._keys(token)
            yield from self._splits(token)
            yield from self._slips(token, 0.0)
        elif key in chat().readings or _NO_VOWEL.fullmatch(token.bare):
            yield from self._slips(token, _LEGAL_WORD)

    def _accents(self, found: Sequence[Token], i: int) -> Iterator[Candidate]:
        """The same letters with other accents."""
        token = found[i]
        same = [form for form in self._forms(token.bare) if form != token.key]
        if token.is_bare:
            yield from (Candidate((form,), self.strip) for form in same)
            if _EITHER_I.fullmatch(token.bare):
                other = token.bare[:-1] + ("y" if token.bare.endswith("i") else "i")
                yield from (Candidate((form,), self.strip + _OTHER_I) for form in self._forms(other))
            return
        known = token.key in self.language.unigrams
        if not known or self._odd(found, i):
            extra = _REAL_WORD if known else 0.0
            yield from (Candidate((form,), extra + accent_gap(token.key, form)) for form in same)

    def _forms(self, bare: str) -> tuple[str, ...]:
        """The commonest syllables of these letters."""
        return self.language.forms.get(bare, ())[:_MOST_FORMS]

    def _odd(self, found: Sequence[Token], i: int) -> bool:
        """True where a known word was never seen beside either neighbour."""
        before = EDGE if not i or found[i].clause_start else found[i - 1].key
        after = EDGE if i + 1 == len(found) or found[i + 1].clause_start else found[i + 1].key
        return not (self.language.seen(before, found[i].key) or self.language.seen(found[i].key, after))

    def _keys(self, token: Token) -> Iterator[Candidate]:
        decoded = decode_keys(token.key) if len(token.key) <= _LONGEST_SYLLABLE else None
        if decoded is None:
            return
        letters, tone = split_tone(decoded)
        for form in self._forms(fold(letters)):
            if split_tone(form)[1] == tone:
                yield Candidate((form,), _KEYS + accent_gap(decoded, form))

    def _slips(self, token: Token, extra: float) -> Iterator[Candidate]:
        if not token.key.isalpha() or not 2 + token.is_bare <= len(token.bare) <= _LONGEST_SYLLABLE:
            return
        for slip in slips(token.key, token.bare):
            forms = self._forms(slip.bare)
            for form in forms if forms and is_legal(slip.bare) else ():
                if token.is_bare:
                    gap = self.strip if form != slip.bare else 0.0
                else:
                    gap = accent_gap(slip.typed, form, slip.lost)
                if gap + slip.cost < _MOST_SLIP:
                    yield Candidate((form,), extra + gap + slip.cost)

    def _splits(self, token: Token) -> list[Candidate]:
        if not token.key.isalpha() or not 4 <= len(token.key) <= _LONGEST_JOINED:
            return []
        found = [
            Candidate(keys, _SPLIT + _SPLIT_MORE * (len(keys) - 2) + (self.strip if token.is_bare else 0.0))
            for keys in self._joined(token.key, _MOST_JOINED)
            if len(keys) > 1
        ]
        return found[:_MOST_SPLITS] if token.is_bare else found

    def _joined(self, text: str, most: int) -> Iterator[tuple[str, ...]]:
        """Known syllables that make `text` when written without spaces, each pair of them seen somewhere."""
        yield from ((form,) for form in self._meant(text))
        if most < 2:
            return
        for cut in range(1, len(text)):
            for first in self._meant(text[:cut]):
                for rest in self._joined(text[cut:], most - 1):
                    if self.language.seen(first, rest[0]):
                        yield (first, *rest)

    def _meant(self, part: str) -> tuple[str, ...]:
        if len(part) > _LONGEST_SYLLABLE:
            return ()
        bare = fold(part)
        if part == bare and is_legal(part):
            return tuple(form for form in self._forms(bare) if is_legal(form))
        decoded = decode_keys(part)
        if decoded is None:
            return (part,) if part in self.language.unigrams and is_legal(part) else ()
        return tuple(form for form in self._forms(fold(decoded)) if accent_gap(decoded, form) <= 2 * MISSING)
