"""What form of answer a question wants, and the parts of one that asks several things."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.question.grammar import Utterance
from assistant.question.interrogatives import (
    QUANTITIES,
    Interrogative,
    counted_words,
    direct,
    grammar,
    interrogatives,
    plain,
    totals,
)
from assistant.question.interrogatives import Ask as Ask
from assistant.question.parts import parts
from assistant.question.periods import periods

# These say what is to be done with everything else that is asked, wherever they stand.
FRAMES = (Ask.CONFLICT, Ask.SUMMARY, Ask.COMPARISON)
# "có gì", "có ai" in a question to be answered with yes or no.
_INDEFINITE = frozenset((Ask.WHICH, Ask.NAME, Ask.SECTION, Ask.LIST, Ask.DATE, Ask.REASON))


@dataclass(frozen=True, slots=True)
class Asked:
    """The forms of answer that a question wants, the main one first; its parts; the noun after its first quantity.

    A question that asks several things has several `parts`, each readable alone with the topic they share.
    `counted` ("đảng viên", "phần trăm") is as typed, empty where nothing is counted.
    """

    kinds: tuple[Ask, ...]
    parts: tuple[str, ...]
    counted: str


def asked(text: str) -> Asked:
    """Read what a question wants, with or without accents."""
    utterance = plain(Utterance.of(text))
    found = interrogatives(utterance)
    kinds = _kinds(direct(utterance), found)
    whole = not set(kinds).isdisjoint(FRAMES)
    pieces = (utterance.text,) if whole else parts(utterance, [item.words for item in found])
    return Asked(kinds, pieces, _counted(utterance, found))


def _kinds(utterance: Utterance, found: Sequence[Interrogative]) -> tuple[Ask, ...]:
    """The forms of answer wanted, the main one first."""
    exists = list(grammar().existential.found(utterance))
    closed = [item for item in found if item.kind is Ask.YES_NO]
    order = []
    for kind, words in found:
        clause = next((c for c in utterance.clauses() if c.meets(words)), words)
        doubted = any(
            clause.meets(item.words) or clause.first <= words.first < item.words.first for item in closed
        )
        there = any(clause.first <= r.first < words.first for r in exists)
        indefinite = kind in _INDEFINITE and doubted and there
        order.append((kind not in FRAMES, indefinite, words.first, kind))
    kinds = [item[-1] for item in sorted(order)]
    if _two_terms(utterance, found):
        kinds.insert(0, Ask.COMPARISON)
    if not kinds:
        kinds = [kind for kind, nouns in grammar().nominal if nouns.within(utterance)][:1]
    return tuple(dict.fromkeys(kinds)) or (Ask.STATEMENT,)


def _two_terms(utterance: Utterance, found: Sequence[Interrogative]) -> bool:
    """True where two clauses ask for a quantity, each of its own term of office."""
    offices = list(grammar().office.found(utterance))
    told = set()
    for clause in utterance.clauses():
        if any(item.kind in QUANTITIES and clause.meets(item.words) for item in found):
            told |= {
                utterance.words[period.first : period.last]
                for period in periods(utterance)
                if clause.meets(period) and any(period.meets(office) for office in offices)
            }
    return len(told) > 1


def _counted(utterance: Utterance, found: Sequence[Interrogative]) -> str:
    quantities = set(grammar().quantity.found(utterance))
    for item in found:
        if item.kind in QUANTITIES and (quantities & {item.words} or item.words.last - item.words.first > 1):
            if counted := utterance.slice(*counted_words(utterance, item.words)):
                return counted
            for total in totals(utterance):
                if total.first < item.words.first and (
                    counted := utterance.slice(*counted_words(utterance, total))
                ):
                    return counted
    return ""
