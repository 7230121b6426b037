import pytest

from ingest.ledger.places import Place
from ingest.ledger.reporting import Reporting
from ingest.types import Nature
from tests.ingest.ledger.placing import ahead, natures, place


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # reached
        ("Tỷ lệ bao phủ bảo hiểm y tế đạt 95,2%, tăng 4,1 điểm phần trăm.", "result result"),
        ("Kết nạp 46 hội viên, bằng 115% chỉ tiêu Nghị quyết.", "result result"),
        ("Giải ngân 320 tỷ đồng, đạt 105% kế hoạch.", "result result"),
        ("Hiện nay có 137 thủ tục được tiếp nhận qua bộ phận một cửa.", "result"),
        ("Có 97/124 xã đạt chuẩn, trong đó 34 xã đạt chuẩn nâng cao.", "result result"),
        ("Hỗ trợ nông dân lập gian hàng, đến nay chợ có 333 gian hàng, 1.013 sản phẩm.", "result result"),
        ("Trong nhiệm kỳ có 167 lượt người được tập huấn.", "result"),
        ("Tính đến nay có 27 khu dân cư được thành lập.", "result"),
        ("Có 36 công chức nghỉ hưu trước tuổi.", "result"),
        # the state of things
        ("Trên địa bàn tỉnh hiện có 04 cảng có công suất trên 30 ngàn tấn và 279 bến, 11 âu tàu.", "context context context context"),
        ("Toàn tỉnh có 287 hồ chứa; đã sửa chữa 39 hồ.", "context result"),
        ("Toàn huyện có 41 trang trại, kiểm soát được 66% sản lượng.", "context result"),
        ("Có 186 đò ngang, giá trị vận tải chiếm khoảng 35- 40%.", "context context"),
        ("Xã có 132 hội viên, trồng 45.000 cây xanh.", "context result"),
        ("Tổng số đoàn viên là 149 đồng chí, trong đó nữ là 46 đồng chí (31%), nam 103 đồng chí.", "context context context context"),
        ("Về trình độ: tiến sĩ 3 người, thạc sĩ 45 người.", "context context"),
        ("Đã đào tạo 12 thạc sĩ, cử 35 người đi học trung cấp.", "result result"),
        ("Huyện có 24 xã; diện tích tự nhiên 412 km2, dân số 286.000 người.", "context context context"),
        ("Xảy ra 312 vụ tai nạn giao thông, làm chết 187 người.", "context context"),
        ("Tăng trưởng của cả nước đạt 7,09%.", "context"),
        ("Công ty có vốn điều lệ 920 tỷ đồng; 2 dây chuyền, 1.045 lao động.", "context context context"),
        ("Nhà nước nắm giữ 65% vốn.", "context"),
        ("2) Xây dựng tổ chức Hội: Toàn huyện có 21 cơ sở, 214 chi hội.", "context context"),
        ("Kết nạp 743 đảng viên; riêng người dân tộc thiểu số 298 đồng chí.", "result result"),
        ("Trồng mới 56 ha rừng/50 ha KH.", "result plan"),
        # what had been set before
        ("Tỷ lệ hộ dùng nước sạch đạt 71,5% (chỉ tiêu 75%).", "result target"),
        ("Chỉ tiêu đề ra 10%, thực hiện 12,5%, vượt 2,5% so với chỉ tiêu.", "target result result"),
        ("Lao động qua đào tạo đạt 72% (mục tiêu Nghị quyết: 70%).", "result target"),
        ("Nuôi biển mới đạt 140 ha so với chỉ tiêu 300 ha.", "result target"),
        ("Nghị quyết đề ra kết nạp 50 hội viên, đã kết nạp 63 hội viên.", "target result"),
        ("Tỷ lệ đoàn viên học tập nghị quyết đạt 96%.", "result"),
        ("Kế hoạch giao 500 tỷ đồng, thực hiện 520 tỷ đồng.", "plan result"),
        # what is meant to be
        ("Có 4 bến xe đang trình phê duyệt.", "plan"),
        ("Dự kiến năm 2026 xây 3 bệnh viện với tổng vốn 1.200 tỷ đồng.", "plan plan"),
        ("Nhà ga dự kiến khánh thành sớm, đã làm xong 12 km đường.", "result"),
        ("Đang lập thủ tục đầu tư 1 cảng trị giá 150 tỷ đồng.", "plan plan"),
        ("Cầu sẽ được xây với chiều dài 12,5 km.", "plan"),
        ("Năm 2030: 12,5 tỷ đồng", "target"),
        ("Mục tiêu 2030: 12 tỷ đồng", "target"),
        ("Kế hoạch năm 2025: doanh thu 58 tỷ đồng, lợi nhuận 4 tỷ đồng.", "plan plan"),
    ],
)  # fmt: skip
def test_among_results(text: str, wanted: str) -> None:
    assert natures(place(text)) == wanted


@pytest.mark.parametrize(
    ("where", "wanted"),
    [
        (ahead("- 100% trường học có nhà vệ sinh đạt chuẩn."), "target"),
        (ahead("- Có 320 sản phẩm làng nghề."), "target"),
        (ahead("- Hộ nghèo giảm từ 4,5% năm 2025 xuống còn 1,5% năm 2030."), "result target"),
        (ahead("- Nâng tỷ lệ đô thị hóa từ 32% lên 40%."), "result target"),
        (ahead("- Hộ nghèo còn 1,4% (năm 2024 là 1,9%)."), "target result"),
        (ahead("- Hiện nay tỉnh có 27 bến xe, phấn đấu đến năm 2030 có 40 bến."), "context target"),
        (ahead("- Tổng vốn dự kiến khoảng 6.000 tỷ đồng."), "plan"),
        (ahead("- Nhu cầu vốn khoảng 45.000 tỷ đồng.", kind=Nature.TASK), "plan"),
        (ahead("- Trồng 5.000 ha rừng.", kind=Nature.TASK), "target"),
        (ahead("- Hiện cảng có 2 phần mềm, sẽ hợp nhất thành 1 hệ thống.", kind=Nature.TASK), "context plan"),
        (ahead("Mặn vào sâu 28 km.", kind=Nature.TASK, titles=("PHƯƠNG HƯỚNG", "Bối cảnh")), "context"),
        (place("Giá vật tư tăng 30%.", kind=Nature.CAUSE), "context"),
        (place("Rác chế biến mới đạt 18%.", kind=Nature.SHORTCOMING), "result"),
        # footnotes that only list
        (place("Nhà máy A 300 tỷ đồng; nhà máy B 120 tỷ đồng.", note=1, anchor="Đã có 25 dự án hoàn thành."), "context context"),
        (place("Xã Yên 12 mô hình; xã Hòa 15 mô hình.", note=1, anchor="Đã xây dựng 27 mô hình."), "result result"),
        (place("Thạc sĩ 51 đ/c (34%); đại học 92 đ/c (62%).", note=1, anchor="Hiện có 149 đ/c."), "context context context context"),
        (place("Bổ nhiệm 28 đồng chí; giảm 05 phó phòng.", note=1, anchor="Làm tốt công tác cán bộ."), "result result"),
    ],
)  # fmt: skip
def test_where_it_stands(where: Place, wanted: str) -> None:
    assert natures(where) == wanted


@pytest.mark.parametrize(
    ("title", "told", "wanted"),
    [
        ("Kế hoạch năm 2026", Reporting("2025", "2025"), "plan"),
        ("Kế hoạch quý IV/2025", Reporting("2025", "9 tháng đầu năm 2025"), "plan"),
        ("Kế hoạch năm 2025", Reporting("2025", "2025"), "result"),
        ("Kết quả năm 2025", Reporting("2025", "2025"), "result"),
    ],
)
def test_a_heading_that_plans(title: str, told: Reporting, wanted: str) -> None:
    where = place("- Sản lượng: 31 triệu tấn.", term=None, titles=(title,))
    assert natures(where, told) == wanted


def test_parts_of_what_befell_are_told_in_the_next_sentence() -> None:
    where = place("Trong đó: trộm cắp 19 vụ, đánh bạc 5 vụ.", before="Xảy ra 42 vụ phạm tội. ")
    assert natures(where) == "context context"
