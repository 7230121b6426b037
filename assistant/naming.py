"""Names of documents: which one a file gets, which one a user means."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path

from ingest.errors import DocumentUnknown
from ingest.titles import display_name

# What is kept of a long file name where its folder must be told too.
KEPT = 80


def choose_name(file: Path, known: Mapping[str, str]) -> str:
    """The name to index a file under, given the names and paths indexed already.

    A file keeps the name it has; one that shares its name with another file still on disk gets its folder's name
    added. A file indexed from a place that is no more makes way.
    """
    here = absolute(file)
    for name, path in known.items():
        if absolute(Path(path)) == here:
            return name
    plain = display_name(file.name)
    folders = here.parent.parts
    named = (f"{plain[:KEPT]} ({'/'.join(folders[-depth:])})" for depth in range(1, len(folders)))
    names = [plain, *map(display_name, named)]
    free = (name for name in names if name not in known or not Path(known[name]).exists())
    return next(free, names[-1])


def find_document(names: Sequence[str], given: str, *, prefix: bool = True) -> str:
    """The one name meant by `given`: the name itself, without its extension, or (`prefix`) the start of one only.

    Letter case and the form of accents do not matter. Raises DocumentUnknown.
    """
    wanted = _key(given)
    if not wanted:
        raise DocumentUnknown("Tên tài liệu để trống; xem danh sách bằng «troly documents».")
    tests = (
        lambda name: name == given,
        lambda name: _key(name) == wanted,
        lambda name: _key(Path(name).stem) == wanted,
        lambda name: prefix and _key(name).startswith(wanted),
    )
    for test in tests:
        found = [name for name in names if test(name)]
        if len(found) == 1:
            return found[0]
        if found:
            raise DocumentUnknown(
                f"Tên «{given}» ứng với nhiều tài liệu: {', '.join(found)}; hãy ghi rõ tên đầy đủ."
            )
    if not names:
        raise DocumentUnknown("Chưa có tài liệu nào được lập chỉ mục; hãy chạy «troly ingest TỆP» trước.")
    raise DocumentUnknown(f"Không có tài liệu «{given}»; hiện có: {', '.join(names)}.")


def absolute(path: Path) -> Path:
    """The path with links followed, so that one file has one path."""
    return Path(os.path.realpath(path))


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", name).strip().casefold()
