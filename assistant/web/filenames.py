"""Names of files that a reader saves, in plain letters that no system and no header takes amiss."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.normalise import fold

_LONGEST = 80


def file_name(part: str, names: Sequence[str], ending: str) -> str:
    """What a file holds, then the document that it is made of where it is one: "bang-bao-cao-2025.xlsx".

    `ending` without its dot.
    """
    # A name is no path: "b/c.txt" is all name.
    stem = (names[0].rpartition(".")[0] or names[0]) if len(names) == 1 else ""
    words = "-".join(re.findall("[a-z0-9]+", f"{part} {fold(stem)}"))[:_LONGEST].strip("-")
    return f"{words}.{ending}"
