"""Whether a question asks for the same as another: the same parts, held together in the same way (pure)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from assistant.study.wording.parts import HOLDING, Found, Part, find, parts_of
from assistant.study.wording.tables import keys_of, words_of
from assistant.study.wording.tokens import ANY, ASKING, HOW_MANY, WHICH, Role, Token
from assistant.words.phrase_table import Key, key_of

_SHARE, _PERCENT = key_of("tỷ lệ"), key_of("phần trăm")
_PART_OF = key_of("tỷ trọng")
_BINDING = (Role.OWNS, Role.WITHIN, Role.ABOUT)


def other_meaning(old: Sequence[Token], new: Sequence[Token], *, measure: Key, unit: Key) -> Iterator[str]:
    """What tells that a question does not ask for the same, in short Vietnamese.

    `measure` is the unit that the old question asks in, `unit` that of its answer.
    """
    parts = parts_of(old, measure)
    found, missing, left = find(parts, new, {token.key for token in old if token.role in HOLDING})
    shown = {one.start for one in found}
    for place in missing:
        if not _goes_without(parts[place], new):
            yield f"thiếu hoặc tách rời «{_text(parts[place].words)}»"
    free = _free(left, parts, found, new, unit)
    if strange := [new[i].key for i in left if i not in free]:
        yield f"thêm «{_text(strange)}»"
    if missing and not shown:
        return
    old_asks, new_asks = (Counter(t.key for t in side if t.key in ASKING) for side in (old, new))
    if old_asks != new_asks:
        yield "không hỏi đúng một điều như câu đã cho"
    if any(t.role is Role.SOURCE for t in old) and not any(t.role is Role.SOURCE for t in new):
        yield "thiếu tên báo cáo"
    if dated := _of_report(parts, found, new) - _of_report(parts, find(parts, old)[0], old):
        yield f"«{_text(parts[min(dated)].words)}» gắn với tên báo cáo"
    order = {one.part: n for n, one in enumerate(found)}
    for one in found:
        yield from _led_otherwise(one, parts, found, order, new)
    yield from _asked_of_another(parts, found, new)


def _goes_without(part: Part, new: Sequence[Token]) -> bool:
    """Whether a part need not be said: "the share of", where a share is asked for."""
    words = [token.key for token in new if token.role is Role.WORD]
    asked = _after(words, HOW_MANY, len(_PERCENT)) == _PERCENT
    if part.words == _SHARE:
        return asked
    return part.words == _PART_OF and asked and "chiếm" in [token.key for token in new]


def _after(words: Sequence[str], word: str, size: int) -> Key:
    at = words.index(word) + 1 if word in words else len(words)
    return tuple(words[at : at + size])


def _free(
    left: Sequence[int], parts: Sequence[Part], found: Sequence[Found], new: Sequence[Token], unit: Key
) -> set[int]:
    """The places of words that may be added: the unit of the answer right after "how many", the field that a topic is."""
    words = [token.key for token in new]
    free = {i for i in left if words[i] == "đạt" or (words[i] == "chiếm" and _PERCENT[0] in words)}
    for i in left:
        if unit and i and words[i - 1] == HOW_MANY and tuple(words[i : i + len(unit)]) == unit:
            free.update(range(i, i + len(unit)))
    for one in found:
        topic = parts[one.part].lead is Role.ABOUT and parts[one.part].first
        for field in keys_of("fields") if topic else ():
            if tuple(words[max(0, one.start - len(field)) : one.start]) == field:
                free.update(range(one.start - len(field), one.start))
    return free


def _led_otherwise(
    one: Found,
    parts: Sequence[Part],
    found: Sequence[Found],
    order: dict[int, int],
    new: Sequence[Token],
) -> Iterator[str]:
    """A part that hangs on another one than it did, or is done where it did."""
    part = parts[one.part]
    lead, first = _lead(new, one.start)
    if lead is part.lead or (part.asks and lead is not Role.PASSIVE):
        return
    at = order[one.part]
    follows = at > 0 and found[at - 1].part == part.before
    opens = part.lead is Role.ABOUT and part.first  # "về công tác cán bộ, …"
    if Role.PASSIVE in (lead, part.lead):
        allowed = part.lead is Role.PASSIVE and _does(at, parts, found)
    elif part.time:
        allowed = lead in (Role.WORD, Role.OWNS, Role.WITHIN)
    elif opens:
        allowed = True
    elif lead is Role.WORD:
        allowed = first or follows or (at > 0 and parts[found[at - 1].part].asks)
    elif lead is Role.ABOUT:
        aimed = any(token.role in (Role.AIMED, Role.PLANNED) for token in new[: one.start])
        allowed = first or (aimed and part.words in keys_of("heads"))  # "mục tiêu hằng năm về tỷ lệ …"
    elif lead is Role.OWNS:
        allowed = follows
    else:
        allowed = follows and part.lead is not Role.WORD
    if not allowed:
        yield f"«{_text(part.words)}» gắn với phần khác của câu"


def _does(at: int, parts: Sequence[Part], found: Sequence[Found]) -> bool:
    """Whether what was done to what is counted is told as done, by nobody else: "đã giải quyết bao nhiêu đơn"."""
    asks = found[at + 1].part if at + 1 < len(found) else None
    ahead = [parts[one.part] for one in found[:at]]
    return (
        asks is not None
        and HOW_MANY in parts[asks].words
        and asks + 1 in _named(parts, asks)
        and all(part.time or (part.lead is Role.ABOUT and part.first) for part in ahead)
    )


def _of_report(parts: Sequence[Part], found: Sequence[Found], side: Sequence[Token]) -> set[int]:
    """The parts that tell when or about what and stand right behind the report's name, as if they told of it."""
    behind = set()
    for one in found:
        lead, _ = _lead(side, one.start)
        i = one.start - 1
        while i >= 0 and side[i].role in (Role.SOFT, *_BINDING):
            i -= 1
        if i >= 0 and side[i].role is Role.SOURCE and (parts[one.part].time or lead is Role.ABOUT):
            behind.add(one.part)
    return behind


def _lead(new: Sequence[Token], start: int) -> tuple[Role, bool]:
    """The role of what leads in the word at a place, and whether it stands at the beginning or after a mark."""
    i = start - 1
    while i >= 0 and new[i].role is Role.SOFT:
        i -= 1
    if i < 0 or new[i].role in (Role.MARK, Role.SOURCE):
        return Role.WORD, True
    role = new[i].role
    if role not in (*_BINDING, Role.PASSIVE):
        return Role.WORD, role is not Role.WORD
    while i >= 0 and (new[i].role is role or new[i].role is Role.SOFT):
        i -= 1
    return role, i < 0 or new[i].role in (Role.MARK, Role.SOURCE)


def _asked_of_another(parts: Sequence[Part], found: Sequence[Found], new: Sequence[Token]) -> Iterator[str]:
    """ "How many" or "which" said of another part than the one whose number or name is asked for."""
    asks = next((n for n, one in enumerate(found) if parts[one.part].asks), None)
    if asks is None:
        return
    mine = found[asks]
    if {WHICH, ANY} & set(parts[mine.part].words):
        yield from _which_of_another(mine, new)
        return
    if HOW_MANY not in parts[mine.part].words or asks + 1 == len(found):
        return
    after = found[asks + 1]
    between = [token.role for token in new[mine.end + 1 : after.start] if token.role is not Role.SOFT]
    named = _named(parts, mine.part)
    if after.part in named or parts[after.part].time:
        return
    apart = bool(between) and Role.PASSIVE not in between
    if not apart and parts[after.part].words[0] not in words_of("telling"):
        yield f"«bao nhiêu» hỏi về «{_text(parts[after.part].words)}»"


def _named(parts: Sequence[Part], asks: int) -> set[int]:
    """The parts that may follow "how many": what is counted; what a name begins with, and what comes after its head."""
    if asks + 1 < len(parts) and parts[asks + 1].lead is Role.WORD and not parts[asks + 1].first:
        return {asks + 1}
    names = [n for n in range(asks) if not parts[n].time and parts[n].lead is not Role.ABOUT]
    first = names[:1]
    if first and parts[first[0]].words in keys_of("heads"):
        first.append(first[0] + 1)
    return set(first)


def _which_of_another(mine: Found, new: Sequence[Token]) -> Iterator[str]:
    """ "Which" that stands beside nothing that is asked for."""
    words = [(i, token) for i, token in enumerate(new) if token.role is Role.WORD]
    at = next(n for n, (i, _) in enumerate(words) if i >= mine.start and new[i].key in (WHICH, ANY))
    kinds = {part for key in keys_of("kinds") for part in key}
    beside = [words[n][1].key for n in (at - 1, at + 1) if 0 <= n < len(words)]
    if not kinds & set(beside):
        yield "«nào» hỏi về phần khác của câu"


def _text(words: Sequence[str]) -> str:
    return " ".join(words).replace("-", " ")
