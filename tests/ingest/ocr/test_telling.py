"""What a user is told of recognised pages."""

from __future__ import annotations

import pytest

from ingest.normalise import DOUBT_MARK
from ingest.ocr.telling import told
from ingest.types import Page, PageNote, Scan


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ([], None),
        ([Page(1, "Chữ")], None),
        (
            [Page(1, "Chữ"), Page(2, "Chữ", scan=Scan(2, 0.93))],
            "1 trang được nhận dạng từ ảnh quét, độ tin cậy trung bình 93 %.",
        ),
        (
            [
                Page(1, f"tăng {DOUBT_MARK}5% và {DOUBT_MARK}7%", scan=Scan(1, 0.9)),
                Page(2, "Chữ", (PageNote(3, f"năm {DOUBT_MARK}2025"),), scan=Scan(2, 0.8)),
            ],
            "2 trang được nhận dạng từ ảnh quét, độ tin cậy trung bình 85 %; 3 số chưa chắc chắn đã được đánh dấu.",
        ),
        (
            [Page(1, "Chữ", scan=Scan(1, 0.95)), Page(2, "Ch", scan=Scan(2, 0.55))],
            "2 trang được nhận dạng từ ảnh quét, độ tin cậy trung bình 75 %. Trang 2 nhận dạng kém, cần đối chiếu toàn bộ.",
        ),
    ],
)
def test_told(pages: list[Page], expected: str | None) -> None:
    assert told(pages) == expected
