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
from ingest.quantity import Kind

# How alike topics must be for a figure that agrees, and for one that does not.
AGREEING, DIFFERING = 0.34, 0.4
# How much more alike they must be to differ where what is counted goes by another name: "12 máy" is no wrong number of
# members.
OTHER_NOUN = 0.1
# What an agreement is worth that is hardly chance: of so many digits, of the same thing counted.
TELLING = 0.06
DIGITS = 4
# How much more alike another line must be to take a figure away from one that agrees; from one beside a neighbour's.
# From a part that the text does not call one, the whole takes it as soon as it is more alike.
MORE = 0.1
MORE_BESIDE = 0.3


def judged(said: Said, candidates: Sequence[Candidate]) -> Checked:
    """The verdict on a figure."""
    ranked = sorted(candidates, key=lambda item: -item.alike)
    best = next((item for item in ranked if item.fits), None)
    agreeing = max(
        (item for item in ranked if item.agrees),
        key=lambda item: item.alike + 0.02 * (item.agreement is Agreement.EXACT),
        default=None,
    )
    if (
        agreeing
        and _enough(said, agreeing)
        and not (best and best.alike > agreeing.alike + _more(said, agreeing, best))
    ):
        return _match(said, agreeing, ranked)
    told_so = best is not None and best.alike >= DIFFERING and tells_computed(best)
    if says_computed(said) and not told_so:
        return _missing(said, computed(said, ranked))
    return _differing(said, ranked, best, agreeing)


def _enough(said: Said, agreeing: Candidate) -> bool:
    """Whether the topics are alike enough for a figure that agrees."""
    needed = AGREEING
    if agreeing.agreement is Agreement.EXACT:
        digits = len(decimal_of(said.quantity).normalize().as_tuple().digits)
        measure = said.measure
        counted = measure.kind is Kind.COUNT and measure.family and measure == agreeing.told.measure
        needed -= TELLING * ((digits >= DIGITS) + bool(counted))
    return agreeing.alike >= needed


def _more(said: Said, agreeing: Candidate, best: Candidate) -> float:
    """How much more alike the best line must be to take a figure away from the line that agrees."""
    part, whole = agreeing.told.entry.observation, best.told.entry.observation
    if part.whole == whole.id and not said.part:
        return 0.0
    return MORE_BESIDE if agreeing.beside and agreeing.agreement is Agreement.EXACT else MORE


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
    told, elsewhere = mine.entry.observation, other.entry.observation
    if told.nature is not elsewhere.nature or bool(told.scope) is not bool(elsewhere.scope):
        return False
    if told.whole == elsewhere.id or elsewhere.whole == told.id:
        return False
    return same_name(mine.topic, other.topic) and apart(mine.traits, other.traits) >= 1.0


def _differing(
    said: Said, ranked: Sequence[Candidate], best: Candidate | None, agreeing: Candidate | None
) -> Checked:
    """A figure that no line of the same thing confirms: another value, time, nature or unit, or nothing at all."""
    near = [item for item in ranked if item.alike >= DIFFERING]
    elsewhere = next((item for item in near if _same_number(said, item) and not item.fits), None)
    if best and best.alike >= DIFFERING + OTHER_NOUN * _other_noun(said, best):
        if elsewhere and elsewhere.alike >= best.alike - MORE:
            return _checked(said, Verdict.DIFFERS, Messages.clash(said, elsewhere, best), elsewhere)
        return _checked(said, Verdict.DIFFERS, Messages.differs(said, best, agreeing), best)
    elsewhere = elsewhere or next((item for item in near if _other_unit(said, item)), None)
    if elsewhere:
        return _checked(said, Verdict.DIFFERS, Messages.clash(said, elsewhere, None), elsewhere)
    return _missing(said, computed(said, ranked))


def _other_noun(said: Said, item: Candidate) -> bool:
    """Whether both count, and what they count goes by different names: machines, members."""
    mine, other = said.measure, item.told.measure
    counted = mine.kind is other.kind is Kind.COUNT and bool(mine.family and other.family)
    return counted and not set(mine.family.split()) & set(other.family.split())


def _same_number(said: Said, item: Candidate) -> bool:
    if Clash.UNIT in item.clash:
        return decimal_of(said.quantity) == decimal_of(item.told.entry.observation.quantity)
    return item.agreement is not Agreement.NONE


def _other_unit(said: Said, item: Candidate) -> bool:
    """Whether nothing but the unit differs, and that by the currency or the scale of one kind of measure."""
    return item.clash is Clash.UNIT and said.measure.kind is item.told.measure.kind


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
