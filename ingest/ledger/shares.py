"""Shares that are told as parts of another share (pure)."""

from __future__ import annotations

import re

from ingest.ledger.phrases import small
from ingest.ledger.types import Name
from ingest.ledger.vocabulary import PREDICATE
from ingest.normalise import syllables

_RANKED = re.compile(r"(?<!\w)(?:đạt(?: danh hiệu)?|xếp loại|được xếp loại)(?!\w)", re.IGNORECASE)
_RATING = re.compile(
    r"(?:chiến s[ĩỹ] thi đua|lao động (?:tiên tiến|giỏi|xuất sắc)|hoàn thành|xuất sắc|loại|khá|giỏi|tốt|danh hiệu|hạng|mức)(?!\w)",
    re.IGNORECASE,
)
_ALL = re.compile(r"(?:trong )?tổng (?:số )?(?P<all>.+)", re.IGNORECASE)


def share_of(name: Name) -> Name:
    """The share that belongs to a count or an amount: "46 đồng chí (31%)"."""
    if name.measure.startswith(("Tỷ lệ", "Tỷ trọng")):
        return name
    return Name("Tỷ lệ", small(name.of if name.measure in ("Số", "Tổng số") else str(name)), name.link)


def share_within(whole: Name, lead: str, own: str, *, having: bool) -> Name | None:
    """The name of a share that is part of the share `whole`; None where it names itself.

    `lead` stands before the value, `own` after it; `having`: "trong đó có" leads to it.
    """
    said = lead or own
    ranked = _RANKED.search(whole.subject)
    rated = own and not lead and not PREDICATE.search(own)
    if ranked and said and (rated or (lead and not own and _RATING.match(lead))):
        return Name("Tỷ lệ", f"{whole.subject[: ranked.end()].strip()} {small(said)}")
    if own or not lead or not whole.measure.startswith("Tỷ lệ"):
        return None
    words, parts = whole.of.split(), lead.split()
    for n in range(min(3, len(parts) - 1, len(words) - 1), 0, -1):
        # "khám phá án … trong đó án nghiêm trọng": goes on with the word that the whole ends with.
        if words[-n:] == parts[:n]:
            return Name(whole.measure, " ".join((*words, *parts[n:])), whole.link)
    if having and not {*syllables(whole.of)} & {*syllables(lead)}:
        return Name(whole.measure, f"{whole.of} có {small(lead)}", whole.link)
    return None


def share_beside(sibling: Name, lead: str, own: str) -> Name | None:
    """ "Tỷ lệ đảng viên hoàn thành xuất sắc đạt 19%, hoàn thành tốt đạt 72%": another share of the same ones."""
    if own or not sibling.measure.startswith("Tỷ lệ") or not PREDICATE.match(lead):
        return None
    who = PREDICATE.split(sibling.of)[0].strip(" ,")
    return Name("Tỷ lệ", f"{who} {small(lead)}") if who and who != sibling.of else None


def share_of_all(counted: Name, own: str) -> Name | None:
    """ "giải quyết 1.240 đơn, đạt 96% tổng số đơn phải giải quyết": the share of those counted before."""
    found = _ALL.fullmatch(own)
    if not found or counted.measure not in ("Số", "Tổng số"):
        return None
    noun = counted.of.split()[0]
    return Name("Tỷ lệ", small(counted.of), counted.link) if found["all"].startswith(noun) else None
