"""A set of study questions: facts, questions for them, proof, choice, order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.study.quiz.choosing import best_first, by_section, shares, wanted_kinds
from assistant.study.quiz.dice import dice, mixed, places
from assistant.study.quiz.figure_questions import TRUE
from assistant.study.quiz.forms import Setting, possible, questions_of
from assistant.study.quiz.match import LEAST, figure_match, groups
from assistant.study.quiz.ordering import with_places
from assistant.study.quiz.proving import faults
from assistant.study.quiz.stock import Stock
from assistant.study.quiz.types import Fact, FigureFact, Saying, SentenceFact, Wanted
from assistant.study.types import QuestionKind, StudyQuestion
from ingest.normalise import syllables
from ingest.types import Document

__all__ = ["Wanted", "make_quiz"]

# So many figures there must be for each matching question, for it uses up three to five of them.
_FACTS_EACH = 26
# With fewer questions than so many for each section the weightiest facts are asked, with more every section.
_WHOLE = 1.2
# How many more statements may be right than wrong, or the other way round.
_UNEVEN = 4
_ROUNDS = 4


def make_quiz(documents: Sequence[Document], wanted: Wanted, seed: int) -> tuple[StudyQuestion, ...]:
    """A question set from one or several reports; the same for the same reports, wish and seed.

    Each question is proven (`assistant.study.quiz.proving`). There are fewer than wanted where the chosen sections
    hold no more that can be asked naturally. Raises InputError where a section is named that no document has.
    """
    stock = Stock.of(documents, wanted)
    making = _Making(stock, wanted, seed)
    sections = by_section(stock.facts, stock.weights, dice(seed, "sections"))
    making.matches()
    if wanted.number < _WHOLE * len(sections):
        making.weighty(best_first(sections, stock.weights, 3 * wanted.number))
    else:
        making.rest({fact.place for fact in stock.facts})
    making.singles(sections)
    making.rest({question.section for question in making.found})
    chosen = mixed(making.found, dice(seed, "questions"))
    return with_places(chosen[: wanted.number], seed)


@dataclass(slots=True)
class _Making:
    """A set in the making: the questions found, what was asked, how many of each kind are still wanted."""

    stock: Stock
    wanted: Wanted
    seed: int
    found: list[StudyQuestion] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)
    facts: set[str] = field(default_factory=set)
    left: Counter[QuestionKind] = field(default_factory=Counter)
    truths: list[bool] = field(default_factory=list)
    told: Counter[bool] = field(default_factory=Counter)
    twins: dict[str, SentenceFact] = field(default_factory=dict)

    def __post_init__(self) -> None:
        # Where there are fewer facts than questions wanted, their kinds are still to be as mixed.
        number = min(self.wanted.number, len(self.stock.facts))
        self.left = Counter(shares(number, self.wanted.kinds))
        self.twins = {fact.key: fact for quoted in self.stock.quoted.values() for fact in quoted}
        self.truths = [place == 1 for place in places(2 * self.wanted.number, 2, dice(self.seed, "truths"))]

    def matches(self) -> None:
        """As many matching questions as are wanted, before their figures are asked one by one."""
        facts = [fact for fact in self.stock.facts if isinstance(fact, FigureFact)]
        alone = self.wanted.kinds == frozenset((QuestionKind.MATCH,))
        if not alone and (most := max(1, len(facts) // _FACTS_EACH)) < self.left[QuestionKind.MATCH]:
            spare, self.left[QuestionKind.MATCH] = self.left[QuestionKind.MATCH] - most, most
            self._share(spare, QuestionKind.MATCH)
        for group in self._weighed(groups(facts)):
            rest = [fact for fact in group if fact.key not in self.facts]
            while len(rest) >= LEAST and self.left[QuestionKind.MATCH] > 0:
                question = figure_match(rest, dice(self.seed, "match", rest[0].key, len(rest)))
                if question is None or not self._take(question):
                    break
                rest = [fact for fact in rest if fact.key not in self.facts]
        if not alone:
            self._hand_on(QuestionKind.MATCH)

    def _weighed(self, known: Sequence[list[FigureFact]]) -> list[list[FigureFact]]:
        """Groups of figures, those that matter most first, as chance has it among such as matter alike."""
        chance = dice(self.seed, "groups")
        told = self.stock.weights
        worth = [sum(told[fact.key] for fact in group) / len(group) + chance.random() for group in known]
        return [group for _, group in sorted(zip(worth, known, strict=True), key=lambda pair: -pair[0])]

    def weighty(self, facts: Sequence[Fact]) -> None:
        """A question for each of some facts in turn until there are enough."""
        for fact in facts:
            if len(self.found) == self.wanted.number:
                break
            if fact.key not in self.facts:
                self._ask(fact)

    def singles(self, sections: Sequence[Sequence[Fact]]) -> None:
        """A question from each section in turn until there are enough.

        A section from which none was found yet offers all its facts, at last in a looser form; kinds that find no
        facts leave theirs to others.
        """
        for _ in range(_ROUNDS):
            queues = [list(facts) for facts in sections]
            while any(queues) and len(self.found) < self.wanted.number:
                for queue, facts in zip(queues, sections, strict=True):
                    while queue and len(self.found) < self.wanted.number:
                        fact = queue.pop(0)
                        if fact.key not in self.facts and self._ask(fact):
                            break
                        if not queue and self._untouched(facts):
                            spare = [one for one in self.stock.spare if one.owner == facts[0].owner]
                            self._ask_loosely([*facts, *spare])
            for kind in list(self.left):
                self._hand_on(kind)

    def rest(self, known: set[str]) -> None:
        """A short question from each section that is not among the known ones, while there are not enough."""
        for saying in self.stock.spare:
            if len(self.found) < self.wanted.number and saying.place not in known:
                before = len(self.found)
                self._ask_loosely([saying])
                if len(self.found) > before:
                    known.add(saying.place)

    def _untouched(self, facts: Sequence[Fact]) -> bool:
        """Whether a section that holds no others has no question."""
        name, index = facts[0].owner
        document = next(one for one in self.stock.documents if one.name == name)
        inner = index is not None and any(section.parent == index for section in document.sections)
        return not inner and self.facts.isdisjoint(one.key for one in facts)

    def _hand_on(self, kind: QuestionKind) -> None:
        """What is still wanted of a kind is shared among the others."""
        rest, self.left[kind] = self.left[kind], 0
        self._share(rest, kind)

    def _share(self, rest: int, kind: QuestionKind) -> None:
        others = [one for one in self.left if one not in (kind, QuestionKind.MATCH)]
        for turn in range(rest if others else 0):
            self.left[others[turn % len(others)]] += 1

    def _ask(self, fact: Fact) -> bool:
        """Whether a question for a fact was found."""
        chance = dice(self.seed, "kinds", fact.key)
        setting = self._setting()
        for kind in wanted_kinds(self.left, possible(fact), chance):
            for question in questions_of(fact, kind, setting):
                if self._take(question):
                    return True
        twin = self.twins.get(fact.key) if isinstance(fact, FigureFact) else None
        return self._ask(twin) if twin is not None else False

    def _ask_loosely(self, facts: Sequence[Fact]) -> None:
        """A short question from a section that has no other."""
        if QuestionKind.SHORT not in self.left:
            return
        for fact in facts:
            if isinstance(fact, Saying) and any(
                self._take(one) for one in questions_of(fact, QuestionKind.SHORT, self._setting(loose=True))
            ):
                return

    def _setting(self, *, loose: bool = False) -> Setting:
        levels = self.wanted.difficulties
        return Setting(self.stock, self.seed, frozenset(self.asked), self._true(), levels, loose)

    def _true(self) -> bool:
        """Whether the next statement shall be right: what is rarer so far, else as chance has it."""
        if self.told[True] != self.told[False]:
            return self.told[True] < self.told[False]
        return self.truths[sum(self.told.values()) % len(self.truths)] if self.truths else False

    def _take(self, question: StudyQuestion) -> bool:
        """Keep a question that is wanted, new and proven."""
        levels = self.wanted.difficulties
        text = " ".join(syllables(question.question))
        if (levels and question.difficulty not in levels) or (
            text in self.asked and question.kind is not QuestionKind.MATCH
        ):
            return False
        true = question.answer == TRUE
        if question.kind is QuestionKind.TRUE_FALSE and self.told[true] - self.told[not true] >= _UNEVEN:
            return False
        if faults(question, self.stock.documents):
            return False
        self.found.append(question)
        self.asked |= {text, question.question}
        self.facts |= set(question.fact.split("+"))
        self.left[question.kind] -= 1
        if question.kind is QuestionKind.TRUE_FALSE:
            self.told[true] += 1
        return True
