"""Stores to test: over a fake index, a Chroma folder, and a real Chroma server."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from tests.fakes import FakeEmbeddings, FakeVectorIndex, make_document
from tests.vectorstore.samples import CULTURE, ECONOMY, OLD
from vectorstore.store import Store

# Opens the store of this test; again, the same one. Keywords go to the store.
OpenStore = Callable[..., Store]
START_SECONDS = 60


@contextmanager
def chroma_server(folder: Path, port: int) -> Iterator[str]:
    """A Chroma server process on this machine; its address."""
    command = [str(Path(sys.executable).with_name("chroma")), "run", "--path", str(folder)]
    command += ["--host", "127.0.0.1", "--port", str(port)]
    url = f"http://127.0.0.1:{port}"
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder)
    try:
        for _ in range(START_SECONDS * 10):
            assert process.poll() is None, "the Chroma server ended at once"
            try:
                httpx.get(f"{url}/api/v2/heartbeat", timeout=1).raise_for_status()
                break
            except httpx.HTTPError:
                time.sleep(0.1)
        else:
            pytest.fail("the Chroma server did not answer in time")
        yield url
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@pytest.fixture(scope="session")
def server_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """One Chroma server for the whole run; each store there has names of its own."""
    with chroma_server(tmp_path_factory.mktemp("chroma"), free_port()) as url:
        yield url


@pytest.fixture
def embeddings() -> FakeEmbeddings:
    return FakeEmbeddings()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "kho dữ liệu"


@pytest.fixture(params=["fake", "folder", pytest.param("server", marks=pytest.mark.server)])
def kind(request: pytest.FixtureRequest) -> str:
    """What keeps the vectors."""
    return str(request.param)


@pytest.fixture
def open_store(
    kind: str, root: Path, embeddings: FakeEmbeddings, request: pytest.FixtureRequest
) -> Iterator[OpenStore]:
    """Opens a store over the kind of index under test; all are closed at the end."""
    spaces: dict[tuple[str, str], FakeVectorIndex] = {}
    opened: list[Store] = []

    def open_one(**options: object) -> Store:
        options = {"root": root, "embeddings": embeddings, "fingerprint": "mô hình a", **options}
        if kind == "fake":
            given = options["embeddings"]

            def fake_space(store: str, space: str) -> FakeVectorIndex:
                return spaces.setdefault((store, space), FakeVectorIndex(given))  # type: ignore[arg-type]

            store = Store(open_vectors=fake_space, **options)  # type: ignore[arg-type]
        else:
            url = request.getfixturevalue("server_url") if kind == "server" else None
            store = Store.open(chroma_url=url, **options)  # type: ignore[arg-type]
        opened.append(store)
        return store

    yield open_one
    for store in opened:
        store.close()


@pytest.fixture
def store(open_store: OpenStore) -> Store:
    return open_store()


@pytest.fixture
def filled(store: Store) -> Store:
    """A store of two documents, five passages."""
    store.add(make_document("văn hóa", *CULTURE))
    store.add(make_document("kinh tế", *ECONOMY))
    return store


@pytest.fixture
def old(store: Store) -> Store:
    """A store that holds `OLD`."""
    store.add(OLD)
    return store
