"""The routes of the view «Đề cương»."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import docx
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from assistant.web.study.outlines import outline_routes
from ingest.pipeline import build_document
from ingest.types import Page
from tests.assistant.study.outlining.lessons import NAME, lessons
from tests.assistant.web.fakes import FakeLibrary
from tests.assistant.web.fakes import build_document as other_document

SHORT = "ngan.txt"


@pytest.fixture
def library() -> FakeLibrary:
    short = build_document(
        [Page(None, "I. KẾT QUẢ\n\n- Tổng thu đạt 84,6 tỷ đồng, vượt kế hoạch năm.\n")], name=SHORT
    )
    return FakeLibrary(lessons(paged=True), other_document(), short)


@pytest.fixture
def client(library: FakeLibrary) -> Iterator[TestClient]:
    with TestClient(Starlette(routes=outline_routes(library))) as client:
        yield client


def got(client: TestClient, path: str = "de-cuong", **asked: Any) -> Any:
    response = client.get(f"/on-tap/{path}", params={"ten": NAME, **asked})
    assert response.status_code == 200, response.text
    assert response.headers["cache-control"] == "no-store"
    return response.json()


def problem(client: TestClient, path: str = "de-cuong", **asked: Any) -> str:
    response = client.get(f"/on-tap/{path}", params={"ten": NAME, **asked})
    assert response.status_code == 422
    message: str = response.json()["message"]
    return message


def lines(outline: Any) -> list[Any]:
    points = [point for part in outline["parts"] for point in part["points"]]
    return [*outline["objectives"], *points, *outline["discussion"], *outline["remember"]]


def file(client: TestClient, **asked: Any) -> Any:
    response = client.get("/on-tap/de-cuong/tai", params={"ten": NAME, **asked})
    assert response.status_code == 200, response.text
    assert re.fullmatch(
        r'attachment; filename="[a-z0-9-]+\.(docx|md)"', response.headers["content-disposition"]
    )
    return response


def test_an_outline_with_all_its_sources(client: TestClient) -> None:
    made = got(client, phut=60)
    assert made["document"] == NAME
    assert (made["minutes"], made["left_out"], made["changed"]) == (60, [], False)
    places = [line["place"] for line in lines(made)]
    assert len(places) == len(set(places))
    known = {citation["n"] for citation in made["citations"]}
    assert all(line["citation"] in known for line in lines(made) if "citation" in line)
    assert made["cautions"][0]["message"]


@pytest.mark.parametrize("topic", ["đường bộ", "duong bo"])
def test_a_topic_is_read_without_accents(client: TestClient, topic: str) -> None:
    assert "đường bộ" in got(client, **{"chu-de": topic})["title"]


def test_sections_narrow_it_down(client: TestClient) -> None:
    made = got(client, muc="Phần thứ nhất › II TỒN TẠI, HẠN CHẾ", phut=15)
    assert [part["heading"] for part in made["parts"]] == ["Tồn tại, hạn chế"]
    assert all(one["section"] == "Phần thứ nhất › II" for one in made["citations"])


def test_a_short_report_says_that_there_is_little(client: TestClient) -> None:
    made = got(client, ten=SHORT, phut=60)
    assert "chỉ có 1 ý cho 60 phút" in made["note"]
    assert got(client, phut=15)["note"] == ""


def test_what_was_taken_out_is_in_no_file(client: TestClient) -> None:
    whole = got(client, phut=30)
    gone = [whole["parts"][0]["points"][0], whole["discussion"][0], whole["remember"][-1]]
    asked = {"phut": 30, "ma": whole["mark"], "bo": [one["place"] for one in gone]}
    made = got(client, **asked)
    assert [one["text"] for one in made["left_out"]] == [one["text"] for one in gone]
    assert {one["place"] for one in lines(made)} == {one["place"] for one in lines(whole)} - set(asked["bo"])
    assert [one["n"] for one in made["citations"]] == list(range(1, len(made["citations"]) + 1))
    texts = {one["place"]: one["text"] for one in lines(whole)}
    assert all(texts[one["place"]] == one["text"] for one in lines(made))
    markdown = file(client, tep="md", **asked).text
    word = docx.Document(io.BytesIO(file(client, tep="docx", **asked).content))
    paragraphs = [paragraph.text for paragraph in word.paragraphs]
    for line in lines(made):
        assert any(line["text"] in paragraph for paragraph in paragraphs)
        assert line["text"].split(" (")[0] in markdown
    said = markdown.split("## Nguồn")[0]
    assert gone[0]["text"] not in said.split("## III.")[0]
    assert not any(paragraph.endswith(f"{gone[1]['text']} [1]") for paragraph in paragraphs)


def test_places_of_another_state_of_the_report_count_no_more(client: TestClient) -> None:
    whole = got(client)
    made = got(client, bo="1.1", ma="0" * 16)
    assert made["changed"]
    assert lines(made) == lines(whole)
    assert "soạn lại" in problem(client, "de-cuong/tai", bo="1.1", ma="0" * 16)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"chu-de": "bóng đá"}, "không có nội dung về «bóng đá»"),
        ({"chu-de": "x" * 301}, "dài quá 300 ký tự"),
        ({"muc": "Chương 99"}, "không có mục «Chương 99»"),
        ({"phut": "5"}, "Địa chỉ không hợp lệ"),
        ({"phut": "nửa giờ"}, "Địa chỉ không hợp lệ"),
        ({"bo": ["1.1"] * 201}, "Địa chỉ không hợp lệ"),
    ],
)
def test_what_cannot_be_made_is_told(client: TestClient, asked: dict[str, Any], told: str) -> None:
    assert told in problem(client, **asked)


def test_unknown_files_and_empty_outlines(client: TestClient) -> None:
    assert "Địa chỉ không hợp lệ" in problem(client, "de-cuong/tai", tep="exe")
    assert "ít nhất một ý" in problem(client, bo=[line["place"] for line in lines(got(client))])


def test_topics_are_suggested(client: TestClient) -> None:
    made = got(client, "de-cuong/chu-de")
    assert made["document"] == NAME
    assert made["topics"]
    assert got(client, "de-cuong/chu-de", ten=SHORT)["topics"] == []


def test_the_report_as_it_is_now_is_taken(client: TestClient, library: FakeLibrary) -> None:
    before = got(client)["mark"]
    assert got(client)["mark"] == before
    library.held[NAME] = lessons()
    assert got(client)["mark"] != before


def test_without_a_report() -> None:
    with TestClient(Starlette(routes=outline_routes(FakeLibrary()))) as client:
        assert problem(client) == "Chưa có báo cáo nào."
