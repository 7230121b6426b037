"""Cards for figures: one indicator each, the result of one term and the target of the next together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from assistant.figures.ledger.entries import entries
from assistant.figures.terms.pairing import Pairing, two_terms
from assistant.study.cards.building import Told, made
from assistant.study.cards.fitness import fit
from assistant.study.cards.fronts import asked, named, time_of, value_of
from assistant.study.cards.types import Card, CardGroup
from assistant.study.doubts import doubtful
from assistant.study.quiz.alike import alike
from assistant.study.quiz.figure_facts import figure_facts
from assistant.study.quiz.naming import readable
from assistant.study.quiz.shorts import abbreviations
from assistant.study.quiz.types import FigureFact
from assistant.study.telling import worth
from ingest.ledger.phrases import capital
from ingest.observation import FigureNature
from ingest.quantity import Kind
from ingest.types import Document

# From this worth on a figure is one of those to learn first.
_TELLING = 1.9
_AHEAD = (FigureNature.TARGET, FigureNature.PLAN)
_NUMBER, _SHARE = re.compile(r"số (?!tiền|vốn)"), re.compile(r"tỷ lệ |tỉ lệ ")

Facts = Mapping[str, FigureFact]


def figure_cards(document: Document) -> Iterator[Card]:
    """The cards for a report's figures that can be asked alone; none for a figure in doubt."""
    wrong = doubtful(document)
    facts = {
        fact.entry.observation.id: fact
        for fact in fit(document, figure_facts(document))
        if fact.entry.observation.quantity.start not in wrong
    }
    for past, later, name in _terms(document, facts):
        del facts[past.entry.observation.id], facts[later.entry.observation.id]
        yield _two_terms(document, past, later, name)
    for number, share in _shares(facts):
        del facts[number.entry.observation.id], facts[share.entry.observation.id]
        yield _share(document, number, share)
    for fact in facts.values():
        lines = (Told(capital(value_of(fact)), fact.citation),)
        yield made(CardGroup.FIGURE, asked(fact), lines, fact.place, telling=_telling(document, fact))


def _terms(document: Document, facts: Facts) -> list[tuple[FigureFact, FigureFact, str]]:
    """The results with their targets, and the name of each indicator."""
    two = two_terms(entries(document))
    return [
        (facts[pair.past.observation.id], facts[pair.next.observation.id], pair.name)
        for pair in (two.pairs if two else ())
        if pair.past.observation.id in facts and pair.next.observation.id in facts and _one_thing(pair)
    ]


def _one_thing(pair: Pairing) -> bool:
    """Whether both figures are of one indicator under one name, and the report tells no other value of it."""
    past, later = pair.past.observation, pair.next.observation
    ahead = past.nature not in _AHEAD and later.nature in _AHEAD
    after = _last_year(past.period) < _last_year(later.period)
    return pair.gap is not None and not pair.note and ahead and after and alike(past, later)


def _last_year(period: str) -> int:
    return max(map(int, re.findall(r"(?:19|20)\d\d", period)), default=0)


def _two_terms(document: Document, past: FigureFact, later: FigureFact, name: str) -> Card:
    read = readable(name, f"{past.entry.quote} {later.entry.quote}", abbreviations(document))
    best = next((fact for fact in (past, later) if not fact.about), past)
    told = named(best, read[0] if read and not read[1] else best.name, goes_on=True)
    reached, aimed = f"kết quả {time_of(past)}", f"chỉ tiêu {time_of(later)}"
    lines = (
        Told(value_of(past), past.citation, capital(reached)),
        Told(value_of(later), later.citation, capital(aimed)),
    )
    return made(CardGroup.FIGURE, f"{told}: {reached} và {aimed}?", lines, past.place, telling=True)


def _shares(facts: Facts) -> list[tuple[FigureFact, FigureFact]]:
    """The numbers with the shares of the same that stand in the same sentence: "46 đảng viên nữ (31%)"."""
    shares = {
        _thing(fact, _SHARE): fact
        for fact in facts.values()
        if _SHARE.match(fact.name) and fact.entry.observation.quantity.kind is Kind.PERCENT
    }
    numbers = [
        fact
        for fact in facts.values()
        if _NUMBER.match(fact.name) and fact.entry.observation.quantity.kind in (Kind.COUNT, Kind.RATIO)
    ]
    return [(fact, shares[key]) for fact in numbers if (key := _thing(fact, _NUMBER)) in shares]


def _thing(fact: FigureFact, measure: re.Pattern[str]) -> tuple[object, ...]:
    """What is counted, when, as what and where it is told."""
    told = fact.entry.observation
    return measure.sub("", fact.name, count=1), told.period, told.nature, told.start, fact.about


def _share(document: Document, number: FigureFact, share: FigureFact) -> Card:
    thing = _NUMBER.sub("", number.name, count=1)
    front = f"{named(number, thing, goes_on=True)}: số lượng và tỷ lệ, {time_of(number)}?"
    lines = (
        Told(value_of(number), number.citation, "Số lượng"),
        Told(value_of(share), share.citation, "Tỷ lệ"),
    )
    telling = _telling(document, number) or _telling(document, share)
    return made(CardGroup.FIGURE, front, lines, number.place, telling=telling)


def _telling(document: Document, fact: FigureFact) -> bool:
    return worth(document, fact.entry, ()) >= _TELLING
