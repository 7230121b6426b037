"""What official reports count, and the words around a number that tell that it is counted.

Longest entry first decides the unit of a count: "05 chi bộ cơ sở" counts "chi bộ". Not complete, nor need it be: where
nothing of this list follows a number, the next one or two syllables are taken.
"""

from __future__ import annotations

from ingest.normalise import fold, syllables

_COUNTED = """
người, đồng chí, cán bộ, công chức, viên chức, người lao động, lao động, công nhân, nông dân, học sinh, sinh viên, học viên,
giáo viên, giảng viên, bác sĩ, bác sỹ, y sĩ, điều dưỡng, dược sĩ, bệnh nhân, người bệnh, ca, ca bệnh, ca mắc, trẻ em, trẻ,
phụ nữ, thanh niên, thiếu nhi, thiếu niên, người cao tuổi, người có công, người nghèo, người khuyết tật, thương binh, liệt sĩ,
cựu chiến binh, đảng viên, đoàn viên, hội viên, quần chúng, đại biểu, cử tri, ủy viên,
bí thư, phó bí thư, chủ tịch, phó chủ tịch, giám đốc, phó giám đốc, trưởng phòng, phó trưởng phòng, phó phòng, chuyên viên, thanh tra viên,
kiểm sát viên, luật sư, chiến sĩ, chiến sỹ, dân quân, tự vệ, quân nhân, thân nhân, đối tượng, bị can, bị cáo, nạn nhân,
cá nhân, tập thể, gia đình, hộ, hộ dân, hộ gia đình, hộ nghèo, hộ cận nghèo, hộ kinh doanh, nhân khẩu, khẩu, dân,
công dân, kiều bào, chuyên gia, nghệ nhân, nhà khoa học, thương nhân, nhà đầu tư, khách, du khách, khách hàng, thí sinh,
thạc sĩ, thạc sỹ, tiến sĩ, tiến sỹ, cử nhân, kỹ sư, giáo sư, phó giáo sư, vận động viên, tình nguyện viên, cộng tác viên, báo cáo viên,
chi bộ, đảng bộ, đảng bộ bộ phận, chi đảng bộ, tổ đảng, đảng ủy, tổ chức đảng, tổ chức cơ sở đảng, cấp ủy, chi đoàn, chi hội,
công đoàn, công đoàn cơ sở, tổ chức, đoàn thể, cơ quan, đơn vị, đơn vị sự nghiệp, đơn vị hành chính, phòng, phòng ban, ban, sở, ngành, tổ, đội,
nhóm, câu lạc bộ, hội, hiệp hội, ban chỉ đạo, đoàn, đoàn kiểm tra, đoàn công tác, tổ công tác, trung tâm, viện, cục, chi cục,
doanh nghiệp, công ty, tập đoàn, hợp tác xã, tổ hợp tác, trang trại, gia trại, làng nghề, cơ sở, cơ sở sản xuất, chi nhánh, văn phòng,
nhà máy, xí nghiệp, phân xưởng, nhà xưởng, xưởng, cửa hàng, siêu thị, trung tâm thương mại, chợ, kho, gian hàng, quầy, đại lý,
ngân hàng, quỹ, điểm bán, điểm giao dịch, điểm du lịch, điểm trường, điểm cầu, khách sạn, nhà hàng, cơ sở lưu trú,
cụm công nghiệp, khu công nghiệp, khu kinh tế, khu đô thị, khu dân cư, khu du lịch, khu, cụm, tiểu khu,
tỉnh, thành phố, huyện, quận, thị xã, xã, phường, thị trấn, thôn, bản, làng, ấp, buôn, tổ dân phố, khu phố, địa phương, địa bàn,
nước, quốc gia, vùng, thị trường, cấp, trường, trường học, trường mầm non, trường tiểu học, lớp, lớp học, phòng học, nhà trẻ, ký túc xá,
bệnh viện, trạm y tế, trạm, trạm biến áp, giường bệnh, giường, phòng khám, nhà thuốc, nhà văn hóa, thư viện, bảo tàng, di tích,
lễ hội, nhà, nhà ở, căn, căn hộ, ngôi nhà, nhà tình nghĩa, nhà đại đoàn kết, mái ấm, công trình, hạng mục, dự án, tiểu dự án, gói thầu,
đề tài, sáng kiến, mô hình, đề án, chương trình, kế hoạch, nghị quyết, chỉ thị, quyết định, thông tư, nghị định, luật, văn bản, công văn, báo cáo, tờ trình,
quy chế, quy định, hướng dẫn, thông báo, kết luận, hợp đồng, biên bản, biên bản ghi nhớ, thỏa thuận, hồ sơ, thủ tục, thủ tục hành chính, dịch vụ công,
dịch vụ, giấy phép, giấy chứng nhận, chứng nhận, chứng chỉ, văn bằng, nhãn hiệu, sản phẩm, mặt hàng, thương hiệu, nhóm hàng, mã số, mã vùng trồng, vùng trồng, đầu mối, chủ thể, việc,
chỉ tiêu, nhiệm vụ, giải pháp, tiêu chí, nội dung, lĩnh vực, mục tiêu, nhóm giải pháp, khâu đột phá, đột phá, chuyên đề, vấn đề,
vụ, vụ án, vụ việc, cuộc, lượt, lần, đợt, buổi, phiên, kỳ họp, kỳ, hội nghị, hội thảo, hội thi, hội chợ, phiên chợ, lớp tập huấn, lớp đào tạo,
khóa, tiết, trận, giải, giải thưởng, huy chương, huân chương, bằng khen, giấy khen, danh hiệu, cờ, cờ thi đua, suất, suất quà, phần quà, học bổng,
đơn, đơn thư, khiếu nại, tố cáo, kiến nghị, phản ánh, ý kiến, câu hỏi, phiếu, tin, bài, tin bài, tác phẩm, ấn phẩm, cuốn, quyển, bộ, bộ phận,
bản, tờ, trang, chiếc, cái, con, cây, quả, bao, thùng, chai, gói, kiện, lô, thửa, thửa đất, giống, loài, loại, vườn, chuồng, lồng bè,
xe, xe máy, ô tô, phương tiện, tàu, tàu cá, thuyền, máy, máy móc, thiết bị, máy tính, camera, tuyến, đường dây, cầu, cống, hồ, hồ chứa, đập, cảng,
bến, bến xe, nhà ga, sân bay, giếng, mỏ, nguồn, thuê bao, tài khoản, website, trang web, ứng dụng, phần mềm, cơ sở dữ liệu, hệ thống, sàn, sàn giao dịch, giao dịch,
tín chỉ, việc làm, trường hợp, sự kiện, hoạt động, phong trào, biện pháp, hình thức, ngày công, giờ công, suất ăn, cổ phiếu, vị trí, vị trí việc làm, biên chế,
thẻ, thẻ căn cước, căn cước, tài khoản định danh, bài báo, ngành, thỏa ước, tầng, tờ rơi, viên, mái ấm, cẩu, cần cẩu, cẩu giàn, em, liều, bé, cháu, nhịp, buồng, giàn, máy bay, đầu xe, toa, mũi, điểm nóng, con giống, gia súc, gia cầm, trâu, bò, lợn, trạm sạc, trạm bts, cột, khối, tầng, gian, điểm mỏ, bậc, tuổi, cuộc họp, nhà thầu
"""

# "bản" and the like are followed by what they count; a syllable of these never opens or continues a counted noun.
_STOPS = """
của và hoặc hay với cho trong trên dưới tại ở từ đến tới theo để nhằm do bởi vì là có được bị đã đang sẽ cũng đều đạt hoàn
vượt tăng giảm chiếm so bằng gồm như khi mà thì nên nếu này đó khác trở về ra vào lên xuống không chưa còn phấn ước lần thứ
các những mỗi mọi năm tháng ngày quý khóa kỳ cùng qua sau trước giữa riêng bao xếp đứng nhưng song tuy nhất tương thực tham
hằng hàng bình trung nay tính giai nhiệm góp đảm bảo đáp thuộc đối việc điểm phần số tổng
"""

# What takes a number as its name: "Chỉ thị 05", "quốc lộ 32", "mức độ 4", "số 2".
_NUMBERED = """
tw trung ương, chỉ thị, nghị quyết, quy định, kết luận, quyết định, hướng dẫn, thông tư, nghị định, luật, điều, khoản, mục, phần,
chương, tập, số, lần, lần thứ, khóa, kỳ, đợt, giai đoạn, loại, cấp, cấp độ, mức độ, nhóm, hạng, lớp, tổ, khu, phường, quận, đội,
đường, tuyến, quốc lộ, tỉnh lộ, ql, tl, đt, đề án, chương trình, dự án, ban chỉ đạo, nội dung, tiêu chí, phụ lục, biểu, bảng, hình,
trang, câu, bài, tầng, phòng, iso, tcvn, công văn, thông báo, tờ trình, báo cáo, kế hoạch, vùng, zone, thứ, bước, dạng, mẫu, hội nghị,
công nghiệp, cách mạng công nghiệp, tw, trung ương, cụm, trạm, nhà máy, tiểu vùng, thế hệ, chuẩn, phiên bản, khối, quân khu, sư đoàn,
trung đoàn, tiểu đoàn, đại đội
"""

# Names that always hold a number, whatever follows it: "Ban chỉ đạo 389 tỉnh", "đường dây nóng 1900 6868".
_NAMED = """
ban chỉ đạo, quốc lộ, tỉnh lộ, hương lộ, chỉ thị, nghị quyết, nghị định, thông tư, quyết định, quy định, kết luận, đề án, dự án số, giai đoạn,
quân khu, quy chuẩn, tiêu chuẩn, covid, công nghiệp, cách mạng công nghiệp, bão số, cơn bão số, công ước, nhóm máu, điều, khoản, chương, phụ lục, cmcn, cách mạng 4, công nghiệp lần thứ, đường tỉnh, đường huyện, đường liên xã
"""


def _table(words: str, *, bare: bool) -> frozenset[tuple[str, ...]]:
    phrases = (syllables(phrase) for phrase in words.replace("\n", " ").split(","))
    return frozenset(tuple(fold(part) if bare else part for part in phrase) for phrase in phrases if phrase)


def _set(words: str, *, bare: bool) -> frozenset[str]:
    return frozenset(fold(word) if bare else word for word in syllables(words))


# Each table twice: as written with accents, and as typed without (key True).
COUNTED = {bare: _table(_COUNTED, bare=bare) for bare in (False, True)}
LONGEST = max(map(len, COUNTED[False]))
STOPS = {bare: _set(_STOPS, bare=bare) for bare in (False, True)}
# Without accents such names cannot be told from other words.
NAMED = {False: _table(_NAMED, bare=False), True: frozenset[tuple[str, ...]]()}
NUMBERED = {bare: frozenset(phrase[-1] for phrase in _table(_NUMBERED, bare=bare)) for bare in (False, True)}
