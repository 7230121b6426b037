"""The page in Gradio: components, and which event calls what."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import AsyncIterator, Callable
from typing import Any

import gradio as gr
from gradio.components.plot import PlotData
from starlette.requests import Request

from assistant.web import frame
from assistant.web.auth import User
from assistant.web.chat import Chat, Screen
from assistant.web.exchange import Vote
from assistant.web.ledgers import Ledgers
from assistant.web.terms_charts import CHARTS, terms_charts

PLACEHOLDER = "Hỏi về chỉ tiêu, kết quả, nhiệm vụ…"
STORAGE_KEY = "troly-hoi-dap"
# Gradio scrambles what it keeps with this word and gives the word to every page: it is no secret, only has to stay
# the same, so that a conversation outlives a restart of the server.
STORAGE_SECRET = "troly-hoi-dap-1"

_HEADER_EVENTS = """
element.addEventListener("click", (event) => {
  if (event.target.closest("[data-act=restart]")) trigger("restart");
});
document.addEventListener("troly:changed", () => {
  trigger("refresh", { empty: Boolean(document.querySelector("#tl-log .tl-welcome")) });
});
"""
_LOG_EVENTS = """
element.addEventListener("click", (event) => {
  const button = event.target.closest("[data-act]");
  if (button?.dataset.act === "ask") trigger("suggest", { question: button.dataset.question });
  if (button?.dataset.act === "again")
    trigger("again", { exchange: button.dataset.exchange, typed: button.dataset.typed });
  if (button?.dataset.act === "vote")
    trigger("vote", { exchange: button.dataset.exchange, vote: button.dataset.vote });
});
"""
# The page asks for the charts of a report when the reader looks at its two terms.
_FIGURES_EVENTS = """
document.addEventListener("troly:terms", (event) => trigger("terms", event.detail));
"""
# The page tells when a language model has come to its end with an answer.
_WORDED = """
document.addEventListener("troly:worded", (event) => trigger("worded", event.detail));
"""
# The documents to search and the use of a language model are the page's own affair (see choosing.js, modelswitch.js);
# they go with every question.
_WITH_WORDING = "(kept) => [kept, window.trolyWording?.() ?? '']"
_WITH_CHOICES = {
    count: f"(...given) => [...given.slice(0, {count}), window.trolyScope?.() ?? '', window.trolyWording?.() ?? '']"
    for count in (1, 2)
}
# A question that could not be answered goes back into the box, unless something new was typed meanwhile.
_RETURN_QUESTION = """
(box) => box || document.querySelector("#tl-log .tl-notice")?.dataset.question || ""
"""


def build_blocks(chat: Chat, can_change: Callable[[Request], bool], ledgers: Ledgers) -> gr.Blocks:
    """The page; `can_change` tells whether the one who asks may change what is indexed."""
    blocks = gr.Blocks(analytics_enabled=False, title=frame.NAME, fill_width=True)
    blocks.max_threads = 256  # a question that waits for its turn holds one of these; it needs no thread
    with blocks:
        header = gr.HTML(
            frame.header(None), elem_id="tl-header", apply_default_css=False, js_on_load=_HEADER_EVENTS
        )
        with gr.Row(elem_id="tl-main"):
            with gr.Column(elem_id="tl-chat"):
                log = gr.HTML("", elem_id="tl-log", apply_default_css=False, js_on_load=_LOG_EVENTS + _WORDED)
                gr.HTML(
                    frame.scope(chat.wordings.model),
                    elem_id="tl-scope",
                    apply_default_css=False,
                    js_on_load=None,
                )
                with gr.Row(elem_id="tl-ask"):
                    box = gr.Textbox(
                        elem_id="tl-box",
                        label="Câu hỏi",
                        show_label=False,
                        container=False,
                        placeholder=PLACEHOLDER,
                        lines=1,
                        max_lines=6,
                        html_attributes=gr.InputHTMLAttributes(
                            enterkeyhint="send", lang="vi", spellcheck=False
                        ),
                    )
                    send = gr.Button("Gửi", elem_id="tl-send", variant="primary")
            with gr.Column(elem_id="tl-figures"):
                figures = gr.HTML(
                    frame.figures(), elem_id="tl-views", apply_default_css=False, js_on_load=_FIGURES_EVENTS
                )
                charts = [
                    gr.Plot(
                        elem_id=f"tl-chart-{kind}", elem_classes="tl-chart", show_label=False, container=False
                    )
                    for kind in CHARTS
                ]
                gr.HTML(frame.terms(), elem_id="tl-terms", apply_default_css=False, js_on_load=None)
            gr.HTML(
                frame.study(chat.wordings.model), elem_id="tl-study", apply_default_css=False, js_on_load=None
            )
            gr.HTML(frame.documents(), elem_id="tl-documents", apply_default_css=False, js_on_load=None)
            gr.HTML(frame.pane(), elem_id="tl-pane", apply_default_css=False, js_on_load=None)
        kept = gr.BrowserState("", storage_key=STORAGE_KEY, secret=STORAGE_SECRET)
        choices = [gr.Textbox(visible=False), gr.Textbox(visible=False)]  # what the page says of them

    async def ask(
        question: str, kept: object, scope: object, wording: object, request: gr.Request
    ) -> AsyncIterator[tuple[Any, Any, Any]]:
        first = True
        async for screen in chat.ask(question, kept, _user(request), scope=scope, wording=wording):
            yield (*_updates(screen), "" if first and question.strip() else gr.skip())
            first = False

    async def suggest(
        kept: object, scope: object, wording: object, event: gr.EventData, request: gr.Request
    ) -> AsyncIterator[tuple[Any, Any]]:
        question = str(event.question)
        async for screen in chat.ask(question, kept, _user(request), scope=scope, wording=wording):
            yield _updates(screen)

    async def again(
        kept: object, wording: object, event: gr.EventData, request: gr.Request
    ) -> AsyncIterator[tuple[Any, Any]]:
        id, as_typed = str(event.exchange), event.typed == "true"
        async for screen in chat.again(id, kept, _user(request), as_typed=as_typed, wording=wording):
            yield _updates(screen)

    async def worded(kept: object, event: gr.EventData, request: gr.Request) -> tuple[Any, Any]:
        return _updates(await chat.worded(str(event.exchange), kept, _user(request)))

    async def restart(request: gr.Request) -> tuple[Any, Any]:
        return _updates(await chat.restart(_user(request), can_change=can_change(_inner(request))))

    async def vote(kept: object, event: gr.EventData, request: gr.Request) -> tuple[Any, Any]:
        wanted: Vote = "up" if event.vote == "up" else "down"
        return _updates(await chat.vote(str(event.exchange), wanted, kept, _user(request)))

    async def restore(kept: object, request: gr.Request) -> tuple[Any, Any]:
        screen = await chat.restore(kept, _user(request), can_change=can_change(_inner(request)))
        return await chat.header(_account(request)), screen.log

    async def refresh(kept: object, event: gr.EventData, request: gr.Request) -> tuple[Any, Any]:
        header, log = await restore(kept, request)
        return header, log if event.empty else gr.skip()

    async def draw(event: gr.EventData) -> list[PlotData | None]:
        specs = await asyncio.to_thread(terms_charts, ledgers, str(event.name), int(event.letters))
        return [PlotData(type="altair", plot=json.dumps(spec)) if spec else None for spec in specs]

    # Waiting in line is the chat's own affair (it tells the reader), so Gradio lets everyone in at once.
    common: dict[str, Any] = {
        "concurrency_limit": None,
        "show_progress": "hidden",
        "api_visibility": "private",
    }
    with blocks:
        asked = gr.on(
            [box.submit, send.click],
            ask,
            [box, kept, *choices],
            [log, kept, box],
            js=_WITH_CHOICES[2],
            **common,
        )
        suggested = log.suggest(suggest, [kept, *choices], [log, kept], js=_WITH_CHOICES[1], **common)
        asked_again = log.again(again, [kept, choices[1]], [log, kept], js=_WITH_WORDING, **common)
        log.worded(worded, [kept], [log, kept], **common)
        for event in (asked, suggested):
            event.then(None, [box], [box], js=_RETURN_QUESTION, show_progress="hidden")
        log.vote(vote, [kept], [log, kept], **common)
        figures.terms(draw, None, charts, **common)
        header.restart(restart, None, [log, kept], cancels=[asked, suggested, asked_again], **common)
        header.refresh(refresh, [kept], [header, log], **common)
        blocks.load(restore, [kept], [header, log], **common)
    # Gradio reckons statistics with pandas after every event, for a page that is not served here.
    blocks._queue.ANAYLTICS_CACHE_FREQUENCY = sys.maxsize
    blocks._queue.ANALYTICS_MAX_EVENTS = 1
    return blocks


def _updates(screen: Screen) -> tuple[Any, Any]:
    return (
        gr.skip() if screen.log is None else screen.log,
        gr.skip() if screen.kept is None else screen.kept,
    )


def _inner(request: gr.Request) -> Request:
    """The request behind Gradio's; the gate has put the user into its state."""
    assert request.request is not None
    return request.request


def _account(request: gr.Request) -> User | None:
    user: User | None = _inner(request).state.user
    return user


def _user(request: gr.Request) -> str:
    account = _account(request)
    return account.name if account else ""
