"""The tables of `data/study_quiz.toml`, ready to be looked up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from assistant.constraints.tables import table

_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")


@cache
def quiz_words() -> dict[str, Any]:
    """The whole file."""
    return table("study_quiz")


@cache
def any_of(name: str) -> re.Pattern[str]:
    """Any phrase of a list as whole words, small or capital."""
    return whole_words(quiz_words()[name])


def whole_words(phrases: Sequence[str]) -> re.Pattern[str]:
    """Any of some phrases as whole words, small or capital."""
    longest = sorted(phrases, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest))})(?![\w-])", re.IGNORECASE)


def dangles(text: str) -> bool:
    """Whether a text ends in words that something must follow."""
    return _dangling().search(text) is not None


@cache
def _dangling() -> re.Pattern[str]:
    phrases = sorted(quiz_words()["dangling"], key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, phrases))})\W*$", re.IGNORECASE)


def filled(stem: str, **given: str) -> str:
    """A stem with its names filled in; a part in brackets is left out where a name in it is empty."""

    def part(match: re.Match[str]) -> str:
        names = re.findall(r"\{(\w+)\}", match[1])
        return match[1] if all(given.get(name) for name in names) else ""

    text = _OPTIONAL.sub(part, stem).format_map(given)
    return text[:1].upper() + text[1:]
