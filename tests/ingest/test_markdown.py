"""Markdown loses its syntax and keeps its words."""

from __future__ import annotations

import pytest

from ingest.candidates import BOLD_LEVEL
from ingest.markdown import markdown_lines


def shown(text: str) -> list[str]:
    return [line.text for line in markdown_lines(text) if line.text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**Thu** _đạt_ `12` ~~tỷ~~ \\*đồng\\*", ["Thu đạt 12 tỷ *đồng*"]),
        ("Xem [phụ lục](http://a.vn/b) và ![bản đồ](a.png)", ["Xem phụ lục và bản đồ"]),
        ("* Một\n* Hai\n  * Con\n  - Con nữa\n+ Ba", ["- Một", "- Hai", "+ Con", "+ Con nữa", "+ Ba"]),
        ("3. Ba\n4. Bốn\n\n   Đoạn của bốn.", ["3. Ba", "4. Bốn", "Đoạn của bốn."]),
        ("1) Một", ["1) Một"]),
        ("> Trích lời", ["Trích lời"]),
        ("Trên\n\n---\n\nDưới", ["Trên", "Dưới"]),
        ("Một<br>Hai <b>đậm</b>\n\n<!-- ẩn -->\n\n<div>Khối</div>", ["Một", "Hai đậm", "Khối"]),
        ("    thụt vào", ["thụt vào"]),
        ("---\ntitle: A\n---\n\nThân", ["Thân"]),
        ("Câu dài đang\nviết tiếp.\nCâu mới", ["Câu dài đang viết tiếp.", "Câu mới"]),
        (
            "| Chỉ tiêu | Đơn vị | 2025 |\n|---|---|---|\n| **Thu** | tỷ | 7,5 |\n| Chi | | 6 |",
            ["Chỉ tiêu: Thu | Đơn vị: tỷ | 2025: 7,5", "Chỉ tiêu: Chi | 2025: 6"],
        ),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


def test_levels() -> None:
    text = "# Một\n\n### Ba **đậm**\n\nBốn\n---\n\n**Năm**\n\n**6. Sáu**\n\n**Bảy.**\n\n- **Tám:**\n\n**Chín** mười"
    assert [(line.text, line.level) for line in markdown_lines(text) if line.text] == [
        ("Một", 1), ("Ba đậm", 3), ("Bốn", 2), ("Năm", BOLD_LEVEL), ("6. Sáu", 0), ("Bảy.", 0), ("- Tám:", 0), ("Chín mười", 0),
    ]  # fmt: skip


def test_a_paragraph_underlined_by_mistake_is_no_heading() -> None:
    text = "Công tác này được quan tâm. " * 12
    assert [line.level for line in markdown_lines(f"{text}\n---")] == [0]
