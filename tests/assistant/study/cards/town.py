"""A made-up report with what cards are made of: two terms, tasks, shortcomings, causes on two sides, lessons, doubt."""

from __future__ import annotations

from functools import cache

from ingest.pipeline import build_document
from ingest.types import Document, Page

NAME = "bao-cao-van-tai.txt"
TEXT = """BÁO CÁO CHÍNH TRỊ
của Đảng bộ Sở Vận tải tỉnh Sông Hậu trình Đại hội nhiệm kỳ 2025-2030

Phần thứ nhất
ĐÁNH GIÁ KẾT QUẢ NHIỆM KỲ 2020-2025

I. KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU CHỦ YẾU

1. Về hạ tầng bến bãi

- Tỷ lệ bến xe đạt chuẩn năm 2025 ước đạt 91,5%.

- Kim ngạch dịch vụ vận tải năm 2025 ước đạt 36,8 triệu USD.

- Trong nhiệm kỳ đã xây dựng 14 bến xe khách.

- Hằng năm có trên 100% đảng viên hoàn thành tốt nhiệm vụ.

- Trong 5 năm, giải quyết 46 đơn kiến nghị của doanh nghiệp (giải quyết 100% đơn kiến nghị).

II. TỒN TẠI, HẠN CHẾ

- Các chi bộ đã thực hiện nghiêm chế độ báo cáo định kỳ theo quy định của Đảng ủy và kế hoạch sinh hoạt chuyên đề hằng năm, tuy nhiên việc thực hiện chế độ báo cáo ở một số chi bộ còn chậm so với thời hạn đã giao.

- Chất lượng bảo trì bến thủy chưa đồng đều, nhiều bến xuống cấp.

- Việc ứng dụng vé điện tử còn hạn chế.

III. NGUYÊN NHÂN CỦA TỒN TẠI, HẠN CHẾ

1. Nguyên nhân khách quan

- Giá nhiên liệu biến động thất thường, chi phí vận tải tăng cao.

- Nguồn vốn bảo trì của Trung ương phân bổ chậm so với nhu cầu.

2. Nguyên nhân chủ quan

- Năng lực dự báo của một số phòng còn yếu.

- Công tác kiểm tra của một số cấp ủy chưa thường xuyên.

IV. BÀI HỌC KINH NGHIỆM

- Giữ vững đoàn kết trong cấp ủy, bám sát cơ sở để tháo gỡ khó khăn.

- Phát huy vai trò gương mẫu của người đứng đầu, nói đi đôi với làm.

Phần thứ hai
PHƯƠNG HƯỚNG, NHIỆM VỤ NHIỆM KỲ 2025-2030

I. CHỈ TIÊU CHỦ YẾU

- Tỷ lệ bến xe đạt chuẩn đến năm 2030 phấn đấu đạt 98%.

II. NHIỆM VỤ, GIẢI PHÁP

1. Đẩy mạnh đầu tư hạ tầng bến bãi

- Huy động các nguồn lực để xây dựng 20 bến xe khách; ưu tiên các huyện miền núi.

- Tăng cường quản lý quy hoạch bến bãi trên địa bàn tỉnh.

2. Chuyển đổi số trong quản lý vận tải

- Đẩy mạnh cấp giấy phép lái xe trực tuyến, kết nối dữ liệu hành trình của xe khách.
"""


@cache
def town(name: str = NAME, text: str = TEXT) -> Document:
    """The report."""
    return build_document([Page(None, text)], name=name)
