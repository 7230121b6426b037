"""`troly study`."""

from __future__ import annotations

import io
import json
from pathlib import Path

import docx
import pytest

from tests.assistant.cli_helps import Run, one_line, write
from tests.assistant.sample import NAME

WRONG = [
    (["outline", "--minutes", "x"], "--minutes cần một số nguyên từ 10 đến 120, không nhận «x»."),
    (["outline", "--minutes", "5"], "--minutes cần một số nguyên từ 10 đến 120, không nhận «5»."),
    (["quiz", "-n", "0"], "-n/--number cần một số nguyên từ 1 đến 500, không nhận «0»."),
    (
        ["quiz", "--kind", "tự-luận"],
        "--kind chỉ nhận mcq, true_false, cloze, match, short, không nhận «tự-luận».",
    ),
    (["giáo-án"], "Không có lệnh «giáo-án»; các lệnh: outline, sheet, quiz, cards."),
    ([], "Thiếu LỆNH."),
]
REFUSED = [
    (["outline", "--section", "IX"], "không có mục «IX»"),
    (["outline", "--topic", "bóng đá"], "không có nội dung về «bóng đá»"),
    (["outline", "-o", "bài.pdf"], "cần kết thúc bằng .docx hoặc .md"),
    (["sheet", "-o", "."], "là thư mục"),
    (["sheet", "-o", "không-có/bài.docx"], "Không có thư mục"),
    (["quiz", "-o", "bài.pdf"], "Không rõ định dạng"),
]


@pytest.fixture
def filled(troly: Run, report: Path) -> Run:
    troly("ingest", str(report))
    return troly


@pytest.mark.parametrize(("arguments", "told"), WRONG)
def test_wrong_usage(arguments: list[str], told: str, troly: Run) -> None:
    code, out, err = troly("study", *arguments)
    assert (code, out) == (2, "")
    assert one_line(err).startswith(told)


@pytest.mark.parametrize(("arguments", "told"), REFUSED)
def test_refusals(arguments: list[str], told: str, filled: Run, tmp_path: Path) -> None:
    before = sorted(tmp_path.iterdir())
    code, out, err = filled("study", *arguments)
    assert (code, out) == (1, "")
    assert told in one_line(err)
    assert sorted(tmp_path.iterdir()) == before


def test_nothing_is_indexed(troly: Run) -> None:
    for what in ("outline", "sheet", "quiz"):
        code, _, err = troly("study", what)
        assert code == 1
        assert "troly ingest" in one_line(err)


def test_an_outline_as_json(filled: Run) -> None:
    code, out, _ = filled("study", "outline", "--topic", "bac si", "--minutes", "15", "--json")
    assert code == 0
    made = json.loads(out)
    text = filled("text", NAME)[1]
    assert made["document"] == NAME
    assert made["talk"] + sum(part["minutes"] for part in made["parts"]) == made["minutes"] == 15
    for citation in made["citations"]:
        assert text[citation["start"] : citation["end"]] == citation["quote"]
    numbers = {citation["n"] for citation in made["citations"]}
    for part in made["parts"]:
        for point in part["points"]:
            assert point["citation"] in numbers
            assert "bác sĩ" in point["text"]


def test_an_outline_as_files(filled: Run, tmp_path: Path) -> None:
    target = tmp_path / "bài.docx"
    code, out, err = filled("study", "outline", "-o", str(target))
    assert (code, out) == (0, "")
    assert "ý chính vào «" in err
    headings = [p.text for p in docx.Document(io.BytesIO(target.read_bytes())).paragraphs]
    assert "I. MỤC TIÊU" in headings
    markdown = tmp_path / "bài.md"
    assert filled("study", "outline", "-o", str(markdown))[0] == 0
    assert "## I. Mục tiêu" in markdown.read_text("utf-8")
    assert filled("study", "outline")[1].startswith("# Đề cương học tập")


def test_a_sheet(filled: Run, tmp_path: Path) -> None:
    made = json.loads(filled("study", "sheet", "--json")[1])
    assert {"Kết quả 2020-2025 và chỉ tiêu 2025-2030"} <= {group["heading"] for group in made["groups"]}
    target = tmp_path / "tóm tắt.docx"
    code, out, err = filled("study", "sheet", "-o", str(target))
    assert (code, out) == (0, "")
    assert "số liệu vào «" in err
    assert len(docx.Document(io.BytesIO(target.read_bytes())).tables) == 1 + len(made["groups"])


def test_a_damaged_write_leaves_the_file_before(
    filled: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = write(tmp_path / "bài.md", "bản cũ")
    from assistant.study.export import markdown

    def fails(*_: object) -> str:
        raise RuntimeError("hỏng")

    monkeypatch.setattr(markdown, "outline_markdown", fails)
    assert filled("study", "outline", "-o", str(target))[0] == 1
    assert target.read_text("utf-8") == "bản cũ"


def test_several_documents_must_be_chosen_from(filled: Run, tmp_path: Path) -> None:
    other = write(
        tmp_path / "khac.txt", "BÁO CÁO KHÁC\n\nI. KẾT QUẢ\n\nTrồng được 12 ha rừng phòng hộ ven biển.\n"
    )
    filled("ingest", str(other))
    code, _, err = filled("study", "outline")
    assert code == 1
    assert "--document" in one_line(err)
    assert filled("study", "outline", "--document", "khac")[0] == 0


def test_a_question_set(filled: Run, tmp_path: Path) -> None:
    code, out, _ = filled("study", "quiz", "-n", "6", "--seed", "7", "--json")
    assert code == 0
    items = json.loads(out)
    assert 1 <= len(items) <= 6
    keys = {"id", "kind", "question", "options", "answer", "explanation", "citation", "section", "difficulty"}
    text = filled("text", NAME)[1]
    for item in items:
        assert keys <= item.keys()
        citation = item["citation"]
        assert text[citation["start"] : citation["end"]] == citation["quote"]
    assert filled("study", "quiz", "-n", "6", "--seed", "7", "--json")[1] == out
    for ending in ("docx", "gift", "xml", "json", "md"):
        target = tmp_path / f"bộ.{ending}"
        code, out, err = filled("study", "quiz", "-n", "6", "--versions", "2", "-o", str(target))
        assert (code, out) == (0, ""), err
        assert target.stat().st_size > 0
        assert "câu hỏi vào «" in err
