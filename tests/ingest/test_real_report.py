"""The real report, where it is present: facts about it, none of its text beyond a few words."""

from __future__ import annotations

import time
from functools import cache
from pathlib import Path

import pytest

from ingest.normalise import canonical, fold
from ingest.pipeline import ingest
from ingest.sentences import sentences
from ingest.types import Document, Nature, PassageKind

REPORTS = Path(__file__).resolve().parents[3] / "shared" / "reports"
REPORT = REPORTS / "bao-cao-chinh-tri.txt"
TRUTHS = sorted((REPORTS / "legacy").glob("*.truth.txt"))

pytestmark = pytest.mark.skipif(not REPORT.exists(), reason="needs the real report in ../shared/reports")

# Section numbers in the report's order, indented by level: its gaps and repeats are its own.
OUTLINE = {
    "Phần thứ nhất": {
        "I": "1 2 3 4",
        "II": "1 [1.1 1.2 [b] 1.3 1.4 1.5 1.6 [a b c d] 1.7 1.8 1.9 1.10 1.11 1.12] 2 [2.1 2.2 2.3 2.4 2.5] 3 [3.1 3.2 3.3]",
        "IV": "1 2",
        "V": "1 1 3",
    },
    "Phần thứ hai": {
        "I": "1 2 3",
        "II": "1 2 3",
        "III": "1 [1.1 1.2 1.3 1.4 1.5 1.6 1.7 1.8] 2 [2.1 2.2 2.3 2.4] 3",
    },
}


def expected_paths() -> list[tuple[str, ...]]:
    paths: list[tuple[str, ...]] = []
    for part, chapters in OUTLINE.items():
        paths.append((part,))
        for chapter, numbers in chapters.items():
            path = [part, chapter]
            paths.append(tuple(path))
            opened = False
            for token in numbers.replace("[", "[ ").replace("]", " ]").split():
                if token == "[":
                    opened = True
                elif token == "]":
                    path.pop()
                else:
                    path = path if opened or len(path) == 2 else path[:-1]
                    path = [*path, token]
                    opened = False
                    paths.append(tuple(path))
    return paths


@cache
def report() -> Document:
    return ingest(REPORT)


def test_every_section_and_no_other() -> None:
    assert [section.path for section in report().sections] == expected_paths()


def test_terms_and_natures() -> None:
    sections = {section.path: section for section in report().sections}
    for path, section in sections.items():
        assert section.term == ("2020-2025" if path[0] == "Phần thứ nhất" else "2025-2030")
    one, two = "Phần thứ nhất", "Phần thứ hai"
    assert {
        path: section.nature
        for path, section in sections.items()
        if path in {(one, "I"), (one, "I", "4"), (one, "II", "1"), (one, "IV", "2"), (one, "V", "3"), (two,), (two, "II", "1"), (two, "III", "2", "2.2")}
    } == {
        (one, "I"): Nature.RESULT,
        (one, "I", "4"): Nature.RESULT,
        (one, "II", "1"): Nature.RESULT,
        (one, "IV", "2"): Nature.SHORTCOMING,
        (one, "V", "3"): Nature.LESSON,
        (two,): Nature.TASK,
        (two, "II", "1"): Nature.TARGET,
        (two, "III", "2", "2.2"): Nature.TASK,
    }  # fmt: skip


def test_footnotes_hang_where_the_laid_out_report_has_them() -> None:
    document = report()
    found = []
    for note in document.footnotes:
        assert note.sentence is not None
        sentence = document.text[slice(*note.sentence)]
        passage = next(
            p for p in document.passages if p.kind is PassageKind.FOOTNOTE and p.start >= note.start
        )
        found.append((document.text[note.start :][:14], sentence[-20:], passage.section_path))
    assert found == [
        ("kế hoạch thực ", "n đại hóa công nghệ.", "Phần thứ nhất › II › 1 › 1.3"),
        ("Một số dự án D", "thu NSNN, xuất khẩu.", "Phần thứ nhất › II › 1 › 1.3"),
        ("Quy chế số 01-", "riển khai thực hiện.", "Phần thứ nhất › II › 2 › 2.2"),
        ("Trình độ Thạc ", " và dự bị là 02 Đ/c.", "Phần thứ nhất › II › 2 › 2.2"),
        ("Thực hiện quy ", " tác tổ chức cán bộ.", "Phần thứ nhất › II › 2 › 2.2"),
    ]


def test_text_is_clean_and_whole() -> None:
    document = report()
    assert "\ufffd" not in document.text
    assert canonical(document.text) == document.text
    assert "hóa công nghệ." in document.text
    source = REPORT.read_text(encoding="utf-8").replace("\ufffd", " ")
    assert "".join(canonical(source).split()) == "".join(document.text.split())


def test_quotes_are_verbatim_in_the_source() -> None:
    document = report()
    source = " ".join(fold(REPORT.read_text(encoding="utf-8")).split())
    for start, end in sentences(document.text, cuts=document.cuts):
        assert " ".join(fold(document.text[start:end]).split()) in source


def test_repeated_paragraphs_are_kept_once() -> None:
    twice = [passage for passage in report().passages if len(passage.places) == 2]
    assert len([passage for passage in twice if passage.section_path.endswith("› 1.10")]) == 2
    texts = [passage.text for passage in report().passages]
    assert len(set(texts)) == len(texts)


def test_it_takes_less_than_half_a_second() -> None:
    ingest(REPORT)
    times = []
    for _ in range(3):  # the best of three: the machine may be busy
        started = time.perf_counter()
        ingest(REPORT)
        times.append(time.perf_counter() - started)
    assert min(times) < 0.5


@pytest.mark.parametrize("path", TRUTHS, ids=lambda path: path.name)
def test_documents_of_other_kinds(path: Path) -> None:
    document = ingest(path)
    assert document.passages
    for passage in document.passages:
        assert all(document.text[start:end] == passage.text for start, end in passage.places)
        assert len(passage.text) <= 1300
    kept = "".join(document.text.split())
    assert len(kept) >= 0.99 * len("".join(canonical(path.read_text(encoding="utf-8")).split()))
