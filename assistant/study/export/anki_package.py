"""An Anki package in memory, the same bytes for the same notes and moment."""

from __future__ import annotations

import hashlib
import io
import itertools
import sqlite3
import zipfile
from typing import Any

_FIRST_MOMENT = (1980, 1, 1, 0, 0, 0)  # of a zip archive


def packed(package: Any, moment: float) -> bytes:
    """The collection of a genanki package, made in memory, in an archive whose entries bear no time of their own."""
    database = sqlite3.connect(":memory:")
    try:
        package.write_to_db(database.cursor(), moment, itertools.count(int(moment * 1000)))
        database.commit()
        collection = database.serialize()
    finally:
        database.close()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (("collection.anki2", collection), ("media", b"{}")):
            entry = zipfile.ZipInfo(name, _FIRST_MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return out.getvalue()


def identity(*parts: str) -> int:
    """A number that stays the same for the same parts, of the size Anki's own ids have."""
    digest = hashlib.sha256("\x1f".join(parts).encode()).digest()
    return (1 << 30) + int.from_bytes(digest[:4]) % (1 << 30)
