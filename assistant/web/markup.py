"""Untrusted text in HTML, and the parts that several pieces of the page share (pure).

Questions, report text, titles, file names and answers are untrusted: all of them pass through `text`, and nothing
else writes into the markup. What the buttons carry stands in `data-*` attributes, read by the page's script.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

_UNFIT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def text(value: str) -> str:
    """Untrusted text for element content or a quoted attribute; characters that HTML has no place for become U+FFFD."""
    return escape(_UNFIT.sub("\N{REPLACEMENT CHARACTER}", value), quote=True)


def questions(label: str, asked: Sequence[str]) -> str:
    """Questions to ask with one press."""
    if not asked:
        return ""
    buttons = "".join(
        f'<li><button type="button" class="tl-suggestion" data-act="ask" data-question="{text(question)}">'
        f"{text(question)}</button></li>"
        for question in asked
    )
    return f'<nav class="tl-suggestions" aria-label="{label}"><p>{label}</p><ul>{buttons}</ul></nav>'


def notice_line(notice: str | None, question: str = "") -> str:
    """What went wrong; carries the question, for the page to put it back into the box."""
    return f'<p class="tl-notice" data-question="{text(question)}">{text(notice)}</p>' if notice else ""
