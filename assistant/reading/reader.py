"""A typed question becomes its reading."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.reading.candidates import Candidate, Candidates
from assistant.reading.language import Language, Source
from assistant.reading.lattice import ways
from assistant.reading.tokens import Token, is_foreign, is_shouted, tokens
from ingest.normalise import fold

# How many nats dearer than the best another reading may be to count as plausible, and how many are kept.
_MARGIN = 0.8
_MOST_ALTERNATIVES = 2


@dataclass(frozen=True, slots=True)
class Reading:
    """A question as it would be written; `text` is `typed` where nothing was to repair.

    `alternatives` are other whole readings, likeliest first, where it was unsure.
    """

    text: str
    typed: str
    alternatives: tuple[str, ...] = ()

    @property
    def changed(self) -> bool:
        """True where the reading differs from what was typed in more than case and spaces."""
        return _essence(self.text) != _essence(self.typed)


def _essence(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", text).casefold().split())


class Reader:
    """Restores accents, repairs slips, writes out chat spellings. Immutable; may be shared by threads and pickled."""

    def __init__(self, language: Language) -> None:
        self._language = language

    @classmethod
    def of(cls, texts: Iterable[str]) -> Reader:
        """Learn the words of the indexed texts (canonical, see `ingest.normalise`)."""
        return cls(Language(Source.of(texts)))

    def read(self, typed: str) -> Reading:
        """The reading of one question."""
        found, tail = tokens(unicodedata.normalize("NFC", typed))
        if not found or is_foreign(found):
            return Reading(typed, typed)
        shouted = is_shouted(found)
        if shouted:
            found = [
                replace(token, text=token.text.lower(), fixed=not token.text.isalpha()) for token in found
            ]
        makes = Candidates.of(self._language, found)
        columns = [makes.at(found, i) for i in range(len(found))]
        chosen = ways(
            self._language,
            columns,
            [token.clause_start for token in found],
            margin=_MARGIN,
            most=_MOST_ALTERNATIVES,
        )
        others = [way for way in chosen.others if self._attested(columns, way, chosen.best)]
        texts = []
        for way in (chosen.best, *others):
            text = self._write(found, [column[j] for column, j in zip(columns, way, strict=True)]) + tail
            texts.append(text.upper() if shouted else text)
        best = texts[0]
        if best == unicodedata.normalize("NFC", typed):
            return Reading(typed, typed)
        different = dict.fromkeys(text for text in texts[1:] if text != best)
        return Reading(best, typed, tuple(different)[:_MOST_ALTERNATIVES])

    def _attested(
        self, columns: Sequence[Sequence[Candidate]], way: Sequence[int], best: Sequence[int]
    ) -> bool:
        """Whether no syllable of a way stands alone where the best reading has one that texts set beside a neighbour."""
        return not any(
            self._joined(columns, best, i) and not self._joined(columns, way, i)
            for i, (j, k) in enumerate(zip(way, best, strict=True))
            if j != k
        )

    def _joined(self, columns: Sequence[Sequence[Candidate]], way: Sequence[int], i: int) -> bool:
        """Whether some text sets the syllables chosen at a place beside those chosen before or after it."""
        own = columns[i][way[i]].keys
        before = columns[i - 1][way[i - 1]].keys if i else ()
        after = columns[i + 1][way[i + 1]].keys if i + 1 < len(way) else ()
        return bool(own) and (
            bool(before and self._language.seen(before[-1], own[0]))
            or bool(after and self._language.seen(own[-1], after[0]))
        )

    def _write(self, found: Sequence[Token], chosen: Sequence[Candidate]) -> str:
        """The chosen syllables with the separators and capitals of what was typed."""
        words: list[str] = []
        keys: list[tuple[str, bool, int]] = []
        for i, (token, candidate) in enumerate(zip(found, chosen, strict=True)):
            if candidate.typed:
                words.append(token.text)
                keys.append((token.key, False, i))
                continue
            restored = [self._language.written.get(key, key) for key in candidate.keys]
            if token.title:
                restored[0] = restored[0].capitalize()
            words.extend(restored)
            keys.extend((key, True, i) for key in candidate.keys)
        for at in range(1, len(keys)):
            (first, first_new, _), (second, second_new, i) = keys[at - 1 : at + 1]
            if found[i].before.strip() or not (first_new or second_new):
                continue
            if (first, second) in self._language.names:
                # What was typed with accents keeps its small letter.
                for k, key, new in ((at - 1, first, first_new), (at, second, second_new)):
                    words[k] = _capital(words[k]) if new or key == fold(key) else words[k]
        out: list[str] = []
        previous = -1
        for word, (_, _, i) in zip(words, keys, strict=True):
            out.append(found[i].before if i != previous else " ")
            out.append(word)
            previous = i
        return "".join(out)


def _capital(word: str) -> str:
    return word[0].upper() + word[1:]
