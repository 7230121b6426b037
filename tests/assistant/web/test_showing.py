"""Pure parts of showing documents: the list, a reader's choice, pages of a quote, doubtful numbers."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.web.doubt import doubted, percent
from assistant.web.listing import listed, state
from assistant.web.quoting import parts
from assistant.web.scope import chosen
from tests.assistant.web.fakes import NAME, OTHER, FakeAssistant, build_document
from tests.assistant.web.shelves import NEW, OLD, add_versions


@pytest.fixture
def assistant(tmp_path: Path) -> FakeAssistant:
    assistant = FakeAssistant(build_document(), build_document(OTHER))
    add_versions(assistant, tmp_path)
    return assistant


def test_versions_stand_together_the_newest_first(assistant: FakeAssistant, tmp_path: Path) -> None:
    rows = listed(assistant.store.documents(), str(tmp_path))
    assert [row["name"] for row in rows] == [NAME, OTHER, NEW, OLD]
    assert [row["current"] for row in rows] == [True, True, True, False]
    assert [row["versions"] for row in rows] == [1, 1, 2, 2]
    assert [row["uploaded"] for row in rows] == [False, False, True, True]
    assert [row["pictured"] for row in rows] == [False, False, True, True]
    assert not any(str(tmp_path) in json.dumps(row) for row in rows), "no reader is told where files lie"


def test_the_state_changes_with_the_list(assistant: FakeAssistant) -> None:
    before = state(assistant.store.documents())
    assert state(assistant.store.documents()) == before
    held = assistant.store.held
    held[NAME] = replace(held[NAME], version="khác")
    assert state(assistant.store.documents()) != before


@pytest.mark.parametrize(
    ("kept", "names"),
    [
        ("", ()),
        (None, ()),
        ("[]", ()),
        ("không phải JSON", ()),
        ("[" * 10_000, ()),
        ('{"a": 1}', ()),
        ("[1, null, {}]", ()),
        (json.dumps([OTHER]), (OTHER,)),
        (json.dumps([OTHER, "đã gỡ.txt"]), (OTHER,)),
        (json.dumps(["đã gỡ.txt"]), ()),
        (json.dumps([OLD, NAME]), (NAME, OLD)),
        (json.dumps([NEW, OTHER, NAME]), ()),  # the default
        ("x" * 200_000, ()),
    ],
)
def test_a_choice_of_documents(assistant: FakeAssistant, kept: object, names: tuple[str, ...]) -> None:
    assert chosen(kept, assistant.store.documents()) == names


def test_a_quote_is_cut_at_pages_and_notes() -> None:
    document = build_document()
    text = document.text
    assert parts(document, 0, 3) == [(1, "BÁO")]
    start, second = text.index("Doanh thu"), text.index("II. CHỈ TIÊU")
    found = parts(document, start, second + 12)
    assert [part.page for part in found] == [1, 2]
    assert found[0].quote.startswith("Doanh thu")
    assert found[1].quote == "II. CHỈ TIÊU"
    assert parts(replace(document, pages=()), 0, 50) == []
    assert parts(document, 5, 5) == []
    assert [part.page for part in parts(document, -5, 10**9)] == [1, 2, 2]


def test_a_note_stands_on_the_page_of_its_mark() -> None:
    document = build_document()
    [note] = document.footnotes
    placed = replace(note, anchor=document.text.index("kế hoạch.1") + 9)
    document = replace(document, footnotes=(placed,))
    assert [part.page for part in parts(document, note.start, note.end)] == [1]


@pytest.mark.parametrize(
    ("words", "doubtful", "marked"),
    [
        ("Đạt 1.250 tấn", ("1.250",), ["1.250"]),
        ("Đạt 11.250 tấn và 1.250,5", ("1.250",), []),
        ("Năm 2024, 4,2%.", ("4,2", "2024"), ["2024", "4,2"]),
        ("12 và 1", ("1",), ["1"]),
        ("Đạt 5.", ("5",), ["5"]),
        ("không có số", ("7", ""), []),
        ("a (b) 7", ("(b",), ["(b"]),
    ],
)
def test_doubtful_numbers_are_marked(words: str, doubtful: tuple[str, ...], marked: list[str]) -> None:
    html = doubted(words, doubtful)
    assert html.count("<mark") == len(marked)
    for number in marked:
        assert f">{number}</mark>" in html


def test_nothing_doubtful_becomes_markup() -> None:
    assert "<b>" not in doubted("<b>1</b> 2", ("<b>1", "2"))


@pytest.mark.parametrize(
    ("share", "told"), [(0.934, "93 %"), (0.29, "29 %"), (1.0, "100 %"), (0.999, "99 %")]
)
def test_a_confidence_is_never_told_better_than_it_is(share: float, told: str) -> None:
    assert percent(share) == told
