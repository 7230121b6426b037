"""Names of figures that ask alone, those that read better in another order, and those that do not ask at all."""

from __future__ import annotations

import pytest

from assistant.study.cards.making import cards_of
from tests.assistant.study.cards.town import TEXT, town

PLACE = "- Kim ngạch dịch vụ vận tải năm 2025 ước đạt 36,8 triệu USD."


def fronts(sentence: str) -> list[str]:
    """What is asked of a report that says a sentence more."""
    without = {card.front for card in cards_of(town("it.txt"))}
    document = town("them.txt", TEXT.replace(PLACE, f"{PLACE}\n\n- {sentence}"))
    return [card.front for card in cards_of(document) if card.front not in without]


ASKED = [
    (
        "Trong nhiệm kỳ đã chuyển 315 ha đất kho bãi sang trồng cây xanh.",
        "diện tích đất kho bãi được chuyển sang trồng cây xanh nhiệm kỳ 2020-2025?",
    ),
    (
        "Năm 2025, chỉ số hài lòng của doanh nghiệp vận tải xếp thứ 12/63 tỉnh.",
        "năm 2025, chỉ số hài lòng của doanh nghiệp vận tải xếp thứ bao nhiêu?",
    ),
    (
        "Số phương tiện vi phạm tải trọng năm 2025 là 318 phương tiện (chiếm tỷ lệ 4,2%).",
        "năm 2025, có bao nhiêu phương tiện vi phạm tải trọng?",
    ),
    (
        "Tổng sản lượng hàng hóa cả năm 2025 đạt 41,3 triệu tấn.",
        "tổng sản lượng hàng hóa năm 2025?",
    ),
]


@pytest.mark.parametrize(("sentence", "front"), ASKED, ids=[front for _, front in ASKED])
def test_what_is_asked(sentence: str, front: str) -> None:
    assert any(asked.casefold().endswith(front) for asked in fronts(sentence))


UNASKED = [
    "Trong năm 2025 đã điều chuyển vị trí đối với 67 viên chức ở bến xe.",
    "Năm 2025 xảy ra 12 vụ, làm chết 3 người, trong đó vụ khác 02 vụ.",
    "Nâng tổng số hợp đồng lên 158 bản, đạt 92% số doanh nghiệp có tổ chức công đoàn.",
    "Trong nhiệm kỳ đã nâng cấp 39 bến thủy, còn 14 bến thủy xuống cấp.",
]


@pytest.mark.parametrize("sentence", UNASKED)
def test_what_is_not_asked_wrongly(sentence: str) -> None:
    asked = " ".join(fronts(sentence))
    for wrong in (
        "viên chức ở bến xe?",
        "vụ khác",
        "Tỷ lệ doanh nghiệp có tổ chức công đoàn",
        "xuống cấp được nâng cấp",
    ):
        assert wrong not in asked
