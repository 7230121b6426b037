"""Names of money, measures, times and ranks."""

from __future__ import annotations

import pytest

from tests.ingest.ledger.reports import names


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        # the label names the measure
        ("Thu ngân sách trên địa bàn đạt 2.340 tỷ đồng.", "Thu ngân sách trên địa bàn"),
        ("Tổng mức bán lẻ hàng hóa đạt 15.200 tỷ đồng.", "Tổng mức bán lẻ hàng hóa"),
        ("Thu nhập bình quân đầu người đạt 68 triệu đồng/người/năm.", "Thu nhập bình quân đầu người"),
        ("Thu nhập bình quân đạt 72 triệu đồng/người/năm.", "Thu nhập bình quân"),
        ("Lương bình quân của công nhân đạt 9,5 triệu đồng/tháng.", "Lương bình quân của công nhân"),
        ("Chi phí bình quân là 2,4 triệu đồng/tháng.", "Chi phí bình quân"),
        ("Tuổi thọ trung bình đạt 74,5 tuổi.", "Tuổi thọ trung bình"),
        ("Diện tích đất ở bình quân đạt 25 m2/người.", "Diện tích đất ở bình quân"),
        ("Năng suất lúa bình quân đạt 62,5 tạ/ha.", "Năng suất lúa bình quân"),
        ("Sản lượng lương thực có hạt đạt 245.000 tấn.", "Sản lượng lương thực có hạt"),
        ("Kim ngạch xuất khẩu đạt 1,5 tỷ USD.", "Kim ngạch xuất khẩu"),
        ("Tổng sản phẩm trên địa bàn (GRDP) đạt 45.200 tỷ đồng.", "Tổng sản phẩm trên địa bàn (GRDP)"),
        ("GRDP bình quân đầu người đạt 78,5 triệu đồng.", "GRDP bình quân đầu người"),
        ("Nợ thuế giảm còn 15 tỷ đồng.", "Nợ thuế"),
        ("Nguồn thu đấu giá đất đạt 120 tỷ đồng.", "Nguồn thu đấu giá đất"),
        ("Diện tích tự nhiên 412 km2, dân số 286.000 người.", "Diện tích tự nhiên | Dân số"),
        ("Thu tiền sử dụng đất được 350 tỷ đồng.", "Thu tiền sử dụng đất"),
        ("Thời gian giải quyết hồ sơ rút ngắn từ 15 ngày xuống 7 ngày.", "Thời gian giải quyết hồ sơ | Thời gian giải quyết hồ sơ"),
        ("Nhà máy có công suất 600 MW.", "Công suất của nhà máy"),
        ("Hồ chứa có dung tích 15 triệu m3.", "Dung tích của hồ chứa"),
        ("Xây dựng 3 hồ chứa với tổng dung tích 2,5 triệu m3.", "Số hồ chứa được xây dựng | Tổng dung tích của hồ chứa được xây dựng"),
        ("Giá trị sản phẩm trên 01 ha đất trồng trọt đạt 142 triệu đồng.", "Giá trị sản phẩm trên 01 ha đất trồng trọt"),
        # money that something was done with
        ("Đầu tư 45 tỷ đồng xây dựng trạm y tế.", "Số tiền đầu tư xây dựng trạm y tế"),
        ("Hỗ trợ 3,5 tỷ đồng cho hộ nghèo sửa chữa nhà ở.", "Số tiền hỗ trợ cho hộ nghèo sửa chữa nhà ở"),
        ("Vận động được 1,2 tỷ đồng ủng hộ Quỹ vì người nghèo.", "Số tiền vận động ủng hộ Quỹ vì người nghèo"),
        ("Chi trả 42 tỷ đồng tiền dịch vụ môi trường rừng.", "Số tiền chi trả dịch vụ môi trường rừng"),
        ("Tiết kiệm chi thường xuyên 15 tỷ đồng.", "Số tiền tiết kiệm chi thường xuyên"),
        ("Giải ngân vốn đầu tư công đạt 245 tỷ đồng.", "Số tiền giải ngân vốn đầu tư công"),
        ("Hỗ trợ hộ nghèo vay vốn 35 tỷ đồng.", "Số tiền hỗ trợ hộ nghèo vay vốn"),
        ("Ủng hộ đồng bào vùng lũ 450 triệu đồng.", "Số tiền ủng hộ đồng bào vùng lũ"),
        ("Quỹ vì người nghèo tiếp nhận 2,4 tỷ đồng.", "Số tiền tiếp nhận của quỹ vì người nghèo"),
        ("Trao 45 suất học bổng trị giá 90 triệu đồng.", "Số suất học bổng được trao | Trị giá của suất học bổng được trao"),
        # the unit names the measure
        ("Trồng mới 350 ha rừng.", "Diện tích rừng được trồng mới"),
        ("Khai thác 1,8 triệu tấn than.", "Khối lượng than được khai thác"),
        ("Thu gom 45 tấn rác thải nhựa.", "Khối lượng rác thải nhựa được thu gom"),
        ("Thu hồi 5,2 ha đất sử dụng sai mục đích.", "Diện tích đất sử dụng sai mục đích bị thu hồi"),
        ("Tịch thu 350 kg hàng hóa không rõ nguồn gốc.", "Khối lượng hàng hóa không rõ nguồn gốc bị tịch thu"),
        ("Đường dây 110kV dài 45 km.", "Chiều dài đường dây 110kV"),
        ("QL1A qua địa bàn dài 32 km.", "Chiều dài QL1A qua địa bàn"),
        ("Hạn hán làm mất trắng 120 ha hoa màu.", "Diện tích hoa màu bị mất trắng do hạn hán"),
        ("Mưa lũ làm ngập 350 ha lúa, hư hỏng 12 km đường.", "Diện tích lúa bị ngập do mưa lũ | Chiều dài đường bị hư hỏng"),
        ("Vốn ODA giai đoạn 2 là 12 triệu USD.", "Vốn ODA giai đoạn 2"),
        # ranks and indices
        ("Chỉ số cải cách hành chính xếp thứ 12/63 tỉnh, thành phố.", "Thứ hạng chỉ số cải cách hành chính"),
        ("Chỉ số PAPI đạt 43,2 điểm, đứng thứ 18/63 tỉnh, thành phố.", "Chỉ số PAPI | Thứ hạng chỉ số PAPI"),
    ],
)  # fmt: skip
def test_names_of_amounts(sentence: str, wanted: str) -> None:
    assert names(sentence) == wanted
