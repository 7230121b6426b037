"""The web app as one ASGI application."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import gradio as gr
from fastapi import FastAPI
from starlette.requests import Request
from starlette.types import ASGIApp

from assistant.feedback import FILE_NAME, FeedbackStore
from assistant.progress import FOLDER as PROGRESS
from assistant.progress import ProgressStore
from assistant.web.adding import Desk
from assistant.web.auth import Auth, User
from assistant.web.blocks import build_blocks
from assistant.web.chat import Chat
from assistant.web.checking import checking_routes
from assistant.web.documents import document_routes
from assistant.web.figures import figure_routes
from assistant.web.frame import NAME
from assistant.web.gate import Gate
from assistant.web.guide import guide_routes
from assistant.web.ledgers import Ledgers
from assistant.web.login import login_routes
from assistant.web.managing import managing_routes, may_change
from assistant.web.pictures import Pictures
from assistant.web.ports import Assistant, Intake, Preview
from assistant.web.sessions import Sessions
from assistant.web.study.routes import study_routes
from assistant.web.study.wording import study_wording_routes
from assistant.web.theme import theme
from assistant.web.viewing import viewing_routes
from assistant.web.wording_routes import wording_routes
from ingest.errors import StoreError
from ingest.files import MAX_BYTES
from ingest.pipeline import digest_of

UPLOADS = "uploads"  # reports added from the page are kept here, under the data folder


def build_app(
    assistant: Assistant,
    *,
    data: Path,
    auth: Auth | None = None,
    intake: Intake | None = None,
    preview: Preview | None = None,
    concurrency: int = 20,
    hosts: Collection[str] = (),
) -> ASGIApp:
    """The whole app, with everything around it.

    `data` is the folder that keeps the feedback and, where people sign in, how far each is with practising.
    Where there is an `intake`, admins may add and remove reports, or everyone where nobody logs in. `preview` draws the
    pages of files, by default as `ingest.preview` does. `hosts`, where given, are the only host names it answers to.
    Not to be called inside an event loop.
    """
    sessions = Sessions() if auth else None
    chat = Chat(assistant, FeedbackStore(data / FILE_NAME), concurrency=concurrency)
    uploads = data / UPLOADS
    desk = Desk(intake, uploads) if intake else None

    def can_change(request: Request) -> bool:
        return desk is not None and may_change(request, guarded=auth is not None)

    @asynccontextmanager
    async def running(_: FastAPI) -> AsyncIterator[None]:
        yield
        chat.wordings.close()
        if desk:
            await asyncio.to_thread(desk.jobs.close)

    app = FastAPI(openapi_url=None, lifespan=running)
    max_bytes = intake.max_bytes if intake else MAX_BYTES
    app.router.routes.extend(document_routes(assistant, uploads, can_change, max_bytes))
    app.router.routes.extend(
        viewing_routes(
            assistant.store, Pictures(preview or _preview(), lambda path: digest_of(path, max_bytes))
        )
    )
    app.router.routes.extend(checking_routes(assistant.store, max_bytes))
    ledgers = Ledgers(assistant.store)
    app.router.routes.extend(figure_routes(ledgers))
    app.router.routes.extend(study_routes(assistant.store, ProgressStore(data / PROGRESS) if auth else None))
    app.router.routes.extend(study_wording_routes(assistant))
    app.router.routes.extend(guide_routes(assistant.model_name))
    app.router.routes.extend(wording_routes(chat.wordings))
    if auth and sessions:
        app.router.routes.extend(login_routes(auth, sessions))
    if desk:
        with suppress(
            StoreError
        ):  # without the list nobody can tell what is left over; the page tells what is wrong
            desk.uploads.recover(assistant.store.documents())
        app.router.routes.extend(managing_routes(desk, assistant.store, guarded=auth is not None))

    async def mount() -> None:
        gr.mount_gradio_app(
            app,
            build_blocks(chat, can_change, ledgers),
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


def _preview() -> Preview:
    """The real one, which brings large libraries once it is used."""
    from ingest import preview

    return preview


def _username(request: Request) -> str | None:
    """Who asks, for Gradio's own check behind the gate."""
    user: User | None = request.state.user
    return user.name if user else None
