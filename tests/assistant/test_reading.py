"""A question as typed becomes the question as it would be written."""

from __future__ import annotations

import pickle
import unicodedata
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.reading import Reader, Reading
from ingest.normalise import fold, syllables

REPORT = """
Sở Nông nghiệp và Môi trường tỉnh Thanh Hà báo cáo kết quả thực hiện nhiệm vụ. Tỷ lệ che phủ rừng của Thanh Hà đạt 57,3%.
Đảng bộ Sở có 12 chi bộ trực thuộc với 245 đảng viên. Sản lượng chè búp tươi ước đạt 185 nghìn tấn.
Kim ngạch xuất khẩu nông sản năm 2025 ước đạt 1,2 tỷ USD. Số xã đạt chuẩn nông thôn mới là 98 xã.
Công tác phòng, chống dịch tả lợn châu Phi được triển khai kịp thời. Văn phòng điều phối OCOP và TTHC tiếp tục hoạt động.
Chi cục Kiểm lâm phối hợp với Công ty Mizuhara trồng rừng gỗ lớn ở huyện Thanh Hà.
"""


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.of([REPORT])


CLEAN = [
    "Tỷ lệ che phủ rừng của tỉnh đạt bao nhiêu phần trăm?",
    "Đảng bộ Sở có bao nhiêu chi bộ trực thuộc, bao nhiêu đảng viên?",
    "Ai là bí thư chi bộ Văn phòng nhiệm kỳ 2020-2025?",
    "Công ty Mizuhara trồng rừng ở đâu?",
    "Năm 2025 xuất khẩu được mấy tỷ USD, so với năm trước tăng hay giảm?",
    "Theo Quyết định 10/QĐ-UBND thì DN, NV và KH gồm những ai?",
    "thế còn dịch vụ?",
    "TP.HCM có bao nhiêu website bán hàng online, tiêu thụ bao nhiêu kg?",
    "Gửi về abc@thanhha.gov.vn được không?",
    "Hòa Bình và Thủy Nguyên thuộc tỉnh nào?",
    "Kết quả phòng, chống dịch tả lợn châu Phi ra sao?",
    "What was the forest coverage in the province?",
    "",
    "???",
    "12,5%",
]


@pytest.mark.parametrize("question", CLEAN)
def test_a_clean_question_comes_back_as_typed(reader: Reader, question: str) -> None:
    assert reader.read(question) == Reading(question, question)
    assert not reader.read(question).changed


def test_other_unicode_forms_and_tone_placements_come_back_as_typed(reader: Reader) -> None:
    for question in (unicodedata.normalize("NFD", CLEAN[0]), "Hoà Bình và Thuỷ Nguyên thuộc tỉnh nào?"):
        assert reader.read(question) == Reading(question, question)


@pytest.mark.parametrize(
    "question",
    [
        "Tỷ lệ che phủ rừng của tỉnh là bao nhiêu phần trăm?",
        "Đảng bộ Sở có bao nhiêu chi bộ, bao nhiêu đảng viên?",
        "Xuất khẩu nông sản năm 2025 ước đạt bao nhiêu?",
        "Có bao nhiêu xã đạt chuẩn nông thôn mới?",
        "Nhiệm kỳ tới đặt mục tiêu gì?",
        "Nguyên nhân của những hạn chế là gì?",
    ],
)
def test_accents_are_restored_where_none_or_some_were_typed(reader: Reader, question: str) -> None:
    parts = question.split()
    half = " ".join(_bare(part) if i % 2 else part for i, part in enumerate(parts))
    for typed in (_bare(question), half, _bare(question).lower()):
        reading = reader.read(typed)
        assert syllables(reading.text) == syllables(question)
        assert reading.changed
        assert reading.typed == typed


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        # telex and VNI keys
        ("ddang3 bộ có mấy chi bộ", "đảng bộ có mấy chi bộ"),
        ("đảng viên đi hopj chi bộ", "đảng viên đi họp chi bộ"),
        ("ty3 le65 che phủ rừng", "tỷ lệ che phủ rừng"),
        ("ddieenj mặt trời", "điện mặt trời"),
        ("tỉnh sáp nhâpj năm nào", "tỉnh sáp nhập năm nào"),
        # doubled, missing, swapped letters; a wrong or missing accent
        ("nôngg thôn mới", "nông thôn mới"),
        ("đảg bộ có bao nhiêu đảng viên", "đảng bộ có bao nhiêu đảng viên"),
        ("sản lưọng chè búp tươi", "sản lượng chè búp tươi"),
        ("tỷ lệ che phủ rừgn", "tỷ lệ che phủ rừng"),
        ("nhiêm vụ trọng tâm là gì", "nhiệm vụ trọng tâm là gì"),
        # lost spaces
        ("nôngthôn mới", "nông thôn mới"),
        ("chibộ trực thuộc", "chi bộ trực thuộc"),
        ("nông nghiệp,công nghiệp ra sao", "nông nghiệp, công nghiệp ra sao"),
        # names
        ("tinh thanh ha co may xa", "tỉnh Thanh Hà có mấy xã"),
        ("doanh nghiep o ha noi", "doanh nghiệp ở Hà Nội"),
        # capitals of the user
        ("Ty le che phu rung la bao nhieu", "Tỷ lệ che phủ rừng là bao nhiêu"),
        ("KIM NGACH XUAT KHAU NONG SAN LA BAO NHIEU", "KIM NGẠCH XUẤT KHẨU NÔNG SẢN LÀ BAO NHIÊU"),
        # spelt with i or y
        ("quan li thi truong", "quản lý thị trường"),
    ],
)
def test_slips_are_repaired(reader: Reader, typed: str, read: str) -> None:
    assert reader.read(typed).text == read


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("có bn đảng viên", "có bao nhiêu đảng viên"),
        ("bn ơi cho mk hỏi", "bạn ơi cho mình hỏi"),
        ("kế hoạch ntn r", "kế hoạch như thế nào rồi"),
        ("ko bt làm j", "không biết làm gì"),
        ("nv trong tam cua nk toi la j", "nhiệm vụ trọng tâm của nhiệm kỳ tới là gì"),
        ("dn sx dc bnhiu sp", "doanh nghiệp sản xuất được bao nhiêu sản phẩm"),
        ("kết nạp đc mấy đv mới", "kết nạp được mấy đảng viên mới"),
        ("xd nông thôn mới đến đâu r", "xây dựng nông thôn mới đến đâu rồi"),
    ],
)
def test_chat_spellings_are_written_out_by_their_neighbours(reader: Reader, typed: str, read: str) -> None:
    assert reader.read(typed).text == read


def test_the_report_goes_before_general_vietnamese() -> None:
    # "bún" and "bùn", "chả" and "chà" are all words; which one is meant the documents tell.
    food = Reader.of(["Làng nghề bún chả có 30 hộ làm bún chả. Nghề bún chả cho thu nhập cao."])
    mud = Reader.of(["Bãi bùn chà là có 30 ha bùn chà. Nạo vét bùn chà hằng năm."])
    assert food.read("bun cha").text == "bún chả"
    assert mud.read("bun cha").text == "bùn chà"


def test_abbreviations_of_the_documents_stay(reader: Reader) -> None:
    assert reader.read("tthc và ocop của tỉnh").text == "tthc và ocop của tỉnh"


def test_unsure_readings_name_the_others(reader: Reader) -> None:
    reading = reader.read("ban co")
    assert 0 < len(reading.alternatives) <= 3
    assert len({reading.text, *reading.alternatives}) == 1 + len(reading.alternatives)
    assert all(fold(other) == "ban co" for other in (reading.text, *reading.alternatives))
    assert reader.read("chi bộ trực thuộc").alternatives == ()


def test_case_and_spaces_alone_are_no_change() -> None:
    assert not Reading("Sở Công Thương, nông", "sở côngthương,nông").changed
    assert Reading("đảng", "dang").changed
    assert not Reading("đảng", unicodedata.normalize("NFD", "đảng")).changed


def test_without_documents_general_vietnamese_is_enough() -> None:
    assert Reader.of([]).read("ty le ho ngheo la bao nhieu").text == "tỷ lệ hộ nghèo là bao nhiêu"


def test_a_reader_can_be_pickled_and_shared(reader: Reader) -> None:
    typed = [_bare(question) for question in CLEAN] * 4
    alone = [reader.read(text) for text in typed]
    copy = pickle.loads(pickle.dumps(reader))
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(copy.read, typed)) == alone


@given(st.text(max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    reading = _GENERAL.read(text)
    assert reading.typed == text
    assert reading.text == text or not reading.alternatives or reading.text not in reading.alternatives


@given(st.lists(st.sampled_from(["nông", "thôn", "xã", "là", "gì", "5", ",", "CCN", "Hà"]), max_size=12))
def test_numbers_and_capitals_are_kept(words: list[str]) -> None:
    text = " ".join(words)
    read = _GENERAL.read(_bare(text)).text
    assert [word for word in read.split() if word in ("5", "CCN")] == [w for w in words if w in ("5", "CCN")]
    assert len(read.split()) == len(words)


_GENERAL = Reader.of([])


def _bare(text: str) -> str:
    """The text without accents, capitals kept."""
    return "".join(
        bare.upper() if char.isupper() else bare for char, bare in zip(text, fold(text), strict=True)
    )
