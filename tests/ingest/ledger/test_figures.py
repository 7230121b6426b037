"""Which numbers of a sentence are observations, and which only name, date or describe something."""

from __future__ import annotations

import pytest

from tests.ingest.ledger.reports import observed


def stated(sentence: str) -> str:
    """The figures that the ledger takes from a sentence."""
    return " | ".join(one.quantity.text for one in observed(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        # days, months, years, terms
        "Ngày 15/3/2024, Ban Chấp hành ban hành Nghị quyết số 12-NQ/TU.",
        "Ngày 3/2, kỷ niệm ngày thành lập Đảng.",
        "Từ tháng 6 đến tháng 9, tổ chức hè an toàn.",
        "Giai đoạn 2021-2025, kinh tế phát triển ổn định.",
        "Đại hội lần thứ XVIII nhiệm kỳ 2020-2025.",
        "Thời gian 5 năm qua, tình hình ổn định.",
        "Trong 3 tháng đầu năm, sản xuất ổn định.",
        "Kỷ niệm 95 năm Ngày thành lập Đảng.",
        "Giờ cao điểm từ 17h30 đến 19h.",
        # documents and their parts
        "Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị.",
        "Công văn số 1234/UBND-VX của UBND tỉnh.",
        "Luật số 45/2019/QH14 có hiệu lực.",
        "Quán triệt Nghị quyết Trung ương 4 khóa XII, khóa XIII.",
        "Học tập Chỉ thị 05 gắn với Kết luận 01.",
        "Thực hiện Điều 5 của Quy chế làm việc.",
        "Khoản 2, Điều 15 đã được sửa đổi.",
        "Chương 3 của đề án đã hoàn thành.",
        # sections, tables
        "1. Phát triển kinh tế",
        "Bảng 2. Kết quả sản xuất",
        # names that hold a number
        "Cách mạng công nghiệp 4.0 tạo ra nhiều cơ hội.",
        "Dịch Covid-19 diễn biến phức tạp.",
        "Cải tạo quốc lộ 32 và tỉnh lộ 313.",
        "Ban chỉ đạo 389 tỉnh hoạt động hiệu quả.",
        "Xây dựng đường dây 500kV mạch 3.",
        "Dịch vụ công mức độ 4.",
        "Tổ 5 và tổ 7 đạt danh hiệu văn hóa.",
        "Bến số 5 và bến số 6 đã đưa vào khai thác.",
        "Phòng học số 12 đã sửa xong.",
        "Số điện thoại 0912345678 của trạm.",
        "Quy hoạch chi tiết tỷ lệ 1/500 đã được duyệt.",
        # no amount at all
        "Một số doanh nghiệp gặp khó khăn.",
        "Mỗi xã một sản phẩm.",
        "Không có vụ cháy nào.",
    ],
)  # fmt: skip
def test_what_states_no_figure(sentence: str) -> None:
    assert stated(sentence) == ""


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        # names beside figures
        ("Theo Quyết định số 58-QĐ/TW, đơn vị đã lập 14 tổ công tác.", "14 tổ công tác"),
        ("Đường dây 110kV dài 45 km.", "45 km"),
        ("Trạm biến áp 220 kV cấp điện cho 12 xã.", "12 xã"),
        ("Dịch Covid-19 làm 45 doanh nghiệp dừng hoạt động.", "45 doanh nghiệp"),
        ("Mở rộng quốc lộ 32 đoạn dài 18 km.", "18 km"),
        ("Ban chỉ đạo 389 tỉnh xử lý 215 vụ.", "215 vụ"),
        ("Triển khai Đề án 06 tại 12 xã.", "12 xã"),
        ("Nghị định 178/2024/NĐ-CP hỗ trợ 27 cán bộ nghỉ hưu.", "27 cán bộ"),
        ("Bão số 3 làm sập 215 ngôi nhà.", "215 ngôi nhà"),
        ("Chương trình 135 đầu tư 25 công trình.", "25 công trình"),
        ("Tại xã Tân Lập 2 có 15 hộ.", "15 hộ"),
        ("Khối 9 thi vào lớp 10 với 1.250 học sinh.", "1.250 học sinh"),
        ("Tiêu chuẩn ISO 9001:2015 được duy trì ở 12 đơn vị.", "12 đơn vị"),
        ("1.2. Thu ngân sách đạt 45 tỷ đồng.", "45 tỷ đồng"),
        ("Quý II/2024, doanh thu đạt 45 tỷ đồng.", "45 tỷ đồng"),
        ("Quyển 1, tập 2 đã phát hành 500 bản.", "500 bản"),
        # grades
        ("Có 14 sản phẩm OCOP 5 sao.", "14 sản phẩm"),
        ("Có 35 khách sạn, trong đó 4 khách sạn 5 sao.", "35 khách sạn | 4 khách sạn"),
        # what a rate is counted by
        ("Giá trị sản phẩm trên 01 ha đất trồng trọt đạt 142 triệu đồng.", "142 triệu đồng"),
        ("Thu nhập trên 1 ha đạt 120 triệu đồng.", "120 triệu đồng"),
        ("Số bác sĩ trên 10.000 dân đạt 9,5 bác sĩ.", "9,5 bác sĩ"),
        ("Có trên 100 hộ đạt thu nhập trên 500 triệu đồng.", "100 hộ | 500 triệu đồng"),
        # of whom, not how old
        ("Tỷ lệ trẻ dưới 1 tuổi tiêm đủ 8 loại vắc xin đạt 96%.", "96%"),
        ("Huy động trẻ 5 tuổi ra lớp đạt 100%.", "100%"),
        ("Chăm sóc người trên 80 tuổi được 320 lượt.", "320 lượt"),
        ("Tuổi đời bình quân của cấp ủy là 42 tuổi.", "42 tuổi"),
        ("Trao Huy hiệu 30, 40, 50 năm tuổi Đảng cho 112 đảng viên.", "112 đảng viên"),
        # names in quotation marks
        ("Phong trào “5 không, 3 sạch” có 1.240 hội viên tham gia.", "1.240 hội viên"),
        ("Phong trào “3 nhất” có 450 chiến sĩ tham gia.", "450 chiến sĩ"),
        ("Hỗ trợ “12 ngôi nhà” cho hộ nghèo.", "12 ngôi nhà"),
        # written out
        ("Bốn nhiệm vụ trọng tâm được hoàn thành.", "Bốn nhiệm vụ"),
        ("Có hai di tích quốc gia đặc biệt.", "hai di tích"),
        # forms of one figure
        ("Thu nhập từ 6 - 10 triệu đồng/người/tháng.", "6 - 10 triệu đồng/người/tháng"),
        ("Có 27/30 trường đạt chuẩn.", "27/30 trường"),
        ("Chỉ số xếp thứ 12/63 tỉnh, thành phố.", "thứ 12/63 tỉnh"),
        ("Vốn là 87 tỷ 400 triệu đồng.", "87 tỷ 400 triệu đồng"),
        ("Tổng đàn đạt 1,2 triệu con, tăng 3,2%.", "1,2 triệu con | 3,2%"),
    ],
)  # fmt: skip
def test_what_states_a_figure(sentence: str, wanted: str) -> None:
    assert stated(sentence) == wanted
