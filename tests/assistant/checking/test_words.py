"""Words by which a text to be checked is read."""

from __future__ import annotations

import pytest

from assistant.checking.topics import content
from assistant.checking.words import checking_words


@pytest.mark.parametrize(
    ("short", "full"), [("dự án DDI", "dự án trong nước"), ("vốn FDI", "vốn nước ngoài")]
)
def test_short_forms_are_read_in_full(short: str, full: str) -> None:
    assert checking_words().in_full(short) == full
    assert content(short) == content(full)
