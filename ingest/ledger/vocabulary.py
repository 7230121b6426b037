"""The words by which reports name what they measure (statistical and administrative Vietnamese, not complete)."""

from __future__ import annotations

import re


def one_of(words: str) -> str:
    """Comma-separated phrases as one group of a regular expression, longest first."""
    phrases = sorted({" ".join(phrase.split()) for phrase in words.split(",")}, key=lambda p: (-len(p), p))
    return "(?:" + "|".join(re.escape(phrase).replace("\\ ", r"\s+") for phrase in phrases if phrase) + ")"


# What an indicator's name begins with. A word that also opens other phrases ("chi bộ", "thu hút", "số hóa") is kept apart
# by what follows it.
_MEASURES = one_of(
    """
    tốc độ tăng trưởng bình quân, tốc độ tăng trưởng, tốc độ tăng bình quân, tốc độ tăng, tốc độ, tăng trưởng, tỷ lệ, tỉ lệ, tỷ trọng, tỉ trọng,
    tỷ suất, cơ cấu, kim ngạch, kim ngạch xuất khẩu, kim ngạch nhập khẩu, kim ngạch xuất nhập khẩu, tổng kim ngạch xuất khẩu, tổng kim ngạch, giá trị sản xuất, giá trị gia tăng, giá trị tăng thêm, giá trị, trị giá, tổng trị giá, tổng giá trị,
    tổng sản phẩm, doanh thu, doanh số, lợi nhuận, sản lượng, năng suất, diện tích, thu nhập bình quân, thu nhập, thu ngân sách,
    thu nội địa, số thu, số chi, chi ngân sách, chi thường xuyên, chi đầu tư, vốn đầu tư, vốn đăng ký, vốn thực hiện, vốn điều lệ, vốn, nguồn vốn, nguồn thu, kinh phí, dự toán, quy mô,
    chỉ số, độ che phủ, mật độ, công suất, dung tích, dung lượng, chiều dài, khối lượng, trọng lượng, lưu lượng, dân số, tuổi thọ, tuổi đời,
    thời gian, thời hạn, chi phí, đơn giá, giá bán, giá thành, lãi suất, dư nợ, nợ xấu, nợ đọng, nợ thuế, huy động vốn, GRDP, GDP, CPI, IIP, PCI, PAPI, DDCI,
    điểm số, tổng điểm, hệ số, năng lực, biên chế, trữ lượng, mức, mức độ, mức đầu tư, tổng mức đầu tư, tổng mức vốn đầu tư, tổng vốn đầu tư, tổng vốn đăng ký, tổng mức, tổng số, tổng vốn, tổng diện tích, tổng kinh phí, tổng thu, tổng chi,
    tổng doanh thu, tổng tiền, tổng nguồn, tổng đàn, tổng sản lượng, tổng dư nợ, tổng đầu tư, tổng cộng, số lượng, số lượt, số tiền, số vụ, số người, số hộ, suất đầu tư,
    nộp ngân sách, tiền lương, lương bình quân, tiền thưởng, mức tăng, mức giảm, mức thu nhập, mức lương, mức hỗ trợ, mức hưởng, trọng tải, tải trọng
    """
)
# Of one syllable and in many other words too: these name a measure only where a phrase begins.
_SHORT = (
    r"tổng(?!\s+(?:kết|bí|cục|công|thể|hợp|quát|giám|thư|thống|quan)(?!\w))|số(?!\s+(?:hóa|hoá|liệu|phận|mệnh|học|\d))|mức|đàn|thu(?!\s+(?:hút|hoạch|thập|gom|hồi|giữ))"
    r"|chi(?!\s+(?:bộ|nhánh|cục|đoàn|hội|đảng|tiết|ủy|trả|viện))"
)
MEASURE = re.compile(
    rf"(?<!\w){_MEASURES}(?!\w)|(?:(?<=^)|(?<=[,;:(]\s)|(?<=\scó\s)|(?<=\svới\s)|(?<=\svà\s)|(?<=\slà\s)|(?<=\sđưa\s)|(?<=\snâng\s))(?:{_SHORT})(?!\w)",
    re.IGNORECASE,
)
# Where a phrase of its own begins.
BEGINS = re.compile(r"(?:^|[,;:(]|(?<!\w)(?:có|với|và|là|đạt|đưa|nâng|riêng))\s*$", re.IGNORECASE)

# What is done with the things counted; the verb stands between its subject and the number.
_VERBS = """
    mở, đảm nhận, tiến hành, đóng cửa, hoàn thổ, nhận giúp đỡ, phát động, phối hợp, kết nạp, phát triển, tiếp nhận, nhận, xác nhận, tiếp, thu hút, xây dựng, xây mới, làm mới, đầu tư, nâng cấp, nâng công suất, cải tạo, sửa chữa, mở rộng, tổ chức, ban hành, tham mưu,
    thực hiện, triển khai, hoàn thành, giải quyết, xử lý, xử phạt, phát hiện, kiểm tra, thanh tra, thanh, giám sát, rà soát, thẩm định, phê duyệt, cấp mới, thu hồi,
    hỗ trợ, tạo, tạo việc làm, giới thiệu, đào tạo, bồi dưỡng, tập huấn, tuyên truyền, phổ biến, quán triệt, học tập, công nhận, khen thưởng, tặng, trao, biểu dương, đề nghị,
    bổ nhiệm, bổ nhiệm lại, điều động, luân chuyển, tuyển dụng, quy hoạch, sắp xếp, giảm, tinh giản, sáp nhập, giải thể, thành lập, kiện toàn, củng cố, duy trì, chỉ đạo,
    hướng dẫn, vận động, huy động, ủng hộ, quyên góp, thăm hỏi, chi trả, giải ngân, phân bổ, bố trí, thu, nộp, thu nộp, trồng, trồng mới, chăm sóc, bảo vệ, khai thác, nuôi,
    sản xuất, chế biến, tiêu thụ, xuất khẩu, nhập khẩu, ký kết, ký, đăng ký, tham gia, cung cấp, vận hành, đưa, đưa vào, lắp đặt, trang bị, mua sắm, chuyển đổi, chuyển giao,
    chuyển, hình thành, kiên cố hóa, di dời, di dân, tái định cư, bàn giao, khởi công, khánh thành, nghiệm thu, công bố, số hóa, tích hợp, kết nối, khám, điều trị, tiêm, tiêm chủng,
    sàng lọc, cứu, phẫu thuật, tuyển sinh, tuyển, tốt nghiệp, đón, phục vụ, bắt, khởi tố, điều tra, truy tố, xét xử, thi hành, kỷ luật, cảnh cáo, khiển trách, khai trừ, cách chức, kết luận,
    tịch thu, tiêu hủy, thu gom, ghi nhận, xảy ra, gây, gây thiệt hại, giao, họp, đối thoại, tiếp xúc, trả lời, tiếp thu, sơ kết, tổng kết, xét, duyệt, nâng, bổ sung, điều chỉnh, thay thế,
    cứng hóa, bê tông hóa, nhựa hóa, tháo dỡ, phá dỡ, giúp, giúp đỡ, hiến, thông qua, hòa giải, hòa giải thành, thu giữ, tạm giữ, triệt phá, khám phá, làm rõ, điều tra làm rõ, giải cứu, tuần tra, truy quét, sinh hoạt, kiểm soát, giết mổ, kiểm soát giết mổ, biểu diễn, trả, trả kết quả,
    bãi bỏ, rút ngắn, cắt giảm, đơn giản hóa, tháo gỡ, khắc phục, hạ, lập, soạn thảo, biên soạn, phát hành, in, in ấn, đăng tải, phát sóng, bảo hộ, bình chọn, chứng nhận, xếp hạng, đề cử, cử, phân công, tăng cường
    """
_ONE = rf"(?:(?!cử (?:nhân|tri)(?!\w)){one_of(_VERBS)}|(?<!trung )(?<!cao )(?<!sơ )(?<!các )cấp(?!\s+(?:tỉnh|huyện|xã|trung ương|tiểu học|mầm non|trung học|học|ủy|cơ sở|ngành|độ)(?!\w))|(?<!quy )trình(?! độ))(?!\w)"
# A run of verbs, one it may have objects of a syllable or two: "xây dựng mới và cải tạo", "trình UBND tỉnh tặng Bằng khen cho".
_RUN = re.compile(
    rf"(?<!\w){_ONE}(?:(?:\s*,|(?:\s+(?:và|hoặc|lại|thêm|mới|được|đi))+)?\s+{_ONE})*(?:\s+(?:thêm|mới|lại|được|ra|cho|về|trước hạn|đúng hạn|thành công|dứt điểm|xong))*\s*$",
    re.IGNORECASE,
)


VERB = re.compile(rf"(?<!\w){_ONE}", re.IGNORECASE)


def verbs_at_end(text: str) -> int | None:
    """Where the run of verbs begins that a text ends with: "Đảng bộ đã | điều động, luân chuyển"; None without one."""
    match = _RUN.search(text)
    return match.start() if match else None


# A unit of measure by the quantity that it measures.
MEASURED_IN = {
    "Diện tích": "ha, hecta, héc ta, héc-ta, m2, m², km2, km², mét vuông, sào, mẫu",
    "Chiều dài": "km, m, mét, ki-lô-mét, ki lô mét, hải lý, cm, mm",
    "Khối lượng": "tấn, tạ, kg, ki-lô-gam, gam, g, m3, m³, mét khối, lít",
    "Công suất": "kva, mva, kw, mw, gw, kwp, mwp",
    "Điện năng": "kwh, mwh, gwh, twh",
    "Trọng tải": "dwt",
}
# Words that count persons or things and name none.
COUNTERS = frozenset(
    ("đồng chí", "đ/c", "người", "trường hợp", "lượt", "chiếc", "cái", "con", "cuộc", "vụ", "lần", "đợt", "buổi", "ca", "suất", "đơn vị", "cá nhân")
)  # fmt: skip
# Bodies that have things: "Đảng bộ có 23 chi bộ" counts those "của Đảng bộ".
OWNERS = re.compile(
    r"(?:"
    + one_of(
        """đảng bộ, chi bộ, đảng ủy, ban, ủy ban, hội đồng, sở, cục, chi cục, phòng, đơn vị, cơ quan, tỉnh, huyện, xã, phường, thành phố, thị xã, thị trấn, ngành, công ty, tổng công ty, tập đoàn, doanh nghiệp, trường, bệnh viện,
        trung tâm, viện, đội, sàn, đoàn, hội, liên đoàn, công đoàn, khu, cụm, ngân hàng, quỹ, hợp tác xã, khối, tổ, nhà máy, trạm, bộ, văn phòng, hệ thống, mạng lưới, UBND, HĐND, MTTQ"""
    )
    + r")(?!\w)",
    re.IGNORECASE,
)
# What only describes those counted before: "149 đảng viên, trong đó nữ 46".
MODIFIERS = frozenset(
    " ".join(phrase.split())
    for phrase in [
        "\n    nam",
        " nữ",
        " chính thức",
        " dự bị",
        " dân tộc thiểu số",
        " dân tộc",
        " trẻ",
        " mới",
        " cao cấp",
        " trung cấp",
        " sơ cấp",
        " cử nhân",
        " đại học",
        " cao đẳng",
        " thạc sỹ",
        " thạc sĩ",
        " tiến sỹ",
        " tiến sĩ",
        " sau đại học",
        "\n    trên đại học",
        " trong nước",
        " nước ngoài",
        " công lập",
        " ngoài công lập",
        " trực tiếp",
        " trực tuyến",
        " đúng hạn",
        " trước hạn",
        " quá hạn",
        " thường xuyên",
        " đột xuất",
        " vi phạm",
        " không vi phạm",
        " ddi",
        " fdi\n    ",
    ]
)
# What tells that a thing is there, not what was done with it.
HAVE = re.compile(
    r"(?:^|(?<=[\s,]))(?:đã có|hiện có|chỉ có|cùng có|còn có|có|gồm|bao gồm|với)(?:\s+(?:tổng số|tổng cộng|cả|hơn|trên|gần|khoảng))*\s*$",
    re.IGNORECASE,
)
# What judges a value, and so does not say of what it is.
VERDICT = re.compile(
    r"(?:đều|vượt|đạt|so|tăng|giảm|góp|bằng|hoàn thành|cao|thấp|đúng|và|chưa|không)(?!\w)", re.IGNORECASE
)
# What begins the predicate of those who make up a share: "đảng viên | hoàn thành tốt nhiệm vụ".
PREDICATE = re.compile(
    r"(?<!\w)(?!(?<=thải\s)sinh hoạt|(?<=nước\s)sinh hoạt|(?<=vật liệu\s)xây dựng|có công(?!\w))"
    + one_of(
        """đạt, được, hoàn thành, có, là, đã, đang, sẽ, tham gia, xếp loại, xếp, không, chưa, đều, ký, ký cam kết, thực hiện, sử dụng, bị, còn, trở lên,
        trên chuẩn, tốt nghiệp, đăng ký, học tập, chấp hành, nộp, áp dụng, vận hành, kết nối, đảm bảo, bảo đảm, duy trì, xây dựng, triển khai, đáp ứng, biết, sinh hoạt, ủng hộ, đồng ý, tán thành, hài lòng"""
    )
    + r"(?!\w)",
    re.IGNORECASE,
)
