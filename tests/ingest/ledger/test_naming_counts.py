"""Names of counts: what is counted, and what was done with it, whose it is, where it is."""

from __future__ import annotations

import pytest

from tests.ingest.ledger.reports import names


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        # what was done with those counted
        ("Trường đã tuyển dụng 35 giáo viên.", "Số giáo viên được tuyển dụng"),
        ("Ngành Giáo dục tổ chức 12 lớp bồi dưỡng cho 640 giáo viên.", "Số lớp bồi dưỡng do Ngành Giáo dục tổ chức | Số giáo viên được bồi dưỡng"),
        ("Mở 15 lớp đào tạo nghề cho 525 lao động nông thôn.", "Số lớp đào tạo nghề được mở | Số lao động nông thôn được đào tạo nghề"),
        ("Tổ chức 12 lớp tập huấn cho 640 cán bộ.", "Số lớp tập huấn được tổ chức | Số cán bộ được tập huấn"),
        ("Bệnh viện đã khám 125.400 lượt bệnh nhân, phẫu thuật 3.210 ca.", "Số lượt bệnh nhân do Bệnh viện khám | Số ca được phẫu thuật"),
        ("Trạm Y tế phường khám sức khỏe cho 1.250 người cao tuổi.", "Số người cao tuổi được khám sức khỏe"),
        ("Sở Y tế đã cấp mới 45 chứng chỉ hành nghề.", "Số chứng chỉ hành nghề do Sở Y tế cấp mới"),
        ("Ủy ban Kiểm tra Đảng ủy đã kiểm tra 14 tổ chức đảng và 36 đảng viên.", "Số tổ chức đảng do Ủy ban Kiểm tra Đảng ủy kiểm tra | Số đảng viên do Ủy ban Kiểm tra Đảng ủy kiểm tra"),
        ("Qua kiểm tra, phát hiện 5 tổ chức đảng có khuyết điểm.", "Số tổ chức đảng có khuyết điểm được phát hiện"),
        ("Đảng ủy đã ban hành 6 nghị quyết chuyên đề.", "Số nghị quyết chuyên đề do Đảng ủy ban hành"),
        ("Bổ nhiệm lại 6 đồng chí.", "Số đồng chí được bổ nhiệm lại"),
        ("Thành lập mới 2 chi bộ doanh nghiệp tư nhân.", "Số chi bộ doanh nghiệp tư nhân được thành lập mới"),
        ("Trong nhiệm kỳ đã có 26 đồng chí được luân chuyển.", "Số đồng chí được luân chuyển"),
        ("UBND phường đã tiếp 145 lượt công dân, nhận 62 đơn thư.", "Số lượt công dân do UBND phường tiếp | Số đơn thư được nhận"),
        ("Bộ phận Một cửa tiếp nhận 8.450 hồ sơ, trả trước hạn 6.120 hồ sơ.", "Số hồ sơ do Bộ phận Một cửa tiếp nhận | Số hồ sơ được trả trước hạn"),
        ("Hội đồng nhân dân xã tổ chức 8 kỳ họp, thông qua 26 nghị quyết.", "Số kỳ họp do Hội đồng nhân dân xã tổ chức | Số nghị quyết được thông qua"),
        ("Giải quyết 3.215 hồ sơ thủ tục hành chính.", "Số hồ sơ thủ tục hành chính được giải quyết"),
        ("Xây dựng mới 14 nhà văn hóa thôn.", "Số nhà văn hóa thôn được xây dựng mới"),
        ("Công ty đã lắp đặt 2.500 công tơ điện.", "Số công tơ điện do Công ty lắp đặt"),
        ("Trạm khuyến nông chuyển giao 4 quy trình kỹ thuật.", "Số quy trình kỹ thuật do Trạm khuyến nông chuyển giao"),
        ("Trồng được 45.000 cây phân tán.", "Số cây phân tán được trồng"),
        ("Đoàn xã đã trồng 3.500 cây xanh.", "Số cây xanh do Đoàn xã trồng"),
        ("Tặng bằng khen cho 24 tập thể và 37 cá nhân.", "Số tập thể được tặng bằng khen | Số cá nhân được tặng bằng khen"),
        ("Tạo việc làm mới cho 5.600 lao động.", "Số lao động được tạo việc làm mới"),
        ("Thư viện huyện phục vụ 15.600 lượt bạn đọc.", "Số lượt bạn đọc được phục vụ"),
        ("Số hóa 12.500 hồ sơ lưu trữ.", "Số hồ sơ lưu trữ được số hóa"),
        ("Hòa giải thành 45 vụ việc.", "Số vụ việc được hòa giải thành"),
        ("Ban hành 34 văn bản chỉ đạo.", "Số văn bản chỉ đạo được ban hành"),
        ("Chương trình hỗ trợ sinh kế cho 45 hộ.", "Số hộ được hỗ trợ sinh kế"),
        ("Thanh tra 16 đơn vị, phát hiện 11 đơn vị vi phạm.", "Số đơn vị được thanh tra | Số đơn vị vi phạm được phát hiện"),
        ("Kiểm tra 420 cơ sở kinh doanh thực phẩm, xử lý 37 cơ sở vi phạm.", "Số cơ sở kinh doanh thực phẩm được kiểm tra | Số cơ sở vi phạm được xử lý"),
        ("Tiêm vắc xin cho 45.000 con gia súc.", "Số con gia súc được tiêm vắc xin"),
        ("Triển khai Đề án 06 tại 12 xã.", "Số xã triển khai Đề án 06"),
        # where they went, whom it was for
        ("Đưa 320 lao động đi làm việc ở nước ngoài.", "Số lao động được đưa đi làm việc ở nước ngoài"),
        ("Cử 14 cán bộ đi học cao cấp lý luận chính trị.", "Số cán bộ được cử đi học cao cấp lý luận chính trị"),
        ("Chuyển 35 vụ sang cơ quan điều tra.", "Số vụ được chuyển sang cơ quan điều tra"),
        ("Hỗ trợ xây mới 75 nhà ở cho hộ nghèo.", "Số nhà ở được hỗ trợ xây mới cho hộ nghèo"),
        ("Trao 350 suất học bổng cho học sinh nghèo vượt khó.", "Số suất học bổng được trao cho học sinh nghèo vượt khó"),
        # what was done to them
        ("Thi hành kỷ luật 5 đảng viên.", "Số đảng viên bị thi hành kỷ luật"),
        ("Công an huyện đã bắt 67 đối tượng, thu giữ 12 xe máy.", "Số đối tượng bị bắt | Số xe máy bị thu giữ"),
        ("Lực lượng Công an triệt phá 6 băng nhóm.", "Số băng nhóm bị triệt phá"),
        ("Khởi tố 56 vụ án với 112 bị can.", "Số vụ án bị khởi tố | Số bị can bị khởi tố"),
        ("Xử phạt vi phạm hành chính 1.320 trường hợp.", "Số trường hợp bị xử phạt vi phạm hành chính"),
        ("Trưởng phòng được bổ nhiệm lại: 28 đồng chí.", "Số trưởng phòng được bổ nhiệm lại"),
        # what happened to them
        ("Xảy ra 24 vụ tai nạn giao thông, làm chết 9 người, bị thương 21 người.", "Số vụ tai nạn giao thông xảy ra | Số người chết do tai nạn giao thông | Số người bị thương do tai nạn giao thông"),
        ("Bão số 3 làm sập 215 ngôi nhà, hư hỏng 320 ngôi nhà.", "Số ngôi nhà bị sập do bão số 3 | Số ngôi nhà bị hư hỏng do bão số 3"),
        ("Dịch Covid-19 làm 45 doanh nghiệp dừng hoạt động.", "Số doanh nghiệp dừng hoạt động do dịch Covid-19"),
        ("Thiên tai khiến 3 người mất tích.", "Số người mất tích do thiên tai"),
        # what is there, and whose
        ("Toàn huyện có 45 trường học, 1.250 lớp và 41.300 học sinh.", "Số trường học toàn huyện | Số lớp toàn huyện | Số học sinh toàn huyện"),
        ("Toàn tỉnh có 12 bệnh viện với 3.450 giường bệnh.", "Số bệnh viện toàn tỉnh | Số giường bệnh toàn tỉnh"),
        ("Trên địa bàn phường có 15 tổ dân phố.", "Số tổ dân phố trên địa bàn phường"),
        ("Công ty có 4 nhà máy, 1.850 công nhân.", "Số nhà máy của Công ty | Số công nhân của Công ty"),
        ("Hội Cựu chiến binh có 1.240 hội viên.", "Số hội viên của Hội Cựu chiến binh"),
        ("Đảng bộ có 32 chi bộ trực thuộc với 780 đảng viên.", "Số chi bộ trực thuộc của Đảng bộ | Số đảng viên của Đảng bộ"),
        ("Trường Tiểu học Hòa An có 24 lớp với 815 học sinh.", "Số lớp của trường Tiểu học Hòa An | Số học sinh của trường Tiểu học Hòa An"),
        ("Có 18 học sinh đạt giải quốc gia.", "Số học sinh đạt giải quốc gia"),
        ("Có 38 doanh nghiệp tạm ngừng hoạt động.", "Số doanh nghiệp tạm ngừng hoạt động"),
        ("Còn 3 xã chưa đạt chuẩn.", "Số xã chưa đạt chuẩn"),
        ("Huyện có 9/15 xã đạt chuẩn nông thôn mới.", "Số xã đạt chuẩn nông thôn mới của huyện"),
        ("Có 27/30 trường đạt chuẩn quốc gia mức độ 1.", "Số trường đạt chuẩn quốc gia mức độ 1"),
        ("Tổng số cán bộ là 86 người.", "Tổng số cán bộ"),
        ("Số người nghiện có hồ sơ quản lý là 156 người.", "Số người nghiện có hồ sơ quản lý"),
        # words that count and name nothing
        ("Khách du lịch đạt 2,1 triệu lượt.", "Số lượt khách du lịch"),
        ("Phương tiện thông quan đạt 45.000 lượt.", "Số lượt phương tiện thông quan"),
        ("Công an xã tuần tra 120 buổi.", "Số buổi tuần tra"),
        ("Mặt trận Tổ quốc tổ chức 12 cuộc giám sát.", "Số cuộc giám sát được tổ chức"),
        ("Tàu cá: có 415 chiếc được lắp thiết bị giám sát hành trình.", "Số tàu cá được lắp thiết bị giám sát hành trình"),
        ("Sốt xuất huyết: ghi nhận 1.742 ca mắc.", "Số ca mắc sốt xuất huyết được ghi nhận"),
        ("Tay chân miệng: 215 ca.", "Số ca tay chân miệng"),
        ("Giáo dục mầm non: có 24 trường, 310 nhóm lớp.", "Số trường (giáo dục mầm non) | Số nhóm lớp (giáo dục mầm non)"),
        ("Cấp tiểu học: 18 trường, 320 lớp.", "Số trường (cấp tiểu học) | Số lớp (cấp tiểu học)"),
        # steps of one value
        ("Số hộ nghèo giảm từ 215 hộ xuống còn 84 hộ.", "Số hộ nghèo | Số hộ nghèo"),
        ("Thời gian chờ khám giảm từ 90 phút xuống còn 45 phút.", "Thời gian chờ khám | Thời gian chờ khám"),
    ],
)  # fmt: skip
def test_names_of_counts(sentence: str, wanted: str) -> None:
    assert names(sentence) == wanted
