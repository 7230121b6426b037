"""Disagreements of a report with itself, and what must not be taken for one."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.figures.audit.disagreements import Claim, broken_sums, different_values

REPORT = Path(__file__).resolve().parents[4] / "shared" / "reports" / "bao-cao-chinh-tri.txt"


def claims(*texts: str, term: str = "2020-2025") -> list[Claim]:
    return [Claim(key, text, term) for key, text in enumerate(texts)]


DIFFERENT = [
    (
        ["Nhiệm kỳ 2020- 2025: Kết nạp được 10 đoàn viên; đạt chỉ tiêu.", "Công tác đoàn được quan tâm, nhiệm kỳ 2020 - 2025 đã kết nạp 08 đoàn viên, đúng quy trình."],
        "Báo cáo nêu hai số liệu khác nhau về kết nạp đoàn viên: 10 đoàn viên và 8 đoàn viên.",
    ),
    (
        ["Thu ngân sách nhà nước năm 2024 đạt 12.500 tỷ đồng.", "Năm 2024, thu ngân sách nhà nước đạt 12.350 tỷ đồng."],
        "Báo cáo nêu hai số liệu khác nhau về thu ngân sách nhà nước: 12.500 tỷ đồng và 12.350 tỷ đồng.",
    ),
    (
        ["Hằng năm có 20% chi bộ hoàn thành xuất sắc nhiệm vụ.", "Hằng năm có 18% chi bộ hoàn thành xuất sắc nhiệm vụ."],
        "Báo cáo nêu hai số liệu khác nhau về tỷ lệ chi bộ hoàn thành xuất sắc nhiệm vụ: 20% và 18%.",
    ),
    (
        ["Diện tích lúa 35.400 ha.", "Diện tích lúa 35.200 ha, diện tích ngô 12.000 ha."],
        "Báo cáo nêu hai số liệu khác nhau về diện tích lúa: 35.400 ha và 35.200 ha.",
    ),
    (
        ["Toàn Đảng bộ phát triển được 125 đảng viên mới.", "Trong nhiệm kỳ đã phát triển 132 đảng viên mới."],
        "Báo cáo nêu hai số liệu khác nhau về phát triển đảng viên mới: 125 đảng viên và 132 đảng viên.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("texts", "message"), DIFFERENT)
def test_one_indicator_with_two_values(texts: list[str], message: str) -> None:
    (found,) = different_values(claims(*texts))
    assert (found.message, found.keys) == (message, (0, 1))


SAME = [
    ("another year", ["Thu ngân sách năm 2024 đạt 12.500 tỷ đồng.", "Năm 2023, thu ngân sách đạt 11.350 tỷ đồng."]),
    ("another quarter", ["Quý I kết nạp 3 đoàn viên mới.", "Quý II kết nạp 5 đoàn viên mới."]),
    ("a part of the year", ["6 tháng đầu năm trồng mới 30 ha rừng.", "Cả năm trồng mới 50 ha rừng."]),
    ("open value", ["Thu ngân sách năm 2024 đạt 12.500 tỷ đồng.", "Năm 2024, thu ngân sách đạt trên 12.000 tỷ đồng."]),
    ("about", ["Diện tích lúa 35.400 ha.", "Diện tích lúa khoảng 35 nghìn ha."]),
    ("rounded", ["Thu ngân sách đạt 12.480 tỷ đồng.", "Thu ngân sách đạt 12,5 nghìn tỷ đồng."]),
    ("estimate", ["Tăng trưởng GRDP ước đạt 8,5%.", "Tăng trưởng GRDP đạt 8,03%."]),
    ("target", ["Có 20% chi bộ hoàn thành xuất sắc nhiệm vụ.", "Phấn đấu 25% chi bộ hoàn thành xuất sắc nhiệm vụ."]),
    ("target by name", ["Tỷ lệ che phủ rừng đạt 42,5%.", "Chỉ tiêu tỷ lệ che phủ rừng đạt 43%."]),
    ("another scope", ["Có 20% chi bộ hoàn thành xuất sắc nhiệm vụ.", "Có 25% đảng viên hoàn thành xuất sắc nhiệm vụ."]),
    ("another body", ["Chi bộ Văn phòng kết nạp 3 đảng viên.", "Chi bộ Thanh tra kết nạp 2 đảng viên."]),
    ("another place", ["Tại vùng cao, xây 12 km đường thôn xóm.", "Tại vùng thấp, xây 15 km đường thôn xóm."]),
    ("another field", ["Về y tế, hoàn thành 12 dự án đầu tư.", "Về giáo dục, hoàn thành 15 dự án đầu tư."]),
    ("another list", ["Trình độ đại học 92 đ/c, trung cấp 6 đ/c.", "Đào tạo chính trị cao cấp: 02, trung cấp: 03 đồng chí."]),
    ("same value", ["Nhiệm kỳ qua kết nạp 08 đoàn viên mới.", "Kết nạp được 8 đoàn viên mới."]),
]  # fmt: skip


@pytest.mark.parametrize("texts", [texts for _, texts in SAME], ids=[name for name, _ in SAME])
def test_no_false_alarm_about_values(texts: list[str]) -> None:
    assert different_values(claims(*texts)) == []


def test_terms_of_office_are_kept_apart() -> None:
    texts = ("Kết nạp được 10 đoàn viên mới.", "Kết nạp được 15 đoàn viên mới.")
    assert different_values([Claim(0, texts[0], "2015-2020"), Claim(1, texts[1], "2020-2025")]) == []


BROKEN = [
    (
        ["Tổng số vụ kiểm tra: 1.180 vụ.", "Số vụ vi phạm: 452 vụ.", "Số vụ không vi phạm: 718 vụ.", "Tổng số tiền nộp: 9 tỷ đồng."],
        "Tổng số 1.180 vụ nhiều hơn tổng các thành phần 1.170 vụ (452 + 718), chênh lệch 10 vụ.",
        (0, 1, 2),
    ),
    (
        ["Tổng số đoàn viên là 148 đồng chí, trong đó nữ 46 đ/c (31%), nam 103 đ/c (69%)."],
        "Tổng số 148 đồng chí ít hơn tổng các thành phần 149 đồng chí (46 + 103), chênh lệch 1 đồng chí.",
        (0,),
    ),
    (
        ["Thu hút 172 dự án, trong đó có 102 dự án trong nước, tổng vốn 4.000 tỷ đồng, 68 dự án nước ngoài."],
        "Tổng số 172 dự án nhiều hơn tổng các thành phần 170 dự án (102 + 68), chênh lệch 2 dự án.",
        (0,),
    ),
    (
        ["Tổng số cuộc thanh tra: 120 cuộc.", "Trong đó:", "+ Thanh tra thường xuyên: 80 cuộc.", "+ Thanh tra đột xuất: 35 cuộc."],
        "Tổng số 120 cuộc nhiều hơn tổng các thành phần 115 cuộc (80 + 35), chênh lệch 5 cuộc.",
        (0, 2, 3),
    ),
    (
        ["Chi ngân sách 12,5 tỷ đồng, trong đó chi thường xuyên 8,25 tỷ đồng, chi đột xuất 4,1 tỷ đồng."],
        "Tổng số 12,50 tỷ đồng nhiều hơn tổng các thành phần 12,35 tỷ đồng (8,25 + 4,10), chênh lệch 0,15 tỷ đồng.",
        (0,),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("texts", "message", "keys"), BROKEN)
def test_parts_that_do_not_make_up_their_whole(texts: list[str], message: str, keys: tuple[int, ...]) -> None:
    (found,) = broken_sums(claims(*texts))
    assert (found.message, found.keys) == (message, keys)


SOUND = [
    ["Tổng số là 149 đồng chí, trong đó nữ 46 đ/c (31%), nam 103 đ/c (69%), chính thức 147 đ/c và dự bị 02 đ/c."],
    ["Tổng vốn trên 7.900 tỷ đồng (trong đó trong nước 7.500 tỷ đồng, nước ngoài trên 400 tỷ đồng)."],
    ["Có 15 dự án, trong đó 3 dự án công nghiệp, 5 dự án dịch vụ."],
    ["Có 100 cán bộ, trong đó 80 người có trình độ đại học, 60 người là đảng viên."],
    ["Tổng số tiền thu nộp: 19.000 đồng.", "Trị giá hàng tịch thu: 3.000 đồng.", "Trị giá hàng tiêu hủy: 2.000 đồng."],
    ["Giải quyết 480 hồ sơ, trong đó trước hạn 300 hồ sơ, đúng hạn 100 hồ sơ, quá hạn 80 hồ sơ."],
    ["Tổng số cuộc thanh tra: 120 cuộc.\nTrong đó:\n+ Thanh tra thường xuyên: 80 cuộc.\n+ Thanh tra đột xuất: 40 cuộc."],
]  # fmt: skip


@pytest.mark.parametrize("texts", SOUND)
def test_no_false_alarm_about_sums(texts: list[str]) -> None:
    assert broken_sums(claims(*texts)) == []


@pytest.mark.skipif(not REPORT.exists(), reason="needs the real report in ../shared/reports")
def test_the_real_report_disagrees_with_itself_twice() -> None:
    from assistant.corpus import Corpus
    from ingest.pipeline import ingest

    document = ingest(REPORT)
    corpus = Corpus({document.name: document}, ())
    units = [unit for passage in document.passages for unit in corpus.units(passage)]
    told = [Claim(key, unit.text, unit.passage.term) for key, unit in enumerate(units)]
    assert ["10 đảng viên và 8 đảng viên" in found.message for found in different_values(told)] == [True]
    assert ["chênh lệch 10 vụ" in found.message for found in broken_sums(told)] == [True]
