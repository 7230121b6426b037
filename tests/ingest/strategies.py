"""Texts that look like official documents, whole and mangled."""

from __future__ import annotations

from hypothesis import strategies as st

PHRASES = (
    "Diện tích rừng trồng mới đạt 1.250 ha, bằng 104,5% kế hoạch",
    "Toàn huyện có 12/15 xã đạt chuẩn nông thôn mới",
    "Thu ngân sách ước đạt 35- 40 tỷ đồng/năm (tăng 8,2%)",
    "thực hiện Kế hoạch số 05-KH/HU ngày 02/3/2021 của Huyện ủy",
    "TP. Hà Giang, TX. Bắc Mê v.v. đã triển khai",
    "“Mỗi xã một sản phẩm. Mỗi làng một nghề”",
    "hoà giải, uỷ thác, thuý, khoẻ",
    "Trong đó:",
    "Các chỉ tiêu chủ yếu:",
    "KẾT QUẢ THỰC HIỆN",
    "NHIỆM KỲ 2015 - 2020",
    "BÁO CÁO TỔNG KẾT",
    "Tồn tại, hạn chế",
    "Nguyên nhân",
    "Phương hướng, nhiệm vụ",
    "Trên đây là báo cáo./.",
)
MARKS = (
    "", "", "", "- ", "+ ", "* ", "1. ", "2. ", "3. ", "1.1. ", "1.2 ", "a) ", "b. ", "I. ", "II. ", "IV- ", "A. ", "B. ",
    "Phần thứ nhất ", "Phần II. ", "Chương I ", "Mục 1. ", "Điều 1. ", "Điều 2: ", "# ", "## ", "[^1] ", "\ufffd ", ". ", " và ",
)  # fmt: skip
ENDS = ("", "", ".", ";", ":", "…", "[^1]", "[^1].", " \u00a0", "\u200b", "\ufffd", "\t")
BREAKS = ("\n", "\n", "\n\n", "\r\n", "\n\n\n\n", " ", "\n \n")

pieces = st.tuples(
    st.sampled_from(MARKS),
    st.lists(st.sampled_from(PHRASES), min_size=1, max_size=8).map(". ".join),
    st.sampled_from(ENDS),
    st.sampled_from(BREAKS),
).map("".join)

# Documents made of plausible pieces, some with characters that nobody expects.
documents = st.lists(st.one_of(pieces, pieces, pieces, st.text(max_size=12)), min_size=1, max_size=25).map(
    "".join
)
anything = st.one_of(st.text(max_size=200), documents)
