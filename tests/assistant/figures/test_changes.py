"""Which figures changed between two versions of a report."""

from __future__ import annotations

import random
import re
import time
from pathlib import Path

import pytest

from assistant.figures.versions.changes import Change, ChangeKind, changes
from ingest.pipeline import build_document, ingest
from ingest.quantities import quantities
from ingest.sentences import sentences
from ingest.types import Document, Page

ROOT = Path(__file__).resolve().parents[3]
FARMING = (ROOT / "tests" / "evals" / "reports" / "nong-nghiep.txt").read_text("utf-8")
REAL = ROOT.parent / "shared" / "reports"

OLD = """I. KẾT QUẢ ĐẠT ĐƯỢC

1. Kinh tế

Tổng thu ngân sách đạt 7,5 tỷ đồng, bằng 112,50% kế hoạch; giải ngân 95% vốn đầu tư công. Có 3.200 hộ vay vốn.

- Toàn tỉnh có 12 khu công nghiệp với tổng diện tích 1.500 ha, thu hút 230 dự án.
- Xã An Bình có 5 trường học đạt chuẩn.
- Xã Tân Lập có 6 trường học đạt chuẩn.

2. Xã hội

Tỷ lệ hộ nghèo giảm từ 5% xuống 3%. Đã đào tạo nghề cho 1.250 lao động nông thôn trong giai đoạn 2021-2025.

Chỉ tiêu: Tốc độ tăng GRDP | Đơn vị: % | 2024: 7,5 | 2025: 8,2
Chỉ tiêu: Tỷ lệ hộ nghèo | Đơn vị: % | 2024: 2,5 | 2025: 1,2

Đến ngày 30/6/2025 có 12 dự án hoàn thành; phấn đấu hoàn thành các dự án còn lại năm 2026.
"""


def document(text: str) -> Document:
    return build_document([Page(None, text)], name="báo cáo.txt")


def compared(*edits: tuple[str, str]) -> tuple[Change, ...]:
    """What is found where those words of `OLD` are written in another way."""
    text = OLD
    for before, after in edits:
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    return changes(document(OLD), document(text)).changes


def told(found: tuple[Change, ...]) -> list[tuple[str, list[tuple[str, str]]]]:
    return [(change.kind.value, [(pair.old, pair.new) for pair in change.pairs]) for change in found]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("112,50%", "112,5 %"),
        ("3.200 hộ", "3200 hộ"),
        ("7,5 tỷ đồng", "7.500 triệu đồng"),
        ("30/6/2025", "30 tháng 6 năm 2025"),
        ("2021-2025", "2021 - 2025"),
        ("12 khu", "mười hai khu"),
        ("Có 3.200 hộ vay vốn.", "Đến nay đã có tổng số 3.200 hộ được vay vốn."),
        ("giải ngân 95% vốn đầu tư công", "vốn đầu tư công giải ngân 95%"),
        (
            "với tổng diện tích 1.500 ha, thu hút 230 dự án.",
            "với tổng diện tích 1.500 ha. Đã thu hút được 230 dự án.",
        ),
        ("kế hoạch; giải ngân", "kế hoạch. Giải ngân"),
        ("1. Kinh tế", "3. Kinh tế"),
        ("2. Xã hội", "IV. VĂN HÓA, XÃ HỘI"),
        ("- Xã An Bình có 5", "2. Xã An Bình có 5"),
    ],
)
def test_other_words_for_the_same_figures_are_no_change(before: str, after: str) -> None:
    assert compared((before, after)) == ()


@pytest.mark.parametrize(
    ("edits", "pairs"),
    [
        ([("7,5 tỷ đồng", "7,8 tỷ đồng")], [("7,5 tỷ đồng", "7,8 tỷ đồng")]),
        ([("7,5 tỷ đồng", "7,5 triệu đồng")], [("7,5 tỷ đồng", "7,5 triệu đồng")]),
        ([("từ 5% xuống 3%", "từ 6% xuống 3%")], [("5%", "6%")]),
        ([("từ 5% xuống 3%", "từ 3% lên 5%")], [("5%", "3%"), ("3%", "5%")]),
        ([("từ 5% xuống 3%", "từ 6% xuống 2%")], [("5%", "6%"), ("3%", "2%")]),
        ([("2025: 1,2", "2025: 1,3")], [("1,2", "1,3")]),
        ([("năm 2026", "năm 2027")], [("năm 2026", "năm 2027")]),
        ([("30/6/2025", "31 tháng 7 năm 2025")], [("ngày 30/6/2025", "ngày 31 tháng 7 năm 2025")]),
        ([("Xã Tân Lập có 6", "Xã Tân Lập có 7")], [("6 trường học", "7 trường học")]),
        (
            [
                (
                    "với tổng diện tích 1.500 ha, thu hút 230 dự án.",
                    "với tổng diện tích 1.550 ha. Đã thu hút được 230 dự án.",
                )
            ],
            [("1.500 ha", "1.550 ha")],
        ),
        (
            [
                (
                    "với tổng diện tích 1.500 ha, thu hút 230 dự án.",
                    "với tổng diện tích 1.500 ha. Đã thu hút được 235 dự án.",
                )
            ],
            [("230 dự án", "235 dự án")],
        ),
        (
            [("giải ngân 95% vốn đầu tư công", "vốn đầu tư công ước giải ngân được 96%")],
            [("95%", "96%")],
        ),
        ([(" với tổng diện tích 1.500 ha", "")], [("1.500 ha", "")]),
        ([("3.200 hộ vay vốn", "3.200 hộ, 15 hợp tác xã vay vốn")], [("", "15 hợp tác xã")]),
        ([("2. Xã hội", "5. Xã hội"), ("xuống 3%", "xuống 4%")], [("3%", "4%")]),
    ],
)
def test_changed_figures(edits: list[tuple[str, str]], pairs: list[tuple[str, str]]) -> None:
    assert told(compared(*edits)) == [("changed", pairs)]


def test_a_change_tells_where_it_stands() -> None:
    old, new = document(OLD), document(OLD.replace("xuống 3%", "xuống 2,5%"))
    (change,) = changes(old, new).changes
    (pair,) = change.pairs
    assert change.section == "I › 2"
    assert change.old is not None
    assert change.new is not None
    assert pair.old_span is not None
    assert pair.new_span is not None
    assert old.text[slice(*change.old)] == change.old_text == "Tỷ lệ hộ nghèo giảm từ 5% xuống 3%."
    assert new.text[slice(*change.new)] == change.new_text == "Tỷ lệ hộ nghèo giảm từ 5% xuống 2,5%."
    assert (old.text[slice(*pair.old_span)], new.text[slice(*pair.new_span)]) == ("3%", "2,5%")


def test_statements_that_only_one_version_has() -> None:
    row = "Chỉ tiêu: Giá trị xuất khẩu | Đơn vị: tỷ USD | 2024: 4 | 2025: 5\n"
    found = compared(
        ("Có 3.200 hộ vay vốn.", ""),
        ("Chỉ tiêu: Tỷ lệ hộ nghèo", row + "Chỉ tiêu: Tỷ lệ hộ nghèo"),
    )
    assert told(found) == [
        ("removed", [("3.200 hộ", "")]),
        ("added", [("", "4"), ("", "5")]),
    ]
    assert (found[0].new, found[0].new_text, found[0].section) == (None, "", "I › 1")
    assert (found[1].old, found[1].old_text, found[1].section) == (None, "", "I › 2")


def test_another_place_is_another_statement() -> None:
    found = compared(
        ("Xã An Bình có 5 trường", "Xã Hòa Phú có 9 trường"), ("Xã Tân Lập có 6", "Xã Tân Lập có 7")
    )
    assert sorted(told(found)) == [
        ("added", [("", "9 trường học")]),
        ("changed", [("6 trường học", "7 trường học")]),
        ("removed", [("5 trường học", "")]),
    ]


def test_words_without_figures_are_no_matter() -> None:
    assert (
        compared(("Xã hội", "Xã hội\n\nĐời sống nhân dân được nâng lên theo Nghị quyết số 12-NQ/TU.")) == ()
    )


def test_a_moved_paragraph_is_the_same() -> None:
    lines = OLD.split("\n")
    at = next(i for i, line in enumerate(lines) if line.startswith("Tổng thu"))
    moved = [*lines[:at], *lines[at + 1 :], "", lines[at].replace("95%", "96%")]
    assert told(changes(document(OLD), document("\n".join(moved))).changes) == [("changed", [("95%", "96%")])]


def test_what_stands_twice() -> None:
    twice = f"{OLD}\nĐã trồng 500 ha rừng phòng hộ.\n\nĐã trồng 500 ha rừng phòng hộ.\n"
    once = f"{OLD}\nĐã trồng 500 ha rừng phòng hộ.\n"
    assert changes(document(twice), document(once)).changes == ()
    assert changes(document(once), document(twice)).changes == ()
    other = twice[::-1].replace("005", "006", 1)[::-1]
    assert told(changes(document(twice), document(other)).changes) == [("changed", [("500 ha", "600 ha")])]


def test_the_same_report() -> None:
    same = changes(document(FARMING), document(FARMING))
    assert same.changes == ()
    assert same.unchanged > 100
    assert changes(document("Không có số."), document("Chẳng có gì.")).unchanged == 0


# A whole report, edited by a machine that knows what it changed


def mutated(document: Document, seed: int, count: int) -> tuple[str, set[tuple[int, int]]]:
    """The text with a digit of some figures changed, and where those stood."""
    choice = random.Random(seed)
    places = [
        (start + quantity.start, start + quantity.end, quantity.value)
        for start, end in sentences(document.text, semicolons=True, cuts=document.cuts)
        for quantity in quantities(document.text[start:end])
        if quantity.figure and quantity.value[0].isdigit() and quantity.number_max is None
    ]
    text, touched = document.text, set()
    for start, end, value in sorted(choice.sample(places, count), reverse=True):
        digit = choice.choice([digit for digit in "123456789" if digit != value[0]])
        text = text[:start] + text[start:end].replace(value, digit + value[1:], 1) + text[end:]
        touched.add((start, end))
    return text, touched


def respaced(text: str) -> str:
    return re.sub(r"(?<![\d.,])(\d{1,3})\.(\d{3})(?![\d.,])", r"\1\2", re.sub(r"(\d)%", r"\1 %", text))


def shuffled(text: str) -> str:
    lines, choice = text.split("\n"), random.Random(7)
    for _ in range(10):
        lines.insert(choice.randrange(len(lines)), lines.pop(choice.randrange(len(lines))))
    return "\n".join(lines)


def renumbered(text: str) -> str:
    return re.sub(r"(?m)^(\d)\. ", lambda found: f"{int(found[1]) + 1}. ", text)


def split(text: str) -> str:
    """Every third long sentence cut at a comma."""
    commas = list(re.finditer(r"(?<=[^\W\d_]{3}), (?=[a-zđ][^\n.;()]{30})", text))[::3]
    for found in reversed(commas):
        if text.count("(", 0, found.start()) == text.count(")", 0, found.start()):
            text = text[: found.start()] + ". " + text[found.end()].upper() + text[found.end() + 1 :]
    return text


@pytest.mark.parametrize("rewrite", [str, respaced, shuffled, renumbered, split])
@pytest.mark.parametrize("seed", [1, 2])
def test_exactly_the_changed_figures_of_a_report_are_found(rewrite: type[str], seed: int) -> None:
    old = document(FARMING)
    text, touched = mutated(old, seed, 20)
    found = changes(old, document(rewrite(text))).changes
    assert {change.kind for change in found} == {ChangeKind.CHANGED}
    pairs = [pair for change in found for pair in change.pairs]
    assert {tuple(pair.old_span or ()) for pair in pairs} == touched
    assert len(pairs) == len(touched)
    assert all(pair.new_span for pair in pairs)


@pytest.mark.skipif(not REAL.exists(), reason="needs the real report in ../shared/reports")
def test_the_real_report_in_under_a_second() -> None:
    old = ingest(REAL / "bao-cao-chinh-tri.txt")
    text, touched = mutated(old, 3, 25)
    new = document(split(text))
    began = time.process_time()
    found = changes(old, new).changes
    assert time.process_time() - began < 1
    assert {tuple(pair.old_span or ()) for change in found for pair in change.pairs} == touched
