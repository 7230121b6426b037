"""Personal names: whether a question asks for one, whether a statement tells one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from assistant.constraints.owners import bodies_in
from assistant.constraints.question import Asked, ask_phrases, is_idle
from assistant.constraints.spelling import UPPER, is_syllable
from assistant.constraints.statement import phrase_fold
from assistant.constraints.tables import table
from assistant.constraints.types import Constraint, Kind, Office
from ingest.normalise import fold

_WORD = rf"[{UPPER}][^\W\d_A-Z]+"
_TITLE = (
    r"(?:[Đđ]ồng chí|[Đđ]/c|[Ôô]ng|[Bb]à|PGS|GS|TS|ThS|BS|KS|[Bb]ác sĩ|[Tt]hạc sĩ|[Tt]iến sĩ|[Gg]iáo sư|[Kk]ỹ sư|[Nn]hà văn"
    r"|[Nn]hà thơ|[Ll]uật sư|[Tt]ướng|[Đđ]ại tá|[Tt]hượng tá|[Tt]rung tá|[Tt]hiếu tá|[Tt]ướng quân|[Vv]ua|[Nn]ữ hoàng|[Hh]oàng đế|[Cc]ông chúa|[Hh]oàng tử)"
)
_TITLED = re.compile(rf"(?<!\w){_TITLE}[.:]?\s+({_WORD}(?:\s+{_WORD}){{0,3}})")
_SURNAMES = sorted(table("quantities")["names"]["surnames"], key=len, reverse=True)
_SURNAMED = re.compile(rf"(?<![\w-])((?:{'|'.join(_SURNAMES)})(?:\s+{_WORD}){{2,3}})(?![\w-])")
# Two or more capitalised words, one of them no Vietnamese syllable: "William Watson".
_CAPITALISED = re.compile(rf"(?<![\w-])(?:[A-Z]\.\s*)*{_WORD}(?:\s+(?:[A-Z]\.\s*)*{_WORD})+(?![\w-])")
# What a name stands behind where it is not the person: streets, schools, prizes, thoughts.
_THING = re.compile(
    r"(?:đường|phố|trường|THPT|THCS|tiểu học|mầm non|đại học|giải thưởng|giải|quỹ|công ty|TNHH|cổ phần|bệnh viện|cầu|khu|nhà máy"
    r"|tư tưởng|phong cách|đạo đức|tấm gương|gương|chiến dịch|học viện|lăng|bảo tàng|công viên|thành phố|TP\.?|đoàn TNCS|đoàn thanh niên cộng sản"
    r"|đội thiếu niên tiền phong|xã|huyện|phường|thị trấn|thị xã|tỉnh|thôn|quận)\s*$",
    re.IGNORECASE,
)
_NATIONAL = re.compile(
    r"(?:tổng bí thư|chủ tịch nước|thủ tướng|chủ tịch quốc hội|cố tổng bí thư|cố chủ tịch)[\w\s,]{0,20}$",
    re.IGNORECASE,
)
# What a constraint accepts besides a Vietnamese name.
FOREIGN = "foreign"
LEADERS = "leaders"
_LEADER = re.compile(r"hồ chí minh", re.IGNORECASE)


@cache
def surnames() -> frozenset[str]:
    """Surnames without accents."""
    return frozenset(fold(name) for name in _SURNAMES)


def persons(asked: Asked) -> Iterator[Constraint]:
    """A constraint where the question asks for a person's name.

    Hard where it asks for a name outright or for the holder of an office; "là ai" alone may be answered by a group.
    Where an office is named, names of foreign spelling do not count: in a report they are brands. A leader of the
    country counts only where asked for.
    """
    office = asked.has(ask_phrases("office"))
    held = _held(asked)
    accepted = (*(() if office else (FOREIGN,)), *((LEADERS,) if national(asked.text) else ()))
    for strong, name in ((True, "person"), (False, "person_weak")):
        found = [phrase for phrase in asked.found(ask_phrases(name)) if not is_idle(asked, phrase)]
        if found:
            shown = held.text if held else asked.shown(found[0], ask_phrases(name))
            yield Constraint(Kind.PERSON, shown, accepted, hard=strong or office, office=held)
            return
    named = asked.has(ask_phrases("human")) if not office else asked.has(ask_phrases("name"))
    if named and _asks_name(asked):
        yield Constraint(Kind.PERSON, held.text if held else "tên", accepted, office=held)


def _held(asked: Asked) -> Office | None:
    """The office whose holder is asked for, with the organisations named after it."""
    found = asked.found(ask_phrases("office"))
    if not found:
        return None
    longest = [
        phrase for phrase in found if not any(phrase != o and f" {phrase} " in f" {o} " for o in found)
    ]
    bodies = bodies_in(asked)
    shown = asked.shown(longest[0], ask_phrases("office"))
    name = " ".join([shown, *(body for body, _ in bodies[:1])])
    return Office(name, tuple(phrase_fold(phrase) for phrase in longest), tuple(names for _, names in bodies))


def _asks_name(asked: Asked) -> bool:
    return (
        re.search(
            r"\bten (?:la )?gi\b|\bcho (?:biet |toi |xin )*ten\b|\bxin ten\b|\bten cua\b",
            " ".join(asked.folded),
        )
        is not None
    )


def national(text: str) -> bool:
    """Whether a question asks for a leader of the country."""
    return (
        re.search(r"tong bi thu|chu tich nuoc|thu tuong|chu tich quoc hoi|ho chi minh", fold(text))
        is not None
    )


def names_person(text: str, *, leaders: bool = False, foreign: bool = True) -> bool:
    """Whether a text tells a person's name; the country's leaders count only where `leaders`."""
    return bool(persons_in(text, leaders=leaders, foreign=foreign))


@lru_cache(maxsize=8192)
def persons_in(text: str, *, leaders: bool = False, foreign: bool = True) -> tuple[tuple[int, int], ...]:
    """Where the persons' names of a text stand, in order."""
    spans: list[tuple[int, int]] = []
    for pattern in (_TITLED, _SURNAMED, _CAPITALISED) if foreign else (_TITLED, _SURNAMED):
        for found in pattern.finditer(text):
            before = text[max(0, found.start() - 40) : found.start()]
            if _THING.search(before):
                continue
            if not leaders and (_LEADER.search(found.group()) or _NATIONAL.search(before)):
                continue
            if pattern is _SURNAMED and phrase_fold(" ".join(found.group().split()[:2])) in _common_pairs():
                continue
            if pattern is _TITLED and not _proper(found.group(1)):
                continue
            if pattern is _CAPITALISED and all(is_syllable(word) for word in found.group().split()):
                continue
            spans.append(found.span())
    return tuple(sorted(spans))


@cache
def _common_pairs() -> frozenset[str]:
    """The first two syllables of names that every report holds: "Đoàn Thanh (niên)" is no person."""
    return frozenset(
        " ".join(phrase_fold(phrase).split()[:2]) for phrase in table("quantities")["names"]["common"]
    )


@cache
def _offices() -> frozenset[str]:
    asks = table("quantities")["asks"]
    words = [*asks["office"], *table("quantities")["names"]["common"]]
    return frozenset(fold(word.split()[0]) for word in words)


def _proper(name: str) -> bool:
    """Whether what follows a title is a name, not an office: "đồng chí Bí thư", "đồng chí Phó Giám đốc"."""
    return fold(name.split()[0]) not in _offices()
