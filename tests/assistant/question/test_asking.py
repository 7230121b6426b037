"""What form of answer a question wants, with and without accents."""

from __future__ import annotations

import pytest

from assistant.question.asking import Ask, asked
from ingest.normalise import fold

# The question, its main form, the noun it counts (None: not looked at), how many things it asks.
QUESTIONS: list[tuple[str, str, str | None, int]] = [
    ("Toàn tỉnh có bao nhiêu trạm y tế?", "number", "trạm y tế", 1),
    ("Tỷ lệ giảm nghèo bình quân mỗi năm là bao nhiêu?", "share", "", 1),
    ("Số hộ được vay vốn là bao nhiêu?", "number", "hộ", 1),
    ("Tổng vốn đầu tư công giải ngân được bao nhiêu tỷ đồng?", "money", "tỷ đồng", 1),
    ("Kinh phí xây nhà tình nghĩa là bao nhiêu?", "money", "", 1),
    ("Tỉnh đứng thứ mấy cả nước về chuyển đổi số?", "rank", "", 1),
    ("Huyện được xếp hạng bao nhiêu về cải cách hành chính?", "rank", "", 1),
    ("Đại hội diễn ra vào ngày nào?", "date", "", 1),
    ("Khi nào khởi công cầu mới?", "date", "", 1),
    ("Chỉ tiêu này phải hoàn thành đến năm nào?", "date", "", 1),
    ("Nghị quyết về phát triển du lịch mang số bao nhiêu?", "document", "", 1),
    ("Đề án tinh gọn bộ máy được ban hành theo quyết định số mấy?", "document", "", 1),
    ("Ai là Chủ tịch Ủy ban nhân dân tỉnh?", "name", "", 1),
    ("Đồng chí nào phụ trách công tác nội chính?", "name", "", 1),
    ("Dự án do ai làm chủ đầu tư?", "name", "", 1),
    ("Đơn vị nào chủ trì thực hiện đề án?", "which", "", 1),
    ("Nơi nào có tỷ lệ hộ nghèo cao nhất?", "which", "", 1),
    ("Cơ chế một cửa được áp dụng ở đâu?", "which", "", 1),
    ("Chủ đề của đại hội là gì?", "which", "", 1),
    ("Những xã nào đã về đích nông thôn mới?", "list", "", 1),
    ("Kể tên các khu di tích được xếp hạng quốc gia", "list", "", 1),
    ("Chương trình gồm những nội dung gì?", "list", "", 1),
    ("Liệt kê các dự án trọng điểm", "list", "", 1),
    ("Các nhiệm vụ trọng tâm về quốc phòng, an ninh", "section", "", 1),
    ("Những hạn chế của nhiệm kỳ là gì?", "section", "", 1),
    ("Bài học kinh nghiệm là gì?", "section", "", 1),
    ("Nêu các giải pháp phát triển nông nghiệp", "section", "", 1),
    ("Có những khâu đột phá nào?", "section", "", 1),
    ("Phương hướng nhiệm kỳ tới thế nào?", "manner", None, 1),
    ("So sánh thu ngân sách năm 2020 và năm 2025", "comparison", "", 1),
    ("Thu nhập bình quân nhiệm kỳ này so với nhiệm kỳ trước chênh lệch bao nhiêu?", "comparison", None, 1),
    ("Vốn nhà nước với vốn tư nhân, bên nào nhiều hơn?", "comparison", None, 1),
    ("Vì sao giải ngân vốn đầu tư công chậm?", "reason", "", 1),
    ("Do đâu mà tỷ lệ bỏ học tăng?", "reason", "", 1),
    ("Nguyên nhân của những tồn tại là gì?", "reason", "", 1),
    ("Tỉnh có hoàn thành chỉ tiêu trồng rừng không?", "yes_no", "", 1),
    ("Chỉ tiêu kết nạp đảng viên đã đạt chưa?", "yes_no", "", 1),
    ("Có đúng là tỉnh không còn hộ đói không?", "yes_no", "", 1),
    ("Tóm tắt phần công tác dân vận", "summary", "", 1),
    ("Nêu ngắn gọn mục tiêu tổng quát của nhiệm kỳ", "summary", "", 1),
    ("Tỉnh lập quỹ hỗ trợ nông dân để làm gì?", "purpose", "", 1),
    ("Việc sắp xếp các trường học nhằm mục đích gì?", "purpose", "", 1),
    ("Công tác tiếp công dân được thực hiện như thế nào?", "manner", "", 1),
    ("Thời gian tới cấp ủy phải làm gì để nâng cao chất lượng sinh hoạt chi bộ?", "manner", "", 1),
    ("Tình hình an ninh biên giới ra sao?", "manner", "", 1),
    ("Số liệu về hộ nghèo ở hai phần có khớp nhau không?", "conflict", None, 1),
    ("Các khoản chi cộng lại có bằng tổng chi không?", "conflict", None, 1),
    ("Báo cáo có mâu thuẫn chỗ nào không?", "conflict", None, 1),
    ("Cảm ơn em nhiều", "statement", "", 1),
    ("Viết cho tôi một bài phát biểu", "statement", "", 1),
    ("Có bao nhiêu trường học, chiếm bao nhiêu phần trăm đạt chuẩn?", "number", "trường học", 2),
    ("Bệnh viện được khởi công năm nào và ai là chủ đầu tư?", "date", "", 2),
    ("Diện tích rừng là bao nhiêu; tỷ lệ che phủ đạt mấy phần trăm?", "number", None, 2),
    (
        "Đoàn thanh niên kết nạp mấy đoàn viên, còn Hội Phụ nữ kết nạp bao nhiêu hội viên?",
        "number",
        "đoàn viên",
        2,
    ),
    ("Có bao nhiêu trẻ em?", "number", "trẻ em", 1),
    ("Trồng được mấy ha?", "number", "ha", 1),
    ("Cho tôi hỏi huyện mình có mấy hợp tác xã vậy ạ?", "number", "hợp tác xã", 1),
    ("Năm nào cũng có bao nhiêu người nhập ngũ?", "number", "người nhập ngũ", 1),
    ("Mấy năm nay có bao nhiêu hộ thoát nghèo?", "number", "hộ thoát nghèo", 1),
    ("Tại sao mấy xã vùng cao vẫn thiếu nước?", "reason", "", 1),
    ("Muốn giảm nghèo bền vững thì cần những giải pháp gì?", "section", "", 1),
    ("Doanh thu du lịch năm 2024 đạt bao nhiêu?", "money", "", 1),
    ("GRDP tăng bao nhiêu phần trăm một năm?", "share", "phần trăm", 1),
    ("Ứng dụng AI vào quản lý đất đai như thế nào?", "manner", "", 1),
    ("Tốc độ đô thị hóa?", "number", None, 1),
    ("Thành phố có cây cầu nào bắc qua sông không?", "yes_no", "", 1),
    ("Quy trình kết nạp đảng viên gồm mấy bước?", "manner", None, 1),
    ("Hội nghị lần thứ mấy thông qua đề án?", "number", None, 1),
]


@pytest.mark.parametrize(("text", "kind", "counted", "parts"), QUESTIONS)
@pytest.mark.parametrize("accents", [True, False], ids=["accented", "bare"])
def test_main_form(text: str, kind: str, counted: str | None, parts: int, accents: bool) -> None:
    told = asked(text if accents else fold(text))
    assert told.kinds[0] is Ask(kind)
    assert len(told.parts) == parts
    if counted is not None:
        assert fold(told.counted) == fold(counted)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Có bao nhiêu trường học, chiếm bao nhiêu phần trăm?", (Ask.NUMBER, Ask.SHARE)),
        ("Có hạn chế gì không?", (Ask.YES_NO, Ask.SECTION)),
        ("Huyện được cấp mấy tỷ đồng, do ai phê duyệt?", (Ask.MONEY, Ask.NAME)),
        ("Khóa trước bồi dưỡng mấy lớp, khóa này mở bao nhiêu lớp?", (Ask.COMPARISON, Ask.NUMBER)),
        ("Đề án ban hành theo quyết định số mấy, ngày nào?", (Ask.DOCUMENT, Ask.DATE)),
    ],
)
def test_all_forms_in_order(text: str, kinds: tuple[Ask, ...]) -> None:
    assert asked(text).kinds == kinds
    assert asked(fold(text)).kinds == kinds


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Có mấy trạm y tế?", ("Có mấy trạm y tế?",)),
        (
            "Mấy giáo viên trong trường có bằng thạc sĩ, chiếm bao nhiêu phần trăm?",
            (
                "Mấy giáo viên trong trường có bằng thạc sĩ",
                "giáo viên trong trường có bằng thạc sĩ chiếm bao nhiêu phần trăm",
            ),
        ),
        (
            "Công tác dân vận 5 năm qua: bao nhiêu mô hình khéo, nhân rộng mấy mô hình?",
            (
                "Công tác dân vận 5 năm qua: bao nhiêu mô hình khéo",
                "Công tác dân vận 5 năm qua: nhân rộng mấy mô hình",
            ),
        ),
        (
            "Thời gian tới trồng rừng nhằm mục đích gì, còn khai thác gỗ thì làm thế nào?",
            ("Thời gian tới trồng rừng nhằm mục đích gì", "Thời gian tới khai thác gỗ thì làm thế nào"),
        ),
        (
            "Du lịch nhiệm kỳ vừa rồi tăng mấy phần trăm, riêng 2024 đón được bao nhiêu lượt khách?",
            (
                "Du lịch nhiệm kỳ vừa rồi tăng mấy phần trăm",
                "Du lịch riêng 2024 đón được bao nhiêu lượt khách",
            ),
        ),
        (
            "Huyện thu hút bao nhiêu dự án mới, vốn mấy?",
            ("Huyện thu hút bao nhiêu dự án mới", "Huyện thu hút dự án mới vốn mấy"),
        ),
        (
            "Chi bộ có đảng viên, trong số đó nữ mấy người, còn bao nhiêu đồng chí dự bị?",
            (
                "Chi bộ có đảng viên, trong số đó nữ mấy người",
                "Chi bộ có đảng viên, trong số đó bao nhiêu đồng chí dự bị",
            ),
        ),
        (
            "Thị trấn có bao nhiêu tổ dân phố và mấy khu dân cư?",
            ("Thị trấn có bao nhiêu tổ dân phố", "Thị trấn có mấy khu dân cư"),
        ),
        ("Có những dự án nào, kể đủ tên.", ("Có những dự án nào, kể đủ tên.",)),
        ("Thu và chi ngân sách, bên nào nhiều hơn, mỗi bên bao nhiêu?", None),
    ],
)
def test_parts_are_readable_alone(text: str, parts: tuple[str, ...] | None) -> None:
    assert asked(text).parts == (parts or (text,))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Năm nào cũng được đơn vị nào khen?", Ask.WHICH),
        ("Để biết thuốc từ đâu ra, bệnh viện dùng những phần mềm nào?", Ask.LIST),
        ("Không ai bị bỏ lại phía sau thì phải làm gì?", Ask.MANNER),
        ("nha may nuoc cap cho bao nhieu ho", Ask.NUMBER),
        ("bao cao chinh tri cua dang bo", Ask.STATEMENT),
        ("Ứng dụng AI ở đâu?", Ask.WHICH),
    ],
)
def test_words_that_only_look_like_interrogatives(text: str, kind: Ask) -> None:
    assert asked(text).kinds[0] is kind


@pytest.mark.parametrize("text", ["", "?", "…", "123", ", ; :", "không", "mấy", "còn bao nhiêu"])
def test_anything_can_be_read(text: str) -> None:
    told = asked(text)
    assert told.kinds
    assert len(told.parts) == 1
