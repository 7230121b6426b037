"""The interrogatives of a question and what its numbers measure."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import NamedTuple

from assistant.question.grammar import Pattern, Range, Utterance


class Ask(StrEnum):
    """A form of answer."""

    NUMBER = "number"
    SHARE = "share"  # a percentage
    MONEY = "money"
    RANK = "rank"
    DATE = "date"
    DOCUMENT = "document"  # the number of a document
    NAME = "name"  # of a person
    WHICH = "which"  # the name of a thing, an organisation, a place; a definition
    LIST = "list"
    SECTION = "section"  # everything that a section tells: tasks, shortcomings, lessons
    COMPARISON = "comparison"
    REASON = "reason"
    YES_NO = "yes_no"
    SUMMARY = "summary"
    PURPOSE = "purpose"
    MANNER = "manner"
    CONFLICT = "conflict"  # do statements agree, do parts add up
    STATEMENT = "statement"  # none of these


QUANTITIES = frozenset((Ask.NUMBER, Ask.SHARE, Ask.MONEY))
# A counted noun is told in at most so many syllables.
COUNTED = 4


class Interrogative(NamedTuple):
    """One place where something is asked."""

    kind: Ask
    words: Range


@dataclass(frozen=True, slots=True)
class Grammar:
    """The patterns of `data/asking.toml`."""

    opening: Pattern
    closing: Pattern
    idle: Pattern
    accented_idle: Pattern
    bare_idle: Pattern
    forms: tuple[tuple[Ask, Pattern], ...]
    nominal: tuple[tuple[Ask, Pattern], ...]
    units: tuple[tuple[Ask, Pattern], ...]
    measured: tuple[tuple[Ask, Pattern], ...]
    total: Pattern
    boundary: Pattern
    quantity: Pattern
    plural: Pattern
    classifier: Pattern
    boundary_bare: Pattern
    subordinate: Pattern
    indirect: Pattern
    existential: Pattern
    office: Pattern


@cache
def grammar() -> Grammar:
    """The patterns, compiled once."""
    data = tomllib.loads((resources.files("assistant") / "data" / "asking.toml").read_text(encoding="utf-8"))
    sets, aside, measure = data["sets"], data["aside"], data["measure"]
    return Grammar(
        opening=Pattern.of(aside["opening"], sets),
        closing=Pattern.of(aside["closing"], sets),
        idle=Pattern.of(aside["idle"], sets),
        accented_idle=Pattern.of(aside["accented_idle"], sets),
        bare_idle=Pattern.of(aside["bare_idle"], sets),
        forms=tuple((Ask(form["kind"]), Pattern.of(form["patterns"], sets)) for form in data["form"]),
        nominal=tuple((Ask(form["kind"]), Pattern.of(form["patterns"], sets)) for form in data["nominal"]),
        units=((Ask.SHARE, Pattern.of(measure["share"])), (Ask.MONEY, Pattern.of(measure["money"]))),
        measured=(
            (Ask.SHARE, Pattern.of(measure["share_nouns"])),
            (Ask.MONEY, Pattern.of(measure["money_nouns"])),
        ),
        total=Pattern.of(measure["total_nouns"]),
        boundary=Pattern.of([sets["boundary"]]),
        quantity=Pattern.of([sets["quantity"]]),
        plural=Pattern.of(["mấy"]),
        classifier=Pattern.of([measure["classifiers"]]),
        boundary_bare=Pattern.of([sets["boundary_bare"]]),
        subordinate=Pattern.of(["^ " + sets["subordinate"]]),
        indirect=Pattern.of(["^ " + sets["indirect"]]),
        office=Pattern.of([sets["office"]]),
        existential=Pattern.of(["có"]),
    )


def plain(utterance: Utterance) -> Utterance:
    """The question with courtesies made punctuation."""
    rules = grammar()
    utterance = utterance.without(rules.opening.found(utterance), ",")
    while closing := list(rules.closing.found(utterance)):
        utterance = utterance.without(closing, ",")
    return utterance


def direct(utterance: Utterance) -> Utterance:
    """The question with indefinite pronouns ("năm nào cũng") put aside."""
    rules = grammar()
    utterance = utterance.without(rules.idle.found(utterance))
    idle = rules.bare_idle if utterance.bare else rules.accented_idle
    return utterance.without(idle.found(utterance))


def interrogatives(utterance: Utterance) -> list[Interrogative]:
    """Where a `plain` question asks, from left to right; no two places share a word."""
    utterance = direct(utterance)
    taken: list[Interrogative] = []
    for kind, pattern in grammar().forms:
        for words in pattern.found(utterance):
            if not any(words.meets(other.words) for other in taken):
                taken.append(Interrogative(kind, words))
    found = _embedded_dropped(utterance, _plurals_dropped(utterance, sorted(taken, key=_place)))
    return [_measured(utterance, item) for item in found]


def _place(found: Interrogative) -> int:
    return found.words.first


def _plurals_dropped(utterance: Utterance, found: list[Interrogative]) -> list[Interrogative]:
    """After another interrogative of the same clause "mấy" is a plural: "sao mấy nhà máy …"."""
    plural = set(grammar().plural.found(utterance))
    asks_why = {
        clause
        for clause in utterance.clauses()
        for kind, words in found
        if kind is Ask.REASON and clause.meets(words)
    }
    return [
        item
        for item in found
        if item.words not in plural or not any(clause.meets(item.words) for clause in asks_why)
    ]


def totals(utterance: Utterance) -> list[Range]:
    """Where a clause opens with "số", "tổng số": what follows is what is counted."""
    return list(grammar().total.found(utterance))


def _money_or_share(utterance: Utterance, total: Range) -> bool:
    """True where what is counted is a unit or what units measure: "tổng số vốn"."""
    counted = counted_words(utterance, total)
    patterns = [pattern for _, pattern in (*grammar().units, *grammar().measured)]
    return any(counted.meets(noun) for pattern in patterns for noun in pattern.found(utterance))


def _embedded_dropped(utterance: Utterance, found: list[Interrogative]) -> list[Interrogative]:
    """Without those of a subordinate clause: "Để biết hàng từ đâu ra, dùng ứng dụng nào?" asks for the latter."""
    if not found:
        return found
    indirect = {opener.first for opener in grammar().indirect.found(utterance)}
    final = next((c.first for c in reversed(utterance.clauses()) if c.meets(found[-1].words)), 0)
    opened = {opener.first for opener in grammar().subordinate.found(utterance)}
    clauses = [
        Range(c.first, final) if c.first in indirect else c
        for c in utterance.clauses()
        if c.first in opened and c.last <= final
    ]
    return [
        item
        for item in found
        if not any(clause.meets(item.words) and clause.first != item.words.first for clause in clauses)
        or item.kind is Ask.PURPOSE
    ]


def counted_words(utterance: Utterance, quantity: Range) -> Range:
    """The noun counted by a quantity: a unit, else up to four syllables that end where a noun phrase ends."""
    rules = grammar()
    start = quantity.last
    end = next((r.last for r in utterance.clauses() if r.first <= start < r.last), start)
    if start >= end:
        return Range(start, start)
    if any(r.first == start for r in rules.classifier.found(utterance)):
        start += 1
    for _, units in rules.units:
        for unit in units.found(utterance):
            if unit.first == start:
                return unit
    boundary = rules.boundary_bare if utterance.bare else rules.boundary
    stops = {r.first for r in boundary.found(utterance)}
    if start in stops:
        # "mấy năm" counts years; "bao nhiêu trong tổng vốn" counts nothing.
        return Range(start, start + (utterance.words[start] in ("năm", "nam", "nhiệm", "nhiem")))
    last = next((i for i in range(start + 1, end) if i in stops), end)
    return Range(start, min(last, start + COUNTED))


def _measured(utterance: Utterance, found: Interrogative) -> Interrogative:
    """A number as what it is a number of: its unit, else the nouns before it in the question."""
    if found.kind is not Ask.NUMBER:
        return found
    rules = grammar()
    counted = counted_words(utterance, found.words)
    for kind, units in rules.units:
        if any(unit == counted for unit in units.found(utterance)):
            return Interrogative(kind, found.words)
    if counted.last > counted.first:
        return found
    if any(
        total.first < found.words.first and not _money_or_share(utterance, total)
        for total in totals(utterance)
    ):
        return found
    nearest = [
        (noun.first, kind)
        for kind, nouns in rules.measured
        for noun in nouns.found(utterance)
        if noun.first <= found.words.first
    ]
    return Interrogative(max(nearest)[1], found.words) if nearest else found
