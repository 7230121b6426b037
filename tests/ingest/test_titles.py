"""What a document is called."""

from __future__ import annotations

import pytest

from ingest.pipeline import build_document
from ingest.titles import display_name
from ingest.types import Page


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Báo cáo năm 2024.txt", "Báo cáo năm 2024.txt"),
        ("a\x00b\x1b[31m\n\u202ec.txt", "ab[31m c.txt"),
        ("<script>x</script>.md", "<script>x</script>.md"),
        ("Ba\u0301o  ca\u0301o.txt", "Báo cáo.txt"),
        ("\x00\n", "tài liệu"),
        ("x" * 500, "x" * 150),
    ],
)
def test_display_name(name: str, expected: str) -> None:
    assert display_name(name) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "UBND TỈNH A\nSỞ B\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 1/BC\n\nBÁO CÁO\n"
            "Kết quả trồng rừng năm 2024\n\nThực hiện chỉ đạo của tỉnh, Sở báo cáo như sau:\nI. Thu\nĐạt.",
            "BÁO CÁO Kết quả trồng rừng năm 2024",
        ),
        ("ĐẢNG BỘ HUYỆN SÔNG\nVĂN KIỆN ĐẠI HỘI\nKính thưa đại hội.\nI. Thu\nĐạt.", "ĐẢNG BỘ HUYỆN SÔNG VĂN KIỆN ĐẠI HỘI"),
        ("I. Thu\nĐạt.", "bao-cao"),
        ("I. Thu\nĐạt.\nTrên đây là báo cáo của của Sở B năm 2024 trình đại hội.", "Báo cáo của Sở B năm 2024"),
        ("I. Thu\nĐây là báo cáo đầu tiên của tỉnh.", "bao-cao"),
    ],
)  # fmt: skip
def test_title(text: str, expected: str) -> None:
    assert build_document([Page(None, text)], name="bao-cao.txt").title == expected
