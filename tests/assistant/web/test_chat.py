"""What a reader sees at each step of asking, voting, starting anew and coming back."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from assistant.feedback import FILE_NAME, FeedbackStore
from assistant.web import chat as module
from assistant.web.chat import LOADING, NOT_WRITTEN, NOTHING_ASKED, SEARCHING, UNEXPECTED, Chat, Screen
from assistant.web.exchange import load
from ingest.errors import StoreDamaged
from tests.assistant.web.fakes import OTHER, SUGGESTIONS, FakeAssistant, build_document
from tests.assistant.web.test_render import Reader

QUESTION = "Sản lượng chè năm 2024?"


@pytest.fixture(autouse=True)
def _quick_glance(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "GLANCE", 0.02)


def build_chat(folder: Path, assistant: FakeAssistant | None = None, concurrency: int = 4) -> Chat:
    assistant = assistant or FakeAssistant(build_document())
    return Chat(assistant, FeedbackStore(folder / FILE_NAME), concurrency=concurrency)


async def gather(screens: AsyncIterator[Screen]) -> list[Screen]:
    return [screen async for screen in screens]


def ask(chat: Chat, question: str, kept: object = "", user: str = "", *, scope: object = "") -> list[Screen]:
    return asyncio.run(gather(chat.ask(question, kept, user, scope=scope)))


def shown(screen: Screen) -> str:
    assert screen.log is not None
    return Reader(screen.log).text


def until(check: Callable[[], bool]) -> None:
    for _ in range(500):
        if check():
            return
        threading.Event().wait(0.01)
    raise AssertionError("it never came")


def test_an_answer_builds_up(tmp_path: Path) -> None:
    screens = ask(build_chat(tmp_path), f"  {QUESTION}\n")
    texts = [shown(screen) for screen in screens]
    assert SEARCHING in texts[0]
    assert len(screens) == 1 + 5 + 1  # searching; headline, three statements, sources; actions
    assert all(QUESTION in text for text in texts)
    assert [screen.kept is not None for screen in screens] == [False] * 6 + [True]
    [exchange] = load(screens[-1].kept).exchanges
    assert exchange.question == QUESTION
    assert "Sao chép" in texts[-1]


def test_the_next_question_comes_with_the_conversation(tmp_path: Path) -> None:
    assistant = FakeAssistant(build_document())
    chat = build_chat(tmp_path, assistant)
    kept = ask(chat, QUESTION, "", "lan")[-1].kept
    kept = ask(chat, "Còn doanh thu?", kept, "lan")[-1].kept
    assert [turn.role for turn in assistant.asked[1][1]] == ["user", "assistant"]
    assert [exchange.question for exchange in load(kept, "lan").exchanges] == [QUESTION, "Còn doanh thu?"]
    ask(chat, "Của người khác?", kept, "minh")
    assert assistant.asked[2][1] == ()


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("x" * 501, "Câu hỏi dài quá 500 ký tự; xin rút gọn."),
        ("làm hỏng", UNEXPECTED),
    ],
)
def test_a_failure_is_told_and_gives_the_question_back(tmp_path: Path, question: str, told: str) -> None:
    chat = build_chat(tmp_path)
    kept = ask(chat, QUESTION)[-1].kept
    last = ask(chat, question, kept)[-1]
    assert told in shown(last)
    assert "bí mật" not in shown(last)
    assert "Traceback" not in shown(last)
    assert last.kept is None, "the conversation stays as it was"
    assert next(Reader(last.log or "").of_class("tl-notice"))["data-question"] == question
    assert QUESTION in shown(last)


def test_an_unexpected_failure_is_logged(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    ask(build_chat(tmp_path), "làm hỏng")
    assert "bí mật nội bộ" in caplog.text


@pytest.mark.parametrize("question", ["", "  \n "])
def test_an_empty_question_is_not_asked(tmp_path: Path, question: str) -> None:
    assistant = FakeAssistant(build_document())
    [screen] = ask(build_chat(tmp_path, assistant), question)
    assert NOTHING_ASKED in shown(screen)
    assert SUGGESTIONS[0] in shown(screen), "the empty chat stays"
    assert assistant.asked == []


def test_half_a_character_is_no_reason_to_fail(tmp_path: Path) -> None:
    assert "a?b" in shown(ask(build_chat(tmp_path), "a\ud800b")[-1])


def test_a_question_waits_for_the_model(tmp_path: Path) -> None:
    assistant = FakeAssistant(build_document(), ready=False)
    assistant.hold.clear()

    async def run() -> list[Screen]:
        asking = asyncio.create_task(gather(build_chat(tmp_path, assistant).ask(QUESTION, "", "")))
        await asyncio.sleep(0.1)
        assistant.ready = True
        await asyncio.sleep(0.1)
        assistant.hold.set()
        return await asking

    texts = [shown(screen) for screen in asyncio.run(run())]
    assert LOADING in texts[0]
    assert SEARCHING in texts[1]
    assert "1.250 tấn" in texts[-1]


def test_who_has_to_wait_is_told_its_place(tmp_path: Path) -> None:
    assistant = FakeAssistant(build_document())
    assistant.hold.clear()

    async def run() -> list[list[Screen]]:
        chat = build_chat(tmp_path, assistant, concurrency=2)
        tasks = [asyncio.create_task(gather(chat.ask(f"Câu {i}?", "", ""))) for i in range(4)]
        await asyncio.sleep(0.2)
        assistant.hold.set()
        return await asyncio.gather(*tasks)

    texts = [[shown(screen) for screen in screens] for screens in asyncio.run(run())]
    assert [("đứng thứ" in text[0]) for text in texts] == [False, False, True, True]
    assert "đứng thứ 1 trong hàng chờ" in texts[2][0]
    assert "đứng thứ 2 trong hàng chờ" in texts[3][0]
    assert all("1.250 tấn" in text[-1] for text in texts)
    assert assistant.most_running == 2


def test_readers_do_not_wait_for_each_other(tmp_path: Path) -> None:
    assistant = FakeAssistant(build_document())
    assistant.hold.clear()

    async def run() -> None:
        chat = build_chat(tmp_path, assistant, concurrency=8)
        tasks = [asyncio.create_task(gather(chat.ask(f"Câu {i}?", "", ""))) for i in range(8)]
        await asyncio.to_thread(until, lambda: assistant.running == 8)
        assistant.hold.set()
        await asyncio.gather(*tasks)

    asyncio.run(run())


def test_a_reader_who_leaves_gives_the_place_up(tmp_path: Path) -> None:
    assistant = FakeAssistant(build_document())
    assistant.hold.clear()

    async def run() -> str:
        chat = build_chat(tmp_path, assistant, concurrency=1)
        first = asyncio.create_task(gather(chat.ask("Câu 1?", "", "")))
        waiting = asyncio.create_task(gather(chat.ask("Câu 2?", "", "")))
        last = asyncio.create_task(gather(chat.ask("Câu 3?", "", "")))
        await asyncio.sleep(0.1)
        waiting.cancel()
        await asyncio.sleep(0.05)
        assistant.hold.set()
        await first
        return shown((await last)[-1])

    assert "1.250 tấn" in asyncio.run(run())
    assert [asked.text for asked in assistant.asked] == ["Câu 1?", "Câu 3?"]


def test_a_vote_is_written_changed_and_taken_back(tmp_path: Path) -> None:
    chat = build_chat(tmp_path)
    store = FeedbackStore(tmp_path / FILE_NAME)
    kept = ask(chat, QUESTION, "", "lan")[-1].kept
    id = load(kept, "lan").exchanges[0].id

    async def run() -> list[list[str]]:
        nonlocal kept
        votes = []
        for vote in ("up", "down", "down"):
            screen = await chat.vote(id, vote, kept, "lan")
            kept = screen.kept
            votes.append([entry.vote for entry in store.read()])
        return votes

    assert asyncio.run(run()) == [["up"], ["down"], []]
    assert load(kept, "lan").exchanges[0].vote is None


def test_a_vote_says_what_it_is_on(tmp_path: Path) -> None:
    chat = build_chat(tmp_path)
    kept = ask(chat, QUESTION, "", "lan")[-1].kept
    [exchange] = load(kept, "lan").exchanges
    asyncio.run(chat.vote(exchange.id, "up", kept, "lan"))
    [entry] = FeedbackStore(tmp_path / FILE_NAME).read()
    assert (entry.user, entry.question, entry.answer) == ("lan", QUESTION, exchange.text)
    assert '"start"' in entry.citations


def test_a_vote_on_nothing_changes_nothing(tmp_path: Path) -> None:
    assert asyncio.run(build_chat(tmp_path).vote("0123456789abcdef", "up", "", "")) == Screen()


def test_a_vote_that_cannot_be_written_is_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / FILE_NAME).mkdir()
    chat = build_chat(tmp_path)
    kept = ask(chat, QUESTION)[-1].kept
    screen = asyncio.run(chat.vote(load(kept).exchanges[0].id, "up", kept, ""))
    assert NOT_WRITTEN in shown(screen)
    assert screen.kept is None
    assert caplog.records


def test_coming_back_shows_the_conversation(tmp_path: Path) -> None:
    chat = build_chat(tmp_path)
    last = ask(chat, QUESTION, "", "lan")[-1]
    assert asyncio.run(chat.restore(last.kept, "lan")).log == last.log
    assert QUESTION not in shown(asyncio.run(chat.restore(last.kept, "minh")))


def test_a_new_conversation_shows_what_can_be_asked(tmp_path: Path) -> None:
    screen = asyncio.run(build_chat(tmp_path).restart("lan"))
    assert all(question in shown(screen) for question in SUGGESTIONS)
    assert load(screen.kept, "lan").exchanges == ()


def test_without_reports_the_chat_says_how_to_add_one(tmp_path: Path) -> None:
    screen = asyncio.run(build_chat(tmp_path, FakeAssistant()).restore("", ""))
    assert "Chưa có báo cáo nào" in shown(screen)


@pytest.mark.parametrize(
    ("error", "told"),
    [(StoreDamaged("Kho hỏng; hãy lập chỉ mục lại."), "Kho hỏng"), (RuntimeError("bí mật"), UNEXPECTED)],
)
def test_a_store_that_cannot_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, told: str
) -> None:
    assistant = FakeAssistant(build_document())

    def fail() -> None:
        raise error

    monkeypatch.setattr(assistant.store, "documents", fail)
    chat = build_chat(tmp_path, assistant)
    assert told in shown(asyncio.run(chat.restore("", "")))
    assert "bí mật" not in shown(asyncio.run(chat.restore("", "")))
    if isinstance(error, StoreDamaged):
        assert "Trợ lý báo cáo" in asyncio.run(chat.header(None))


def test_of_documents_with_one_title_the_file_is_told_too(tmp_path: Path) -> None:
    assistant = FakeAssistant(build_document(), build_document(OTHER), build_document("ban-cu.txt"))
    last = ask(build_chat(tmp_path, assistant), QUESTION, scope=json.dumps(["ban-cu.txt"]))[-1]
    title = assistant.store.document("ban-cu.txt").title
    assert f"Đã tìm trong: {title} (ban-cu.txt)" in shown(last)


def test_a_question_is_searched_in_the_documents_chosen(tmp_path: Path) -> None:
    assistant = FakeAssistant(build_document(), build_document(OTHER))
    chat = build_chat(tmp_path, assistant)
    last = ask(chat, QUESTION, scope=json.dumps([OTHER, "đã gỡ.txt"]))[-1]
    assert assistant.asked[-1].documents == (OTHER,)
    assert "Đã tìm trong: Phụ lục số liệu" in shown(last)
    [exchange] = load(last.kept).exchanges
    assert (exchange.documents, exchange.searched) == ((OTHER,), ("Phụ lục số liệu",))
    again = asyncio.run(gather(chat.again(exchange.id, last.kept, "", as_typed=True)))[-1]
    assert assistant.asked[-1].documents == (OTHER,), "asked again in the same documents"
    assert "Đã tìm trong: Phụ lục số liệu" in shown(again)
    for scope in ("", json.dumps(["đã gỡ.txt"]), json.dumps(list(assistant.store.held))):
        last = ask(chat, QUESTION, scope=scope)[-1]
        assert assistant.asked[-1].documents == ()
        assert "Đã tìm trong" not in shown(last)
