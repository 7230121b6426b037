"""How a follow-up and the question before it become one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from assistant.question.alignment import placed, stretch
from assistant.question.grammar import Range
from assistant.question.interrogatives import QUANTITIES, Ask, counted_words
from assistant.question.periods import direction, leaning_words
from assistant.question.slots import Frame, Role, Slot, word_set
from assistant.question.topic import Edit, bare_end, cut, edited, inserted, lower, remainder, tidy, topic
from assistant.words.lexicon import is_bare
from ingest.normalise import fold, syllables


def continued(new: Frame, old: Frame) -> str:
    """More of the same: the question before and the request."""
    return tidy(f"{bare_end(old.utterance.text)}, {lower(bare_end(new.utterance.text))}")


def dated(new: Frame, old: Frame) -> str:
    """A question of its own that goes on in the time of the one before: its opening goes, the time comes in."""
    text = edited(new, [(slot.words, "") for slot in new.of_role(Role.OPENS)])
    times = old.of_role(Role.TIME)
    if not times or new.of_role(Role.TIME):
        return text
    return tidy(f"{old.text(times[0].words)} {lower(text)}")


def pointed(new: Frame, old: Frame, pointer: Slot) -> str:
    """The question with what its pointer stands for in the pointer's place."""
    times, places = old.of_role(Role.TIME), [s for s in old.of_role(Role.NAME) if s.kind == "place"]
    others = [(s.words, "") for s in new.of_role(Role.POINTS) if s != pointer and s.kind == pointer.kind]
    if pointer.kind == "time" and times:
        return edited(
            new, [(pointer.words, inserted(old.text(times[-1].words), pointer.words.first)), *others]
        )
    if pointer.kind == "place" and places:
        return edited(new, [(pointer.words, f"ở {old.text(places[-1].words)}"), *others])
    about = topic(old, undated=bool(new.of_role(Role.TIME)))
    if pointer.kind == "thing":
        opens = [(slot.words, "") for slot in new.of_role(Role.OPENS)]
        return edited(
            new, [(pointer.words, about if pointer.words.first == 0 else lower(about)), *others, *opens]
        )
    return tidy(f"{about}, {lower(new.utterance.text)}")


def replaced(new: Frame, old: Frame) -> str:
    """The question before with what the new one brings in the place of its like.

    Where the new one asks something else of the same topic, the topic and what it asks.
    """
    gone = {i for slot in new.of_role(Role.OPENS, Role.END, Role.POINTS) for i in range(*slot.words)}
    edits, used, front = _in_place(new, old)
    gone |= used
    fresh = _fresh(new, old)
    rest = [slot for slot in new.slots if not gone.issuperset(range(*slot.words))]
    loose = [
        slot for slot in rest if slot.role in (Role.WORD, Role.NAME) and not (edits and _said(new, old, slot))
    ]
    if fresh:
        return _another(new, old, edits, gone, front, told=not loose)
    if loose:
        edits.append(placed(new, old, stretch(new, Range(loose[0].words.first, loose[-1].words.last), gone)))
    return _fronted(front, edited(old, edits))


def _another(new: Frame, old: Frame, edits: list[Edit], gone: set[int], front: str, *, told: bool) -> str:
    """The topic of the question before and what the new one asks of it.

    `gone`: the words of the new one that are used up; `told`: it names nothing besides.
    """
    cause = next((slot for slot in new.of_role(Role.NATURE) if slot.kind == "told"), None)
    if cause and told:
        about = cut(old, [*edits, *((slot.words, "") for slot in old.of_role(Role.NATURE))])
        tail = remainder(new, gone | set(range(*cause.words)))
        bare = new.utterance.bare and old.utterance.bare
        if set(syllables(fold(tail))) <= _JUST_WHAT:
            tail = "la gi" if bare else "là gì?"
        of = "cua" if bare else "của"
        return _fronted(front, f"{new.text(cause.words)} {of} {lower(about)} {lower(tail)}")
    about, rest = cut(old, edits), remainder(new, gone)
    if new.asks and new.asks[0].kind is Ask.REASON and told:
        return _fronted(front, f"{bare_end(rest)} {lower(about)}?")
    first = next((slot for slot in new.slots if slot.words.first not in gone), None)
    named = first is not None and (first.name or first.role in (Role.ASKS, Role.WORD))
    if new.of_role(Role.RELATION):
        rest = _HOW_ABOUT.sub("là bao nhiêu", rest)
    beside = "," if first and named and not _predicate(new, first) else ""
    return _fronted(front, f"{about}{beside} {lower(rest)}")


# "vốn thì sao?" after a question that asked no such thing.
_HOW_ABOUT = re.compile(r"\bthì sao\b")
# What is left of "hạn chế gì?", "khó khăn là gì không?" without the noun.
_JUST_WHAT = frozenset(("gi", "la", "khong", "co", "nao", "nua", "nhung", "con", "cac"))


def _fresh(new: Frame, old: Frame) -> bool:
    """True where the new question asks something that the one before did not."""
    relations = {new.text(slot.words).casefold() for slot in new.of_role(Role.RELATION)}
    had = {old.text(slot.words).casefold() for slot in old.of_role(Role.RELATION)}
    told = any(slot.kind == "told" for slot in new.of_role(Role.NATURE))
    if told or relations - had:
        return True
    kinds = {item.kind for item in old.asks}
    for item in new.asks:
        if item.kind in QUANTITIES and kinds & QUANTITIES:
            counted = new.text(counted_words(new.utterance, item.words))
            if counted and fold(counted) not in fold(old.utterance.text):
                return True
        elif item.kind not in kinds | {Ask.MANNER}:
            what = new.utterance.words[item.words.last - 1] not in ("nào", "nao")
            if not (what and item.kind in (Ask.WHICH, Ask.SECTION) and kinds & QUANTITIES):
                return True
    return (
        any(_predicate(new, slot) for slot in new.of_role(Role.IDLE))
        and bool(new.asks)
        and not _predicates_in(new, old)
    )


def _predicate(frame: Frame, slot: Slot) -> bool:
    return word_set("verbs").within(frame.text(slot.words))


def _predicates_in(new: Frame, old: Frame) -> bool:
    said = set(syllables(fold(old.utterance.text)))
    return all(
        set(syllables(fold(new.text(slot.words)))) <= said
        for slot in new.of_role(Role.IDLE)
        if _predicate(new, slot) and not word_set("empty_verbs").within(new.text(slot.words))
    )


def _in_place(new: Frame, old: Frame) -> tuple[list[Edit], set[int], str]:
    """Edits of the old question by what the new one names, the words so used, and what goes in front."""
    edits: list[Edit] = []
    used: set[int] = set()
    front: list[str] = []
    times = new.of_role(Role.TIME)
    natures = [
        slot for slot in new.of_role(Role.NATURE) if slot.kind == "measured" and not _measure(new, slot)
    ]
    era = _era(new, times, natures)
    if era:
        edits.extend((slot, "") for slot in _of_era(old, "past_words" if era > 0 else "future_words"))
    if natures and not old.of_role(Role.NATURE):
        front.append(new.text(natures[0].words))
    elif natures:
        had = next((s for s in old.of_role(Role.NATURE) if all(s.words != words for words, _ in edits)), None)
        if had is None:
            front.append(new.text(natures[0].words))
        elif fold(old.text(had.words)) != fold(new.text(natures[0].words)):
            edits.append((had.words, inserted(new.text(natures[0].words), had.words.first)))
    for slot in natures:
        used |= set(range(*slot.words))
    if times:
        text = " ".join(new.text(slot.words) for slot in times)
        text = _accented(text) if new.utterance.bare and not old.utterance.bare else text
        had_times = old.of_role(Role.TIME)
        if had_times:
            edits.append((had_times[0].words, inserted(text, had_times[0].words.first)))
            edits.extend((slot.words, "") for slot in had_times[1:])
        else:
            front.append(text)
        for slot in times:
            used |= set(range(*slot.words))
    for slot in new.of_role(Role.NAME):
        if (edit := _sibling(new, old, slot)) and all(not edit[0].meets(words) for words, _ in edits):
            edits.append(edit)
            used |= set(range(*slot.words))
    return edits, used, " ".join(front)


def _measure(frame: Frame, slot: Slot) -> bool:
    """True for the target of "so với mục tiêu", "có đạt kế hoạch không"."""
    before = frame.utterance.words[max(0, slot.words.first - 1) : slot.words.first]
    known = word_set("measures")
    return before in (known.bare if frame.utterance.bare else known.accented)


def _sibling(new: Frame, old: Frame, slot: Slot) -> Edit | None:
    like = [other for other in old.of_role(Role.NAME) if other.kind == slot.kind]
    text = new.text(slot.words)
    if not like or slot.kind == "attribute" or any(fold(old.text(o.words)) == fold(text) for o in like):
        return None
    if new.utterance.bare and not old.utterance.bare and not is_bare(slot.name):
        text = slot.name
    return like[0].words, text if slot.kind == "place" else inserted(text, like[0].words.first)


def _era(frame: Frame, times: Sequence[Slot], natures: Sequence[Slot]) -> int:
    """1 where a question looks ahead, -1 where it looks back, 0 where it does not tell."""
    if natures:
        text = frame.text(natures[0].words)
        return 1 if word_set("future_words").within(text) else -1
    return direction(frame.utterance, times[0].words) if times else 0


def _of_era(frame: Frame, name: str) -> list[Range]:
    phrases = word_set(name)
    return [
        slot.words
        for slot in frame.of_role(Role.NATURE, Role.IDLE, Role.RELATION)
        if tuple(frame.utterance.words[slice(*slot.words)])
        in (phrases.bare if frame.utterance.bare else phrases.accented)
    ]


def _said(new: Frame, old: Frame, slot: Slot) -> bool:
    """True where the question before has the same words."""
    return set(syllables(fold(new.text(slot.words)))) <= set(syllables(fold(old.utterance.text)))


def _fronted(front: str, text: str) -> str:
    return tidy(f"{front} {lower(text)}" if front else text)


@cache
def _time_words() -> dict[str, str]:
    words: dict[str, str] = {}
    data = leaning_words()
    for pattern in (*data["time"]["patterns"], *data["sets"].values()):
        for word in re.findall(r"[^\W\d_]+", pattern):
            words.setdefault(fold(word), word)
    return words


def _accented(text: str) -> str:
    return re.sub(r"[^\W\d_]+", lambda m: _time_words().get(m[0], m[0]), text)
