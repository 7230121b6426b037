from pathlib import Path

import pytest

from ingest.ledger.places import Place
from ingest.ledger.reporting import Reporting, reporting
from ingest.pipeline import ingest
from ingest.types import Nature
from tests.ingest.ledger.placing import NOW, ahead, periods, place

TERM = "2020-2025"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # a year, a month, a quarter, a day
        ("Sản lượng cá tra đến năm 2025 ước đạt 53 nghìn tấn, tôm 33,8 nghìn tấn.", ["2025", "2025"]),
        ("Học phí thu hộ tăng bình quân 4,6%/năm (năm 2025 ước đạt 3,8 tỷ đồng);", [TERM, "2025"]),
        ("Số giường bệnh đạt 1.200 giường (năm 2024).", ["2024"]),
        ("Có 4 hồ sơ trình thẩm định tháng 6/2025 (gồm cả hồ sơ bổ sung).", ["6/2025"]),
        ("Quý III/2024, chỉ số giá tiêu dùng tăng 1,2%.", ["quý III/2024"]),
        ("Tính đến ngày 30/6/2024, đã tiêm 2.300.000 liều vắc xin.", ["đến 30/6/2024"]),
        ("Đến cuối năm 2024, đàn bò có 462 con, tăng 18% so với năm 2020.", ["2024", "2024"]),
        ("6 tháng đầu năm 2025, ghi nhận 37 ca, giảm 12 ca so với cùng kỳ năm 2024.", ["6 tháng đầu năm 2025"] * 2),
        # spans
        ("Tổ chức hội thi, 2016-2021, có 23 giáo viên đạt giải.", ["2016-2021"]),
        ("Giai đoạn 2021-2024, giải ngân 8.320 tỷ đồng, đạt 95,6% kế hoạch.", ["2021-2024"] * 2),
        ("Từ năm 2020 đến hết tháng 5 năm 2025, ban hành 334 văn bản.", ["2020 - 5/2025"]),
        ("Từ năm 2021 đến nay, đã xây mới 14 trạm y tế.", ["2021 - nay (2025)"]),
        ("Tặng Giấy khen cho 01 hộ sản xuất giỏi, giai đoạn 2016 - 2025.", ["2016-2025"]),
        ("Việc tập huấn (trực tuyến năm 2021, trực tiếp các năm 2022, 2023), với 100% giáo viên dự.", ["2021-2023"]),
        # so many years
        ("Trong 5 năm đã xét xử 63 vụ.", [f"{TERM} (5 năm)"]),
        ("Gần 4 năm qua, đã có 256 hộ thoát nghèo.", ["gần 4 năm qua"]),
        ("Trong 3 năm 2022-2024, đã trồng 1.200 ha rừng.", ["2022-2024"]),
        # every year
        ("Hàng năm có 100% chi đoàn vững mạnh, trong đó 20% xuất sắc.", [f"{TERM}, hằng năm"] * 2),
        ("Mỗi năm kết nạp bình quân 20 đoàn viên.", [f"{TERM}, hằng năm"]),
        ("Kế hoạch diễn tập hằng năm được duyệt, huy động 300 dân quân.", [TERM]),
        # now
        ("Hiện nay có 137 thủ tục được tiếp nhận tại bộ phận một cửa (đạt 100%).", [NOW, NOW]),
        ("Đến nay, tỷ lệ hộ dùng nước sạch đạt 99,7%.", [NOW]),
        ("Bến xe được xây dựng năm 1997, hiện có 85 xe khách.", [NOW]),
        ("Thực hiện có hiệu quả 12 mô hình khuyến nông.", [TERM]),
        ("Toàn tỉnh có 318 hợp tác xã.", [NOW]),
        ("Đầu nhiệm kỳ có 120 hội viên, đến nay có 165 hội viên.", ["đầu nhiệm kỳ (2020)", NOW]),
        # said at the end, of all before it
        ("Đầu tư 1.200 tỷ đồng nâng cấp tỉnh lộ 313 và 4 cầu qua sông Bứa trong giai đoạn 2026-2028.", ["2026-2028"] * 2),
        ("Bố trí 2.300 tỷ đồng cho giai đoạn 2026-2030 để xây 900 phòng học.", ["2026-2030"] * 2),
        ("Vốn viện trợ 3,2 triệu EUR, thực hiện giai đoạn 2023-2027 tại 14 xã.", ["2023-2027"] * 2),
        ("Mở 25 lớp cho 3.600 lượt giáo viên mỗi năm.", [f"{TERM}, hằng năm"] * 2),
        ("Quy mô tăng từ 78 lớp năm 2020 lên 104 lớp năm 2025; mở mới 11 ngành.", ["2020", "2025", TERM]),
        ("Lao động có việc làm theo Luật Việc làm 2013: 92,4%.", [TERM]),
        # the old spelling
        ("Trong nhiệm kì kết nạp 250 đoàn viên.", [TERM]),
        # the term
        ("Trong nhiệm kỳ đã xây thêm 04 cầu, nâng cấp 9 cầu.", [TERM, TERM]),
        ("Nhiệm kỳ 2020- 2025: Kết nạp được 10 hội viên.", [TERM]),
        ("Duy trì 12 tổ tàu thuyền an toàn hiện có; lập mới 5 tổ.", [TERM, TERM]),
        # times of something else
        ("Theo Quyết định số 15/QĐ-UBND ngày 12/3/2021, đã làm 34 km đường.", [TERM]),
        ("Thực hiện Chương trình giảm nghèo giai đoạn 2021-2025, đã hỗ trợ 2.300 hộ.", [TERM]),
        ("Quy hoạch đô thị thời kỳ 2021-2030, tầm nhìn 2050 xác định 12 khu dân cư.", [TERM]),
        ("Kế hoạch vốn giai đoạn 2021-2024 là 5.000 tỷ đồng.", ["2021-2024"]),
        ("Chỉ số hài lòng đạt 92%, bằng 98% năm 2023, gấp 1,5 lần năm 2020.", [TERM] * 3),
        ("Năng suất tăng 0,6 tạ so với nhiệm kỳ 2015-2020 (3,7 tạ).", [TERM, "2015-2020"]),
        # each figure its own
        ("Từ năm 2020 - 2024 kết nạp 21 người (năm 2023: 4 người; năm 2024: 5 người), đạt 140%.", ["2020-2024", "2023", "2024", "2020-2024"]),
        ("Năm 2023 đạt 45 tỷ đồng, năm 2024 đạt 50 tỷ đồng.", ["2023", "2024"]),
        ("Hộ nghèo giảm từ 12,5% năm 2021 xuống còn 6,2% năm 2024.", ["2021", "2024"]),
        ("Doanh thu tăng từ 3 tỷ đồng năm 2020 lên 5 tỷ đồng năm 2024, bình quân 15%/năm.", ["2020", "2024", "2020-2024"]),
        ("Vốn thực hiện năm 2023 và năm 2024 lần lượt là 120 tỷ đồng và 150 tỷ đồng.", ["2023", "2024"]),
        ("Số lợn tiêu hủy là 376 con trong năm 2021; nhờ tiêm phòng, năm 2024 chỉ còn 41 con.", ["2021", "2024"]),
    ],
)  # fmt: skip
def test_the_time_of_a_sentence(text: str, wanted: list[str]) -> None:
    assert periods(place(text)) == wanted


@pytest.mark.parametrize(
    ("where", "wanted"),
    [
        # the paragraph before
        (place("Tổng dư nợ đạt 12 tỷ đồng.", before="Đến nay, huyện có 12 ngân hàng. "), NOW),
        (place("Đã cho vay 2.300 hộ.", before="Hiện nay, huyện có 12 ngân hàng. "), TERM),
        (place("Sản lượng đạt 12 tấn.", before="Năm 2024, gieo trồng 3 ha. "), "2024"),
        (place("Tiếp 06 lượt công dân.", before="Trong 5 năm đã kiểm tra 63 cuộc. Phạt 2 tỷ đồng. "), f"{TERM} (5 năm)"),
        (place("Có 54/62 trường đạt chuẩn.", before="Năm học 2023-2024, đỗ tốt nghiệp 99%. "), TERM),
        (place("Lớp học có 02 năm đạt giải.", before="Hàng năm có 100% học sinh lên lớp. "), TERM),
        # lead-ins
        (place("- Số vụ cháy: 340 vụ.", leads=("* Từ đầu nhiệm kỳ đến hết tháng 4 năm 2025, kết quả như sau:",)), "đầu nhiệm kỳ - 4/2025"),
        (place("- Trị giá hàng thu trong kỳ: 3 tỷ đồng", leads=("Kết quả năm 2024:",)), "2024"),
        # footnotes
        (place("Nhà máy Sao Mai 702 tỷ đồng.", note=2, anchor="Gần 3 năm qua, đã có 25 dự án hoàn thành"), "gần 3 năm qua"),
        (place("Trình độ thạc sĩ 51 người (34%).", note=3, anchor="Hiện nay, cơ quan có 149 người."), NOW),
        (place("Bổ nhiệm 28 người.", note=3, anchor="Hiện nay, cơ quan có 149 người."), TERM),
        (place("Nợ xấu 98 tỷ đồng.", before="Tổng dư nợ đến 30/9/2024 đạt 12 tỷ đồng. "), "đến 30/9/2024"),
        (place("Mở 25 lớp mỗi năm.", before="Trong quý IV/2025 sắp xếp 8 đơn vị. "), f"{TERM}, hằng năm"),
        # headings
        (place("- Sản lượng: 31 triệu tấn.", term=None, titles=("Kế hoạch năm 2026",)), "2026"),
        (ahead("- Thu nhập bình quân 95 triệu đồng/năm.", titles=("Chỉ tiêu đến năm 2030",)), "2030"),
        (ahead("- Tỷ lệ che phủ rừng đạt 55%."), "2025-2030"),
        (ahead("- Tỷ lệ che phủ rừng đạt 55%.", titles=("Chỉ tiêu cụ thể đến năm 2030",)), "2030"),
        (ahead("- Giá trị sản xuất tăng bình quân 4,5%/năm.", titles=("Chỉ tiêu cụ thể đến năm 2030",)), "2025-2030"),
        (ahead("- Kết nạp 50 hội viên trong nhiệm kỳ.", titles=("Chỉ tiêu cụ thể đến năm 2030",)), "2025-2030"),
        (ahead("- Hằng năm tạo việc làm cho 15.000 người."), "2025-2030, hằng năm"),
        (ahead("- Tổng vốn giai đoạn 2026-2030 dự kiến 6 tỷ đồng."), "2026-2030"),
        (ahead("- Trong 5 năm tới xây 20 cầu.", kind=Nature.TASK), "2025-2030 (5 năm)"),
        (ahead("- Rà soát 120 hồ sơ tồn đọng từ năm 2022."), "2025-2030"),
        # cells of a table
        (place("Thực hiện 2024: 10,5 tỷ đồng"), "2024"),
    ],
)  # fmt: skip
def test_the_time_around_a_sentence(where: Place, wanted: str) -> None:
    assert periods(where)[0] == wanted


def test_a_report_of_a_year_without_a_term() -> None:
    told = Reporting("2024", "2024")
    assert periods(place("Thu ngân sách đạt 12 tỷ đồng.", term=None), told) == ["2024"]
    assert periods(place("Hiện có 12 trường.", term=None), told) == ["đến thời điểm báo cáo (2024)"]
    assert periods(place("Hằng năm tổ chức 12 cuộc diễn tập.", term=None), Reporting()) == ["hằng năm"]
    assert periods(place("Đã trồng 12 ha rừng.", term=None), Reporting()) == [""]


def test_a_document_dates_itself(tmp_path: Path) -> None:
    report = tmp_path / "bao-cao.txt"
    report.write_text(
        "ỦY BAN NHÂN DÂN XÃ LA KHÊ\nLa Khê, ngày 12 tháng 12 năm 2023\n\nBÁO CÁO\n"
        "Tình hình kinh tế - xã hội năm 2023\n\n"
        "I. KẾT QUẢ ĐẠT ĐƯỢC\n- Xã hiện có 12 trang trại.\n- Đã trồng mới 45 ha rừng.\n",
        encoding="utf-8",
    )
    told = {item.quantity.text: item.period for item in ingest(report).observations}
    assert told == {"12 trang trại": "đến thời điểm báo cáo (2023)", "45 ha": "2023"}


@pytest.mark.parametrize(
    ("front", "year", "wanted"),
    [
        ("BÁO CÁO\nCông tác biên phòng nhiệm kỳ 2020 - 2025\n", "", Reporting("2025", "2020-2025")),
        ("BÁO CÁO\ntrình Đại hội lần thứ V, nhiệm kỳ 2025 - 2030\n", "", Reporting("", "")),
        ("BÁO CÁO\nKết quả thực hiện nhiệm vụ năm 2024 và kế hoạch năm 2025\n", "2024", Reporting("2024", "2024", "2025")),
        ("BÁO CÁO\nKết quả 6 tháng đầu năm 2025 và nhiệm vụ 6 tháng cuối năm 2025\n", "2025", Reporting("2025", "6 tháng đầu năm 2025", "6 tháng cuối năm 2025")),
    ],
)  # fmt: skip
def test_the_time_that_a_report_tells_of(tmp_path: Path, front: str, year: str, wanted: Reporting) -> None:
    report = tmp_path / "bao-cao.txt"
    dated = f"Yên Hòa, ngày 10 tháng 12 năm {year}\n\n" if year else ""
    report.write_text(f"{dated}{front}\nĐã trồng 45 ha rừng.\n", encoding="utf-8")
    assert reporting(ingest(report)) == wanted
