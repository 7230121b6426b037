"""The data files of the constraints, read once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """One file of `assistant/data` by its name without ending."""
    return tomllib.loads((resources.files("assistant") / "data" / f"{name}.toml").read_text(encoding="utf-8"))
