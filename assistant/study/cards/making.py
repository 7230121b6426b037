"""The flash cards of reports: figures, tasks, shortcomings, causes and lessons, in the reports' order."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from assistant.study.cards.figures import figure_cards
from assistant.study.cards.listing import listing_cards
from assistant.study.cards.proving import faults
from assistant.study.cards.types import Card, CardGroup
from assistant.study.quiz.once import once_per_document
from assistant.study.sections import chosen_sections
from ingest.normalise import syllables
from ingest.types import Document


def make_cards(
    documents: Sequence[Document], *, sections: Sequence[str] = (), groups: Collection[CardGroup] = ()
) -> tuple[Card, ...]:
    """The cards of the chosen sections and groups, all where none is named; no two ask the same.

    `sections` are as one types them. Raises InputError where no report has one of them.
    """
    chosen = chosen_sections(documents, sections) or [None] * len(documents)
    found = [
        card for document, kept in zip(documents, chosen, strict=True) for card in _within(document, kept)
    ]
    if len(documents) > 1:
        found = _told_apart(found)
    return tuple(card for card in found if not groups or card.group in groups)


@once_per_document
def cards_of(document: Document) -> tuple[Card, ...]:
    """All cards of one report, each proven."""
    made = sorted((*figure_cards(document), *listing_cards(document)), key=_place)
    sound = [card for card in made if not faults(card, (document,))]
    return tuple(_once(sound))


def _place(card: Card) -> tuple[int, int]:
    """Where its answer begins: its first passage, and within it the first number of the answer."""
    first = card.citations[0]
    number = re.search(r"\d+(?:[.,/]\d+)*", card.back[0].text)
    return first.start, first.quote.find(number[0]) if number else 0


def _once(cards: Iterable[Card]) -> list[Card]:
    """Each question once; where two cards ask the same and answer differently, nobody can tell which is meant."""
    kept: dict[str, Card | None] = {}
    for card in cards:
        key = asked(card)
        if key in kept:
            before = kept[key]
            same = before is not None and _answer(before) == _answer(card)
            kept[key] = before if same else None
        else:
            kept[key] = card
    return [card for card in kept.values() if card is not None]


def asked(card: Card) -> str:
    """What a card asks, by which it is told apart from others."""
    return " ".join(syllables(card.front))


def _answer(card: Card) -> tuple[str, ...]:
    return tuple(" ".join(syllables(line.text)) for line in card.back)


def _within(document: Document, indices: frozenset[int] | None) -> Iterable[Card]:
    if indices is None:
        return cards_of(document)
    spans = [(document.sections[i].start, document.sections[i].end) for i in indices]
    return [card for card in cards_of(document) if any(a <= card.place[1] < b for a, b in spans)]


def _told_apart(cards: Sequence[Card]) -> list[Card]:
    """The cards of several reports: those that ask the same say of which report they ask, or stand once."""
    groups: dict[str, list[Card]] = {}
    for card in cards:
        groups.setdefault(asked(card), []).append(card)
    found = []
    for card in cards:
        alike = groups[asked(card)]
        if len({_answer(one) for one in alike}) > 1:
            found.append(replace(card, front=f"{card.front[:-1]} (theo «{card.place[0]}»)?"))
        elif card is alike[0]:
            found.append(card)
    return found
