"""The name of a pair of figures, as a reader would call their indicator (pure)."""

from __future__ import annotations

import re

from assistant.figures.terms.measures import Measure
from assistant.figures.terms.profiles import Profile
from ingest.normalise import syllables

# A name of more syllables tells of other things too.
_LONG = 18
_TIME = re.compile(
    r",?\s*(?:(?:trong|của|đến|tính đến|vào)\s+)*(?:cuối\s+|hết\s+)?(?:nhiệm kỳ|giai đoạn|thời kỳ|năm)\s+(?:này|\d{4}(?:\s*[-–]\s*\d{4})?)|\(\s*\d{4}\s*[-–]\s*\d{4}\s*\)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"^[-+*•–\s]*(?:\(?\d{1,2}[.)]\s+|[a-zđ]\)\s+)?")
_LEAD = re.compile(
    r"(?:[\s,:]+(?:ước|đạt|là|phấn đấu|khoảng|trên|dưới|dự kiến|chiếm|còn|có|được|đến|từ))+\s*$",
    re.IGNORECASE,
)
_TWICE = re.compile(r"^(tỷ lệ|tỷ trọng|số|tổng số|tốc độ)\s+\1\b", re.IGNORECASE)
_OPENING = re.compile(
    r"^(?:(?:hằng năm|hàng năm|mỗi năm|đến nay|hiện nay|trong nhiệm kỳ|trong đó|phấn đấu|có)[,\s]+)+",
    re.IGNORECASE,
)


def shown_name(past: Profile, later: Profile) -> str:
    """The better of two indicators, without its time; made of the words of the figure where neither names anything."""
    names = [_cleaned(profile.name) for profile in (past, later)]
    best = max(names, key=lambda name: _worth(name, past, later))
    if _worth(best, past, later) > 0 or " | " in past.entry.quote + later.entry.quote:
        return best
    return (
        max((_made(profile) for profile in (past, later)), key=lambda name: _worth(name, past, later)) or best
    )


def _cleaned(name: str) -> str:
    name = _OPENING.sub("", _NUMBER.sub("", _TIME.sub("", name)))
    name = _TWICE.sub(r"\1", _LEAD.sub("", name)).strip(" ,:;.-–")
    return name[:1].upper() + name[1:]


def _worth(name: str, past: Profile, later: Profile) -> float:
    """How many of the telling words of the indicator a name has; little where it has far more."""
    parts = syllables(name)
    shared = past.weights.keys() & later.weights.keys()
    own = past.weights.keys() | later.weights.keys()
    telling = sum(1.0 if part in shared else 0.3 for part in set(parts) if part in own)
    rate = past.measure is Measure.GROWTH and name.startswith(("Tốc độ", "Mức"))
    return telling - 1 - 0.5 * max(0, len(parts) - _LONG) - 0.7 * name.count("(") + 0.5 * rate


def _made(profile: Profile) -> str:
    quote, told = profile.entry.quote, profile.entry.observation
    after = quote[told.quantity.end - told.start :].split(",")[0].split(";")[0].split("(")[0].strip(" .:")
    before = quote[: told.quantity.start - told.start].strip(" -+*•–,:;")
    if profile.measure is Measure.SHARE and after:
        return _cleaned(f"Tỷ lệ {after}")
    return _cleaned(
        before if not after or len(before) > len(after) else f"Số {profile.quantity.unit} {after}"
    )
