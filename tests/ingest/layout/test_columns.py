from __future__ import annotations

from ingest.layout.pages import pages_of
from tests.ingest.layout.paper import LEFT, MORE, PROSE, RIGHT, THIRD, Paper, wide


def lines(*papers: Paper) -> list[str]:
    return [
        line
        for page in pages_of([paper.sheet() for paper in papers]).pages
        for line in page.text.split("\n")
        if line
    ]


def beside(
    paper: Paper, left: list[str], right: list[str], *, middle: tuple[float, float] = (170, 430)
) -> None:
    """Lines side by side, each in the middle of its half."""
    for i in range(max(len(left), len(right))):
        paper.y += 1.2 * paper.size
        for texts, x in ((left, middle[0]), (right, middle[1])):
            if i < len(texts) and texts[i]:
                paper.at(texts[i], x - wide(texts[i], paper.size) / 2, paper.y)


def test_letterhead_and_closing_block_are_read_side_by_side() -> None:
    paper = Paper(size=13)
    office = ["TỈNH ỦY PHÚ THỌ", "ĐẢNG ỦY SỞ TÀI CHÍNH", "*", "Số: 125-BC/ĐU"]
    state = ["ĐẢNG CỘNG SẢN VIỆT NAM", "", "Phú Thọ, ngày 20 tháng 5 năm 2025"]
    beside(paper, office, state)
    paper.centre("BÁO CÁO CHÍNH TRỊ", gap=20)
    for text in (PROSE, MORE, THIRD, PROSE):
        paper.para(text)
    paper.y += 15
    beside(paper, ["Nơi nhận:", "- Như trên;", "- Lưu VT."], ["TM. ĐẢNG ỦY", "BÍ THƯ", "", "Nguyễn Văn An"])
    assert lines(paper) == [
        *office, *[text for text in state if text], "BÁO CÁO CHÍNH TRỊ", PROSE, MORE, THIRD, PROSE,
        "Nơi nhận:", "- Như trên;", "- Lưu VT.", "TM. ĐẢNG ỦY", "BÍ THƯ", "Nguyễn Văn An",
    ]  # fmt: skip


def test_two_columns_of_prose() -> None:
    half = (LEFT + RIGHT) / 2
    left = Paper(size=10, right=half - 12)
    right = Paper(size=10, left=half + 12)
    left.centre("TỔNG QUAN", size=10)
    right.y = left.y
    for paper, texts in ((left, (PROSE, MORE)), (right, (THIRD, PROSE))):
        for text in texts:
            paper.para(text, indent=12)
    paper = Paper()
    paper.fragments = [*left.fragments, *right.fragments]
    assert lines(paper) == ["TỔNG QUAN", PROSE, MORE, THIRD, PROSE]


def test_a_title_below_a_letterhead_is_no_part_of_it() -> None:
    paper = Paper(size=13)
    state = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
    beside(paper, ["ỦY BAN NHÂN DÂN", "TỈNH PHÚ THỌ", "Số: 45/BC-UBND"], state)
    paper.centre("BÁO CÁO", gap=4)
    paper.centre("Kết quả công tác năm", gap=4)
    for text in (PROSE, MORE, THIRD):
        paper.para(text)
    (page,) = pages_of([paper.sheet()]).pages
    texts = [line for line in page.text.split("\n") if line]
    assert texts[3:6] == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        state[2],
        "BÁO CÁO Kết quả công tác năm",
    ] or texts[3:7] == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", state[2], "BÁO CÁO", "Kết quả công tác năm"]
    assert {form.level for form in page.forms} == {0}


def test_numbers_and_titles_of_headings_are_no_letterhead() -> None:
    paper = Paper()
    for number, title in (("1.", "TÌNH HÌNH CHUNG CỦA TỈNH"), ("1.1.", "Thuận lợi")):
        paper.y += 24
        paper.at(number, LEFT, paper.y, bold=True)
        paper.at(title, LEFT + 60, paper.y, bold=True)
    for text in (PROSE, MORE, THIRD):
        paper.para(text)
    assert lines(paper)[:2] == ["1. TÌNH HÌNH CHUNG CỦA TỈNH", "1.1. Thuận lợi"]


def test_a_closing_block_before_an_annex() -> None:
    first, second, third, fourth = (Paper(number) for number in (1, 2, 3, 4))
    for text in (PROSE, MORE):
        first.para(text)
    first.y += 15
    beside(
        first,
        ["Nơi nhận:", "- Như trên;", "- Lưu VT."],
        ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "", "Nguyễn Văn An"],
    )
    for paper in (second, third, fourth):
        for text in (PROSE, MORE, THIRD):
            paper.para(text)
    assert lines(first, second, third, fourth)[2:8] == [
        "Nơi nhận:", "- Như trên;", "- Lưu VT.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn An",
    ]  # fmt: skip
