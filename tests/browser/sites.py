"""The real app on a free port, for a browser to visit."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import uvicorn
from playwright.sync_api import ViewportSize

from assistant.web.running import listen
from assistant.web.server import build_app
from tests.assistant.web.fakes import FakeAssistant
from tests.assistant.web.shelves import FakePreview

PASSWORD = "mật khẩu đủ dài"
DESKTOP = ViewportSize(width=1280, height=800)
PHONE = ViewportSize(width=390, height=844)


@dataclass(frozen=True)
class Site:
    """A running app."""

    url: str
    assistant: FakeAssistant
    folder: Path


@contextmanager
def serving(folder: Path, assistant: FakeAssistant, **settings: Any) -> Iterator[Site]:
    """The app on a free port, in a thread of its own."""
    settings = {"preview": FakePreview(), **settings}
    with listen("127.0.0.1", 0) as listener:
        with ThreadPoolExecutor(1) as aside:  # Playwright keeps an event loop running in this thread
            app = aside.submit(build_app, assistant, data=folder, **settings).result()
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=1))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            deadline = time.monotonic() + 20
            while not server.started:
                assert thread.is_alive()
                assert time.monotonic() < deadline
                time.sleep(0.02)
            yield Site(f"http://127.0.0.1:{listener.getsockname()[1]}/", assistant, folder)
        finally:
            if hold := getattr(assistant, "hold", None):  # a real assistant never holds an answer back
                hold.set()
            server.should_exit = True
            thread.join(20)
