"""Names of shares: of whom, of what, in what whole."""

from __future__ import annotations

import pytest

from tests.ingest.ledger.reports import names


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        # the label names it
        ("Tỷ lệ học sinh tốt nghiệp trung học phổ thông đạt 98,7%.", "Tỷ lệ học sinh tốt nghiệp trung học phổ thông"),
        ("Tỷ lệ hộ nghèo giảm còn 2,1%.", "Tỷ lệ hộ nghèo"),
        ("Tỷ lệ mù chữ giảm xuống còn 1,2%.", "Tỷ lệ mù chữ"),
        ("Tỷ lệ đô thị hóa tăng từ 28% lên 35%.", "Tỷ lệ đô thị hóa | Tỷ lệ đô thị hóa"),
        ("Tỷ lệ hộ cận nghèo giảm từ 4,2% xuống 2,8%.", "Tỷ lệ hộ cận nghèo | Tỷ lệ hộ cận nghèo"),
        ("Tỷ lệ thôn, bản đạt danh hiệu văn hóa đạt 88%.", "Tỷ lệ thôn, bản đạt danh hiệu văn hóa"),
        ("Tỷ lệ trẻ suy dinh dưỡng thể thấp còi là 17,5%.", "Tỷ lệ trẻ suy dinh dưỡng thể thấp còi"),
        ("Tỷ lệ sinh con thứ ba trở lên giảm còn 6,5%.", "Tỷ lệ sinh con thứ ba trở lên"),
        ("Tỷ lệ tiêm chủng đầy đủ cho trẻ dưới 1 tuổi đạt 96%.", "Tỷ lệ tiêm chủng đầy đủ cho trẻ dưới 1 tuổi"),
        ("Tỷ lệ nợ xấu dưới 1,5%.", "Tỷ lệ nợ xấu"),
        ("Tỷ lệ lấp đầy cụm công nghiệp đạt 68%.", "Tỷ lệ lấp đầy cụm công nghiệp"),
        ("Mức độ hài lòng của người dân đạt 94%.", "Mức độ hài lòng của người dân"),
        ("Độ che phủ rừng đạt 46,5%.", "Độ che phủ rừng"),
        ("Phổ cập giáo dục tiểu học đạt 100%.", "Tỷ lệ phổ cập giáo dục tiểu học"),
        # those of whom so many do it
        ("95% hộ dân được sử dụng nước sạch.", "Tỷ lệ hộ dân được sử dụng nước sạch"),
        ("100% trạm y tế xã có bác sĩ.", "Tỷ lệ trạm y tế xã có bác sĩ"),
        ("Có 92% dân số tham gia bảo hiểm y tế.", "Tỷ lệ dân số tham gia bảo hiểm y tế"),
        ("Trên 85% người dân hài lòng với dịch vụ công.", "Tỷ lệ người dân hài lòng với dịch vụ công"),
        ("85% cán bộ, công chức sử dụng thành thạo phần mềm quản lý văn bản.", "Tỷ lệ cán bộ, công chức sử dụng thành thạo phần mềm quản lý văn bản"),
        ("100% các xã, phường thành lập tổ công nghệ số cộng đồng.", "Tỷ lệ xã, phường thành lập tổ công nghệ số cộng đồng"),
        ("Trên 70% số hộ có nhà tiêu hợp vệ sinh.", "Tỷ lệ hộ có nhà tiêu hợp vệ sinh"),
        ("100% chi bộ thực hiện nghiêm chế độ sinh hoạt chuyên đề.", "Tỷ lệ chi bộ thực hiện nghiêm chế độ sinh hoạt chuyên đề"),
        ("90% cử tri đồng ý với phương án sắp xếp.", "Tỷ lệ cử tri đồng ý với phương án sắp xếp"),
        ("60% thanh niên có việc làm ổn định.", "Tỷ lệ thanh niên có việc làm ổn định"),
        # what was done with so many
        ("Thu gom, xử lý 92% rác thải sinh hoạt.", "Tỷ lệ rác thải sinh hoạt được thu gom, xử lý"),
        ("Giải quyết đúng hạn 97% hồ sơ.", "Tỷ lệ hồ sơ được giải quyết đúng hạn"),
        ("Hoàn thành 95% khối lượng công việc.", "Tỷ lệ khối lượng công việc được hoàn thành"),
        # parts of a whole
        ("Công nghiệp chiếm 45% GRDP.", "Tỷ trọng công nghiệp trong GRDP"),
        ("Nông nghiệp chiếm tỷ trọng 22,5% trong cơ cấu kinh tế.", "Tỷ trọng nông nghiệp trong cơ cấu kinh tế"),
        ("Chăn nuôi chiếm tỷ trọng 38% trong giá trị sản xuất nông nghiệp.", "Tỷ trọng chăn nuôi trong giá trị sản xuất nông nghiệp"),
        ("Khu vực dịch vụ chiếm 42% tổng giá trị sản xuất.", "Tỷ trọng khu vực dịch vụ trong tổng giá trị sản xuất"),
        ("Dư nợ cho vay nông nghiệp chiếm 62% tổng dư nợ.", "Tỷ trọng dư nợ cho vay nông nghiệp trong tổng dư nợ"),
        ("Lao động nữ chiếm tỷ lệ 56%.", "Tỷ trọng lao động nữ"),
        ("Vốn ngân sách nhà nước chiếm 30%, vốn tín dụng chiếm 45%, vốn khác chiếm 25%.", "Tỷ trọng vốn ngân sách nhà nước | Tỷ trọng vốn tín dụng | Tỷ trọng vốn khác"),
        ("Cơ cấu kinh tế: nông nghiệp 18%, công nghiệp 47%, dịch vụ 35%.", "Tỷ trọng nông nghiệp trong cơ cấu kinh tế | Tỷ trọng công nghiệp trong cơ cấu kinh tế | Tỷ trọng dịch vụ trong cơ cấu kinh tế"),
        ("Cơ cấu lao động: nông nghiệp 32%, công nghiệp 41%, dịch vụ 27%.", "Tỷ trọng nông nghiệp trong cơ cấu lao động | Tỷ trọng công nghiệp trong cơ cấu lao động | Tỷ trọng dịch vụ trong cơ cấu lao động"),
        # shares beside and within another one
        ("Tỷ lệ đảng viên hoàn thành xuất sắc nhiệm vụ đạt 19,5%, hoàn thành tốt nhiệm vụ đạt 72%.", "Tỷ lệ đảng viên hoàn thành xuất sắc nhiệm vụ | Tỷ lệ đảng viên hoàn thành tốt nhiệm vụ"),
        ("Tỷ lệ lao động qua đào tạo đạt 70%, trong đó có bằng cấp, chứng chỉ đạt 32%.", "Tỷ lệ lao động qua đào tạo | Tỷ lệ lao động qua đào tạo có bằng cấp, chứng chỉ"),
        ("Tỷ lệ điều tra, khám phá án đạt 85,6%, trong đó án rất nghiêm trọng đạt 100%.", "Tỷ lệ điều tra, khám phá án | Tỷ lệ điều tra, khám phá án rất nghiêm trọng"),
        ("Tỷ lệ cán bộ đạt lao động tiên tiến là 98%, trong đó chiến sĩ thi đua cơ sở là 15%.", "Tỷ lệ cán bộ đạt lao động tiên tiến | Tỷ lệ cán bộ đạt chiến sĩ thi đua cơ sở"),
        ("Đã giải quyết 1.240 đơn, đạt 96% tổng số đơn phải giải quyết.", "Số đơn được giải quyết | Tỷ lệ đơn được giải quyết"),
        ("Phát hiện 87 vụ phạm pháp hình sự, điều tra làm rõ 79 vụ (90,8%).", "Số vụ phạm pháp hình sự được phát hiện | Số vụ được điều tra làm rõ | Tỷ lệ vụ được điều tra làm rõ"),
        ("Có 320 cán bộ, trong đó có 85 bác sĩ (26,6%).", "Số cán bộ | Số bác sĩ | Tỷ lệ bác sĩ"),
    ],
)  # fmt: skip
def test_names_of_shares(sentence: str, wanted: str) -> None:
    assert names(sentence) == wanted
