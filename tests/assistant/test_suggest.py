"""Questions made of headings read as a person would ask them."""

from __future__ import annotations

import pytest

from assistant.suggest import ask_about
from ingest.types import Nature, Section


@pytest.mark.parametrize(
    ("title", "nature", "term", "question"),
    [
        (
            "Về công tác dân vận",
            Nature.RESULT,
            "2020-2025",
            "Kết quả đạt được về công tác dân vận nhiệm kỳ 2020-2025?",
        ),
        ("TỒN TẠI, HẠN CHẾ", Nature.SHORTCOMING, None, "Những tồn tại, hạn chế là gì?"),
        (
            "Về thực hiện nhiệm vụ chính trị",
            Nature.RESULT,
            None,
            "Kết quả đạt được về nhiệm vụ chính trị?",
        ),
        ("Nguyên nhân của ưu điểm", Nature.CAUSE, "2020-2025", "Nguyên nhân của ưu điểm là gì?"),
        ("Đẩy mạnh chuyển đổi số", Nature.TASK, None, "Nhiệm vụ, giải pháp đẩy mạnh chuyển đổi số?"),
        ("Ban Chấp hành Công đoàn", Nature.RESULT, None, "Kết quả đạt được về Ban Chấp hành Công đoàn?"),
        (
            "CHỈ TIÊU NHIỆM KỲ 2025-2030:",
            Nature.TARGET,
            "2025-2030",
            "Chỉ tiêu nhiệm kỳ 2025-2030 là gì?",
        ),
    ],
)
def test_a_heading_becomes_a_question(title: str, nature: Nature, term: str | None, question: str) -> None:
    assert ask_about(Section("1", title, 1, 0, 10, 100, None, ("1",), nature, term)) == question
