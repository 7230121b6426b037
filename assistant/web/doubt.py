"""Numbers that text recognition is unsure of, marked in what a reader sees (pure)."""

from __future__ import annotations

import re
from collections.abc import Collection

from assistant.web.markup import text

DOUBT = "máy nhận dạng chưa chắc chắn"


def doubted(words: str, doubtful: Collection[str]) -> str:
    """Words as HTML, the doubtful numbers in them marked; a number inside a longer one is not it."""
    wanted = sorted({number for number in doubtful if number.strip()}, key=len, reverse=True)
    if not wanted:
        return text(words)
    pattern = re.compile(rf"(?<![\d.,])(?:{'|'.join(map(re.escape, wanted))})(?![.,]?\d)")
    html, done = "", 0
    for found in pattern.finditer(words):
        html += text(words[done : found.start()])
        html += (
            f'<mark class="tl-doubt" title="{DOUBT}">{text(found.group())}</mark>'
            f'<span class="tl-hidden"> ({DOUBT})</span>'
        )
        done = found.end()
    return html + text(words[done:])


def percent(share: float) -> str:
    """A share (0 to 1) as a reader writes it; never more than it is."""
    return f"{int(min(max(share, 0.0), 1.0) * 100 + 1e-9)} %"
