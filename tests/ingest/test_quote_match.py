"""A quote of the canonical text among the letters of a page."""

from __future__ import annotations

import pytest

from ingest.quote_match import find_quote, letters

PAGE = (
    "12\nSở đã tham mưu ban hành nhiều kế hoạch, hỗ trợ doanh nghiệp đổi mới, hiện đại hóa công nghệ1. Kết quả xuất\n"
    "khẩu đạt 36,8 tỷ USD, tăng 24,6% so với năm trước; thu ngân sách vượt dự toán được giao\n"
    "Chỉ tiêu Đơn vị 2025 Tăng trưởng công nghiệp % 10,66 Kim ngạch xuất khẩu tỷ USD 36,8"
)


def found(quote: str, page: str = PAGE) -> str:
    text, _ = letters([page])
    return "".join(text[at] for at in find_quote(text, quote))


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("xuất khẩu đạt 36,8 tỷ USD", "xuatkhaudat368tyusd"),
        ("KẾT QUẢ XUẤT KHẨU", "ketquaxuatkhau"),
        ("24,6%", "246"),
        # The page has a note's mark that the text has not.
        (
            "hiện đại hóa công nghệ. Kết quả xuất khẩu đạt 36,8 tỷ USD",
            "hiendaihoacongnghe1ketquaxuatkhaudat368tyusd",
        ),
        # It begins on the page before, it ends on the next.
        (
            "Cuối trang trước còn đang nói dở về việc khác. Sở đã tham mưu ban hành nhiều kế hoạch",
            "sodathammuubanhanhnhieukehoach",
        ),
        ("vượt dự toán được giao và còn nhiều điều khác ở trang sau, chưa in ở đây", "vuotdutoanduocgiao"),
        # A table's row repeats its headers.
        ("Chỉ tiêu: Tăng trưởng công nghiệp | Đơn vị: % | 2025: 10,66", "tangtruongcongnghiep1066"),
        ("Kế hoạch phát triển nông nghiệp sạch", ""),
        ("37,9 tỷ", ""),
        ("", ""),
        ("…", ""),
        # Words of the page within a quote that is not on it.
        ("Tỉnh khác cũng có kết quả xuất khẩu đạt nhiều thành tựu trong giai đoạn vừa qua của cả nước", ""),
    ],
)
def test_find_quote(quote: str, expected: str) -> None:
    assert found(quote) == expected


def test_letters_know_their_parts() -> None:
    assert letters(["Đạ", "i ", "ﬁ", "2³"]) == ("daifi23", [0, 0, 1, 2, 2, 3, 3])


def test_of_two_places_the_whole_one() -> None:
    page = (
        "giai đoạn 2020-2025 của tỉnh. Trong giai đoạn 2020-2025 của tỉnh đã có nhiều dự án¹ lớn hoàn thành"
    )
    text, _ = letters([page])
    at = find_quote(text, "Trong giai đoạn 2020-2025 của tỉnh đã có nhiều dự án lớn hoàn thành")
    assert at[0] == text.index("trong")
    assert at[-1] == len(text) - 1
