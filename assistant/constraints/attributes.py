"""What a question names that has no everyday paraphrase: an attribute, an event, a qualifier."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from assistant.constraints.question import Asked, Phrases, ask_phrases
from assistant.constraints.statement import phrase_key
from assistant.constraints.tables import table
from assistant.constraints.types import Constraint, Expand, Kind, Known
from ingest.normalise import fold

_KINDS = {"figures": Kind.ATTRIBUTE, "events": Kind.EVENT, "kinds": Kind.QUALITY}
ENTRY = re.compile(r"(?P<asks>[^>!]+?)\s*->\s*(?P<tells>[^!]+?)(?:\s*!\s*(?P<mask>.+))?")
# Forms that ask for one fact; about anything else a report may speak in other words.
_FACTS = ("rank", "day", "month", "year", "when", "person", "document_number")
_MANY = frozenset(("mấy", "may"))
_APART = re.compile(r",|;|\b(?:và|va|hay|hoặc|hoac|với|voi|lẫn|cùng|cung|cũng như|cung nhu)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the table: what is asked, keys of which a statement must hold one, fixed phrases to look past."""

    kind: Kind
    asks: Phrases
    tells: tuple[str, ...]
    mask: tuple[str, ...]


def split(text: str | None) -> list[str]:
    """The parts of a list written with commas."""
    return [part.strip() for part in (text or "").split(",") if part.strip()]


@cache
def entries() -> tuple[Entry, ...]:
    """The lines of `data/attributes.toml`; ValueError where one is not of the form."""
    found = []
    for name, kind in _KINDS.items():
        for line in (line for lines in table("attributes")[name].values() for line in lines):
            match = ENTRY.fullmatch(line)
            if match is None:
                raise ValueError(f"attributes.toml: {line}")
            asks = split(match["asks"])
            tells = dict.fromkeys(phrase_key(phrase) for phrase in (*asks, *split(match["tells"])))
            mask = sorted((phrase_key(phrase) for phrase in split(match["mask"])), key=len, reverse=True)
            found.append(Entry(kind, Phrases.of(asks), tuple(tells), tuple(mask)))
    return tuple(found)


@cache
def _by_phrase() -> tuple[dict[str, Entry], dict[str, Entry], dict[str, Entry]]:
    """The lines by each phrase that asks for them: with accents, without, and without where nothing else reads so.

    The first line that has a phrase counts.
    """
    accented: dict[str, Entry] = {}
    bare: dict[str, Entry] = {}
    loose: dict[str, Entry] = {}
    clear = {phrase_key(phrase) for phrase in table("attributes")["clear"]}
    only_accented = {phrase_key(phrase) for phrase in table("attributes")["accented"]}
    for entry in entries():
        for phrase in entry.asks.accented:
            accented.setdefault(phrase, entry)
            # One bare syllable may be any word.
            if " " in phrase and phrase not in only_accented:
                bare.setdefault(fold(phrase), entry)
                if phrase.count(" ") > 1 or phrase in clear:
                    loose.setdefault(fold(phrase), entry)
    return accented, bare, loose


def attributes(asked: Asked, known: Known, expand: Expand) -> Iterator[Constraint]:
    """A constraint for each listed phrase of the question, those listed side by side as one.

    Hard where one fact is asked (a figure, a rank, a time, a person), or where no indexed text holds what would tell
    it.
    """
    fact = asks_fact(asked)
    joined: list[tuple[int, int, Constraint]] = []
    aside = set()
    for phrase, entry in _named(asked):
        start = asked.grams[phrase]
        others = tuple(phrase_key(other) for other in expand(phrase))
        constraint = Constraint(
            entry.kind,
            _shown(asked, phrase, entry),
            tuple(dict.fromkeys((*entry.tells, *others))),
        )
        if _behind(asked, start, "purpose", 4) or (
            entry.kind is Kind.EVENT and _behind(asked, start, "background", 1)
        ):
            aside.add(constraint.text)
        before = joined[-1] if joined else None
        if before and before[2].kind is entry.kind and _APART.search(_between(asked, before[1], start)):
            accepted = tuple(dict.fromkeys((*before[2].accepted, *constraint.accepted)))
            joined[-1] = (before[0], start + len(phrase.split()), replace(before[2], accepted=accepted))
        else:
            joined.append((start, start + len(phrase.split()), constraint))
    for _, _, constraint in joined:
        heard = any(map(known, constraint.accepted))
        hard = (fact or not heard) and constraint.text not in aside
        yield replace(constraint, hard=hard, known=heard)


@cache
def _openers(name: str) -> Phrases:
    return Phrases.of(table("attributes")[name])


def _behind(asked: Asked, start: int, name: str, reach: int) -> bool:
    """Whether one of the listed words ends within `reach` syllables before syllable `start`."""
    openers = _openers(name)
    listed = openers.bare if asked.bare else openers.accented
    parts = asked.parts
    return any(
        " ".join(parts[at - n : at]) in listed
        for at in range(max(1, start - reach + 1), start + 1)
        for n in (1, 2, 3)
        if at >= n
    )


def _shown(asked: Asked, phrase: str, entry: Entry) -> str:
    """A phrase as the question has it; as it is listed where the question's accents are others."""
    if phrase in entry.asks.accented or asked.bare:
        return asked.shown(phrase, entry.asks)
    return entry.asks.written[fold(phrase)]


def asks_fact(asked: Asked) -> bool:
    """Whether one fact is asked for. "mấy" beside another question word is a plural as often as a question."""
    figures = set(asked.found(ask_phrases("figure")))
    if figures - _MANY or (figures and not asked.has(ask_phrases("other"))):
        return True
    return any(asked.has(ask_phrases(name)) for name in _FACTS)


def _named(asked: Asked) -> list[tuple[str, Entry]]:
    """The listed phrases of a question in order of place, without those inside a longer one or a fixed phrase.

    Accents may be wrong where they were restored: words that no text holds are restored as others. So a phrase is
    found without them too.
    """
    accented, bare, loose = _by_phrase()
    by_fold = bare if asked.bare else loose
    here = {} if asked.bare else {phrase: accented[phrase] for phrase in asked.grams.keys() & accented.keys()}
    for phrase in asked.grams:
        if phrase not in here and " " in phrase and (entry := by_fold.get(fold(phrase))):
            here[phrase] = entry
    found: list[tuple[str, Entry]] = []
    for phrase, entry in sorted(here.items(), key=lambda item: (-len(item[0].split()), asked.grams[item[0]])):
        if any(f" {phrase} " in f" {other} " for other, _ in found) or any(e is entry for _, e in found):
            continue
        text = f" {' '.join(asked.parts)} "
        for hidden in entry.mask:
            text = text.replace(f" {fold(hidden) if asked.bare else hidden} ", " | ")
        if f" {phrase} " in text:
            found.append((phrase, entry))
    return sorted(found, key=lambda item: asked.grams[item[0]])


def _between(asked: Asked, start: int, end: int) -> str:
    """The text of the question from syllable `start` to `end`, where its words and syllables go together."""
    if end <= start or len(asked.words) <= end:
        return " ".join(asked.parts[start:end])
    return asked.text[asked.words[start - 1].end : asked.words[end].start]
