"""Documents in, passages out: one store over vectors, BM25 and the documents themselves.

Readers never wait: they use the catalogue as they find it and look again when it changed. One process writes at a
time, and in this order: vectors, document, BM25 (each under a name never used before), then the manifest, in one
step. Cut short before that step, the old state still answers; after it, the new one does. What neither names is
removed by the next write.
"""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Self

from ingest.errors import StoreDamaged, StoreEmpty, StoreError, StoreMismatch, TrolyError
from ingest.types import Document, Progress, no_progress
from vectorstore.catalogue import SCHEMA, Catalogue, Entry, Shelf, describe, new_id, retold, with_file
from vectorstore.current import Current
from vectorstore.files import disk_errors, write_lock
from vectorstore.lexical import LexicalIndex, terms
from vectorstore.mismatch import explain_mismatch
from vectorstore.similarity import Similarity
from vectorstore.snapshot import Snapshot
from vectorstore.types import AddStatus, DocumentInfo, Hit, VectorIndex

# Bytes that must be free before vectors are deleted.
SWEEPING_ROOM = 1024 * 1024

if TYPE_CHECKING:
    from langchain_core.embeddings import Embeddings

# (store, space) -> vectors: a new space starts empty, whatever happened to the one before.
OpenVectors = Callable[[str, str], VectorIndex]


class Store:
    """Add, remove and search documents under one folder; safe to use from many threads and processes.

    `fingerprint` names the embedding model and its prompts. Every method raises errors of `ingest.errors` only.
    """

    def __init__(
        self,
        root: Path,
        embeddings: Embeddings,
        *,
        fingerprint: str,
        open_vectors: OpenVectors,
        lock_timeout: float = 10.0,
    ) -> None:
        self.root = root
        self._embeddings = embeddings
        self._similarity = Similarity(embeddings)
        self._fingerprint = fingerprint
        self._open_vectors = open_vectors
        self._lock_timeout = lock_timeout
        self._shelf = Shelf(root)
        self._current = Current(self._shelf, fingerprint)
        self._spaces: dict[str, VectorIndex] = {}
        self._opening = threading.Lock()

    @classmethod
    def open(
        cls,
        root: Path,
        embeddings: Embeddings,
        *,
        fingerprint: str,
        chroma_url: str | None = None,
        lock_timeout: float = 10.0,
    ) -> Self:
        """Use the store under `root`, vectors in a Chroma folder there or on the server at `chroma_url`.

        Nothing is read, created or imported until it is needed.
        """

        def open_vectors(store: str, space: str) -> VectorIndex:
            from vectorstore.chroma import open_folder, open_server

            if chroma_url:
                return open_server(root, chroma_url, store, embeddings)
            return open_folder(root, space, embeddings)

        return cls(
            root, embeddings, fingerprint=fingerprint, open_vectors=open_vectors, lock_timeout=lock_timeout
        )

    def close(self) -> None:
        """Release files and connections."""
        with self._opening:
            for vectors in self._spaces.values():
                vectors.close()
            self._spaces.clear()
        self._current.forget()

    # Reading

    def documents(self) -> tuple[DocumentInfo, ...]:
        """What is indexed, in order of names."""
        return tuple(entry.info for entry in self._current.snapshot().catalogue.entries)

    def document(self, name: str) -> Document:
        """A document as it was indexed; DocumentUnknown lists the nearest names."""
        return self._current.read(lambda snapshot: self._current.document(snapshot.catalogue.entry(name)))

    def holds(self, name: str, digest: str) -> bool:
        """Whether that name was indexed from a file of that digest, and is still whole. Raises StoreMismatch."""
        catalogue = self._shelf.read()
        known = catalogue.find(name) if catalogue and digest else None
        if catalogue is None or known is None or known.info.digest != digest:
            return False
        self._check_match(catalogue)
        return self._current.keeps(known)

    def search(
        self, text: str, *, words: str = "", limit: int = 50, documents: Collection[str] = ()
    ) -> list[Hit]:
        """The best `limit` passages of each retriever, together, in the order of the documents.

        `words` are more words for the lexical retrievers: what else says the same. `documents` restricts the search to those names. Raises StoreEmpty, StoreMismatch, DocumentUnknown,
        StoreDamaged, StoreUnreachable.
        """
        now = self._current.snapshot()
        self._check_searchable(now.catalogue)
        # While the model may still be loading, all else gets ready; what goes wrong here is told below.
        with suppress(StoreError):
            self._vectors(now.catalogue)
            now.prepare()
        vector = self._embeddings.embed_query(text)

        def action(snapshot: Snapshot) -> list[Hit]:
            self._check_searchable(snapshot.catalogue)
            vectors = self._vectors(snapshot.catalogue)
            return snapshot.search(text, words, vector, vectors, limit=limit, documents=documents)

        return self._current.read(action)

    def similarities(self, question: str, texts: Sequence[str]) -> list[float]:
        """The cosine of each text with a question; texts embedded once are remembered. Raises ModelMissing."""
        return self._similarity(question, texts)

    def mismatch(self) -> str | None:
        """Why the store cannot be searched with this model, in Vietnamese; None where it can."""
        return explain_mismatch(self._current.snapshot().catalogue, self._fingerprint, self.root)

    # Writing

    def add(self, document: Document, *, progress: Progress = no_progress, force: bool = False) -> AddStatus:
        """Index a document; the same one again is left alone (not with `force`), another of its name replaced.

        Raises StoreMismatch, StoreLocked, StoreFull, StoreReadOnly, StoreDamaged, StoreUnreachable, or what `progress`
        raises; the documents indexed before stay as they were.
        """
        if not force and (known := self._known(self._shelf.read(), document)):
            if retold(known, document) != known:
                with self._writing() as catalogue:
                    if known := self._known(catalogue, document):
                        self._shelf.write(catalogue.with_entry(retold(known, document)))
            return AddStatus.UNCHANGED
        with self._writing() as catalogue:
            if not force and self._known(catalogue, document):
                return AddStatus.UNCHANGED
            known = catalogue.find(document.name)
            if not catalogue.entries:
                # Nothing to keep to: the model in use now, and a new space instead of what the old one has left.
                catalogue = self._renewed(catalogue)
            self._check_match(catalogue)
            entry = self._write_entry(catalogue, document, progress)
            self._commit(catalogue.with_entry(entry))
            return AddStatus.REPLACED if known else AddStatus.ADDED

    def remove(self, name: str) -> None:
        """Forget a document and all that was made of it; DocumentUnknown lists the nearest names."""
        self._current.snapshot().catalogue.entry(name)
        with self._writing() as catalogue:
            catalogue.entry(name)
            self._commit(catalogue.without(name))

    def rebuild(self, *, progress: Progress = no_progress) -> None:
        """Embed and index every document again, from the kept copies, with the model in use now.

        The old state answers until the new one is whole. Also mends a store whose manifest, vectors or BM25 are
        lost.
        """
        with self._writing(mend=True) as old:
            new = self._renewed(old)
            for entry in old.entries:
                progress(f"Đang lập lại chỉ mục: {entry.info.name}", None)
                document = with_file(self._shelf.read_document(entry), entry.info)
                fresh = self._write_entry(new, document, progress)
                info = replace(fresh.info, indexed_at=entry.info.indexed_at)
                new = new.with_entry(replace(fresh, info=info))
            self._commit(new)

    # Inside

    def _vectors(self, catalogue: Catalogue) -> VectorIndex:
        with self._opening:
            if catalogue.space not in self._spaces:
                self._spaces[catalogue.space] = self._open_vectors(catalogue.store, catalogue.space)
            return self._spaces[catalogue.space]

    def _renewed(self, catalogue: Catalogue) -> Catalogue:
        """The same store, empty, for the model in use now."""
        return replace(catalogue, schema=SCHEMA, fingerprint=self._fingerprint, space=new_id(), entries=())

    def _check_match(self, catalogue: Catalogue) -> None:
        if explanation := explain_mismatch(catalogue, self._fingerprint, self.root):
            raise StoreMismatch(explanation)

    def _check_searchable(self, catalogue: Catalogue) -> None:
        if not catalogue.entries:
            raise StoreEmpty("Chưa có tài liệu nào được lập chỉ mục; hãy chạy «troly ingest TỆP».")
        self._check_match(catalogue)

    def _known(self, catalogue: Catalogue | None, document: Document) -> Entry | None:
        """The entry of this very document. Costs no look at the vectors, which would load Chroma."""
        known = catalogue.find(document.name) if catalogue else None
        if catalogue is None or known is None or known.info.version != document.version:
            return None
        self._check_match(catalogue)
        return known if self._current.equals(known, document) else None

    @contextmanager
    def _writing(self, *, mend: bool = False) -> Iterator[Catalogue]:
        """Hold the store for writing; `mend` takes what the documents on disk tell where the manifest is lost."""
        with write_lock(self.root, self._shelf.lock, self._lock_timeout):
            try:
                catalogue = self._shelf.read()
            except StoreDamaged:
                if not mend:
                    raise
                catalogue = self._shelf.recover(self._fingerprint)
            if catalogue is None:
                # From now on a missing manifest means damage.
                catalogue = Catalogue(self._fingerprint)
                self._shelf.write(catalogue)
            try:
                yield catalogue
            except BaseException:
                with suppress(TrolyError):
                    if whole := self._shelf.read():
                        self._sweep(whole)
                raise

    def _write_entry(self, catalogue: Catalogue, document: Document, progress: Progress) -> Entry:
        """Write vectors and document under a new name."""
        entry = Entry(new_id(), describe(document))
        total = len(document.passages)
        progress(f"Đang lập chỉ mục: 0/{total} đoạn", 0.0)
        self._vectors(catalogue).add(
            entry.id,
            document.passages,
            lambda done: progress(f"Đang lập chỉ mục: {done}/{total} đoạn", done / max(total, 1)),
        )
        self._shelf.write_document(entry.id, document)
        return entry

    def _commit(self, catalogue: Catalogue) -> None:
        """Write BM25 over all documents, then put the new catalogue into force."""
        catalogue = replace(catalogue, lexical=new_id())
        # Where another document cannot be read, this one is still worth keeping; BM25 waits until that is mended.
        with suppress(StoreDamaged):
            passages = [p for entry in catalogue.entries for p in self._current.document(entry).passages]
            with disk_errors(self.root):
                LexicalIndex.build(terms(p.indexed_text) for p in passages).save(
                    self._shelf.lexical / catalogue.lexical
                )
        self._shelf.write(catalogue)
        with suppress(TrolyError):
            self._sweep(catalogue)

    def _sweep(self, catalogue: Catalogue) -> None:
        """Remove what the catalogue does not name; vectors only where the disk has room for it.

        Chroma's journal needs some: on a full disk its deletion was seen to wait without end. The next change sweeps
        again.
        """
        self._shelf.sweep(catalogue)
        if shutil.disk_usage(self.root).free < SWEEPING_ROOM:
            return
        kept = {entry.id for entry in catalogue.entries}
        vectors = self._vectors(catalogue)
        for key in vectors.kept():
            if key not in kept:
                vectors.delete(key)
