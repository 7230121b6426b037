"""A small invented report and what checking a text against it gives."""

from __future__ import annotations

from functools import cache

from assistant.checking import Checked, check
from ingest.pipeline import build_document
from ingest.types import Document, Page

REPORT = """ĐẢNG BỘ SỞ DU LỊCH TỈNH TÂN SƠN
BÁO CÁO CHÍNH TRỊ
trình Đại hội Đảng bộ nhiệm kỳ 2025-2030

PHẦN THỨ NHẤT
KẾT QUẢ THỰC HIỆN NHIỆM VỤ NHIỆM KỲ 2020-2025

I. Kết quả thực hiện các chỉ tiêu

1. Phát triển du lịch
- Năm 2024, tổng lượt khách du lịch đạt 3.482.000 lượt, trong đó khách quốc tế 412.500 lượt.
- Doanh thu du lịch năm 2024 ước đạt 5.270 tỷ đồng, công suất sử dụng phòng bình quân đạt 61,4%.
- Toàn tỉnh có 286 cơ sở lưu trú, tạo việc làm cho trên 18.600 lao động.
- Thu hút 24 dự án đầu tư du lịch với tổng vốn đăng ký 7.500 tỷ đồng.
- Chỉ số năng lực phát triển du lịch năm 2024 đứng thứ 14/63 tỉnh, thành phố.
- Thu phí tham quan nộp ngân sách nhà nước 48.615.230.000 đồng.
- Diện tích rừng cảnh quan được bảo vệ là 2.350 ha.

2. Xây dựng Đảng
- Hiện nay, tổng số đảng viên của Đảng bộ là 214 đồng chí, trong đó nữ 97 đồng chí.
- Trong nhiệm kỳ đã kết nạp được 12 đảng viên.
- Đặc biệt quan tâm phát triển đảng viên, nhiệm kỳ 2020-2025 đã kết nạp 09 đảng viên.
- Ủy ban kiểm tra Đảng ủy đã thực hiện 6/6 cuộc kiểm tra.
- Tỷ lệ đảng viên tham gia học tập nghị quyết đạt 97%.

PHẦN THỨ HAI
PHƯƠNG HƯỚNG, NHIỆM VỤ NHIỆM KỲ 2025-2030

I. Mục tiêu, chỉ tiêu

- Phấn đấu đến năm 2030, doanh thu du lịch đạt 9.800 tỷ đồng.
- Công suất sử dụng phòng bình quân phấn đấu đạt 68%.
- Phấn đấu kết nạp từ 15 đến 20 đảng viên.
"""


@cache
def report() -> Document:
    """The report as a document."""
    return build_document([Page(None, REPORT)], name="du-lich.txt")


def checked(text: str) -> tuple[Checked, ...]:
    """What checking a text gives."""
    return check(text, [report()])


def only(text: str) -> Checked:
    """What checking a text with one figure gives."""
    (found,) = checked(text)
    return found
