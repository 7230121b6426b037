"""Results of a term beside the targets of the next: what is paired, what is left, and what is said of it."""

from __future__ import annotations

import json

import pytest

from assistant.figures.terms.pairing import TwoTerms, two_terms
from assistant.presenting.terms import terms_json
from tests.assistant.figures.ledgers import CONTEXT, RESULT, TARGET, Ledger


def told(two: TwoTerms | None) -> list[tuple[str, str]]:
    assert two is not None
    return [(pair.past.observation.value, pair.next.observation.value) for pair in two.pairs]


# name and sentence of a result, name and sentence of a target, and whether they are of one indicator
SAME = [
    (
        ("Tỷ lệ đảng viên hoàn thành tốt nhiệm vụ", "Tỷ lệ đảng viên hoàn thành tốt nhiệm vụ đạt 88%."),
        (
            "Tỷ lệ đảng viên được xếp loại hoàn thành tốt nhiệm vụ trở lên",
            "Có 90% đảng viên được xếp loại hoàn thành tốt nhiệm vụ trở lên.",
        ),
    ),
    (
        ("Số đảng viên được kết nạp", "Kết nạp được 88 đảng viên."),
        ("Số quần chúng ưu tú được kết nạp vào Đảng", "Kết nạp từ 80 đến 90 quần chúng ưu tú vào Đảng."),
    ),
    (
        ("Tỷ trọng ngành công nghiệp - xây dựng trong cơ cấu kinh tế", "Công nghiệp - xây dựng chiếm 88%."),
        ("Cơ cấu kinh tế: công nghiệp - xây dựng", "Cơ cấu kinh tế: công nghiệp - xây dựng đạt 90%."),
    ),
    (
        (
            "Tỷ lệ chất thải rắn sinh hoạt (CTRSH) được thu gom",
            "Tỷ lệ chất thải rắn sinh hoạt (CTRSH) được thu gom đạt 88%.",
        ),
        ("Tỷ lệ CTRSH được thu gom, xử lý", "Tỷ lệ CTRSH được thu gom, xử lý đạt 90%."),
    ),
    (
        ("Tỷ lệ bao phủ bảo hiểm y tế", "Tỷ lệ bao phủ bảo hiểm y tế đạt 88% dân số."),
        ("Tỷ lệ dân số tham gia bảo hiểm y tế", "Trên 90% dân số tham gia bảo hiểm y tế."),
    ),
    (
        (
            "Tỷ suất lợi nhuận trên vốn chủ sở hữu (ROE)",
            "Tỷ suất lợi nhuận trên vốn chủ sở hữu (ROE) đạt 88%.",
        ),
        ("ROE", "ROE tối thiểu 90%."),
    ),
]
OTHER = [
    (
        ("Tỷ lệ chi bộ hoàn thành xuất sắc nhiệm vụ", "Có 88% chi bộ hoàn thành xuất sắc nhiệm vụ."),
        ("Tỷ lệ đảng viên hoàn thành xuất sắc nhiệm vụ", "Có 90% đảng viên hoàn thành xuất sắc nhiệm vụ."),
    ),
    (
        ("Tỷ lệ chi bộ hoàn thành tốt nhiệm vụ", "Có 88% chi bộ hoàn thành tốt nhiệm vụ."),
        ("Tỷ lệ chi bộ hoàn thành xuất sắc nhiệm vụ", "Có 90% chi bộ hoàn thành xuất sắc nhiệm vụ."),
    ),
    (
        ("Tỷ trọng công nghiệp - xây dựng", "Tỷ trọng công nghiệp - xây dựng đạt 88%."),
        ("Tỷ trọng công nghiệp", "Tỷ trọng công nghiệp đạt 90%."),
    ),
    (
        ("Giá trị xuất khẩu nông, lâm, thủy sản", "Giá trị xuất khẩu nông, lâm, thủy sản đạt 88 triệu USD."),
        ("Giá trị xuất khẩu thủy sản", "Giá trị xuất khẩu thủy sản đạt 90 triệu USD."),
    ),
    (
        ("Kim ngạch nhập khẩu hàng hóa", "Kim ngạch nhập khẩu hàng hóa đạt 88 triệu USD."),
        ("Kim ngạch xuất khẩu hàng hóa", "Kim ngạch xuất khẩu hàng hóa đạt 90 triệu USD."),
    ),
    (
        ("Doanh thu vận tải", "Doanh thu vận tải đạt 88 tỷ đồng."),
        ("Tốc độ tăng doanh thu vận tải", "Doanh thu vận tải tăng bình quân 90%/năm."),
    ),
    (
        ("Tốc độ tăng trưởng dịch vụ", "Tốc độ tăng trưởng dịch vụ đạt 88%."),
        ("Tỷ trọng dịch vụ", "Tỷ trọng dịch vụ đạt 90%."),
    ),
    (
        ("Tỷ lệ hộ cận nghèo", "Tỷ lệ hộ cận nghèo còn 88%."),
        ("Tỷ lệ hộ nghèo", "Tỷ lệ hộ nghèo còn 90%."),
    ),
    (
        ("Số sản phẩm OCOP 4 sao", "Có 88 sản phẩm OCOP 4 sao."),
        ("Số sản phẩm OCOP 5 sao", "Có 90 sản phẩm OCOP 5 sao."),
    ),
    (
        ("Tổng số đảng viên", "Tổng số đảng viên là 88 đồng chí."),
        ("Số đảng viên được kết nạp", "Kết nạp 90 đảng viên."),
    ),
    (
        ("Tổng vốn của máy may được đầu tư", "Tổng vốn của máy may được đầu tư là 88 tỷ đồng."),
        ("Tổng vốn đầu tư xây dựng nhà máy mới", "Tổng vốn đầu tư xây dựng nhà máy mới là 90 tỷ đồng."),
    ),
]


@pytest.mark.parametrize(
    ("past", "later", "paired"),
    [(*pair, True) for pair in SAME] + [(*pair, False) for pair in OTHER],
)
def test_one_indicator_or_two(past: tuple[str, str], later: tuple[str, str], paired: bool) -> None:
    ledger = Ledger()
    first = ledger.past(*past, "88")
    second = ledger.next(*later, "80 đến 90" if "từ 80" in later[1] else "90")
    two = two_terms(ledger.entries)
    assert two is not None
    assert (len(two.pairs) == 1) is paired
    if paired:
        assert (two.pairs[0].past, two.pairs[0].next) == (first, second)
        assert two.only_past == two.only_next == ()
    else:
        assert two.only_past == (first,)
        assert two.only_next == (second,)


def test_each_goes_to_the_one_most_alike() -> None:
    sentence = (
        "Tốc độ tăng trưởng công nghiệp - xây dựng đạt {}% (trong đó công nghiệp đạt {}%); dịch vụ đạt {}%."
    )
    ledger = Ledger()
    names = ("công nghiệp - xây dựng", "công nghiệp", "dịch vụ")
    for value, name in zip(("10,2", "10,6", "6,9"), names, strict=True):
        ledger.past(f"Tốc độ tăng trưởng {name}", sentence.format("10,2", "10,6", "6,9"), value)
    for value, name in zip(("14,6", "13,8"), reversed(names[:2]), strict=True):
        ledger.next(f"Tốc độ tăng trưởng {name}", sentence.format("13,8", "14,6", "8"), value)
    two = two_terms(ledger.entries)
    assert told(two) == [("10,6", "14,6"), ("10,2", "13,8")]
    assert two is not None
    assert [pair.gap for pair in two.pairs] == ["tăng 4 điểm phần trăm", "tăng 3,6 điểm phần trăm"]
    assert [entry.observation.value for entry in two.only_past] == ["6,9"]


def test_of_two_results_that_of_the_main_indicators_is_taken_and_the_other_told() -> None:
    ledger = Ledger()
    main = {"section": "Phần thứ nhất › I › 2", "heading": "2 Về công tác xây dựng Đảng"}
    ledger.past(
        "Tỷ lệ đảng viên hoàn thành tốt nhiệm vụ", "Có 95% đảng viên hoàn thành tốt nhiệm vụ.", "95", **main
    )
    ledger.past("Số đảng viên được kết nạp", "Kết nạp được 10 đảng viên.", "10", **main)
    body = {"section": "Phần thứ nhất › II › 2 › 2.2", "heading": "2.2 Công tác tổ chức"}
    ledger.past("Số đảng viên được tiếp nhận", "Tiếp nhận 81 đảng viên.", "81", **body)
    ledger.past("Số đảng viên được kết nạp", "Đã kết nạp được 08 đảng viên.", "08", **body)
    ledger.past(
        "Tỷ lệ đảng viên hoàn thành tốt nhiệm vụ", "95% đảng viên hoàn thành tốt nhiệm vụ.", "95", **body
    )
    goal = {"heading": "2 Về công tác xây dựng Đảng"}
    ledger.next(
        "Tỷ lệ đảng viên hoàn thành tốt nhiệm vụ", "Có 96% đảng viên hoàn thành tốt nhiệm vụ.", "96", **goal
    )
    ledger.next("Số đảng viên được kết nạp", "Kết nạp 12 đảng viên.", "12", **goal)
    two = two_terms(ledger.entries)
    assert told(two) == [("95", "96"), ("10", "12")]
    assert two is not None
    assert two.pairs[1].note == "Kết quả còn được nêu là 08 đảng viên, tại mục Phần thứ nhất › II › 2 › 2.2."
    assert two.pairs[0].note == ""
    assert two.pairs[0].past.section == "Phần thứ nhất › I › 2"
    assert [entry.observation.value for entry in two.only_past] == ["81"]


def test_a_level_whose_target_is_printed_as_a_share() -> None:
    ledger = Ledger()
    sentence = "Kim ngạch xuất khẩu tăng bình quân 24,6%/năm (năm 2025 ước đạt 36,8 tỷ USD)."
    ledger.past("Tốc độ tăng kim ngạch xuất khẩu", sentence, "24,6")
    ledger.past("Kim ngạch xuất khẩu", sentence, "36,8", period="2025")
    ledger.next(
        "Kim ngạch xuất khẩu trên địa bàn", "Kim ngạch xuất khẩu trên địa bàn phấn đấu đạt 56,091%.", "56,091"
    )
    two = two_terms(ledger.entries)
    assert told(two) == [("36,8", "56,091")]
    assert two is not None
    assert two.pairs[0].gap is None
    assert two.pairs[0].note == "Hai số liệu khác đơn vị (tỷ USD và %), không tính chênh lệch."


def test_aims_of_the_past_term_and_earlier_values_are_no_side() -> None:
    ledger = Ledger()
    sentence = "Tỷ lệ dân số dùng nước sạch từ 60% lên 71,5% (chỉ tiêu 75%)."
    ledger.past("Tỷ lệ dân số dùng nước sạch", sentence, "60")
    reached = ledger.past("Tỷ lệ dân số dùng nước sạch", sentence, "71,5")
    ledger.add(
        TARGET,
        "2020-2025",
        "Chỉ tiêu tỷ lệ dân số dùng nước sạch",
        sentence,
        "75",
        section="Phần thứ nhất › I",
    )
    ledger.add(
        CONTEXT, "2025-2030", "Độ sâu xâm nhập mặn", "Mặn vào sâu 28 km.", "28", section="Phần thứ hai › I"
    )
    ledger.next("Tỷ lệ dân số dùng nước sạch", "Tỷ lệ dân số dùng nước sạch đạt 85%.", "85")
    two = two_terms(ledger.entries)
    assert two is not None
    assert [pair.past for pair in two.pairs] == [reached]
    assert two.only_past == two.only_next == ()


def test_two_documents() -> None:
    report, draft = Ledger("tong-ket.docx"), Ledger("du-thao-nghi-quyet.docx")
    report.past(
        "Quy mô đào tạo", "Quy mô đào tạo năm 2025: 18.400 sinh viên.", "18.400", period="2025", section="1"
    )
    report.past("Số bằng sáng chế được cấp", "Số bằng sáng chế được cấp: 27 bằng.", "27", section="2")
    draft.next(
        "Quy mô đào tạo",
        "Đến năm 2030, quy mô đào tạo đạt 22.000 sinh viên.",
        "22.000",
        period="2030",
        section="II",
    )
    draft.next("Số phòng thí nghiệm", "Xây dựng 12 phòng thí nghiệm.", "12", period="", section="II")
    two = two_terms([*report.entries, *draft.entries])
    assert told(two) == [("18.400", "22.000")]
    assert two is not None
    assert (two.past_term, two.next_term) == ("2020-2025", "2025-2030")
    assert two.pairs[0].past.document == "tong-ket.docx"
    assert two.pairs[0].next.document == "du-thao-nghi-quyet.docx"


def test_rows_of_a_table() -> None:
    ledger = Ledger("ke-hoach.xlsx")
    rows = [
        ("Chỉ tiêu: Doanh thu | Đơn vị: tỷ đồng | Mục tiêu 2025: 1.200 | Thực hiện 2025: 1.250 | Kế hoạch 2030: 2.400", "1.200", "1.250", "2.400"),
        ("Chỉ tiêu: Tỷ lệ nội địa hóa (%) | Mục tiêu 2025: 41 | Thực hiện 2025: 42 | Kế hoạch 2030: 60", "41", "42", "60"),
        ("Chỉ tiêu: Doanh thu xuất khẩu | Đơn vị: tỷ đồng | Mục tiêu 2025: 300 | Thực hiện 2025: 310 | Kế hoạch 2030: 500", "300", "310", "500"),
    ]  # fmt: skip
    for row, aim, reached, target in rows:
        ledger.add(TARGET, "2025", "Kế hoạch", row, aim, section="I")
        ledger.add(RESULT, "2025", "", row, reached, section="I")
        ledger.add(TARGET, "2030", "Kế hoạch", row, target, section="I")
    two = two_terms(ledger.entries)
    assert told(two) == [("1.250", "2.400"), ("42", "60"), ("310", "500")]
    assert two is not None
    assert [pair.name for pair in two.pairs] == ["Doanh thu", "Tỷ lệ nội địa hóa", "Doanh thu xuất khẩu"]
    assert two.pairs[0].gap == "tăng 1.150 tỷ đồng (92 %)"
    assert two.pairs[1].gap == "tăng 18 điểm phần trăm"
    assert (two.past_term, two.next_term) == ("2025", "2030")


def test_one_term_alone_is_none() -> None:
    ledger = Ledger()
    ledger.past("Tỷ lệ hộ nghèo", "Tỷ lệ hộ nghèo còn 3%.", "3")
    assert two_terms(ledger.entries) is None
    assert two_terms([]) is None
    aims = Ledger()
    aims.next("Tỷ lệ hộ nghèo", "Tỷ lệ hộ nghèo còn 1%.", "1")
    assert two_terms(aims.entries) is None


def test_the_order_of_the_entries_changes_nothing_but_the_order() -> None:
    ledger = Ledger()
    for name, past, later in (
        ("hộ nghèo", 4, 2),
        ("hộ có nước sạch", 80, 95),
        ("lao động qua đào tạo", 60, 75),
    ):
        ledger.past(f"Tỷ lệ {name}", f"Tỷ lệ {name} đạt {past}%.", str(past))
        ledger.next(f"Tỷ lệ {name}", f"Tỷ lệ {name} đạt {later}%.", str(later))
    assert sorted(told(two_terms(ledger.entries))) == sorted(told(two_terms(ledger.entries[::-1])))
    assert len(told(two_terms(ledger.entries))) == 3


def test_as_json() -> None:
    ledger = Ledger()
    ledger.past("Tỷ lệ hộ nghèo", "Tỷ lệ hộ nghèo còn 3,5%.", "3,5")
    ledger.next("Tỷ lệ hộ nghèo", "Tỷ lệ hộ nghèo còn 1%.", "1")
    ledger.next("Số trường học", "Xây dựng 12 trường học.", "12")
    two = two_terms(ledger.entries)
    assert two is not None
    made = json.loads(json.dumps(terms_json(two), ensure_ascii=False))
    assert (made["past_term"], made["next_term"]) == ("2020-2025", "2025-2030")
    (pair,) = made["pairs"]
    assert (pair["name"], pair["gap"], pair["note"]) == ("Tỷ lệ hộ nghèo", "giảm 2,5 điểm phần trăm", "")
    assert (pair["past"]["value"], pair["next"]["value"]) == ("3,5", "1")
    assert pair["past"]["quote"] == "Tỷ lệ hộ nghèo còn 3,5%."
    assert [entry["value"] for entry in made["only_next"]] == ["12"]
    assert made["only_past"] == []
