"""A question read wrongly, asked again as it was typed."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from assistant.web.chat import SEARCHING, Chat, Screen
from assistant.web.exchange import load
from tests.assistant.web.fakes import FakeAssistant, build_document
from tests.assistant.web.kinds import READ
from tests.assistant.web.test_chat import QUESTION, ask, build_chat, gather, shown

BARE = "san luong che nam 2024?"


def ask_again(chat: Chat, kept: object, *, as_typed: bool, id: str = "", user: str = "") -> list[Screen]:
    id = id or load(kept, user).exchanges[-1].id
    return asyncio.run(gather(chat.again(id, kept, user, as_typed=as_typed)))


def test_a_question_read_wrongly_is_asked_as_it_was_typed(tmp_path: Path) -> None:
    assistant = FakeAssistant(build_document())
    chat = build_chat(tmp_path, assistant)
    kept = ask(chat, BARE, ask(chat, QUESTION)[-1].kept)[-1].kept
    read = load(kept).exchanges[1]
    assert (read.question, bool(read.reading), read.as_typed) == (BARE, True, False)
    screens = ask_again(chat, kept, as_typed=True)
    assert SEARCHING in shown(screens[0])
    assert read.lead.text not in shown(screens[0])[len(QUESTION) :].partition(BARE)[2]
    first, typed = load(screens[-1].kept).exchanges
    assert (first.question, typed.question, typed.reading, typed.as_typed) == (QUESTION, BARE, "", True)
    assert typed.id != read.id, "a vote on the old answer is none on the new one"
    assert [asked.as_typed for asked in assistant.asked] == [False, False, True]
    assert assistant.asked[2].history == assistant.asked[1].history
    assert "Đã hỏi đúng như đã gõ." in shown(screens[-1])
    back = load(ask_again(chat, screens[-1].kept, as_typed=False)[-1].kept).exchanges
    assert [(e.question, bool(e.reading)) for e in back] == [(QUESTION, False), (BARE, True)]


def test_asking_again_in_vain_leaves_the_answer_there_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assistant = FakeAssistant(build_document())
    chat = build_chat(tmp_path, assistant)
    kept = ask(chat, BARE)[-1].kept
    assistant.store.held.clear()
    last = ask_again(chat, kept, as_typed=True)[-1]
    assert "Chưa có báo cáo nào" in shown(last)
    assert load(kept).exchanges[0].lead.text in shown(last)
    assert last.kept is None


def test_only_the_last_question_is_asked_again(tmp_path: Path) -> None:
    assistant = FakeAssistant(build_document())
    chat = build_chat(tmp_path, assistant)
    kept = ask(chat, BARE)[-1].kept
    first = load(kept).exchanges[0].id
    kept = ask(chat, QUESTION, kept)[-1].kept
    assert ask_again(chat, kept, as_typed=True, id=first) == [Screen()]
    assert ask_again(chat, "", as_typed=True, id=first) == [Screen()]
    assert ask_again(chat, kept, as_typed=True, id=first, user="minh") == [Screen()]
    assert len(assistant.asked) == 2


def test_a_follow_up_leans_on_the_question_as_it_was_read(tmp_path: Path) -> None:
    assistant = FakeAssistant(build_document())
    chat = build_chat(tmp_path, assistant)
    ask(chat, "Còn doanh thu?", ask(chat, BARE)[-1].kept)
    assert assistant.asked[1].history[0].content == READ
