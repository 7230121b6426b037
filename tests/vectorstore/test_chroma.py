"""The Chroma adapter: its faults in the user's words, servers that do not answer, exact cosines."""

from __future__ import annotations

import json
import math
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from uuid import UUID

import httpx
import pytest
from chromadb.errors import InternalError, NotFoundError

from ingest.errors import ModelMissing, StoreDamaged, StoreError, StoreFull, StoreReadOnly, StoreUnreachable
from tests.fakes import FakeEmbeddings, make_document
from tests.vectorstore.conftest import chroma_server, free_port
from vectorstore import chroma
from vectorstore.store import Store

DOCUMENT = make_document("báo cáo", "Kinh tế tăng trưởng.", "Ngân sách vượt dự toán.", "Thể thao phát triển.")


def fill(vectors: chroma.ChromaVectors, key: str = "a") -> None:
    vectors.add(key, DOCUMENT.passages, lambda done: None)


@pytest.fixture
def embeddings() -> FakeEmbeddings:
    return FakeEmbeddings(64)


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (InternalError("error returned from database: (code: 13) database or disk is full"), StoreFull),
        (InternalError("(code: 8) attempt to write a readonly database"), StoreReadOnly),
        (InternalError("Permission denied (os error 13)"), StoreReadOnly),
        (InternalError("(code: 1032) attempt to write a readonly database"), StoreDamaged),
        (InternalError("(code: 11) database disk image is malformed"), StoreDamaged),
        (NotFoundError("Collection [x] does not exist"), StoreDamaged),
        (type("PanicException", (BaseException,), {})("called `Option::unwrap()`"), StoreDamaged),
    ],
)
def test_faults_of_a_folder(tmp_path: Path, fault: BaseException, expected: type[StoreError]) -> None:
    with pytest.raises(expected) as caught, chroma._faults(tmp_path, None):
        raise fault
    assert type(caught.value) is expected
    assert str(tmp_path) in caught.value.message
    assert caught.value.__cause__ is fault


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (httpx.ConnectError("refused"), StoreUnreachable),
        (httpx.ReadTimeout("slow"), StoreUnreachable),
        (httpx.RemoteProtocolError("closed"), StoreUnreachable),
        (InternalError("(code: 13) database or disk is full"), StoreFull),
        (InternalError("anything"), StoreDamaged),
    ],
)
def test_faults_of_a_server_name_its_address(
    tmp_path: Path, fault: Exception, expected: type[StoreError]
) -> None:
    with (
        pytest.raises(expected, match=r"chroma\.noi-bo:8000"),
        chroma._faults(tmp_path, "chroma.noi-bo:8000"),
    ):
        raise fault


@pytest.mark.parametrize(
    "fault", [KeyboardInterrupt(), ValueError("ours"), OSError(2, "x"), ModelMissing("Thiếu.")]
)
def test_what_is_not_chromas_passes(tmp_path: Path, fault: BaseException) -> None:
    with pytest.raises(type(fault)) as caught, chroma._faults(tmp_path, None):
        raise fault
    assert caught.value is fault


def test_a_vague_fault_on_a_nearly_full_disk_means_it_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vague = InternalError("Error in compaction: Failed to apply logs to the metadata segment")
    with pytest.raises(StoreDamaged), chroma._faults(tmp_path, None):
        raise vague
    monkeypatch.setattr(chroma, "_scarce", lambda root: True)
    with pytest.raises(StoreFull), chroma._faults(tmp_path, None):
        raise vague


def test_cosines_are_exact_and_in_the_order_asked(tmp_path: Path, embeddings: FakeEmbeddings) -> None:
    vectors = chroma.open_folder(tmp_path, "s", embeddings)
    fill(vectors)
    question = [3.0 * value for value in embeddings.embed_query("kinh tế ngân sách")]
    stored = embeddings.embed_documents([passage.indexed_text for passage in DOCUMENT.passages])
    expected = [
        sum(a * b for a, b in zip(question, row, strict=True)) / (math.hypot(*question) * math.hypot(*row))
        for row in stored
    ]
    assert vectors.cosines("a", question, [2, 0]) == pytest.approx([expected[2], expected[0]], abs=1e-6)
    nearest = vectors.nearest("a", question, 3)
    assert [cosine for _, cosine in nearest] == sorted((cosine for _, cosine in nearest), reverse=True)
    for position, cosine in nearest:
        assert cosine == pytest.approx(expected[position], abs=1e-6)
    assert vectors.nearest("a", question, 1) == nearest[:1]
    vectors.close()


def test_passages_are_embedded_in_batches_of_like_length(tmp_path: Path) -> None:
    class Recording(FakeEmbeddings):
        batches: list[list[int]] = []  # noqa: RUF012

        def embed_documents(self, texts: list[str]) -> list[list[float]]:
            self.batches.append([len(text) for text in texts])
            return super().embed_documents(texts)

    embeddings, done = Recording(), list[int]()
    vectors = chroma.open_folder(tmp_path, "s", embeddings)
    document = make_document("dài", *("từ " * (1 + 37 * number % 100) for number in range(150)))
    vectors.add("a", document.passages, done.append)
    assert done == [32, 64, 96, 128, 150]
    lengths = [length for batch in embeddings.batches for length in batch]
    assert lengths == sorted(lengths, reverse=True)
    for position in (0, 77, 149):
        query = embeddings.embed_query(document.passages[position].indexed_text)
        assert vectors.cosines("a", query, [position]) == pytest.approx([1.0], abs=1e-6)
    vectors.close()


def test_a_collection_can_be_read_by_others(tmp_path: Path, embeddings: FakeEmbeddings) -> None:
    vectors = chroma.open_folder(tmp_path, "s", embeddings)
    fill(vectors, "khoa")
    found = vectors._client.get_collection("troly-khoa", embedding_function=None).get(ids=["1"])
    assert found["documents"] == [DOCUMENT.passages[1].indexed_text]
    assert found["metadatas"] is not None
    assert found["metadatas"][0]["document"] == "báo cáo"
    assert found["metadatas"][0]["passage"] == DOCUMENT.passages[1].id
    vectors.close()


def test_a_dotenv_file_of_the_working_folder_is_left_alone(
    tmp_path: Path, embeddings: FakeEmbeddings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_text("CHROMA_API_IMPL=nonsense\nALLOW_RESET=perhaps\n", "utf-8")
    chroma.open_folder(tmp_path, "s", embeddings).close()


def test_missing_keys_and_positions_are_damage(tmp_path: Path, embeddings: FakeEmbeddings) -> None:
    vectors = chroma.open_folder(tmp_path, "s", embeddings)
    fill(vectors)
    with pytest.raises(StoreDamaged):
        vectors.nearest("b", [1.0] * 64, 5)
    with pytest.raises(StoreDamaged):
        vectors.cosines("a", [1.0] * 64, [0, 3])
    vectors.delete("b")
    assert vectors.kept() == ["a"]
    vectors.delete("a")
    assert vectors.kept() == []
    vectors.close()


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (OSError(28, "No space left on device"), StoreFull),
        (PermissionError(13, "Permission denied"), StoreReadOnly),
        (ValueError("Could not connect to tenant default_tenant. Are you sure it exists?"), StoreDamaged),
    ],
)
def test_a_folder_that_does_not_open(
    tmp_path: Path,
    embeddings: FakeEmbeddings,
    monkeypatch: pytest.MonkeyPatch,
    fault: Exception,
    expected: type[StoreError],
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise fault

    monkeypatch.setattr(chroma.chromadb, "PersistentClient", fail)
    with pytest.raises(expected, match=str(tmp_path)) as caught:
        chroma.open_folder(tmp_path, "s", embeddings)
    assert caught.value.__cause__ is fault


def test_a_mended_file_opens_in_the_same_process(tmp_path: Path, embeddings: FakeEmbeddings) -> None:
    vectors = chroma.open_folder(tmp_path, "s", embeddings)
    fill(vectors)
    vectors.close()
    file = tmp_path / "vectors" / "s" / "chroma.sqlite3"
    whole = file.read_bytes()
    file.write_bytes(b"rubbish" * 1000)
    with pytest.raises(StoreDamaged):
        chroma.open_folder(tmp_path, "s", embeddings)
    file.write_bytes(whole)
    mended = chroma.open_folder(tmp_path, "s", embeddings)
    assert len(mended.nearest("a", [1.0] * 64, 3)) == 3
    mended.close()


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:{port}", "127.0.0.1:{port}", "http://127.0.0.1:{port}/", "http://x:y"]
)
def test_no_server_at_the_address(tmp_path: Path, embeddings: FakeEmbeddings, url: str) -> None:
    store = Store.open(tmp_path / "kho", embeddings, fingerprint="a", chroma_url=url.format(port=free_port()))
    assert store.documents() == ()
    with pytest.raises(StoreUnreachable, match="TROLY_CHROMA__URL"):
        store.add(DOCUMENT)
    assert store.documents() == ()


def test_a_server_that_never_answers(
    tmp_path: Path, embeddings: FakeEmbeddings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chroma, "_CONNECT_SECONDS", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}"
        with pytest.raises(StoreUnreachable):
            chroma.open_server(tmp_path, url, "kho", embeddings)


class Falters(BaseHTTPRequestHandler):
    """Answers as Chroma does while a client connects, then no more."""

    released = threading.Event()

    def do_GET(self) -> None:
        if not any(word in self.path for word in ("heartbeat", "tenants", "identity")):
            self.released.wait(30)
        answer: dict[str, object] = {"name": "default", "id": str(UUID(int=0)), "tenant": "default"}
        if "identity" in self.path:
            answer = {"user_id": "", "tenant": "default_tenant", "databases": []}
        body = json.dumps(answer).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self) -> None:
        self.released.wait(30)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def test_a_server_that_stops_answering(
    tmp_path: Path, embeddings: FakeEmbeddings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chroma, "_ANSWER_SECONDS", 0.2)
    with ThreadingHTTPServer(("127.0.0.1", 0), Falters) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        vectors = chroma.open_server(tmp_path, f"http://127.0.0.1:{server.server_port}", "kho", embeddings)
        begun = time.monotonic()
        with pytest.raises(StoreUnreachable):
            fill(vectors)
        assert time.monotonic() - begun < 20
        vectors.close()
        Falters.released.set()
        server.shutdown()


@pytest.mark.server
def test_stores_on_one_server_are_kept_apart(
    tmp_path: Path, server_url: str, embeddings: FakeEmbeddings
) -> None:
    one, two = (chroma.open_server(tmp_path, server_url, name, embeddings) for name in ("mot", "hai"))
    fill(one)
    fill(two)
    fill(two, "b")
    assert (one.kept(), sorted(two.kept())) == (["a"], ["a", "b"])
    two.delete("a")
    assert len(one.nearest("a", [1.0] * 64, 3)) == 3
    for vectors in (one, two):
        vectors.delete("a")
        vectors.delete("b")
        vectors.close()


@pytest.mark.server
def test_a_server_that_stops_and_comes_back(tmp_path: Path, embeddings: FakeEmbeddings) -> None:
    folder, port = tmp_path / "chroma", free_port()
    folder.mkdir()
    with chroma_server(folder, port) as url:
        store = Store.open(tmp_path / "kho", embeddings, fingerprint="a", chroma_url=url)
        store.add(DOCUMENT)
        assert len(store.search("kinh tế")) == 3
    with pytest.raises(StoreUnreachable, match=url):
        store.search("kinh tế")
    with pytest.raises(StoreUnreachable):
        store.add(make_document("mới", "Văn bản mới."))
    assert store.document("báo cáo") == DOCUMENT
    with chroma_server(folder, port):
        assert len(store.search("kinh tế")) == 3
        store.add(make_document("mới", "Văn bản mới."))
        assert len(store.search("kinh tế")) == 4
        store.close()
