"""What an entry of the ledger measures, as it is compared with others (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.figures.ledger.entries import Entry
from assistant.figures.terms.indicator_words import MASK, IndicatorWords, indicator_words, longest
from assistant.figures.terms.measures import Measure, measure_of, unit_of, yearly
from assistant.figures.terms.rows import cell_of, with_unit
from assistant.figures.terms.wording import Wording, wording
from assistant.figures.terms.years import Years, years_of
from assistant.words.abbreviations import defined
from assistant.words.vocabulary_file import shipped
from ingest.normalise import syllables
from ingest.observation import FigureNature
from ingest.quantities import Kind, Quantity

_SHORT = re.compile(r"(?<![^\W_])[A-ZĐĂÂÊÔƠƯ]{2,8}(?![^\W_])")
# Grades in numbers: "5 sao", "mức 2", "hạng III".
_DEGREE = re.compile(
    r"(?<![\d.,])(\d{1,2}) (sao)(?!\w)|(?:cấp độ|mức độ|mức|hạng|loại) (\d{1,2}|[IV]{1,3})(?![\w.,%])"
)
# "công nghiệp - xây dựng": what a dash joins is one thing.
_JOINED = re.compile(r"([^\W\d_]+ [^\W\d_]+)\s*[-–]\s*([^\W\d_]+ [^\W\d_]+)")
_SHARED_BY = re.compile(r"(?:tỷ lệ|tỷ trọng|tỉ lệ|tỉ trọng|số)\s+(.*)", re.IGNORECASE | re.DOTALL)
# From so many telling syllables on a name tells its subject, and so many beside the noun that is counted.
_TELLING, _BESIDE_COUNTED = 3, 2
# What the ledger adds to a name out of a heading.
_ASIDE = re.compile(r"\s*\([^()]*\)\s*$")


@dataclass(frozen=True, slots=True)
class Profile:
    """An entry with what tells its indicator from others.

    `weights` are the syllables of its own words with what each weighs, a part's with those of its whole, `pairs` those
    that stand side by side; `around` are
    those of its sentence and its heading, `heading` the latter alone. `actors`, `branches` and `sides` name what
    excludes others (`data/indicators.toml`; `sides` by set), `joined` the pairs that a dash makes one, `degrees`
    grades in numbers.
    """

    entry: Entry
    quantity: Quantity
    nature: FigureNature
    years: Years | None
    measure: Measure
    unit: str
    yearly: bool
    part: bool
    idle: bool
    name: str
    weights: dict[str, float]
    pairs: frozenset[tuple[str, str]]
    around: frozenset[str]
    heading: frozenset[str]
    actors: frozenset[str]
    branches: frozenset[str]
    sides: tuple[frozenset[str], ...]
    joined: frozenset[tuple[str, str]]
    degrees: frozenset[str]


def profiles(entries: Sequence[Entry]) -> list[Profile]:
    """The profiles of entries, in their order; abbreviations are read by what the entries' texts define."""
    texts = dict.fromkeys(text for entry in entries for text in (entry.heading, entry.quote))
    reader = _Reader("\n".join(texts))
    return [reader.profile(entry) for entry in entries]


class _Reader:
    def __init__(self, text: str) -> None:
        self._words: IndicatorWords = indicator_words()
        own = {short: readings[0] for short, readings in defined(text).items()}
        usual = {short: readings[0] for short, readings in shipped().abbreviations if short.isupper()}
        self._readings = {**usual, **own}

    def profile(self, entry: Entry) -> Profile:
        told = entry.observation
        cell = cell_of(entry)
        quantity = with_unit(told.quantity, cell.unit) if cell else told.quantity
        words = wording(entry)
        own, inherited = self._own(words, quantity, entry.quote)
        mine = self._parts(own)
        weights = self._weights(self._parts(inherited)) | self._weights(mine)
        heading = frozenset(self._weights(self._parts(entry.heading)))
        years = years_of(cell.title) if cell else None
        return Profile(
            entry=entry,
            quantity=quantity,
            nature=(cell and cell.nature) or told.nature,
            years=years or years_of(told.period),
            measure=measure_of(quantity, words),
            unit=unit_of(quantity),
            yearly=yearly(quantity, words, told.period),
            part=words.part,
            idle=words.idle,
            name=cell.name if cell else told.indicator,
            weights=weights,
            pairs=frozenset(
                pair for pair in pairwise([*self._parts(inherited), *mine]) if weights.keys() >= {*pair}
            ),
            around=heading.union(
                *(
                    self._weights(self._parts(text))
                    for text in (words.before, words.label, words.after, words.behind)
                )
            ),
            heading=heading,
            actors=self._actors(words, quantity),
            branches=frozenset(
                branch for _, _, branch in longest(self._words.branches, mine) if branch != MASK
            ),
            sides=tuple(side.named(mine) for side in self._words.sides),
            joined=frozenset(
                (" ".join(syllables(a)), " ".join(syllables(b))) for a, b in _JOINED.findall(self._out(own))
            ),
            degrees=frozenset("".join(found) for found in _DEGREE.findall(f"{own} ; {words.after}")),
        )

    def _own(self, words: Wording, quantity: Quantity, quote: str) -> tuple[str, str]:
        """What names a figure, and what is said of its whole.

        A name of the ledger is enough where it tells a subject in words of the sentence; else all that stands near.
        """
        noun = quantity.unit if quantity.kind in (Kind.COUNT, Kind.RATIO, Kind.RANK) else ""
        counted = self._hard(noun)
        name = self._hard(_ASIDE.sub("", words.name))
        stated = name & set(self._parts(quote))
        named = not counted or bool(counted & name)
        telling = len(name) >= _TELLING and len(name - counted) >= _BESIDE_COUNTED
        if named and telling and 2 * len(stated) >= len(name):
            return words.name, ""
        near = " ; ".join((words.label, noun, words.after))
        told = f"{_ASIDE.sub('', words.name)} ; {near}" if named and stated else near
        if words.part:
            return told, words.inherited
        return (told, "") if self._hard(near) - counted else (f"{words.inherited} ; {told}", "")

    def _hard(self, text: str) -> set[str]:
        """The syllables of a text that tell its subject."""
        return {part for part, weight in self._weights(self._parts(text)).items() if weight == 1.0}

    def _out(self, text: str) -> str:
        return _SHORT.sub(lambda match: self._readings.get(match.group(), match.group()), text)

    def _parts(self, text: str) -> list[str]:
        """The syllables of a text, abbreviations written out, expressions of one meaning written in one way."""
        parts = syllables(self._out(text))
        found: list[str] = []
        at = 0
        while at < len(parts):
            key, first = max(
                self._words.same.all_at(parts, at), key=lambda item: len(item[0]), default=((), ())
            )
            found += first or (parts[at],)
            at += max(len(key), 1)
        return self._actors_called(found)

    def _actors_called(self, parts: list[str]) -> list[str]:
        """Those who are counted, called by the first of their names."""
        found = list(parts)
        for start, stop, actor in reversed(list(longest(self._words.actors, parts))):
            if actor != MASK:
                found[start:stop] = syllables(actor)
        return found

    def _weights(self, parts: Sequence[str]) -> dict[str, float]:
        """The telling syllables with what each weighs, the most that it does anywhere."""
        found: dict[str, float] = {}
        at = 0
        while at < len(parts):
            key, weight = max(
                self._words.weights.all_at(parts, at), key=lambda item: len(item[0]), default=((), 1.0)
            )
            for part in parts[at : at + max(len(key), 1)]:
                if weight and part[0].isalpha():
                    found[part] = max(weight, found.get(part, 0.0))
            at += max(len(key), 1)
        return found

    def _actors(self, words: Wording, quantity: Quantity) -> frozenset[str]:
        """Who or what is counted, or makes up the share."""
        shares = quantity.kind in (Kind.PERCENT, Kind.POINTS)
        behind = f"{'' if shares else quantity.unit} {words.after}"
        # Right behind the value: "100% các chi bộ …", "05 chi bộ …".
        if found := self._run(self._parts(behind), within=3):
            return found
        for text in (words.name, words.label):
            called = _SHARED_BY.search(text)
            if called and (found := self._run(self._parts(called[1]), within=3)):
                return found
        for text in (words.name, words.label, words.after, words.inherited):
            if found := self._run(self._parts(text)):
                return found
        return frozenset()

    def _run(self, parts: Sequence[str], within: int | None = None) -> frozenset[str]:
        """The first actors of a text that stand side by side: "cán bộ, đảng viên"."""
        found: list[str] = []
        end = 0
        for start, stop, actor in longest(self._words.actors, parts):
            if actor == MASK:
                continue
            if not found and within is not None and start > within:
                break
            if found and _far(parts[end:start]):
                break
            found.append(actor)
            end = stop
        return frozenset(found)


def _far(between: Iterable[str]) -> bool:
    return any(part not in ("và", "các", "của") for part in between)
