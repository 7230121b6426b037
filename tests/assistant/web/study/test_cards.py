"""The routes of flash cards."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from assistant.study.cards.making import cards_of
from assistant.study.cards.words import NONE
from assistant.web.study.asked import BAD_ADDRESS
from assistant.web.study.cards import card_routes
from tests.assistant.study.cards.town import NAME, town
from tests.assistant.study.export.test_anki import notes
from tests.assistant.study.outlining.lessons import NAME as OTHER
from tests.assistant.study.outlining.lessons import lessons
from tests.assistant.web.fakes import FakeLibrary

Json = dict[str, Any]


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with TestClient(Starlette(routes=card_routes(FakeLibrary(town(), lessons())))) as client:
        yield client


def cards(client: TestClient, **asked: Any) -> list[Json]:
    response = client.get("/on-tap/the", params=asked)
    assert response.status_code == 200, response.text
    assert response.headers["cache-control"] == "no-store"
    found: list[Json] = response.json()["cards"]
    return found


def test_the_cards_of_a_report(client: TestClient) -> None:
    found = cards(client, ten=NAME)
    assert [card["id"] for card in found] == [card.id for card in cards_of(town())]
    for card in found:
        assert set(card) == {"id", "group", "front", "back", "section", "document", "telling", "citations"}
        assert card["document"] == NAME
        assert {line["citation"] for line in card["back"]} == {one["n"] for one in card["citations"]}
        for one in card["citations"]:
            assert town().text[one["start"] : one["end"]] == one["quote"]


def test_without_a_name_all_current_reports_answer(client: TestClient) -> None:
    assert {card["document"] for card in cards(client)} == {NAME, OTHER}


def test_sections_groups_and_what_tells_most(client: TestClient) -> None:
    assert {card["group"] for card in cards(client, ten=NAME, loai=["lesson", "cause"])} == {
        "lesson",
        "cause",
    }
    part = cards(client, ten=NAME, muc="Phần thứ hai PHƯƠNG HƯỚNG, NHIỆM VỤ NHIỆM KỲ 2025-2030")
    assert part
    assert all(card["section"].startswith("Phần thứ hai") for card in part)
    first = cards(client, ten=NAME, **{"trong-tam": "1"})
    assert first == [card for card in cards(client, ten=NAME) if card["telling"]]
    assert 0 < len(first) < len(cards(client, ten=NAME))


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"loai": "khác"}, BAD_ADDRESS),
        ({"trong-tam": "có"}, BAD_ADDRESS),
        ({"muc": "IX"}, "không có mục «IX»"),
        ({"muc": "Phần thứ hai", "loai": "lesson"}, NONE),
    ],
)
def test_what_cannot_be_met_is_told(client: TestClient, asked: Json, told: str) -> None:
    for path in ("/on-tap/the", "/on-tap/the/tai"):
        response = client.get(path, params={"ten": NAME, **asked})
        assert response.status_code == 422
        assert told in response.json()["message"]


def test_files(client: TestClient) -> None:
    response = client.get("/on-tap/the/tai", params={"ten": NAME, "loai": "lesson"})
    assert (
        response.headers["content-disposition"] == 'attachment; filename="the-ghi-nho-bao-cao-van-tai.apkg"'
    )
    assert len(notes(response.content)) == 1
    text = client.get("/on-tap/the/tai", params={"tep": "md"})
    assert text.headers["content-type"] == "text/markdown; charset=utf-8"
    assert text.text.count("## ") == len(cards(client))
    assert client.get("/on-tap/the/tai", params={"tep": "exe"}).status_code == 422
