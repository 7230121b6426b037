"""The routes of question sets: what is asked for, papers, replacements, files that hold what is seen."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from assistant.study.export.formats import ENDINGS
from assistant.study.quiz.telling import NONE
from assistant.study.types import QuestionKind
from assistant.study.wording import proving
from assistant.web.foreign import FOREIGN
from assistant.web.study.asked import BAD_ADDRESS, NO_REPORT
from assistant.web.study.posted import LARGEST, NOT_READ, TOO_LARGE
from assistant.web.study.quizsets import CHANGED, UNPROVEN
from assistant.web.study.quizzes import quiz_routes
from ingest.pipeline import ingest
from tests.assistant.study.export import gift_reader, word_reader
from tests.assistant.study.quiz.made import REPORTS
from tests.assistant.web.fakes import FakeLibrary, build_document

BASE = "/on-tap/cau-hoi"
Json = dict[str, Any]


@pytest.fixture(scope="module")
def library() -> FakeLibrary:
    return FakeLibrary(*(ingest(path) for path in REPORTS))


@pytest.fixture(scope="module")
def client(library: FakeLibrary) -> Iterator[TestClient]:
    with TestClient(Starlette(routes=quiz_routes(library))) as client:
        yield client


def made(client: TestClient, **asked: Any) -> list[Json]:
    response = client.get(BASE, params=asked)
    assert response.status_code == 200, response.text
    assert response.headers["cache-control"] == "no-store"
    found: list[Json] = response.json()["questions"]
    return found


def ids(questions: Sequence[Json]) -> list[str]:
    return [question["id"] for question in questions]


def posted(client: TestClient, path: str = "", *, sent: Any, **asked: Any) -> Any:
    return client.post(BASE + path, params=asked, json=sent)


def test_a_set_is_the_same_for_the_same_wish_and_seed(client: TestClient) -> None:
    first = made(client, so=12, ma=3)
    assert len(first) == 12
    assert first == made(client, so=12, ma=3)
    assert ids(first) != ids(made(client, so=12, ma=4))
    assert {"id", "kind", "question", "options", "answer", "citation", "section", "facts"} <= set(first[0])


def test_without_a_word_twenty_questions_come(client: TestClient) -> None:
    response = client.get(BASE)
    assert response.json()["wanted"] == 20
    assert len(response.json()["questions"]) == 20


def test_documents_kinds_levels_and_sections_are_chosen(client: TestClient, library: FakeLibrary) -> None:
    name = REPORTS[1].name
    section = next(one for one in library.document(name).sections if one.level == 1)
    title = " ".join((*section.path, section.title))
    found = made(client, ten=name, muc=title, so=5, dang=["mcq", "cloze"], **{"muc-do": ["easy", "medium"]})
    assert found
    assert {one["kind"] for one in found} <= {"mcq", "cloze"}
    assert {one["difficulty"] for one in found} <= {"easy", "medium"}
    assert {one["citation"]["document"] for one in found} == {name}
    assert all(section.start <= one["citation"]["start"] for one in found)


@pytest.mark.parametrize(
    "asked",
    [
        {"so": "0"},
        {"so": "201"},
        {"so": "²"},
        {"so": "-3"},
        {"ma": "1000000"},
        {"dang": "essay"},
        {"muc-do": "x"},
        {"du": "2"},
        {"hop": "exe"},
    ],
)
def test_other_wishes_are_refused(client: TestClient, asked: Json) -> None:
    response = client.get(BASE, params=asked)
    assert (response.status_code, response.json()) == (422, {"message": BAD_ADDRESS})


def test_none_at_all_tells_what_to_loosen() -> None:
    with TestClient(Starlette(routes=quiz_routes(FakeLibrary(build_document())))) as client:
        response = client.get(BASE, params={"dang": "match"})
    assert (response.status_code, response.json()) == (422, {"message": NONE})


def test_without_a_report_there_is_nothing_to_ask() -> None:
    with TestClient(Starlette(routes=quiz_routes(FakeLibrary()))) as client:
        response = client.get(BASE)
    assert (response.status_code, response.json()) == (422, {"message": NO_REPORT})


def test_more_than_there_are_gives_what_there_is(client: TestClient) -> None:
    response = client.get(BASE, params={"so": 200, "dang": "match", "ten": REPORTS[1].name}).json()
    assert 0 < len(response["questions"]) < response["wanted"] == 200


def test_the_others_are_none_of_the_set(client: TestClient) -> None:
    questions = made(client, so=10, ma=5)
    others = made(client, so=10, ma=5, du=1)
    assert len(others) >= 10
    assert not set(ids(questions)) & set(ids(others))
    assert any(not set(one["facts"]) & {fact for two in questions for fact in two["facts"]} for one in others)


def test_papers_hold_the_same_questions_in_the_order_of_the_word_file(client: TestClient) -> None:
    questions = made(client, so=12, ma=2)
    wish: Json = {"so": 12, "ma": 2, "ma-de": 2}
    told = posted(client, sent={"cau": ids(questions)}, **wish).json()
    assert [paper["code"] for paper in told["versions"]] == ["A", "B"]
    document = posted(client, "/tai", sent={"cau": ids(questions)}, tep="docx", **wish)
    papers = [one for one in word_reader.read(document.content) if isinstance(one, word_reader.Paper)]
    known = {one["id"]: one for one in questions}
    for paper, printed in zip(told["versions"], papers, strict=True):
        assert sorted(ids(paper["questions"])) == sorted(known)
        for number, one in enumerate(paper["questions"], 1):
            asked = known[one["id"]]
            assert printed.questions[number] == asked["question"]
            if asked["kind"] == "mcq":
                assert list(printed.options[number].values()) == one["options"]
    assert told["versions"][0] != told["versions"][1]


def chosen(client: TestClient, **wish: Any) -> tuple[list[Json], list[Json]]:
    """A set as a trainer leaves it: one question taken out, one changed for another, two in another order."""
    questions = made(client, **wish)
    facts = {fact for one in questions for fact in one["facts"]}
    other = next(one for one in made(client, du=1, **wish) if not facts & set(one["facts"]))
    left = [questions[2], questions[0], other, *questions[4:]]
    order = list(QuestionKind)
    return questions, sorted(left, key=lambda one: order.index(QuestionKind(one["kind"])))


@pytest.mark.parametrize("ending", ["json", "gift"])
def test_a_file_holds_what_is_seen_as_it_is_seen(client: TestClient, ending: str) -> None:
    _, left = chosen(client, so=12, ma=6)
    wish: Json = {"so": 12, "ma": 6}
    response = posted(client, "/tai", sent={"cau": ids(left)}, tep=ending, **wish)
    assert response.status_code == 200, response.text
    assert response.headers["content-disposition"] == f'attachment; filename="cau-hoi.{ending}"'
    if ending == "json":
        items = [(one["id"], one["options"]) for one in json.loads(response.content)]
        assert items == [(one["id"], one["options"]) for one in left]
    else:
        _, read = gift_reader.read(response.content)
        assert len(read) == len(left)


def test_the_set_comes_back_whole_by_its_ids(client: TestClient) -> None:
    _, left = chosen(client, so=12, ma=6)
    told = posted(client, sent={"cau": ids(left), "day-du": True}, so=12, ma=6).json()
    assert told["questions"] == left
    assert "questions" not in posted(client, sent={"cau": ids(left)}, so=12, ma=6).json()


def test_a_single_order_is_that_of_the_paper_seen(client: TestClient) -> None:
    questions = made(client, so=12, ma=2)
    wish: Json = {"so": 12, "ma": 2, "ma-de": 2}
    second = posted(client, sent={"cau": ids(questions)}, **wish).json()["versions"][1]["questions"]
    response = posted(client, "/tai", sent={"cau": ids(questions)}, tep="json", de="B", **wish)
    assert [(one["id"], one["options"]) for one in json.loads(response.content)] == [
        (one["id"], one["options"]) for one in second
    ]
    assert 'filename="cau-hoi-b.json"' in response.headers["content-disposition"]


@pytest.mark.parametrize("ending", [ending.removeprefix(".") for ending in ENDINGS])
def test_every_format_can_be_had_by_its_address_alone(client: TestClient, ending: str) -> None:
    asked: Json = {
        "so": 8,
        "tep": ending,
        "ten": REPORTS[1].name,
        "ten-de": "Đề <b>1</b>",
        "phut": 15,
        "hop": "xlsx",
    }
    response = client.get(f"{BASE}/tai", params=asked)
    assert response.status_code == 200, response.text
    assert response.content
    assert f'filename="cau-hoi-nong-nghiep.{ending}"' in response.headers["content-disposition"]
    assert response.headers["cache-control"] == "no-store"


def test_what_a_format_does_not_take_is_told_and_another_set_is_taken_whole(client: TestClient) -> None:
    wish: Json = {"so": 10, "dang": ["mcq", "match", "short"]}
    told = posted(client, sent={"cau": ids(made(client, **wish))}, **wish).json()["formats"]
    by_ending = {one["ending"]: one for one in told}
    assert by_ending["docx"]["held"] == 10
    assert by_ending["docx"]["left_out"] == ""
    assert by_ending["xlsx"]["held"] < 10
    assert "câu thuộc loại Kahoot" in by_ending["xlsx"]["left_out"]
    fitting = made(client, hop="xlsx", **wish)
    again = posted(client, sent={"cau": ids(fitting)}, hop="xlsx", **wish).json()["formats"]
    assert len(fitting) > by_ending["xlsx"]["held"]
    assert {one["ending"]: one["held"] for one in again}["xlsx"] == len(fitting)
    assert max(Counter(fact for one in fitting for fact in one["facts"]).values()) == 1


def test_a_format_that_takes_none_makes_no_file(client: TestClient) -> None:
    response = client.get(f"{BASE}/tai", params={"tep": "xlsx", "dang": "match"})
    assert response.status_code == 422
    assert "Chưa tạo tệp nào" in response.json()["message"]


def test_other_words_are_proven_anew(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    questions = made(client, so=5, ma=9)
    id, wish = questions[0]["id"], {"so": 5, "ma": 9, "tep": "json"}
    asked: list[tuple[str, str]] = []

    def fake(question: Any, text: str, _: Any) -> Any:
        asked.append((question.id, text))
        return replace(question, question=text) if text.startswith("Xin cho biết") else None

    monkeypatch.setattr(proving, "reworded", fake)
    sent = {"cau": ids(questions), "dien-dat": {id: "Xin cho biết điều ấy?"}}
    items = json.loads(posted(client, "/tai", sent=sent, **wish).content)
    told = {one["id"]: one["question"] for one in questions} | {id: "Xin cho biết điều ấy?"}
    assert {one["id"]: one["question"] for one in items} == told
    refused = posted(client, "/tai", sent={**sent, "dien-dat": {id: "Bịa đặt?"}}, **wish)
    assert (refused.status_code, refused.json()) == (422, {"message": UNPROVEN})
    assert asked == [(id, "Xin cho biết điều ấy?"), (id, "Bịa đặt?")]


@pytest.mark.parametrize(
    ("sent", "message"),
    [
        ([], NOT_READ),
        ({"cau": "abc"}, NOT_READ),
        ({"cau": [1]}, NOT_READ),
        ({"cau": ["a" * 65]}, NOT_READ),
        ({"cau": [str(n) for n in range(201)]}, NOT_READ),
        ({"dien-dat": ["x"]}, NOT_READ),
        ({"dien-dat": {"a": 1}}, NOT_READ),
        ({"dien-dat": {"a": "x" * 1001}}, NOT_READ),
        ({"cau": ["không-có"]}, CHANGED),
    ],
)
def test_what_is_posted_is_bounded(client: TestClient, sent: Any, message: str) -> None:
    response = posted(client, "/tai", sent=sent, tep="json")
    assert (response.status_code, response.json()) == (422, {"message": message})


def test_a_body_has_a_size_and_is_json(client: TestClient) -> None:
    large = client.post(f"{BASE}/tai?tep=json", content=b"[" * (LARGEST + 1))
    assert (large.status_code, large.json()) == (422, {"message": TOO_LARGE})
    for body in (b"", b"[" * 100_000, b"\xff"):
        broken = client.post(f"{BASE}/tai?tep=json", content=body)
        assert (broken.status_code, broken.json()) == (422, {"message": NOT_READ})


def test_pages_elsewhere_are_turned_away(client: TestClient) -> None:
    for path in (BASE, f"{BASE}/tai"):
        response = client.post(path, json={}, headers={"sec-fetch-site": "cross-site"})
        assert (response.status_code, response.json()) == (403, {"message": FOREIGN})


@pytest.mark.parametrize("asked", [{"tep": "exe"}, {"tep": ""}, {"tep": "docx", "ten-de": "x" * 201}])
def test_files_are_asked_for_as_they_are_known(client: TestClient, asked: Json) -> None:
    response = client.get(f"{BASE}/tai", params=asked)
    assert (response.status_code, response.json()) == (422, {"message": BAD_ADDRESS})
