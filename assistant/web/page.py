"""Gradio's start page made ours: Vietnamese from the first byte, our styles and script, no flash of the wrong theme."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

ASSETS_PATH = "/tai-nguyen"
STYLES = (
    "base.css",
    "frame.css",
    "tabs.css",
    "icons.css",
    "chat.css",
    "answer.css",
    "reading.css",
    "table.css",
    "ask.css",
    "scope.css",
    "wording.css",
    "modelswitch.css",
    "pane.css",
    "pages.css",
    "scans.css",
    "part.css",
    "documents.css",
    "progress.css",
    "dialog.css",
    "doclist.css",
    "changes.css",
    "figures.css",
    "filters.css",
    "ledger.css",
    "terms.css",
    "findings.css",
    "checking.css",
    "checkmarks.css",
    "checkcard.css",
    "study.css",
    "picker.css",
    "studywording.css",
    "practice.css",
    "practiceasking.css",
    "practicetold.css",
    "practiceresult.css",
    "cards.css",
    "cardround.css",
    "outline.css",
    "outlinepaper.css",
    "quiz.css",
    "quizpaper.css",
    "quizprint.css",
    "sheet.css",
    "print.css",
)
SCRIPT = "app.js"
THEME_SCRIPT = "theme.js"
LOGIN_SCRIPT = "login.js"

# What the page says of Gradio to search engines, social networks and installers.
_FOREIGN = re.compile(r'<meta\s+(?:property="og:|name="twitter:)[^>]*>|<link rel="manifest"[^>]*>')
SPLASH = (
    '<div id="tl-banner" role="status"></div><div id="tl-splash" role="status">Đang mở trợ lý…</div>'
    "<noscript>Trang này cần JavaScript; xin bật JavaScript trong trình duyệt.</noscript>"
)


def asset_folder() -> Traversable:
    """Where the styles and scripts lie."""
    return files("assistant.web") / "assets"


@cache
def assets_version() -> str:
    """A name for the present state of all assets, so that browsers may keep them."""
    digest = hashlib.sha256()
    for file in sorted(asset_folder().iterdir(), key=lambda file: file.name):
        digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()[:12]


def asset(name: str) -> str:
    """The address of an asset, relative to the page."""
    return f"{ASSETS_PATH.lstrip('/')}/{assets_version()}/{name}"


def head(styles: Iterable[str]) -> str:
    """What every page of ours has in its head."""
    links = "".join(f'<link rel="stylesheet" href="{asset(name)}">' for name in styles)
    return (
        f'<link rel="icon" type="image/svg+xml" href="{asset("icon.svg")}">'
        f'<script src="{asset(THEME_SCRIPT)}"></script>{links}'
    )


@cache
def _preloads() -> str:
    """All that our script imports, so that a browser fetches it at once and not import by import."""
    names = sorted(file.name for file in asset_folder().iterdir() if file.name.endswith(".js"))
    modules = (name for name in names if name not in (SCRIPT, THEME_SCRIPT, LOGIN_SCRIPT))
    return "".join(f'<link rel="modulepreload" href="{asset(name)}">' for name in modules)


def localise(html: str, *, title: str) -> str:
    """Gradio's page with our language, title, styles and script."""
    html = _FOREIGN.sub("", html)
    html = html.replace('lang="en"', 'lang="vi"', 1)
    html = html.replace("shrink-to-fit=no", "interactive-widget=resizes-content", 1)
    script = f'{_preloads()}<script type="module" src="{asset(SCRIPT)}"></script>'
    html = html.replace("</head>", f"<title>{title}</title>{head(STYLES)}{script}</head>", 1)
    return html.replace("<gradio-app", f"{SPLASH}<gradio-app", 1)
