"""`troly study cards`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.assistant.cli_helps import Run, one_line, write
from tests.assistant.study.cards.town import NAME, TEXT


@pytest.fixture
def filled(troly: Run, tmp_path: Path) -> Run:
    troly("ingest", str(write(tmp_path / NAME, TEXT)))
    return troly


def test_cards_as_json_by_group_and_section(filled: Run) -> None:
    code, out, _ = filled("study", "cards", "--group", "cause", "--group", "lesson", "--json")
    assert code == 0
    assert [card["group"] for card in json.loads(out)] == ["cause", "cause", "lesson"]
    found = json.loads(filled("study", "cards", "--section", "Phần thứ hai", "--json")[1])
    assert [card["group"] for card in found] == ["task"]
    assert all(card["telling"] for card in json.loads(filled("study", "cards", "--main", "--json")[1]))


def test_cards_are_read_and_saved(filled: Run, tmp_path: Path) -> None:
    code, out, _ = filled("study", "cards", "--group", "lesson")
    assert code == 0
    assert "## 1. Những bài học kinh nghiệm nhiệm kỳ 2020-2025?" in out
    for name in ("the.apkg", "the.md"):
        code, out, err = filled("study", "cards", "-o", str(tmp_path / name))
        assert (code, out) == (0, "")
        assert err.startswith("Đã ghi 10 thẻ vào")
        assert (tmp_path / name).stat().st_size > 1000


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["-o", "the.docx"], "cần kết thúc bằng .apkg (Anki) hoặc .md (Markdown)"),
        (["-o", "."], "là thư mục"),
        (["--section", "IX"], "không có mục «IX»"),
        (["--section", "Phần thứ hai", "--group", "lesson"], "Không có thẻ nào"),
    ],
)
def test_refusals(filled: Run, arguments: list[str], told: str) -> None:
    code, out, err = filled("study", "cards", *arguments)
    assert (code, out) == (1, "")
    assert told in one_line(err)
