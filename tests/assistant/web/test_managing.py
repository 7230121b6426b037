"""Who may change what is indexed, and what everyone may see, over HTTP."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from assistant.web.auth import hash_line, read_auth
from assistant.web.pictures import WIDTHS
from assistant.web.running import LOOPBACK_NAMES
from assistant.web.server import build_app
from tests.assistant.web.fakes import NAME, FakeAssistant, build_document
from tests.assistant.web.shelves import NEW, OLD, PAGES, FakeIntake, FakePreview, add_versions, build_scan

PASSWORD = "mật khẩu đủ dài"
QUOTE = "Phấn đấu đến năm 2030 sản lượng đạt 1.800 tấn."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("files")


@pytest.fixture(scope="module")
def assistant(files: Path) -> FakeAssistant:
    assistant = FakeAssistant(build_document(), build_scan(files))
    add_versions(assistant, files)
    return assistant


@pytest.fixture(scope="module")
def preview() -> FakePreview:
    return FakePreview()


@pytest.fixture(scope="module")
def intake(assistant: FakeAssistant) -> FakeIntake:
    return FakeIntake(assistant)


@pytest.fixture(scope="module")
def app(
    assistant: FakeAssistant, intake: FakeIntake, preview: FakePreview, folder: Path
) -> Iterator[TestClient]:
    built = build_app(assistant, data=folder, intake=intake.port(), preview=preview, hosts=LOOPBACK_NAMES)
    with TestClient(built, base_url="http://127.0.0.1:7860") as client:
        yield client


@pytest.fixture(scope="module")
def guarded(assistant: FakeAssistant, intake: FakeIntake, folder: Path) -> Iterator[TestClient]:
    path = folder / "nguoi-dung"
    lines = (hash_line("lan", "user", PASSWORD), hash_line("minh", "admin", PASSWORD))
    path.write_text("\n".join(lines), encoding="utf-8")
    built = build_app(
        assistant, data=folder / "khac", intake=intake.port(), preview=FakePreview(), auth=read_auth(path)
    )
    with TestClient(built, base_url="http://bao-cao.example", follow_redirects=False) as client:
        yield client


def login(client: TestClient, name: str) -> None:
    client.cookies.clear()
    assert client.post("/dang-nhap", data={"ten": name, "mat-khau": PASSWORD}).status_code == 303


def job(client: TestClient, id: str) -> dict[str, Any]:
    """The job once it has ended."""
    deadline = time.monotonic() + 10
    while True:
        found = next(job for job in client.get("/tai-lieu/viec").json()["jobs"] if job["id"] == id)
        if found["state"] not in ("waiting", "working"):
            return dict(found)
        assert time.monotonic() < deadline
        time.sleep(0.01)


def send(client: TestClient, name: str, content: bytes = b"noi dung") -> dict[str, Any]:
    response = client.put("/tai-lieu/tep", params={"ten": name}, content=content)
    assert response.status_code == 202, response.text
    return job(client, response.json()["id"])


def test_a_file_becomes_a_job_and_a_document(app: TestClient, folder: Path) -> None:
    done = send(app, "../mới <b>.txt")
    assert (done["state"], done["message"]) == ("done", "Đã thêm báo cáo «mới <b>.txt».")
    assert (folder / "uploads" / "mới <b>.txt").read_bytes() == b"noi dung"
    listing = app.get("/tai-lieu").json()
    assert listing["may_change"] is True
    assert ".pdf" in listing["accept"]
    assert [one["uploaded"] for one in listing["documents"] if one["name"] == "mới <b>.txt"] == [True]
    response = app.delete("/tai-lieu/tep", params={"ten": "mới <b>.txt"})
    assert job(app, response.json()["id"])["message"] == "Đã gỡ «mới <b>.txt» và xoá tệp đã tải lên."
    assert list((folder / "uploads").iterdir()) == []


def test_what_cannot_be_added_is_told(app: TestClient) -> None:
    for name, content in (("anh.svg", b"x"), ("", b"x"), ("a.txt", b"x" * 1001)):
        response = app.put("/tai-lieu/tep", params={"ten": name}, content=content)
        assert response.status_code == 422
        assert response.json()["message"]
    failed = send(app, "a.pdf", b"hong")
    assert (failed["state"], failed["message"]) == ("failed", "«a.pdf» bị hỏng.")
    assert app.put(f"/tai-lieu/viec/{failed['id']}/lai").status_code == 200
    assert job(app, failed["id"])["state"] == "failed"
    assert app.delete(f"/tai-lieu/viec/{failed['id']}").status_code == 200
    assert app.delete(f"/tai-lieu/viec/{failed['id']}").status_code == 409


def test_indexing_anew(app: TestClient) -> None:
    response = app.put("/tai-lieu/chi-muc", params={"ten": NAME})
    assert job(app, response.json()["id"])["kind"] == "reread"
    assert app.put("/tai-lieu/chi-muc", params={"ten": "không có"}).status_code == 404
    assert app.delete("/tai-lieu/tep", params={"ten": "không có"}).status_code == 404


def test_a_job_can_be_stopped(app: TestClient, intake: FakeIntake) -> None:
    intake.gate.clear()
    try:
        id = app.put("/tai-lieu/tep", params={"ten": "lau.txt"}, content=b"x").json()["id"]
        assert app.put(f"/tai-lieu/viec/{id}/huy").status_code == 200
        assert job(app, id)["state"] == "cancelled"
    finally:
        intake.gate.set()


CHANGES = (
    ("PUT", "/tai-lieu/tep?ten=a.txt"),
    ("DELETE", "/tai-lieu/tep?ten=x"),
    ("PUT", "/tai-lieu/chi-muc?ten=x"),
    ("GET", "/tai-lieu/viec"),
    ("PUT", "/tai-lieu/viec/x/huy"),
    ("PUT", "/tai-lieu/viec/x/lai"),
    ("DELETE", "/tai-lieu/viec/x"),
)


@pytest.mark.parametrize(("method", "path"), CHANGES)
def test_only_admins_change_anything(guarded: TestClient, method: str, path: str) -> None:
    guarded.cookies.clear()
    assert guarded.request(method, path).status_code == 401
    login(guarded, "lan")
    response = guarded.request(method, path)
    assert response.status_code == 403
    assert "Chỉ người quản trị" in response.json()["message"]
    login(guarded, "minh")
    assert guarded.request(method, path).status_code in (200, 202, 404, 409)


@pytest.mark.parametrize(("method", "path"), CHANGES)
@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_foreign_page_changes_nothing(app: TestClient, method: str, path: str, site: str) -> None:
    assert app.request(method, path, headers={"Sec-Fetch-Site": site}).status_code == 403
    assert app.post(path).status_code in (404, 405), "a form cannot send what changes anything"


def test_readers_see_the_list_and_the_text(guarded: TestClient) -> None:
    login(guarded, "lan")
    listing = guarded.get("/tai-lieu").json()
    assert listing["may_change"] is False
    assert listing["accept"] == []
    assert not any(one["uploaded"] for one in listing["documents"])
    assert guarded.get("/tai-lieu/noi-dung", params={"ten": NEW}).status_code == 200
    assert guarded.get("/tai-lieu/trang", params={"ten": NEW, "so": 1, "rong": 480}).status_code == 200


def test_jobs_tell_admins_whose_they_are(guarded: TestClient) -> None:
    login(guarded, "minh")
    assert send(guarded, "cua-minh.txt")["user"] == "minh"


def test_pages_as_pictures(app: TestClient, preview: FakePreview) -> None:
    assert app.get("/tai-lieu/so-trang", params={"ten": NEW}).json() == {"pages": PAGES}
    page = {"ten": NEW, "so": 2, "rong": 700}
    preview.drawn.clear()
    response = app.get("/tai-lieu/trang", params=page)
    assert response.headers["content-type"] == "image/png"
    assert response.content.startswith(b"\x89PNG")
    assert preview.drawn == [(NEW, 2, 800)]
    assert app.get("/tai-lieu/trang", params=page).content == response.content
    tag = {"If-None-Match": response.headers["etag"]}
    assert app.get("/tai-lieu/trang", params=page, headers=tag).status_code == 304
    assert len(preview.drawn) == 1, "kept"
    app.get("/tai-lieu/trang", params={**page, "rong": 10**8})
    assert preview.drawn[-1] == (NEW, 2, WIDTHS[-1])


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"so": 0}, 422),
        ({"so": PAGES + 1}, 422),
        ({"so": "-1"}, 422),
        ({"so": "²"}, 422),
        ({"rong": ""}, 422),
        ({"ten": "không có"}, 404),
    ],
)
def test_pages_that_are_not_there(app: TestClient, change: dict[str, object], status: int) -> None:
    response = app.get("/tai-lieu/trang", params={"ten": NEW, "so": 1, "rong": 480, **change})
    assert response.status_code == status
    assert response.json()["message"]


def test_the_places_of_a_quote(app: TestClient, assistant: FakeAssistant, preview: FakePreview) -> None:
    text = assistant.store.document(OLD).text
    start = text.index(QUOTE)
    asked = {"ten": OLD, "dau": start, "cuoi": start + len(QUOTE)}
    [found] = app.get("/tai-lieu/vi-tri", params=asked).json()
    assert (found["page"], len(found["boxes"])) == (2, 2)
    assert found["boxes"][0] == {"left": 0.15, "top": 0.3, "right": 0.85, "bottom": 0.33}
    assert preview.sought[-1] == (2, QUOTE)
    across = app.get("/tai-lieu/vi-tri", params={**asked, "dau": text.index("Doanh thu")}).json()
    assert [one["page"] for one in across] == [1, 2]


def test_the_places_in_a_scan_come_from_its_lines(app: TestClient, preview: FakePreview) -> None:
    [found] = app.get("/tai-lieu/vi-tri", params={"ten": "bao-cao-quet.pdf", "dau": 0, "cuoi": 7}).json()
    assert len(found["boxes"]) == 1


def test_a_file_that_is_gone_or_changed_is_told(
    app: TestClient, assistant: FakeAssistant, files: Path, tmp_path: Path
) -> None:
    path = files / OLD
    content = path.read_bytes()
    try:
        path.write_bytes(content + b" khac")
        response = app.get("/tai-lieu/so-trang", params={"ten": OLD})
        assert (response.status_code, "đã thay đổi" in response.json()["message"]) == (422, True)
        path.unlink()
        response = app.get("/tai-lieu/so-trang", params={"ten": OLD})
        assert response.json()["message"] == "Không còn tệp gốc; chỉ xem được văn bản."
        assert app.get("/tai-lieu/noi-dung", params={"ten": OLD}).status_code == 200
    finally:
        path.write_bytes(content)


def test_what_changed_between_two_versions(app: TestClient) -> None:
    found = app.get("/tai-lieu/thay-doi", params={"cu": OLD, "moi": NEW}).json()
    assert (found["old"]["name"], found["new"]["name"]) == (OLD, NEW)
    [change] = found["changes"]
    assert change["kind"] == "changed"
    assert [(figure["old"]["text"], figure["new"]["text"]) for figure in change["figures"]] == [
        ("1.800 tấn", "1.900 tấn")
    ]
    assert found == app.get("/tai-lieu/thay-doi", params={"cu": OLD, "moi": NEW}).json()
    assert app.get("/tai-lieu/thay-doi", params={"cu": OLD, "moi": OLD}).status_code == 422
    assert app.get("/tai-lieu/thay-doi", params={"cu": OLD, "moi": "x"}).status_code == 404


def test_a_page_without_intake_changes_nothing(tmp_path: Path) -> None:
    built = build_app(FakeAssistant(build_document()), data=tmp_path, preview=FakePreview())
    with TestClient(built) as client:
        assert client.get("/tai-lieu").json()["may_change"] is False
        assert client.put("/tai-lieu/tep?ten=a.txt", content=b"x").status_code in (404, 405)


def test_a_stopped_server_leaves_nothing_that_its_next_start_does_not_clear(tmp_path: Path) -> None:
    assistant = FakeAssistant(build_document())
    intake = FakeIntake(assistant)
    intake.gate.clear()

    def start() -> TestClient:
        return TestClient(build_app(assistant, data=tmp_path, intake=intake.port(), preview=FakePreview()))

    with start() as client:
        for name in ("mot.txt", "hai.txt"):
            client.put("/tai-lieu/tep", params={"ten": name}, content=b"noi dung")
        deadline = time.monotonic() + 10
        while not intake.seen:
            assert time.monotonic() < deadline
            time.sleep(0.01)
    with start() as client:
        assert client.get("/tai-lieu/viec").json() == {"jobs": []}
    assert list((tmp_path / "uploads").iterdir()) == []
    assert list(assistant.store.held) == [NAME]
