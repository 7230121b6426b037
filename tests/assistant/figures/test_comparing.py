"""Choosing the figure that answers, and setting two of them side by side."""

from __future__ import annotations

import pytest

from assistant.figures.comparing import asks_for_part, best_quantity, compared, gap_of
from assistant.words.terms import content_grams
from ingest.normalise import fold
from ingest.quantities import Kind, quantities

GROWTH = "Tốc độ tăng trưởng trồng trọt - chăn nuôi ước đạt 8,29% (Trong đó, chăn nuôi đạt 9,66%); Thủy sản ước đạt: 6,98%."
SHARES = "Cơ cấu kinh tế ngành nông nghiệp đến năm 2025 ước đạt 23%, dịch vụ 43,8% đều vượt kế hoạch."
INCOME = "Thu ngân sách tăng bình quân 14,6%/năm (năm 2025 ước đạt 6,8 nghìn tỷ đồng);"
MEMBERS = "Tổng số đoàn viên là 149 đồng chí, trong đó nữ là 46 đ/c (31%), nam 103 đ/c (69%)."

BEST = [
    ("Trồng trọt - chăn nuôi tăng trưởng bao nhiêu?", GROWTH, "8,29%"),
    ("Riêng chăn nuôi tăng bao nhiêu phần trăm?", GROWTH, "9,66%"),
    ("Thủy sản tăng trưởng mấy phần trăm?", GROWTH, "6,98%"),
    ("Tỷ trọng nông nghiệp trong cơ cấu kinh tế?", SHARES, "23%"),
    ("Dịch vụ chiếm bao nhiêu trong cơ cấu kinh tế?", SHARES, "43,8%"),
    ("Thu ngân sách bình quân mỗi năm tăng mấy phần trăm?", INCOME, "14,6%/năm"),
    ("Có bao nhiêu đoàn viên?", MEMBERS, "149 đồng chí"),
    ("Đoàn viên nữ có bao nhiêu?", MEMBERS, "46 đ/c"),
    ("Đoàn viên nam có bao nhiêu?", MEMBERS, "103 đ/c"),
]


@pytest.mark.parametrize("bare", [False, True])
@pytest.mark.parametrize(("question", "sentence", "answer"), BEST)
def test_the_figure_whose_label_holds_the_question(
    question: str, sentence: str, answer: str, bare: bool
) -> None:
    asked = fold(question) if bare else question
    found = best_quantity(content_grams(asked), sentence, part=asks_for_part(asked))
    assert found is not None
    assert found.text == answer


def test_kinds_restrict_the_choice() -> None:
    wanted = content_grams("Thu ngân sách năm 2025 bao nhiêu?")
    assert (money := best_quantity(wanted, INCOME, {Kind.MONEY})) is not None
    assert money.text == "6,8 nghìn tỷ đồng"
    assert best_quantity(wanted, INCOME, {Kind.RANK}) is None
    number = best_quantity(
        content_grams("kế hoạch dân vận số mấy"), "Kế hoạch số 93-KH/ĐU về dân vận", {Kind.DOCUMENT}
    )
    assert number is not None
    assert number.text == "93-KH/ĐU"


def test_a_length_of_time_is_not_taken_for_a_number_of_things() -> None:
    found = best_quantity(content_grams("kiểm tra bao nhiêu cuộc"), "Đã dành 3 tháng kiểm tra 63 cuộc.")
    assert found is not None
    assert found.text == "63 cuộc"


ROWS = [
    ("Nông nghiệp chiếm bao nhiêu, kỳ tới ra sao?", SHARES, "Cơ cấu kinh tế: Nông nghiệp phấn đấu đạt 19,5%", "23%", "19,5%", "-3,5 điểm phần trăm"),
    ("Trồng trọt - chăn nuôi tăng trưởng hai kỳ", GROWTH, "Tốc độ tăng trưởng trồng trọt - chăn nuôi phấn đấu đạt 11,85% (trong đó chăn nuôi là 12,69%).", "8,29%", "11,85%", "+3,56 điểm phần trăm"),
    ("Riêng chăn nuôi tăng trưởng hai kỳ", GROWTH, "Tốc độ tăng trưởng trồng trọt - chăn nuôi phấn đấu đạt 11,85% (trong đó chăn nuôi là 12,69%).", "9,66%", "12,69%", "+3,03 điểm phần trăm"),
    ("Vốn xây dựng cầu đường", "Tổng mức đầu tư cầu đường giai đoạn 2020-2025 là 7.581 tỷ đồng.", "Tổng mức đầu tư 2026-2030 dự kiến khoảng 6.000 tỷ đồng.", "7.581 tỷ đồng", "6.000 tỷ đồng", "-1.581 tỷ đồng (-20,9 %)"),
    ("Chi hội được công nhận", "Đã công nhận 05 chi hội vững mạnh.", "Hằng năm 100% chi hội vững mạnh.", "05 chi hội", "100%", None),
]  # fmt: skip


@pytest.mark.parametrize(("question", "past", "following", "first", "second", "gap"), ROWS)
def test_rows_of_a_comparison(
    question: str, past: str, following: str, first: str, second: str, gap: str | None
) -> None:
    row = compared(content_grams(question), past, following, part=asks_for_part(question))
    assert row is not None
    assert (row.past.text, row.next.text, row.gap) == (first, second, gap)


def test_no_row_without_figures() -> None:
    assert compared(("a",), "Không có số liệu.", "Đạt 5%.") is None


GAPS = [
    ("53%", "59,5%", "+6,5 điểm phần trăm"),
    ("12,10%", "12,1%", "0,00 điểm phần trăm"),
    ("120 xã", "150 xã", "+30 xã (+25,0 %)"),
    ("900 triệu đồng", "1,2 tỷ đồng", "+300 triệu đồng (+33,3 %)"),
    ("36 đồng chí", "40 đ/c", "+4 đồng chí (+11,1 %)"),
    ("67,3 điểm", "70 điểm", "+2,7 điểm"),
    ("đứng thứ 27/58", "đứng thứ 20/58", "tăng 7 bậc"),
    ("đứng thứ 5/63", "đứng thứ 8/63", "giảm 3 bậc"),
    ("14%/năm", "56%", None),
    ("20%", "15-20%", None),
    ("8/8 cuộc", "7/9 cuộc", None),
    ("10 xã", "10 thôn", None),
]


@pytest.mark.parametrize(("past", "following", "gap"), GAPS)
def test_gaps_are_exact_and_written_the_vietnamese_way(past: str, following: str, gap: str | None) -> None:
    (first,), (second,) = quantities(past), quantities(following)
    assert gap_of(first, second) == gap
