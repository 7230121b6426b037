"""Abbreviations that a text explains or lets be read."""

from __future__ import annotations

import time

import pytest

from assistant.words.abbreviations import defined, learned, syllabic


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Phát triển thương mại điện tử (TMĐT) trong tỉnh", {"TMĐT": ("thương mại điện tử",)}),
        ("các cụm công nghiệp (sau đây gọi tắt là CCN) đã lập", {"CCN": ("cụm công nghiệp",)}),
        ("vốn đầu tư công (viết tắt là: “ĐTC”)", {"ĐTC": ("đầu tư công",)}),
        ("trạm y tế, sau đây viết tắt là TYT, được sửa", {"TYT": ("trạm y tế",)}),
        ("TBA (trạm biến áp) 110kV", {"TBA": ("trạm biến áp",)}),
        ("Văn hóa, Thể thao và Du lịch (VH,TT&DL)", {"VH,TT&DL": ("Văn hóa, Thể thao và Du lịch",)}),
        ("Bộ Khoa học và Công nghệ (Bộ KH&CN)", {"KH&CN": ("Khoa học và Công nghệ",)}),
        ("Ủy ban nhân dân tỉnh (UBND tỉnh)", {"UBND": ("Ủy ban nhân dân",)}),
        ("quy hoạch các khu, cụm công nghiệp (Khu-CCN)", {"Khu-CCN": ("khu, cụm công nghiệp",)}),
        ("Ban Chấp hành Trung ương (BCHTW)", {"BCHTW": ("Ban Chấp hành Trung ương",)}),
        ("đào tạo về kỹ năng số (ĐTKNS)", {"ĐTKNS": ("đào tạo về kỹ năng số",)}),
        (
            "DANH MỤC\nCTR: Chất thải rắn\nHTX Hợp tác xã\n- BHXH - Bảo hiểm xã hội",
            {"CTR": ("Chất thải rắn",), "HTX": ("Hợp tác xã",), "BHXH": ("Bảo hiểm xã hội",)},
        ),
        ("hợp tác xã (HTX) và hợp tác xã (HTX)", {"HTX": ("hợp tác xã",)}),
        ("BỘ CÔNG CỤ (BCC)", {"BCC": ("bộ công cụ",)}),
    ],
)
def test_explained_in_the_text(text: str, expected: dict[str, tuple[str, ...]]) -> None:
    assert defined(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "tổng số tiền là 15 tỷ (USD)",
        "kỳ họp thứ hai (II)",
        "chỉ số năng lực cạnh tranh cấp tỉnh (PCI)",
        "Foreign Direct Investment (FDI)",
        "cụm công nghiệp. Năm 2024 (CCN)",
        "dự án (ĐA)",
        "HTX nông nghiệp kiểu mới",
        "UBND tỉnh (sửa đổi)",
        "",
    ],
)
def test_initials_must_spell_it(text: str) -> None:
    assert defined(text) == {}


def test_two_readings_keep_their_order() -> None:
    text = "bộ chỉ huy (BCH) họp với ban chấp hành (BCH)"
    assert defined(text) == {"BCH": ("bộ chỉ huy", "ban chấp hành")}


@pytest.mark.parametrize(
    "part", ["((", "A B", "A-", "(gọi là ", "sau đây gọi tắt là ", "HTX (hợp tác xã) ", "abc\n", "A "]
)
def test_time_is_linear(part: str) -> None:
    text = part * (120_000 // len(part))
    start = time.perf_counter()
    defined(text)
    assert time.perf_counter() - start < 1.0  # milliseconds when nothing else runs


def test_read_by_the_text_itself() -> None:
    text = (
        "Quản lý CHĐN. Lập các chợ hoa đầu ngày ở phường, nhiều chợ hoa đầu ngày mới; mở chợ hoa đầu ngày.\n"
        "Cải hoa đồng nội cũng bán."
    )
    assert learned(text) == {"CHĐN": ("chợ hoa đầu ngày",)}


@pytest.mark.parametrize(
    "text",
    [
        "TCT họp. tổ chức tín dụng, tổ chức tín dụng, tổ chức tín dụng, tổ chức tín dụng",  # a piece of a longer phrase
        "BCN họp. ban chủ nhiệm; ban chủ nhiệm; ban chủ nhiệm; bộ công nghiệp; bộ công nghiệp",  # two readings
        "BCN họp. ban chủ nhiệm",  # once only
        "khóa XIV. xây in vở; xây in vở; xây in vở",  # a Roman numeral
        "CHUNG. cây hoa út năm gốc; cây hoa út năm gốc",
    ],
)
def test_unsure_readings_are_not_taken(text: str) -> None:
    assert learned(text) == {}


@pytest.mark.parametrize(
    ("word", "expected"), [("tu", True), ("nghiệp", True), ("AI", True), ("ccn", False), ("online", False)]
)
def test_syllabic(word: str, expected: bool) -> None:
    assert syllabic(word) is expected
