"""Which entries tell of the past term, and which of the next (pure)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.figures.terms.profiles import Profile
from assistant.figures.terms.years import Years
from ingest.observation import FigureNature

_AHEAD = (FigureNature.TARGET, FigureNature.PLAN)
# The share of the most frequent period that another must reach to be a term of the report.
_FREQUENT = 0.2
# The years that a table's last column must be ahead of the one before it to hold targets.
_AHEAD_BY = 3


@dataclass(frozen=True, slots=True)
class Sides:
    """The results of the past term and the targets of the next, in order of place."""

    past_term: str
    next_term: str
    past: tuple[Profile, ...]
    next: tuple[Profile, ...]
    ended: int | None

    def lateness(self, profile: Profile) -> int:
        """By how many years a figure is older than the end of the past term."""
        if self.ended is None or profile.years is None:
            return 0
        return min(abs(self.ended - profile.years.end), 9)


def sides_of(found: Sequence[Profile]) -> Sides | None:
    """The entries of the two latest terms; None where there are no results, or no targets of a later time."""
    found = [profile for profile in _columns(found) if not profile.idle]
    aimed = [profile for profile in found if profile.nature in _AHEAD]
    reached = [profile for profile in found if profile.nature not in _AHEAD]
    later = _latest(profile.years for profile in aimed)
    if later is None:
        return None
    past = _latest(
        profile.years
        for profile in reached
        if profile.years and profile.years.end <= later.start + later.term and profile.years.end < later.end
    )
    if past and not past.term and _only_compared(reached, past, later):
        past = None
    ended = past.end if past else later.start
    ahead = _parts_ahead(found, later)
    next_side = tuple(profile for profile in aimed if _of_next(profile, ended, ahead))
    past_side = tuple(profile for profile in reached if _of_past(profile, past, ended, ahead))
    if not next_side or not past_side:
        return None
    named = _named(past, later)
    return Sides(*named, past_side, next_side, ended)


def _only_compared(reached: Sequence[Profile], past: Years, later: Years) -> bool:
    """Whether a year is only what a report of the first half of the next one compares with."""
    ends = Counter(profile.years.end for profile in reached if profile.years)
    return ends[past.end] < _FREQUENT * ends[later.end]


def _named(past: Years | None, later: Years) -> tuple[str, str]:
    """Both terms as they are called; what is aimed at by the end of a term is aimed at for the term."""
    if past is None:
        return f"trước {later.start}", str(later)
    if past.term and not later.term and Years(past.end, later.end).term:
        return str(past), str(Years(past.end, later.end))
    return str(past), str(later)


def _latest(named: Iterable[Years | None]) -> Years | None:
    """The latest term that is named often; the latest frequent year where there is no term."""
    counts = Counter(years for years in named if years is not None)
    terms = {years: n for years, n in counts.items() if years.term}
    # One project's years are no term of the report.
    if max(terms.values(), default=0) < _FREQUENT * max(counts.values(), default=0):
        terms = {}
    chosen = terms or {years: n for years, n in counts.items() if years.start == years.end}
    most = max(chosen.values(), default=0)
    often = {years: n for years, n in chosen.items() if n >= _FREQUENT * most}
    return max(often, key=lambda years: (years.end, often[years]), default=None)


def _part(profile: Profile) -> tuple[str, str]:
    return profile.entry.document, profile.entry.section.split(" › ")[0]


def _parts_ahead(found: Sequence[Profile], later: Years) -> set[tuple[str, str]]:
    """The parts of the documents that speak of the next term."""
    balance: Counter[tuple[str, str]] = Counter()
    for profile in found:
        if profile.years is not None and not profile.entry.quote.count(" | "):
            ahead = profile.nature in _AHEAD and profile.years.end == later.end
            balance[_part(profile)] += 1 if ahead else -1
    return {part for part, n in balance.items() if n > 0}


def _of_next(profile: Profile, ended: int, ahead: set[tuple[str, str]]) -> bool:
    years = profile.years
    return years is None or years.end > ended or (_part(profile) in ahead and not years.term)


def _of_past(profile: Profile, past: Years | None, ended: int, ahead: set[tuple[str, str]]) -> bool:
    if _part(profile) in ahead:
        return False
    years = profile.years
    if years is None or past is None:
        return True
    if years.start == years.end:
        return past.start <= years.end <= ended if past.term else years.end <= ended
    return past.start < years.end <= ended


def _columns(found: Sequence[Profile]) -> list[Profile]:
    """The entries with the natures that the years of a table's columns tell where its titles do not."""
    rows: dict[tuple[str, int], list[int]] = {}
    for i, profile in enumerate(found):
        if " | " in profile.entry.quote and profile.years is not None:
            rows.setdefault((profile.entry.document, profile.entry.observation.start), []).append(i)
    told = list(found)
    for places in rows.values():
        ends = sorted({years.end for i in places if (years := found[i].years)})
        alike = len({found[i].nature for i in places}) == 1
        if len(ends) < 2 or not alike or ends[-1] - ends[-2] < _AHEAD_BY:
            continue
        for i in places:
            years = found[i].years
            last = years is not None and years.end == ends[-1]
            told[i] = replace(found[i], nature=FigureNature.TARGET if last else FigureNature.RESULT)
    return told
