"""What the part «Số liệu» tells of each document, read once for each state of it and kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection
from functools import cached_property

from assistant.figures.audit.findings import Finding, findings
from assistant.figures.ledger.entries import Entry, entries
from assistant.figures.terms.pairing import TwoTerms, two_terms
from assistant.versions import current
from assistant.web.ports import Library
from ingest.errors import DocumentUnknown
from ingest.types import Document
from vectorstore.types import DocumentInfo

KEPT = 64  # documents


class Sheet:
    """The figures of one document; each view is worked out when it is first asked for."""

    def __init__(self, document: Document) -> None:
        self.name = document.name
        self.title = document.title or document.name
        self._document = document

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The ledger, in order of place."""
        return entries(self._document)

    @cached_property
    def terms(self) -> TwoTerms | None:
        """The past term beside the next; None where the document does not tell of two."""
        return two_terms(self.entries)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What disagrees, and what was checked and is right."""
        return tuple(findings(self._document))


class Ledgers:
    """The sheets of a library's documents; may be asked from any thread."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._sheets: OrderedDict[tuple[str, str, str], Sheet] = OrderedDict()

    def sheets(self, names: Collection[str] = ()) -> list[Sheet]:
        """The sheets of those of the names that there are, in the library's order; of the current ones where none is.

        Raises StoreError.
        """
        infos = self._library.documents()
        wanted = {info.name for info in infos if info.name in names} or set(current(infos))
        found = (self._sheet(info) for info in infos if info.name in wanted)
        return [sheet for sheet in found if sheet is not None]

    def _sheet(self, info: DocumentInfo) -> Sheet | None:
        """The sheet of a document; None where it was removed meanwhile."""
        key = (info.name, info.version, info.indexed_at)
        sheet = self._sheets.get(key)
        if sheet is None:
            try:
                sheet = Sheet(self._library.document(info.name))
            except DocumentUnknown:
                return None
            for old in [old for old in self._sheets.copy() if old[0] == info.name]:
                self._sheets.pop(old, None)
            self._sheets[key] = sheet
            while len(self._sheets) > KEPT:
                self._sheets.popitem(last=False)
        return sheet
