"""What is wanted of a question set, and the facts that questions are made of."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.figures.ledger.entries import Entry
from assistant.study.types import Difficulty, QuestionKind
from assistant.types import Citation
from ingest.types import Nature


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a question set shall hold; an empty set or tuple means all.

    `sections` are as one types them: a path by numbers ("Phần thứ hai › II", "II.1"), a title, words of one.
    """

    number: int
    kinds: frozenset[QuestionKind] = frozenset()
    sections: tuple[str, ...] = ()
    difficulties: frozenset[Difficulty] = frozenset()


# Facts are themselves and no other: compared by identity, which costs nothing.
@dataclass(frozen=True, slots=True, eq=False)
class FigureFact:
    """One figure that can be asked for.

    `key` names the fact ("figure:…" with the observation's id); `name` is the indicator as it reads inside a sentence,
    `when` its time in words ("trong nhiệm kỳ 2020-2025"), `about` the topic that a bare name needs ("thương mại điện
    tử"), `who` the body that the figure is of where the name tells none; both may be empty. `owner` tells document and
    section.
    """

    key: str
    entry: Entry
    citation: Citation
    name: str
    when: str
    about: str
    who: str
    owner: tuple[str, int | None]
    place: str


@dataclass(frozen=True, slots=True, eq=False)
class SentenceFact:
    """One figure that can be asked for in the words of its own sentence.

    `key` is that of the figure, whichever way it is asked. `before` and `after` are the clause around the number letter
    by letter, `when` its time in words and `about` its topic where the clause tells none, `shows` how many other
    figures the clause holds.
    """

    key: str
    entry: Entry
    citation: Citation
    before: str
    after: str
    when: str
    about: str
    shows: int
    who: str
    owner: tuple[str, int | None]
    place: str

    @property
    def text(self) -> str:
        """The clause."""
        return f"{self.before}{self.entry.observation.quantity.value}{self.after}"


@dataclass(frozen=True, slots=True, eq=False)
class Saying:
    """One statement of a report in words, with what it is said as.

    `text` is exactly the quote of its citation without the closing mark. `nature` is that of its section; `side` tells
    causes apart ("khách quan", "chủ quan"), `around` the whole text of that section, `topic` what it is about as it
    reads in a sentence ("" where the title names a nature only), `above` the title of the section that it is in,
    `term` the term of office. `rough` ones hold a slip or speak of a body by its kind alone: they are no options, only
    answers where there are no others.
    """

    key: str
    text: str
    citation: Citation
    nature: Nature
    side: str
    topic: str
    title: str
    above: str
    term: str
    who: str
    owner: tuple[str, int | None]
    place: str
    around: str
    rough: bool


@dataclass(frozen=True, slots=True, eq=False)
class DecreeFact:
    """A document that the report names: its kind and number, its date, who issued it, what it is about.

    `date` and `issuer` are letter by letter as the report has them, `subject` up to spaces, "" where it does not tell.
    """

    key: str
    label: str
    number: str
    date: str
    issuer: str
    subject: str
    citation: Citation
    who: str
    owner: tuple[str, int | None]
    place: str


Fact = FigureFact | SentenceFact | Saying | DecreeFact
