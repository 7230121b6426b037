"""The direct answer is part of the quote, short, and says what was asked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answering.citing import cite, cited
from assistant.answering.headline import LENGTH, headline
from assistant.asking import Ask, Asked
from ingest.types import PassageKind
from tests.assistant.answering.schools import TEXT
from tests.assistant.made_up import corpus, forms, unit_with, units

SCHOOLS = corpus(TEXT)
FILLER = "công tác chỉ đạo, điều hành được triển khai đồng bộ, có trọng tâm, trọng điểm, sát với tình hình thực tiễn"
LONG = (
    f"Trong nhiệm kỳ, {FILLER}; tỷ lệ hộ nghèo giảm còn 2,5% vào cuối nhiệm kỳ; {FILLER}; thu nhập bình quân đạt "
    f"68 triệu đồng/người/năm; {FILLER}."
)


@pytest.mark.parametrize("text", ["Có 12 trạm y tế.", "- Có 12 trạm\ny tế.", "• Có 12  trạm y tế."])
def test_a_short_statement_is_its_own_headline(text: str) -> None:
    assert headline(text, SCHOOLS.wanted("trạm y tế"), forms(Ask.NUMBER)) == "Có 12 trạm y tế."


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
    said = headline(LONG, SCHOOLS.wanted(topic), asked)
    assert holds in said
    assert lacks not in said
    assert said[0].isupper()


@pytest.mark.parametrize("topic", ["tỷ lệ hộ nghèo", "điều hành", "sân bay", ""])
@pytest.mark.parametrize("asked", [forms(Ask.MANNER), forms(Ask.SHARE), forms(Ask.RANK)])
@pytest.mark.parametrize("text", [LONG, "a" * 500, "rất dài " * 100, "một hai, " * 60])
def test_it_is_never_too_long_nor_empty(topic: str, asked: Asked, text: str) -> None:
    said = headline(text, SCHOOLS.wanted(topic), asked)
    assert 0 < len(said) <= LENGTH


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
