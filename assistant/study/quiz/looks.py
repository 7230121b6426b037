"""Whether an option can be told from the others by its looks alone, by one who knows nothing of the report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.study.quiz.words import any_of
from ingest.normalise import syllables

_SHORT_FORM = re.compile(r"(?<!\w)[A-ZĐ]{2,}(?!\w)")
_IDLE = frozenset(
    syllables(
        "và của các những là có được trong cho với về theo nào sau đây một này đó tại từ đến để báo cáo nội dung nêu ra nhiệm kỳ giải pháp"
    )
)


@lru_cache(maxsize=4096)
def marks(option: str) -> tuple[bool, ...]:
    """What one sees at a glance: a verb first, past, want, must, digits, short forms, quotes, a list, brackets, a name."""
    return (
        any_of("acting").match(option) is not None,
        re.search(r"(?<!\w)(?:đã|được|luôn|đều)(?!\w)", option) is not None,
        any_of("wanting").search(option) is not None,
        re.search(r"(?<!\w)(?:phải|cần)(?!\w)", option) is not None,
        re.search(r"\d", option) is not None,
        _SHORT_FORM.search(option) is not None,
        re.search(r"[“”\"«»‘’]", option) is not None,
        ";" in option,
        "," in option,
        "(" in option,
    )


def stands_out(right: str, wrong: Sequence[str], stem: str) -> bool:
    """Whether the right one of four looks like no other, or is the only one that speaks with the words of the question."""
    own = marks(right)
    others = [marks(one) for one in wrong]
    if any(all(theirs[n] is not mark for theirs in others) for n, mark in enumerate(own)):
        return True
    told = words_in(stem) - _IDLE
    return shared(right, told) > max((shared(one, told) for one in wrong), default=0)


def unevenness(right: str, wrong: Sequence[str], stem: str, ranks: Sequence[int]) -> float:
    """How far four options are from the wished ranks of the right one, and how many have a look of their own."""
    told = words_in(stem) - _IDLE
    options = (right, *wrong)
    seen = [marks(one) for one in options]
    odd = sum(1 for n in range(len(seen[0])) if sum(own[n] for own in seen) in (1, 3))
    words = [words_in(one) for one in options]
    common = [sum(len(own & theirs) for theirs in words) - len(own) for own in words]
    scales = ([len(one) for one in options], [shared(one, told) for one in options], common)
    away = sum(
        abs(sum(one > scale[0] for one in scale[1:]) - rank)
        for scale, rank in zip(scales, ranks, strict=True)
    )
    return away + 1.5 * odd


def shared(option: str, told: frozenset[str]) -> int:
    """How many telling syllables of the question an option repeats."""
    return len((words_in(option) - _IDLE) & told)


@lru_cache(maxsize=4096)
def words_in(text: str) -> frozenset[str]:
    """The syllables of a text."""
    return frozenset(syllables(text))
