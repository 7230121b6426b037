"""The guide names what the page shows."""

from __future__ import annotations

import pytest

from assistant.web.frame import STUDY_VIEWS, TABS, VIEWS
from assistant.web.guide import MODEL_PLACE, guide_page
from assistant.web.worded import ORIGINAL, STOP


@pytest.mark.parametrize("label", [label for _, label in (*TABS, *VIEWS, *STUDY_VIEWS)])
def test_every_part_of_the_page_is_told_of_by_its_name(label: str) -> None:
    assert f"<strong>{label}</strong>" in guide_page()


def test_the_model_in_use_is_told() -> None:
    assert "trên máy này: không dùng." in guide_page()
    assert "trên máy này: <strong>qwen &lt;b&gt;</strong>." in guide_page("qwen <b>")
    for page in (guide_page(), guide_page("qwen")):
        assert MODEL_PLACE not in page
        assert f"<strong>{ORIGINAL}</strong>" in page
        assert f"<strong>{STOP}</strong>" in page
