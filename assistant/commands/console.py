"""What the command line writes: data on standard output, progress and messages on standard error."""

from __future__ import annotations

import io
import json
import re
import shutil
import time
from typing import Any, TextIO

# A terminal acts on control characters; a report's text and a file's name must not reach it as commands.
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


class Console:
    """Standard output and error of one run."""

    def __init__(self, out: TextIO, err: TextIO) -> None:
        for stream in (out, err):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
        self.out = out
        self.err = err
        self.progress = ProgressLine(err)

    def say(self, text: str) -> None:
        """Print text for a reader on standard output."""
        self.progress.clear()
        print(CONTROL.sub("\N{REPLACEMENT CHARACTER}", text), file=self.out)

    def exact(self, text: str) -> None:
        """Print text for another program: not a character more or less, unless a reader is looking."""
        self.progress.clear()
        if self.out.isatty():
            self.say(text)
        else:
            self.out.write(text)

    def data(self, value: Any) -> None:
        """Print a value as JSON."""
        self.progress.clear()
        print(to_json(value, indent=2), file=self.out)

    def note(self, message: str) -> None:
        """Print one line on standard error."""
        self.progress.clear()
        line = " ".join(message.split())
        print(CONTROL.sub("\N{REPLACEMENT CHARACTER}", line), file=self.err, flush=True)

    def error(self, message: str) -> None:
        """Tell a problem in one line on standard error."""
        self.note(f"Lỗi: {message}")


class ProgressLine:
    """Progress: one line that overwrites itself on a terminal, a line now and then elsewhere."""

    EVERY = 0.1
    EVERY_ELSEWHERE = 10.0

    def __init__(self, err: TextIO) -> None:
        self._err = err
        self._live = err.isatty()
        self._shown = False
        self._step = ""
        self._last = float("-inf")

    def __call__(self, message: str, fraction: float | None = None) -> None:
        line = CONTROL.sub(" ", message)
        if fraction is not None:
            line = f"{line} {min(max(fraction, 0.0), 1.0):.0%}"
        step = re.sub(r"\d+", "", message)
        waited = time.monotonic() - self._last
        if step == self._step and waited < (self.EVERY if self._live else self.EVERY_ELSEWHERE):
            return
        self._step, self._last = step, time.monotonic()
        if self._live:
            width = shutil.get_terminal_size().columns - 1
            self._err.write(f"\r\x1b[2K{line[:width]}")
            self._shown = True
        else:
            self._err.write(f"{line}\n")
        self._err.flush()

    def clear(self) -> None:
        """Take the line away before something else is written."""
        if self._shown:
            self._err.write("\r\x1b[2K")
            self._err.flush()
            self._shown = False


def to_json(value: Any, indent: int | None = None) -> str:
    """JSON with Vietnamese letters as they are; escaped where text cannot be written as UTF-8."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(value, indent=indent)
    return text
