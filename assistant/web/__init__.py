"""The web app. Importing this package is cheap: Gradio is only imported when the app is built."""

from __future__ import annotations

from assistant.web.running import serve

__all__ = ["serve"]
