"""The snapshot in force: follows the manifest as writers replace it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

from ingest.errors import StoreDamaged
from ingest.types import Document
from vectorstore.catalogue import Catalogue, Entry, Shelf, with_file
from vectorstore.files import locked
from vectorstore.snapshot import Snapshot

T = TypeVar("T")
# How often a reader starts again when a writer replaces what it is reading.
_ATTEMPTS = 5


class Current:
    """What the store holds now, as seen by this process; safe to use from many threads."""

    def __init__(self, shelf: Shelf, fingerprint: str) -> None:
        self._shelf = shelf
        self._fingerprint = fingerprint
        self._snapshot: Snapshot | None = None
        self._documents: dict[str, Document] = {}
        self._looking = threading.Lock()

    def snapshot(self) -> Snapshot:
        """The one in memory, unless the manifest was replaced. StoreDamaged where the store has vanished."""
        stamp = self._shelf.stamp()
        snapshot = self._snapshot
        if snapshot is not None and snapshot.stamp == stamp:
            return snapshot
        with self._looking:
            snapshot = self._snapshot
            if snapshot is None or snapshot.stamp != stamp:
                catalogue = self._shelf.read()
                if catalogue is None:
                    if snapshot is not None and snapshot.catalogue.entries:
                        raise StoreDamaged(
                            f"Thư mục dữ liệu {self._shelf.root} không còn trên đĩa. Hãy lập chỉ mục lại bằng "
                            "«troly ingest»."
                        )
                    catalogue = Catalogue(self._fingerprint)
                snapshot = self._snapshot = Snapshot(self._shelf, catalogue, stamp, self.document)
                kept = {entry.id for entry in catalogue.entries}
                self._documents = {key: value for key, value in self._documents.items() if key in kept}
            return snapshot

    def read(self, action: Callable[[Snapshot], T]) -> T:
        """Do something with the snapshot, again where a writer removed what it names meanwhile."""
        for _ in range(_ATTEMPTS):
            snapshot = self.snapshot()
            try:
                return action(snapshot)
            except StoreDamaged:
                if self._shelf.stamp() == snapshot.stamp:
                    raise
        raise locked(self._shelf.root)

    def document(self, entry: Entry) -> Document:
        """A document, read once: an entry's file never changes, but it may be told to come from elsewhere."""
        document = self._documents.get(entry.id) or self._shelf.read_document(entry)
        self._documents[entry.id] = document = with_file(document, entry.info)
        return document

    def keeps(self, entry: Entry) -> bool:
        """Whether the document of an entry can be read."""
        try:
            self.document(entry)
        except StoreDamaged:
            return False
        return True

    def equals(self, entry: Entry, document: Document) -> bool:
        """Whether an entry holds this document, from whichever file it came."""
        if entry.info.version != document.version or not self.keeps(entry):
            return False
        return with_file(self.document(entry), document) == document

    def forget(self) -> None:
        """Drop everything in memory."""
        self._snapshot = None
        self._documents = {}
