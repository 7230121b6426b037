"""Lines that a converter or a page's width broke."""

from __future__ import annotations

import pytest

from ingest.lines import formed, rejoin, split_lines
from ingest.normalise import PAGE_MARK
from ingest.types import LineForm

WRAPPED = """\
Trong năm qua, các xã đã hoàn thành tốt nhiệm vụ được giao, tổ chức nhiều hoạt
động thiết thực, được huyện ghi nhận; công tác thi đua khen thưởng được quan
tâm, kịp thời động viên cán bộ. Đặc biệt, phong trào văn nghệ, thể thao của
Đoàn Thanh niên có nhiều đổi mới, thu hút 1.250 lượt người tham gia và Hội
Phụ nữ duy trì tốt các mô hình tiết kiệm.
II. NHIỆM VỤ
Tiếp tục đẩy mạnh phong trào thi đua, nâng cao chất lượng sinh hoạt chi bộ và
thực hiện nghiêm quy chế dân chủ ở cơ sở, bảo đảm công khai, minh bạch trong
mọi hoạt động; phấn đấu mọi chi bộ hoàn thành tốt nhiệm vụ được giao trong năm.
- Một việc
"""


def joined(text: str) -> list[str]:
    return [line.text for line in rejoin(split_lines(text))]


def test_a_text_broken_at_a_width_is_joined_throughout() -> None:
    lines = joined(WRAPPED)
    assert [line[:12] for line in lines] == ["Trong năm qu", "II. NHIỆM VỤ", "Tiếp tục đẩy", "- Một việc"]
    assert "của Đoàn Thanh niên" in lines[0]
    assert "và Hội Phụ nữ" in lines[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thu đạt khá\n. Chi tốt.", ["Thu đạt khá\ufdd2. Chi tốt."]),
        ("Thu đạt khá\n, chi tốt.", ["Thu đạt khá\ufdd2, chi tốt."]),
        ("giai đoạn này\nđã xong.", ["giai đoạn này đã xong."]),
        ("Thu đạt khá.\nđã xong.", ["Thu đạt khá.", "đã xong."]),
        ("Gồm:\nthuế", ["Gồm:", "thuế"]),
        ("Thu ngân sách\nChi ngân sách", ["Thu ngân sách", "Chi ngân sách"]),
        ("Thu ngân sách\n\nđạt khá", ["Thu ngân sách", "", "đạt khá"]),
        ("Về thu\na. Thuế", ["Về thu", "a. Thuế"]),
        ("Về thu\n- thuế", ["Về thu", "- thuế"]),
        ("Số là\n.5 tỷ", ["Số là", ".5 tỷ"]),
    ],
)
def test_breaks(text: str, expected: list[str]) -> None:
    assert joined(text) == expected


FORM, ON = LineForm(), LineForm(continues=True)


@pytest.mark.parametrize(
    ("text", "forms", "expected"),
    [
        ("Một\nhai", (FORM, FORM), ["Một", "hai"]),
        ("Một\nhai", (FORM, ON), ["Một hai"]),
        ("Covid-\n19", (FORM, ON), ["Covid-19"]),
        ("xây dựng -\nlắp đặt", (FORM, ON), ["xây dựng - lắp đặt"]),
        ("Một\n\nhai", (FORM, FORM, ON), ["Một hai"]),
        ("Một\n\nhai", (FORM, FORM, FORM), ["Một", "", "hai"]),
        ("hai", (ON,), ["hai"]),
    ],
)
def test_lines_whose_format_tells_paragraphs(
    text: str, forms: tuple[LineForm, ...], expected: list[str]
) -> None:
    assert [line.text for line in formed(text, forms)] == expected


def test_marks_stay_where_they_stood() -> None:
    lines = formed(f"Một\n{PAGE_MARK}\n{PAGE_MARK}hai", (FORM, FORM, ON))
    assert [line.text for line in lines] == [f"Một {PAGE_MARK}{PAGE_MARK}hai"]
    assert formed(f"Một\n{PAGE_MARK}", (FORM, FORM))[-1].text == PAGE_MARK
