"""Gradio's theme: fonts of the reader's machine only; the colours are in assets/base.css."""

from __future__ import annotations

import gradio as gr

FONTS = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "sans-serif")


def theme() -> gr.themes.Base:
    """A plain theme that fetches nothing."""
    return gr.themes.Base(
        font=list(FONTS), font_mono=["ui-monospace", "monospace"], primary_hue="red", neutral_hue="stone"
    )
