"""Two terms side by side over whole reports, from their text to the pairs."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from assistant.figures.ledger.entries import Entry, entries
from assistant.figures.terms.pairing import TwoTerms, two_terms
from ingest.pipeline import build_document, ingest
from ingest.types import Page

ROOT = Path(__file__).parents[3]
REPORT = ROOT.parent / "shared" / "reports" / "bao-cao-chinh-tri.txt"
DIGEST = ROOT / "reports" / "bao-cao-chinh-tri-tom-luoc.md"
FARMING = ROOT / "tests" / "evals" / "reports" / "nong-nghiep.txt"

HEALTH = """BÁO CÁO CHÍNH TRỊ
của Ban Chấp hành Đảng bộ Sở Y tế tỉnh Bình Sơn trình Đại hội nhiệm kỳ 2025-2030

PHẦN THỨ NHẤT
KẾT QUẢ THỰC HIỆN NGHỊ QUYẾT ĐẠI HỘI NHIỆM KỲ 2020-2025

I. KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU
1. Về chuyên môn
- Số giường bệnh trên một vạn dân đạt 32,5 giường.
- Tỷ lệ bao phủ bảo hiểm y tế đạt 94,6% dân số.
- Tỷ lệ trẻ em dưới 1 tuổi được tiêm chủng đầy đủ đạt 95,3%.
- Số bệnh viện tuyến tỉnh: 07 bệnh viện.
2. Về xây dựng Đảng
- Hằng năm, có 92% tổ chức cơ sở đảng được xếp loại hoàn thành tốt nhiệm vụ trở lên, trong đó 18% hoàn thành xuất sắc nhiệm vụ.
- Bình quân mỗi năm 88,5% đảng viên hoàn thành tốt nhiệm vụ trở lên.

PHẦN THỨ HAI
PHƯƠNG HƯỚNG, NHIỆM VỤ NHIỆM KỲ 2025-2030

I. MỤC TIÊU
Phấn đấu xây dựng hệ thống y tế hiện đại.
II. CÁC CHỈ TIÊU CHỦ YẾU ĐẾN NĂM 2030
1. Chỉ tiêu xây dựng Đảng
- Tỷ lệ tổ chức cơ sở đảng hoàn thành tốt nhiệm vụ trở lên hằng năm đạt trên 95%; trong đó, hoàn thành xuất sắc nhiệm vụ từ 18 đến 20%.
- Tỷ lệ đảng viên hoàn thành tốt nhiệm vụ trở lên đạt 90%.
2. Chỉ tiêu chuyên môn
- Số giường bệnh/vạn dân: 36 giường.
- Trên 97% dân số tham gia bảo hiểm y tế.
- Duy trì tỷ lệ tiêm chủng đầy đủ cho trẻ dưới 1 tuổi trên 95%.
- Tỷ lệ người cao tuổi được khám sức khỏe định kỳ đạt 90%.
"""
ENTERPRISE = """TỔNG CÔNG TY CẢNG NAM HÀ
BÁO CÁO KẾT QUẢ SẢN XUẤT KINH DOANH GIAI ĐOẠN 2021-2025 VÀ KẾ HOẠCH GIAI ĐOẠN 2026-2030

A. KẾT QUẢ GIAI ĐOẠN 2021-2025
1. Sản xuất kinh doanh
- Sản lượng hàng hóa thông qua cảng năm 2025 ước đạt 18,6 triệu tấn.
- Doanh thu năm 2025 ước đạt 4.350 tỷ đồng, tăng bình quân 9,1%/năm; lợi nhuận trước thuế 412 tỷ đồng.
- Tổng số lao động là 2.140 người.
2. Công tác Đảng
- Tỷ lệ chi bộ hoàn thành tốt nhiệm vụ đạt 100%.

B. MỤC TIÊU, KẾ HOẠCH GIAI ĐOẠN 2026-2030
1. Các chỉ tiêu chính
- Lợi nhuận trước thuế năm 2030 đạt 700 tỷ đồng.
- Doanh thu tăng trưởng bình quân 10%/năm, đến năm 2030 đạt 7.000 tỷ đồng.
- Sản lượng hàng qua cảng đến năm 2030 đạt 27 triệu tấn.
- Tỷ lệ lao động qua đào tạo đạt 95%.
2. Công tác Đảng
- Phấn đấu 20% chi bộ hoàn thành xuất sắc nhiệm vụ.
"""


def written(text: str) -> tuple[Entry, ...]:
    return entries(build_document([Page(None, text)], name="a.txt"))


def read(path: Path) -> TwoTerms:
    if not path.exists():
        pytest.skip(f"{path.name} is not here")
    two = two_terms(_entries(path))
    assert two is not None
    return two


@cache
def _entries(path: Path) -> tuple[Entry, ...]:
    return entries(ingest(path))


def pairs(two: TwoTerms | None) -> set[tuple[str, str]]:
    assert two is not None
    return {(pair.past.observation.value, pair.next.observation.value) for pair in two.pairs}


def test_a_health_department() -> None:
    two = two_terms(written(HEALTH))
    assert pairs(two) == {
        ("32,5", "36"), ("94,6", "97"), ("95,3", "95"), ("92", "95"), ("18", "18 đến 20"), ("88,5", "90"),
    }  # fmt: skip
    assert two is not None
    assert "07" in {entry.observation.value for entry in two.only_past}
    assert "90" in {entry.observation.value for entry in two.only_next}


def test_an_enterprise() -> None:
    two = two_terms(written(ENTERPRISE))
    assert pairs(two) == {("412", "700"), ("9,1", "10"), ("4.350", "7.000"), ("18,6", "27")}
    assert two is not None
    gaps = {pair.next.observation.value: pair.gap for pair in two.pairs}
    assert gaps["7.000"] == "tăng 2.650 tỷ đồng (60,9 %)"
    assert gaps["10"] == "tăng 0,9 điểm phần trăm/năm"
    assert {entry.observation.value for entry in two.only_next} == {"95", "20"}


# Judged by hand: every pair that a careful reader makes, (result, target).
PARTY = {
    ("10,29", "13,85"), ("10,66", "14,69"), ("53", "59,5"), ("36,8", "56,091"), ("96", "100"), ("100", "100"), ("20", "20"),
    ("20", "15-20"), ("05", "100"), ("10", "5 đến 10"), ("7.581", "6.000"),
}  # fmt: skip
FARM = {
    ("4,3", "4,5-4,8"), ("138", "170"), ("486", "720"), ("291", "430"), ("54,6", "54,5-55"), ("31.800", "50.000"), ("140", "500"),
    ("78,2", "90"), ("34", "50"), ("214", "320"), ("02", "06"), ("71,5", "85"), ("83,4", "92"), ("97,1", "99"), ("46", "20"),
    ("46", "50 đến 60"), ("91,5", "93"), ("97,9", "99"), ("92,6", "95"), ("850", "5.000"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("path", "judged"),
    [(REPORT, PARTY), (DIGEST, PARTY), (FARMING, FARM)],
    ids=["report", "digest", "farming"],
)
def test_pairs_judged_by_hand(path: Path, judged: set[tuple[str, str]]) -> None:
    found = pairs(read(path))
    assert found - judged == set()
    assert len(found & judged) >= 0.9 * len(judged)


@pytest.mark.parametrize("path", [REPORT, DIGEST], ids=["report", "digest"])
def test_what_is_said_of_the_pairs(path: Path) -> None:
    two = read(path)
    assert (two.past_term, two.next_term) == ("2020-2025", "2025-2030")
    said = {(pair.past.observation.value, pair.next.observation.value): pair for pair in two.pairs}
    assert said["10,29", "13,85"].gap == "tăng 3,56 điểm phần trăm"
    assert said["36,8", "56,091"].gap is None
    assert "khác đơn vị" in said["36,8", "56,091"].note
    assert said["10", "5 đến 10"].gap == "không đổi hoặc giảm đến 5 đảng viên"
    assert "08 đảng viên" in said["10", "5 đến 10"].note
    assert said["7.581", "6.000"].gap == "giảm khoảng 1.581 tỷ đồng (khoảng 20,9 %)"
