"""The program Tesseract: found, called, and stopped.

Called directly and not through pytesseract, which cannot stop a running call from outside and passes images as files.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
from collections.abc import Mapping
from typing import TYPE_CHECKING

from ingest.errors import ToolMissing

if TYPE_CHECKING:
    from PIL.Image import Image

PAGE_SECONDS = 120.0
DPI = 300
_INSTALL = "sudo apt-get install -y tesseract-ocr tesseract-ocr-vie"


class Stopped(Exception):
    """The reading was called off."""


class Tesseract:
    """Runs the program, any number of calls at a time, until `stop` ends them all."""

    def __init__(self, program: str, languages: frozenset[str]) -> None:
        self._program = program
        self._running: set[subprocess.Popen[bytes]] = set()
        self._lock = threading.Lock()
        self._stopped = False
        self.languages = languages

    def read(
        self,
        image: Image,
        *,
        language: str = "vie",
        layout: int = 3,
        settings: Mapping[str, str] | None = None,
        seconds: float = PAGE_SECONDS,
    ) -> str:
        """What the program writes for a grey image of 300 dpi; `layout` is its page segmentation mode.

        Empty where it fails or takes longer than `seconds`. Raises Stopped.
        """
        command = [self._program, "stdin", "stdout", "--dpi", str(DPI), "-l", language, "--psm", str(layout)]
        for key, value in (settings or {}).items():
            command += ["-c", f"{key}={value}"]
        pixels = f"P5 {image.width} {image.height} 255\n".encode() + image.convert("L").tobytes()
        with self._lock:
            if self._stopped:
                raise Stopped
            process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                # Pages are read side by side; threads within one page only slow the others down.
                env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            )
            self._running.add(process)
        try:
            output, _ = process.communicate(pixels, timeout=seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            output = b""
        finally:
            with self._lock:
                self._running.discard(process)
        if self._stopped:
            raise Stopped
        return output.decode("utf-8", "replace") if process.returncode == 0 else ""

    def stop(self) -> None:
        """End every running call, and let no other begin."""
        with self._lock:
            self._stopped = True
            for process in self._running:
                process.kill()


def find_tesseract(name: str) -> Tesseract:
    """The installed program; `name` is the shown name of the file to be read.

    Raises ToolMissing where it or its Vietnamese data is not installed.
    """
    program = shutil.which("tesseract")
    languages = _languages(program) if program else frozenset()
    if program is None or "vie" not in languages:
        missing = "chương trình Tesseract" if program is None else "dữ liệu tiếng Việt của Tesseract"
        raise ToolMissing(
            f"«{name}» có trang là ảnh, cần {missing} để nhận dạng chữ; hãy cài bằng lệnh: {_INSTALL}"
        )
    return Tesseract(program, languages)


def _languages(program: str) -> frozenset[str]:
    try:
        listed = subprocess.run([program, "--list-langs"], capture_output=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return frozenset()
    # Older versions list on standard error.
    return frozenset((listed.stdout + listed.stderr).decode("utf-8", "replace").split())
