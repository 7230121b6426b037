"""What is computed from quotes passes the verifier only where it follows from them."""

from __future__ import annotations

import pytest

from assistant.types import Cell, Citation, Conflict, Draft, Statement, Status, Table
from assistant.verify import reckoned, verify

TWO = (
    "Nhiệm kỳ qua đạt 71,5%. Nhiệm kỳ tới đạt 80%. Kiểm tra 120 cuộc. Vi phạm 52 cuộc. Không vi phạm 65 cuộc."
)


def quote(n: int, words: str) -> Citation:
    start = TWO.index(words)
    return Citation(n, "bc", "I › 1", None, start, start + len(words), words)


PAST, NEXT = quote(1, "Nhiệm kỳ qua đạt 71,5%."), quote(2, "Nhiệm kỳ tới đạt 80%.")
SAID = (Statement("Qua: 71,5%", (1,)), Statement("Tới: 80%", (2,)))


def compared(
    *cells: Cell, headline: str = "71,5% rồi 80%", cites: tuple[Citation, ...] = (PAST, NEXT)
) -> Draft:
    return Draft(Status.ANSWERED, headline, SAID, cites, table=Table(("Qua", "Tới", "Chênh"), (cells,)))


BOTH = (Cell("71,5%", (1,)), Cell("phấn đấu 80%", (2,)))


@pytest.mark.parametrize("gap", ["+8,5 điểm phần trăm", "+8,5 điểm phần trăm (+11,9 %)", "không so được"])
def test_a_right_gap_stays(gap: str) -> None:
    draft = compared(*BOTH, Cell(gap, computed=True), headline=f"71,5%; 80%; chênh {gap}")
    assert verify(draft, {"bc": TWO}) == draft


@pytest.mark.parametrize(
    "cells",
    [
        (*BOTH, Cell("+9,5 điểm phần trăm", computed=True)),  # wrong
        (*BOTH, Cell("+8,5 điểm phần trăm (+12,9 %)", computed=True)),  # one of two wrong
        (*BOTH, Cell("+8,5 điểm phần trăm")),  # a number of no citation that is not told to be computed
        (Cell("72,5%", (1,)), BOTH[1], Cell("+7,5 điểm phần trăm", computed=True)),  # not in its quote
        (Cell("71,5%", (2,)), BOTH[1], Cell("+8,5 điểm phần trăm", computed=True)),  # in another quote
        (Cell("71,5%", (1, 9)), BOTH[1], Cell("+8,5 điểm phần trăm", computed=True)),  # no such citation
    ],
)
def test_a_row_that_is_not_proven_is_dropped(cells: tuple[Cell, ...]) -> None:
    kept = verify(compared(*cells), {"bc": TWO})
    assert kept.table is None
    assert kept.statements == SAID


def test_a_row_whose_quote_is_not_the_text_is_dropped() -> None:
    moved = Citation(2, "bc", "I › 1", None, NEXT.start + 1, NEXT.end + 1, NEXT.quote)
    kept = verify(
        compared(*BOTH, Cell("+8,5 điểm phần trăm", computed=True), cites=(PAST, moved)), {"bc": TWO}
    )
    assert (kept.table, kept.statements) == (None, SAID[:1])


def test_proven_rows_outlive_others() -> None:
    good, bad = (*BOTH, Cell("+8,5", computed=True)), (*BOTH, Cell("+9,5", computed=True))
    table = Table(("Qua", "Tới", "Chênh"), (bad, good))
    kept = verify(Draft(Status.ANSWERED, "80%", SAID, (PAST, NEXT), table=table), {"bc": TWO})
    assert kept.table == Table(table.head, (good,))


def test_a_headline_may_tell_the_gap_only_where_the_table_does() -> None:
    headline = "chênh +8,5 điểm phần trăm"
    gap = Cell("+8,5 điểm phần trăm", computed=True)
    assert verify(compared(*BOTH, gap, headline=headline), {"bc": TWO}).headline == headline
    bare = Draft(Status.ANSWERED, headline, SAID, (PAST, NEXT))
    assert verify(bare, {"bc": TWO}).headline == SAID[0].text


SUM = tuple(
    quote(n, words)
    for n, words in enumerate(("Kiểm tra 120 cuộc.", "Vi phạm 52 cuộc.", "Không vi phạm 65 cuộc."), start=1)
)
PARTS = tuple(Statement(citation.quote, (citation.n,)) for citation in SUM)


@pytest.mark.parametrize(
    ("message", "marks", "stays"),
    [
        ("Tổng 120 nhiều hơn tổng các thành phần 117 (52 + 65), chênh lệch 3.", (1, 2, 3), True),
        ("Nêu hai số liệu khác nhau: 52 và 65.", (2, 3), True),
        ("Hai chỗ nói khác nhau.", (1, 2), True),
        ("Tổng 120 nhiều hơn tổng các thành phần 118 (52 + 65), chênh lệch 2.", (1, 2, 3), False),
        ("Tổng 120 nhiều hơn tổng các thành phần 117 (52 + 65), chênh lệch 3.", (2, 3), False),
        ("Nêu hai số liệu khác nhau: 52 và 66.", (2, 3), False),
        ("Hai chỗ nói khác nhau.", (), False),
        ("Hai chỗ nói khác nhau.", (1, 9), False),
    ],
)
def test_a_conflict_stays_where_its_numbers_stand_in_its_quotes_or_follow(
    message: str, marks: tuple[int, ...], stays: bool
) -> None:
    draft = Draft(Status.ANSWERED, PARTS[0].text, PARTS, SUM, (Conflict(message, marks),))
    assert bool(verify(draft, {"bc": TWO}).conflicts) is stays


@pytest.mark.parametrize(
    ("number", "given", "follows"),
    [
        ("3", {"120", "117"}, True),
        ("117", {"52", "65"}, True),
        ("11,9", {"71,5", "80"}, True),
        ("8,5", {"71,5", "80"}, True),
        ("1.170", {"452", "718"}, True),
        ("118", {"52", "65"}, False),
        ("12", {"71,5", "80"}, True),  # rounded to as many places as it shows
        ("8,6", {"71,5", "80"}, False),
        ("5", set(), False),
        ("7", {"0"}, False),
    ],
)
def test_what_follows_from_given_numbers(number: str, given: set[str], follows: bool) -> None:
    assert reckoned(number, given) is follows


# What is offered instead


def test_the_nearest_thing_keeps_its_proven_quote_and_no_other() -> None:
    said = Draft(Status.NOT_FOUND, "Không nêu.", (), (PAST, NEXT), nearest=Statement("Tới: 80%", (2,)))
    kept = verify(said, {"bc": TWO})
    assert kept.nearest == Statement("Tới: 80%", (1,))
    assert [(c.n, c.quote) for c in kept.citations] == [(1, NEXT.quote)]


@pytest.mark.parametrize(
    "nearest",
    [
        Statement("Tới: 81%", (2,)),
        Statement("Tới: 80%", (1,)),
        Statement("Tới: 80%", ()),
        Statement("Tới: 80%", (3,)),
    ],
)
def test_an_unproven_nearest_thing_is_dropped(nearest: Statement) -> None:
    kept = verify(Draft(Status.NOT_FOUND, "Không nêu.", (), (PAST, NEXT), nearest=nearest), {"bc": TWO})
    assert (kept.headline, kept.nearest, kept.citations) == ("Không nêu.", None, ())


def test_not_found_keeps_neither_table_nor_conflict() -> None:
    table = Table(("Qua", "Tới"), (BOTH,))
    said = Draft(Status.NOT_FOUND, "Không nêu.", SAID, (PAST, NEXT), (Conflict("Khác nhau.", (1,)),), table)
    kept = verify(said, {"bc": TWO})
    assert (kept.statements, kept.conflicts, kept.table, kept.citations) == ((), (), None, ())


# Numbering


def test_all_that_is_shown_shares_one_numbering_in_the_order_it_is_shown() -> None:
    cites = (
        quote(5, "Kiểm tra 120 cuộc."),
        quote(7, "Nhiệm kỳ qua đạt 71,5%."),
        quote(9, "Vi phạm 52 cuộc."),
        quote(2, "Nhiệm kỳ tới đạt 80%."),
        quote(4, "Không vi phạm 65 cuộc."),
    )
    draft = Draft(
        Status.ANSWERED,
        "Tới 80%",
        (Statement("52 cuộc", (9,)), Statement("80%", (2,))),
        cites,
        (Conflict("52 và 65", (9, 4)),),
        Table(
            ("Tới", "Qua", "Chênh"), ((Cell("80%", (2,)), Cell("71,5%", (7,)), Cell("8,5", computed=True)),)
        ),
    )
    kept = verify(draft, {"bc": TWO})
    assert kept.table is not None
    assert [cell.citations for row in kept.table.rows for cell in row] == [(1,), (2,), ()]
    assert [statement.citations for statement in kept.statements] == [(3,), (1,)]
    assert [conflict.citations for conflict in kept.conflicts] == [(3, 4)]
    assert [(c.n, c.quote) for c in kept.citations] == [
        (1, "Nhiệm kỳ tới đạt 80%."),
        (2, "Nhiệm kỳ qua đạt 71,5%."),
        (3, "Vi phạm 52 cuộc."),
        (4, "Không vi phạm 65 cuộc."),
    ]
    assert verify(kept, {"bc": TWO}) == kept


def test_a_list_may_count_its_items_in_the_headline() -> None:
    items = (Statement("Vi phạm", (2,)), Statement("Không vi phạm", (3,)))
    listed = Draft(Status.ANSWERED, "Báo cáo nêu 2 nội dung:", items, SUM, ordered=True)
    assert verify(listed, {"bc": TWO}).headline == "Báo cáo nêu 2 nội dung:"
    wrong = Draft(Status.ANSWERED, "Báo cáo nêu 3 nội dung:", items, SUM, ordered=True)
    assert verify(wrong, {"bc": TWO}).headline == "Vi phạm"
    unordered = Draft(Status.ANSWERED, "Báo cáo nêu 2 nội dung:", items, SUM)
    assert verify(unordered, {"bc": TWO}).headline == "Vi phạm"
