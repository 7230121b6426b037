"""Who reports, and whose place it is."""

from __future__ import annotations

import pytest

from assistant.heads import front, own_place
from ingest.pipeline import build_document
from ingest.types import Page

LETTERHEAD = "CÔNG AN TỈNH BẮC LÂM\nCÔNG AN HUYỆN YÊN HÀ\nSố: 87/BC-CAH\nYên Hà, ngày 18 tháng 6 năm 2024\n\nBÁO CÁO\nKết quả năm 2024\n\nI. KẾT QUẢ\nĐạt."


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (LETTERHEAD, "Yên Hà"),
        ("UBND TỈNH BẮC LÂM\nSỞ Y TẾ\nSố: 1/BC\n\nBÁO CÁO\nNăm 2024\n\nI. KẾT QUẢ\nĐạt.", ""),
        ("ĐẢNG BỘ XÃ HẠ SƠN\tĐẢNG CỘNG SẢN VIỆT NAM\n\nBÁO CÁO\nNăm 2024\n\nI. KẾT QUẢ\nĐạt.", "Hạ Sơn"),
        ("I. KẾT QUẢ\nTại huyện Yên Hà đạt.", ""),
    ],
)
def test_the_place_is_that_of_the_body_that_reports(text: str, place: str) -> None:
    assert own_place(build_document([Page(None, text)], name="a.txt")) == place


def test_the_front_holds_title_letterhead_and_chapters() -> None:
    told = front(build_document([Page(None, LETTERHEAD)], name="a.txt"))
    assert " cong an huyen yen ha " in told
    assert " ket qua nam 2024 " in told
