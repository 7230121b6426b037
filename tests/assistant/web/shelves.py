"""Reports with files behind them, versions of one report, and what adds, draws and removes them, for tests."""

from __future__ import annotations

import struct
import threading
import zlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from assistant.library import FileReport, FileStatus
from assistant.web.ports import Intake
from ingest.errors import Cancelled, FileDamaged
from ingest.pipeline import digest_of
from ingest.types import Box, Document, Progress, Scan, Span
from tests.assistant.web.fakes import FakeAssistant, build_document

PAGES = 3
OLD, NEW = "ke-hoach-lan-1.pdf", "ke-hoach-lan-2.pdf"


def build_file(folder: Path, name: str, *, title: str = "", **changes: object) -> Document:
    """A report whose file lies in the folder and can be shown page by page."""
    path = folder / name
    path.write_bytes(b"%PDF-" + name.encode())
    return replace(
        build_document(name),
        path=str(path),
        title=title or "Kế hoạch hợp tác xã Suối Ngàn",
        kind=path.suffix[1:],
        size=path.stat().st_size,
        digest=digest_of(path),
        **changes,  # type: ignore[arg-type]
    )


def build_scan(folder: Path, name: str = "bao-cao-quet.pdf") -> Document:
    """A report whose first page was recognised from an image."""
    document = build_file(folder, name, title="Báo cáo quét")
    start = document.text.index("1.250")
    return replace(document, scans=(Scan(1, 0.934),), doubts=(Span(start, start + 5),))


def add_versions(assistant: FakeAssistant, folder: Path) -> None:
    """Two versions of one plan, the newer with another figure."""
    old = build_file(folder, OLD)
    text = old.text.replace("1.800 tấn", "1.900 tấn")
    new = replace(build_file(folder, NEW), text=text, warnings=("5 chú thích, 1 không tìm thấy vị trí.",))
    for document, dated in ((old, "2025-03"), (new, "2025-06-30")):
        assistant.store.held[document.name] = document
        assistant.store.dated[document.name] = dated
        assistant.store.reports[document.name] = tuple(range(100))


class FakeIntake:
    """Adds and removes in a fake library; `gate` holds the work, what is in a file decides what becomes of it."""

    def __init__(self, assistant: FakeAssistant) -> None:
        self.assistant = assistant
        self.gate = threading.Event()
        self.gate.set()
        self.steps = ["Đang đọc tệp", "Đang nhận dạng chữ: trang 3/8"]
        self.warnings: tuple[str, ...] = ()
        self.seen: list[tuple[str, bytes]] = []

    def port(self, max_bytes: int = 1000) -> Intake:
        """What the app is given."""
        return Intake(self.add, self.reread, self.remove, max_bytes)

    def add(self, paths: Sequence[Path], progress: Progress) -> list[FileReport]:
        """Index a file, saying whatever a real one would."""
        [path] = paths
        content = path.read_bytes()
        self.seen.append((path.name, content))
        try:
            self._work(path.name, progress)
        except Cancelled:
            return [FileReport(path.name, str(path), FileStatus.CANCELLED)]
        if b"hong" in content:
            return [FileReport(path.name, str(path), FileStatus.FAILED, problem=f"«{path.name}» bị hỏng.")]
        if b"no tung" in content:
            raise RuntimeError("bí mật nội bộ")
        if b"khoa" in content:
            raise FileDamaged(f"«{path.name}» bị khoá.")
        known = path.name in self.assistant.store.held
        document = replace(build_document(path.name), path=str(path), title=f"Báo cáo {path.stem}")
        self.assistant.store.held[path.name] = document
        status = FileStatus.REPLACED if known else FileStatus.ADDED
        return [FileReport(path.name, str(path), status, 2, 5, self.warnings)]

    def reread(self, name: str, progress: Progress) -> FileReport:
        """Index a document anew."""
        self._work(name, progress)
        return FileReport(name, "", FileStatus.REPLACED)

    def remove(self, name: str, uploads: Path) -> bool:
        """Take a document out, with its file where that lies in `uploads`."""
        document = self.assistant.store.held.pop(name)
        if not Path(document.path).is_relative_to(uploads):
            return False
        Path(document.path).unlink(missing_ok=True)
        return True

    def _work(self, name: str, progress: Progress) -> None:
        for number, step in enumerate(self.steps):
            progress(f"{name}: {step}", number / len(self.steps) if number else None)
            while not self.gate.wait(0.02):
                progress(f"{name}: {step}", number / len(self.steps) if number else None)


class FakePreview:
    """Pages of one colour each; the place of a quote is always the same."""

    def __init__(self) -> None:
        self.drawn: list[tuple[str, int, int]] = []
        self.sought: list[tuple[int, str]] = []

    def page_count(self, path: Path) -> int:
        """Every file has three pages."""
        return PAGES

    def page_image(self, path: Path, number: int, width: int) -> bytes:
        """A picture in the shape of a page."""
        self.drawn.append((path.name, number, width))
        return png(width // 8, width * 297 // 210 // 8, 255 - 12 * number)

    def places(self, path: Path, number: int, quote: str) -> tuple[Box, ...]:
        """Two lines of the page."""
        self.sought.append((number, quote))
        return (Box(0.15, 0.3, 0.85, 0.33), Box(0.15, 0.335, 0.5, 0.365))

    def places_in_scan(self, scan: Scan, quote: str) -> tuple[Box, ...]:
        """One line of the page."""
        self.sought.append((scan.page, quote))
        return (Box(0.1, 0.5, 0.9, 0.54),)


def png(width: int, height: int, shade: int) -> bytes:
    """A grey picture with lines like those of a text."""
    lines = b"".join(
        b"\0"
        + bytes(
            (shade if y % 8 < 5 or x < width // 8 or x > width - width // 8 else shade - 60)
            for x in range(width)
        )
        for y in range(height)
    )

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(lines))
        + chunk(b"IEND", b"")
    )
