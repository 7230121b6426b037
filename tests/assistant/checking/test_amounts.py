"""Which amounts agree, exactly or rounded."""

from __future__ import annotations

import pytest

from assistant.checking.amounts import Agreement, agreement
from assistant.checking.units import measure_of
from ingest.quantities import quantities

EXACT, ROUNDED, NONE = Agreement.EXACT, Agreement.ROUNDED, Agreement.NONE


@pytest.mark.parametrize(
    ("said", "told", "expected"),
    [
        ("12,5 phần trăm", "12,5%", EXACT),
        ("3200 vụ", "3.200 vụ", EXACT),
        ("36,8 tỷ đô la", "36,8 tỷ USD", EXACT),
        ("650 triệu đô", "650 triệu USD", EXACT),
        ("7,5 nghìn tỷ", "7.500 tỷ đồng", EXACT),
        ("36.800 triệu USD", "36,8 tỷ USD", EXACT),
        ("2.350 ha", "23,5 km2", EXACT),
        ("24 tháng", "2 năm", EXACT),
        ("mười đảng viên", "10 đảng viên", EXACT),
        ("khoảng 27.200 lao động", "trên 27.200 lao động", EXACT),
        ("27.200 lao động", "trên 27.200 lao động", EXACT),
        ("từ 5 đến 10 quần chúng", "5-10 quần chúng", EXACT),
        ("8/8 cuộc", "8/8 cuộc", EXACT),
        ("thứ 27", "thứ 27/58 tỉnh", EXACT),
        ("trên 27 nghìn lao động", "trên 27.200 lao động", ROUNDED),
        ("gần 8.200 vụ", "8.180 vụ", ROUNDED),
        ("8.200 vụ", "8.180 vụ", ROUNDED),
        ("10,3%", "10,29%", ROUNDED),
        ("hơn 19 tỷ đồng", "19.176.865.000 đồng", ROUNDED),
        ("19,2 tỷ đồng", "19.176.865.000 đồng", ROUNDED),
        ("gần 7%", "6,98%", ROUNDED),
        ("khoảng 8.000 vụ", "8.180 vụ", ROUNDED),
        ("trên 24%", "24,6%", ROUNDED),
        # Not what one gets by rounding, or in the wrong direction.
        ("7.580 tỷ đồng", "7.581 tỷ đồng", NONE),
        ("50%", "53%", NONE),
        ("100%", "99,7%", NONE),
        ("gần 8.100 vụ", "8.180 vụ", NONE),
        ("trên 8.200 vụ", "8.180 vụ", NONE),
        ("trên 8.180 vụ", "8.180 vụ", NONE),
        ("dưới 65%", "trên 65%", NONE),
        ("trên 26.200 lao động", "trên 27.200 lao động", NONE),
        ("8.300 vụ", "8.180 vụ", NONE),
        ("10,2%", "10,29%", NONE),
        # Other units and forms.
        ("650 tỷ đồng", "650 tỷ USD", NONE),
        ("24,6%", "24,6 tỷ đồng", NONE),
        ("37%", "35-40%", NONE),
        ("8/9 cuộc", "8/8 cuộc", NONE),
        ("thứ 27/63 tỉnh", "thứ 27/58 tỉnh", NONE),
        ("15 đến 20 quần chúng", "5-10 quần chúng", NONE),
    ],
)
def test_agreement(said: str, told: str, expected: Agreement) -> None:
    mine, theirs = _quantity(said), _quantity(told)
    assert agreement(mine[0], mine[1], theirs[0], theirs[1]) is expected


def _quantity(text: str):  # type: ignore[no-untyped-def]
    sentence = f"Kết quả đạt {text}." if not text.startswith("thứ") else f"Tỉnh đứng {text}."
    found = [item for item in quantities(sentence) if item.figure]
    assert len(found) == 1
    return found[0], measure_of(found[0], sentence[found[0].end :])
