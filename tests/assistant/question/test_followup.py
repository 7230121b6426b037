"""A question that leans on the turns before it stands alone; one of its own is left as it is."""

from __future__ import annotations

import pytest

from assistant.question.followup import standalone
from ingest.normalise import fold

EXPORTS = "Kim ngạch xuất khẩu năm 2023 đạt bao nhiêu?"
GROWTH = "Tốc độ tăng trưởng công nghiệp nhiệm kỳ 2020-2025 đạt bao nhiêu?"
TRAINED = "Tỷ lệ lao động qua đào tạo năm 2025 đạt bao nhiêu?"
FARMING = "Những nhiệm vụ trọng tâm về nông nghiệp là gì?"
LIVESTOCK = "Đàn lợn năm 2024 có bao nhiêu con?"

# The questions before, the follow-up, what its standalone form holds, what it must not hold.
LEANING: list[tuple[list[str], str, list[str], list[str]]] = [
    # A year or term in the place of another.
    ([EXPORTS], "còn năm 2024?", ["kim ngạch xuất khẩu", "2024", "bao nhiêu"], ["2023"]),
    ([GROWTH], "mục tiêu khóa tới là bao nhiêu?", ["mục tiêu", "công nghiệp", "khóa tới"], ["2020", "2025"]),
    ([GROWTH], "nhiệm kỳ 2025-2030 thì sao?", ["tăng trưởng công nghiệp", "2025-2030"], ["2020"]),
    ([GROWTH], "khoa toi thi sao", ["tăng trưởng công nghiệp", "khóa tới"], ["2020"]),
    ([TRAINED], "Mục tiêu đến năm 2030?", ["mục tiêu", "lao động qua đào tạo", "2030"], ["2025"]),
    (["Chỉ số hài lòng năm 2023 xếp thứ mấy?"], "Năm 2024?", ["chỉ số hài lòng", "2024", "mấy"], ["2023"]),
    (
        ["Mục tiêu thu ngân sách nhiệm kỳ tới là bao nhiêu?"],
        "Kết quả nhiệm kỳ qua thì sao?",
        ["kết quả", "thu ngân sách", "nhiệm kỳ qua"],
        ["mục tiêu", "tới"],
    ),
    (
        ["Nhiệm kỳ qua đã làm bao nhiêu km đường giao thông nông thôn?"],
        "khóa tới?",
        ["khóa tới", "bao nhiêu km đường giao thông nông thôn"],
        ["nhiệm kỳ qua", "đã"],
    ),
    (["Nhiệm kỳ tới mở bao nhiêu lớp bồi dưỡng?"], "nhiệm kỳ này mở mấy lớp?", ["này", "bồi dưỡng"], ["tới"]),
    # A name in the place of one of its class.
    ([GROWTH], "Thế còn dịch vụ?", ["tăng trưởng dịch vụ", "2020-2025"], ["công nghiệp"]),
    ([GROWTH], "the con dich vu", ["tăng trưởng dịch vụ", "2020-2025"], ["công nghiệp"]),
    ([EXPORTS], "Nhập khẩu thì sao?", ["nhập khẩu", "2023"], ["xuất khẩu"]),
    (["Có bao nhiêu dự án FDI còn hiệu lực?"], "DDI thì sao?", ["dự án DDI"], ["FDI"]),
    (
        ["Xã thu hút mấy dự án nước ngoài?"],
        "Thế còn trong nước thì sao?",
        ["dự án trong nước"],
        ["nước ngoài"],
    ),
    (["Tỷ lệ hộ nghèo năm 2024 là bao nhiêu?"], "Còn hộ cận nghèo?", ["hộ cận nghèo", "2024"], ["hộ nghèo"]),
    (["Tỷ lệ tham gia bảo hiểm y tế?"], "bảo hiểm xã hội?", ["tham gia bảo hiểm xã hội"], ["y tế"]),
    (["Có mấy vụ khiếu nại được giải quyết?"], "Còn tố cáo?", ["tố cáo được giải quyết"], ["khiếu nại"]),
    (["Dân số thành thị là bao nhiêu?"], "Ở nông thôn thì sao?", ["dân số", "nông thôn"], ["thành thị"]),
    (
        ["Hà Nội có bao nhiêu khu công nghiệp?"],
        "Hải Phòng thì sao?",
        ["Hải Phòng", "khu công nghiệp"],
        ["Hà Nội"],
    ),
    ([LIVESTOCK], "gia cầm thì sao", ["đàn gia cầm", "2024"], ["lợn"]),
    (
        ["Công đoàn có bao nhiêu đoàn viên?"],
        "Đoàn thanh niên thì sao?",
        ["Đoàn thanh niên có"],
        ["công đoàn"],
    ),
    (["Nhiệm kỳ qua kiểm tra mấy tổ chức đảng?"], "còn đảng viên?", ["kiểm tra mấy đảng viên"], ["tổ chức"]),
    ([FARMING], "Còn du lịch?", ["nhiệm vụ trọng tâm về du lịch"], ["nông nghiệp"]),
    (["Tỉnh có bao nhiêu trường THPT?"], "THCS?", ["trường THCS"], ["THPT"]),
    (["Ai được bầu làm Bí thư?"], "Phó Bí thư thì sao?", ["Ai được bầu làm Phó Bí thư"], []),
    # Of no known class: by its first word, in the place of the only topic, or beside it.
    (
        ["Bệnh viện tuyến tỉnh có bao nhiêu giường?"],
        "Tuyến huyện?",
        ["bệnh viện tuyến huyện"],
        ["tuyến tỉnh"],
    ),
    (["Ngành gốm sứ tăng bao nhiêu phần trăm?"], "còn tranh thêu?", ["tranh thêu tăng"], ["gốm"]),
    (
        ["Thuốc bị thu hồi trị giá bao nhiêu?"],
        "Còn phần phải tiêu hủy?",
        ["thuốc bị thu hồi", "tiêu hủy trị giá"],
        [],
    ),
    # Another question on the same topic.
    (
        [EXPORTS],
        "Tăng bao nhiêu phần trăm so với năm trước?",
        ["xuất khẩu năm 2023 tăng", "so với năm trước"],
        [],
    ),
    ([EXPORTS], "Có đạt kế hoạch không?", ["kim ngạch xuất khẩu", "kế hoạch"], ["bao nhiêu"]),
    ([EXPORTS], "Vì sao?", ["vì sao", "kim ngạch xuất khẩu"], ["bao nhiêu"]),
    (
        ["Tỷ lệ hộ nghèo giảm chậm ở đâu?"],
        "Nguyên nhân là gì?",
        ["nguyên nhân", "hộ nghèo giảm chậm"],
        ["đâu"],
    ),
    (
        ["Công tác nội chính đạt kết quả gì?"],
        "Còn hạn chế gì?",
        ["hạn chế", "công tác nội chính"],
        ["kết quả"],
    ),
    ([FARMING], "Đơn vị nào chủ trì?", ["nông nghiệp", "đơn vị nào chủ trì"], ["là gì"]),
    (
        ["Nhiệm kỳ qua xây bao nhiêu km đê biển?"],
        "Kinh phí bao nhiêu?",
        ["đê biển", "kinh phí bao nhiêu"],
        [],
    ),
    (["Nghị quyết về đất đai do ai ký?"], "Số mấy, ngày nào?", ["Nghị quyết về đất đai", "số mấy"], []),
    (["Bao nhiêu giáo viên đạt chuẩn?"], "Chiếm bao nhiêu phần trăm?", ["giáo viên đạt chuẩn chiếm"], []),
    (
        ["ty le ho ngheo nam 2024 la bao nhieu"],
        "nguyen nhan la gi",
        ["nguyen nhan", "ho ngheo"],
        ["bao nhieu"],
    ),
    # Words that stand for something said before.
    (["Nhà máy điện rác đặt ở đâu?"], "Nó khởi công năm nào?", ["nhà máy điện rác", "khởi công"], ["nó"]),
    (
        ["Tuyến tránh đô thị dài mấy km?"],
        "Dự án này ai phụ trách?",
        ["tuyến tránh đô thị", "ai phụ trách"],
        ["này"],
    ),
    (
        ["Nhiệm kỳ tới hồ chứa nước được nâng cấp thế nào?"],
        "Cái đó do ai phê duyệt?",
        ["hồ chứa nước", "ai"],
        ["cái đó"],
    ),
    (
        ["Chi bộ có bao nhiêu đảng viên?"],
        "Trong số đó nữ mấy người?",
        ["chi bộ có đảng viên", "nữ mấy người"],
        [],
    ),
    (["chi bo co bao nhieu dang vien"], "trong do nu bao nhieu", ["dang vien", "nu bao nhieu"], []),
    (
        ["Thu ngân sách năm 2024 là bao nhiêu?"],
        "Năm đó chi ngân sách bao nhiêu?",
        ["chi ngân sách", "2024"],
        ["đó"],
    ),
    (
        ["Hòa Bình có mấy hồ thủy điện?"],
        "Ở đó có bao nhiêu khách sạn?",
        ["khách sạn", "Hòa Bình"],
        ["thủy điện"],
    ),
    (["Ai được bầu làm Chủ tịch?"], "Người đó sinh năm nào?", ["được bầu làm Chủ tịch", "sinh năm nào"], []),
    # More of the same.
    (
        ["Có những giải pháp nào về chuyển đổi số?"],
        "Kể thêm đi",
        ["giải pháp nào về chuyển đổi số", "kể thêm"],
        [],
    ),
    ([FARMING], "còn gì nữa không?", ["nhiệm vụ trọng tâm về nông nghiệp"], []),
    (["Có mấy khâu đột phá?"], "Cụ thể là gì?", ["khâu đột phá"], []),
    # Chains.
    ([EXPORTS, "còn năm 2024?"], "Nhập khẩu thì sao?", ["nhập khẩu", "2024"], ["2023", "xuất khẩu"]),
    ([EXPORTS, "Cảm ơn bạn"], "thế năm 2022?", ["kim ngạch xuất khẩu", "2022"], ["2023", "cảm ơn"]),
    (
        [LIVESTOCK, "Mục tiêu nhiệm kỳ tới là bao nhiêu?"],
        "Thế còn gia cầm?",
        ["mục tiêu", "gia cầm", "nhiệm kỳ tới"],
        ["lợn", "2024"],
    ),
    (["Có mấy trạm y tế?", EXPORTS], "còn năm 2024?", ["xuất khẩu", "2024"], ["trạm y tế", "2023"]),
]

NEW_TOPICS = [
    "Có bao nhiêu chợ?",
    "Bài học kinh nghiệm là gì?",
    "Tỉnh có mấy bệnh viện?",
    "Ai là Bí thư Đảng ủy?",
    "Chủ đề đại hội là gì?",
    "Tỷ lệ hộ nghèo?",
    "Khai thác gỗ được mấy ha?",
    "Tóm tắt phần xây dựng Đảng",
    "Các nhiệm vụ về quốc phòng, an ninh",
    "Những tồn tại, hạn chế là gì?",
    "Tuyển quân năm 2024 đạt bao nhiêu phần trăm chỉ tiêu?",
    "Phương hướng nhiệm kỳ tới?",
    "FDI là gì?",
    "Vì sao giải ngân chậm?",
    "Còn bao nhiêu hộ nghèo?",
    "Thế mạnh của tỉnh là gì?",
    "Cấp nước sạch thế nào?",
    "Riêng ngành y tế có bao nhiêu bác sĩ?",
    "Có bao nhiêu cán bộ bị kỷ luật, trong đó nữ mấy người?",
    "Dự án BOT có tổng vốn bao nhiêu và dự án đó khởi công năm nào?",
    "Mai trời có mưa không?",
]


def holds(text: str, words: str) -> bool:
    """Whole words, however they are accented."""
    return f" {fold(words)} " in f" {fold(text).replace('?', ' ').replace(',', ' ')} ".replace("  ", " ")


@pytest.mark.parametrize(("previous", "text", "has", "lacks"), LEANING)
def test_a_follow_up_stands_alone(previous: list[str], text: str, has: list[str], lacks: list[str]) -> None:
    result = standalone(text, previous)
    assert [words for words in has if not holds(result, words)] == [], result
    assert [words for words in lacks if holds(result, words)] == [], result


@pytest.mark.parametrize("text", NEW_TOPICS)
@pytest.mark.parametrize("previous", [EXPORTS, LIVESTOCK, FARMING])
def test_a_new_topic_takes_nothing(text: str, previous: str) -> None:
    assert standalone(text, [previous]) == text
    assert standalone(fold(text), [previous]) == fold(text)


@pytest.mark.parametrize(
    ("previous", "text"),
    [(case[0], case[1]) for case in LEANING if len(case[0]) == 1 and not case[1].isascii()],
)
def test_a_follow_up_leans_without_accents_too(previous: list[str], text: str) -> None:
    bare = [fold(turn) for turn in previous]
    assert standalone(fold(text), bare) != fold(text)


def test_without_a_turn_before_nothing_changes() -> None:
    assert standalone("Thế còn dịch vụ?", []) == "Thế còn dịch vụ?"


@pytest.mark.parametrize("text", ["Cảm ơn bạn nhé", "cam on", "OK", "", "?"])
def test_a_courtesy_is_no_question(text: str) -> None:
    assert standalone(text, [EXPORTS]) == text


def test_a_new_question_in_the_same_breath_keeps_the_time() -> None:
    result = standalone(
        "Thế còn công tác tuyển quân thì đạt bao nhiêu phần trăm?", ["Năm 2024 thu ngân sách bao nhiêu?"]
    )
    assert result == "Năm 2024 công tác tuyển quân thì đạt bao nhiêu phần trăm?"
