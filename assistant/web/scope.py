"""Which documents a reader's question is to be searched in (pure)."""

from __future__ import annotations

import json
from collections.abc import Sequence

from assistant.versions import current
from vectorstore.types import DocumentInfo

LONGEST = 100_000  # characters of what a browser sends


def called(info: DocumentInfo, infos: Sequence[DocumentInfo]) -> str:
    """A document's title, with the name of its file where another one has the same title."""
    title = info.title or info.name
    alone = all(other.title != info.title for other in infos if other.name != info.name)
    return title if alone or title == info.name else f"{title} ({info.name})"


def chosen(kept: object, infos: Sequence[DocumentInfo]) -> tuple[str, ...]:
    """The names in the browser's choice (a JSON list) that there are; none for what is searched by default.

    A browser's storage is in its user's hands: whatever does not have our shape is dropped.
    """
    if not isinstance(kept, str) or not kept or len(kept) > LONGEST:
        return ()
    try:
        names = json.loads(kept)
    except (ValueError, RecursionError):
        return ()
    if not isinstance(names, list):
        return ()
    wanted = {name for name in names if isinstance(name, str)}
    found = tuple(info.name for info in infos if info.name in wanted)
    return () if set(found) == set(current(infos)) else found
