"""The guide names what the page shows."""

from __future__ import annotations

import pytest

from assistant.web.frame import TABS, VIEWS
from assistant.web.guide import guide_page


@pytest.mark.parametrize("label", [label for _, label in (*TABS, *VIEWS)])
def test_every_part_of_the_page_is_told_of_by_its_name(label: str) -> None:
    assert f"<strong>{label}</strong>" in guide_page()
