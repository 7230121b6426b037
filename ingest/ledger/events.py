"""What was done with those that a bare count counts, or that take part in something (pure)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from ingest.ledger.phrases import small, trimmed, without_lead, without_mark, without_times
from ingest.ledger.types import Name
from ingest.ledger.vocabulary import HAVE, VERB
from ingest.normalise import syllables

_ABOUT = re.compile(
    r"\W*(?:Việc|Công tác|Hoạt động)\s+(?P<what>[^,.;:]{3,40}?)\s+(?:được|đã|luôn|có|ngày càng)\s"
)
_HARM = re.compile(
    r"(?:^|(?P<who>.*?)\s)(?<!việc )(?:làm|khiến)(?:\s+cho)?(?:\s+(?P<how>chết|mất tích|bị [^\W\d_]+(?: [^\W\d_]+)?"
    r"|mất trắng|sập|đổ|ngập|cháy|gãy|vỡ|hỏng|hư hỏng|tốc mái|sạt lở|thiệt hại|cuốn trôi|ảnh hưởng|gián đoạn))?$",
    re.IGNORECASE,
)
_HURT = re.compile(
    r"(?:chết|tử vong|bị chết|mất tích|(?:bị )?(?:thương|hư hỏng|sập|tốc mái|ngập|cháy|cuốn trôi))",
    re.IGNORECASE,
)
_KEPT = ("chết", "tử vong", "mất tích")
_MOVES = re.compile(r"\s(?:cho|đi|sang|lên thành|trở thành)(?!\w)")
_HARMED = re.compile(r"\s(?:chết|tử vong|mất tích|bị [^,]+)$")
LONGEST_EVENT = 12


class Harm(NamedTuple):
    """What became of those counted, and of what."""

    how: str
    link: str


def harmed_by(label: str) -> Harm | None:
    """ "Bão số 3 làm sập 215 ngôi nhà": "bị sập", "do bão số 3"; None where a label tells no harm."""
    label = without_lead(label).strip(" ,")
    if _HURT.fullmatch(label):
        how = label.lower()
        return Harm(how if how.startswith("bị ") or how in _KEPT else f"bị {how}", "")
    if not (found := _HARM.match(label)):
        return None
    who, how = trimmed(found["who"] or "").split(", ")[-1], (found["how"] or "").lower()
    if VERB.match(how) or len(syllables(who)) > LONGEST_EVENT or (not who and not how):
        return None
    kept = not how or how.startswith("bị ") or how in _KEPT
    return Harm(how if kept else f"bị {how}", f"do {small(who)}" if who else "")


def accident(before: Name) -> str:
    """What the harm told after "24 vụ tai nạn giao thông" comes from, or that told before it in the list."""
    if before.link.startswith("do ") and _HARMED.search(before.of):
        return before.link
    found = re.match(
        r"vụ (?P<what>(?:tai nạn|cháy|nổ|sạt lở|ngộ độc|đuối nước)[\w\s]*?)(?: xảy ra)?$", before.of
    )
    return f"do {found['what']}" if found else ""


def moved(things: str) -> tuple[str, str]:
    """Things and where they go: "lao động | đi làm việc ở nước ngoài", "ha đất lúa | sang trồng cây ăn quả"."""
    found = _MOVES.search(things)
    return (things[: found.start()], trimmed(things[found.start() :])) if found else (things, "")


def eventful(name: Name, before: str) -> Name:
    """A count that says nothing but what is counted takes what was done: "tập huấn … với trên 2.000 đại biểu".

    `before` is the sentence up to the number, "" where another figure stands there.
    """
    if name.link or len(syllables(name.of)) > 2 or not HAVE.search(before.rstrip()):
        return name
    said = re.split(r"[;:.]\s", re.sub(r"\([^()]*\)", " ", without_mark(before)))[-1]
    said = HAVE.sub("", without_lead(without_times(said)).strip())
    if not (verb := VERB.search(said)):
        return name
    event = trimmed(re.split(r"\s(?:tại|ở|cho|với)\s", said[verb.start() :])[0])
    return replace(name, link=f"({small(event)})") if 2 <= len(syllables(event)) <= LONGEST_EVENT else name


def taken_part_in(text: str, subject: str) -> str:
    """ "Việc học tập được tổ chức …, với 100% đảng viên tham gia": in what."""
    found = _ABOUT.match(text) if subject.endswith("tham gia") else None
    return trimmed(found["what"]) if found else ""
