"""A small made-up report that disagrees with itself: two values of one figure, parts that do not make up their whole."""

TEXT = """BÁO CÁO CÔNG TÁC ĐOÀN

I. KẾT QUẢ NHIỆM KỲ 2020-2025

1. Về phát triển đoàn viên

Nhiệm kỳ 2020-2025 đã kết nạp được 10 đoàn viên mới. Công tác bồi dưỡng đối tượng kết nạp được chú trọng.

2. Về kiểm tra

Tổng số cuộc kiểm tra: 120 cuộc.

Số cuộc có vi phạm: 52 cuộc.

Số cuộc không có vi phạm: 65 cuộc.

3. Về phong trào

Phong trào tình nguyện lan rộng, trồng được 900 cây xanh. Công tác đoàn được quan tâm, nhiệm kỳ 2020-2025 đã kết nạp 08 đoàn viên mới.
"""
