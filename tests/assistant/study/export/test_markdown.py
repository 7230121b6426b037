"""Outlines, sheets and question sets as Markdown."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from assistant.study.export.markdown import outline_markdown, plain, sheet_markdown
from assistant.study.export.markdown_quiz import quiz_markdown
from assistant.study.outlining.making import make_outline
from assistant.study.sheet import make_sheet
from assistant.study.types import (
    Difficulty,
    Pair,
    QuestionKind,
    SheetGroup,
    SheetRow,
    SheetValue,
    StudyQuestion,
)
from assistant.types import Citation
from tests.assistant.study.outlining.lessons import lessons


def test_an_outline() -> None:
    made = make_outline(lessons(paged=True), sections=["vận tải"], minutes=30)
    text = outline_markdown(made)
    assert text.startswith("# Đề cương học tập: vận tải và an toàn giao thông\n")
    titles = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert titles == [
        "I. Mục tiêu",
        "II. Nội dung (22 phút)",
        "III. Câu hỏi thảo luận (8 phút)",
        "IV. Nội dung cần ghi nhớ",
        "V. Lưu ý về số liệu",
        "Nguồn trích dẫn",
    ]
    for citation in made.citations:
        assert f"- [{citation.n}] {citation.section}, trang {citation.page}: «" in text
    assert "«-" not in text
    assert "«\\-" not in text


def test_a_sheet_is_tables() -> None:
    text = sheet_markdown(make_sheet(lessons()))
    assert "| Nội dung | Kết quả 2020-2025 | Chỉ tiêu 2025-2030 | Nguồn |" in text
    assert "| Tỷ lệ đường xã được cứng hóa | đạt 91,5% | phấn đấu đạt 98% | [1] [2] |" in text
    lines = [line for line in text.splitlines() if line.startswith("|")]
    assert all(len(re.findall(r"(?<!\\)\|", line)) == 5 for line in lines)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("<img src=x onerror=alert(1)>", "\\<img src=x onerror=alert(1)\\>"),
        ("# đầu đề", "\\# đầu đề"),
        ("- gạch", "\\- gạch"),
        ("a | b", "a \\| b"),
        ("[chữ](javascript:x)", "\\[chữ\\](javascript:x)"),
        ("xem [12]", "xem [12]"),
        ("*đậm* _nghiêng_ `mã`", "\\*đậm\\* \\_nghiêng\\_ \\`mã\\`"),
        ("hai\ndòng\x00", "hai dòng"),
    ],
)
def test_a_report_s_text_is_never_markup(text: str, told: str) -> None:
    assert plain(text) == told


def test_a_bar_in_a_cell_parts_no_columns() -> None:
    sheet = make_sheet(lessons())
    row = SheetRow("a | b", (SheetValue("1 | 2", "2025", 1),))
    text = sheet_markdown(replace(sheet, groups=(SheetGroup("Nhóm", (row,)),)))
    assert "| a \\| b | 1 \\| 2 | 2025 | [1] |" in text


def question(kind: QuestionKind, **told: object) -> StudyQuestion:
    citation = Citation(1, "báo cáo.txt", "II", 3, 0, 10, "Đã làm 12 km đường.")
    given = {
        "id": kind.value,
        "question": f"Câu hỏi {kind.value}?",
        "options": (),
        "answer": "12 km",
        "explanation": "Báo cáo nêu 12 km.",
        "citations": (citation,),
        "section": "II Kết quả",
        "difficulty": Difficulty.EASY,
        "fact": kind.value,
    }
    return StudyQuestion(kind=kind, **{**given, **told})  # type: ignore[arg-type]


def test_a_question_set_in_two_versions() -> None:
    found = [
        question(QuestionKind.MCQ, options=("10 km", "11 km", "12 km", "13 km")),
        question(
            QuestionKind.MATCH,
            pairs=(Pair("đường", "12 km"), Pair("cầu", "3 cầu")),
            options=("3 cầu", "12 km"),
        ),
        question(QuestionKind.CLOZE),
    ]
    text = quiz_markdown(found, title="Ôn tập", codes=("A", "B"), seed=7)
    assert re.findall(r"^# (.+)$", text, re.MULTILINE) == ["Ôn tập – Mã đề A", "Ôn tập – Mã đề B"]
    papers = text.split("# Ôn tập – Mã đề ")[1:]
    for paper in papers:
        letter = re.search(r"^- ([A-D])\. 12 km$", paper, re.MULTILINE)
        assert letter
        assert f"**{letter[1]}. 12 km**" in paper
        assert "báo cáo.txt, II Kết quả, trang 3" in paper
    assert papers[0][1:] != papers[1][1:]
