"""What the source pane is told."""

from __future__ import annotations

import json
from pathlib import Path

from assistant.web.source_pane import pane_document
from tests.assistant.web.fakes import build_document
from tests.assistant.web.shelves import build_scan


def test_offsets_name_headings_notes_and_pages() -> None:
    document = build_document()
    pane = pane_document(document)
    text = pane["text"]
    assert text == document.text
    assert [(text[start:body].strip(), level) for start, body, level in pane["headings"]] == [
        ("Phần thứ nhất", 1),
        ("I. KẾT QUẢ SẢN XUẤT", 2),
        ("II. CHỈ TIÊU NHIỆM KỲ TỚI", 2),
        ("III. NHIỆM VỤ", 2),
    ]
    assert [text[start:end].strip() for start, end in pane["notes"]] == ["1 Số liệu của ban kiểm soát."]
    assert [(text[start : start + 3], number) for start, number in pane["pages"]] == [("BÁO", 1), ("II.", 2)]
    assert json.loads(json.dumps(pane))["name"] == document.name


def test_a_scan_tells_its_confidence_and_doubtful_numbers(tmp_path: Path) -> None:
    pane = pane_document(build_scan(tmp_path))
    assert [pane["text"][start:end] for start, end in pane["doubts"]] == ["1.250"]
    assert pane["scans"] == [(1, 0.934)]
    assert pane["pictured"]
    assert not pane_document(build_document())["pictured"]
