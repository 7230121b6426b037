"""The items that one statement enumerates."""

from __future__ import annotations

import pytest

from assistant.answering.listing import listed, listing
from assistant.question.asking import Ask
from assistant.types import Draft
from tests.assistant.made_up import corpus, forms, units

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


def told(text: str, *kinds: Ask) -> Draft | None:
    (unit,) = units(corpus(f"BÁO CÁO\n\nI. KẾT QUẢ\n\n{text}\n"))
    assert unit.text == text
    return listing(unit, "Đã khởi công.", forms(*kinds))


@pytest.mark.parametrize("text", [NAMES, CLAUSES])
def test_where_a_list_is_asked_for_each_item_is_told_and_cited(text: str) -> None:
    draft = told(text, Ask.LIST)
    assert draft is not None
    assert draft.ordered
    assert [statement.text for statement in draft.statements] == listed(text)
    assert {statement.citations for statement in draft.statements} == {(1,)}
    assert [citation.quote for citation in draft.citations] == [text]
    assert draft.headline == "Đã khởi công."


@pytest.mark.parametrize(
    ("text", "kind"),
    [(NAMES, Ask.NUMBER), ("Đã xây trường học, trạm y tế ở xã.", Ask.LIST)],
    ids=["no list asked", "none given"],
)
def test_else_there_is_no_list(text: str, kind: Ask) -> None:
    assert told(text, kind) is None
