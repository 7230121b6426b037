from __future__ import annotations

import pytest

from ingest.candidates import BOLD_LEVEL
from ingest.layout.joining import joined
from ingest.layout.pages import pages_of
from tests.ingest.layout.paper import MORE, PROSE, THIRD, Paper

TEXTS = [
    "1. Kết quả thực hiện",
    PROSE,
    f"- {MORE}",
    "- Giải quyết việc làm cho 25.000 lao động.",
    THIRD,
    "2. Hạn chế",
    MORE,
]


def lines(*papers: Paper) -> list[str]:
    return [
        line
        for page in pages_of([paper.sheet() for paper in papers]).pages
        for line in page.text.split("\n")
        if line
    ]


@pytest.mark.parametrize("words", [False, True])
@pytest.mark.parametrize("justified", [True, False])
@pytest.mark.parametrize(
    ("indent", "hang", "gap"),
    [
        pytest.param(36, 0, 0, id="first lines indented"),
        pytest.param(36, 0, 4, id="first lines indented, a small gap"),
        pytest.param(0, 0, 8, id="gaps only"),
        pytest.param(0, 0, 0, id="neither"),
        pytest.param(0, 18, 0, id="hanging"),
    ],
)
def test_paragraphs_come_back(indent: float, hang: float, gap: float, justified: bool, words: bool) -> None:
    paper = Paper(justified=justified, words=words)
    for text in TEXTS:
        paper.para(text, indent=indent, hang=hang, gap=gap, bold=text[0].isdigit())
    assert lines(paper) == TEXTS


@pytest.mark.parametrize("lines_before", [2, 3, 5])
def test_a_paragraph_goes_on_over_the_page(lines_before: int) -> None:
    whole, first, second = Paper(), Paper(1), Paper(2)
    whole.para(PROSE)
    whole.para(MORE)
    for i, fragment in enumerate(whole.fragments):
        (first if i < lines_before else second).fragments.append(fragment)
    pages = pages_of([first.sheet(), second.sheet()]).pages
    assert pages[1].forms[0].continues is True
    assert f"{pages[0].text} {pages[1].text}" == f"{PROSE}\n{MORE}"


def test_a_paragraph_that_ends_with_its_page_does_not_go_on() -> None:
    first, second = Paper(1), Paper(2)
    first.para(PROSE)
    second.para(MORE)
    assert pages_of([first.sheet(), second.sheet()]).pages[1].forms[0].continues is False


def test_titles_in_the_middle_are_one_line_where_they_are_one_title() -> None:
    paper = Paper()
    paper.centre("Phần thứ nhất")
    paper.centre("ĐÁNH GIÁ KẾT QUẢ THỰC HIỆN NGHỊ QUYẾT ĐẠI HỘI ĐẢNG BỘ TỈNH", gap=4)
    paper.centre("NHIỆM KỲ 2020-2025")
    paper.para(PROSE)
    paper.para(MORE)
    assert lines(paper)[:3] == [
        "Phần thứ nhất",
        "ĐÁNH GIÁ KẾT QUẢ THỰC HIỆN NGHỊ QUYẾT ĐẠI HỘI ĐẢNG BỘ TỈNH NHIỆM KỲ 2020-2025",
        PROSE,
    ]


def test_a_bold_heading_never_takes_the_text_below_it() -> None:
    paper = Paper()
    heading = "1.1. Về công tác quy hoạch, kế hoạch và các chương trình công tác của toàn ngành công thương"
    for _ in range(2):
        paper.para(heading, bold=True, indent=0)
        paper.para(PROSE, indent=0)
    assert lines(paper) == [heading, PROSE] * 2


def test_levels_of_bold_lines() -> None:
    paper = Paper()
    paper.centre("của Ban Chấp hành Đảng bộ")
    for text, bold in [
        (PROSE, False),
        ("Về phát triển nông nghiệp", True),
        (MORE, False),
        ("1. Về văn hóa", True),
        (THIRD, False),
    ]:
        paper.para(text, bold=bold)
    paper.centre("Nguyễn Văn An", gap=60)
    (page,) = pages_of([paper.sheet()]).pages
    levels = {
        line: form.level for line, form in zip(page.text.split("\n"), page.forms, strict=True) if form.level
    }
    assert levels == {"Về phát triển nông nghiệp": BOLD_LEVEL}


def test_a_table_of_contents_is_no_text() -> None:
    contents, body = Paper(1), Paper(2)
    contents.centre("MỤC LỤC")
    for text in ("I. TÌNH HÌNH CHUNG", "II. KẾT QUẢ", "III. PHƯƠNG HƯỚNG"):
        contents.line(f"{text}{'.' * 40}3")
    body.para(PROSE)
    assert lines(contents, body) == [PROSE]


@pytest.mark.parametrize(
    ("text", "line", "expected"),
    [
        ("tăng 35-", "40% so với", "tăng 35-40% so với"),
        ("dịch Covid-", "19 bùng phát", "dịch Covid-19 bùng phát"),
        ("số 73-", "KH/ĐU", "số 73-KH/ĐU"),
        ("giai đoạn 2020 -", "2025", "giai đoạn 2020 - 2025"),
        ("công nghiệp -", "xây dựng", "công nghiệp - xây dựng"),
        ("ngày 20/", "7/2020", "ngày 20/7/2020"),
        ("phát\u00ad", "triển", "pháttriển"),
        ("the develop-", "ment of", "the development of"),
        ("công tác", "xây dựng", "công tác xây dựng"),
        ("well-", "known", "well-known"),
        ("", "đầu", "đầu"),
    ],
)
def test_what_stands_between_two_lines(text: str, line: str, expected: str) -> None:
    assert joined(text, line, {"development"}) == expected
