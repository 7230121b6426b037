"""Names of figures in sentences that hold several, each of which leaves out what another one says."""

from __future__ import annotations

import pytest

from tests.ingest.ledger.reports import names


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        # what was done goes on from figure to figure
        ("Trong nhiệm kỳ, Đảng bộ đã mở 46 lớp bồi dưỡng nhận thức về Đảng cho 3.120 quần chúng ưu tú, kết nạp 1.245 đảng viên mới, đạt 124,5% chỉ tiêu.", "Số lớp bồi dưỡng nhận thức về Đảng do Đảng bộ mở | Số quần chúng ưu tú được bồi dưỡng nhận thức về Đảng | Số đảng viên mới được kết nạp | Tỷ lệ thực hiện chỉ tiêu: số đảng viên mới được kết nạp"),
        ("Đã giải ngân 215 tỷ đồng vốn ưu đãi cho 4.320 lượt hộ nghèo, xây mới 612 nhà ở, góp phần giảm tỷ lệ hộ nghèo từ 8,4% năm 2020 xuống còn 2,9% năm 2025.", "Số tiền giải ngân vốn ưu đãi | Số lượt hộ nghèo được giải ngân vốn ưu đãi | Số nhà ở được xây mới | Tỷ lệ hộ nghèo | Tỷ lệ hộ nghèo"),
        ("Đã nâng cấp 125 km đường huyện, cứng hóa 340 km đường thôn, xây mới 18 cầu với tổng kinh phí 1.240 tỷ đồng.", "Chiều dài đường huyện được nâng cấp | Chiều dài đường thôn được cứng hóa | Số cầu được xây mới | Tổng kinh phí của cầu được xây mới"),
        ("Công an phường tiếp nhận 215 tin báo tố giác tội phạm, giải quyết 208 tin, đạt 96,7%.", "Số tin báo tố giác tội phạm được tiếp nhận | Số tin được giải quyết | Tỷ lệ tin được giải quyết"),
        ("Lực lượng chức năng đã kiểm tra 1.215 vụ, phát hiện 342 vụ vi phạm, xử phạt 4,5 tỷ đồng.", "Số vụ được kiểm tra | Số vụ vi phạm được phát hiện | Số tiền xử phạt"),
        ("Ủy ban nhân dân phường đã cấp 1.245 giấy phép xây dựng, xử lý 36 trường hợp xây dựng sai phép, tháo dỡ 12 công trình.", "Số giấy phép xây dựng do Ủy ban nhân dân phường cấp | Số trường hợp xây dựng sai phép được xử lý | Số công trình được tháo dỡ"),
        ("Đã hỗ trợ 45,2 tỷ đồng cho 15.600 lao động bị ảnh hưởng bởi dịch bệnh.", "Số tiền hỗ trợ | Số lao động bị ảnh hưởng bởi dịch bệnh được hỗ trợ"),
        ("Bình quân mỗi năm giải quyết việc làm cho 2.450 lao động.", "Số lao động được giải quyết việc làm"),
        # parts of several kinds
        ("Toàn ngành hiện có 3.420 cán bộ, giáo viên, nhân viên; trong đó cán bộ quản lý 215 người, giáo viên 2.860 người, nhân viên 345 người.", "Số cán bộ, giáo viên, nhân viên toàn ngành | Số cán bộ quản lý | Số giáo viên | Số nhân viên"),
        ("Thu hút được 28 dự án với tổng vốn đăng ký 6.450 tỷ đồng, trong đó có 5 dự án FDI với số vốn 120 triệu USD.", "Số dự án được thu hút | Tổng vốn đăng ký của dự án được thu hút | Số dự án FDI | Số vốn của dự án FDI"),
        ("Bổ nhiệm mới 34 cán bộ, trong đó nữ 12 cán bộ, dưới 40 tuổi 15 cán bộ.", "Số cán bộ được bổ nhiệm mới | Số cán bộ nữ | Số cán bộ dưới 40 tuổi"),
        ("Tổng thu ngân sách nhà nước đạt 5.420 tỷ đồng, bằng 118% dự toán tỉnh giao, trong đó thu nội địa 4.860 tỷ đồng.", "Tổng thu ngân sách nhà nước | Tỷ lệ thực hiện dự toán tỉnh giao: tổng thu ngân sách nhà nước | Thu nội địa trong tổng thu ngân sách nhà nước"),
        # lists that leave out what the first one says
        ("Sản lượng lúa đạt 125.000 tấn, ngô 32.000 tấn, lạc 4.500 tấn.", "Sản lượng lúa | Sản lượng ngô | Sản lượng lạc"),
        ("Tỷ lệ hồ sơ trực tuyến toàn trình đạt 78,5%, thanh toán trực tuyến đạt 65,2%, số hóa kết quả giải quyết đạt 91%.", "Tỷ lệ hồ sơ trực tuyến toàn trình | Tỷ lệ thanh toán trực tuyến | Tỷ lệ số hóa kết quả giải quyết"),
        ("Có 245 học sinh giỏi cấp tỉnh, 12 học sinh giỏi quốc gia, tỷ lệ đỗ đại học đạt 62%.", "Số học sinh giỏi cấp tỉnh | Số học sinh giỏi quốc gia | Tỷ lệ đỗ đại học"),
        ("Có 87/95 thôn có nhà văn hóa, đạt 91,6%; 12/12 trạm y tế có bác sĩ.", "Số thôn có nhà văn hóa | Tỷ lệ thôn có nhà văn hóa | Số trạm y tế có bác sĩ"),
        ("Duy trì 15 câu lạc bộ văn hóa, văn nghệ với 620 thành viên tham gia sinh hoạt thường xuyên.", "Số câu lạc bộ văn hóa, văn nghệ | Số thành viên tham gia sinh hoạt thường xuyên"),
        ("Có 100% thôn có điện lưới quốc gia, 98,5% số hộ được sử dụng điện.", "Tỷ lệ thôn có điện lưới quốc gia | Tỷ lệ hộ được sử dụng điện"),
        # a value and how it grew, what it is part of
        ("Giá trị sản xuất nông, lâm nghiệp, thủy sản đạt 4.520 tỷ đồng, tăng bình quân 4,2%/năm.", "Giá trị sản xuất nông, lâm nghiệp, thủy sản | Tốc độ tăng giá trị sản xuất nông, lâm nghiệp, thủy sản"),
        ("Doanh thu du lịch đạt 2.450 tỷ đồng, đóng góp 6,5% GRDP của tỉnh.", "Doanh thu du lịch | Tỷ trọng doanh thu du lịch trong GRDP của tỉnh"),
        ("Trồng mới 1.250 ha rừng, nâng tỷ lệ che phủ rừng lên 52,3%.", "Diện tích rừng được trồng mới | Tỷ lệ che phủ rừng"),
        ("Chỉ số sản xuất công nghiệp (IIP) tăng 12,4%.", "Tốc độ tăng chỉ số sản xuất công nghiệp (IIP)"),
    ],
)  # fmt: skip
def test_names_within_a_sentence(sentence: str, wanted: str) -> None:
    assert names(sentence) == wanted
