"""Whether a statement says who holds an office: a name in the same clause as the title, not just any name."""

from __future__ import annotations

import re
from functools import cache

from assistant.constraints.persons import FOREIGN, LEADERS, persons_in
from assistant.constraints.statement import Statement, phrase_fold
from assistant.constraints.tables import table
from assistant.constraints.types import Constraint, Office

# A clause ends here; a comma may part a name from its title.
_BREAK = re.compile(r"[;\n]|\.\s")


@cache
def _titles() -> tuple[str, ...]:
    return tuple(phrase_fold(title) for title in table("quantities")["asks"]["office"])


def tells_person(wanted: Constraint, statement: Statement, placed: Statement) -> bool:
    """Whether a statement tells a person's name, and where an office is asked for, that of its holder."""
    spans = persons_in(statement.raw, leaders=LEADERS in wanted.accepted, foreign=FOREIGN in wanted.accepted)
    if wanted.office is None:
        return bool(spans)
    if not spans or not _of_body(wanted.office, statement, placed):
        return False
    if any(_held(wanted.office.titles, clause) for clause in _clauses(statement.raw, spans)):
        return True
    # A statement without any title takes it from where it stands: a heading, a signature.
    return not statement.holds_any(_titles()) and _held(wanted.office.titles, placed.raw)


def _of_body(office: Office, statement: Statement, placed: Statement) -> bool:
    return all(statement.holds_any(names) or placed.holds_any(names) for names in office.bodies)


def _clauses(text: str, spans: tuple[tuple[int, int], ...]) -> list[str]:
    """What stands about each name: back and forth to the next name or the end of the clause."""
    clauses: list[str] = []
    for n, (start, end) in enumerate(spans):
        since = spans[n - 1][1] if n else 0
        until = spans[n + 1][0] if n + 1 < len(spans) else len(text)
        before = _BREAK.split(text[since:start])[-1] if start > since else ""
        after = _BREAK.split(text[end:until])[0] if until > end else ""
        clauses.extend((before, after, text[start:end]))
    return clauses


def _held(titles: tuple[str, ...], text: str) -> bool:
    """Whether a text holds one of the titles, a deputy's not taken for his chief's."""
    folded = f" {phrase_fold(text)} "
    for title in titles:
        for found in re.finditer(rf"(?<=\s){re.escape(title)}(?=\s)", folded):
            if title.startswith("pho ") or not folded[: found.start()].endswith(" pho "):
                return True
    return False
