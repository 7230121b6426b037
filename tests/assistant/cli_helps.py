"""Small helps for the tests of the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.assistant.sample import TEXT

Run = Callable[..., tuple[int, str, str]]


def one_line(err: str) -> str:
    """The single line of a problem, without its label."""
    lines = err.splitlines()
    assert len(lines) == 1, err
    assert lines[0].startswith("Lỗi: ")
    return lines[0].removeprefix("Lỗi: ")


def write(path: Path, text: str = TEXT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def batch(path: Path, *rows: Any) -> Path:
    """A file with a row a line, as JSON where it is not text already."""
    lines = [row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows]
    return write(path, "\n".join(lines))
