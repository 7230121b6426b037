"""What a question demands of the statement that answers it, and which statements have it."""

from __future__ import annotations

import pytest

from assistant.constraints import Kind, closest, constraints, own_places, refused, share_met, told, unmet
from ingest.normalise import fold, syllables

# A made-up report of a health department.
REPORT = """
Sở Y tế tỉnh Nghệ An báo cáo kết quả nhiệm kỳ 2020-2025. Toàn ngành có 149 đảng viên, trong đó nữ 46 đồng chí.
Đoàn viên công đoàn tích cực tham gia phong trào. Chỉ số cải cách hành chính (PAR INDEX) năm 2024 đứng thứ 12/20 sở.
Kim ngạch xuất khẩu dược liệu năm 2025 ước đạt 36,8 triệu USD. Tiếp tục nâng chỉ số PCI của tỉnh.
Tỷ lệ lấp đầy các cụm công nghiệp đạt 65%. Trình độ thạc sỹ 51 đồng chí. Khu công nghiệp đang được lập quy hoạch.
Hợp tác với tỉnh Hà Tĩnh. Bệnh viện có 12 cơ sở, 1.200 giường bệnh. Dịch vụ tăng 6,98%, công nghiệp tăng 10,29%.
"""
FOLDED = f" {' '.join(fold(part) for part in syllables(REPORT))} "
READINGS = {
    "kcn": ("khu công nghiệp",),
    "ccn": ("cụm công nghiệp",),
    "cum cong nghiep": ("CCN",),
    "tthc": ("thủ tục hành chính",),
}


def known(phrase: str) -> bool:
    return f" {' '.join(fold(part) for part in syllables(phrase))} " in FOLDED


def expand(phrase: str) -> tuple[str, ...]:
    return READINGS.get(fold(phrase), ())


def missing(question: str, statement: str, placed: str = "") -> tuple[set[Kind], bool]:
    """The kinds that a statement misses, and whether that refuses it."""
    wanted = constraints(question, known=known, expand=expand, own=["Nghệ An"])
    lacks = unmet(wanted, statement, placed)
    return {constraint.kind for constraint in lacks if constraint.hard}, refused(wanted, lacks)


EXPORT = "Kim ngạch xuất khẩu năm 2025 ước đạt 36,8 triệu USD."
RANKED = "Chỉ số cải cách hành chính năm 2024 đứng thứ 12/20 sở."
MEMBERS = "Tổng số đảng viên của Đảng bộ là 149 đồng chí, trong đó nữ là 46 đồng chí."

# A near miss: the question, the statement it must not be answered by, the kind that tells.
NEAR = [
    ("6 tháng đầu năm 2024 có bao nhiêu vụ án?", "Trong 6 tháng cuối năm 2024 giảm 5 vụ án.", Kind.YEAR),
    ("Kim ngạch xuất khẩu riêng năm 2023 là bao nhiêu?", EXPORT, Kind.YEAR),
    ("Năm 2023 số ca mắc là bao nhiêu?", "Giai đoạn 2021-2025, toàn tỉnh ghi nhận 900 ca mắc.", Kind.YEAR),
    (
        "Năm 2021 giải quyết bao nhiêu hồ sơ?",
        "Năm 2022 giải quyết 500 hồ sơ, so với năm 2020 tăng 5%.",
        Kind.YEAR,
    ),
    ("Kim ngạch nhập khẩu năm 2025 ước đạt bao nhiêu?", EXPORT, Kind.OPPOSITE),
    ("Nghị quyết 61 nói gì?", "Thực hiện Nghị quyết số 161-NQ/TU, Kế hoạch số 61-KH/TU.", Kind.REFERENCE),
    ("Chỉ thị 05 nói gì?", "Thực hiện Chỉ thị số 15-CT/TW.", Kind.REFERENCE),
    ("Có bao nhiêu đảng viên nam?", "Đảng viên nữ là 46 đồng chí.", Kind.OPPOSITE),
    ("Khu vực dịch vụ tăng bao nhiêu phần trăm?", "Ngành công nghiệp - xây dựng tăng 10,29%.", Kind.OPPOSITE),
    ("Số dự án FDI là bao nhiêu?", "Thu hút 102 dự án trong nước.", Kind.OPPOSITE),
    ("Mấy người có bằng tiến sĩ?", "Trình độ thạc sỹ 51 đồng chí, đại học 92 đồng chí.", Kind.OPPOSITE),
    ("Có bao nhiêu trường tiểu học đạt chuẩn?", "Có 12 trường mầm non đạt chuẩn.", Kind.OPPOSITE),
    ("KCN lấp đầy bao nhiêu phần trăm?", "Tỷ lệ lấp đầy các cụm công nghiệp đạt 65%.", Kind.OPPOSITE),
    ("Tỉnh Hà Tĩnh có bao nhiêu giường bệnh?", "Toàn tỉnh có 1.200 giường bệnh.", Kind.PLACE),
    ("Huyện Anh Sơn có bao nhiêu trạm y tế?", "Toàn tỉnh có 460 trạm y tế.", Kind.PLACE),
    ("Chỉ số PCI năm 2024 đứng thứ mấy?", RANKED, Kind.NAME),
    ("Chỉ số PAPI năm 2024 đứng thứ mấy?", RANKED, Kind.NAME),
    ("Samsung đầu tư bao nhiêu tiền?", "Tổng vốn đầu tư 650 triệu USD.", Kind.NAME),
    ("Công đoàn có bao nhiêu đoàn viên?", MEMBERS, Kind.COUNTED),
    ("Tỉnh có bao nhiêu bệnh viện?", "Toàn tỉnh có 186 chợ.", Kind.COUNTED),
    ("Số hồ sơ tiếp nhận là bao nhiêu?", "Tiếp 6 lượt công dân.", Kind.COUNTED),
    ("Đồng chí nào là Bí thư Đảng ủy?", "Đồng chí Bí thư Đảng ủy chủ trì hội nghị.", Kind.PERSON),
    ("Giám đốc Sở tên là gì?", "Giám đốc Sở chỉ đạo quyết liệt.", Kind.PERSON),
    ("Ai là Bí thư Đảng ủy?", "Học tác phẩm của Tổng Bí thư Nguyễn Phú Trọng.", Kind.PERSON),
    ("Ai là Giám đốc Sở?", "Học tập đạo đức, phong cách Hồ Chí Minh.", Kind.PERSON),
    ("Chỉ số PCI xếp thứ bao nhiêu?", "Tiếp tục nâng chỉ số PCI theo Chỉ thị số 20.", Kind.RANK),
    ("Vốn đầu tư bao nhiêu tỷ đồng?", "Vốn đầu tư tăng 5% so với năm 2020.", Kind.UNIT),
    ("Hộ nghèo chiếm mấy phần trăm?", "Toàn tỉnh còn 1.024 hộ nghèo.", Kind.UNIT),
    ("Chi phí mỗi giường là bao nhiêu?", "Chi phí được quản lý chặt chẽ.", Kind.UNIT),
    ("Kế hoạch được ban hành ngày nào?", "Đã ban hành kế hoạch trong năm 2023.", Kind.DATE),
    (
        "Quyết định phê duyệt mang số mấy?",
        "Thủ tướng đã ký quyết định phê duyệt ngày 05/12/2024.",
        Kind.DOCUMENT,
    ),
    ("Tuổi bình quân của đảng viên là bao nhiêu?", MEMBERS, Kind.ATTRIBUTE),
    ("Diện tích bệnh viện là bao nhiêu ha?", "Bệnh viện có 1.200 giường bệnh.", Kind.ATTRIBUTE),
]


@pytest.mark.parametrize(("question", "statement", "kind"), NEAR, ids=[row[0] for row in NEAR])
def test_near_miss_is_refused(question: str, statement: str, kind: Kind) -> None:
    kinds, no_answer = missing(question, statement)
    assert kind in kinds
    assert no_answer


BARE = [
    ("kim ngach xuat khau rieng nam 2023 la bao nhieu", EXPORT, Kind.YEAR),
    ("kim ngach nhap khau nam 2025 uoc dat bao nhieu", EXPORT, Kind.OPPOSITE),
    ("tinh ha tinh co bao nhieu giuong benh", "Toàn tỉnh có 1.200 giường bệnh.", Kind.PLACE),
    ("vinh phuc co bao nhieu giuong benh", "Toàn tỉnh có 1.200 giường bệnh.", Kind.PLACE),
    ("chi so pci nam 2024 dung thu may", RANKED, Kind.NAME),
    ("cong doan co bao nhieu doan vien", MEMBERS, Kind.COUNTED),
    ("dong chi nao la bi thu dang uy", "Đồng chí Bí thư Đảng ủy chủ trì.", Kind.PERSON),
    ("chi so pci xep thu bao nhieu", "Tiếp tục nâng chỉ số PCI.", Kind.RANK),
    ("ho ngheo chiem bao nhieu phan tram", "Toàn tỉnh còn 1.024 hộ nghèo.", Kind.UNIT),
    ("tuoi binh quan cua dang vien la bao nhieu", MEMBERS, Kind.ATTRIBUTE),
]


@pytest.mark.parametrize(("question", "statement", "kind"), BARE, ids=[row[0] for row in BARE])
def test_near_miss_is_refused_without_accents(question: str, statement: str, kind: Kind) -> None:
    kinds, no_answer = missing(question, statement)
    assert kind in kinds
    assert no_answer


ANSWERED = [
    (
        "6 tháng đầu năm 2024 có bao nhiêu vụ án?",
        "Xảy ra 42 vụ án, giảm 06 vụ so với cùng kỳ năm 2023.",
        "KẾT QUẢ 6 THÁNG ĐẦU NĂM 2024",
    ),
    ("Bao nhiêu đảng viên là thạc sĩ?", "Trình độ thạc sỹ 51 đ/c (34%).", ""),
    ("Nghị quyết 61 nói về việc gì?", "Thực hiện Nghị quyết số 61-NQ/TU về môi trường đầu tư.", ""),
    ("nghi quyet 5 noi gi", "Thực hiện các Nghị quyết số 02-NQ/TW, 05-NQ/TW của Đảng.", ""),
    ("Quy định 144 về gì?", "Triển khai Quyết định số 144-QĐ/TW về chuẩn mực đạo đức.", ""),
    ("Nghị quyết Trung ương 4 được thực hiện ra sao?", "Thực hiện tốt Nghị quyết TW 4 khóa XII.", ""),
    ("Kế hoạch 5 năm 2021-2025 đạt gì?", "Kế hoạch phát triển đã hoàn thành.", ""),
    ("Quyết định 3 nội dung nào?", "Hội nghị bàn ba nội dung.", ""),
    ("Kim ngạch xuất khẩu năm 2025 ước đạt bao nhiêu?", EXPORT, ""),
    ("Năm 2025 tỷ lệ tăng bao nhiêu phần trăm?", "Giai đoạn 2020-2025, đến nay tăng 24,6%.", ""),
    ("Năm 2023 khám bao nhiêu lượt?", "Khám 1.024 lượt.", "II. KẾT QUẢ NĂM 2023"),
    ("Từ 2020 đến nay khám bao nhiêu lượt?", "Trong nhiệm kỳ khám 1.024 lượt.", ""),
    ("Tỉnh Nghệ An có bao nhiêu giường bệnh?", "Toàn tỉnh có 1.200 giường bệnh.", ""),
    ("Hà Tĩnh có bao nhiêu giường bệnh?", "Có 800 giường bệnh.", "Tỉnh Hà Tĩnh"),
    ("Tỷ lệ lấp đầy (không tính KCN) là bao nhiêu phần trăm?", "Tỷ lệ lấp đầy các CCN đạt 65%.", ""),
    ("Có bao nhiêu TTHC?", "Hiện có 137 thủ tục hành chính.", ""),
    ("Có bao nhiêu cụm công nghiệp?", "Có 28 CCN đã thành lập.", ""),
    ("Đảng bộ có bao nhiêu đảng viên?", MEMBERS, ""),
    ("Bao nhiêu đồng chí là nữ?", MEMBERS, ""),
    ("Mấy người có bằng thạc sĩ?", "Trình độ thạc sỹ 51 đồng chí.", ""),
    ("Tổ chức bao nhiêu cuộc kiểm tra?", "Đã thực hiện 8/8 lượt kiểm tra.", ""),
    ("Có bao nhiêu hồ sơ quá hạn?", "Không có hồ sơ quá hạn.", ""),
    ("Ai là Bí thư Đảng ủy?", "Đồng chí Nguyễn Văn An, Bí thư Đảng ủy, chủ trì.", ""),
    ("Tổng Bí thư là ai?", "Học tác phẩm của Tổng Bí thư Nguyễn Phú Trọng.", ""),
    ("Đối tượng thụ hưởng là ai?", "Đối tượng thụ hưởng là hộ nghèo.", ""),
    ("Chỉ số đứng thứ mấy?", RANKED, ""),
    ("Bao nhiêu phần trăm cán bộ được tập huấn?", "Đã tập huấn 3/3 cán bộ.", ""),
    ("Vốn bao nhiêu tỷ?", "Tổng vốn đăng ký trên 14.000 tỷ đồng.", ""),
    ("Quyết định số mấy, ký ngày nào?", "Quyết định số 1579/QĐ-TTg ngày 05/12/2024.", ""),
    (
        "Công đoàn năm nào cũng được nơi nào khen?",
        "Hằng năm được Công đoàn Viên chức tỉnh tặng Giấy khen.",
        "",
    ),
    ("Sao mấy nhà máy cứ chật vật?", "Các nhà máy không có vùng nguyên liệu ổn định.", ""),
    ("Anh em được tập huấn không ạ?", "Cán bộ được tham gia các lớp tập huấn.", ""),
    ("Nước ta hòa bình, ổn định ra sao?", "Tình hình chính trị ổn định.", ""),
    ("Từ năm 2020 tới nay có kiến nghị gì không?", "Không có kiến nghị.", ""),
    ("Chất lượng dịch vụ ở bệnh viện ra sao?", "Chất lượng khám, chữa bệnh được nâng lên.", ""),
    ("Nhiệm kỳ tới phát triển đảng viên cần làm gì?", "Chú trọng công tác tạo nguồn.", ""),
    ("Có mấy gian hàng, bao nhiêu sản phẩm?", "Sàn có 333 gian hàng.", ""),
]


@pytest.mark.parametrize(("question", "statement", "placed"), ANSWERED, ids=[row[0] for row in ANSWERED])
@pytest.mark.parametrize("bare", [False, True], ids=["accented", "bare"])
def test_answer_is_not_refused(question: str, statement: str, placed: str, bare: bool) -> None:
    kinds, no_answer = missing(fold(question) if bare else question, statement, placed)
    assert not no_answer, kinds


def test_question_that_demands_nothing_is_met_by_anything() -> None:
    assert constraints("Nhiệm vụ trọng tâm ra sao?", known=known, expand=expand) == ()
    assert unmet((), "Gì cũng được.", "") == ()
    assert not refused((), ())
    assert share_met((), ()) == 1


def test_one_of_several_things_asked_is_an_answer_but_nothing_given_may_lack() -> None:
    question = "Năm 2024 có bao nhiêu bác sĩ, kinh phí bao nhiêu tỷ đồng?"
    wanted = constraints(question, known=known, expand=expand)
    part = unmet(wanted, "Năm 2024 toàn tỉnh có 900 bác sĩ.", "")
    assert [constraint.kind for constraint in part] == [Kind.UNIT]
    assert not refused(wanted, part)
    assert 0 < share_met(wanted, part) < 1
    other_year = unmet(wanted, "Năm 2022 toàn tỉnh có 900 bác sĩ, kinh phí 5 tỷ đồng.", "")
    assert refused(wanted, other_year)


TOLD = [
    (
        "Kim ngạch xuất khẩu riêng năm 2023 là bao nhiêu?",
        EXPORT,
        "Báo cáo không nêu số liệu riêng của năm 2023.",
    ),
    ("Đồng chí nào là Bí thư?", "Đồng chí Bí thư chủ trì.", "Báo cáo không nêu họ tên Bí thư."),
    ("Chỉ số PCI xếp thứ mấy?", "Nâng chỉ số PCI.", "Báo cáo không nêu thứ hạng."),
    ("Chỉ số PAPI xếp thứ mấy?", RANKED, "Báo cáo không nhắc đến «PAPI»."),
    ("Chỉ số PCI đứng thứ mấy?", RANKED, "Báo cáo không nêu nội dung này về «PCI»."),
    ("Có bao nhiêu đoàn viên?", MEMBERS, "Báo cáo không nêu số lượng đoàn viên."),
    ("co bao nhieu doan vien", MEMBERS, "Báo cáo không nêu số lượng đoàn viên."),
    ("Kim ngạch nhập khẩu bao nhiêu?", EXPORT, "Báo cáo không nêu số liệu riêng về nhập khẩu."),
    ("Hà Tĩnh có bao nhiêu giường?", "Có 1.200 giường.", "Báo cáo không nêu nội dung này riêng cho Hà Tĩnh."),
    ("Tuổi bình quân là bao nhiêu?", MEMBERS, "Báo cáo không nêu số liệu về tuổi bình quân."),
]


@pytest.mark.parametrize(("question", "statement", "sentence"), TOLD, ids=[row[0] for row in TOLD])
def test_what_is_missing_is_told(question: str, statement: str, sentence: str) -> None:
    wanted = constraints(question, known=known, expand=expand)
    assert told(unmet(wanted, statement, "")) == sentence


def test_nothing_missing_is_told_in_general() -> None:
    assert told(()) == "Báo cáo không nêu nội dung này."


def test_closest_statement_misses_least_and_the_first_of_equals_wins() -> None:
    wanted = constraints("Kim ngạch xuất khẩu riêng năm 2023 được bao nhiêu USD?", known=known, expand=expand)
    candidates = [("Nhập khẩu giảm.", ""), (EXPORT, ""), (EXPORT, "")]
    best, lacks = closest(wanted, candidates)
    assert best == 1
    assert [constraint.kind for constraint in lacks] == [Kind.YEAR]


def test_own_places_are_those_named_most() -> None:
    texts = ["tỉnh Nghệ An", "Nghệ An phát triển", "Sở Y tế Nghệ An hợp tác với Hà Tĩnh", "Nghệ An"]
    assert own_places(texts) == {"Nghệ An"}
    assert own_places(["không nêu nơi nào"]) == frozenset()
