"""A reader's text held against the reports, over HTTP: texts, files, limits, who may, what is kept."""

from __future__ import annotations

import io
import json
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import docx
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from assistant.checking import Checked, check
from assistant.web import sent
from assistant.web.auth import hash_line, read_auth
from assistant.web.checking import DOCX, checking_routes
from assistant.web.server import build_app
from ingest.formats.kinds import OLE
from ingest.pipeline import build_document
from ingest.types import Document, Page
from tests.assistant.web.fakes import FakeAssistant, FakeLibrary
from tests.assistant.web.shelves import FakePreview

PASSWORD = "mật khẩu đủ dài"
CHECK, MARK = "/so-lieu/kiem-tra", "/so-lieu/kiem-tra/docx"
TEA = "bao-cao-che.txt"
RICE = "bao-cao-lua.txt"
SPEECH = "𠮷 Sản lượng chè búp tươi năm 2024 đạt 1.250 tấn. Số lao động của hợp tác xã là 999 người."


def report(name: str, *lines: str) -> Document:
    return build_document([Page(None, "\n".join(("BÁO CÁO KẾT QUẢ", *lines)))], name=name)


@pytest.fixture(scope="module")
def library() -> FakeLibrary:
    return FakeLibrary(
        report(TEA, "Sản lượng chè búp tươi năm 2024 đạt 1.250 tấn.", "Doanh thu năm 2024 đạt 36,5 tỷ đồng."),
        report(RICE, "Sản lượng lúa năm 2024 đạt 8.400 tấn."),
    )


class Watched:
    """The real check, noting what it is given; `broken` makes it fail."""

    def __init__(self) -> None:
        self.seen: list[tuple[str, tuple[str, ...]]] = []
        self.broken = False

    def __call__(self, text: str, documents: Sequence[Document]) -> tuple[Checked, ...]:
        self.seen.append((text, tuple(document.name for document in documents)))
        if self.broken:
            raise RuntimeError("bí mật nội bộ")
        return check(text, documents)


@pytest.fixture
def checker() -> Watched:
    return Watched()


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary files are made."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


@pytest.fixture
def app(library: FakeLibrary, checker: Watched, temporary: Path) -> Iterator[TestClient]:
    with TestClient(Starlette(routes=checking_routes(library, 100_000, checker))) as client:
        yield client


def told(client: TestClient, body: object, path: str = CHECK) -> tuple[int, Any]:
    response = client.put(path, content=json.dumps(body).encode())
    return response.status_code, response.json()


def word(*lines: str) -> bytes:
    file, out = docx.Document(), io.BytesIO()
    for line in lines:
        file.add_paragraph(line)
    file.save(out)
    return out.getvalue()


def test_a_text_comes_back_with_its_figures(app: TestClient, library: FakeLibrary) -> None:
    status, found = told(app, {"text": SPEECH})
    assert status == 200
    assert found["documents"] == [TEA, RICE]
    right, unknown = found["items"]
    assert [found["text"][item["start"] : item["end"]] for item in found["items"]] == [
        "1.250 tấn",
        "999 người",
    ]
    assert (right["verdict"], unknown["verdict"]) == ("match", "not_in_report")
    assert found["counts"] == {"match": 1, "differs": 0, "not_in_report": 1}
    entry = right["entry"]
    text = library.document(entry["document"]).text
    assert text[entry["start"] : entry["end"]] == entry["quote"]
    assert right["sentence"].startswith("𠮷 Sản lượng chè") or right["sentence"].startswith("Sản lượng chè")
    assert unknown["entry"] is None


def test_a_wrong_figure_is_told_with_the_right_one(app: TestClient) -> None:
    _, found = told(app, {"text": "Sản lượng chè búp tươi năm 2024 đạt 1.350 tấn."})
    [item] = found["items"]
    assert item["verdict"] == "differs"
    assert "1.250 tấn" in item["message"]


def test_the_text_is_taken_in_its_canonical_form(app: TestClient, checker: Watched) -> None:
    hidden = "\u202e\u200b\ud800\x00"
    _, found = told(app, {"text": f"  Sa\u0309n lượng{hidden}  chè\r\nđạt 1.250 tấn "})
    assert found["text"] == "Sản lượng chè\nđạt 1.250 tấn" == checker.seen[-1][0]


@pytest.mark.parametrize(
    ("names", "against"),
    [(None, (TEA, RICE)), ([], (TEA, RICE)), ([RICE], (RICE,)), ([RICE, RICE], (RICE,))],
)
def test_the_documents_are_the_readers_choice(
    app: TestClient, checker: Watched, names: list[str] | None, against: tuple[str, ...]
) -> None:
    assert told(app, {"text": SPEECH, "documents": names})[0] == 200
    assert checker.seen[-1][1] == against
    content = SPEECH.encode()
    assert app.put(CHECK, params={"ten": "a.txt", "trong": names or []}, content=content).status_code == 200
    assert checker.seen[-1][1] == against


def test_a_document_that_is_gone_is_told(app: TestClient) -> None:
    status, answer = told(app, {"text": SPEECH, "documents": ["không có"]})
    assert (status, answer["message"]) == (404, "Không còn báo cáo này trong danh sách; xin tải lại trang.")


def test_without_reports_there_is_nothing_to_check_against() -> None:
    with TestClient(Starlette(routes=checking_routes(FakeLibrary()))) as client:
        status, answer = told(client, {"text": SPEECH})
    assert status == 422
    assert "Chưa có báo cáo" in answer["message"]


FILES = {
    "bai noi.txt": SPEECH.encode(),
    "bai-noi.md": f"# Bài nói\n\n{SPEECH}".encode(),
    "../bài nói.docx": word("Kính thưa đại hội", SPEECH),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_read_and_forgotten(app: TestClient, temporary: Path, name: str) -> None:
    response = app.put(CHECK, params={"ten": name}, content=FILES[name])
    assert response.status_code == 200, response.text
    found = response.json()
    assert found["name"] == name.removeprefix("../")
    assert [item["verdict"] for item in found["items"]] == ["match", "not_in_report"]
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.exe", b"MZ", "Chưa đọc được loại tệp này"),
        ("", b"x", "Chưa đọc được loại tệp này"),
        ("anh.png", b"\x89PNG\r\n", "Chỉ kiểm tra được"),
        ("a.docx", b"PK\x03\x04 dut", "bị hỏng"),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
        ("a.txt", b"  \n ", "tệp rỗng"),
        ("a.txt", b"x" * 100_001, "lớn hơn mức cho phép"),
        ("a.txt", b"a " * 20_000, "dài hơn mức cho phép"),
    ],
)
def test_a_file_that_cannot_be_checked_is_told_in_one_line(
    app: TestClient, temporary: Path, name: str, content: bytes, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sent, "LONGEST_TEXT", 20_000)
    for path in (CHECK, MARK):
        response = app.put(path, params={"ten": name}, content=content)
        assert response.status_code == 422
        message = response.json()["message"]
        assert words in message
        assert "\n" not in message
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({"text": ""}, "Chưa có nội dung"),
        ({"text": " \n\u200b"}, "Chưa có nội dung"),
        ({"text": "a" * (sent.LONGEST_TEXT + 1)}, "200.001 ký tự"),
        ({"text": "a" * (sent.LARGEST_JSON + 1)}, "quá nhiều ký tự"),
        ({"text": 7}, "không đúng dạng"),
        ({"text": "a", "documents": "x"}, "không đúng dạng"),
        ({"text": "a", "documents": [1]}, "không đúng dạng"),
        ([], "không đúng dạng"),
    ],
)
def test_a_text_that_cannot_be_checked_is_told_in_one_line(app: TestClient, body: object, words: str) -> None:
    status, answer = told(app, body)
    assert status == 422
    assert words in answer["message"]


@pytest.mark.parametrize("content", [b"", b"{", b"\xff", b"[" * 100_000])
def test_what_is_no_json_is_told(app: TestClient, content: bytes) -> None:
    response = app.put(CHECK, content=content)
    assert (response.status_code, "không đúng dạng" in response.json()["message"]) == (422, True)


def test_what_was_not_foreseen_is_not_shown(app: TestClient, checker: Watched) -> None:
    checker.broken = True
    status, answer = told(app, {"text": SPEECH})
    assert status == 500
    assert "bí mật" not in answer["message"]


def test_a_reading_without_end_is_given_up(
    app: TestClient, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sent, "LONGEST_READING", -1)
    response = app.put(CHECK, params={"ten": "quét.txt"}, content=SPEECH.encode())
    assert response.status_code == 422
    assert response.json()["message"].startswith("«quét.txt» mất quá nhiều thời gian")
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize("name", [None, *FILES])
def test_a_marked_copy(app: TestClient, temporary: Path, name: str | None) -> None:
    if name is None:
        response = app.put(MARK, content=json.dumps({"text": SPEECH}).encode())
    else:
        response = app.put(MARK, params={"ten": name}, content=FILES[name])
    assert response.status_code == 200, response.text
    assert response.headers["content-type"] == DOCX
    disposition = response.headers["content-disposition"]
    assert disposition.isascii()
    assert disposition.startswith('attachment; filename="kiem-tra')
    marked = docx.Document(io.BytesIO(response.content))
    assert any("1.250 tấn" in paragraph.text for paragraph in marked.paragraphs)
    assert len(list(marked.comments)) == 2
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize("path", [CHECK, MARK])
@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_foreign_page_checks_nothing(app: TestClient, checker: Watched, path: str, site: str) -> None:
    response = app.put(path, content=b"{}", headers={"Sec-Fetch-Site": site})
    assert response.status_code == 403
    assert app.post(path, content=b"{}").status_code == 405, "a form cannot send what is checked"
    assert checker.seen == []


def test_every_reader_may_check_and_no_one_else(library: FakeLibrary, tmp_path: Path) -> None:
    path = tmp_path / "nguoi-dung"
    path.write_text(hash_line("lan", "user", PASSWORD), encoding="utf-8")
    assistant = FakeAssistant(*library.held.values())
    built = build_app(assistant, data=tmp_path, preview=FakePreview(), auth=read_auth(path))
    with TestClient(built, base_url="http://bao-cao.example", follow_redirects=False) as client:
        assert told(client, {"text": SPEECH})[0] == 401
        assert client.post("/dang-nhap", data={"ten": "lan", "mat-khau": PASSWORD}).status_code == 303
        assert told(client, {"text": SPEECH})[0] == 200
        assert client.put(MARK, content=json.dumps({"text": SPEECH}).encode()).content.startswith(b"PK")
    assert {file.name for file in tmp_path.iterdir()} <= {"nguoi-dung"}, "nothing of it is kept"
