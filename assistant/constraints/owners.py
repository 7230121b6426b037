"""The organisation whose figure is asked for: "Công đoàn cơ sở có bao nhiêu đoàn viên", "của Sở Y tế"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from functools import cache

from assistant.constraints.attributes import asks_fact, split
from assistant.constraints.question import Asked, Phrases
from assistant.constraints.statement import phrase_fold
from assistant.constraints.tables import table
from assistant.constraints.types import Constraint, Expand, Kind, Known
from ingest.normalise import fold

# A department is the text's own where it is named at least this often.
OWN_COUNT = 3


@cache
def _bodies() -> tuple[tuple[Phrases, tuple[str, ...]], ...]:
    lines = (line.partition("->") for line in table("attributes")["owners"]["bodies"])
    return tuple(
        (Phrases.of(split(asks)), tuple(dict.fromkeys(map(phrase_fold, [*split(asks), *split(also)]))))
        for asks, _, also in lines
    )


@cache
def _department() -> re.Pattern[str]:
    fields = "|".join(re.escape(field) for field in table("attributes")["owners"]["ministries"])
    return re.compile(rf"(?<!\w)(sở|bộ|ngành)\s+({fields})(?!\w)", re.IGNORECASE)


@cache
def _department_bare() -> re.Pattern[str]:
    return re.compile(fold(_department().pattern), re.IGNORECASE)


def bodies_in(asked: Asked) -> list[tuple[str, tuple[str, ...]]]:
    """The listed organisations that a question names: as it names them, and all their names unaccented."""
    found = [(here[0], phrases, names) for phrases, names in _bodies() if (here := asked.found(phrases))]
    return [
        (asked.shown(phrase, phrases), names)
        for phrase, phrases, names in found
        if not any(phrase != other and f" {phrase} " in f" {other} " for other, _, _ in found)
    ]


def own_departments(texts: Iterable[str]) -> frozenset[str]:
    """The departments that the texts are about, as "sở y tế": all that they name often."""
    named = Counter(
        f"{found.group(1)} {found.group(2)}".casefold()
        for text in texts
        for found in _department().finditer(text)
    )
    return frozenset(name for name, count in named.items() if count >= OWN_COUNT)


def owners(asked: Asked, known: Known, expand: Expand, own: Collection[str]) -> Iterator[Constraint]:
    """A constraint for each organisation that is named where a figure is asked, the documents' own left aside."""
    fact = asks_fact(asked)
    for name, names in bodies_in(asked):
        others = (phrase_fold(other) for other in expand(name))
        accepted = tuple(dict.fromkeys((*names, *others)))
        heard = any(map(known, accepted))
        # What no text speaks of is missing whatever is asked about it.
        if fact or not heard:
            yield Constraint(Kind.OWNER, name, accepted, known=heard)
    if not fact:
        return
    fields = {phrase_fold(name.split(maxsplit=1)[1]) for name in own if _department().fullmatch(name)}
    for found in (_department_bare() if asked.bare else _department()).finditer(asked.text):
        field = phrase_fold(found.group(2))
        if field not in fields:
            heard = known(found.group())
            yield Constraint(Kind.OWNER, found.group(), (field,), hard=bool(fields) or not heard, known=heard)
