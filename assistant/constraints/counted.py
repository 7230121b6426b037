"""The noun that a question counts, and the statements that count it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from assistant.constraints.question import Asked, Phrases, ask_phrases
from assistant.constraints.statement import Statement, phrase_fold, phrase_key
from assistant.constraints.tables import table
from assistant.constraints.types import Constraint, Expand, Kind, Known
from assistant.words.lexicon import lexicon

# A noun is looked for this far behind its number, and this far before it ("số đảng viên mới kết nạp là 10").
BEHIND = 5
BEFORE = 12
_LONGEST = 4
_OPENERS = (("bao", "nhiêu"), ("mấy",), ("bn",))
_OPENERS_BARE = (("bao", "nhieu"), ("may",), ("bn",))
_FEW = (("mấy",), ("may",))
# Classifiers that are passed over: "bao nhiêu cái chợ" counts markets.
_CLASSIFIERS = frozenset(("cai", "chiec", "con", "loai", "thu"))
# After these a rank is asked, not a count: "xếp thứ bao nhiêu".
_ORDINAL = frozenset(("thu", "hang", "so", "tri", "dung", "xep", "top", "lan", "khoa"))
# "số" after these counts nothing: chỉ số, con số, một số, trong số, dân số, đa số, hệ số, tham số.
_NO_NUMBER = frozenset(("chi", "con", "mot", "trong", "dan", "da", "he", "tham", "thieu", "ho", "co"))
_HOW_MANY = Phrases.of(["bao nhiêu", "mấy"])
PEOPLE = "*"


@dataclass(frozen=True, slots=True)
class Nouns:
    """Countable nouns by their unaccented form, with all forms of their class."""

    classes: dict[str, tuple[str, ...]]
    people: tuple[str, ...]
    kinds: frozenset[str]
    vague: frozenset[str]
    idle: frozenset[str]
    written: dict[str, str]
    keys: frozenset[str]


@cache
def _nouns() -> Nouns:
    data = table("quantities")["counted"]
    classes: dict[str, tuple[str, ...]] = {}
    for group in data["groups"]:
        forms = tuple(phrase_fold(noun) for noun in group)
        for noun in forms[:1] if len(forms) > 1 else forms:
            classes[noun] = forms
        for noun in forms:
            classes.setdefault(noun, forms)
    listed = (*data["kinds"], *data["people"], *(noun for group in data["groups"] for noun in group))
    return Nouns(
        classes=classes,
        people=tuple(phrase_fold(noun) for noun in data["people"]),
        kinds=frozenset(phrase_fold(noun) for noun in data["kinds"]),
        vague=frozenset(phrase_fold(word) for word in data["vague"]),
        idle=frozenset(phrase_fold(words) for words in data["idle_after_few"]),
        written={phrase_fold(noun): noun for noun in listed},
        keys=frozenset(phrase_key(noun) for noun in listed),
    )


def counted(asked: Asked, known: Known, expand: Expand) -> Iterator[Constraint]:
    """A constraint for each noun after "bao nhiêu" or "mấy" that is no measure.

    Hard where the noun is a listed one or a phrase of the texts; an everyday word for an official one only counts
    less. "mấy" beside another question word is a plural as often as a question.
    """
    parts = asked.parts
    other = asked.has(ask_phrases("other"))
    done: set[str] = set()
    for i in range(len(parts)):
        opener = next(
            (key for key in (_OPENERS_BARE if asked.bare else _OPENERS) if parts[i : i + len(key)] == key),
            None,
        )
        if opener is None or (i and asked.folded[i - 1] in _ORDINAL):
            if found := _after_number_word(asked, i, known, expand):
                yield found
            continue
        start = i + len(opener)
        few = opener in _FEW
        if start == len(parts) or (few and _idle(asked.folded[start:])):
            continue
        found = _noun(asked, start, known, expand, firm=not (few and other))
        if found and found.text not in done:
            done.add(found.text)
            yield found


def _after_number_word(asked: Asked, i: int, known: Known, expand: Expand) -> Constraint | None:
    """The listed noun of "số đảng viên là bao nhiêu", "số lượng hồ sơ được mấy" at syllable `i`."""
    if asked.parts[i] != ("so" if asked.bare else "số") or (i and asked.folded[i - 1] in _NO_NUMBER):
        return None
    start = i + 1 + (asked.folded[i + 1 : i + 2] == ("luong",))
    if start >= len(asked.parts) or not asked.has(_HOW_MANY):
        return None
    found = _noun(asked, start, known, expand, firm=True)
    return found if found and _is_listed(found) else None


def _is_listed(found: Constraint) -> bool:
    return _listed(_nouns(), phrase_fold(found.text))


def _listed(nouns: Nouns, noun: str) -> bool:
    return noun in nouns.classes or noun in nouns.kinds or noun in nouns.people


def _spelled(nouns: Nouns, noun: str, asked: Asked, start: int) -> bool:
    """Whether a noun of one syllable has its accents: "hồ" is not "hộ"."""
    return asked.bare or " " in noun or asked.keys[start] in nouns.keys


def _idle(rest: tuple[str, ...]) -> bool:
    return any(" ".join(rest[:n]) in _nouns().idle for n in (1, 2, 3))


@cache
def _units() -> frozenset[str]:
    return frozenset(phrase_fold(unit) for entry in table("quantities")["measure"] for unit in entry["asks"])


def _noun(asked: Asked, start: int, known: Known, expand: Expand, *, firm: bool) -> Constraint | None:
    """The noun that begins at syllable `start`; None where there is none or it is a measure."""
    nouns = _nouns()
    rest = asked.folded[start:]
    while rest and rest[0] in nouns.vague and " ".join(rest[:2]) not in nouns.classes:
        if rest[0] not in _CLASSIFIERS:
            return None
        start, rest = start + 1, rest[1:]
    if not rest or rest[0].isdigit() or (len(rest) > 1 and rest[1].isdigit()):
        return None
    heads = _heads(asked, start)
    if not heads or any(head in _units() for head in heads):
        return None
    plain = {head: " ".join(asked.plain[start : start + len(head.split())]) for head in heads}
    readings = tuple(phrase_fold(other) for head in heads for other in expand(plain[head]))
    listed = next((h for h in heads if _listed(nouns, h) and _spelled(nouns, h, asked, start)), "")
    noun = listed or (heads[-2] if len(heads) > 1 and known(plain[heads[-2]]) else heads[-1])
    if listed in nouns.people:
        accepted: tuple[str, ...] = (*nouns.people, *nouns.kinds)
    elif listed in nouns.kinds:
        accepted = (*nouns.classes.get(listed, (listed,)), PEOPLE)
    else:
        accepted = nouns.classes.get(listed, (noun,))
    shown = " ".join(asked.keys[start : start + len(noun.split())])
    if asked.bare:
        shown = nouns.written.get(noun, shown)
    heard = bool(listed) or known(plain[noun])
    # One syllable that is no listed noun, or has no accents, may be a part of any word.
    clear = (heard and " " in noun) or (bool(listed) and not asked.bare)
    everything = tuple(dict.fromkeys((*accepted, *readings)))
    return Constraint(Kind.COUNTED, shown, everything, hard=firm and clear, known=heard)


def _heads(asked: Asked, start: int) -> list[str]:
    """The phrases that begin at a syllable and hold no word without a meaning of its own, longest first."""
    stop = lexicon().stop_bare if asked.bare else lexicon().stop
    end = start
    while end < min(start + _LONGEST, len(asked.parts)) and asked.parts[end] not in stop:
        end += 1
    return [" ".join(asked.folded[start:stop_at]) for stop_at in range(end, start, -1)]


def tells_count(wanted: Constraint, statement: Statement) -> bool:
    """Whether a statement counts the noun: one of the accepted stands near a number.

    People of one kind are told by any count of people in a statement that names the kind.
    """
    if not statement.numbers:
        return False
    nouns = _nouns()
    for phrase in wanted.accepted:
        if phrase != PEOPLE and _near_number(statement, phrase, _written(wanted, phrase)):
            return True
    if PEOPLE not in wanted.accepted or not statement.holds(phrase_fold(wanted.text)):
        return False
    return any(_near_number(statement, phrase, nouns.written[phrase]) for phrase in nouns.people)


def _written(wanted: Constraint, phrase: str) -> str:
    """A noun with its accents, where they are known."""
    if phrase == phrase_fold(wanted.text) != phrase_key(wanted.text):
        return wanted.text
    return _nouns().written.get(phrase, "")


def _near_number(statement: Statement, phrase: str, written: str) -> bool:
    """Whether a noun stands near a number, one of one syllable with its accents where the text has any."""
    words = tuple(phrase.split())
    parts = statement.counting
    if len(words) == 1 and written and not statement.bare:
        words, parts = (phrase_key(written),), statement.counting_keys
    places = [i for i in range(len(parts) - len(words) + 1) if parts[i : i + len(words)] == words]
    return any(
        0 < at - number <= BEHIND or 0 < number - at <= BEFORE
        for at in places
        for number in statement.numbers
    )
