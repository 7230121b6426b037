"""The list of documents as the page is told of it (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from assistant.versions import current, families, same_text
from ingest.formats.kinds import ENDINGS, Kind
from vectorstore.types import DocumentInfo

# Files whose pages can be shown as pictures.
PICTURED = frozenset(ending.lstrip(".") for kind in (Kind.PDF, Kind.IMAGE) for ending in ENDINGS[kind])


def listed(infos: Sequence[DocumentInfo], uploads: str = "") -> list[dict[str, object]]:
    """All documents, versions of one report together, the newest first.

    `family` numbers the reports, `current` tells which version is searched by default, `same` whether the text is that
    one's (another format of it), `uploaded` whether the file lies in the folder `uploads`.
    """
    searched = frozenset(current(infos))
    return [
        {
            "name": info.name,
            "title": info.title or info.name,
            "version": info.version,
            "kind": info.kind,
            "pictured": info.kind in PICTURED,
            "pages": info.pages,
            "passages": info.passages,
            "characters": info.characters,
            "size": info.size,
            "indexed_at": info.indexed_at,
            "dated": info.dated,
            "scanned": info.scanned,
            "doubts": info.doubts,
            "footnotes": info.footnotes,
            "warnings": info.warnings,
            "family": number,
            "versions": len(family.members),
            "current": info.name in searched,
            "same": same_text(info, family.newest),
            "uploaded": bool(uploads) and PurePath(info.path).is_relative_to(uploads),
        }
        for number, family in enumerate(families(infos))
        for info in family.members
    ]


def state(infos: Sequence[DocumentInfo]) -> str:
    """A word that changes whenever the list does."""
    return format(
        hash(tuple((info.name, info.version, info.indexed_at) for info in infos)) & (2**64 - 1), "x"
    )
