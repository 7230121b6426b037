"""A question as constraints are read from it: what it excludes is taken out, its phrases are indexed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from assistant.constraints.spelling import is_syllable, keys
from assistant.constraints.tables import table
from assistant.words.lexicon import is_bare
from ingest.normalise import fold, syllables

# No listed phrase has more syllables.
_LONGEST = 6
_CLAUSE_END = re.compile(r"[,;:.?!()\[\]–—]|\s-\s")
_PAUSE = re.compile(r"[,;:.?!]+(?=\s|$)|[()]")
_WORD = re.compile(r"[^\W_]+(?:[-'’./&][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases as keys joined by spaces, with and without accents; `written` gives a bare one as it was listed."""

    accented: frozenset[str]
    bare: frozenset[str]
    written: dict[str, str]

    @classmethod
    def of(cls, phrases: Iterable[str]) -> Phrases:
        """Compile phrases written with accents."""
        listed = {" ".join(keys(phrase)): phrase for phrase in phrases}
        written = {fold(key): phrase for key, phrase in reversed(listed.items())}
        return cls(frozenset(listed), frozenset(written), written)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the question; `opens` where it stands first in its sentence or quotation."""

    text: str
    start: int
    end: int
    opens: bool

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()


@dataclass(frozen=True, slots=True)
class Asked:
    """What is left of a question to read constraints from.

    `keys` are its syllables with accents, `folded` those without, `plain` the latter in the spelling of the question. `capitals` tells whether capital letters mean
    anything in it: not where all or none of its words have one.
    """

    text: str
    bare: bool
    capitals: bool
    words: tuple[Word, ...]
    keys: tuple[str, ...]
    folded: tuple[str, ...]
    plain: tuple[str, ...]
    grams: dict[str, int]

    @property
    def parts(self) -> tuple[str, ...]:
        """The syllables to match listed phrases with: without accents where the question has none."""
        return self.folded if self.bare else self.keys

    def found(self, phrases: Phrases) -> list[str]:
        """The phrases that stand in the question, longest first; without accents where it has none."""
        known = phrases.bare if self.bare else phrases.accented
        return sorted(
            self.grams.keys() & known, key=lambda phrase: (-len(phrase.split()), self.grams[phrase])
        )

    def has(self, phrases: Phrases) -> bool:
        """Whether any of the phrases does."""
        return not self.grams.keys().isdisjoint(phrases.bare if self.bare else phrases.accented)

    def after(self, phrase: str) -> tuple[str, ...]:
        """The syllables that follow the first place of a phrase found."""
        return self.parts[self.grams[phrase] + len(phrase.split()) :]

    def shown(self, phrase: str, phrases: Phrases) -> str:
        """A phrase found, as the list writes it where the question has no accents, else as it was typed."""
        if self.bare and fold(phrase) in phrases.written:
            return phrases.written[fold(phrase)]
        parts = [" ".join(keys(word.text)) for word in self.words]
        for i in range(len(parts)):
            for j in range(i + 1, min(len(parts), i + _LONGEST) + 1):
                if " ".join(parts[i:j]) == phrase:
                    typed = self.text[self.words[i].start : self.words[j - 1].end]
                    opens = self.words[i].opens and not typed[:2].isupper()
                    return typed[0].lower() + typed[1:] if opens else typed
        return phrase


def read_question(text: str) -> Asked:
    """Read a question, less what it excludes ("không phải cụm", "không tính xây dựng")."""
    kept = _without_excluded(text)
    words = tuple(Word(m.group(), m.start(), m.end(), _opens(kept, m.start())) for m in _WORD.finditer(kept))
    letters = [word for word in words if word.text[0].isalpha()]
    shouted = len(letters) > 3 and sum(word.capital for word in letters) > 0.7 * len(letters)
    parts_accented = tuple(keys(kept))
    bare = is_bare(kept)
    folded = tuple(fold(key) for key in parts_accented)
    return Asked(
        text=kept,
        bare=bare,
        capitals=not shouted
        and any(word.capital and not (word.opens and is_syllable(word.text)) for word in letters),
        words=words,
        keys=parts_accented,
        folded=folded,
        plain=tuple(fold(key) for key in syllables(kept)),
        grams=_grams(kept, bare=bare),
    )


def _grams(text: str, *, bare: bool) -> dict[str, int]:
    """Where each phrase of up to `_LONGEST` syllables first stands; none reaches over a punctuation mark."""
    grams: dict[str, int] = {}
    offset = 0
    for clause in _PAUSE.split(text):
        parts = [fold(key) for key in keys(clause)] if bare else keys(clause)
        for n in range(1, _LONGEST + 1):
            for i in range(len(parts) - n + 1):
                phrase = " ".join(parts[i : i + n])
                grams[phrase] = min(offset + i, grams.get(phrase, offset + i))
        offset += len(parts)
    return grams


def _opens(text: str, start: int) -> bool:
    before = text[:start].rstrip()
    return not before or before[-1] in ".?!:“\"'‘«(\n"


@cache
def _excluded() -> tuple[re.Pattern[str], re.Pattern[str]]:
    phrases = sorted(table("quantities")["asks"]["excluded"], key=len, reverse=True)
    accented = "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in phrases)
    # "khai trừ", "thuốc trừ sâu", "phòng trừ", "diệt trừ" leave nothing out.
    verbs = "".join(
        rf"(?<!{word} )"
        for word in ("khai", "thuốc", "phòng", "diệt", "khấu", "tiễu", "giải", "bài", "tru", "xóa")
    )
    pattern = r"(?<!\w){}(?:{})(?!\w)\s+(?=\w)"
    return (
        re.compile(pattern.format(verbs, accented), re.IGNORECASE),
        re.compile(pattern.format(fold(verbs), fold(accented)), re.IGNORECASE),
    )


def _without_excluded(text: str) -> str:
    pattern = _excluded()[is_bare(text)]
    while found := pattern.search(text):
        end = _CLAUSE_END.search(text, found.end())
        text = text[: found.start()] + text[end.start() if end else len(text) :]
    return text


@cache
def ask_phrases(name: str) -> Phrases:
    """A list of `[asks]` in `data/quantities.toml`, compiled."""
    return Phrases.of(table("quantities")["asks"][name])


def is_idle(asked: Asked, phrase: str) -> bool:
    """Whether a question phrase asks nothing: "năm nào cũng được khen"."""
    rest = asked.after(phrase)
    idle = ask_phrases("idle_after")
    known = idle.bare if asked.bare else idle.accented
    return any(" ".join(rest[:n]) in known for n in (1, 2))
