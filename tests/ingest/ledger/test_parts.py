"""Parts of a whole: the word that makes them parts, and the figure that they are parts of."""

from __future__ import annotations

import pytest

from tests.ingest.ledger.reports import observed


def linked(body: str) -> str:
    """Each figure with its scope and the value of its whole: "430 (trong đó: 1.250)"."""
    found = observed(body)
    values = {one.id: one.value for one in found}
    return " | ".join(
        f"{one.value} ({one.scope}: {values[one.whole]})"
        if one.whole
        else f"{one.value} ({one.scope})"
        if one.scope
        else one.value
        for one in found
    )


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        (
            "Toàn đảng bộ có 1.250 đảng viên, trong đó nữ 430 đồng chí, dân tộc thiểu số 215 đồng chí.",
            "1.250 | 430 (trong đó: 1.250) | 215 (trong đó: 1.250)",
        ),
        (
            "Toàn ngành có 2.340 giáo viên, trong đó 1.980 giáo viên đạt chuẩn, 360 giáo viên chưa đạt chuẩn.",
            "2.340 | 1.980 (trong đó: 2.340) | 360 (trong đó: 2.340)",
        ),
        (
            "Tổng số cán bộ là 86 người, gồm 52 nam và 34 nữ.",
            "86 | 52 (gồm: 86) | 34 (trong đó: 86)",
        ),
        (
            "Thi hành kỷ luật 24 đảng viên, trong đó: khiển trách 15, cảnh cáo 7, khai trừ 2.",
            "24 | 15 (trong đó: 24) | 7 (trong đó: 24) | 2 (trong đó: 24)",
        ),
        (
            "Tổng vốn đầu tư 85 tỷ đồng, trong đó vốn ngân sách 50 tỷ đồng, vốn xã hội hóa 35 tỷ đồng.",
            "85 | 50 (trong đó: 85) | 35 (trong đó: 85)",
        ),
        (
            "Tổng dư nợ đạt 1.240 tỷ đồng, riêng cho vay hộ nghèo đạt 215 tỷ đồng.",
            "1.240 | 215 (riêng: 1.240)",
        ),
        (
            "Có 46 trường, bao gồm 15 trường mầm non, 18 trường tiểu học, 13 trường trung học cơ sở.",
            "46 | 15 (bao gồm: 46) | 18 (trong đó: 46) | 13 (trong đó: 46)",
        ),
        ("Có 320 cán bộ, trong đó có 85 bác sĩ (26,6%).", "320 | 85 (trong đó: 320) | 26,6"),
        ("Xây dựng 45 trường, trong đó 12 trường ở vùng cao.", "45 | 12 (trong đó: 45)"),
        # a part of the amount, not of how it grew
        (
            "Sản lượng đạt 28 triệu tấn, tăng 9,6% so với cùng kỳ; trong đó hàng rời đạt 12 triệu tấn.",
            "28 | 9,6 | 12 (trong đó: 28)",
        ),
        # no parts
        ("Có 12 xã, 145 thôn.", "12 | 145"),
        ("Trồng 350 ha rừng, tổng kinh phí 12 tỷ đồng.", "350 | 12"),
        ("Kết nạp 56 đảng viên. Xây mới 12 nhà văn hóa.", "56 | 12"),
    ],
)
def test_parts_of_a_sentence(sentence: str, wanted: str) -> None:
    assert linked(sentence) == wanted


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (
            ("- Toàn huyện có 245 doanh nghiệp. Trong đó:", "+ Doanh nghiệp tư nhân: 198 doanh nghiệp.", "+ Doanh nghiệp nhà nước: 47 doanh nghiệp."),
            "245 | 198 (trong đó: 245) | 47 (trong đó: 245)",
        ),
        (
            ("- Tổng vốn đầu tư là 85 tỷ đồng, trong đó:", "+ Ngân sách tỉnh: 50 tỷ đồng.", "+ Ngân sách huyện: 35 tỷ đồng."),
            "85 | 50 (trong đó: 85) | 35 (trong đó: 85)",
        ),
        # kinds of what the whole counts
        (
            ("- Có 46 trường học, gồm:", "+ 15 trường mầm non.", "+ 31 trường phổ thông."),
            "46 | 15 (trong đó: 46) | 31 (trong đó: 46)",
        ),
        # the list ends where its level does
        (
            ("- Tổng số hộ nghèo là 320 hộ:", "+ Xã Hòa An: 120 hộ.", "+ Xã Tân Lập: 200 hộ.", "- Số hộ cận nghèo: 150 hộ."),
            "320 | 120 (trong đó: 320) | 200 (trong đó: 320) | 150",
        ),
        # other things than the whole counts
        (
            ("- Toàn xã có 320 hộ nghèo:", "+ Hỗ trợ vay vốn 12 tỷ đồng.", "+ Dạy nghề cho 45 lao động."),
            "320 | 12 | 45",
        ),
    ],
)  # fmt: skip
def test_parts_in_bullets(lines: tuple[str, ...], wanted: str) -> None:
    assert linked("\n".join(lines)) == wanted


def test_parts_are_named_by_their_own_noun_or_by_that_of_the_whole() -> None:
    told = {
        "Tổng số cán bộ là 86 người, gồm 52 nam và 34 nữ.": ["Số cán bộ nam", "Số cán bộ nữ"],
        "Toàn đảng bộ có 1.250 đảng viên, trong đó nữ 430 đồng chí.": ["Số đảng viên nữ"],
        "Có 46 trường, trong đó 15 trường mầm non.": ["Số trường mầm non"],
        "Có 320 cán bộ, viên chức, trong đó có 85 bác sĩ.": ["Số bác sĩ"],
        "Thi hành kỷ luật 24 đảng viên, trong đó: khiển trách 15, khai trừ 2.": ["Số đảng viên bị khiển trách", "Số đảng viên bị khai trừ"],
        "Đã xử lý 214 vụ vi phạm, trong đó: khai thác cát trái phép 45 vụ, buôn lậu 62 vụ.": ["Số vụ khai thác cát trái phép", "Số vụ buôn lậu"],
        "Công ty tuyển dụng mới 215 lao động, trong đó 86 lao động nữ.": ["Số lao động nữ"],
        "Tổng vốn đầu tư 85 tỷ đồng, trong đó vốn ngân sách 50 tỷ đồng.": ["Vốn ngân sách trong tổng vốn đầu tư"],
        "Sản lượng thủy sản đạt 12.500 tấn, trong đó nuôi trồng đạt 9.800 tấn.": ["Sản lượng thủy sản: nuôi trồng"],
        "Toàn huyện có 245 doanh nghiệp. Trong đó:\n+ Doanh nghiệp tư nhân: 198 doanh nghiệp.": ["Số doanh nghiệp tư nhân"],
    }  # fmt: skip
    assert {body: [one.indicator for one in observed(body)[1:]] for body in told} == told


def test_a_part_is_aimed_at_where_its_whole_is() -> None:
    whole, part = observed("- Phấn đấu có 46 trường học, gồm:\n+ 15 trường mầm non.")
    assert (whole.quantity.qualifier, part.quantity.qualifier) == ("phấn đấu", "phấn đấu")
