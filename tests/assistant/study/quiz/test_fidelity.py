"""Names of figures say what their sentences say."""

from __future__ import annotations

import pytest

from assistant.figures.ledger.entries import entries
from assistant.study.quiz.fidelity import faithful, fuller, reordered
from ingest.pipeline import build_document
from ingest.types import Page

HEAD = "BÁO CÁO\nKết quả công tác năm 2024 của Sở Giao thông vận tải tỉnh Hải Sơn\n\nI. KẾT QUẢ\n\n- {}\n"


def names(line: str) -> dict[str, bool]:
    """The indicators of a line of a report, and whether each is faithful."""
    document = build_document([Page(None, HEAD.format(line))], name="giao-thong.txt")
    return {entry.observation.indicator: faithful(entry) for entry in entries(document)}


@pytest.mark.parametrize(
    "line",
    [
        "Tỷ lệ hồ sơ giải quyết đúng hạn đạt 98,5%.",
        "Tổng vốn đầu tư hạ tầng giao thông đạt 1.240 tỷ đồng.",
        "Kết nạp 46 đảng viên mới.",
        "Xảy ra 42 vụ tai nạn giao thông đường bộ.",
    ],
)
def test_what_a_sentence_says(line: str) -> None:
    found = names(line)
    assert found
    assert all(found.values()), found


@pytest.mark.parametrize(
    "line",
    [
        "Cho vay ưu đãi thông qua 58 tổ tiết kiệm và vay vốn.",
        "Ký kết hợp tác với 03 trường đại học về đào tạo lái xe.",
        "Hỗ trợ sửa chữa 12 bến xe, mỗi bến 44 triệu đồng.",
        "Phấn đấu kéo giảm từ 5% trở lên số vụ tai nạn giao thông.",
    ],
)
def test_what_a_sentence_does_not_say(line: str) -> None:
    assert not all(names(line).values()), names(line)


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("số quần chúng ưu tú vào Đảng được kết nạp", "số quần chúng ưu tú được kết nạp vào Đảng"),
        (
            "số đảng viên bằng hình thức khiển trách bị kỷ luật",
            "số đảng viên bị kỷ luật bằng hình thức khiển trách",
        ),
        ("số đảng viên được kết nạp", "số đảng viên được kết nạp"),
    ],
)
def test_what_belongs_to_a_verb_stands_behind_it(name: str, better: str) -> None:
    assert reordered(name) == better


def test_a_word_that_was_told_in_full_before() -> None:
    quote = "Hàng hóa được đưa lên Sàn giao dịch thương mại điện tử tỉnh Hải Sơn, nay Sàn có 333 gian hàng."
    assert fuller("số gian hàng của sàn", quote) == "số gian hàng của sàn giao dịch thương mại điện tử"
    assert fuller("số gian hàng của sàn", "Sàn có 333 gian hàng.") == "số gian hàng của sàn"
