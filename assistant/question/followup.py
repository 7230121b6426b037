"""A question that leans on the turns before it, made to stand alone."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from assistant.question.grammar import Pattern, Range
from assistant.question.interrogatives import QUANTITIES, Ask, counted_words
from assistant.question.periods import leaning_words
from assistant.question.rewriting import continued, dated, pointed, replaced
from assistant.question.slots import Frame, Role, Slot, word_set
from ingest.normalise import fold

# How many turns back a chain of follow-ups is read.
TURNS = 6
# A follow-up names no more than so many words of its own; without an opening that says so, so many.
OWN_WORDS, OWN_WORDS_PLAIN = 3, 2
# A pointer after so many words of the question's own points at these.
NEARER = 3
# A question that opens with its verb and names so many words all the same says what it is about.
TOLD = 4
CONTENT = (Role.WORD, Role.NAME)


def standalone(text: str, previous: Sequence[str]) -> str:
    """The question with what it takes from those before it (oldest first); unchanged where it takes nothing.

    What a follow-up brings (a term, a year, a sector, a place) takes the place of its like in the question before.
    """
    if not previous:
        return text
    context = ""
    for turn in previous[-TURNS:]:
        if not _courtesy(turn):
            context = _resolved(turn, context)
    return text if _courtesy(text) else _resolved(text, context)


@cache
def _chat() -> Pattern:
    return Pattern.of(f"^ {alternative} $" for alternative in leaning_words()["opens"]["chat"])


def _courtesy(text: str) -> bool:
    frame = Frame.of(text)
    if not frame.utterance.words:
        return True
    covered = {i for r in _chat().found(frame.utterance) for i in range(*r)}
    return all(slot.role is Role.END or covered.issuperset(range(*slot.words)) for slot in frame.slots)


def _resolved(text: str, context: str) -> str:
    if not context:
        return text
    new, old = Frame.of(text), Frame.of(context)
    opener = next((slot.kind for slot in new.of_role(Role.OPENS) if slot.kind != "more"), "")
    more = any(slot.kind == "more" for slot in new.of_role(Role.OPENS))
    if more and not (_own(new) and _complete(new, old, opener)):
        return continued(new, old)
    if pointer := _pointer(new):
        resolved = pointed(new, old, pointer)
        if pointer.kind != "time" or _complete(Frame.of(resolved), old, opener):
            return resolved
        new = Frame.of(resolved)
    elif new.of_role(Role.POINTS) or _complete(new, old, opener):
        return dated(new, old) if opener else text
    return replaced(new, old)


def _own(frame: Frame) -> list[int]:
    """The words that a question names its subject by."""
    return [i for slot in frame.of_role(*CONTENT) if slot.kind != "attribute" for i in range(*slot.words)]


def _pointer(frame: Frame) -> Slot | None:
    """The first word that stands for something said in another turn; what the question itself names is nearer."""
    for slot in frame.of_role(Role.POINTS):
        before = [i for i in _own(frame) if i < slot.words.first]
        asked = any(item.words.first < slot.words.first for item in frame.asks)
        if not before or (len(before) < NEARER and not asked):
            return slot
    return None


def _complete(new: Frame, old: Frame, opener: str) -> bool:
    """True where a question has its own subject."""
    own, names = _own(new), [slot for slot in new.of_role(Role.NAME) if slot.kind != "attribute"]
    asks = [item for item in new.asks if item.kind is not Ask.MANNER or not _how_about(new, item.words)]
    leads_on = bool(opener) or len(asks) < len(new.asks)
    measured = bool(new.of_role(Role.RELATION))
    if any(slot.kind == "autonomous" for slot in new.slots) or (_plural_section(new) and not leads_on):
        return True
    counted = _counted_noun(new)
    if not own and not counted:
        return False
    classes = {slot.kind for slot in old.of_role(Role.NAME)}
    siblings = bool(names) and len(own) == sum(slot.words.last - slot.words.first for slot in names)
    siblings = siblings and all(slot.kind in classes for slot in names)
    if leads_on and not (siblings and not asks):
        return bool(asks or measured) and (measured or counted or len(own) > OWN_WORDS)
    if (
        (len(own) <= TOLD and _no_subject(new))
        or leads_on
        or (new.of_role(Role.TIME) and _said_before(new, old, own))
    ):
        return False
    if siblings and not measured and not counted:
        return not _like(new, old)
    if any(_what_is(new, item.words) for item in asks):
        return True
    if not asks:
        return measured or len(own) > OWN_WORDS_PLAIN
    return counted or len(own) >= OWN_WORDS_PLAIN or bool(names) or _proper(new, own)


def _proper(frame: Frame, own: Sequence[int]) -> bool:
    """True where one of the words is a proper name or an abbreviation."""
    text, spans = frame.utterance.text, frame.utterance.spans
    return any(text[spans[i][0]].isupper() and (i > 0 or text[slice(*spans[i])].isupper()) for i in own)


def _what_is(frame: Frame, words: Range) -> bool:
    """True for "… là gì", "… là ai"."""
    return frame.utterance.words[max(0, words.last - 2) : words.last] in (
        ("là", "gì"),
        ("là", "ai"),
        ("la", "gi"),
        ("la", "ai"),
    )


def _said_before(new: Frame, old: Frame, own: Sequence[int]) -> bool:
    """True where the question before names all that this one does, and more."""
    had = {fold(old.utterance.words[i]) for i in _own(old)}
    return {fold(new.utterance.words[i]) for i in own} < had


def _how_about(frame: Frame, words: Range) -> bool:
    """True for "thì sao", which asks whatever was asked before."""
    return frame.utterance.words[words.last - 1] == "sao" and frame.utterance.words[words.first] in (
        "thì",
        "thi",
        "sao",
    )


def _like(new: Frame, old: Frame) -> bool:
    """True where a question asks nothing that the one before did not ask."""
    wanted, had = ({item.kind for item in frame.asks} for frame in (new, old))
    return wanted <= had | {Ask.MANNER, Ask.WHICH} or bool(wanted & QUANTITIES and had & QUANTITIES)


def _plural_section(frame: Frame) -> bool:
    words = frame.utterance.words
    return any(
        slot.words.first and words[slot.words.first - 1] in ("những", "các", "nhung", "cac")
        for slot in frame.of_role(Role.NATURE)
    )


def _counted_noun(frame: Frame) -> bool:
    """True where a quantity counts a noun that tells of itself what it is: "bao nhiêu chợ", not "mấy người"."""
    for item in frame.asks:
        if item.kind is not Ask.NUMBER:
            continue
        counted = counted_words(frame.utterance, item.words)
        slots = [slot for slot in frame.slots if slot.words.meets(counted)]
        if slots and slots[0].role is Role.IDLE and sum(slot.role in CONTENT for slot in slots) < 2:
            # "người chết", "vụ mới": of something that was named before.
            slots = [slot for slot in slots if slot.words.last - slot.words.first > 1]
        if any(slot.role in CONTENT and slot.kind != "attribute" for slot in slots):
            return True
        # Without accents "chợ" reads like the preposition "cho".
        last = counted.last - counted.first == 1 and len(frame.utterance.words) - counted.last <= 1
        if frame.utterance.bare and last and frame.utterance.words[counted.first] in ("cho",):
            return True
    return False


def _no_subject(frame: Frame) -> bool:
    """True where a question opens with its verb."""
    first = next((slot for slot in frame.slots if slot.role not in (Role.END, Role.TIME, Role.OPENS)), None)
    if first is None or not word_set("verbs").within(frame.text(first.words)):
        return False
    following = next((slot for slot in frame.slots if slot.words.first >= first.words.last), None)
    if frame.utterance.bare:
        # "đổ", "ký" and others read alike.
        return following is None or following.role is Role.ASKS
    return following is None or following.role not in CONTENT
