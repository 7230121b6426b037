"""A small made-up report of another department: two terms of office, every nature of section, figures of every kind."""

TEXT = """BÁO CÁO CHÍNH TRỊ
của Đảng bộ Sở Giáo dục và Đào tạo trình Đại hội nhiệm kỳ 2025-2030

Phần thứ nhất
ĐÁNH GIÁ KẾT QUẢ NHIỆM KỲ 2020-2025

I. KẾT QUẢ ĐẠT ĐƯỢC

1. Về trường lớp

Mạng lưới trường lớp được sắp xếp gọn hơn. Toàn ngành hiện có 412 trường học. Tỷ lệ trường học đạt chuẩn quốc gia là 71,5%. Tổng vốn xây dựng trường học là 640 tỷ đồng.

Năm 2022 đã xây mới 18 phòng học. Năm 2023 đã xây mới 24 phòng học.

2. Về đội ngũ giáo viên

Tuyển dụng mới 350 giáo viên theo Kế hoạch số 93-KH/SGD ngày 05/12/2022. Giáo viên tiếng Anh đạt chuẩn chiếm 88%, giáo viên tin học đạt chuẩn chiếm 80%.

Nhiệm kỳ 2025-2030 dự kiến tuyển dụng thêm 400 giáo viên.

3. Về thi đua

Ngành đứng thứ 5/20 sở về cải cách hành chính. Phong trào thi đua lan rộng đến từng trường.

II. HẠN CHẾ

- Đội ngũ giáo viên mầm non còn thiếu.

- Phòng học bộ môn ở vùng cao còn tạm bợ.

III. NGUYÊN NHÂN

- Nguồn tuyển giáo viên mầm non khan hiếm.

Phần thứ hai
PHƯƠNG HƯỚNG, NHIỆM VỤ NHIỆM KỲ 2025-2030

I. CHỈ TIÊU

- Phấn đấu tỷ lệ trường học đạt chuẩn quốc gia đạt 80%.

- Xây mới 100 phòng học.

II. NHIỆM VỤ, GIẢI PHÁP

- Tuyển dụng đủ giáo viên mầm non cho vùng cao.
"""
