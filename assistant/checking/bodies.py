"""Whom and which place a sentence speaks of by name: "huyện Vân Khê", "Chi bộ Văn phòng", "Bắc Giang" (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from assistant.constraints.places import own_places, places_in
from ingest.normalise import fold

_CAPITAL = "A-ZĐÀ-ÝĂĨŨƠƯẠ-Ỹ"
_BODY = re.compile(
    rf"(?<!\w)((?i:huyện|xã|phường|thị xã|thị trấn|quận|thôn|chi bộ|công ty|trường|bệnh viện|nhà máy|dự án|cảng|sân bay))"
    rf"((?:\s+[{_CAPITAL}][\w.+-]*){{1,6}})"
)


@lru_cache(maxsize=4096)
def named(text: str) -> frozenset[str]:
    """The names of places and bodies that a text writes with capitals, and of provinces however written; unaccented."""
    bodies = (fold(" ".join(found[2].split())).rstrip(".,-") for found in _BODY.finditer(text))
    return frozenset((*bodies, *map(fold, places_in(text))))


def own_names(texts: Iterable[str]) -> frozenset[str]:
    """The names of those that the texts are about."""
    return frozenset(map(fold, own_places(texts)))
