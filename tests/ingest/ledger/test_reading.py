"""A document's ledger as a whole: order, places, ids, versions, and that no text breaks it."""

from __future__ import annotations

import random
import time
from dataclasses import replace

import pytest

from ingest.ledger import LEDGER_VERSION, observe, with_ledger
from ingest.ledger.rows import is_row
from ingest.pipeline import build_document
from ingest.types import Document, Page
from tests.ingest.ledger.reports import report

REPORT = """BÁO CÁO CHÍNH TRỊ
NHIỆM KỲ 2020-2025

# I. KẾT QUẢ NHIỆM KỲ 2020-2025
## 1. Kinh tế
Thu ngân sách đạt 450 tỷ đồng (năm 2020 là 320 tỷ đồng), tăng 15% so với cùng kỳ.[^1]
- Toàn xã có 245 doanh nghiệp, trong đó:
+ Doanh nghiệp tư nhân: 198 doanh nghiệp.
+ Hợp tác xã: 12; tổ hợp tác: 35.
## 2. Văn hóa - xã hội
Tỷ lệ hộ nghèo giảm còn 2,1%, bình quân mỗi năm giảm 0,8%. Có 9/15 thôn đạt danh hiệu văn hóa.
# II. MỤC TIÊU NHIỆM KỲ 2025-2030
1. Thu nhập bình quân đầu người đạt từ 90 - 100 triệu đồng/người/năm.
2. Ít nhất 95% hộ dân được sử dụng nước sạch.

[^1]: Trong đó thu từ đất 120 tỷ đồng.
"""
TABLE = "| Chỉ tiêu | ĐVT | 2024 | 2030 |\n|---|---|---|---|\n| Rừng trồng | ha | 12,5 | > 20 |\n| Hộ nghèo | % | 2,1 | 1 |"


@pytest.fixture(scope="module")
def document() -> Document:
    return build_document([Page(None, REPORT)], name="bao-cao.md")


def test_every_figure_once_in_order_of_place_and_those_of_footnotes_last(document: Document) -> None:
    assert [one.quantity.text for one in document.observations] == [
        "450 tỷ đồng", "320 tỷ đồng", "15%", "245 doanh nghiệp", "198 doanh nghiệp", "12", "35", "2,1%", "0,8%", "9/15 thôn",
        "90 - 100 triệu đồng/người/năm", "95%", "120 tỷ đồng",
    ]  # fmt: skip
    assert [one.note for one in document.observations] == [None] * 12 + [1]


def test_a_footnote_stands_in_the_section_of_its_mark(document: Document) -> None:
    titles = [
        document.sections[one.section].title if one.section is not None else ""
        for one in document.observations
    ]
    assert titles[-1] == titles[0]
    assert "Kinh tế" in titles[0]
    assert "Văn hóa" in titles[7]


@pytest.mark.parametrize("body", [REPORT, TABLE])
def test_offsets_are_those_of_the_document(body: str) -> None:
    found = report(body, name="bao-cao.md")
    assert found.observations
    for one in found.observations:
        assert found.text[one.quantity.start : one.quantity.end] == one.quantity.text
        assert one.start <= one.quantity.start < one.quantity.end <= one.end
        assert one.value in found.text[one.start : one.end]
        assert "\n" not in found.text[one.start : one.end]


def test_ids_are_of_content() -> None:
    first, second = (report(f"{REPORT}\n{TABLE}", name=f"{name}.md") for name in ("mot", "hai"))
    ids = [one.id for one in first.observations]
    assert len(set(ids)) == len(ids) > 10
    assert ids == [one.id for one in second.observations]
    assert [one.id for one in observe(first)] == ids


def test_ids_of_equal_sentences_differ() -> None:
    found = report("- Có 12 xã.\n- Có 12 xã.").observations
    assert len({one.id for one in found}) == 2


def test_wholes_are_observations_of_the_same_document(document: Document) -> None:
    ids = {one.id for one in document.observations}
    wholes = {one.whole for one in document.observations if one.whole}
    assert wholes
    assert wholes <= ids
    assert all(one.whole != one.id for one in document.observations)


def test_a_paragraph_that_repeats_is_read_once() -> None:
    paragraph = "Toàn huyện có 24 xã, 215 thôn, bản với tổng dân số là 86.000 người, gồm 12 dân tộc."
    once, twice = (report("\n\n".join([paragraph] * n)) for n in (1, 2))
    assert len(once.observations) == len(twice.observations) > 2
    short = report("Có 12 xã.\n\nCó 12 xã.")
    assert len(short.observations) == 2


@pytest.mark.parametrize(
    "body", ["Không có gì.", "Báo cáo này không nêu số liệu.", "Ngày 3/2/2025.", "…", "- \n- "]
)
def test_without_figures_there_is_no_ledger(body: str) -> None:
    assert report(body).observations == ()


def test_a_ledger_of_the_present_rules_is_kept(document: Document) -> None:
    assert document.ledger == LEDGER_VERSION
    assert with_ledger(document) is document
    kept = replace(document, observations=document.observations[:1])
    assert with_ledger(kept).observations == document.observations[:1]


@pytest.mark.parametrize("version", ["", "0", "an older one"])
def test_a_ledger_of_other_rules_is_read_anew(document: Document, version: str) -> None:
    old = replace(document, observations=(), ledger=version)
    assert with_ledger(old) == document


def test_no_slice_of_a_report_breaks_it() -> None:
    rng = random.Random(20252030)
    text = f"{REPORT}\n{TABLE}\n{REPORT.casefold()}"
    for _ in range(200):
        start = rng.randrange(len(text))
        piece = text[start : start + rng.randrange(1, 600)]
        if piece.strip():
            found = report(piece, name=rng.choice(("a.txt", "a.md")))
            for one in found.observations:
                assert found.text[one.quantity.start : one.quantity.end] == one.quantity.text
                assert one.indicator.strip() == one.indicator


def test_every_figure_has_a_name(document: Document) -> None:
    assert all(len(one.indicator) > 2 for one in document.observations)
    assert not [
        one.indicator
        for one in document.observations
        if one.indicator.endswith((" của", " trong", " và", ","))
    ]


MONSTERS = {
    "words": "phấn đấu " * 2200, "numbers": "12 " * 6600, "digits": "9" * 20_000, "commas": "12, " * 5000, "open": "(" * 20_000,
    "asides": "12 xã (3%), " * 1600, "and": "và 12 xã " * 2200, "parts": "trong đó 3 xã, " * 1300, "colons": "a: 12 " * 3300,
    "verbs": "kiểm tra, giám sát, " * 1000 + "12 xã", "against": "so với " * 2800 + "12%", "hedges": "a: x | b: " + "trên " * 4000 + "y",
    "signs": "a: x | b: " + "<" * 20_000 + "y", "rows": "a: 12 | " * 2500, "stops": ". " * 10_000, "sentences": "Có 12 xã. " * 2000,
    "rates": "12 xã" + "/người" * 3300, "spaces": "12" + " " * 4000 + "xã", "quotes": "“12” " * 4000, "of": "của 12 xã " * 2000,
    "sums": "tổng số " * 2500 + "12", "slashes": "1/2/" * 5000, "money": "12 triệu đồng " * 1400,
}  # fmt: skip


@pytest.mark.parametrize("name", MONSTERS)
def test_no_line_takes_long(name: str) -> None:
    started = time.perf_counter()
    found = report(MONSTERS[name])
    # Time grows with the length of the line, not with its square: a hundred times what is needed would be minutes.
    assert time.perf_counter() - started < 15
    assert all(
        found.text[one.quantity.start : one.quantity.end] == one.quantity.text for one in found.observations
    )


def test_rows_that_hold_much_are_rows_still() -> None:
    assert is_row("a: 12 | " * 2500 + "b: 1")
