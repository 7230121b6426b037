"""Conversations: kept, read back, bounded, copied as text."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from assistant.types import NEAREST, Citation, Statement, Status, Turn
from assistant.web.exchange import (
    KEPT_CHARACTERS,
    KEPT_EXCHANGES,
    Conversation,
    Exchange,
    dump,
    load,
    plain_text,
    where,
)
from tests.assistant.web.fakes import FakeAssistant, build_document
from tests.assistant.web.kinds import READ

KINDS = (
    "Hợp tác xã có bao nhiêu thành viên?",
    "Thời tiết, thời tiết?",
    "So sánh sản lượng hai kỳ?",
    "Nêu các nhiệm vụ?",
    "Sản lượng chè năm 2023?",
    "san luong che nam 2024?",
)
LEAD = '"id": "0123456789abcdef", "question": "", "status": "answered", "lead": {"text": "", "citations": []}'


def build_exchange(question: str = "Hợp tác xã có bao nhiêu thành viên?") -> Exchange:
    return Exchange.of(question, FakeAssistant(build_document()).ask(question))


def test_a_conversation_comes_back_as_it_was_kept() -> None:
    exchanges = tuple(build_exchange(question) for question in KINDS)
    conversation = Conversation("lan", (*exchanges, replace(exchanges[0], as_typed=True)))
    assert any(e.table for e in exchanges), "every kind is there"
    assert any(e.ordered for e in exchanges)
    assert any(e.nearest for e in exchanges)
    assert any(e.reading and e.alternatives for e in exchanges)
    assert load(dump(conversation), "lan") == conversation


def test_another_users_conversation_stays_hidden() -> None:
    kept = dump(Conversation("lan", (build_exchange(),)))
    assert load(kept, "minh") == Conversation("minh")
    assert load(kept) == Conversation()


@pytest.mark.parametrize(
    "kept",
    [
        None,
        "",
        "không phải JSON",
        "[]",
        "{}x",
        42,
        {"exchanges": []},
        '{"exchanges": [{"id": "x"}]}',
        '{"user": "", "exchanges": [{"id": "../../etc/passwd", "question": "", "status": "answered", "lead": {"text": "", "citations": []}}]}',
        '{"user": "", "exchanges": [{"id": "0123456789abcdef", "question": "", "status": "hacked", "lead": {"text": "", "citations": []}}]}',
        f'{{"exchanges": [{{{LEAD}, "table": {{"head": "a", "rows": []}}}}]}}',
        f'{{"exchanges": [{{{LEAD}, "table": {{"head": ["a"], "rows": [["a"]]}}}}]}}',
        f'{{"exchanges": [{{{LEAD}, "nearest": "x"}}]}}',
        f'{{"exchanges": [{{{LEAD}, "reading": {{"a": 1}}}}]}}',
        f'{{"exchanges": [{{{LEAD}, "alternatives": "abc"}}]}}',
        "x" * (KEPT_CHARACTERS + 1),
    ],
)
def test_what_is_not_ours_is_dropped(kept: object) -> None:
    assert load(kept) == Conversation()


def test_a_minimal_exchange_is_read() -> None:
    kept = '{"exchanges": [{"id": "0123456789abcdef", "question": "q", "status": "not_found", "lead": {"text": "h", "citations": [1]}}]}'
    assert load(kept).exchanges == (
        Exchange("0123456789abcdef", "q", Status.NOT_FOUND, Statement("h", (1,))),
    )


def test_the_oldest_exchanges_go_first() -> None:
    many = Conversation(
        "", tuple(replace(build_exchange(), question=str(i)) for i in range(KEPT_EXCHANGES + 5))
    )
    kept = load(dump(many)).exchanges
    assert [exchange.question for exchange in kept] == [str(i) for i in range(5, KEPT_EXCHANGES + 5)]

    long = Conversation(
        "", tuple(replace(build_exchange(), lead=Statement("ấ" * 150_000, ())) for _ in range(5))
    )
    assert len(dump(long)) <= KEPT_CHARACTERS
    assert len(load(dump(long)).exchanges) == 2


def test_an_exchange_too_large_alone_leaves_nothing() -> None:
    huge = replace(build_exchange(), lead=Statement("x" * (KEPT_CHARACTERS + 1), ()))
    assert load(dump(Conversation("", (huge,)))) == Conversation()


def test_votes() -> None:
    conversation = Conversation("", (build_exchange(), build_exchange()))
    second = conversation.exchanges[1]
    after, voted = conversation.vote(second.id, "down")
    assert voted == replace(second, vote="down")
    assert after.exchanges == (conversation.exchanges[0], voted)
    assert conversation.vote("unknown", "up") == (conversation, None)


def test_history_is_what_was_asked_and_answered() -> None:
    exchange = build_exchange()
    history = Conversation("", (exchange,)).history()
    assert history == [Turn("user", exchange.question), Turn("assistant", exchange.text)]
    assert "[1]" in exchange.text


def test_history_holds_the_question_as_it_was_read() -> None:
    exchange = build_exchange("san luong che nam 2024?")
    assert exchange.question == "san luong che nam 2024?"
    [asked, _] = Conversation("", (exchange,)).history()
    assert asked == Turn("user", READ)


def test_the_last_exchange_can_be_taken_away() -> None:
    first, second = build_exchange(), build_exchange()
    assert Conversation("lan", (first, second)).without_last() == Conversation("lan", (first,))


@pytest.mark.parametrize(
    ("question", "lines"),
    [
        (KINDS[2], ("Chỉ tiêu | Kết quả kỳ trước | Mục tiêu kỳ tới | Chênh lệch", "chênh +550 tấn")),
        (KINDS[3], ("Báo cáo nêu 3 nhiệm vụ.", "1. Mở rộng vùng nguyên liệu… [1]", "thay giống mới.»")),
        (KINDS[4], (f"{NEAREST}: Sản lượng chè búp tươi năm 2024 ước đạt 1.250 tấn [1]",)),
        (KINDS[5], (f"{KINDS[5]}\nTôi hiểu là: {READ}\n",)),
    ],
)
def test_text_to_copy_of_every_kind(question: str, lines: tuple[str, ...]) -> None:
    text = plain_text(build_exchange(question))
    assert all(line in text for line in lines), text


def test_text_to_copy_has_answer_conflict_and_sources() -> None:
    text = plain_text(build_exchange())
    assert text.splitlines()[0] == "Hợp tác xã có bao nhiêu thành viên?"
    assert "- Có nơi ghi hợp tác xã có 45 thành viên. [2]" in text
    assert text.count("Lưu ý: Số thành viên ở hai nơi khác nhau: 42 và 45. [1] [2]") == 1
    assert "[2] bao-cao <b>suoi-ngan</b>.txt, Phần thứ nhất › I, trang 1: «Có nơi ghi" in text


@pytest.mark.parametrize(
    ("section", "page", "expected"),
    [("I › 1", 3, "I › 1, trang 3"), ("I › 1", None, "I › 1"), ("", 3, "trang 3"), ("", None, "Đầu văn bản")],
)
def test_where(section: str, page: int | None, expected: str) -> None:
    assert where(Citation(1, "a.txt", section, page, 0, 1, "x")) == expected


def test_kept_text_is_readable_json() -> None:
    assert json.loads(dump(Conversation("lan", (build_exchange(),))))["user"] == "lan"
