"""Figures side by side: of two terms of office, of two things in one report."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answering.comparison import side_by_side
from assistant.corpus import Corpus
from assistant.types import Cell, Draft, Status
from assistant.verify import verify
from tests.assistant.answering.schools import TEXT
from tests.assistant.made_up import answering, corpus, finding, reading

SCHOOLS = corpus(TEXT)


def two_terms(past: str, later: str) -> Corpus:
    """A report that tells so much of two terms of office."""
    return corpus(
        f"BÁO CÁO\n\nPhần thứ nhất\nKẾT QUẢ NHIỆM KỲ 2020-2025\n\nI. KẾT QUẢ\n\n{past}\n\n"
        f"Phần thứ hai\nPHƯƠNG HƯỚNG NHIỆM KỲ 2025-2030\n\nI. CHỈ TIÊU\n\n{later}\n"
    )


TEA_AREA = two_terms("Diện tích trồng chè đạt 1.200 ha.", "Phấn đấu diện tích trồng chè tăng 12%.")
TEA_MEAT = two_terms("Sản lượng chè búp tươi đạt 90 nghìn tấn.", "Phấn đấu có 40 nghìn con bò thịt.")
TEA_WORK = two_terms("Công tác khuyến nông có bước tiến.", "Công tác khuyến nông tiếp tục được quan tâm.")
TEA = two_terms(
    "Diện tích trồng chè đạt 1.200 ha. Sản lượng chè búp tươi đạt 90 nghìn tấn. Công tác khuyến nông có bước tiến.",
    "Phấn đấu diện tích trồng chè tăng 12%. Sản lượng thịt hơi đạt 100 nghìn tấn. Công tác khuyến nông tiếp tục "
    "được quan tâm.",
)


def checked(text: str, report: Corpus = SCHOOLS) -> Draft:
    """The draft, which the verifier leaves as it is."""
    draft = answering(text, report)
    assert draft.status is Status.ANSWERED
    texts = {name: document.text for name, document in report.documents.items()}
    assert verify(draft, texts) == draft
    return draft


TERMS = [
    (
        "Tỷ lệ trường học đạt chuẩn quốc gia nhiệm kỳ tới so với nhiệm kỳ vừa qua chênh bao nhiêu?",
        ("71,5%", "80%", "+8,5 điểm phần trăm"),
    ),
    (
        "ty le truong hoc dat chuan quoc gia nhiem ky toi so voi nhiem ky vua qua chenh bao nhieu",
        ("71,5%", "80%", "+8,5 điểm phần trăm"),
    ),
    (
        "So sánh tỷ lệ trường học đạt chuẩn quốc gia giai đoạn 2020-2025 và 2025-2030",
        ("71,5%", "80%", "+8,5 điểm phần trăm"),
    ),
]


@pytest.mark.parametrize(("text", "told"), TERMS)
def test_two_terms_of_office_with_their_gap(text: str, told: tuple[str, str, str]) -> None:
    draft = checked(text)
    assert draft.table is not None
    ((name, past, later, gap),) = draft.table.rows
    assert name == Cell("Tỷ lệ trường học đạt chuẩn quốc gia")
    assert told[0] in past.text
    assert told[1] in later.text
    assert gap == Cell(told[2], computed=True)
    assert (past.computed, later.computed) == (False, False)
    for cell, figure in ((past, told[0]), (later, told[1])):
        assert cell.citations
        assert all(figure in draft.citations[n - 1].quote for n in cell.citations)
    assert "2020-2025" in draft.table.head[1]
    assert "2025-2030" in draft.table.head[2]
    assert len(draft.table.head) == 4
    assert all(figure in draft.headline for figure in told)
    assert [c.section.split(" › ")[0] for c in draft.citations] == ["Phần thứ nhất", "Phần thứ hai"]


def test_the_older_term_goes_first_however_it_is_asked() -> None:
    first, second = (
        checked(text).table
        for text in (
            "So sánh tỷ lệ trường học đạt chuẩn nhiệm kỳ 2025-2030 với 2020-2025",
            "So sánh tỷ lệ trường học đạt chuẩn nhiệm kỳ 2020-2025 với 2025-2030",
        )
    )
    assert first == second is not None


AREA = "So sánh diện tích trồng chè nhiệm kỳ qua và nhiệm kỳ tới"


def test_an_amount_and_a_change_in_percent_have_no_gap() -> None:
    table = checked(AREA, TEA_AREA).table
    assert table is None or not any(cell.computed for row in table.rows for cell in row)


def test_figures_of_other_things_have_no_table() -> None:
    draft = checked("So sánh sản lượng chè búp tươi nhiệm kỳ qua và nhiệm kỳ tới", TEA_MEAT)
    assert draft.table is None
    assert draft.citations[0].quote == "Sản lượng chè búp tươi đạt 90 nghìn tấn."


def test_statements_without_figures_stand_side_by_side_without_a_table() -> None:
    draft = checked("So sánh công tác khuyến nông nhiệm kỳ 2020-2025 và nhiệm kỳ 2025-2030", TEA_WORK)
    assert draft.table is None
    assert [statement.text.split(": ")[1] for statement in draft.statements] == [
        "Công tác khuyến nông có bước tiến.",
        "Công tác khuyến nông tiếp tục được quan tâm.",
    ]


@pytest.mark.parametrize("text", [AREA, "So sánh công tác khuyến nông nhiệm kỳ 2020-2025 và 2025-2030"])
def test_figures_of_what_is_not_asked_are_left_out(text: str) -> None:
    draft = checked(text, TEA)
    assert not any("nghìn tấn" in citation.quote for citation in draft.citations)


@pytest.mark.parametrize(
    "text",
    [
        "Giờ tỷ lệ trường học đạt chuẩn bao nhiêu, tới 2030 thêm bao nhiêu nữa?",
        "gio ty le truong hoc dat chuan bao nhieu, toi 2030 them bao nhieu nua",
    ],
)
def test_the_present_beside_the_term_to_come(text: str) -> None:
    draft = checked(text)
    assert draft.table is not None
    assert draft.table.rows[0][-1] == Cell("+8,5 điểm phần trăm", computed=True)


WEAK = two_terms(
    "Công tác khuyến nông, khuyến lâm cho đồng bào vùng cao có bước tiến. Phong trào lan rộng.",
    "Công tác thi đua tiếp tục được quan tâm.",
)


@pytest.mark.parametrize("named", [True, False])
def test_a_term_that_tells_little_is_told_only_where_it_is_named(named: bool) -> None:
    question = reading("So sánh công tác khuyến nông, khuyến lâm vùng cao hai nhiệm kỳ", WEAK)
    question = replace(question, compares=WEAK.terms, term_named=named)
    wanted = WEAK.wanted("công tác khuyến nông, khuyến lâm cho đồng bào vùng cao")
    draft = side_by_side(question, finding(question, WEAK), WEAK, wanted)
    assert (draft is not None) is named
    assert draft is None or len(draft.citations) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Giáo viên tiếng Anh hay giáo viên tin học đạt chuẩn cao hơn?",
        "giao vien tieng anh hay giao vien tin hoc dat chuan cao hon",
    ],
)
def test_two_things_of_one_statement(text: str) -> None:
    draft = checked(text)
    assert draft.table is not None
    ((_, smaller, larger, gap),) = draft.table.rows
    assert "80%" in smaller.text
    assert "88%" in larger.text
    assert gap == Cell("+8 điểm phần trăm", computed=True)
    assert "tin học" in draft.table.head[1]
    assert "tiếng Anh" in draft.table.head[2]
    assert len(draft.citations) == len(draft.statements) == 1


LIBRARIES = corpus(
    "BÁO CÁO\n\nI. KẾT QUẢ\n\nThư viện tỉnh có 160 nghìn đầu sách. Phong trào đọc sách phát triển. Thư viện huyện có "
    "45 nghìn đầu sách. Năm 2022 đã xây mới 18 nhà văn hóa. Năm 2023 đã xây mới 24 nhà văn hóa. Vốn xây dựng thư viện "
    "tỉnh là 62 tỷ đồng."
)


def test_two_things_of_two_statements() -> None:
    draft = checked("Số đầu sách của thư viện tỉnh so với thư viện huyện chênh bao nhiêu?", LIBRARIES)
    assert draft.table is not None
    ((_, first, second, gap),) = draft.table.rows
    assert ("45" in first.text, "160" in second.text) == (True, True)
    assert gap.computed
    assert gap.text.startswith("+115 nghìn")
    assert [draft.citations[cell.citations[0] - 1].quote for cell in (first, second)] == [
        "Thư viện huyện có 45 nghìn đầu sách.",
        "Thư viện tỉnh có 160 nghìn đầu sách.",
    ]


@pytest.mark.xfail(strict=True, reason="each statement lacks the year of the other and both are refused")
def test_two_years_of_one_term() -> None:
    draft = checked("Số nhà văn hóa xây mới năm 2022 so với năm 2023 chênh bao nhiêu?", LIBRARIES)
    assert draft.table is not None
    assert "+6 nhà văn hóa" in draft.table.rows[0][-1].text


def test_two_things_in_other_units_make_no_table() -> None:
    draft = checked(
        "Số đầu sách của thư viện tỉnh so với vốn xây dựng thư viện tỉnh, bên nào lớn hơn?", LIBRARIES
    )
    assert draft.table is None
