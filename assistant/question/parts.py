"""The parts of a question that asks several things, each made readable alone."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources

from assistant.question.grammar import CLAUSE_ENDS, Pattern, Range, Utterance
from assistant.question.periods import periods

# A clause of no more words than this that only adds a request ("kể đủ tên") is no part of its own.
TAIL = 5
# How far before its interrogative the verb of a question is looked for, in words.
NEAR = 3
# What stands before the interrogative of the first part is shared only from so many words on, where a lead is shared.
SUBJECT = 3


@cache
def _patterns() -> dict[str, Pattern]:
    data = tomllib.loads((resources.files("assistant") / "data" / "asking.toml").read_text(encoding="utf-8"))
    return {name: Pattern.of(alternatives, data["sets"]) for name, alternatives in data["parts"].items()}


def parts(utterance: Utterance, asked: Sequence[Range]) -> tuple[str, ...]:
    """The parts of a `plain` question whose interrogatives stand at `asked`; all of it where it asks one thing."""
    lead, groups = _groups(utterance, asked)
    if len(groups) < 2:
        return (utterance.text,)
    first = utterance.slice(0, groups[0].last)
    return (first, *(_readable(utterance, asked, lead, groups[0], group) for group in groups[1:]))


def _pieces(utterance: Utterance, asked: Sequence[Range]) -> list[Range]:
    """Clauses, cut too where a conjunction stands between two interrogatives."""
    patterns = _patterns()
    cuts = {r.first for r in patterns["joined"].found(utterance)}
    joints = {r.first for r in patterns["joint"].found(utterance)}
    cuts |= {words.last for words in asked} & joints
    pieces = []
    for clause in utterance.clauses():
        start = clause.first
        for cut in sorted(cuts):
            before = (
                any(Range(start, cut).meets(words) for words in asked) if start < cut < clause.last else False
            )
            if before and any(Range(cut, clause.last).meets(words) for words in asked):
                pieces.append(Range(start, cut))
                start = cut
        pieces.append(Range(start, clause.last))
    return pieces


def _groups(utterance: Utterance, asked: Sequence[Range]) -> tuple[int, list[Range]]:
    """The end of the lead that asks nothing (0 where there is none), and the stretches that ask."""
    patterns = _patterns()
    forward = {r.first for r in patterns["forward"].found(utterance)}
    tails = {r.first for r in patterns["tail"].found(utterance)}
    opens = min((words.first for words in asked), default=0)
    lead = next((r.last for r in patterns["among"].found(utterance) if r.last <= opens), 0)
    waiting = -1
    groups: list[Range] = []
    for piece in _pieces(utterance, asked):
        asks = any(piece.meets(words) for words in asked)
        if asks and groups and piece.first in tails and piece.last - piece.first <= TAIL:
            asks = False
        if asks:
            if len(groups) == 1 and utterance.words[groups[0].last : groups[0].last + 1] == (":",):
                # "được xếp loại ra sao: mấy năm …, mấy năm …": what follows the colon tells it in full.
                lead = groups.pop().last
            start = piece.first if waiting < 0 else waiting
            groups.append(Range(start if groups else max(start, lead), piece.last))
            waiting = -1
        elif not groups:
            lead = max(lead, piece.last)
        elif piece.first in forward:
            waiting = piece.first
        else:
            groups[-1] = Range(groups[-1].first, piece.last)
    return lead, groups


def _readable(utterance: Utterance, asked: Sequence[Range], lead: int, first: Range, part: Range) -> str:
    """A later part with what it shares with the first: the lead, and the subject where it has none of its own."""
    patterns = _patterns()
    joints = list(patterns["joint"].found(utterance))
    start = next((r.last for r in joints if r.first == part.first and r.last < part.last), part.first)
    times = periods(utterance)
    own_time = next((t for t in times if t.first >= start and t.last <= part.last), None)
    shared, apart, counted = Range(0, lead), False, ""
    asks = min(words.first for words in asked if part.meets(words))
    if not _has_subject(utterance, start, asks, own_time):
        words = next(words for words in asked if first.meets(words))
        end = words.first if start == asks else _before_verb(utterance, first.first, words.first)
        if end - first.first >= (SUBJECT if lead else 1):
            shared = Range(0, end)
        elif not lead:
            shared = Range(words.last, first.last)
        if shared.last == end > 0 and any(r.first == start for r in patterns["measure"].found(utterance)):
            # "thu hút mấy dự án, vốn bao nhiêu": it is the projects that are measured.
            counted = utterance.slice(words.last, first.last)
    elif not lead and not _parallel(utterance, asked, first, part):
        words = next(words for words in asked if first.meets(words))
        shared, apart = Range(0, _before_verb(utterance, first.first, words.first)), True
    text = _less_time(utterance, shared, times) if own_time else utterance.slice(*shared)
    if shared.last == lead == 0 and not own_time:
        opening = next((t for t in times if t.first == 0 or t.first == first.first), None)
        text = utterance.slice(*opening) if opening else ""
    text = f"{text} {counted}".strip()
    mark = "," if apart else ""
    if shared.last == lead and utterance.words[lead] in CLAUSE_ENDS:
        mark = utterance.words[lead]
    return f"{text}{mark if text else ''} {utterance.slice(start, part.last)}".strip()


def _has_subject(utterance: Utterance, start: int, asks: int, time: Range | None) -> bool:
    """True where words before the interrogative name something that a verb then tells of."""
    if time and time.first == start:
        start = time.last
    verbs = _verbs(utterance)
    return start not in verbs and any(start < verb <= asks for verb in verbs)


def _parallel(utterance: Utterance, asked: Sequence[Range], first: Range, part: Range) -> bool:
    """True where a part sets its subject beside that of the first: "còn …", or the same verb again."""
    if utterance.words[part.first] in ("còn", "con"):
        return True
    one, other = (next(words.first for words in asked if words.meets(r)) - 1 for r in (first, part))
    return utterance.words[one] == utterance.words[other]


def _verbs(utterance: Utterance) -> set[int]:
    return {
        r.first for r in _patterns()["auxiliary_bare" if utterance.bare else "auxiliary"].found(utterance)
    }


def _before_verb(utterance: Utterance, start: int, end: int) -> int:
    """Where the verb phrase begins that runs up to `end`, if it is short; else `end`."""
    verbs = _verbs(utterance)
    while near := [verb for verb in verbs if max(start, end - NEAR) <= verb < end]:
        end = min(near)
    return end


def _less_time(utterance: Utterance, shared: Range, times: Sequence[Range]) -> str:
    """The text of a stretch without its expressions of time, nor the rate that it ends in."""
    rates = [r for r in _patterns()["rate"].found(utterance) if r.last == shared.last]
    kept, place = [], shared.first
    for gone in sorted([*rates, *(t for t in times if shared.meets(t))]):
        kept.append(utterance.slice(place, min(gone.first, shared.last)))
        place = max(place, gone.last)
    kept.append(utterance.slice(place, shared.last) if place < shared.last else "")
    return " ".join(piece for piece in kept if piece)
