"""The routes of the view «Tóm tắt»."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import docx
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from assistant.web.study.sheets import sheet_routes
from ingest.pipeline import build_document
from ingest.types import Page
from tests.assistant.study.outlining.lessons import NAME, lessons
from tests.assistant.web.fakes import FakeLibrary

BARE = "khong-so.txt"


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    bare = build_document([Page(None, "I. KẾT QUẢ\n\nĐã làm tốt công tác tuyên truyền.\n")], name=BARE)
    with TestClient(Starlette(routes=sheet_routes(FakeLibrary(lessons(paged=True), bare)))) as client:
        yield client


def test_a_sheet_with_its_sources(client: TestClient) -> None:
    response = client.get("/on-tap/tom-tat", params={"ten": NAME})
    assert response.status_code == 200
    assert response.headers["cache-control"] == "no-store"
    made: Any = response.json()
    known = {citation["n"] for citation in made["citations"]}
    for group in made["groups"]:
        for row in group["rows"]:
            assert len(row["values"]) == (len(group["terms"]) or 1)
            assert all(value["citation"] in known for value in row["values"])
            assert all(set(value) == {"value", "period", "citation", "when"} for value in row["values"])
    assert made["groups"][0]["terms"] == ["Kết quả 2020-2025", "Chỉ tiêu 2025-2030"]
    assert all(f"[{n}]" in " ".join(made["places"]) for n in known)


def test_files(client: TestClient) -> None:
    word = client.get("/on-tap/tom-tat/tai", params={"ten": NAME, "tep": "docx"})
    tables = docx.Document(io.BytesIO(word.content)).tables
    assert "đạt 91,5%" in [cell.text for table in tables for row in table.rows for cell in row.cells]
    markdown = client.get("/on-tap/tom-tat/tai", params={"ten": NAME, "tep": "md"})
    assert "| đạt 91,5% | phấn đấu đạt 98% |" in markdown.text
    assert markdown.headers["content-disposition"] == 'attachment; filename="tom-tat-bao-cao-giao-thong.md"'


@pytest.mark.parametrize(
    ("path", "asked", "told"),
    [
        ("tom-tat", {"ten": BARE}, "không có số liệu"),
        ("tom-tat/tai", {"ten": BARE}, "không có số liệu"),
        ("tom-tat/tai", {"ten": NAME, "tep": "pdf"}, "Địa chỉ không hợp lệ"),
    ],
)
def test_what_cannot_be_made_is_told(client: TestClient, path: str, asked: dict[str, str], told: str) -> None:
    response = client.get(f"/on-tap/{path}", params=asked)
    assert response.status_code == 422
    assert told in response.json()["message"]
