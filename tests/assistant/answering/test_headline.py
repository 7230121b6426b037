"""The direct answer is part of the quote, short, and says what was asked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answering.citing import cite, cited
from assistant.answering.headline import LENGTH, headline, narrowed
from assistant.question.asking import Ask, Asked
from assistant.types import Question
from ingest.types import PassageKind
from tests.assistant.answering.schools import TEXT
from tests.assistant.made_up import corpus, forms, reading, unit_with, units

SCHOOLS = corpus(TEXT)
FILLER = "công tác chỉ đạo, điều hành được triển khai đồng bộ, có trọng tâm, trọng điểm, sát với tình hình thực tiễn"
LONG = (
    f"Trong nhiệm kỳ, {FILLER}; tỷ lệ hộ nghèo giảm còn 2,5% vào cuối nhiệm kỳ; {FILLER}; thu nhập bình quân đạt "
    f"68 triệu đồng/người/năm; {FILLER}."
)


def asking(asked: Asked, text: str = "?") -> Question:
    return Question(text, text, asked=asked)


@pytest.mark.parametrize("text", ["Có 12 trạm y tế.", "- Có 12 trạm\ny tế.", "• Có 12  trạm y tế."])
def test_a_short_statement_is_its_own_headline(text: str) -> None:
    assert headline(text, SCHOOLS.wanted("trạm y tế"), asking(forms(Ask.NUMBER))) == "Có 12 trạm y tế."


@pytest.mark.parametrize(
    ("topic", "asked", "holds", "lacks"),
    [
        ("tỷ lệ hộ nghèo", forms(Ask.SHARE), "2,5%", "68 triệu"),
        ("thu nhập bình quân", forms(Ask.MONEY), "68 triệu đồng", "2,5%"),
        ("thu nhập bình quân", forms(Ask.NUMBER), "68 triệu đồng", "2,5%"),
    ],
)
def test_of_a_long_statement_the_clause_that_answers(
    topic: str, asked: Asked, holds: str, lacks: str
) -> None:
    said = headline(LONG, SCHOOLS.wanted(topic), asking(asked))
    assert holds in said
    assert lacks not in said
    assert said[0].isupper()


@pytest.mark.parametrize("topic", ["tỷ lệ hộ nghèo", "điều hành", "sân bay", ""])
@pytest.mark.parametrize("asked", [forms(Ask.MANNER), forms(Ask.SHARE), forms(Ask.RANK)])
@pytest.mark.parametrize("text", [LONG, "a" * 500, "rất dài " * 100, "một hai, " * 60])
def test_it_is_never_too_long_nor_empty(topic: str, asked: Asked, text: str) -> None:
    said = headline(text, SCHOOLS.wanted(topic), asking(asked))
    assert 0 < len(said) <= LENGTH


def test_it_does_not_break_off_within_a_bracket() -> None:
    text = (
        f"Trong nhiệm kỳ, {FILLER}; một số trường học xây dựng từ trước (như: nhà ăn, nhà để xe) diện tích hẹp, "
        f"không có điều kiện mở rộng; {FILLER}."
    )
    said = headline(text, SCHOOLS.wanted("trường học nhà ăn"), asking(forms(Ask.MANNER)))
    assert "nhà ăn, nhà để xe)" in said
    assert said.count("(") == said.count(")")


def test_it_neither_begins_with_a_bracket_nor_announces_what_it_leaves_out() -> None:
    text = f"Trong nhiệm kỳ, {FILLER}, hai trường (nay là một trường) khen thưởng giáo viên giỏi; {FILLER}; khen thưởng như: {FILLER}."
    said = headline(text, SCHOOLS.wanted("khen thưởng giáo viên giỏi"), asking(forms(Ask.MANNER)))
    assert "khen thưởng giáo viên giỏi" in said
    assert not said.startswith("(")
    assert not said.endswith("như")


def test_of_a_paper_it_tells_what_follows_its_name() -> None:
    text = f"Năm qua, {FILLER}, {FILLER}, thực hiện Nghị quyết số 61-NQ/TU ngày 13/10/2021 (khóa XIX) về dạy nghề; {FILLER}."
    paper = "Nghị quyết số 61-NQ/TU ngày 13/10/2021 (khóa XIX) về dạy nghề"
    question = reading("Nghị quyết 61 nói về việc gì?", SCHOOLS)
    assert headline(text, SCHOOLS.wanted(question.topic), question) == paper


PARTED = (
    f"Trong nhiệm kỳ, {FILLER}; đã tuyển dụng 310 giáo viên, trong đó có 250 giáo viên nữ; {FILLER}; "
    "được nhân dân ghi nhận."
)


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("Đã tuyển dụng bao nhiêu giáo viên?", "310 giáo viên"),
        ("Riêng nữ đã tuyển dụng bao nhiêu giáo viên?", "250 giáo viên nữ"),
    ],
)
def test_the_whole_is_told_unless_a_part_is_asked_for(text: str, holds: str) -> None:
    question = reading(text, SCHOOLS)
    said = headline(PARTED, SCHOOLS.wanted(question.topic), question)
    assert holds in said
    assert len(said) < len(PARTED)


ITEMS = "Đã xây mới 24 trường học ở vùng cao; đã nâng cấp 12 trạm y tế của các xã; có 15 km đường."
RUN = corpus(f"BÁO CÁO\n\nI. KẾT QUẢ\n\n{ITEMS} Đường làng sạch, đẹp; nếp sống văn minh.\n")
WHOLE = unit_with("24 trường học", RUN)


def test_an_item_on_the_other_side_is_not_told_alone() -> None:
    text = "Tỷ lệ rác thải được thu gom ở nông thôn đạt 83,4% (chỉ tiêu 85%); ở đô thị đạt 97,1%."
    report = corpus(f"BÁO CÁO\n\nI. KẾT QUẢ\n\n{text} Đường làng sạch, đẹp; nếp sống văn minh.\n")
    whole = unit_with("83,4%", report)
    urban = reading("Tỷ lệ rác thải được thu gom ở đô thị là bao nhiêu phần trăm?", report)
    assert "97,1%" in narrowed(whole, report.wanted(urban.topic), urban).text
    rural = reading("Tỷ lệ rác thải được thu gom ở nông thôn là bao nhiêu phần trăm?", report)
    assert "83,4%" in narrowed(whole, report.wanted(rural.topic), rural).text


def test_an_item_that_tells_less_than_another_is_not_told_alone() -> None:
    text = "Bổ nhiệm 28 đồng chí trưởng phòng; luân chuyển 12 lượt lãnh đạo; tuyển dụng 07 cán bộ, công chức."
    report = corpus(f"BÁO CÁO\n\nI. KẾT QUẢ\n\n{text} Đường làng sạch, đẹp; nếp sống văn minh.\n")
    question = reading("Bổ nhiệm, luân chuyển được bao nhiêu cán bộ?", report)
    whole = unit_with("28 đồng chí", report)
    assert narrowed(whole, report.wanted(question.topic), question) == whole


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("Nâng cấp bao nhiêu trạm y tế?", "đã nâng cấp 12 trạm y tế của các xã"),
        ("nang cap bao nhieu tram y te", "đã nâng cấp 12 trạm y tế của các xã"),
        ("Xây mới bao nhiêu trường học?", "Đã xây mới 24 trường học ở vùng cao"),
    ],
)
def test_of_a_run_of_items_the_one_that_is_asked_for(text: str, item: str) -> None:
    question = reading(text, RUN)
    found = narrowed(WHOLE, RUN.wanted(question.topic), question)
    assert found.text == item
    assert found.text == RUN.documents["a.txt"].text[slice(*found.span)]
    assert found.passage == WHOLE.passage


@pytest.mark.parametrize(
    "text",
    [
        "Có bao nhiêu ki-lô-mét đường?",
        "Nâng cấp bao nhiêu thư viện?",
        "Bao nhiêu phần trăm trạm y tế được nâng cấp?",
        "Xây mới bao nhiêu trường học, nâng cấp bao nhiêu trạm y tế?",
        "Trạm y tế của các xã ra sao?",
    ],
    ids=["too short an item", "not counted", "no such form", "two asked", "no figure asked"],
)
def test_else_the_run_stays_whole(text: str) -> None:
    question = reading(text, RUN)
    assert narrowed(WHOLE, RUN.wanted(question.topic), question) == WHOLE


def test_quotes_are_exact_and_numbered_from_one() -> None:
    some = units(SCHOOLS)[:4]
    text = SCHOOLS.documents["a.txt"].text
    for n, (citation, unit) in enumerate(zip(cited(some), some, strict=True), start=1):
        assert (citation.n, citation.quote) == (n, unit.text)
        assert text[citation.start : citation.end] == citation.quote
        assert citation.section == unit.passage.section_path


def test_a_footnote_is_cited_as_one() -> None:
    unit = unit_with("412 trường học", SCHOOLS)
    note = replace(unit, passage=replace(unit.passage, kind=PassageKind.FOOTNOTE))
    assert cite(1, note).section == "Phần thứ nhất › I › 1 › Chú thích"
    alone = replace(note, passage=replace(note.passage, path=()))
    assert cite(1, alone).section == "Chú thích"
