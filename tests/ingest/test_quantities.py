"""Quantities of administrative sentences."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import pytest
from hypothesis import given

from ingest.number_words import parse_decimal, parse_number, written_value
from ingest.quantities import Kind, Quantity, quantities
from tests.ingest.strategies import anything

FIGURES = Path(__file__).resolve().parents[3] / "shared" / "eval" / "figures.jsonl"

NUMBERS = [
    ("1,5", 1.5),
    ("8.180", 8180),
    ("19.176.865.000", 19176865000),
    ("0,5", 0.5),
    ("0.125", 0.125),
    ("4.0", 4.0),
    ("56,091", 56.091),
    ("1.234,5", 1234.5),
    ("1,234.5", 1234.5),
    ("1,013,000", 1013000),
    ("02", 2),
]


@pytest.mark.parametrize(("text", "number"), NUMBERS)
def test_numbers_are_read_the_vietnamese_way(text: str, number: float) -> None:
    assert parse_number(text) == number


@pytest.mark.parametrize("text", ["", "năm", "1..2", "1,", "-3"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a number"):
        parse_decimal(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [("ba", 3), ("mười", 10), ("mười hai", 12), ("hai mươi lăm", 25), ("một trăm linh tư", 104), ("hai trăm ba mươi", 230), ("ba chục", 30), ("muoi hai", 12)],
)  # fmt: skip
def test_numbers_in_words(text: str, value: int) -> None:
    assert written_value(text) == value


def shown(quantity: Quantity) -> str:
    """A figure as "kind number[~max][/out of] unit (qualifier)"."""
    upper = "" if quantity.number_max is None else f"~{quantity.number_max:g}"
    whole = "" if quantity.out_of is None else f"/{quantity.out_of:g}"
    said = f" ({quantity.qualifier})" if quantity.qualifier else ""
    return f"{quantity.kind} {quantity.number:g}{upper}{whole} {quantity.unit}".rstrip() + said


# A sentence and its figures; whatever else it numbers states no amount.
SENTENCES = [
    (
        "Thu ngân sách ước đạt 12,5 nghìn tỷ đồng, vượt 15,3% dự toán; tổng chi 9.800 tỷ.",
        ["money 12.5 nghìn tỷ đồng (ước đạt)", "percent 15.3 % (vượt)", "money 9800 tỷ"],
    ),
    (
        "Giải ngân đạt 4.523,6/5.100 tỷ đồng, tăng 5,2 điểm phần trăm so với năm 2022.",
        ["ratio 4523.6/5100 tỷ đồng (đạt)", "points 5.2 điểm phần trăm"],
    ),
    (
        "Sản lượng đạt 1,25 triệu tấn, năng suất 62,5 tạ/ha, diện tích trên 35.400 ha.",
        ["measure 1.25 triệu tấn (đạt)", "measure 62.5 tạ/ha", "measure 35400 ha (trên)"],
    ),
    (
        "Toàn tỉnh có 1.250 bác sĩ (9,5 bác sĩ/vạn dân), 28,5 giường bệnh/10.000 dân.",
        ["count 1250 bác sĩ", "count 9.5 bác sĩ/vạn dân", "count 28.5 giường bệnh/10.000 dân"],
    ),
    (
        "Tỷ lệ hộ nghèo giảm từ 5,6% năm 2020 xuống còn 2,1% năm 2025, bình quân 0,7%/năm.",
        ["percent 5.6 %", "percent 2.1 %", "percent 0.7 %/năm (bình quân)"],
    ),
    ("Đã có 15/20 xã đạt chuẩn, chiếm 75%.", ["ratio 15/20 xã", "percent 75 % (chiếm)"]),
    (
        "Chỉ số PCI đạt 67,3 điểm, đứng thứ 12/63 tỉnh; chỉ số PAPI xếp hạng thứ tư toàn quốc.",
        ["points 67.3 điểm (đạt)", "rank 12/63 tỉnh", "rank 4"],
    ),
    (
        "Lập 03 (ba) tổ công tác; kết nạp hai mươi lăm đảng viên; mở bốn lớp bồi dưỡng.",
        ["count 3 tổ công tác", "count 25 đảng viên", "count 4 lớp"],
    ),
    (
        "Hỗ trợ 500.000đ/hộ, thu nhập từ 6 - 10 triệu đồng/người/tháng, vốn 320 triệu USD.",
        ["money 500000 đ/hộ", "money 6~10 triệu đồng/người/tháng (từ … đến)", "money 320 triệu USD"],
    ),
    (
        "Chiếm khoảng 35- 40%; từ 15 tỷ đồng đến 20 tỷ đồng; kết nạp từ 5 đến 10 quần chúng.",
        ["percent 35~40 % (chiếm khoảng)", "money 15~20 tỷ đồng", "count 5~10 quần chúng (từ … đến)"],
    ),
    (
        "Phấn đấu đến năm 2030 có ít nhất 80% số xã đạt chuẩn; trên 10 triệu lượt khách.",
        ["percent 80 % (phấn đấu ít nhất)", "count 10 triệu lượt (phấn đấu trên)"],
    ),
    ("Có 90% trở lên người dân hài lòng.", ["percent 90 % (trở lên)"]),
    (
        "Đào tạo cao cấp là: 02, trung cấp: 03 đồng chí; nữ 46 Đ/c (31%).",
        ["count 2 đồng chí", "count 3 đồng chí", "count 46 đ/c", "percent 31 %"],
    ),
    ("Rút ngắn từ 15 ngày còn 7 ngày; doanh thu gấp 2,5 lần.", ["duration 15 ngày", "duration 7 ngày", "count 2.5 lần"]),
    ("Có 12 điểm bán hàng, 8 điểm trường, đạt 95 điểm.", ["count 12 điểm bán", "count 8 điểm trường", "points 95 điểm (đạt)"]),
    ("Xây mới 04 TBA 110kV, 18 tuyến đường dây 110kV, dài 12,5 km.", ["count 4 TBA", "count 18 tuyến", "measure 12.5 km"]),
    ("Huy động 12.000 ngày công, 5 đồng chí, 5 đồng/kg.", ["count 12000 ngày công", "count 5 đồng chí", "money 5 đồng/kg"]),
    ("Tư vấn qua điện thoại 8.480 lượt; cấp 4.312 thẻ căn cước.", ["count 8480 lượt", "count 4312 thẻ căn cước"]),
    ("Gọi hotline 1900 6868, điện thoại: 0210 3846 647 để phản ánh.", []),
    ("Học sinh: nữ 520 em, nam 460 em.", ["count 520 em", "count 460 em"]),
    (
        "Tuyển mới giáo viên: mầm non 41, tiểu học 33 và trung học cơ sở 22 giáo viên.",
        ["count 41 giáo viên", "count 33 giáo viên", "count 22 giáo viên"],
    ),
    ("Đảng viên là người dân tộc thiểu số 15 đồng chí.", ["count 15 đồng chí"]),
    ("Sáu tháng đầu năm 2024 giải ngân 120 tỷ đồng.", ["money 120 tỷ đồng"]),
    ("Năm 2023, 2024 lần lượt đạt 12 và 15 tỷ đồng.", ["money 12 tỷ đồng (đạt)", "money 15 tỷ đồng"]),
    ("Vốn 650 triệu đô, có 5 đô thị.", ["money 650 triệu đô", "count 5 đô thị"]),
    ("Trị giá một nghìn tỷ đồng; thu hai nghìn ba trăm tỷ đồng.", ["money 1 nghìn tỷ đồng", "money 2300 tỷ đồng"]),
    ("Một tỷ lệ nhỏ, một trong những dự án.", []),
    ("Hơn một nửa số hộ, khoảng hai phần ba diện tích.", ["ratio 1/2 (hơn)", "ratio 2/3 (khoảng)"]),
    ("Doanh thu tăng gấp đôi, chi gấp rưỡi.", ["count 2 lần", "count 1.5 lần"]),
    ("Đạt 31,5 giường (kế hoạch 31); kết nạp 38 đảng viên (nghị quyết giao 35).",
     ["count 31.5 giường (đạt)", "count 31 giường", "count 38 đảng viên", "count 35 đảng viên"]),
    ("Công văn số 15 ngày 3/2/2024.", []),
    ("Hỗ trợ 300.000 - 500.000 đồng/cháu/tháng.", ["money 300000~500000 đồng/cháu/tháng"]),
    ("Trong 5 năm, 6 tháng đầu năm 2024, quý I/2025, tháng 4 năm 2025, giai đoạn 2021 - 2025.", []),
    ("Theo Nghị quyết số 18-NQ/TW, Luật 45/2019/QH14, Nghị định 15/2020/NĐ-CP ngày 11/3/2020.", []),
    ("Quốc khánh 2/9, ngày 30/4, dịp 27/7, ngày 5 tháng 3 năm 2024.", []),
    ("Chương trình 135, Ban chỉ đạo 35, quốc lộ 32, mức độ 4, Covid-19, TW4, công nghiệp 4.0.", []),
    ("Nghị quyết Trung ương 4 khóa XII, Chỉ thị 05, lần thứ ba, nhà máy số 2, “chi bộ 4 tốt”.", []),
    ("Một trong những nhiệm vụ; một số dự án; thứ hai, hàng nghìn lao động; tư nhân.", []),
    ("1. Công tác cán bộ", []),
    ("1.2.3. Về kinh tế", []),
    ("(1) Hoàn thiện thể chế; (2) phát triển hạ tầng.", []),
    ("Nam 2025 ket nap 10 dang vien, dat 53%, von 5 ty dong.", ["count 10 dang vien", "percent 53 % (dat)", "money 5 ty dong"]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "figures"), SENTENCES)
def test_figures_of_a_sentence(sentence: str, figures: list[str]) -> None:
    assert [shown(quantity) for quantity in quantities(sentence) if quantity.figure] == figures


@pytest.mark.parametrize(
    ("text", "kind", "said"),
    [
        ("đến ngày 5 tháng 3 năm 2024 thì", Kind.DATE, "ngày 5 tháng 3 năm 2024"),
        ("hết tháng 6/2025 có", Kind.DATE, "tháng 6/2025"),
        ("trong quý I/2025 có", Kind.DATE, "quý I/2025"),
        ("đến năm 2025 đạt", Kind.YEAR, "năm 2025"),
        ("Năm 1830, làng được lập", Kind.YEAR, "Năm 1830"),
        ("nhiệm kỳ 2020 -2025, đảng bộ", Kind.PERIOD, "2020 -2025"),
        ("trong 5 năm tới", Kind.PERIOD, "5 năm"),
        ("Kế hoạch số 54- KH/ĐUK, ngày", Kind.DOCUMENT, "54- KH/ĐUK"),
        ("Quyết định 1579/QĐ-TTg về", Kind.DOCUMENT, "1579/QĐ-TTg"),
        ("dịch Covid-19 bùng phát", Kind.OTHER, "19"),
        (f"còn {'9' * 400} hộ", Kind.OTHER, "9" * 400),  # no float holds it
    ],
)
def test_what_states_no_amount(text: str, kind: Kind, said: str) -> None:
    (quantity,) = quantities(text)
    assert (quantity.kind, quantity.text, quantity.figure) == (kind, said, False)


def test_amount_is_in_the_base_of_the_unit() -> None:
    assert [q.amount for q in quantities("7,5 tỷ đồng; 30 ngàn m3; 1,2 nghìn tỷ đồng")] == [
        7.5e9,
        3e4,
        1.2e12,
    ]


def test_qualifiers_tell_how_sure_a_value_is() -> None:
    loose, estimated, aimed = quantities("trên 5 xã, ước đạt 53%, phấn đấu đạt 60%")
    assert (loose.loose, loose.estimated, loose.aimed) == (True, False, False)
    assert (estimated.loose, estimated.estimated, estimated.aimed) == (False, True, False)
    assert (aimed.loose, aimed.estimated, aimed.aimed) == (False, False, True)


@given(anything)
def test_quantities_lie_in_the_text_in_order(text: str) -> None:
    found = quantities(text)
    assert all(text[q.start : q.end] == q.text and q.value in q.text for q in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@pytest.mark.skipif(not FIGURES.exists(), reason="needs the figures in ../shared/eval")
def test_figures_of_the_real_report() -> None:
    rows = [json.loads(line) for line in FIGURES.read_text(encoding="utf-8").splitlines()]
    values = units = 0
    for row in rows:
        same = [q for q in quantities(row["quote"]) if q.figure and q.value == row["value"]]
        numbers = [q for q in same if (q.number, q.number_max) == (row["number"], row.get("number_max"))]
        values += bool(numbers)
        units += any(q.unit.replace("đ/c", "đồng chí").casefold() == row["unit"].casefold() for q in numbers)
    assert values / len(rows) >= 0.95
    assert units / len(rows) >= 0.9
