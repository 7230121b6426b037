"""Quantities that take something from around them: compounds, parts, names, rates, nouns in quotation marks."""

from __future__ import annotations

import pytest

from ingest.quantities import quantities
from tests.ingest.test_quantities import shown

COMPOUNDS = [
    ("Vốn là 87 tỷ 400 triệu đồng.", ["money 87.4 tỷ đồng"]),
    ("Kinh phí 2 tỷ 350 triệu đồng/năm.", ["money 2.35 tỷ đồng/năm"]),
    ("Thu 1 triệu 200 nghìn đồng.", ["money 1.2 triệu đồng"]),
    # not one amount: parted by a comma, in falling order of size, too much for the smaller unit
    ("Thu 15 tỷ, 300 triệu đồng.", ["money 15 tỷ", "money 300 triệu đồng"]),
    ("Hỗ trợ 300 triệu 2 tỷ đồng.", ["money 300 triệu", "money 2 tỷ đồng"]),
    ("Vốn 12 tỷ 1.500 triệu đồng.", ["money 12 tỷ", "money 1500 triệu đồng"]),
]
PARTS = [
    ("Kỷ luật 57 đảng viên, trong đó: khiển trách 39, cảnh cáo 14.", ["count 57 đảng viên", "count 39 đảng viên", "count 14 đảng viên"]),
    ("Kỷ luật 57 đảng viên, trong đó khiển trách 39 và khai trừ 4.", ["count 57 đảng viên", "count 39 đảng viên", "count 4 đảng viên"]),
    ("Có 12 cuộc: kiểm tra 8, giám sát 4.", ["count 12 cuộc", "count 8 cuộc", "count 4 cuộc"]),
    ("Giảm từ 27 xuống còn 19 đầu mối.", ["count 27 đầu mối", "count 19 đầu mối"]),
    ("Tăng từ 120 lên 145 doanh nghiệp.", ["count 120 doanh nghiệp", "count 145 doanh nghiệp"]),
    # no parts: a name, a year, another sentence
    ("Gồm 120 hộ, thôn 5 và thôn 6.", ["count 120 hộ"]),
    ("Có 120 hộ, trong đó năm 2024 là 45 hộ.", ["count 120 hộ", "count 45 hộ"]),
    ("Có 57 đảng viên. Khiển trách 39.", ["count 57 đảng viên"]),
    ("Đại hội lần thứ 18 có 150 đại biểu.", ["count 150 đại biểu"]),
]  # fmt: skip
NAMES = [
    ("Đường dây nóng 1900 6868 hoạt động.", []),
    ("Hotline 1900 1234 tiếp nhận 35 cuộc.", ["count 35 cuộc"]),
    ("Tổng đài 1022 tiếp nhận 450 phản ánh.", ["count 450 phản ánh"]),
    ("Bão số 3 gây thiệt hại lớn.", []),
    ("Cơn bão số 10 làm 3 người chết.", ["count 3 người"]),
    ("Quân khu 2 tặng 15 suất quà.", ["count 15 suất quà"]),
    ("Quy chuẩn 40 của Bộ Tài nguyên.", []),
    ("Dự án số 4 hỗ trợ 25 hộ.", ["count 25 hộ"]),
    ("Hương lộ 12 dài 4 km.", ["measure 4 km"]),
    ("Giai đoạn 2 của dự án.", []),
    ("Quyết định 749 của Thủ tướng.", []),
    ("Ban chỉ đạo 35 tỉnh có 15 thành viên.", ["count 15 thành viên"]),
    # a padded number counts, whatever stands before it
    ("Ban chỉ đạo 02 đồng chí.", ["count 2 đồng chí"]),
]
RATES = [
    ("Đạt 32 giường bệnh/vạn dân.", ["count 32 giường bệnh/vạn dân (đạt)"]),
    ("Đạt 9,5 bác sĩ/10.000 dân.", ["count 9.5 bác sĩ/10.000 dân (đạt)"]),
    ("Thu nhập 68 triệu đồng/người/năm.", ["money 68 triệu đồng/người/năm"]),
    ("Công suất 15.000 m3/ngày đêm.", ["measure 15000 m3/ngày đêm"]),
    ("Năng suất 62,5 tạ/ha.", ["measure 62.5 tạ/ha"]),
    ("Có 35 học sinh/lớp.", ["count 35 học sinh/lớp"]),
    ("Trung bình 2 cuộc/tháng.", ["count 2 cuộc/tháng (trung bình)"]),
    ("Hỗ trợ 500.000 đồng/hộ/tháng.", ["money 500000 đồng/hộ/tháng"]),
    ("Bình quân 19 tiêu chí/xã.", ["count 19 tiêu chí/xã (bình quân)"]),
    ("Tốc độ 60 km/giờ.", ["measure 60 km/giờ"]),
    ("Nồng độ 35 µg/m3.", ["measure 35 µg/m3"]),
]
QUOTED = [
    ("Trao 12 “Mái ấm công đoàn”.", ["count 12 mái ấm"]),
    ('Xây 15 "Nhà đại đoàn kết" cho hộ nghèo.', ["count 15 nhà đại đoàn kết"]),
    ("Tặng 45 “Suất quà yêu thương”.", ["count 45 suất quà"]),
    ("Có 3 «Câu lạc bộ» mới.", ["count 3 câu lạc bộ"]),
]


@pytest.mark.parametrize(("sentence", "figures"), [*COMPOUNDS, *PARTS, *NAMES, *RATES, *QUOTED])
def test_figures(sentence: str, figures: list[str]) -> None:
    assert [shown(quantity) for quantity in quantities(sentence) if quantity.figure] == figures


@pytest.mark.parametrize(
    ("sentence", "text", "value", "amount"),
    [
        ("Vốn là 87 tỷ 400 triệu đồng.", "87 tỷ 400 triệu đồng", "87 tỷ 400 triệu", 87.4e9),
        ("Thu 1 triệu 200 nghìn đồng.", "1 triệu 200 nghìn đồng", "1 triệu 200 nghìn", 1.2e6),
        ("Có 1,2 triệu lượt khách.", "1,2 triệu lượt", "1,2", 1.2e6),
        ("Xây 15 “Nhà đại đoàn kết”.", "15 “Nhà đại đoàn kết", "15", 15),
    ],
)
def test_what_is_written_and_what_it_amounts_to(sentence: str, text: str, value: str, amount: float) -> None:
    (quantity,) = quantities(sentence)
    assert (quantity.text, quantity.value) == (text, value)
    assert quantity.amount == pytest.approx(amount)
    assert sentence[quantity.start : quantity.end] == text
