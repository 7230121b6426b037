"""The places that a text names: provinces, towns, regions, countries, and what a unit's word goes before."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from assistant.constraints.owners import own_departments
from assistant.constraints.persons import surnames
from assistant.constraints.question import Asked, read_question
from assistant.constraints.spelling import UPPER, keys
from assistant.constraints.statement import phrase_fold, phrase_key
from assistant.constraints.tables import table
from assistant.constraints.types import Constraint, Kind, Known
from ingest.normalise import fold

# A place is the text's own where it is named at least this often, and at least half as often as the first.
OWN_COUNT = 3
OWN_SHARE = 0.5
_UNIT_NAMES = 3


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Names of places by their accented and unaccented syllables; the longest has `longest` of them."""

    accented: dict[tuple[str, ...], str]
    bare: dict[tuple[str, ...], str]
    spellings: dict[str, tuple[str, ...]]
    ambiguous: frozenset[str]
    ambiguous_bare: frozenset[str]
    leads: frozenset[str]
    leads_bare: frozenset[str]
    longest: int


@cache
def gazetteer() -> Gazetteer:
    """The places of `data/places.toml`."""
    data = table("places")
    accented: dict[tuple[str, ...], str] = {}
    spellings: dict[str, tuple[str, ...]] = {}
    for names in (names for kind in ("province", "city", "region", "country") for names in data[kind]):
        spellings[names[0]] = tuple(dict.fromkeys(phrase_fold(name) for name in names))
        for name in names:
            accented.setdefault(tuple(keys(name)), names[0])
    bare = {tuple(fold(part) for part in name): shown for name, shown in accented.items()}
    leads = frozenset(phrase_key(word) for word in data["lead"])
    ambiguous = frozenset(phrase_key(name) for name in data["ambiguous"])
    return Gazetteer(
        accented=accented,
        bare=bare,
        spellings=spellings,
        ambiguous=ambiguous,
        ambiguous_bare=frozenset(fold(name) for name in ambiguous),
        leads=leads,
        leads_bare=frozenset(fold(lead) for lead in leads),
        longest=max(len(name) for name in accented),
    )


@dataclass(frozen=True, slots=True)
class Found:
    """A listed place in a text: the name it is listed by, and its words `start` to `end`."""

    name: str
    start: int
    end: int


def places_in(text: str) -> list[str]:
    """The listed places that a text names, in order, each as often as it stands there."""
    return [found.name for found in _listed(read_question(text))]


def own_places(texts: Iterable[str]) -> frozenset[str]:
    """The places and departments that the texts are about: those named most often.

    Reads every text: call it once a corpus.
    """
    texts = tuple(texts)
    departments = own_departments(texts)
    # Line by line: what reads a question takes longer than its length on a whole report.
    named = Counter(name for text in texts for line in text.splitlines() for name in places_in(line))
    if not named:
        return departments
    first = named.most_common(1)[0][1]
    return departments | {
        name for name, count in named.items() if count >= OWN_COUNT and count >= OWN_SHARE * first
    }


def places(asked: Asked, known: Known, own: Collection[str]) -> Iterator[Constraint]:
    """A hard constraint for each place that is not the documents' own."""
    listed = _listed(asked)
    done = set(own)
    for found in listed:
        if found.name not in done:
            accepted = gazetteer().spellings[found.name]
            yield Constraint(Kind.PLACE, found.name, accepted, known=any(map(known, (found.name, *accepted))))
            done.add(found.name)
    mine = {phrase for name in own for phrase in gazetteer().spellings.get(name, (phrase_fold(name),))}
    for name in _of_units(asked, {i for found in listed for i in range(found.start, found.end)}):
        folded = phrase_fold(name)
        if folded not in mine:
            yield Constraint(Kind.PLACE, name, (folded,), known=known(name))


def _listed(asked: Asked) -> list[Found]:
    names = gazetteer()
    words = asked.words
    # A word such as "TP.HCM" or "Cam-pu-chia" is several syllables.
    parts = [tuple(keys(word.text)) for word in words]
    found: list[Found] = []
    i = 0
    while i < len(words):
        match = _longest(asked, parts, i, names)
        if match:
            found.append(match)
        i = match.end if match else i + 1
    return found


def _longest(asked: Asked, parts: list[tuple[str, ...]], i: int, names: Gazetteer) -> Found | None:
    known = names.bare if asked.bare else names.accented
    best: Found | None = None
    taken: tuple[str, ...] = ()
    for j in range(i, len(parts)):
        taken += tuple(fold(part) for part in parts[j]) if asked.bare else parts[j]
        if len(taken) > names.longest:
            break
        name = known.get(taken)
        if name and _is_place(asked, i, j + 1, names):
            best = Found(name, i, j + 1)
    return best


def _is_place(asked: Asked, start: int, end: int, names: Gazetteer) -> bool:
    """Whether the words are meant as a place: by their capitals, or where there are none, by what goes before."""
    words = asked.words[start:end]
    key = " ".join(keys(" ".join(word.text for word in words)))
    led = _follows_lead(asked, start)
    if not asked.capitals:
        return led or key not in (names.ambiguous_bare if asked.bare else names.ambiguous)
    before = asked.words[start - 1] if start else None
    if before and not led:
        # "Nguyễn Thái Bình" is a person, "tiếng Anh" a language.
        if before.capital and fold(before.text) in surnames():
            return False
        if len(words) == 1 and fold(before.text) in ("nguoi", "tieng", "mon"):
            return False
    if len(words) == 1 and words[0].opens and key in names.ambiguous:
        return False
    if all(word.capital for word in words):
        return len(words) > 1 or not _runs_on(asked, end)
    return key not in names.ambiguous


def _runs_on(asked: Asked, end: int) -> bool:
    """Whether a further capitalised word follows at once: "Đức Thọ" is not Germany."""
    return (
        end < len(asked.words)
        and asked.words[end].capital
        and asked.text[asked.words[end - 1].end : asked.words[end].start] == " "
    )


def _follows_lead(asked: Asked, start: int) -> bool:
    leads = gazetteer().leads_bare if asked.bare else gazetteer().leads
    return any(
        phrase_key(" ".join(word.text for word in asked.words[max(0, start - n) : start])) in leads
        for n in (1, 2)
    )


@cache
def common_words() -> frozenset[str]:
    """The phrases of names that every report holds, unaccented."""
    return frozenset(phrase_fold(word) for word in table("quantities")["names"]["common"])


@cache
def _unit_pattern() -> re.Pattern[str]:
    words = sorted(table("places")["unit"], key=len, reverse=True)
    name = rf"[{UPPER}][^\W\d_]*"
    return re.compile(
        rf"(?<!\w)(?i:{'|'.join(re.escape(word) for word in words)})\.?\s+({name}(?:\s+{name}){{0,{_UNIT_NAMES}}})"
    )


def _of_units(asked: Asked, taken: Collection[int]) -> Iterator[str]:
    """Names after the word of a unit: "huyện Sóc Sơn"; only where capitals tell them."""
    if not asked.capitals:
        return
    common = common_words()
    for found in _unit_pattern().finditer(asked.text):
        inside = {i for i, word in enumerate(asked.words) if found.start(1) <= word.start < found.end(1)}
        name = found.group(1)
        if not inside & set(taken) and phrase_fold(name) not in common and name[0].isupper():
            first = phrase_fold(name.split()[0])
            if first not in common or len(name.split()) > 1:
                yield name
