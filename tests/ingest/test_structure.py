"""How headings nest, in kinds of documents that number differently."""

from __future__ import annotations

import pytest

from ingest.pipeline import build_document
from ingest.types import Document, Page, Section


def built(text: str, name: str = "a.txt") -> Document:
    return build_document([Page(None, text)], name=name)


def paths(document: Document) -> list[str]:
    return [" › ".join(section.path) for section in document.sections]


def content(document: Document, section: Section) -> str:
    return document.text[section.body : section.end].strip()


LONG = "Công tác này được các xã, thị trấn quan tâm chỉ đạo, tổ chức thực hiện nghiêm túc, đạt kết quả tích cực. "

DISTRICT = f"""
HUYỆN ỦY SÔNG LAM
BÁO CÁO CHÍNH TRỊ
NHIỆM KỲ 2015 - 2020

Mở đầu, Huyện ủy báo cáo như sau.

Phần thứ nhất
KẾT QUẢ NHIỆM KỲ 2015 - 2020
VÀ BÀI HỌC

Đoạn dẫn.
A. KẾT QUẢ
I. Kinh tế
1- Nông nghiệp:
{LONG}
1.1. Trồng trọt
{LONG}
b. Cây lúa
{LONG}
1.2. Chăn nuôi
Đàn bò 2.105 con.
2. Công nghiệp
{LONG}
2. Dịch vụ
{LONG}
III. Văn hóa
{LONG}
B. BÀI HỌC
1. Gần dân và sát cơ sở
{LONG}
1. Giữ đoàn kết
{LONG}
3. Nêu gương
{LONG}
Phần thứ hai: NHIỆM VỤ NHIỆM KỲ 2020-2025
I. Mục tiêu
1. Chung: Đến nay, {LONG}{LONG}
2. Cụ thể: Đạt 15 xã.
II. Giải pháp
1. Tập trung chỉ đạo
2. Tăng cường kiểm tra
Trên đây là báo cáo./.

TM. BAN CHẤP HÀNH
BÍ THƯ
"""


def test_numbering_that_skips_and_repeats() -> None:
    document = built(DISTRICT)
    one, two = "Phần thứ nhất", "Phần thứ hai"
    assert paths(document) == [
        one, f"{one} › A", f"{one} › A › I", f"{one} › A › I › 1", f"{one} › A › I › 1 › 1.1",
        f"{one} › A › I › 1 › 1.1 › b", f"{one} › A › I › 1 › 1.2", f"{one} › A › I › 2", f"{one} › A › I › 2",
        f"{one} › A › III", f"{one} › B", f"{one} › B › 1", f"{one} › B › 1", f"{one} › B › 3",
        two, f"{two} › I", f"{two} › I › 1", f"{two} › I › 2", f"{two} › II",
    ]  # fmt: skip
    titles = [section.title for section in document.sections]
    assert titles[0] == "KẾT QUẢ NHIỆM KỲ 2015 - 2020 VÀ BÀI HỌC"
    assert titles[3] == "Nông nghiệp"
    assert titles[14] == "NHIỆM VỤ NHIỆM KỲ 2020-2025"
    assert titles[16:18] == ["Chung", ""]
    assert document.title == "BÁO CÁO CHÍNH TRỊ NHIỆM KỲ 2015 - 2020"


def test_what_stands_outside_sections() -> None:
    document = built(DISTRICT)
    outside = [passage.text for passage in document.passages if passage.section is None]
    assert [text.splitlines()[-1] for text in outside] == ["Mở đầu, Huyện ủy báo cáo như sau.", "BÍ THƯ"]
    assert all(
        passage.path == () and passage.term is None
        for passage in document.passages
        if passage.section is None
    )
    last = document.sections[-1]
    assert content(document, last).endswith("Trên đây là báo cáo./.")


def test_numbered_lines_without_content_are_a_list() -> None:
    document = built(DISTRICT)
    assert content(document, document.sections[-1]).startswith("1. Tập trung chỉ đạo\n2. Tăng cường kiểm tra")


def test_a_paragraph_in_a_row_of_headings_is_content_of_its_own_section() -> None:
    document = built(f"I. Thu\n1. Thuế đất\n{LONG}\n2. {LONG}\n3. Lệ phí\n{LONG}")
    assert paths(document) == ["I", "I › 1", "I › 2", "I › 3"]
    second = document.sections[2]
    assert second.title == ""
    assert content(document, second) == LONG.strip()


def test_long_numbered_paragraphs_are_no_headings() -> None:
    document = built(f"I. Giải pháp\n1. {LONG}\n2. {LONG}\n3. Làm tốt công tác thi đua\nII. Kết luận\n{LONG}")
    assert paths(document) == ["I", "II"]


def test_a_list_inside_a_section_does_not_end_it() -> None:
    document = built(f"1. Thu\nGồm:\n1. {LONG}\n2. {LONG}\nCòn lại.\n2. Chi\n{LONG}")
    assert paths(document) == ["1", "2"]
    assert content(document, document.sections[0]).endswith("Còn lại.")


def test_numbers_that_start_anew_under_letters() -> None:
    document = built(
        "\n".join(["1. Thu", "a) Thuế", "1. Đất", LONG, "2. Nhà", LONG, "b) Phí", LONG, "2. Chi", LONG])
    )
    assert paths(document) == ["1", "1 › a", "1 › a › 1", "1 › a › 2", "1 › b", "2"]


def test_roman_above_letters() -> None:
    document = built("\n".join(["I. Thu", "A. Thuế", LONG, "B. Phí", LONG, "II. Chi", "A. Lương", LONG]))
    assert paths(document) == ["I", "I › A", "I › B", "II", "II › A"]


REGULATION = f"""
QUY CHẾ
QUẢN LÝ BẾN BÃI

Chương I
NHỮNG QUY ĐỊNH CHUNG
Điều 1. Phạm vi điều chỉnh
Quy chế này áp dụng tại huyện.
Điều 2. Nguyên tắc
1. {LONG}
2. Công khai.
a) Tại bến;
b) Tại bãi.
Mục 1. Bến thuyền
Điều 3. Bến thuyền hoạt động từ 6 giờ đến 18 giờ hằng ngày.
Điều 4: Trách nhiệm của chủ bến là {LONG}
Chương II
ĐIỀU KHOẢN THI HÀNH
Điều 5. {LONG}
Theo Điều 3 của Quy chế này.
"""


def test_regulation() -> None:
    document = built(REGULATION)
    assert paths(document) == [
        "Chương I", "Chương I › Điều 1", "Chương I › Điều 2", "Chương I › Mục 1", "Chương I › Mục 1 › Điều 3",
        "Chương I › Mục 1 › Điều 4", "Chương II", "Chương II › Điều 5",
    ]  # fmt: skip
    by_path = dict(zip(paths(document), document.sections, strict=True))
    assert by_path["Chương I"].title == "NHỮNG QUY ĐỊNH CHUNG"
    article = by_path["Chương I › Mục 1 › Điều 3"]
    assert (article.title, content(document, article)[:20]) == ("", "Bến thuyền hoạt động")
    assert document.title == "QUY CHẾ QUẢN LÝ BẾN BÃI"


def test_capitals_without_numbers() -> None:
    document = built(f"ĐẶT VẤN ĐỀ\n{LONG}\nNỘI DUNG CHÍNH\n1. Thu\n{LONG}\nKẾT LUẬN CHUNG\n{LONG}")
    assert paths(document) == ["ĐẶT VẤN ĐỀ", "NỘI DUNG CHÍNH", "NỘI DUNG CHÍNH › 1", "KẾT LUẬN CHUNG"]


@pytest.mark.parametrize("text", ["", "\n\n\n"])
def test_headings_with_and_without_blank_lines(text: str) -> None:
    lines = ["Phần thứ nhất", "KẾT QUẢ", "I. Thu", LONG, "1. Thuế", LONG, "2. Phí", LONG]
    document = built(f"\n{text}".join(lines))
    assert paths(document) == [
        "Phần thứ nhất",
        "Phần thứ nhất › I",
        "Phần thứ nhất › I › 1",
        "Phần thứ nhất › I › 2",
    ]


def test_no_headings() -> None:
    document = built("Hội sách mở cửa lúc 8 giờ.\n\nCó 320 người dự.")
    assert document.sections == ()
    assert [passage.text for passage in document.passages] == [document.text]
    assert document.title == "a"


def test_markdown_levels_and_bold_lines() -> None:
    document = built(
        f"# Báo cáo xã Đông\n\nDẫn.\n\n## Phần thứ nhất. KẾT QUẢ\n\n### I. Thu\n\n**Ưu điểm**\n\n{LONG}\n\n"
        f"**1. Thuế**\n\n{LONG}\n\n## Phụ lục\n\n{LONG}",
        "a.md",
    )
    assert paths(document) == [
        "Phần thứ nhất", "Phần thứ nhất › I", "Phần thứ nhất › I › Ưu điểm", "Phần thứ nhất › I › 1", "Phụ lục",
    ]  # fmt: skip
    assert document.title == "Báo cáo xã Đông"
    assert document.passages[0].path == ()


def test_markdown_that_gives_every_heading_one_level() -> None:
    document = built(
        f"## I. Thu\n\n## 1. Thuế\n\n{LONG}\n\n## 1.1. Đất\n\n{LONG}\n\n## II. Chi\n\n{LONG}", "a.md"
    )
    assert paths(document) == ["I", "I › 1", "I › 1 › 1.1", "II"]
