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
_ENTRY = re.compile(r"(?P<asks>[^>!]+?)\s*->\s*(?P<tells>[^!]+?)(?:\s*!\s*(?P<mask>.+))?")
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


def _split(text: str | None) -> list[str]:
    return [part.strip() for part in (text or "").split(",") if part.strip()]


@cache
def entries() -> tuple[Entry, ...]:
    """The lines of `data/attributes.toml`; ValueError where one is not of the form."""
    found = []
    for name, kind in _KINDS.items():
        for line in (line for lines in table("attributes")[name].values() for line in lines):
            match = _ENTRY.fullmatch(line)
            if match is None:
                raise ValueError(f"attributes.toml: {line}")
            asks = _split(match["asks"])
            tells = dict.fromkeys(phrase_key(phrase) for phrase in (*asks, *_split(match["tells"])))
            mask = sorted((phrase_key(phrase) for phrase in _split(match["mask"])), key=len, reverse=True)
            found.append(Entry(kind, Phrases.of(asks), tuple(tells), tuple(mask)))
    return tuple(found)


@cache
def _by_phrase() -> tuple[dict[str, Entry], dict[str, Entry]]:
    """The lines by each phrase that asks for them, with and without accents; the first line that has it."""
    accented: dict[str, Entry] = {}
    bare: dict[str, Entry] = {}
    for entry in entries():
        for phrase in entry.asks.accented:
            accented.setdefault(phrase, entry)
            # One bare syllable may be any word.
            if " " in phrase:
                bare.setdefault(fold(phrase), entry)
    return accented, bare


def attributes(asked: Asked, known: Known, expand: Expand) -> Iterator[Constraint]:
    """A constraint for each listed phrase of the question, those listed side by side as one.

    Hard where one fact is asked (a figure, a rank, a time, a person), or where no indexed text holds what would tell
    it.
    """
    fact = asks_fact(asked)
    joined: list[tuple[int, int, Constraint]] = []
    for phrase, entry in _named(asked):
        start = asked.grams[phrase]
        others = tuple(phrase_key(other) for other in expand(phrase))
        constraint = Constraint(
            entry.kind,
            asked.shown(phrase, entry.asks),
            tuple(dict.fromkeys((*entry.tells, *others))),
        )
        before = joined[-1] if joined else None
        if before and before[2].kind is entry.kind and _APART.search(_between(asked, before[1], start)):
            accepted = tuple(dict.fromkeys((*before[2].accepted, *constraint.accepted)))
            joined[-1] = (before[0], start + len(phrase.split()), replace(before[2], accepted=accepted))
        else:
            joined.append((start, start + len(phrase.split()), constraint))
    for _, _, constraint in joined:
        heard = any(map(known, constraint.accepted))
        yield replace(constraint, hard=fact or not heard, known=heard)


def asks_fact(asked: Asked) -> bool:
    """Whether one fact is asked for. "mấy" beside another question word is a plural as often as a question."""
    figures = set(asked.found(ask_phrases("figure")))
    if figures - _MANY or (figures and not asked.has(ask_phrases("other"))):
        return True
    return any(asked.has(ask_phrases(name)) for name in _FACTS)


def _named(asked: Asked) -> list[tuple[str, Entry]]:
    """The listed phrases of a question in order of place, without those inside a longer one or a fixed phrase."""
    listed = _by_phrase()[asked.bare]
    found: list[tuple[str, Entry]] = []
    for phrase in sorted(asked.grams.keys() & listed.keys(), key=lambda p: (-len(p.split()), asked.grams[p])):
        entry = listed[phrase]
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
    if end <= start or len(asked.words) < end:
        return " ".join(asked.parts[start:end])
    return asked.text[asked.words[start - 1].end : asked.words[end].start]
