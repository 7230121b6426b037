"""Whether a statement has the form of what is asked for."""

from __future__ import annotations

import pytest

from assistant.answering.fit import fit, only_forms, wants_figure
from assistant.question.asking import Ask, Asked
from assistant.words.terms import gram_set
from ingest.quantities import quantities
from tests.assistant.made_up import forms

SHARE = "Tỷ lệ hộ nghèo còn 2,5%."
COUNT = "Toàn huyện có 24 trường học."
MONEY = "Tổng vốn 1.250 tỷ đồng."
RANK = "Chỉ số cải cách hành chính đứng thứ 12/63 tỉnh."
DATE = "Khởi công ngày 05/12/2024."
DOCUMENT = "Ban hành Kế hoạch số 93-KH/ĐU."
WORDS = "Công tác dân vận có nhiều đổi mới."

# Forms asked, a statement that has one, statements that have not.
FITS: list[tuple[Asked, str, tuple[str, ...]]] = [
    (forms(Ask.SHARE), SHARE, (COUNT, MONEY, RANK, DATE, WORDS)),
    (forms(Ask.MONEY), MONEY, (COUNT, SHARE, RANK, DATE, WORDS)),
    (forms(Ask.RANK), RANK, (COUNT, SHARE, MONEY, DATE, WORDS)),
    (forms(Ask.DATE), DATE, (COUNT, SHARE, MONEY, WORDS)),
    (forms(Ask.DATE), "Hoàn thành trong năm 2024.", (WORDS,)),
    (forms(Ask.DATE), "Giai đoạn 2021-2025 đã hoàn thành.", (WORDS,)),
    (forms(Ask.DOCUMENT), DOCUMENT, (COUNT, SHARE, MONEY, DATE, WORDS)),
    (forms(Ask.NUMBER), COUNT, (WORDS, DOCUMENT, "Hoàn thành trong năm 2024.")),
    (forms(Ask.NUMBER, counted="trường học"), COUNT, (WORDS,)),
    (forms(Ask.NUMBER, counted="truong hoc"), COUNT, (WORDS,)),
]


@pytest.mark.parametrize(("asked", "has", "lacks"), FITS)
def test_a_statement_of_the_form_fits_and_others_do_not(
    asked: Asked, has: str, lacks: tuple[str, ...]
) -> None:
    assert fit(asked, tuple(quantities(has))) > 0
    for statement in lacks:
        assert fit(asked, tuple(quantities(statement))) < 0, statement


def test_the_noun_counted_fits_better_than_another_number() -> None:
    asked = forms(Ask.NUMBER, counted="trường học")
    counted, other = (fit(asked, tuple(quantities(text))) for text in (COUNT, "Toàn huyện có 12 trạm y tế."))
    assert counted > other > fit(asked, ())


def test_of_two_forms_one_told_is_worth_less_than_both() -> None:
    asked = forms(Ask.SHARE, Ask.MONEY)
    both, one, none = (fit(asked, tuple(quantities(text))) for text in (SHARE + MONEY, SHARE, WORDS))
    assert both > one > none


@pytest.mark.parametrize("kind", sorted(set(Ask) - {item[0].kinds[0] for item in FITS}))
def test_forms_without_a_figure_are_met_by_any_statement(kind: Ask) -> None:
    assert fit(forms(kind), ()) == fit(forms(kind), tuple(quantities(SHARE))) == 0


@pytest.mark.parametrize(
    ("kinds", "only"),
    [
        ((Ask.NUMBER,), True),
        ((Ask.SHARE, Ask.MONEY), True),
        ((Ask.DATE,), True),
        ((Ask.DOCUMENT,), True),
        ((Ask.NUMBER, Ask.MANNER), False),
        ((Ask.REASON,), False),
        ((Ask.COMPARISON, Ask.SHARE), False),
        ((Ask.YES_NO,), False),
    ],
)
def test_whether_nothing_but_a_form_is_asked(kinds: tuple[Ask, ...], only: bool) -> None:
    assert only_forms(forms(*kinds)) is only


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("Tiêm chủng cho 98,2% trẻ em.", True),
        ("Tỷ lệ hộ nghèo còn 2,5%.", False),
        ("Chi 40 triệu đồng.", False),
    ],
)
@pytest.mark.parametrize("counted", ["trẻ em", "tre em"])
def test_a_share_of_what_is_counted_may_be_all_that_is_told(text: str, fits: bool, counted: str) -> None:
    asked = forms(Ask.NUMBER, counted=counted)
    score = fit(asked, tuple(quantities(text)), gram_set(text))
    assert (score >= 0) is fits
    assert score < fit(asked, tuple(quantities("Có 98 trẻ em.")), gram_set("Có 98 trẻ em."))


@pytest.mark.parametrize("kind", list(Ask))
def test_which_forms_want_a_number(kind: Ask) -> None:
    expected = kind in {Ask.NUMBER, Ask.SHARE, Ask.MONEY, Ask.RANK}
    assert wants_figure(forms(kind)) is expected
    assert wants_figure(forms(kind, Ask.NUMBER))
