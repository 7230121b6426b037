"""Questions from a JSONL file, answers to another: one object a line, in the same order."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from assistant.commands.console import to_json
from assistant.types import Turn
from ingest.errors import FileMissing, FileUnreadable, InputError
from ingest.types import Progress

Json = dict[str, Any]
ROLES = ("user", "assistant")


@dataclass(frozen=True, slots=True)
class Row:
    """One line: its id as given, the question, the turns before it, and the whole object."""

    id: str | int
    question: str
    history: tuple[Turn, ...]
    given: Json


def read_rows(path: Path) -> Iterator[Row]:
    """The questions of a file, read as they are asked for; blank lines are skipped.

    Raises FileMissing, FileUnreadable, or InputError with the number of the line that is wrong.
    """
    try:
        with path.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip(b"\xef\xbb\xbf \t\r\n"):
                    yield _parse(line, f"{path.name}, dòng {number}")
    except FileNotFoundError as error:
        raise FileMissing(f"Không tìm thấy tệp câu hỏi «{path}».") from error
    except OSError as error:
        raise FileUnreadable(f"Không đọc được tệp câu hỏi «{path}» ({error.strerror}).") from error


def _parse(line: bytes, place: str) -> Row:
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InputError(f"{place}: không phải văn bản UTF-8; hãy lưu lại tệp dạng UTF-8.") from error
    except (ValueError, RecursionError) as error:
        raise InputError(f"{place}: không phải JSON hợp lệ; mỗi dòng phải là một đối tượng JSON.") from error
    if not isinstance(row, dict):
        raise InputError(f"{place}: mỗi dòng phải là một đối tượng JSON.")
    if not isinstance(row.get("id"), str | int) or isinstance(row["id"], bool):
        raise InputError(f"{place}: thiếu «id» (chuỗi hoặc số nguyên).")
    if not isinstance(row.get("question"), str):
        raise InputError(f"{place}: thiếu «question» (chuỗi).")
    return Row(row["id"], row["question"], _history(row.get("history"), place), row)


def _history(given: object, place: str) -> tuple[Turn, ...]:
    turns = []
    for turn in [] if given is None else given if isinstance(given, list) else [None]:
        if (
            not isinstance(turn, dict)
            or turn.get("role") not in ROLES
            or not isinstance(turn.get("content"), str)
        ):
            raise InputError(
                f"{place}: «history» phải là danh sách {{«role»: «user» hoặc «assistant», «content»: chuỗi}}."
            )
        turns.append(Turn(turn["role"], turn["content"]))
    return tuple(turns)


def count_rows(path: Path) -> int | None:
    """How many questions a file holds, each line checked; None where it can be read only once."""
    return sum(1 for _ in read_rows(path)) if path.is_file() or not path.exists() else None


def check_files(source: Path, target: Path) -> int | None:
    """Check every line of `source` and where the answers go, before anything is loaded; returns `count_rows`."""
    if target.exists() and source.exists() and target.samefile(source):
        raise InputError("Tệp kết quả trùng với tệp câu hỏi; hãy chọn tên khác cho --out.")
    if target.is_dir() or not target.parent.is_dir():
        raise InputError(f"Không ghi được vào «{target}»; hãy đặt --out là một tệp trong thư mục có sẵn.")
    return count_rows(source)


def run_batch(
    source: Path, target: Path, answer: Callable[[Row], Json], *, total: int | None, progress: Progress
) -> int:
    """Answer every question of `source` into `target`, which appears only when all is done; returns their number."""
    done = 0
    with replaced(target) as out:
        for row in read_rows(source):
            progress(f"Câu hỏi {done + 1}{f'/{total}' if total else ''}", done / total if total else None)
            out.write((to_json({"id": row.id, **answer(row)}) + "\n").encode())
            done += 1
    return done


@contextmanager
def replaced(target: Path) -> Iterator[IO[bytes]]:
    """A file to write that takes the target's place at the end, or leaves it untouched where that is not reached.

    A target that is no ordinary file (a pipe, a device) is written to directly.
    """
    if target.exists() and not target.is_file():
        with target.open("wb") as out:
            yield out
        return
    target = target.resolve()
    partial = target.with_name(f".{target.name[:100]}.part")
    try:
        with partial.open("wb") as out:
            yield out
        partial.replace(target)
    except BaseException:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
        raise
