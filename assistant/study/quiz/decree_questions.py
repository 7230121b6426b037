"""Questions for a document that the report names: when it was issued, by whom, which one it is."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta

from assistant.study.quiz.building import made
from assistant.study.quiz.dice import mixed
from assistant.study.quiz.figure_questions import FALSE, TRUE
from assistant.study.quiz.types import DecreeFact
from assistant.study.types import Difficulty, QuestionKind, StudyQuestion
from ingest.normalise import fold

_DAYS = (-365, 365, -31, 31, -61, 730, 92, -730, 10, -12, 184, -184)
_GAP = "……"


def decree_mcq(fact: DecreeFact, others: Sequence[DecreeFact], chance: random.Random) -> StudyQuestion | None:
    """Four dates, or four documents; None where the report tells too little."""
    asked = []
    if fact.subject and len(_numbers(fact, others)) >= 3:
        asked.append("number")
    if fact.date and fact.subject:
        asked.append("date")
    if not asked:
        return None
    if mixed(asked, chance)[0] == "date":
        wrong = mixed(_dates(fact), chance)[:3]
        options = tuple(sorted((fact.date, *wrong)))
        return (
            made(QuestionKind.MCQ, fact, _when(fact), options, fact.date, _because(fact), Difficulty.HARD)
            if len(wrong) == 3
            else None
        )
    wrong = mixed(_numbers(fact, others), chance)[:3]
    # An issuer whose letters only the right number bears would give it away.
    alike = all(one.rpartition("/")[2] == fact.label.rpartition("/")[2] for one in wrong)
    issued = f"được {fact.issuer} ban hành" if fact.issuer and alike else "được ban hành"
    purpose = f"để {_about(fact)}" if _about(fact).startswith("thực hiện") else _about(fact)
    text = f"{_source(fact)}văn bản nào sau đây {issued} {purpose}?"
    options = tuple(sorted((fact.label, *wrong)))
    return made(QuestionKind.MCQ, fact, text, options, fact.label, _because(fact), Difficulty.MEDIUM)


def decree_true_false(fact: DecreeFact, chance: random.Random, *, true: bool) -> StudyQuestion | None:
    """That a document was issued on a day, the right one or another."""
    if not fact.date or not fact.subject:
        return None
    day = fact.date if true else next(iter(mixed(_dates(fact), chance)), "")
    if not day:
        return None
    text = f"{_source(fact)}{_full(fact)} được ban hành ngày {day}."
    answer, explanation = (
        (TRUE, _because(fact)) if true else (FALSE, f"Ngày đúng là {fact.date}. {_because(fact)}")
    )
    level = Difficulty.MEDIUM if true else Difficulty.HARD
    return made(QuestionKind.TRUE_FALSE, fact, text, (TRUE, FALSE), answer, explanation, level)


def decree_cloze(fact: DecreeFact) -> StudyQuestion | None:
    """The day of issue to fill in."""
    if not fact.date or not fact.subject:
        return None
    text = f"Điền ngày, tháng, năm thích hợp vào chỗ trống: {_source(fact)}ngày {_GAP}, {_issued(fact)}."
    return made(
        QuestionKind.CLOZE, fact, text, (), fact.date, _because(fact), Difficulty.HARD, _days(fact.date)
    )


def decree_short(fact: DecreeFact, chance: random.Random) -> StudyQuestion | None:
    """Who issued a document, or when."""
    if fact.issuer and fact.subject and chance.random() < 0.6:
        text = f"{_source(fact)}cơ quan nào ban hành {fact.label}{_dated(fact)} {_about(fact)}?"
        return made(QuestionKind.SHORT, fact, text, (), fact.issuer, _because(fact), Difficulty.MEDIUM)
    if not fact.date or not fact.subject:
        return None
    return made(
        QuestionKind.SHORT,
        fact,
        _when(fact),
        (),
        fact.date,
        _because(fact),
        Difficulty.HARD,
        _days(fact.date),
    )


def _when(fact: DecreeFact) -> str:
    return f"{_source(fact)}{_full(fact)} được ban hành ngày, tháng, năm nào?"


def _issued(fact: DecreeFact) -> str:
    """Who issued what: "Bộ Chính trị ban hành Nghị quyết số … về …"."""
    told = " ".join(f"{fact.label} {_about(fact)}".split())
    return f"{fact.issuer} ban hành {told}" if fact.issuer else f"{told} được ban hành"


def _source(fact: DecreeFact) -> str:
    return f"Theo báo cáo của {fact.who}, " if fact.who else "Theo báo cáo, "


def _dated(fact: DecreeFact) -> str:
    return f" ngày {fact.date}" if fact.date else ""


def _by(fact: DecreeFact) -> str:
    return f" của {fact.issuer}" if fact.issuer else ""


def _full(fact: DecreeFact) -> str:
    return " ".join(f"{fact.label}{_by(fact)} {_about(fact)}".split())


def _about(fact: DecreeFact) -> str:
    if not fact.subject:
        return ""
    said = fact.subject
    if said[:1].isupper() and said[1:2].islower():
        return f"“{said}”" if fold(said).startswith("mot so van de") else f"về “{said}”"
    return f"về {said}" if not said.startswith(("về ", "thực hiện ")) else said


def _numbers(fact: DecreeFact, others: Sequence[DecreeFact]) -> list[str]:
    """Other documents of the report that are about something else; those of the same issuer where there are enough."""
    words = set(fold(fact.subject).split())
    apart = [
        other
        for other in others
        if other.number != fact.number
        and other.subject
        and len(words & set(fold(other.subject).split())) < len(words) / 2
    ]
    near = [other.label for other in apart if other.issuer == fact.issuer]
    return near if len(near) >= 3 else [other.label for other in apart]


def _dates(fact: DecreeFact) -> list[str]:
    """Other days in the same form, some time before or after."""
    day, month, year = fact.date.split("/")
    right = date(int(year), int(month), int(day))
    found = [_written(right + timedelta(days=days), padded=(len(day) > 1, len(month) > 1)) for days in _DAYS]
    return [one for one in dict.fromkeys(found) if _parsed(one) != right]


def _written(day: date, padded: tuple[bool, bool]) -> str:
    first = f"{day.day:02d}" if padded[0] else str(day.day)
    second = str(day.month)
    return (
        f"{first}/{second}/{day.year}"
        if day.month > 9 or not _zero(padded)
        else f"{first}/0{second}/{day.year}"
    )


def _zero(padded: tuple[bool, bool]) -> bool:
    return all(padded)


def _parsed(text: str) -> date:
    day, month, year = map(int, text.split("/"))
    return date(year, month, day)


def _days(text: str) -> tuple[str, ...]:
    """Other spellings of a day."""
    day, month, year = map(int, text.split("/"))
    forms = (f"{day}/{month}/{year}", f"{day:02d}/{month:02d}/{year}", f"ngày {day} tháng {month} năm {year}")
    return tuple(form for form in dict.fromkeys(forms) if form != text)


def _because(fact: DecreeFact) -> str:
    issued = f" ngày {fact.date}" if fact.date else ""
    told = " ".join(f"{fact.label}{issued}{_by(fact)} {_about(fact)}".split())
    return f"Báo cáo nêu {told}."
