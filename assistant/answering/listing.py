"""The items that one statement lists, told one by one."""

from __future__ import annotations

import re

from assistant.answering.citing import cite
from assistant.corpus import Unit, one_line
from assistant.question.asking import Ask, Asked
from assistant.types import Draft, Statement, Status

# Fewer are no list; a name parted by commas has no more syllables than this, a clause parted by semicolons than that.
LEAST = 3
LONGEST_NAME = 9
LONGEST_CLAUSE = 60
_IN_BRACKETS = re.compile(r"\(([^()]{12,})\)")
_AFTER_COLON = re.compile(r":\s+(.{12,})$", re.DOTALL)
_ENDS = re.compile(r"(?:\s*(?:,?\s*\.{3}|…|v\.v\.?|\.))+\s*$")
_NAME = re.compile(r"[A-ZĐÀ-Ỹ“\"‘«\d]")


def listed(text: str) -> list[str]:
    """The items that a statement enumerates; empty where it does not clearly.

    Names parted by commas in parentheses, or clauses parted by semicolons there or after a colon.
    """
    line = one_line(text)
    for inner in (found.group(1) for found in _IN_BRACKETS.finditer(line)):
        names = _parted(inner, ", ", LONGEST_NAME)
        if names and all(_NAME.match(name) for name in names):
            return names
    for found in (*_IN_BRACKETS.finditer(line), *_AFTER_COLON.finditer(line)):
        if clauses := _parted(found.group(1), ";", LONGEST_CLAUSE):
            return clauses
    return []


def _parted(text: str, mark: str, longest: int) -> list[str]:
    items = [item.strip(" .;,") for item in _ENDS.sub("", text).split(mark)]
    fit = len(items) >= LEAST and all(item and len(item.split()) <= longest for item in items)
    return items if fit else []


def listing(unit: Unit, headline: str, asked: Asked) -> Draft | None:
    """A statement told item by item, where a list is asked for and it gives one; else None."""
    items = listed(unit.text) if Ask.LIST in asked.kinds else []
    if not items:
        return None
    told = tuple(Statement(item, (1,)) for item in items)
    return Draft(Status.ANSWERED, headline, told, (cite(1, unit),), ordered=True)
