"""Two small reports with figures of two terms, for tests of the part «Số liệu»."""

from __future__ import annotations

from pathlib import Path

from ingest.pipeline import ingest
from ingest.types import Document

REPORT = """BÁO CÁO TỔNG KẾT NHIỆM KỲ 2020-2025

Phần thứ nhất
KẾT QUẢ NHIỆM KỲ 2020-2025

I. VỀ SẢN XUẤT

- Sản lượng chè búp tươi năm 2025 ước đạt 1.250 tấn.

- Tỷ lệ hộ nghèo năm 2025 còn 3,5%.

- Tổng số đơn đã nhận: 30 đơn, trong đó:

+ Số đơn đã giải quyết: 18 đơn.

+ Số đơn đang giải quyết: 11 đơn.

II. VỀ TỔ CHỨC

- Có 42 thành viên, gồm 30 nam và 12 nữ; <img src=x onerror=alert(1)> =HYPERLINK("x").

Phần thứ hai
MỤC TIÊU NHIỆM KỲ 2025-2030

I. CHỈ TIÊU

- Sản lượng chè búp tươi đến năm 2030 phấn đấu đạt 1.800 tấn.

- Tỷ lệ hộ nghèo đến năm 2030 phấn đấu còn 1,5%.
"""
ANNEX = "PHỤ LỤC VẬT TƯ\n\nKho có 7 máy cày và 12 máy gặt; diện tích nhà kho là 900 m2.\n"
NAME, ANNEX_NAME = "tong-ket <b>xã</b>.txt", "phu-luc.txt"


def build(folder: Path, name: str = NAME, text: str = REPORT) -> Document:
    """A report as it is read from a file."""
    path = folder / "bao-cao.txt"
    path.write_text(text, encoding="utf-8")
    return ingest(path, name=name)
