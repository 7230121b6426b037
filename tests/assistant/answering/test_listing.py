"""The items that one statement enumerates."""

from __future__ import annotations

import pytest

from assistant.answering.listing import as_list, listed
from assistant.asking import Ask
from assistant.types import Citation, Draft, Statement
from tests.assistant.made_up import forms

NAMES = "Đã khởi công ba dự án (Cầu Sông Lam, Đường Ven Biển, Cảng Cửa Lò)."
CLAUSES = "Tập trung các việc sau: rà soát quy hoạch; đẩy nhanh giải phóng mặt bằng; thu hút nhà đầu tư."

LISTS: list[tuple[str, list[str]]] = [
    (NAMES, ["Cầu Sông Lam", "Đường Ven Biển", "Cảng Cửa Lò"]),
    (CLAUSES, ["rà soát quy hoạch", "đẩy nhanh giải phóng mặt bằng", "thu hút nhà đầu tư"]),
    ("Có các chợ (Chợ Vinh, Chợ Ga, Chợ Rộc...) hoạt động tốt.", ["Chợ Vinh", "Chợ Ga", "Chợ Rộc"]),
    ("Đã xây trường học, trạm y tế, nhà văn hóa.", []),
    ("Hai dự án (Cầu Sông Lam, Đường Ven Biển).", []),
    ("Đạt kết quả khá (tăng trưởng nhanh, bền vững, toàn diện hơn).", []),
    ("Kết quả: đạt 8%; vượt kế hoạch.", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "items"), LISTS)
def test_what_is_clearly_enumerated(text: str, items: list[str]) -> None:
    assert listed(text) == items


def draft(text: str, *kinds: Ask, sources: int = 1) -> Draft:
    citations = [Citation(n, "a.txt", "I", None, 0, len(text), text) for n in range(1, sources + 1)]
    statements = [Statement(text, (citation.n,)) for citation in citations]
    return as_list(text, forms(*kinds), "Đã khởi công.", citations, statements)


@pytest.mark.parametrize("text", [NAMES, CLAUSES])
def test_where_a_list_is_asked_for_each_item_is_told_and_cited(text: str) -> None:
    told = draft(text, Ask.LIST)
    assert told.ordered
    assert [statement.text for statement in told.statements] == listed(text)
    assert {statement.citations for statement in told.statements} == {(1,)}
    assert told.headline == "Đã khởi công."


@pytest.mark.parametrize(
    ("text", "kinds", "sources"),
    [
        (NAMES, (Ask.NUMBER,), 1),
        (NAMES, (Ask.LIST,), 2),
        ("Đã xây trường học, trạm y tế.", (Ask.LIST,), 1),
    ],
    ids=["no list asked", "two sources", "none given"],
)
def test_else_statements_stay_whole(text: str, kinds: tuple[Ask, ...], sources: int) -> None:
    told = draft(text, *kinds, sources=sources)
    assert not told.ordered
    assert [statement.text for statement in told.statements] == [text] * sources
