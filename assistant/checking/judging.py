"""From all lines of the ledgers to one verdict on a figure (pure)."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.checking.amounts import Agreement
from assistant.checking.computed import computed, says_computed, tells_computed
from assistant.checking.likeness import Candidate, Clash
from assistant.checking.said import Said
from assistant.checking.sides import apart
from assistant.checking.topics import same_name
from assistant.checking.types import Checked, Verdict
from assistant.checking.wording import Messages, reported
from assistant.figures.comparing import decimal_of

# How alike topics must be: for a figure that agrees, for one that agrees and is told to so many digits, for one that
# does not agree.
AGREEING, TELLING, DIFFERING = 0.45, 0.32, 0.52
DIGITS = 4
# How much more alike another line must be to take a figure away from one that agrees.
MORE = 0.12


def judged(said: Said, candidates: Sequence[Candidate]) -> Checked:
    """The verdict on a figure."""
    ranked = sorted(candidates, key=lambda item: -item.alike)
    best = next((item for item in ranked if item.fits), None)
    agreeing = max(
        (item for item in ranked if item.agrees),
        key=lambda item: item.alike + 0.02 * (item.agreement is Agreement.EXACT),
        default=None,
    )
    if agreeing and _enough(said, agreeing) and not (best and best.alike > agreeing.alike + MORE):
        return _match(said, agreeing, ranked)
    told_so = best is not None and best.alike >= DIFFERING and tells_computed(best)
    if says_computed(said) and not told_so:
        return _missing(said, computed(said, ranked))
    return _differing(said, ranked, best, agreeing)


def _enough(said: Said, agreeing: Candidate) -> bool:
    digits = len(decimal_of(said.quantity).normalize().as_tuple().digits)
    exact = agreeing.agreement is Agreement.EXACT
    return agreeing.alike >= (TELLING if exact and digits >= DIGITS else AGREEING)


def _match(said: Said, agreeing: Candidate, ranked: Sequence[Candidate]) -> Checked:
    others = tuple(item for item in ranked if _another_value(agreeing, item))
    entry = agreeing.told.entry
    return _checked(
        said,
        Verdict.MATCH,
        Messages.match(said, agreeing, others),
        agreeing,
        rounded=agreeing.agreement is Agreement.ROUNDED,
        others=tuple(item for item in others if item.told.entry is not entry),
    )


def _another_value(agreeing: Candidate, item: Candidate) -> bool:
    """Whether a line tells another value of the same indicator."""
    mine, other = agreeing.told, item.told
    if not item.fits or item.agreement is not Agreement.NONE or mine.measure != other.measure:
        return False
    if mine.entry.observation.nature is not other.entry.observation.nature:
        return False
    return same_name(mine.topic, other.topic) and apart(mine.traits, other.traits) == 1.0


def _differing(
    said: Said, ranked: Sequence[Candidate], best: Candidate | None, agreeing: Candidate | None
) -> Checked:
    """A figure that no line of the same thing confirms: another value, time, nature or unit, or nothing at all."""
    near = [item for item in ranked if item.alike >= DIFFERING]
    elsewhere = next((item for item in near if _same_number(said, item) and not item.fits), None)
    if best and best.alike >= DIFFERING:
        if elsewhere and elsewhere.alike >= best.alike - MORE:
            return _checked(said, Verdict.DIFFERS, Messages.clash(said, elsewhere, best), elsewhere)
        return _checked(said, Verdict.DIFFERS, Messages.differs(said, best, agreeing), best)
    if elsewhere:
        return _checked(said, Verdict.DIFFERS, Messages.clash(said, elsewhere, None), elsewhere)
    return _missing(said, computed(said, ranked))


def _same_number(said: Said, item: Candidate) -> bool:
    if Clash.UNIT in item.clash:
        return decimal_of(said.quantity) == decimal_of(item.told.entry.observation.quantity)
    return item.agreement is not Agreement.NONE


def _missing(said: Said, how: str) -> Checked:
    return _checked(said, Verdict.NOT_IN_REPORT, Messages.missing(how), None)


def _checked(
    said: Said,
    verdict: Verdict,
    message: str,
    found: Candidate | None,
    *,
    rounded: bool = False,
    others: Sequence[Candidate] = (),
) -> Checked:
    quantity = said.quantity
    return Checked(
        start=quantity.start,
        end=quantity.end,
        text=quantity.text,
        sentence=said.sentence,
        quantity=quantity,
        verdict=verdict,
        reported=reported(found.told.entry.observation.quantity) if found else None,
        message=message,
        rounded=rounded,
        entry=found.told.entry if found else None,
        others=tuple(item.told.entry for item in others),
    )
