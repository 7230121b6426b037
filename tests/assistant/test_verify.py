"""Nothing unproven passes the verifier."""

from __future__ import annotations

import pytest

from assistant.types import Citation, Conflict, Draft, Statement, Status
from assistant.verify import numbers, verify

TEXT = "Tỷ lệ hộ dùng nước sạch đạt 91,5%. Năm 2024 có 02 nhà máy mới, tổng vốn 1.250 tỷ đồng."


def cite(n: int, quote: str, *, shift: int = 0, document: str = "bc") -> Citation:
    start = TEXT.index(quote) + shift
    return Citation(n, document, "I › 1", None, start, start + len(quote), quote)


def draft(
    *statements: Statement, headline: str = "", cites: tuple[Citation, ...] = (), **more: object
) -> Draft:
    return Draft(Status.ANSWERED, headline, statements, cites, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("đạt 91,5%", {"91,5"}),
        ("02 năm", {"2"}),
        ("1.250 tỷ, 6 - 10 triệu", {"1.250", "6", "10"}),
        ("không có số", set()),
        ("00", {"0"}),
    ],
)
def test_numbers_are_read_as_written(text: str, expected: set[str]) -> None:
    assert numbers(text) == expected


def test_a_proven_statement_stays() -> None:
    kept = verify(
        draft(Statement("Đạt 91,5%", (1,)), headline="91,5%", cites=(cite(1, "đạt 91,5%"),)), {"bc": TEXT}
    )
    assert kept.status is Status.ANSWERED
    assert kept.statements == (Statement("Đạt 91,5%", (1,)),)
    assert kept.headline == "91,5%"


@pytest.mark.parametrize(
    "statement",
    [
        Statement("Đạt 92,5%", (1,)),  # a number that the quote does not hold
        Statement("Đạt 5%", (1,)),  # part of a longer number is not that number
        Statement("Đạt 91,5%", ()),  # no citation
        Statement("Đạt 91,5%", (1, 9)),  # a citation that does not exist
        Statement("Tổng vốn 1.250 tỷ", (1,)),  # the number stands elsewhere in the text, not in the quote
    ],
)
def test_an_unproven_statement_is_dropped(statement: Statement) -> None:
    kept = verify(draft(statement, headline="x", cites=(cite(1, "đạt 91,5%"),)), {"bc": TEXT})
    assert kept.status is Status.NOT_FOUND
    assert not kept.statements
    assert not kept.citations


@pytest.mark.parametrize(
    "bad",
    [
        cite(1, "đạt 91,5%", shift=1),
        cite(1, "đạt 91,5%", document="khác"),
        Citation(1, "bc", "", None, 0, 0, ""),
    ],
)
def test_a_quote_that_is_not_the_text_is_dropped(bad: Citation) -> None:
    assert verify(draft(Statement("Đạt 91,5%", (1,)), cites=(bad,)), {"bc": TEXT}).status is Status.NOT_FOUND


def test_citations_are_renumbered_after_a_drop() -> None:
    kept = verify(
        draft(
            Statement("Đạt 99%", (1,)),
            Statement("02 nhà máy", (3,)),
            Statement("Đạt 91,5%", (2,)),
            headline="Có 2 nhà máy",
            cites=(cite(1, "Năm 2024"), cite(2, "đạt 91,5%"), cite(3, "02 nhà máy mới")),
        ),
        {"bc": TEXT},
    )
    assert [(c.n, c.quote) for c in kept.citations] == [(1, "02 nhà máy mới"), (2, "đạt 91,5%")]
    assert [s.citations for s in kept.statements] == [(1,), (2,)]
    assert kept.headline == "Có 2 nhà máy"


def test_a_headline_with_a_foreign_number_gives_way() -> None:
    kept = verify(
        draft(Statement("Đạt 91,5%", (1,)), headline="Đạt 95%", cites=(cite(1, "đạt 91,5%"),)), {"bc": TEXT}
    )
    assert kept.headline == "Đạt 91,5%"


def test_an_unproven_conflict_is_dropped() -> None:
    kept = verify(
        draft(
            Statement("Đạt 91,5%", (1,)),
            headline="91,5%",
            cites=(cite(1, "đạt 91,5%"),),
            conflicts=(Conflict("Chỗ khác ghi 80%", (1,)),),
        ),
        {"bc": TEXT},
    )
    assert kept.conflicts == ()


def test_not_found_states_nothing() -> None:
    said = Draft(
        Status.NOT_FOUND, "Báo cáo không nêu.", (Statement("Đạt 91,5%", (1,)),), (cite(1, "đạt 91,5%"),)
    )
    kept = verify(said, {"bc": TEXT})
    assert kept.headline == "Báo cáo không nêu."
    assert kept.statements == kept.citations == ()
