"""What a report disagrees with itself in: small texts, one form of writing each."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.figures.audit.findings import Finding, FindingKind, findings
from assistant.presenting.findings import finding_json
from ingest.pipeline import ingest


def found(folder: Path, text: str) -> tuple[Finding, ...]:
    file = folder / "bao-cao.txt"
    file.write_text(f"BÁO CÁO KẾT QUẢ NĂM 2024\n\nI. KẾT QUẢ\n{text}\n", encoding="utf-8")
    return findings(ingest(file))


def told(given: tuple[Finding, ...], *, agrees: bool) -> list[tuple[str, list[str]]]:
    return [
        (finding.kind.value, [entry.observation.quantity.value for entry in finding.entries])
        for finding in given
        if finding.agrees is agrees
    ]


WRONG = [
    ("sex", "Tổng số đoàn viên là 148 đồng chí, trong đó nữ 46 đồng chí, nam 103 đồng chí.", "sum", "148 46 103"),
    ("negation", "- Tổng số vụ kiểm tra: 118 vụ.\n+ Số vụ vi phạm: 45 vụ.\n+ Số vụ không vi phạm: 70 vụ.", "sum", "118 45 70"),
    ("list", "Kinh phí 312 tỷ đồng, gồm vốn tự có 112 tỷ đồng và vốn vay 205 tỷ đồng.", "sum", "312 112 205"),
    ("kinds", "Sở có 12 đơn vị, gồm 07 phòng, 03 chi cục và 01 trung tâm.", "sum", "12 07 03 01"),
    ("two nouns", "Khen thưởng 42 tập thể, cá nhân, trong đó 15 tập thể, 28 cá nhân.", "sum", "42 15 28"),
    ("total", "Tổng số hợp tác xã: 30 hợp tác xã, trong đó: 18 hợp tác xã trồng chè và 11 hợp tác xã chăn nuôi.", "sum", "30 18 11"),
    ("rest", "Tiếp nhận 150 đơn, đã giải quyết 120 đơn, còn lại 20 đơn.", "sum", "150 120 20"),
    ("next sentence", "Tổng số học sinh là 900 người. Trong đó nam 460 người, nữ 450 người.", "sum", "900 460 450"),
    ("forest", "Trồng mới 12.460 ha rừng, trong đó rừng sản xuất 10.915 ha, rừng phòng hộ 1.205 ha, rừng đặc dụng 240 ha.", "sum", "12.460 10.915 1.205 240"),
    ("structure", "Cơ cấu kinh tế: nông nghiệp 15,4%; công nghiệp - xây dựng 59,2%; dịch vụ 27,6%.", "sum", "15,4 59,2 27,6"),
    ("shares by name", "Về giới tính, nam chiếm 54%, nữ chiếm 43%.", "sum", "54 43"),
    ("share", "Tổng số đảng viên là 149 đồng chí, trong đó nữ 46 đồng chí (35%).", "share", "149 46 35"),
    ("ratio", "Có 162/171 xã đạt chuẩn, bằng 97,4%.", "share", "162/171 97,4"),
    ("plan", "Giải ngân 145,6 tỷ đồng, đạt 95% kế hoạch (160 tỷ đồng).", "share", "145,6 95 160"),
    ("over all", "Phấn đấu trên 100% chi bộ hoàn thành tốt nhiệm vụ.", "improbable", "100"),
    ("share over 100", "Tỷ lệ hộ dân sử dụng nước sạch đạt 195,2%.", "improbable", "195,2"),
    ("unit", "Kim ngạch xuất khẩu đạt 158 triệu USD.\nKim ngạch xuất khẩu trên địa bàn phấn đấu đạt 172%.", "improbable", "172 158"),
    ("money for a share", "Tỷ lệ hộ nghèo còn 3,5 tỷ đồng.", "improbable", "3,5"),
    ("more than all", "Có 14/12 xã đạt chuẩn nông thôn mới.", "improbable", "14/12"),
    ("twice", "Thu ngân sách nhà nước trên địa bàn đạt 12.500 tỷ đồng.\nII. ĐÁNH GIÁ CHUNG\nThu ngân sách nhà nước trên địa bàn đạt 12.350 tỷ đồng.", "different", "12.500 12.350"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kind", "values"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG]
)
def test_what_disagrees(tmp_path: Path, text: str, kind: str, values: str) -> None:
    assert told(found(tmp_path, text), agrees=False) == [(kind, values.split())]


RIGHT = [
    ("two divisions", "Tổng số đảng viên là 149 đồng chí, trong đó nữ là 46 Đ/c, nam 103 Đ/c đảng viên chính thức 147 Đ/c và dự bị là 02 Đ/c.", ["149 46 103", "149 147 02"]),
    ("loose whole", "Tổng vốn trên 7.900 tỷ đồng (trong đó vốn doanh nghiệp 7.500 tỷ đồng, vốn ngân sách trên 400 tỷ đồng).", ["7.900 7.500 400"]),
    ("other figures between", "Đã thu hút 170 dự án, trong đó có 102 dự án DDI, tổng vốn trên 14.000 tỷ đồng, 68 dự án FDI.", ["170 102 68"]),
    ("colon", "Tư vấn 14.320 lượt người: trực tiếp 5.840 lượt, qua mạng xã hội 8.480 lượt.", ["14.320 5.840 8.480"]),
    ("out of", "Trong 21 chỉ tiêu được giao, có 18 chỉ tiêu đạt; 03 chỉ tiêu không đạt.", ["21 18 03"]),
    ("bullets", "Tổng số giáo viên: 158 người, trong đó:\n- Cấp tiểu học: 90 người.\n- Cấp trung học: 68 người.", ["158 90 68"]),
    ("inside parentheses", "Có 268 cơ sở đoàn (gồm 151 đoàn cơ sở và 117 chi đoàn cơ sở) với 61.240 đoàn viên.", ["268 151 117"]),
    ("further", "Nhận 620 hồ sơ; đã giải quyết 602 hồ sơ, trong đó trước hạn 500 hồ sơ, đúng hạn 102 hồ sơ; đang giải quyết 18 hồ sơ.", ["620 602 18", "620 500 102 18", "602 500 102"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "sums"), [row[1:] for row in RIGHT], ids=[row[0] for row in RIGHT])
def test_sums_that_are_right_are_told(tmp_path: Path, text: str, sums: list[str]) -> None:
    given = found(tmp_path, text)
    assert told(given, agrees=False) == []
    assert [values for kind, values in told(given, agrees=True) if kind == "sum"] == [
        one.split() for one in sums
    ]


CALM = [
    ("examples", "Có 15 dự án, trong đó 3 dự án công nghiệp, 5 dự án dịch vụ."),
    ("overlapping", "Có 100 cán bộ, trong đó 80 người có trình độ đại học, 60 người là đảng viên."),
    ("unnumbered item", "Sở có 12 đơn vị, gồm Văn phòng, 07 phòng, 03 chi cục và Thanh tra."),
    ("others unnumbered", "Toàn ngành có 4.120 người, gồm bác sĩ 968 người, dược sĩ 145 người, còn lại là chức danh khác."),
    ("a rate beside", "Có 3.450 giường, gồm tuyến tỉnh 1.820 giường, tuyến huyện 1.630 giường, đạt 32,5 giường/vạn dân."),
    ("ladder", "Đánh giá 600 học sinh, trong đó hoàn thành tốt 400 học sinh, hoàn thành 190 học sinh, chưa hoàn thành 10 học sinh."),
    ("beyond a plan", "Kết nạp 46 đảng viên mới, đạt 115% chỉ tiêu."),
    ("beyond capacity", "Công suất sử dụng giường bệnh đạt 108,5%."),
    ("growth", "Tốc độ tăng trưởng:\n- Giá trị sản xuất công nghiệp đạt 10,5%."),
    ("growth of a count", "Có 9.845 việc, tăng 412 việc (4,4%) so với cùng kỳ."),
    ("beside each other", "Về giới tính: nam 84 người (53,8%), nữ 72 người (46,2%)."),
    ("taxes left out", "Cơ cấu kinh tế: nông nghiệp 15%, công nghiệp 50%, dịch vụ 30%."),
    ("some of a total", "Tổng số hợp tác xã: 30 hợp tác xã, trong đó: 12 hợp tác xã trồng chè và 6 hợp tác xã chăn nuôi."),
    ("rounded shares", "Về trình độ, nam 33,3%, nữ 66,6%."),
    ("another disease", "- Sốt xuất huyết: ghi nhận 1.236 ca mắc.\n- Tay chân miệng: ghi nhận 842 ca mắc."),
    ("another body", "1. Huyện Đông Hà\nThi hành xong 842 việc.\n2. Huyện Tây Hà\nThi hành xong 765 việc."),
    ("another season", "1. Vụ xuân\nDiện tích gieo trồng đạt 842 ha.\n2. Vụ mùa\nDiện tích gieo trồng đạt 765 ha."),
    ("a scale", "1. Công ty loại A\nTỷ lệ hưởng lãi đạt 8%.\n2. Kinh doanh loại B\nTỷ lệ hưởng lãi đạt 16%.\n3. Đơn vị loại C\nTỷ lệ hưởng lãi đạt 24%."),
    ("a plan", "Doanh thu hợp nhất đạt 4.865 tỷ đồng, tăng 11% so với năm 2023.\nII. KẾ HOẠCH NĂM 2025\nDoanh thu hợp nhất đạt 5.350 tỷ đồng."),
]  # fmt: skip


@pytest.mark.parametrize("text", [text for _, text in CALM], ids=[name for name, _ in CALM])
def test_no_false_alarm(tmp_path: Path, text: str) -> None:
    assert [finding.message for finding in found(tmp_path, text) if not finding.agrees] == []


SHARES = [
    ("of a whole", "Tổng số đảng viên là 149 đồng chí, trong đó nữ 46 đồng chí (31%).", "149 46 31"),
    ("of a ratio", "Có 97/124 xã đạt chuẩn nông thôn mới (NTM), bằng 78,2%.", "97/124 78,2"),
    ("of a plan", "Lợi nhuận đạt 214,6 tỷ đồng, bằng 119,2% kế hoạch (180 tỷ đồng).", "214,6 119,2 180"),
    ("of a part", "Nhận 118 đơn; đã giải quyết 112 đơn, đạt 94,9%.", "118 112 94,9"),
]


@pytest.mark.parametrize(("text", "values"), [row[1:] for row in SHARES], ids=[row[0] for row in SHARES])
def test_shares_that_follow_are_told(tmp_path: Path, text: str, values: str) -> None:
    given = found(tmp_path, text)
    assert told(given, agrees=False) == []
    assert ("share", values.split()) in told(given, agrees=True)


def test_the_sentence_names_the_indicator_both_values_and_the_difference(tmp_path: Path) -> None:
    (finding,) = found(
        tmp_path, "Tổng số đoàn viên là 148 đồng chí, trong đó nữ 46 đồng chí, nam 103 đồng chí."
    )
    assert finding.message == (
        "Tổng số đoàn viên: báo cáo nêu 148 đồng chí, nhưng các thành phần cộng lại là 149 đồng chí (46 + 103), "
        "chênh lệch 1 đồng chí."
    )


def test_json_cites_each_sentence_once(tmp_path: Path) -> None:
    text = "- Tổng số vụ kiểm tra: 118 vụ.\n+ Số vụ vi phạm: 45 vụ.\n+ Số vụ không vi phạm: 70 vụ."
    (finding,) = found(tmp_path, text)
    told = finding_json(finding)
    assert (told["kind"], told["agrees"], told["document"]) == ("sum", False, "bao-cao.txt")
    assert told["message"] == finding.message
    quotes = ["- Tổng số vụ kiểm tra: 118 vụ.", "+ Số vụ vi phạm: 45 vụ.", "+ Số vụ không vi phạm: 70 vụ."]
    assert [(item["n"], item["quote"]) for item in told["citations"]] == list(enumerate(quotes, 1))
    assert finding.kind is FindingKind.SUM


def test_json_tells_the_figures_concerned_in_each_sentence(tmp_path: Path) -> None:
    text = "Cả đảng bộ có 12 chi bộ. Tổng số đoàn viên là 148 đồng chí, trong đó nữ 46 đồng chí, nam 103 đồng chí."
    (finding,) = found(tmp_path, text)
    (citation,) = finding_json(finding)["citations"]
    quote, start = citation["quote"], citation["start"]
    values = [quote[at - start : stop - start].split()[0] for at, stop in citation["figures"]]
    assert values == ["148", "46", "103"]
