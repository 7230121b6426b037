"""Where sentences end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.sentences import sentences
from tests.ingest.strategies import anything

# "|" marks where a sentence ends.
CASES = [
    "Xã có 12 thôn.| Dân số 8.180 người, tăng 10,29%.| Đạt chuẩn năm 2023!| Có đủ không?| Đủ…| Hết",
    "Thu ngân sách 19.176.865.000 đồng, bằng 104.5 so với năm trước.| Chi 3 tỷ.",
    "Lễ hội tổ chức tại TP. Hồ Chí Minh và TX. Sông Cầu.| Khách rất đông.",
    "PGS.TS. Lê Văn B và ThS. Trần C dự họp.| Họ phát biểu.",
    "Ngô, khoai, sắn v.v. được trồng nhiều.| Cam, bưởi v.v.| Chăn nuôi ổn định.",
    "Đ/c. Nguyễn Văn A chủ trì.| Chi bộ có 12 đ/c.| Trong đó 5 nữ.",
    "Căn cứ Quyết định số 12/2021/QĐ-UBND ngày 5.3.2021 của tỉnh.| Văn bản có hiệu lực.",
    "Sàn giaodich.gov.vn có 20 gian hàng.| Trang www.vidu.vn cũng vậy",
    "Tăng trưởng cao hơn trước.Công nghiệp dẫn đầu…Dịch vụ theo sau.",
    "Sản phẩm gồm nón lá, đồ mộc...và nhiều thứ khác.| Gia súc… đã tiêm phòng.",
    "Phong trào “Mỗi xã một sản phẩm. Mỗi làng một nghề” lan rộng.| Kết quả tốt.",
    "Ông nói: “Phải làm ngay.”| Mọi người đồng ý.| (Xem phụ lục.)| Hết.",
    "Có 3 nhóm (nhóm A. Nhóm B. Nhóm C) tham gia.| Đủ cả.",
    "Mở ngoặc không đóng (xem mục 2.| Câu sau vẫn tách.",
    "1. Công tác thu được quan tâm.| Đạt 90%.",
    "1.2. Công tác chi.| Đúng dự toán.",
    "IV. Nhận xét.| Khá.",
    "a. Ưu điểm.| Nhiều.",
    "Điều 5. Hiệu lực.| Từ ngày ký.",
    "Kết quả năm 2025. | 02 tập thể được khen.",
    "Dòng một|\nDòng hai;|\n- Dòng ba.|\n\nDòng bốn",
    "Nhóm máy A.I. tăng. | Tốt.",
]  # fmt: skip


def marked(text: str, **options: bool) -> list[str]:
    return [text[start:end] for start, end in sentences(text, **options)]


@pytest.mark.parametrize("case", CASES)
def test_boundaries(case: str) -> None:
    expected = [part.strip() for part in case.split("|")]
    text = case.replace("|", "")
    if "trước.Công" in text:  # a forgotten space
        expected = ["Tăng trưởng cao hơn trước.", "Công nghiệp dẫn đầu…", "Dịch vụ theo sau."]
    assert marked(text) == expected


def test_semicolons_only_on_request() -> None:
    text = "Gồm: cam 20 ha; bưởi 5 ha (loại 1; loại 2); “ổi; mận”. Hết."
    assert marked(text) == ["Gồm: cam 20 ha; bưởi 5 ha (loại 1; loại 2); “ổi; mận”.", "Hết."]
    assert marked(text, semicolons=True) == [
        "Gồm: cam 20 ha;",
        "bưởi 5 ha (loại 1; loại 2);",
        "“ổi; mận”.",
        "Hết.",
    ]


def test_a_range_is_cut_at_its_ends() -> None:
    text = "Một hai. Ba bốn. Năm sáu."
    assert sentences(text, 4, 12) == [(4, 8), (9, 11)]
    assert sentences(text, 5, 5) == []


def test_cuts_leave_out_what_is_only_punctuation() -> None:
    text = "Đổi mới công nghệ. Thu hút đầu tư, mở rộng."
    cut = text.index(".")
    assert [text[a:b] for a, b in sentences(text, cuts=[cut])] == [
        "Đổi mới công nghệ",
        "Thu hút đầu tư, mở rộng.",
    ]
    assert sentences(text, cuts=[text.index(",")]) == sentences(text)


@given(text=anything, semicolons=st.booleans(), data=st.data())
def test_every_character_is_in_exactly_one_sentence(text: str, semicolons: bool, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    spans = sentences(text, start, end, semicolons=semicolons)
    at = start
    for span in spans:
        assert at <= span.start < span.end <= end
        assert text[at : span.start].strip() == ""
        assert text[span.start : span.end].strip() == text[span.start : span.end]
        at = span.end
    assert text[at:end].strip() == ""


@given(text=anything, cuts=st.lists(st.integers(0, 200), max_size=6))
def test_cuts_change_nothing_but_trailing_punctuation(text: str, cuts: list[int]) -> None:
    whole, shortened = sentences(text), sentences(text, cuts=cuts)
    assert [span.start for span in whole] == [span.start for span in shortened]
    for before, after in zip(whole, shortened, strict=True):
        rest = text[after.end : before.end]
        assert not any(char.isalnum() for char in rest)
        assert not rest or any(after.end <= cut < before.end for cut in cuts)
