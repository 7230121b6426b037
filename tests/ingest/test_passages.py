"""How content is cut into passages."""

from __future__ import annotations

import pytest

from ingest.passages import LIMIT
from ingest.pipeline import build_document
from ingest.splitting import split
from ingest.types import Document, Page, Passage, PassageKind


def built(text: str) -> Document:
    return build_document([Page(None, text)], name="a.txt")


def holding(document: Document, words: str) -> Passage:
    found = [passage for passage in document.passages if words in passage.text]
    assert len(found) == 1
    return found[0]


SENTENCE = "Công tác này được các xã quan tâm chỉ đạo, đạt kết quả tích cực, được nhân dân đồng tình ủng hộ. "
INDICATORS = """\
* Kết quả từ đầu năm đến nay như sau:
- Tổng số cuộc kiểm tra: 80 cuộc.
Trong đó:
+ Có vi phạm: 50 cuộc.
+ Không vi phạm: 30 cuộc.
- Tổng số tiền phạt: 120.000.000 đồng.
Nhìn chung, đơn vị hoàn thành kế hoạch."""


def test_an_indicator_stays_with_its_parts() -> None:
    passage = holding(built(f"1. Kiểm tra\n{INDICATORS}"), "80 cuộc")
    assert "30 cuộc" in passage.text
    assert passage.text.startswith("* Kết quả")
    assert passage.kind is PassageKind.BULLET


def test_what_a_bullet_is_said_under() -> None:
    long = INDICATORS.replace("cuộc.\nTrong", "cuộc. " + "Đã xử lý nghiêm. " * 40 + "\nTrong")
    document = built(f"1. Kiểm tra\n{long}")
    assert (
        holding(document, "50 cuộc").context == "Kết quả từ đầu năm đến nay như sau:\nTổng số cuộc kiểm tra"
    )
    assert holding(document, "Nhìn chung").context == ""


def test_short_bullets_are_packed_and_long_ones_are_not_mixed() -> None:
    document = built(
        "1. Thu\n- Một việc.\n- Hai việc.\n2. Chi\n- " + SENTENCE * 4 + "\n- Và: " + SENTENCE * 4
    )
    assert [len(passage.text) < 60 for passage in document.passages] == [True, False, False]
    assert document.passages[0].text == "- Một việc.\n- Hai việc."


def test_a_label_holds_for_the_paragraphs_after_it() -> None:
    long = SENTENCE * 4
    document = built(
        f"1. Tồn tại\n- Về kinh tế: {long}\n{long}Thiếu vốn.\n- Về văn hóa:\n{long}Thiếu sân.\n{long}Thiếu sách.\n2. Khác\nHết."
    )
    assert holding(document, "Thiếu vốn").context == "Về kinh tế"
    assert holding(document, "Thiếu sách").context == "Về văn hóa:"
    assert holding(document, "- Về văn hóa:").text != "- Về văn hóa:"
    assert holding(document, "Hết.").context == ""


def test_a_lead_in_stays_with_what_it_introduces() -> None:
    document = built("1. Thu\n" + SENTENCE * 5 + "\nCác chỉ tiêu chủ yếu:\n- Thu 12 tỷ.\n- Chi 10 tỷ.")
    assert holding(document, "12 tỷ").text == "Các chỉ tiêu chủ yếu:\n- Thu 12 tỷ.\n- Chi 10 tỷ."


def test_long_paragraphs_end_where_sentences_do() -> None:
    document = built("1. Thu\n" + " ".join(f"Xã thứ {i}: {SENTENCE.strip()}" for i in range(20)))
    assert len(document.passages) > 2
    assert all(
        passage.text.endswith("ủng hộ.") and len(passage.text) <= LIMIT for passage in document.passages
    )
    lengths = [len(passage.text) for passage in document.passages]
    assert min(lengths) > 0.4 * max(lengths)


@pytest.mark.parametrize("unit", ["Kế hoạch trồng rừng giai đoạn 2021-2025 của xã Đông; ", "rừng ", "x"])
def test_what_has_no_sentence_ends_is_still_cut(unit: str) -> None:
    text = (unit * 1000)[:6000].strip()
    spans = split(text, 0, len(text), 500, 700)
    assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(text.split())
    assert max(end - start for start, end in spans) <= 1200


def test_repeats_are_kept_once_with_all_places() -> None:
    repeated = "Hồ sơ được giải quyết đúng hạn, không có hồ sơ quá hạn, người dân hài lòng."
    document = built(f"1. Thu\nMở đầu.\n{repeated}\nGiữa.\n{repeated}\n2. Chi\nKhác.\n{repeated} Thêm.")
    passage = next(p for p in document.passages if p.text == repeated)
    assert len(passage.places) == 2
    assert passage.places[0] == (passage.start, passage.end)
    assert len([p for p in document.passages if repeated in p.text]) == 2


def test_short_repeats_under_other_headings_stay_apart() -> None:
    document = built("1. Thu\nĐạt kế hoạch.\n2. Chi\nĐạt kế hoạch.")
    assert [passage.section_path for passage in document.passages] == ["1", "2"]


def test_no_headings_but_paragraphs() -> None:
    text = "\n\n".join(f"Đoạn {i}. {SENTENCE * 3}" for i in range(6))
    document = built(text)
    assert len(document.passages) == 6
    assert {passage.path for passage in document.passages} == {()}


def test_parts_announced_after_a_paragraph() -> None:
    long = SENTENCE * 7
    document = built(f"1. Đàn\n{long}Tổng đàn 12.300 con.\nTrong đó:\n- Lợn: 9.000 con.\n- Bò: 3.300 con.")
    assert holding(document, "9.000 con").context == "Tổng đàn 12.300 con."
    assert holding(document, "9.000 con").text.startswith("Trong đó:")
