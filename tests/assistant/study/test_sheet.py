"""The summary sheet of a report's figures."""

from __future__ import annotations

import pytest

from assistant.study.doubts import cautions, doubtful
from assistant.study.sheet import ROWS, make_sheet
from assistant.study.types import SheetValue
from ingest.errors import InputError
from ingest.pipeline import build_document
from ingest.types import Document, Page
from tests.assistant.sample import sample
from tests.assistant.study.outlining.lessons import lessons


def told(document: Document) -> list[tuple[str, SheetValue]]:
    """All values with their indicators."""
    return [
        (row.indicator, value)
        for group in make_sheet(document).groups
        for row in group.rows
        for value in row.values
    ]


@pytest.mark.parametrize(
    "document", [sample(), lessons(), lessons(paged=True)], ids=["health", "roads", "paged"]
)
def test_every_row_is_cited(document: Document) -> None:
    sheet = make_sheet(document)
    quotes = {citation.n: citation.quote for citation in sheet.citations}
    assert [citation.n for citation in sheet.citations] == list(range(1, len(quotes) + 1))
    for citation in sheet.citations:
        assert document.text[citation.start : citation.end] == citation.quote
    for group in sheet.groups:
        assert group.heading
        assert all(len(row.values) == (2 if group.terms else 1) for row in group.rows)
    for _, value in told(document):
        number = next(word for word in value.value.split() if any(map(str.isdigit, word)))
        assert number.rstrip("%") in quotes[value.citation]


def test_a_result_stands_beside_its_target() -> None:
    first = make_sheet(lessons()).groups[0]
    assert first.heading == "Kết quả 2020-2025 và chỉ tiêu 2025-2030"
    assert first.terms == ("Kết quả 2020-2025", "Chỉ tiêu 2025-2030")
    pairs = {(row.indicator, *(value.value for value in row.values)) for row in first.rows}
    assert ("Tỷ lệ đường xã được cứng hóa", "đạt 91,5%", "phấn đấu đạt 98%") in pairs


@pytest.mark.parametrize("opening", ["Đầu năm 2024", "Đầu nhiệm kỳ"])
def test_what_was_there_at_the_beginning_is_no_result(opening: str) -> None:
    report = build_document(
        [
            Page(
                None,
                "BÁO CÁO\nKết quả năm 2024, kế hoạch năm 2025\n\nI. KẾT QUẢ NĂM 2024\n\n"
                f"- {opening} toàn xã có 186 hộ nghèo, tỷ lệ hộ nghèo chiếm 8,6%.\n\n"
                "- Tỷ lệ che phủ rừng năm 2024 đạt 58,2%.\n\nII. CHỈ TIÊU NĂM 2025\n\n"
                "- Tỷ lệ hộ nghèo năm 2025 còn dưới 5%.\n\n- Tỷ lệ che phủ rừng năm 2025 đạt 58,5%.\n",
            )
        ],
        name="xã.txt",
    )
    values = [value.value for _, value in told(report)]
    assert any("58,2%" in value for value in values)
    assert any("5%" in value for value in values)
    assert not any("8,6%" in value for value in values)


def test_a_doubtful_value_is_left_out() -> None:
    report = lessons()
    assert doubtful(report)
    assert not any("100%" in value.value for _, value in told(report))


def test_no_figure_is_told_twice() -> None:
    report = lessons()
    values = [(indicator, value.value, value.period) for indicator, value in told(report)]
    assert len(values) == len(set(values))


def test_a_page_is_not_overfilled_and_the_main_figures_come_first() -> None:
    lines = "\n".join(
        f"- Số cầu được sửa chữa ở huyện {name}: {n + 11} cầu."
        for n, name in enumerate("ABCDEGHIKLMNOPQRSTUVXY")
    )
    more = "\n".join(
        f"- Tỷ lệ đường huyện {name} được rải nhựa đạt {n + 50},5%."
        for n, name in enumerate("ABCDEGHIKLMNOPQRSTUVXY")
    )
    report = build_document(
        [Page(None, f"I. KẾT QUẢ CHỈ TIÊU CHỦ YẾU\n\n{more}\n\nII. CÔNG VIỆC KHÁC\n\n{lines}\n")],
        name="dài.txt",
    )
    found = [value.value for _, value in told(report)]
    assert 20 <= len(found) <= ROWS
    assert sum(value.endswith("%") for value in found) > sum(value.endswith("cầu") for value in found)


def test_a_report_without_figures_has_no_sheet() -> None:
    bare = build_document([Page(None, "I. KẾT QUẢ\n\nĐã làm tốt công tác tuyên truyền.\n")], name="trống.txt")
    with pytest.raises(InputError, match="không có số liệu"):
        make_sheet(bare)


def test_cautions_name_the_sources_concerned() -> None:
    report = lessons()
    sheet = make_sheet(report)
    assert cautions(report, sheet.citations) == ()
    from assistant.study.outlining.making import make_outline

    outline = make_outline(report, sections=["vận tải"], minutes=30)
    found = outline.cautions
    assert len(found) == 1
    assert "100%" in found[0].message
    assert all("100%" in outline.citations[n - 1].quote for n in found[0].citations)
