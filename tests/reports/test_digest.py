"""The shipped digest: well formed always, faithful to the real report where that is present."""

import json
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
DIGEST = ROOT / "reports" / "bao-cao-chinh-tri-tom-luoc.md"
SHARED = ROOT.parent / "shared"
SOURCE = SHARED / "reports" / "bao-cao-chinh-tri.txt"
FIGURES = SHARED / "eval" / "figures.jsonl"
QUESTIONS = SHARED / "eval" / "questions.jsonl"

needs_source = pytest.mark.skipif(not SOURCE.exists(), reason="needs the real report in ../shared/reports")
needs_figures = pytest.mark.skipif(not FIGURES.exists(), reason="needs ../shared/eval/figures.jsonl")
needs_questions = pytest.mark.skipif(not QUESTIONS.exists(), reason="needs ../shared/eval/questions.jsonl")

# Heading level and label, in the report's order: its gaps (no III, "b." without "a.") and repeats ("1.", "1.", "3.") stay.
OUTLINE = """
2 Phần thứ nhất
3 I | 4 1 | 4 2 | 4 3 | 4 4
3 II | 4 1 | 5 1.1 | 5 1.2 | 6 b | 5 1.3 | 5 1.4 | 5 1.5 | 5 1.6 | 6 a | 6 b | 6 c | 6 d | 5 1.7 | 5 1.8 | 5 1.9
5 1.10 | 5 1.11 | 5 1.12 | 4 2 | 5 2.1 | 5 2.2 | 5 2.3 | 5 2.4 | 5 2.5 | 4 3 | 5 3.1 | 5 3.2 | 5 3.3
3 IV | 4 1 | 4 2
3 V | 4 1 | 4 1 | 4 3
2 Phần thứ hai
3 I | 4 1 | 4 2 | 4 3
3 II | 4 1 | 4 2 | 4 3
3 III | 4 1 | 5 1.1 | 5 1.2 | 5 1.3 | 5 1.4 | 5 1.5 | 5 1.6 | 5 1.7 | 5 1.8
4 2 | 5 2.1 | 5 2.2 | 5 2.3 | 5 2.4 | 4 3
"""
EXPECTED = [(int(e[0]), e[2:]) for e in re.split(r"\n| \| ", OUTLINE.strip())]
LABEL = re.compile(r"(Phần thứ \w+|[IVX]+(?=\.)|\d+(?:\.\d+)*(?=[.-])|[a-d](?=\.))[.-]?(?:\s|$)")
# A number, with the hedge before it and the unit after it where there is one of these.
UNITS = (
    "%|tỷ đồng|tỷ USD|triệu USD|triệu đồng|đồng(?! chí)|vụ|dự án|lao động|kV|ngàn m3|cửa hàng|lượt|đơn|cuộc"
)
FIGURE = re.compile(rf"(trên |khoảng )?(\d+(?:[.,/]\d+)*)(?: ?({UNITS})(?!\w))?")
NOTE = re.compile(r"\[\^(\d+)\]")
# The years of the term a part speaks of may be repeated in any of its sections.
TERM_YEARS = {"Phần thứ nhất": {"2020", "2025"}, "Phần thứ hai": {"2025", "2030"}}
HEDGES = ("trên", "ước đạt", "phấn đấu", "khoảng", "trung bình", "dự kiến")
ADJACENT_UNITS = {"%", "tỷ đồng", "triệu USD", "tỷ USD", "đồng", "vụ", "dự án"}


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def canonical(text: str) -> str:
    """NFC, single spaces, ranges written without spaces."""
    text = re.sub(r"[ \t\u00a0]+", " ", unicodedata.normalize("NFC", text))
    return re.sub(r"(?<=\d) ?[-–] ?(?=\d)", "-", text)


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in read(path).splitlines() if line.strip()] if path.exists() else []


@cache
def digest() -> str:
    return read(DIGEST)


@cache
def digest_lines() -> tuple[str, ...]:
    return tuple(canonical(line) for line in digest().splitlines() if line.strip())


def body_and_notes(text: str) -> tuple[list[str], list[str]]:
    """Lines before the notes, and one string a note; notes stand last in both texts."""
    if "\ufffd" in text:  # the converted Word file marks each note so
        body, *notes = text.split("\ufffd")
    else:
        body, *notes = re.split(r"(?m)^\[\^\d+\]:", text)
    return [line.strip() for line in body.splitlines() if line.strip()], notes


def sections(lines: list[str]) -> list[tuple[str, str]]:
    """(label, title and text) of each section in order; marks of Markdown are dropped."""
    found: list[tuple[str, str]] = []
    for line in lines:
        line = NOTE.sub("", line.lstrip("# "))
        match = LABEL.match(line)
        if match:
            found.append((match[1], line[match.end() :]))
        elif found:
            found[-1] = (found[-1][0], f"{found[-1][1]}\n{line}")
    return found


def words(text: str) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFC", NOTE.sub("", text)).casefold())


def test_length() -> None:
    assert 20_000 <= len(digest()) <= 30_000


def test_opening_line_says_what_it_is_and_how_to_add_the_official_file() -> None:
    first = digest().splitlines()[0]
    assert "tóm lược" in first
    assert "dùng thử trợ lý" in first
    assert "không phải văn bản chính thức" in first
    assert "`reports/`" in first
    assert "`make run REPORT=" in first


def test_plain_layout() -> None:
    text = digest()
    assert unicodedata.is_normalized("NFC", text)
    assert not re.search(r"[\t\r\u00a0\u200b\ufffd]|(?<=\S)  | $|\n\n\n", text, re.MULTILINE)
    lines = text.splitlines()
    for before, heading, after in zip(lines, lines[1:], lines[2:], strict=False):
        if heading.startswith("#"):
            assert (before, after) == ("", "")


def test_every_section_is_present_in_order() -> None:
    headings = re.findall(r"(?m)^(#{2,6}) (.+)$", digest())
    labels = [LABEL.match(title) for _, title in headings]
    assert [(len(h[0]), m and m[1]) for h, m in zip(headings, labels, strict=True)] == EXPECTED
    assert digest().count("\n# ") == 1


def test_footnotes_resolve() -> None:
    definitions = re.findall(r"(?m)^\[\^(\d+)\]: \S", digest())
    anchors = re.findall(r"\[\^(\d+)\](?!:)", digest())
    assert anchors == definitions == ["1", "2", "3", "4", "5"]


@needs_source
def test_each_section_has_the_figures_of_its_source_and_no_other() -> None:
    ours, our_notes = body_and_notes(canonical(digest()))
    theirs, their_notes = body_and_notes(canonical(read(SOURCE)))
    pairs = list(zip(sections(ours), sections(theirs), strict=True))
    pairs += [(("chú thích", a), ("chú thích", b)) for a, b in zip(our_notes, their_notes, strict=True)]
    years: set[str] = set()
    for (label, our_text), (their_label, their_text) in pairs:
        assert label == their_label
        years = TERM_YEARS.get(label, years)
        have, want = set(FIGURE.findall(our_text)), set(FIGURE.findall(their_text))
        have = {figure for figure in have if figure in want or figure[1] not in years}
        assert have == want, (label, our_text[:80])


@needs_source
def test_written_in_our_own_words() -> None:
    source = words(read(SOURCE))
    runs = {tuple(source[i : i + 14]) for i in range(len(source) - 13)}
    for line in digest().splitlines():
        ours = [] if line.startswith("#") else words(line)
        copied = [ours[i : i + 14] for i in range(len(ours) - 13) if tuple(ours[i : i + 14]) in runs]
        assert not copied, " ".join(copied[0])


@needs_figures
@pytest.mark.parametrize("row", rows(FIGURES), ids=lambda row: row["id"])
def test_figure_stands_with_its_unit_and_qualifier(row: dict[str, Any]) -> None:
    value, unit = canonical(row["value"]), row["unit"].split("/")[0]
    pattern = rf"(?<![\d.,/-]){re.escape(value)}(?![\d/-]|[.,]\d)"
    if unit in ADJACENT_UNITS:
        pattern += rf" ?{re.escape(unit)}"
    hedges = [hedge for hedge in HEDGES if hedge in row["qualifier"]]
    assert any(
        re.search(pattern, line)
        and unit.casefold() in line.casefold()
        and all(h in line.casefold() for h in hedges)
        for line in digest_lines()
    )


@needs_questions
@pytest.mark.parametrize(
    "row", [r for r in rows(QUESTIONS) if r["answerable"] and not r["derived"]], ids=lambda row: row["id"]
)
def test_published_question_can_be_answered_from_the_digest(row: dict[str, Any]) -> None:
    text = canonical(digest()).casefold()
    for spellings in row["answer"]:
        assert any(canonical(spelling).casefold() in text for spelling in spellings), spellings
