"""Vectors in Chroma, in a folder or on a server; the only file that imports chromadb.

Each document has a collection of its own, written once and never changed. So a search needs no metadata filter (which
costs more than the search), removing is dropping a collection, and a process that reads never holds an outdated copy
of what another one wrote, as it does when a shared collection grows behind Chroma's caches.

Importing chromadb takes a second; nothing here is imported before vectors are needed.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path

import chromadb
import httpx
import numpy as np
from chromadb.api import ClientAPI
from chromadb.api.collection_configuration import CreateCollectionConfiguration
from chromadb.api.shared_system_client import SharedSystemClient
from chromadb.config import Settings
from chromadb.errors import ChromaError, NotFoundError
from langchain_chroma import Chroma
from langchain_core.embeddings import Embeddings

from ingest.errors import StoreError, StoreFull, StoreUnreachable
from ingest.types import Passage
from vectorstore.files import damaged, disk_errors, full, read_only

# Small enough that progress moves and a stop is heard within two seconds or three; larger ones were no faster.
BATCH = 32
_COSINE: CreateCollectionConfiguration = {"hnsw": {"space": "cosine"}}
_CONNECT_SECONDS = 5.0
_ANSWER_SECONDS = 60.0
_SCARCE = 16 << 20
_UNREADABLE = "Chroma không đọc được dữ liệu véc-tơ"


def open_folder(root: Path, space: str, embeddings: Embeddings) -> ChromaVectors:
    """Vectors in a folder of their own under the store's root."""
    folder = root / "vectors" / space
    with _faults(root, None), disk_errors(root):
        folder.mkdir(parents=True, exist_ok=True)
        try:
            client = chromadb.PersistentClient(str(folder), settings=_settings())
        except BaseException as error:
            # Chroma keeps what it failed to start, and would hand it out again.
            SharedSystemClient.clear_system_cache()
            if isinstance(error, ValueError):
                raise damaged(root, _UNREADABLE) from error
            raise
    return ChromaVectors(client, embeddings, "troly-", root, None)


def open_server(root: Path, url: str, store: str, embeddings: Embeddings) -> ChromaVectors:
    """Vectors on a Chroma server, which other stores may share: `store` keeps them apart.

    Raises StoreUnreachable where nothing answers at the address, or something that is not Chroma.
    """
    try:
        address = httpx.URL(url if "//" in url else f"http://{url}")
        secure = address.scheme == "https"
        address = address.copy_with(port=address.port or (443 if secure else 8000), path="/api/v2/heartbeat")
        # Chroma's client would wait for ever: ask first, with a limit.
        httpx.get(address, timeout=_CONNECT_SECONDS).raise_for_status()
        client = chromadb.HttpClient(address.host, address.port or 0, ssl=secure, settings=_settings())
    except Exception as error:
        raise unreachable(url) from error
    for session in _sessions(client):
        session.timeout = httpx.Timeout(_ANSWER_SECONDS, connect=_CONNECT_SECONDS)
    return ChromaVectors(client, embeddings, f"troly-{store}-", root, url)


def _sessions(client: ClientAPI) -> list[httpx.Client]:
    """The connections of a server's client, which it neither limits in time nor closes; none for a folder."""
    parts = (client, getattr(client, "_admin_client", None))
    sessions = (getattr(getattr(part, "_server", None), "_session", None) for part in parts)
    return [session for session in sessions if isinstance(session, httpx.Client)]


def _settings() -> Settings:
    return Settings(anonymized_telemetry=False, _env_file=None)


class ChromaVectors:
    """A `VectorIndex` on one Chroma client; safe to search from many threads."""

    def __init__(
        self, client: ClientAPI, embeddings: Embeddings, prefix: str, root: Path, url: str | None
    ) -> None:
        self._client = client
        self._embeddings = embeddings
        self._prefix = prefix
        self._root = root
        self._url = url
        self._collections: dict[str, chromadb.Collection] = {}

    def add(self, key: str, passages: Sequence[Passage], done: Callable[[int], None]) -> None:
        """Embed and keep passages in batches of like length, which wastes no time on padding."""
        with self._faults():
            collection = Chroma(
                self._prefix + key, self._embeddings, client=self._client, collection_configuration=_COSINE
            )
        order = sorted(range(len(passages)), key=lambda position: -len(passages[position].indexed_text))
        for start in range(0, len(order), BATCH):
            batch = order[start : start + BATCH]
            with self._faults():
                collection.add_texts(
                    [passages[position].indexed_text for position in batch],
                    metadatas=[_metadata(passages[position]) for position in batch],
                    ids=[str(position) for position in batch],
                )
            done(start + len(batch))
        with self._faults():
            whole = self._collection(key).count() == len(passages)
        if not whole:
            raise damaged(self._root, "các véc-tơ vừa ghi không đủ")

    def nearest(self, key: str, vector: Sequence[float], limit: int) -> list[tuple[int, float]]:
        with self._faults():
            result = self._collection(key).query(
                query_embeddings=[vector], n_results=limit, include=["distances"]
            )
            distances = result["distances"] or [[]]
            return [
                (int(id_), 1.0 - distance)
                for id_, distance in zip(result["ids"][0], distances[0], strict=True)
            ]

    def cosines(self, key: str, vector: Sequence[float], positions: Sequence[int]) -> list[float]:
        with self._faults():
            result = self._collection(key).get(
                ids=[str(position) for position in positions], include=["embeddings"]
            )
        found = result["embeddings"]
        rows = dict(zip(map(int, result["ids"]), found if found is not None else (), strict=True))
        if len(rows) != len(set(positions)):
            raise damaged(self._root, "thiếu véc-tơ của một số đoạn")
        matrix = np.asarray([rows[position] for position in positions], np.float32)
        wanted = np.asarray(vector, np.float32)
        lengths = np.linalg.norm(matrix, axis=1) * np.linalg.norm(wanted)
        return [float(value) for value in matrix @ wanted / np.maximum(lengths, 1e-12)]

    def kept(self) -> list[str]:
        with self._faults():
            names = [collection.name for collection in self._client.list_collections()]
        return [name.removeprefix(self._prefix) for name in names if name.startswith(self._prefix)]

    def delete(self, key: str) -> None:
        self._collections.pop(key, None)
        with self._faults(), suppress(NotFoundError):
            self._client.delete_collection(self._prefix + key)

    def close(self) -> None:
        self._collections.clear()
        with self._faults():
            # The client's public type lacks `close`; both kinds of client have it.
            self._client.close()  # type: ignore[attr-defined]
            for session in _sessions(self._client):
                session.close()

    def _collection(self, key: str) -> chromadb.Collection:
        # Kept, since looking one up costs as much as a search.
        if (collection := self._collections.get(key)) is None:
            collection = self._client.get_collection(self._prefix + key, embedding_function=None)
            self._collections[key] = collection
        return collection

    def _faults(self) -> AbstractContextManager[None]:
        return _faults(self._root, self._url)


def _metadata(passage: Passage) -> dict[str, str | int]:
    """What another reader of the collection needs to show a passage."""
    return {
        "document": passage.document,
        "passage": passage.id,
        "section": passage.section_path,
        "start": passage.start,
        "end": passage.end,
    }


@contextmanager
def _faults(root: Path, url: str | None) -> Iterator[None]:
    """Turn what Chroma raises into errors of the store; `url` is None for a folder."""
    try:
        yield
    except NotFoundError as error:
        raise damaged(root, "thiếu véc-tơ của một tài liệu") from error
    except httpx.HTTPError as error:
        raise unreachable(url or "") from error
    except ChromaError as error:
        raise _server_error(error, root, url) if url else _folder_error(error, root) from error
    except BaseException as error:
        # A panic of Chroma's Rust core, which is no Exception.
        if type(error).__name__ != "PanicException":
            raise
        raise damaged(root, _UNREADABLE) from error


def unreachable(url: str) -> StoreUnreachable:
    """No answer, or not Chroma's, at the address."""
    return StoreUnreachable(
        f"Không kết nối được máy chủ Chroma tại {url}. Hãy kiểm tra máy chủ đang chạy và địa chỉ trong thiết lập "
        "TROLY_CHROMA__URL."
    )


def _server_error(error: Exception, root: Path, url: str) -> StoreError:
    if _tells_full(error):
        return StoreFull(
            f"Ổ đĩa của máy chủ Chroma tại {url} đã hết chỗ trống; các tài liệu đã lập chỉ mục vẫn nguyên vẹn. "
            "Hãy giải phóng dung lượng trên máy chủ rồi thực hiện lại."
        )
    return damaged(root, f"máy chủ Chroma tại {url} báo lỗi dữ liệu véc-tơ")


def _folder_error(error: Exception, root: Path) -> StoreError:
    """Chroma tells faults of the disk in words only, SQLite's code among them."""
    words = str(error).lower()
    if "code: 1032)" in words:
        return damaged(root, "tệp véc-tơ đã bị xóa hoặc thay thế trong khi đang dùng")
    if "readonly" in words or "read-only" in words or "permission denied" in words:
        return read_only(root)
    if _tells_full(error) or _scarce(root):
        return full(root)
    return damaged(root, _UNREADABLE)


def _tells_full(error: Exception) -> bool:
    words = str(error).lower()
    return "code: 13)" in words or "disk is full" in words or "no space left" in words


def _scarce(root: Path) -> bool:
    """Whether so little space is left that Chroma's vaguer complaints mean this."""
    with suppress(OSError):
        return shutil.disk_usage(root).free < _SCARCE
    return False
