"""A question becomes its constraints."""

from __future__ import annotations

from collections.abc import Collection

from assistant.constraints.asked import figure, forms, units
from assistant.constraints.attributes import attributes
from assistant.constraints.conditions import conditions
from assistant.constraints.counted import counted
from assistant.constraints.indices import indices
from assistant.constraints.names import names
from assistant.constraints.opposites import opposites
from assistant.constraints.owners import owners
from assistant.constraints.persons import persons
from assistant.constraints.places import places
from assistant.constraints.question import read_question
from assistant.constraints.references import references
from assistant.constraints.statement import phrase_fold
from assistant.constraints.types import Constraint, Expand, Kind, Known
from assistant.constraints.years import years


def constraints(
    text: str, *, known: Known, expand: Expand, own: Collection[str] = ()
) -> tuple[Constraint, ...]:
    """What the question `text` demands of a statement that answers it.

    `known` tells whether a phrase stands anywhere in the indexed texts, with or without accents; `expand` gives other
    readings of a phrase (synonyms, abbreviations both ways); `own` are the places that the texts are about
    (`own_places`), met by any statement.
    """
    asked = read_question(text)
    given = [
        *years(asked),
        *places(asked, known, own),
        *opposites(asked),
        *attributes(asked, known, expand),
        *conditions(asked),
        *indices(asked, known, expand),
        *owners(asked, known, expand, own),
        *references(asked, known),
    ]
    taken = {phrase_fold(constraint.text) for constraint in given} | {phrase_fold(name) for name in own}
    taken.update(
        name for constraint in given if constraint.kind is Kind.PLACE for name in constraint.accepted
    )
    given.extend(names(asked, known, expand, taken))
    wanted = [*units(asked), *counted(asked, known, expand), *forms(asked), *persons(asked)]
    counts = {constraint.text for constraint in wanted if constraint.kind is Kind.COUNTED and constraint.hard}
    # The organisation of an office is demanded with it.
    offices = " ".join(constraint.office.text for constraint in wanted if constraint.office)
    given = [
        constraint
        for constraint in given
        if not (constraint.kind is Kind.ATTRIBUTE and constraint.text in counts)
        and not (constraint.kind is Kind.OWNER and constraint.text in offices)
    ]
    if not any(constraint.hard for constraint in wanted):
        wanted.extend(figure(asked))
    return (*given, *wanted)
