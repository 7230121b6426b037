"""The web app as one ASGI application."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from pathlib import Path

import gradio as gr
from fastapi import FastAPI
from starlette.requests import Request
from starlette.types import ASGIApp

from assistant.feedback import FILE_NAME, FeedbackStore
from assistant.web.adding import Adder, adding_routes, may_add
from assistant.web.auth import Auth, User
from assistant.web.blocks import build_blocks
from assistant.web.chat import Chat
from assistant.web.documents import document_routes
from assistant.web.frame import NAME
from assistant.web.gate import Gate
from assistant.web.guide import guide_routes
from assistant.web.login import login_routes
from assistant.web.ports import Assistant, Intake
from assistant.web.sessions import Sessions
from assistant.web.theme import theme

UPLOADS = "uploads"  # reports added from the page are kept here, under the data folder


def build_app(
    assistant: Assistant,
    *,
    data: Path,
    auth: Auth | None = None,
    intake: Intake | None = None,
    concurrency: int = 20,
    hosts: Collection[str] = (),
) -> ASGIApp:
    """The whole app, with everything around it; `data` is the folder that keeps the feedback.

    Where there is an `intake`, admins may add reports, or everyone where nobody logs in. `hosts`, where given, are the
    only host names it answers to. Not to be called inside an event loop.
    """
    sessions = Sessions() if auth else None
    chat = Chat(assistant, FeedbackStore(data / FILE_NAME), concurrency=concurrency)
    app = FastAPI(openapi_url=None)
    app.router.routes.extend([*document_routes(assistant), *guide_routes()])
    if auth and sessions:
        app.router.routes.extend(login_routes(auth, sessions))
    if intake:
        app.router.routes.extend(adding_routes(Adder(intake, data / UPLOADS), guarded=auth is not None))

    def can_add(request: Request) -> bool:
        return intake is not None and may_add(request, guarded=auth is not None)

    async def mount() -> None:
        gr.mount_gradio_app(
            app,
            build_blocks(chat, can_add),
            path="/",
            auth_dependency=_username if auth else None,
            theme=theme(),
            footer_links=[],
            run_history=False,
            show_error=False,
            enable_monitoring=False,
            ssr_mode=False,
            pwa=False,
            mcp_server=False,
        )

    asyncio.run(mount())  # outside of a loop Gradio opens several of its own, and leaves them open
    return Gate(app, title=NAME, sessions=sessions, hosts=hosts)


def _username(request: Request) -> str | None:
    """Who asks, for Gradio's own check behind the gate."""
    user: User | None = request.state.user
    return user.name if user else None
