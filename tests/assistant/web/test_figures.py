"""The routes of the part «Số liệu»: the ledger, the two terms, what disagrees, files."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from assistant.figures.ledger.entries import Entry, entries
from assistant.web import ledgers as ledgers_module
from assistant.web.figures import figure_routes
from assistant.web.ledgers import Ledgers
from ingest.types import Document
from tests.assistant.web.fakes import FakeLibrary
from tests.assistant.web.ledger_texts import ANNEX, ANNEX_NAME, NAME, build


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Document:
    return build(tmp_path_factory.mktemp("bao-cao"))


@pytest.fixture(scope="module")
def library(report: Document, tmp_path_factory: pytest.TempPathFactory) -> FakeLibrary:
    return FakeLibrary(report, build(tmp_path_factory.mktemp("phu-luc"), ANNEX_NAME, ANNEX))


@pytest.fixture(scope="module")
def client(library: FakeLibrary) -> Iterator[TestClient]:
    with TestClient(Starlette(routes=figure_routes(Ledgers(library)))) as client:
        yield client


def got(client: TestClient, path: str, **asked: Any) -> Any:
    response = client.get(f"/so-lieu/{path}", params=asked)
    assert response.status_code == 200, response.text
    assert response.headers["cache-control"] == "no-store"
    return response.json()


def rows(client: TestClient, **asked: Any) -> list[list[str]]:
    """The rows of a csv file, without their head."""
    response = client.get("/so-lieu/tai", params={"dang": "csv", "phan": "bang", **asked})
    assert response.status_code == 200, response.text
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";"))[1:]


def test_the_ledger_comes_whole_with_its_orders_and_choices(client: TestClient, report: Document) -> None:
    found = got(client, "bang", ten=NAME)
    lines = found["entries"]
    assert [one["name"] for one in found["reports"]] == [NAME]
    assert [line["id"] for line in lines] == [entry.observation.id for entry in entries(report)]
    assert len(lines) > 8
    assert all(report.text[line["start"] : line["end"]] == line["quote"] for line in lines)
    assert set(found["orders"]) >= {"place", "indicator", "number", "period", "nature"}
    for upwards, downwards in found["orders"].values():
        assert sorted(upwards) == sorted(downwards) == list(range(len(lines)))
    assert {value for value, _ in found["facets"]["tinh-chat"]} == {line["nature"] for line in lines}
    assert {value for value, _ in found["facets"]["don-vi"]} == {
        line["unit"] for line in lines if line["unit"]
    }


def test_without_a_name_the_current_documents_answer(client: TestClient) -> None:
    assert {one["name"] for one in got(client, "bang")["reports"]} == {NAME, ANNEX_NAME}
    assert {one["name"] for one in got(client, "bang", ten="không có")["reports"]} == {NAME, ANNEX_NAME}
    assert [one["name"] for one in got(client, "mau-thuan", ten=ANNEX_NAME)["reports"]] == [ANNEX_NAME]


@pytest.mark.parametrize("words", ["sản lượng chè", "san luong che", "SAN  LUONG"])
def test_words_are_found_without_accents(client: TestClient, words: str) -> None:
    lines = got(client, "bang", ten=NAME)["entries"]
    places = got(client, "tim", ten=NAME, tim=words)["places"]
    assert {lines[place]["value"] for place in places} >= {"1.250", "1.800"}
    assert len(places) < len(lines)
    assert got(client, "tim", ten=NAME, tim="không đâu có chữ này")["places"] == []


def test_a_file_holds_the_lines_that_are_wanted_in_their_order(client: TestClient) -> None:
    found = got(client, "bang", ten=NAME)
    lines = found["entries"]
    assert len(rows(client, ten=NAME)) == len(lines)
    percent = rows(client, ten=NAME, **{"don-vi": "%", "xep": "number", "chieu": "giam"})
    assert [row[2] for row in percent] == ["3,5", "1,5"]
    nature = rows(client, ten=NAME, **{"tinh-chat": "target"})
    assert len(nature) == sum(line["nature"] == "target" for line in lines)
    part = lines[0]["section"].split(" › ")[0]
    assert len(rows(client, ten=NAME, muc=part)) == sum(line["section"].startswith(part) for line in lines)
    assert len(rows(client, ten=NAME, ky=lines[0]["period"])) == sum(
        line["period"] == lines[0]["period"] for line in lines
    )
    places = set(got(client, "tim", ten=NAME, tim="ho ngheo")["places"])
    falling = found["orders"]["number"][1]
    wanted = [lines[place]["value"] for place in falling if place in places]
    assert [row[2] for row in rows(client, ten=NAME, tim="ho ngheo", xep="number", chieu="giam")] == wanted
    assert len(wanted) == 2


def test_what_is_large_comes_packed(client: TestClient) -> None:
    packed = client.get("/so-lieu/bang", headers={"Accept-Encoding": "gzip"})
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.json() == got(client, "bang")
    plain = client.get("/so-lieu/bang", headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers


def test_files_are_named_and_typed(client: TestClient) -> None:
    import openpyxl

    response = client.get("/so-lieu/tai", params={"dang": "xlsx", "phan": "bang", "ten": NAME})
    name = re.fullmatch(r'attachment; filename="([a-z0-9.-]+)"', response.headers["content-disposition"])
    assert name is not None, "no letter of a document's name gets into the header unchecked"
    assert name[1] == "so-lieu-tong-ket-b-xa-b.xlsx"
    assert "spreadsheetml" in response.headers["content-type"]
    sheet = openpyxl.load_workbook(io.BytesIO(response.content)).worksheets[0]
    assert sheet.max_row == len(got(client, "bang", ten=NAME)["entries"]) + 1

    response = client.get("/so-lieu/tai", params={"dang": "xlsx", "phan": "hai-nhiem-ky", "ten": NAME})
    assert 'filename="hai-nhiem-ky-' in response.headers["content-disposition"]


@pytest.mark.parametrize(
    "asked",
    [
        {"dang": "exe", "phan": "bang"},
        {"dang": "xlsx", "phan": "../bang"},
        {"dang": "xlsx"},
        {},
        {"dang": "xlsx", "phan": "hai-nhiem-ky", "ten": ANNEX_NAME},
    ],
)
def test_what_cannot_be_made_is_told(client: TestClient, asked: dict[str, str]) -> None:
    response = client.get("/so-lieu/tai", params=asked)
    assert response.status_code == 422
    assert response.json()["message"]


def test_two_terms_stand_side_by_side(client: TestClient) -> None:
    one, annex = (got(client, "hai-nhiem-ky", ten=name)["reports"][0]["terms"] for name in (NAME, ANNEX_NAME))
    assert annex is None
    told = {(pair["past"]["value"], pair["next"]["value"]) for pair in one["pairs"]}
    assert told == {("1.250", "1.800"), ("3,5", "1,5")}
    assert "2025" in one["past_term"]
    assert "2030" in one["next_term"]


def test_what_disagrees_is_cited(client: TestClient, report: Document) -> None:
    findings = got(client, "mau-thuan", ten=NAME)["reports"][0]["findings"]
    wrong = [finding for finding in findings if not finding["agrees"]]
    assert ["30" in finding["message"] and "29" in finding["message"] for finding in wrong] == [True]
    assert any("42" in finding["message"] for finding in findings if finding["agrees"])
    for finding in findings:
        for citation in finding["citations"]:
            assert report.text[citation["start"] : citation["end"]] == citation["quote"]


def test_nothing_is_changed_by_these_routes(client: TestClient) -> None:
    for path in ("bang", "tim", "hai-nhiem-ky", "mau-thuan", "tai"):
        assert client.post(f"/so-lieu/{path}").status_code == 405


def test_no_reports_are_no_error() -> None:
    client = TestClient(Starlette(routes=figure_routes(Ledgers(FakeLibrary()))))
    assert got(client, "bang")["entries"] == []
    assert got(client, "hai-nhiem-ky") == {"reports": []}
    assert got(client, "mau-thuan") == {"reports": []}


def test_a_ledger_is_read_once_for_each_state_of_a_document(
    report: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def noted(document: Document) -> tuple[Entry, ...]:
        read.append(document.version)
        return entries(document)

    monkeypatch.setattr(ledgers_module, "entries", noted)
    library = FakeLibrary(report)
    kept = Ledgers(library)
    for _ in range(3):
        before = kept.sheets()[0].entries
    assert read == [report.version]
    library.held[report.name] = build(tmp_path, text=report.text.replace("3,5%", "3,8%"))
    after = kept.sheets()[0].entries
    assert [entry.observation.value for entry in before if entry.observation.value == "3,5"]
    assert [entry.observation.value for entry in after if entry.observation.value == "3,8"]
    assert len(read) == 2
