"""What is kept of a signed-in person's practice over HTTP: one's own only, and nothing where nobody signs in."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from assistant.progress import FOLDER, LARGEST, ProgressStore
from assistant.web.auth import hash_line, read_auth
from assistant.web.server import build_app
from ingest.errors import StoreFull
from tests.assistant.web.fakes import FakeAssistant, build_document

PASSWORD = "mật khẩu đủ dài"
PATH = "/on-tap/tien-do"
METHODS = ("GET", "PUT", "DELETE")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="module")
def guarded(folder: Path) -> Iterator[TestClient]:
    path = folder / "nguoi-dung"
    path.write_text(
        "\n".join(hash_line(name, "user", PASSWORD) for name in ("lan", "minh")), encoding="utf-8"
    )
    built = build_app(FakeAssistant(build_document()), data=folder, auth=read_auth(path))
    with TestClient(built, base_url="http://127.0.0.1:7860", follow_redirects=False) as client:
        yield client


@pytest.fixture
def lan(guarded: TestClient) -> TestClient:
    """Lan has nothing kept, and is the one who is signed in."""
    for name in ("minh", "lan"):
        login(guarded, name)
        guarded.delete(PATH)
    return guarded


def login(client: TestClient, name: str) -> None:
    client.cookies.clear()
    assert client.post("/dang-nhap", data={"ten": name, "mat-khau": PASSWORD}).status_code == 303


def kept(client: TestClient) -> object:
    response = client.get(PATH)
    assert response.status_code == 200
    assert response.headers["cache-control"] == "no-store"
    return response.json()["value"]


def put(client: TestClient, value: object, **headers: str) -> int:
    """Keep a value in place of what is there."""
    revision = client.get(PATH).json()["revision"]
    return client.put(PATH, json=value, headers={"If-Match": f'"{revision}"', **headers}).status_code


def test_results_follow_a_person(lan: TestClient) -> None:
    assert kept(lan) is None
    assert put(lan, {"a": 1}) == 200
    login(lan, "lan")
    assert kept(lan) == {"a": 1}
    assert put(lan, {"a": 2}) == 200
    assert kept(lan) == {"a": 2}


def test_results_are_seen_and_changed_by_their_owner_only(lan: TestClient) -> None:
    assert put(lan, {"a": 1}) == 200
    login(lan, "minh")
    for params in ({}, {"user": "lan"}, {"ten": "lan"}):
        assert lan.get(PATH, params=params, headers={"X-User": "lan"}).json()["value"] is None
        revision = lan.get(PATH).json()["revision"]
        sent = {"user": "lan", "value": {}}
        assert lan.put(PATH, params=params, json=sent, headers={"If-Match": revision}).status_code == 200
        assert lan.delete(PATH, params=params).status_code == 200
    login(lan, "lan")
    assert kept(lan) == {"a": 1}
    lan.cookies.clear()
    for method in METHODS:
        assert lan.request(method, PATH).status_code == 401
    login(lan, "lan")
    assert kept(lan) == {"a": 1}


def test_the_slower_of_two_devices_is_given_what_the_quicker_wrote(lan: TestClient) -> None:
    assert put(lan, {"a": 1}) == 200
    for headers in ({}, {"If-Match": '"cũ"'.encode()}, {"If-Match": "*"}):
        response = lan.put(PATH, json={"b": 2}, headers=headers)
        assert response.status_code == 412
        assert response.json() == lan.get(PATH).json()
    assert lan.put(PATH, json={"b": 2}, headers={"If-Match": response.json()["revision"]}).status_code == 200
    assert kept(lan) == {"b": 2}


def test_a_person_deletes_what_is_kept(lan: TestClient, folder: Path) -> None:
    assert put(lan, {"secret": 1}) == 200
    assert lan.delete(PATH).json() == lan.get(PATH).json()
    assert kept(lan) is None
    for path in (folder / FOLDER).iterdir():
        assert b"secret" not in path.read_bytes()
    assert lan.delete(PATH).status_code == 200, "twice is no error"


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_no_page_elsewhere_does_it_in_the_person_s_name(lan: TestClient, method: str, site: str) -> None:
    assert put(lan, {"a": 1}, **{"Sec-Fetch-Site": "same-origin"}) == 200
    headers = {"Sec-Fetch-Site": site, "If-Match": lan.get(PATH).json()["revision"]}
    response = lan.request(method, PATH, json={}, headers=headers)
    assert response.status_code == 403
    assert "không đến từ trang này" in response.json()["message"]
    assert kept(lan) == {"a": 1}


def test_what_is_sent_is_bounded_and_checked(lan: TestClient) -> None:
    assert put(lan, {"a": "x" * (LARGEST - 10)}) == 200
    before = lan.get(PATH).json()
    headers = {"If-Match": before["revision"]}

    def endless() -> Iterator[bytes]:
        for _ in range(LARGEST // 1024 + 1):
            yield b" " * 1024

    large = lan.put(PATH, json={"a": "x" * LARGEST}, headers=headers)
    assert (large.status_code, lan.put(PATH, content=endless(), headers=headers).status_code) == (413, 413)
    assert "trình duyệt" in large.json()["message"]
    for body in (b"", b"[]", b"{", b'{"a": NaN}'):
        refused = lan.put(PATH, content=body, headers=headers)
        assert refused.status_code == 422
        assert "tải lại trang" in refused.json()["message"]
    assert lan.get(PATH).json() == before


def test_what_a_browser_has_is_not_sent_again(lan: TestClient) -> None:
    assert put(lan, {"a": 1}) == 200
    revision = lan.get(PATH).json()["revision"]
    same = lan.get(PATH, headers={"If-None-Match": f'"{revision}"'})
    assert (same.status_code, same.content) == (304, b"")
    assert put(lan, {"a": 2}) == 200
    assert lan.get(PATH, headers={"If-None-Match": f'"{revision}"'}).json()["value"] == {"a": 2}


@pytest.mark.parametrize("method", METHODS)
def test_a_page_made_for_someone_else_mixes_nothing_up(lan: TestClient, method: str) -> None:
    assert put(lan, {"a": 1}, **{"Troly-User": "lan"}) == 200
    headers = {"If-Match": lan.get(PATH).json()["revision"], "Troly-User": "minh"}
    response = lan.request(method, PATH, json={"b": 2}, headers=headers)
    assert response.status_code == 409
    assert "tài khoản khác" in response.json()["message"]
    assert kept(lan) == {"a": 1}


def test_half_a_character_is_kept_like_any_other(lan: TestClient) -> None:
    revision = lan.get(PATH).json()["revision"]
    body = b'{"a": "\\ud800", "\xe1\xba\xbf": 1}'
    assert lan.put(PATH, content=body, headers={"If-Match": revision}).status_code == 200
    assert kept(lan) == json.loads(body)


def test_a_fault_of_the_disk_is_told(lan: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> str:
        raise StoreFull("Ổ đĩa đầy.")

    monkeypatch.setattr(ProgressStore, "write", fail)
    response = lan.put(PATH, json={})
    assert (response.status_code, response.json()) == (503, {"message": "Ổ đĩa đầy."})


def test_nothing_is_ever_kept_where_nobody_signs_in(tmp_path: Path) -> None:
    built = build_app(FakeAssistant(build_document()), data=tmp_path)
    with TestClient(built, base_url="http://127.0.0.1:7860") as client:
        before = sorted(tmp_path.rglob("*"))
        for method in METHODS:
            for headers in ({}, {"If-Match": ""}, {"X-User": "lan", "Cookie": "troly_phien=bịa".encode()}):
                response = client.request(method, PATH, json={"a": 1}, headers=headers)
                assert response.status_code == 404
                assert "chỉ lưu trong trình duyệt" in response.json()["message"]
    assert sorted(tmp_path.rglob("*")) == before
    assert not (tmp_path / FOLDER).exists()
