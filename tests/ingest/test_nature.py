"""What headings tell."""

from __future__ import annotations

import pytest

from ingest.nature import nature_of, term_of
from ingest.types import Nature

R, T, K, S, C, L = Nature.RESULT, Nature.TARGET, Nature.TASK, Nature.SHORTCOMING, Nature.CAUSE, Nature.LESSON


@pytest.mark.parametrize(
    ("title", "inherited", "expected"),
    [
        ("ĐÁNH GIÁ KẾT QUẢ THỰC HIỆN NGHỊ QUYẾT", None, R),
        ("Kết quả thực hiện các chỉ tiêu", None, R),
        ("Các chỉ tiêu khác", R, R),
        ("Các chỉ tiêu chủ yếu", K, T),
        ("Mục tiêu tổng quát", None, T),
        ("PHƯƠNG HƯỚNG, CHỈ TIÊU, NHIỆM VỤ", None, K),
        ("Nhiệm vụ và giải pháp", R, K),
        ("Về thực hiện nhiệm vụ chính trị", R, R),
        ("Thực hiện nhiệm vụ chính trị", T, T),
        ("Kết quả thực hiện các nhiệm vụ cụ thể", None, R),
        ("Những tồn tại, hạn chế", R, S),
        ("Hạn chế, khuyết điểm", None, S),
        ("Hạn chế rủi ro thiên tai", K, K),
        ("Khắc phục tồn tại, hạn chế", K, K),
        ("Nâng cao kết quả xếp hạng", K, K),
        ("Nguyên nhân của hạn chế", S, C),
        ("Nguyên nhân và bài học kinh nghiệm", R, C),
        ("Một số bài học kinh nghiệm", C, L),
        ("Ưu điểm", R, R),
        ("Đổi mới công tác đánh giá cán bộ", K, K),
        ("Về nông nghiệp", T, T),
        ("Đặc điểm tình hình", None, None),
        ("Giải pháp khắc phục hạn chế", None, K),
    ],
)
def test_nature(title: str, inherited: Nature | None, expected: Nature | None) -> None:
    assert nature_of(title, inherited) is expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("NHIỆM KỲ 2020- 2025", "2020-2025"),
        ("nhiệm kỳ 2025–2030", "2025-2030"),
        ("Nhiệm kỳ 2015 -2020 và kế hoạch 2021-2025", "2015-2020"),
        ("Kế hoạch 2021-2025, nhiệm kỳ 2020-2025", "2020-2025"),
        ("Mục tiêu giai đoạn 2026-2030", "2026-2030"),
        ("Quy hoạch thời kỳ 2021-2030", None),
        ("Số 12020-2025", None),
        ("Năm 2025", None),
    ],
)
def test_term(title: str, expected: str | None) -> None:
    assert term_of(title) == expected
