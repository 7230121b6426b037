"""Text that a spreadsheet can hold and takes for nothing but text (pure)."""

from __future__ import annotations

import re

# What XML 1.0 cannot hold, and signs that turn the direction of the text around them or cannot be seen.
_UNFIT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]"
)
_LONGEST = 32_767  # characters of a cell in Excel
# What opens a formula in one program or another, after white space too; also in the full width of Chinese keyboards.
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d{3})*(?:,\d+)?")


def fit(text: str) -> str:
    """The text without what a cell cannot hold or show; cut where it is longer than a cell."""
    text = _UNFIT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return text if len(text) <= _LONGEST else text[: _LONGEST - 2] + " …"


def runs(text: str) -> bool:
    """Whether some program would take the text for a formula."""
    return _FORMULA.match(text) is not None and not _NUMBER.fullmatch(text)
