"""A question about a whole section: every item, numbered, cited, counted."""

from __future__ import annotations

import pytest

from assistant.answering.sections import section_answer
from assistant.corpus import Corpus
from assistant.types import Draft, Status
from assistant.verify import verify
from tests.assistant.answering.schools import TEXT
from tests.assistant.made_up import corpus, corpus_of, finding, reading
from tests.assistant.sample import sample

SCHOOLS = corpus(TEXT)


def told(text: str, report: Corpus = SCHOOLS) -> Draft | None:
    question = reading(text, report)
    return section_answer(question, finding(question, report), report)


LISTS = [
    ("Những hạn chế là gì?", ["mầm non còn thiếu", "còn tạm bợ"]),
    ("nhung han che la gi", ["mầm non còn thiếu", "còn tạm bợ"]),
    ("Kể tên các hạn chế", ["mầm non còn thiếu", "còn tạm bợ"]),
    ("Các chỉ tiêu nhiệm kỳ tới là gì?", ["đạt 80%", "100 phòng học"]),
]


@pytest.mark.parametrize(("text", "items"), LISTS)
def test_every_item_in_order_with_their_count_in_the_headline(text: str, items: list[str]) -> None:
    draft = told(text)
    assert draft is not None
    assert (draft.status, draft.ordered) == (Status.ANSWERED, True)
    assert len(draft.statements) == len(draft.citations) == len(items)
    assert str(len(items)) in draft.headline
    for n, (item, statement, citation) in enumerate(
        zip(items, draft.statements, draft.citations, strict=True), start=1
    ):
        assert item in statement.text
        assert statement.citations == (citation.n,) == (n,)
        assert item in citation.quote
    assert verify(draft, {name: document.text for name, document in SCHOOLS.documents.items()}) == draft


def test_one_item_is_no_list() -> None:
    draft = told("Nhiệm vụ phát triển nhân lực y tế nhiệm kỳ 2025-2030 là gì?", corpus_of(sample()))
    assert draft is not None
    assert [statement.citations for statement in draft.statements] == [(1,)]
    assert not draft.ordered
    assert "1" not in draft.headline


@pytest.mark.parametrize(
    "text",
    [
        "Có bao nhiêu hạn chế?",
        "Có bao nhiêu trường học?",
        "So sánh các chỉ tiêu nhiệm kỳ 2020-2025 và 2025-2030",
        "Ai chịu trách nhiệm về các hạn chế?",
        "Những sân bay nào được xây dựng?",
    ],
)
def test_other_questions_are_not_answered_from_the_outline(text: str) -> None:
    assert told(text) is None


LONG = """BÁO CÁO

I. BÀI HỌC KINH NGHIỆM

""" + "\n\n".join(
    f"- Bài học thứ {n} là bám sát cơ sở, lắng nghe ý kiến của nhân dân, {'kịp thời tháo gỡ khó khăn, ' * 12}không né "
    "tránh việc khó. Câu này giải thích thêm cho rõ ý đã nêu ở trên."
    for n in ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám")
)


def test_long_items_are_shortened_and_cited_whole() -> None:
    report = corpus(LONG)
    draft = told("Các bài học kinh nghiệm là gì?", report)
    assert draft is not None
    assert len(draft.statements) == 8
    for statement, citation in zip(draft.statements, draft.citations, strict=True):
        assert statement.text.endswith(" …")
        assert citation.quote.startswith(statement.text.removesuffix(" …"))
        assert citation.quote.endswith("ở trên.")
        assert len(statement.text) < len(citation.quote)


def test_a_section_of_too_many_items_is_answered_by_its_headings() -> None:
    parts = "\n\n".join(
        f"{n}. Về lĩnh vực {name}\n\n" + "\n\n".join(f"- Việc {name} thứ {i} đã làm xong." for i in range(20))
        for n, name in enumerate(("đường sá", "cầu cống"), start=1)
    )
    draft = told("Những kết quả đạt được là gì?", corpus(f"BÁO CÁO\n\nI. KẾT QUẢ ĐẠT ĐƯỢC\n\n{parts}\n"))
    assert draft is not None
    assert ["đường sá" in draft.statements[0].text, "cầu cống" in draft.statements[1].text] == [True, True]
    assert len(draft.statements) == 2
