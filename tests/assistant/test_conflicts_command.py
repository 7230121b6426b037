"""`troly conflicts`: what it prints, for readers and as JSON."""

from __future__ import annotations

import io
import json
from argparse import Namespace
from pathlib import Path

import pytest

from assistant.commands import conflicts
from assistant.commands.console import Console
from assistant.commands.parser import Parser
from ingest.pipeline import ingest

REPORT = Path(__file__).parent / "figures" / "reports" / "dang-uy-huyen.txt"


def printed(monkeypatch: pytest.MonkeyPatch, *options: str) -> str:
    parser = Parser(prog="troly")
    conflicts.register(parser.add_subparsers(parser_class=Parser))
    arguments: Namespace = parser.parse_args(["conflicts", *options])
    monkeypatch.setattr(conflicts, "_documents", lambda *_: [ingest(REPORT)])
    out = io.StringIO()
    assert arguments.run(arguments, Console(out, io.StringIO())) == 0
    return out.getvalue()


def test_what_disagrees_with_its_sentences_and_how_much_was_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = printed(monkeypatch).splitlines()
    assert lines[0] == "dang-uy-huyen.txt: 2 điểm cần xem lại"
    assert lines[1].startswith("1. ")
    assert "46 đảng viên" in lines[1]
    assert lines[2].startswith("   - I › 2: «Toàn Đảng bộ đã thi hành kỷ luật 46 đảng viên")
    assert any(line.startswith("Đã kiểm tra và khớp: ") and "--all" in line for line in lines)
    assert not any("6.842" in line for line in lines)


def test_all_lists_what_is_right_too(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "2.531 + 4.311 = 6.842" in printed(monkeypatch, "--all")


def test_json(monkeypatch: pytest.MonkeyPatch) -> None:
    short, full = (
        json.loads(printed(monkeypatch, "--json")),
        json.loads(printed(monkeypatch, "--json", "--all")),
    )
    assert [item["agrees"] for item in short] == [False, False]
    assert [item for item in full if not item["agrees"]] == short
    assert len(full) > 12
    assert {"kind", "agrees", "message", "document", "citations"} == set(short[0])
    assert {"n", "document", "section", "page", "start", "end", "quote", "figures"} == set(
        short[0]["citations"][0]
    )
