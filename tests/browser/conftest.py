"""A real browser on the real app, over an assistant that answers at once."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, sync_playwright

from assistant.web.auth import hash_line, read_auth
from assistant.web.running import LOOPBACK_NAMES
from tests.assistant.web.fakes import OTHER, FakeAssistant, build_document
from tests.browser.sites import DESKTOP, PASSWORD, PHONE, Site, serving
from tests.browser.steps import ask, open_chat

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="package")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Two reports, open to all."""
    assistant = FakeAssistant(build_document(extra=20), build_document(OTHER))
    with serving(tmp_path_factory.mktemp("site"), assistant, hosts=LOOPBACK_NAMES) as running:
        yield running


@pytest.fixture(scope="package")
def guarded_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """One report, behind a login."""
    folder = tmp_path_factory.mktemp("guarded")
    path = folder / "nguoi-dung"
    path.write_text(
        "\n".join(hash_line(name, "user", PASSWORD) for name in ("lan", "minh")), encoding="utf-8"
    )
    with serving(folder, FakeAssistant(build_document()), auth=read_auth(path)) as running:
        yield running


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium; it reaches this machine only."""
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine (Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
            ],
        )
        yield browser
        browser.close()


@pytest.fixture
def strays() -> list[str]:
    """Requests of any page to anywhere but this machine, and scripts that failed."""
    return []


@pytest.fixture(scope="package")
def desktop_window(chromium: Browser) -> BrowserContext:
    """A desktop screen, shared for the sake of its cache."""
    return chromium.new_context(viewport=DESKTOP, color_scheme="light")


@pytest.fixture(scope="package")
def phone_window(chromium: Browser) -> BrowserContext:
    """A phone's screen, shared as `desktop_window`."""
    return chromium.new_context(viewport=PHONE, has_touch=True, is_mobile=True, color_scheme="light")


@pytest.fixture
def desktop(desktop_window: BrowserContext, strays: list[str]) -> Iterator[Page]:
    """A page on a desktop screen; the test fails if it asks for anything elsewhere or a script of it fails."""
    yield from watched(desktop_window, strays)


@pytest.fixture
def phone(phone_window: BrowserContext, strays: list[str]) -> Iterator[Page]:
    """A page on a phone, as `desktop`."""
    yield from watched(phone_window, strays)


@pytest.fixture(scope="package")
def answered(chromium: Browser, site: Site) -> Iterator[Page]:
    """A page with one answer, for tests that only look at it; opening a page is what takes the time."""
    window = chromium.new_context(viewport=DESKTOP, color_scheme="light")
    strays: list[str] = []
    page = watch(window, strays)
    open_chat(page, site.url)
    ask(page)
    yield page
    window.close()
    assert strays == []


@pytest.fixture(scope="package")
def scripts(chromium: Browser, site: Site) -> Iterator[Page]:
    """A page whose modules are called by themselves; what it remembers is its own."""
    window = chromium.new_context(viewport=DESKTOP)
    page = window.new_page()
    open_chat(page, site.url)
    yield page
    window.close()


def watch(window: BrowserContext, strays: list[str]) -> Page:
    """A page that notes its requests to anywhere but this machine, failed scripts and pop-ups in `strays`."""

    def note_dialog(dialog: Dialog) -> None:
        strays.append(dialog.message)
        dialog.dismiss()

    page = window.new_page()
    page.set_default_timeout(8000)
    page.on("request", lambda request: None if is_here(request.url) else strays.append(request.url))
    page.on("pageerror", lambda error: strays.append(str(error)))
    page.on("dialog", note_dialog)
    return page


def watched(window: BrowserContext, strays: list[str]) -> Iterator[Page]:
    page = watch(window, strays)
    yield page
    page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
    page.close()
    window.clear_cookies()
    window.clear_permissions()
    assert strays == []


def is_here(url: str) -> bool:
    return url.startswith(("http://127.0.0.1:", "data:", "blob:", "about:"))
