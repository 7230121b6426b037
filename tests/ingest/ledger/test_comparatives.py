"""Names of figures that hold one value against another."""

from __future__ import annotations

import pytest

from tests.ingest.ledger.reports import names


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        # against another time
        ("Sản lượng thịt hơi đạt 12.400 tấn, tăng 8,3% so với năm 2020.", "Sản lượng thịt hơi | Mức tăng sản lượng thịt hơi so với năm 2020"),
        ("Sản lượng điện thương phẩm tăng 7,5% so với năm trước.", "Mức tăng sản lượng điện thương phẩm so với năm trước"),
        ("Số vụ tai nạn giảm 15% so với cùng kỳ.", "Mức giảm số vụ tai nạn so với cùng kỳ"),
        ("Tỷ lệ hộ nghèo giảm 0,8 điểm phần trăm so với năm trước.", "Mức giảm tỷ lệ hộ nghèo so với năm trước"),
        ("Toàn xã có 25 hộ nghèo, giảm 18 hộ so với đầu nhiệm kỳ.", "Số hộ nghèo toàn xã | Mức giảm số hộ nghèo toàn xã so với đầu nhiệm kỳ"),
        ("Xuất khẩu gạo đạt 45.000 tấn, tăng 5.000 tấn so với năm trước.", "Khối lượng xuất khẩu gạo | Mức tăng khối lượng xuất khẩu gạo so với năm trước"),
        ("Số học sinh giỏi cấp tỉnh tăng 24 em so với năm học trước.", "Mức tăng số học sinh giỏi cấp tỉnh so với năm học trước"),
        ("Tổng đàn lợn đạt 45.000 con, tăng 3,2%.", "Tổng đàn lợn | Mức tăng tổng đàn lợn"),
        ("Khách quốc tế đạt 120 nghìn lượt, tăng 12%.", "Số lượt khách quốc tế | Mức tăng số lượt khách quốc tế"),
        ("Sau sắp xếp, toàn huyện còn 18 xã, giảm 6 xã.", "Số xã toàn huyện | Mức giảm số xã toàn huyện"),
        # a change told by itself
        ("Diện tích lúa giảm 120 ha do chuyển sang nuôi thủy sản.", "Mức giảm diện tích lúa"),
        ("Tỷ lệ hộ nghèo giảm bình quân 1,2%/năm.", "Mức giảm tỷ lệ hộ nghèo"),
        ("Tỷ lệ tai nạn lao động giảm 5% mỗi năm.", "Mức giảm tỷ lệ tai nạn lao động"),
        # times
        ("Thu nhập bình quân đạt 72 triệu đồng/người/năm, gấp 1,6 lần năm 2020.", "Thu nhập bình quân | Số lần gấp thu nhập bình quân so với năm 2020"),
        ("Lượng khách tăng gấp 2,5 lần so với năm 2021.", "Số lần tăng lượng khách so với năm 2021"),
        # against what had been set
        ("Doanh thu đạt 320 tỷ đồng, bằng 107% kế hoạch năm.", "Doanh thu | Tỷ lệ thực hiện kế hoạch năm: doanh thu"),
        ("Kết nạp 64 đoàn viên, đạt 128% kế hoạch.", "Số đoàn viên được kết nạp | Tỷ lệ thực hiện kế hoạch: số đoàn viên được kết nạp"),
        ("Trồng 320 ha cây ăn quả, đạt 80% so với chỉ tiêu.", "Diện tích cây ăn quả được trồng | Tỷ lệ thực hiện chỉ tiêu: diện tích cây ăn quả được trồng"),
        ("Sản lượng nước sạch đạt 12 triệu m3, tương đương 103% kế hoạch.", "Sản lượng nước sạch | Tỷ lệ thực hiện kế hoạch: sản lượng nước sạch"),
        ("Hoàn thành 112% kế hoạch sản xuất.", "Tỷ lệ thực hiện kế hoạch sản xuất"),
        ("Thu ngân sách đạt 450 tỷ đồng, vượt 12% dự toán, tăng 15% so với cùng kỳ.", "Thu ngân sách | Mức vượt dự toán: thu ngân sách | Mức tăng thu ngân sách so với cùng kỳ"),
        ("Kết nạp 52 đảng viên, vượt 30% chỉ tiêu nghị quyết.", "Số đảng viên được kết nạp | Mức vượt chỉ tiêu nghị quyết: số đảng viên được kết nạp"),
        # against others
        ("Chỉ số hài lòng đạt 86%, cao hơn bình quân cả tỉnh 2,5 điểm phần trăm.", "Chỉ số hài lòng | Mức chênh lệch chỉ số hài lòng so với bình quân cả tỉnh"),
        ("Tỷ lệ thất nghiệp thấp hơn 0,5 điểm phần trăm so với cả nước.", "Mức chênh lệch tỷ lệ thất nghiệp so với cả nước"),
        # growth
        ("Tốc độ tăng trưởng kinh tế bình quân đạt 8,2%/năm.", "Tốc độ tăng trưởng kinh tế"),
        ("Doanh thu bán lẻ tăng bình quân 11,2%/năm.", "Tốc độ tăng doanh thu bán lẻ"),
        ("Giá trị sản xuất công nghiệp tăng 12,5%, ngành xây dựng tăng 9,1%.", "Tốc độ tăng giá trị sản xuất công nghiệp | Tốc độ tăng ngành xây dựng"),
        # no comparison: other things than the figure before
        ("Đã bổ nhiệm 28 đồng chí; giảm 5 phó trưởng phòng.", "Số đồng chí được bổ nhiệm | Số phó trưởng phòng giảm"),
    ],
)  # fmt: skip
def test_names_of_comparisons(sentence: str, wanted: str) -> None:
    assert names(sentence) == wanted
