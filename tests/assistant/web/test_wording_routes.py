"""Following and stopping a language model over HTTP."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.web import wordings as module
from assistant.web.auth import Role, User, hash_line, read_auth
from assistant.web.exchange import Conversation, Exchange
from assistant.web.foreign import FOREIGN
from assistant.web.server import build_app
from assistant.web.wording_routes import GONE, wording_routes
from assistant.web.wordings import Wordings
from tests.assistant.web.fakes import build_document
from tests.assistant.web.test_app import PASSWORD, login
from tests.assistant.web.test_chat import until
from tests.assistant.web.test_wordings import offered
from tests.assistant.web.wordings import LEAD, WordingAssistant, idle

UNKNOWN = "/dien-dat/0123456789abcdef"
NOBODY_WAITS = 5.0


class LoggedIn:
    """Takes everybody for the user that a header names."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        name = dict(scope.get("headers", ())).get(b"x-user", b"").decode()
        scope.setdefault("state", {})["user"] = User(name, Role.USER) if name else None
        await self._app(scope, receive, send)


class Play:
    """A model at work behind the routes."""

    def __init__(self, *, paced: bool) -> None:
        self.assistant = WordingAssistant(build_document(), paced=paced)
        self.wordings = Wordings(self.assistant)
        self.app = Starlette(routes=wording_routes(self.wordings), middleware=[Middleware(LoggedIn)])

    def offer(self, user: str = "") -> Exchange:
        return offered(self.wordings, self.assistant, user)

    @contextmanager
    def client(self) -> Iterator[TestClient]:
        with TestClient(self.app) as client:
            yield client


def path(exchange: Exchange) -> str:
    return f"/dien-dat/{exchange.id}"


def told(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.split("\n") if line]


def test_a_page_follows_the_turn_as_it_changes() -> None:
    play = Play(paced=False)
    exchange = play.offer()
    with play.client() as client:
        response = client.post(path(exchange))
    lines = told(response.text)
    assert response.headers["content-type"] == "application/x-ndjson"
    assert response.headers["cache-control"] == "no-store"
    assert response.headers["x-accel-buffering"] == "no"
    assert [line["over"] for line in lines][-1] is True
    assert not any(line["over"] for line in lines[:-1])
    last = str(lines[-1]["turn"])
    assert f'id="hoi-{exchange.id}"' in last
    assert "tl-writing" not in last
    assert "tl-copy" in last
    assert "<i>x</i>" not in last
    assert "&lt;i&gt;x&lt;/i&gt;" in last


def test_stopping_ends_the_stream_with_the_last_version() -> None:
    play = Play(paced=True)
    exchange = play.offer()
    assert play.assistant.steps is not None
    play.assistant.steps.release()
    with play.client() as client, ThreadPoolExecutor(1) as aside:
        following = aside.submit(client.post, path(exchange))
        conversation = Conversation("", (exchange,))
        until(lambda: any(shown.lead.text == LEAD for shown in play.wordings.at_work(conversation).values()))
        assert client.delete(path(exchange)).status_code == 200
        lines = told(following.result(NOBODY_WAITS).text)
        assert client.delete(path(exchange)).status_code == 409
    assert lines[-1]["over"] is True
    assert "Đã dừng theo yêu cầu" in str(lines[-1]["turn"])
    assert idle(play.assistant)


def test_only_the_reader_who_asked_may_follow_and_stop() -> None:
    play = Play(paced=False)
    exchange = play.offer("lan")
    with play.client() as client:
        for headers in ({}, {"x-user": "minh"}):
            refused = client.post(path(exchange), headers=headers)
            assert (refused.status_code, refused.json()) == (404, {"message": GONE})
            assert client.delete(path(exchange), headers=headers).status_code == 409
        assert play.assistant.worded == []
        assert client.post(path(exchange), headers={"x-user": "lan"}).status_code == 200


def test_an_answer_is_followed_once() -> None:
    play = Play(paced=False)
    exchange = play.offer()
    with play.client() as client:
        assert [client.post(path(exchange)).status_code for _ in range(2)] == [200, 404]
        assert client.post(UNKNOWN).status_code == 404
    assert len(play.assistant.worded) == 1


@pytest.mark.parametrize("method", ["POST", "DELETE"])
def test_a_foreign_page_moves_nothing(method: str) -> None:
    play = Play(paced=False)
    exchange = play.offer()
    with play.client() as client:
        for site in ("cross-site", "same-site"):
            refused = client.request(method, path(exchange), headers={"sec-fetch-site": site})
            assert (refused.status_code, refused.json()) == (403, {"message": FOREIGN})
        assert play.wordings.awaits(exchange.id, "")
        own = client.request(method, path(exchange), headers={"sec-fetch-site": "same-origin"})
        assert own.status_code == 200


def test_a_page_that_goes_away_stops_the_model() -> None:
    play = Play(paced=True)
    exchange = play.offer()
    asyncio.run(_visit(play, exchange, leave_after=1))
    assert idle(play.assistant)
    assert play.wordings._runs == {}


def test_a_silent_model_keeps_the_connection_alive(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "HEARTBEAT", 0.02)
    play = Play(paced=True)
    sent = asyncio.run(_visit(play, play.offer(), leave_after=3, steps=0))
    assert sent[:3] == [b"\n"] * 3
    assert idle(play.assistant)


async def _visit(play: Play, exchange: Exchange, *, leave_after: int, steps: int = 1) -> list[bytes]:
    """What a page gets that follows and closes its connection after so many pieces."""
    assert play.assistant.steps is not None
    for _ in range(steps):
        play.assistant.steps.release()
    pieces: list[bytes] = []
    left = asyncio.Event()

    async def incoming() -> AsyncIterator[Message]:
        yield {"type": "http.request", "body": b""}
        await left.wait()
        yield {"type": "http.disconnect"}

    messages = incoming()

    async def send(message: Message) -> None:
        if body := message.get("body"):
            pieces.append(body)
        if len(pieces) >= leave_after:
            left.set()

    scope = {
        "type": "http",
        "asgi": {"spec_version": "2.3"},
        "method": "POST",
        "path": path(exchange),
        "headers": [],
        "query_string": b"",
    }
    await asyncio.wait_for(play.app(scope, lambda: anext(messages), send), NOBODY_WAITS)
    return pieces


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder = tmp_path_factory.mktemp("data")
    users = folder / "nguoi-dung"
    users.write_text(hash_line("lan", "user", PASSWORD), encoding="utf-8")
    app = build_app(WordingAssistant(build_document()), data=folder, auth=read_auth(users))
    with TestClient(app, base_url="http://bao-cao.example", follow_redirects=False) as client:
        yield client


@pytest.mark.parametrize("method", ["POST", "DELETE"])
def test_the_routes_stand_behind_the_login(guarded: TestClient, method: str) -> None:
    guarded.cookies.clear()
    assert guarded.request(method, UNKNOWN).status_code == 401
    login(guarded, "lan")
    assert guarded.request(method, UNKNOWN).json() == {"message": GONE}


@pytest.mark.parametrize(
    ("method", "place", "status"),
    [
        ("GET", UNKNOWN, 404),
        ("OPTIONS", UNKNOWN, 405),
        ("POST", "/dien-dat/", 404),
        ("POST", "/dien-dat/0123456789abcdef/x", 404),
        ("POST", "/dien-dat/<b>", 404),
    ],
)
def test_nothing_else_is_served_there(guarded: TestClient, method: str, place: str, status: int) -> None:
    login(guarded, "lan")
    assert guarded.request(method, place).status_code == status


def test_the_page_names_the_model_only_where_there_is_one(tmp_path: Path, guarded: TestClient) -> None:
    login(guarded, "lan")
    assert "mô-hình &lt;b&gt;thử&lt;/b&gt;" in guarded.get("/huong-dan").text
    assert "tl-model" in guarded.get("/config").text
    plain = build_app(_without_model(), data=tmp_path)
    with TestClient(plain) as client:
        assert "đang dùng trên máy này: không dùng" in client.get("/huong-dan").text
        assert "tl-model" not in client.get("/config").text


def _without_model() -> WordingAssistant:
    class Plain(WordingAssistant):
        @property
        def model_name(self) -> str | None:
            return None

    return Plain(build_document())
