"""How much around a statement is quoted with it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answering.widening import wants_more, widened
from assistant.corpus import Corpus, Unit
from assistant.question.asking import Ask
from tests.assistant.made_up import corpus, corpus_of, forms, unit_with

TEXT = """BÁO CÁO

I. TRỒNG RỪNG

Mỗi xã có một vườn ươm. Cây giống được cấp đến từng hộ. Việc chăm sóc giao cho cộng đồng.

II. BẢO VỆ RỪNG

Lực lượng kiểm lâm được tăng cường.
"""
WOODS = corpus(TEXT)
NURSERY, SEEDLINGS, CARE, RANGERS = (
    unit_with(words, WOODS) for words in ("vườn ươm", "Cây giống", "chăm sóc", "kiểm lâm")
)
ALL = "Mỗi xã có một vườn ươm. Cây giống được cấp đến từng hộ. Việc chăm sóc giao cho cộng đồng."


def cut_before(words: str) -> Corpus:
    """The same report where something was taken out of the source before these words."""
    (document,) = WOODS.documents.values()
    return corpus_of(replace(document, cuts=(document.text.index(words),)))


@pytest.mark.parametrize("kind", list(Ask))
def test_which_forms_take_more_than_a_sentence(kind: Ask) -> None:
    short = {
        Ask.NUMBER, Ask.SHARE, Ask.MONEY, Ask.RANK, Ask.DATE, Ask.DOCUMENT, Ask.NAME, Ask.YES_NO, Ask.COMPARISON,
    }  # fmt: skip
    assert wants_more(forms(kind)) is (kind not in short)


def test_a_figure_beside_another_form_is_told_shortly() -> None:
    assert not wants_more(forms(Ask.MANNER, Ask.NUMBER))


@pytest.mark.parametrize("unit", [NURSERY, SEEDLINGS, CARE], ids=["first", "middle", "last"])
def test_it_grows_to_its_passage_and_no_further(unit: Unit) -> None:
    found = widened(unit, WOODS)
    assert found.text == ALL
    assert found.passage == NURSERY.passage


def test_a_passage_of_one_sentence_stays() -> None:
    assert widened(RANGERS, WOODS) == RANGERS


def test_what_follows_goes_before_what_precedes() -> None:
    room = CARE.span.end - SEEDLINGS.span.start
    assert widened(SEEDLINGS, WOODS, room).text == f"{SEEDLINGS.text} {CARE.text}"
    assert widened(CARE, WOODS, room).text == f"{SEEDLINGS.text} {CARE.text}"


@pytest.mark.parametrize("room", [0, 30, 60, 80, 1000])
def test_it_stays_short_and_exact(room: int) -> None:
    for unit in (NURSERY, SEEDLINGS, CARE):
        found = widened(unit, WOODS, room)
        assert unit.text in found.text
        assert found.text == WOODS.documents["a.txt"].text[slice(*found.span)]
        assert found == unit or len(found.text) <= room


@pytest.mark.parametrize(
    ("words", "start", "text"),
    [
        ("Cây giống", NURSERY, NURSERY.text),
        ("Cây giống", SEEDLINGS, f"{SEEDLINGS.text} {CARE.text}"),
        ("Việc chăm sóc", NURSERY, f"{NURSERY.text} {SEEDLINGS.text}"),
        ("Mỗi xã", SEEDLINGS, ALL),
    ],
)
def test_what_stood_apart_in_the_file_is_not_quoted_as_one(words: str, start: Unit, text: str) -> None:
    assert widened(start, cut_before(words)).text == text


def test_a_statement_that_is_no_longer_in_the_report_is_left_alone() -> None:
    other = replace(SEEDLINGS, span=CARE.span._replace(end=CARE.span.end - 3))
    assert widened(other, WOODS) == other
