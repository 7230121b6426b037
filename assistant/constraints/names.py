"""The proper names and codes that a question names: PCI, BYD, Vingroup, Nguyễn Văn A, what stands in quotes."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache

from assistant.constraints.persons import surnames
from assistant.constraints.question import Asked, Word
from assistant.constraints.spelling import is_roman, is_syllable
from assistant.constraints.statement import phrase_fold
from assistant.constraints.tables import table
from assistant.constraints.types import Constraint, Expand, Kind, Known
from ingest.normalise import fold

_QUOTED = re.compile(r"[“\"‘«']([^“”\"‘’«»']{3,60})[”\"’»']")
# Codes of at least these many letters are read by initials too: TMĐT for "thương mại điện tử".
_INITIALS = 3
# A part of a foreign name this long stands for all of it.
_PART = 4


def is_code(text: str) -> bool:
    """Capitals and digits, two letters or more: PCI, TMĐT, ISO, 4G, COVID-19, QĐ-TTg."""
    letters = [c for c in text if c.isalpha()]
    return (
        len(letters) > 1
        and sum(c.isupper() for c in letters) >= max(2, len(letters) - 1)
        and not is_roman(text)
    )


def names(asked: Asked, known: Known, expand: Expand, taken: Collection[str] = ()) -> Iterator[Constraint]:
    """Constraints for names; `taken` are unaccented phrases that another kind already demands.

    Hard: a code, a foreign name, and whatever no indexed text holds though it is written as a name.
    """
    done = set(taken)
    for words, code in _runs(asked):
        name = " ".join(word.text for word in words)
        folded = phrase_fold(name)
        if not folded or any(f" {folded} " in f" {phrase} " for phrase in done):
            continue
        done.add(folded)
        readings = tuple(dict.fromkeys([*_spellings(words), *map(phrase_fold, expand(name))]))
        found = any(known(reading) for reading in (name, *expand(name), *readings))
        foreign = not code and any(not is_syllable(word.text) for word in words)
        unheard = not found and " " in folded
        yield Constraint(Kind.NAME, name, readings, hard=code or foreign or unheard, known=found)
    for quoted in _QUOTED.findall(asked.text):
        folded = phrase_fold(quoted)
        if folded and folded not in done:
            yield Constraint(Kind.NAME, quoted.strip(), (folded,), hard=False, known=known(quoted))
    if not asked.capitals:
        yield from _small_codes(asked, known, expand)


def _spellings(words: list[Word]) -> Iterator[str]:
    """The whole name; less a first word that may only open the sentence; the parts of a foreign one."""
    yield phrase_fold(" ".join(word.text for word in words))
    opener = words[0].opens and is_syllable(words[0].text) and fold(words[0].text) not in surnames()
    if opener and len(words) > 1:
        yield phrase_fold(" ".join(word.text for word in words[1:]))
    if len(words) > 1 and any(not is_syllable(word.text) for word in words):
        joined = phrase_fold("".join(word.text for word in words if not word.text.isdigit()))
        yield from (joined, joined.removesuffix("s"))
    for word in words if len(words) > 1 else ():
        if len(word.text) >= _PART and not is_syllable(word.text):
            yield phrase_fold(word.text)


@cache
def _common() -> frozenset[str]:
    """The single words of names that every report holds, unaccented."""
    phrases = table("quantities")["names"]["common"]
    return frozenset(fold(word) for phrase in phrases for word in phrase.split())


@cache
def _idle_codes() -> frozenset[str]:
    names = table("quantities")["names"]
    return frozenset(fold(code) for code in (*names["idle_codes"], *names["common_codes"]))


def _runs(asked: Asked) -> Iterator[tuple[list[Word], bool]]:
    """Runs of codes, and of capitalised words less those that every report holds; with whether it is a code."""
    if not asked.capitals:
        return
    run: list[Word] = []
    coded = False
    for word in asked.words:
        code = is_code(word.text)
        capital = word.capital or code
        if run and not (
            capital and code == coded and asked.text[run[-1].end : word.start].strip(" -&") == ""
        ):
            yield from _of_run(run, coded)
            run = []
        if capital:
            run.append(word)
            coded = code
    yield from _of_run(run, coded)


def _of_run(run: list[Word], coded: bool) -> Iterator[tuple[list[Word], bool]]:
    name = [word for word in run if fold(word.text) not in _idle_codes()] if coded else _named(run)
    if name:
        yield name, coded


def _named(run: list[Word]) -> list[Word]:
    """What of a run of capitalised words names something of its own; empty where nothing does."""
    while run and fold(run[0].text) in _common():
        run = run[1:]
    while run and (fold(run[-1].text) in _common() or is_roman(run[-1].text)):
        run = run[:-1]
    if len(run) == 1 and is_syllable(run[0].text):
        return []
    return run


def _small_codes(asked: Asked, known: Known, expand: Expand) -> Iterator[Constraint]:
    """Codes typed in small letters: "chi so pci". Hard only where the texts know the code, else it may be a slip."""
    for word in asked.words:
        text = fold(word.text)
        if not (2 < len(text) < 6 and text.isalpha()) or text in _idle_codes() or is_syllable(text):
            continue
        if sum(c in "aeiouy" for c in text) > 1:
            continue
        readings = tuple(dict.fromkeys([text, *map(phrase_fold, expand(word.text))]))
        yield Constraint(
            Kind.NAME,
            word.text.upper(),
            readings,
            hard=len(text) < 5 and known(text),
            known=any(known(reading) for reading in readings),
        )


def by_initials(name: str) -> str:
    """The letters by which a code may stand for words; empty where it is none or too short to tell."""
    letters = fold("".join(c for c in name if c.isalpha()))
    return letters if is_code(name) and len(letters) >= _INITIALS else ""
