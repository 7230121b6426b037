"""`troly check` and its JSON."""

from __future__ import annotations

import io
import json
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import docx
import pytest

from assistant.commands import check as command
from assistant.commands.console import Console
from assistant.commands.parser import Parser
from assistant.presenting.checks import checked_json
from ingest.errors import InputError, StoreEmpty
from tests.assistant.checking.sample import checked, only, report
from vectorstore.types import DocumentInfo

TEXT = "Doanh thu du lịch năm 2024 ước đạt 5.270 tỷ đồng. Tỷ lệ hộ nghèo còn 6,14%."


class Shelf:
    """A store that holds the sample report, or nothing."""

    def __init__(self, *, empty: bool = False) -> None:
        self._empty = empty

    def documents(self) -> tuple[DocumentInfo, ...]:
        document = report()
        shown = SimpleNamespace(name=document.name, title=document.title, version=document.version)
        return () if self._empty else (shown,)  # type: ignore[return-value]

    def document(self, name: str) -> Any:
        assert name == report().name
        return report()


def run(
    monkeypatch: pytest.MonkeyPatch, *given: str, stdin: bytes = b"", empty: bool = False
) -> tuple[int, str, str]:
    """Exit code, output and messages of a command line."""

    @contextmanager
    def opened(arguments: Namespace, console: Console) -> Iterator[Any]:
        yield Shelf(empty=empty), SimpleNamespace(ingest=SimpleNamespace(max_bytes=10**6))

    monkeypatch.setattr(command, "opened_store", opened)
    monkeypatch.setattr("assistant.versions.current", lambda infos: [info.name for info in infos])
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin)))
    parser = Parser(prog="troly")
    command.register(parser.add_subparsers(parser_class=Parser))
    out, err = io.StringIO(), io.StringIO()
    arguments = parser.parse_args(["check", *given])
    return arguments.run(arguments, Console(out, err)), out.getvalue(), err.getvalue()


def test_a_line_for_each_figure(monkeypatch: pytest.MonkeyPatch) -> None:
    code, out, err = run(monkeypatch, "-", stdin=TEXT.encode())
    assert code == 0
    lines = out.splitlines()
    assert lines[0] == "5.270 tỷ đồng: khớp. Khớp với báo cáo."
    assert lines[1].startswith("   du-lich.txt, ")
    assert lines[2] == "6,14%: không có trong báo cáo. Báo cáo không nêu số này."
    assert err == "2 số liệu: 1 khớp, 0 khác, 1 không có trong báo cáo.\n"


def test_json_and_a_named_document(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "bai.txt"
    path.write_text(TEXT, encoding="utf-8")
    code, out, _ = run(monkeypatch, str(path), "--json", "--document", "du-lich")
    items = json.loads(out)
    assert code == 0
    assert [item["verdict"] for item in items] == ["match", "not_in_report"]
    assert items[0]["text"] == "5.270 tỷ đồng"
    assert items[0]["number"] == 5270
    assert items[0]["reported"] == "5.270 tỷ đồng"
    citation = items[0]["citation"]
    assert report().text[citation["start"] : citation["end"]] == citation["quote"]
    assert "5.270" in citation["quote"]
    assert items[1]["citation"] is None
    assert items[1]["reported"] is None


def test_a_marked_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    out = tmp_path / "ket-qua.docx"
    code, _, err = run(monkeypatch, "-", "--docx", str(out), stdin=TEXT.encode())
    assert code == 0
    assert "ket-qua.docx" in err
    assert len(list(docx.Document(str(out)).comments)) == 2


def test_the_checked_file_is_not_overwritten(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "bai.docx"
    given = docx.Document()
    given.add_paragraph(TEXT)
    given.save(str(path))
    before = path.read_bytes()
    with pytest.raises(InputError):
        run(monkeypatch, str(path), "--docx", str(path))
    assert path.read_bytes() == before


def test_no_reports(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(StoreEmpty):
        run(monkeypatch, "-", stdin=TEXT.encode(), empty=True)


def test_no_figures() -> None:
    assert command.summary(checked("Không có số nào.")) == "Văn bản không có số liệu nào để kiểm tra."


def test_the_json_of_a_figure() -> None:
    text = "Nhiệm kỳ qua đã kết nạp 12 đảng viên."
    item = checked_json(only(text), text)
    assert item["sentence"] == text
    assert text[item["start"] : item["end"]] == item["text"]
    assert item["entry"]["value"] == "12"
    assert [other["value"] for other in item["others"]] == ["09"]
    assert not item["rounded"]
    assert json.dumps(item)
