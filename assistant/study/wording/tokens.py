"""A question as tokens: what it is about, and what only holds that together (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.study.wording.tables import keys_of, longest, same, words_of
from assistant.words.phrase_table import Key, key_of
from ingest.normalise import canonical, syllables


class Role(StrEnum):
    """What a token does in a question."""

    WORD = "word"  # is asked about, or restricts it
    SOFT = "soft"  # adds nothing, parts nothing
    MARK = "mark"  # a comma, a bracket, a verb before "how many": parts what stands around it
    OWNS = "owns"
    WITHIN = "within"
    ABOUT = "about"
    PASSIVE = "passive"
    SOURCE = "source"  # "theo báo cáo của …"
    AIMED = "aimed"
    PLANNED = "planned"
    AHEAD = "ahead"
    REACHED = "reached"
    ESTIMATED = "estimated"


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a question, or a phrase that only holds words together; `opens`: a part of the question begins here."""

    key: str
    role: Role
    opens: bool = False


HOW_MANY, WHEN, WHICH, ANY = "bao-nhiêu", "khi-nào", "nào-sau-đây", "nào"
ASKING = (HOW_MANY, WHEN, WHICH, ANY)
_SOURCE = "báo-cáo"
BREAK = ","
_FROM = ("theo", "trong", "tại", "ở")
_PIECE = re.compile(r"\d+(?:[.,/]\d+)*|[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*|[,;:()“”\"«»]")
_LETTERS = re.compile(r"(?<![\w/-])[A-ZĐ]{2,6}(?![\w/-])")
_PERCENT = re.compile(r"\s*%")
# "tính đến thời điểm báo cáo (năm 2025)": until that year.
_AT_REPORT = re.compile(r"thời điểm báo cáo\s*(?:\(\s*(năm \d{4})\s*\)|,?\s*(năm \d{4}))", re.IGNORECASE)


def tokens(
    text: str, *, figure: bool, ahead: bool = False, who: str = "", short: Mapping[str, str] | None = None
) -> list[Token]:
    """The tokens of a question: of one about a figure, or about a statement or document.

    `ahead` where the figure is aimed at or planned: "by 2030" is no other time than "2030". `who` is the body whose report it is, `short` what abbreviations stand for.
    """
    parts = _spelled(text, short or {})
    parts = list(_alike(parts))
    if ahead:
        parts = [part for i, part in enumerate(parts) if not _by_year(parts, i)]
    parts = list(_asking(parts, figure=figure))
    parts = list(_sources(parts, key_of(who), figure=figure))
    return list(_roles(parts, figure=figure))


def _spelled(text: str, short: Mapping[str, str]) -> list[str]:
    """The syllables and marks of a text, with abbreviations written out once."""
    text = _PERCENT.sub(" phần trăm ", canonical(text))
    text = _AT_REPORT.sub(lambda found: found[1] or found[2], text)
    for letters in {found for found in _LETTERS.findall(text) if found in short}:
        phrase = short[letters]
        beside = rf"{re.escape(phrase)}\s*\(\s*{letters}\s*\)"
        text = re.sub(beside, phrase, text, flags=re.IGNORECASE)
        text = re.sub(rf"(?<![\w/-]){letters}(?![\w/-])", phrase, text)
    found: list[str] = []
    for piece in _PIECE.findall(text):
        found += [BREAK] if piece in ',;:()“”"«»' else syllables(piece)
    return found


def _by_year(parts: Sequence[str], i: int) -> bool:
    return parts[i] == "đến" and parts[i + 1 : i + 2] == ["năm"] and "từ" not in parts[:i]


def _alike(parts: Sequence[str]) -> Iterator[str]:
    i = 0
    while i < len(parts):
        key = longest(parts, i, same())
        yield from same()[key] if key else (parts[i],)
        i += len(key) or 1


def _asking(parts: Sequence[str], *, figure: bool) -> Iterator[str]:
    """The words that ask as one token each."""
    # "ngày, tháng, năm nào"
    joined = " ".join(parts).replace("ngày , tháng , năm nào", "ngày tháng năm nào").split()
    i = 0
    while i < len(joined):
        if figure:
            asks = joined[i : i + 2] == ["bao", "nhiêu"]
            yield HOW_MANY if asks else joined[i]
            i += 2 if asks else 1
            continue
        when, which = longest(joined, i, keys_of("when")), longest(joined, i, keys_of("which"))
        opening = longest(joined, i, keys_of("opening"))
        if opening:
            i += len(opening)
        elif when or which:
            yield WHEN if when else WHICH
            i += len(when or which)
        else:
            yield joined[i]
            i += 1


def _sources(parts: Sequence[str], who: Key, *, figure: bool) -> Iterator[str]:
    """The words that tell whose report says it as one token each."""
    i = 0
    while i < len(parts):
        report = longest(parts, i, keys_of("reports"))
        after = i + len(report)
        if (
            report
            and who
            and tuple(parts[after + 1 : after + 1 + len(who)]) == who
            and parts[after] in ("của", "do")
        ):
            yield _SOURCE
            i = after + 1 + len(who)
            if verb := longest(parts, i, keys_of("telling_verbs")) if figure else ():
                yield BREAK
                i += len(verb)
        elif report and not who:
            yield _SOURCE
            i = after
        elif who and tuple(parts[i : i + len(who)]) == who and _says(parts, i + len(who)):
            yield _SOURCE
            i += len(who)
        else:
            yield parts[i]
            i += 1


def _says(parts: Sequence[str], at: int) -> bool:
    """Whether a verb of telling or setting stands at a place."""
    while at < len(parts) and parts[at] == "đã":
        at += 1
    return bool(longest(parts, at, keys_of("saying")))


def _roles(parts: Sequence[str], *, figure: bool) -> Iterator[Token]:
    verbs = _verbs(parts) if figure else frozenset()
    bounds = _bounds(parts) if figure else frozenset()
    kept = _kept_numbers(parts)
    i = 0
    while i < len(parts):
        part = parts[i]
        if part == _SOURCE:
            yield Token(part, Role.SOURCE)
            i += 1
        elif part in _FROM and parts[i + 1 : i + 2] == [_SOURCE]:
            i += 1
        elif part in ASKING:
            yield Token(part, Role.WORD, opens=i not in bounds and i - 1 not in bounds)
            i += 1
        elif i in bounds:
            yield Token(part, Role.WORD, opens=i - 1 not in bounds)
            i += 1
        elif part == BREAK or i in verbs:
            yield Token(part, Role.MARK)
            i += 1
        elif part == "số" and i not in kept:
            yield Token(part, Role.SOFT)
            i += 1
        else:
            role, size = _role(parts, i, figure=figure)
            if role is Role.WORD:
                yield from (Token(parts[i + n], role, opens=n == 0 and _tells(parts, i)) for n in range(size))
            else:
                yield Token(" ".join(parts[i : i + size]), role)
            i += size


def _tells(parts: Sequence[str], i: int) -> bool:
    """Whether a preposition stands at a place that tells something by itself; "so với" is one."""
    return parts[i] in words_of("telling") and (i == 0 or parts[i - 1] != "so")


_STANCES = (
    ("aimed", Role.AIMED),
    ("planned", Role.PLANNED),
    ("ahead", Role.AHEAD),
    ("reached", Role.REACHED),
    ("estimated", Role.ESTIMATED),
)
_PLACES = (("about", Role.ABOUT), ("owning", Role.OWNS), ("within", Role.WITHIN))


def _role(parts: Sequence[str], i: int, *, figure: bool) -> tuple[Role, int]:
    """What the words at a place do, and how many they are."""
    if mask := longest(parts, i, keys_of("masks")):
        return Role.WORD, len(mask)
    passives = [("passive", Role.PASSIVE if figure else Role.MARK)]
    softs = [("soft", Role.SOFT)] if figure else [("soft", Role.SOFT), ("soft_texts", Role.SOFT)]
    stances = _STANCES if figure else ()
    best: tuple[Role, int] = (Role.WORD, 1)
    size = 0
    for name, role in (*stances, *softs, *_PLACES, *passives):
        if (key := longest(parts, i, keys_of(name))) and len(key) > size:
            best, size = (role, len(key)), len(key)
    # "cho nhiệm kỳ", "từ nhiệm kỳ": of that term.
    if not figure and parts[i] in ("cho", "từ") and tuple(parts[i + 1 : i + 3]) == ("nhiệm", "kỳ"):
        return Role.WITHIN, 1
    return best


def _verbs(parts: Sequence[str]) -> frozenset[int]:
    """The places of the verbs right before "how many", bounds and words of aims between them."""
    found: set[int] = set()
    for at in (i for i, part in enumerate(parts) if part == HOW_MANY):
        i = at - 1
        while i >= 0:
            if parts[i] in _verb_words():
                found.add(i)
            elif parts[i] not in _bound_words() and parts[i] not in ("bình", "quân", "mức"):
                break
            i -= 1
    return frozenset(found)


def _verb_words() -> frozenset[str]:
    return frozenset(part for key in keys_of("verbs") for part in key) - {"được", "lên", "đến", "tới"} | {
        "được"
    }


def _bound_words() -> frozenset[str]:
    return frozenset(part for key in keys_of("bounds") for part in key)


def _bounds(parts: Sequence[str]) -> frozenset[int]:
    """The places of the words right before "how many" that leave the amount open, and of "to" between two of them."""
    found: set[int] = set()
    asks = [i for i, part in enumerate(parts) if part == HOW_MANY]
    for at in asks:
        i = at - 1
        while i >= 0 and parts[i] in _bound_words():
            found.add(i)
            i -= 1
    if len(asks) == 2 and parts[asks[0] + 1 : asks[1]] == ["đến"]:
        found |= {asks[0] + 1}
    return frozenset(found)


def _kept_numbers(parts: Sequence[str]) -> frozenset[int]:
    """The places of "số" that make one word with a neighbour or stand before a number."""
    found: set[int] = set()
    for i, part in enumerate(parts):
        key = longest(parts, i, keys_of("number_words"))
        found |= {i + n for n, one in enumerate(key) if one == "số"}
        if part == "số" and i + 1 < len(parts) and parts[i + 1][0].isdigit():
            found.add(i)
    return frozenset(found)
