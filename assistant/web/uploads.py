"""Files that readers send: received beside their later place, put there, and taken back where they turn out bad.

Each upload has a working folder of its own under the folder of all: `ten` holds the file's name, `moi` what came in,
`cu` the file that it replaces. After a stop in the middle these tell the next start what to put back.
"""

from __future__ import annotations

import shutil
import tempfile
import unicodedata
from collections.abc import AsyncIterator, Iterable
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path, PurePath

from ingest.errors import FileTooLarge, StoreFull, UnsupportedFormat
from ingest.formats.kinds import READABLE, SUFFIXES
from vectorstore.types import DocumentInfo

LONGEST_NAME = 200  # bytes; common file systems take 255
LONGEST_SHOWN = 150  # characters; a document is called by no more of its file's name
PREFIX = ".dang-nhan-"


class Upload:
    """One file that came in; `place` is where it belongs."""

    def __init__(self, work: Path, name: str) -> None:
        self._work = work
        self._new = work / "moi"
        self._old = work / "cu"
        self.name = name
        self.place = work.parent / name

    def put(self) -> Path:
        """Move the file to its place, keeping what stands there; the place."""
        if self.place.exists():
            self.place.replace(self._old)
        self._new.replace(self.place)
        return self.place

    def settle(self) -> None:
        """The file stays: forget what stood in its place."""
        self.forget()

    def undo(self) -> None:
        """Take the file back, and put back what stood in its place."""
        if not self._new.exists() and self.place.exists():
            self.place.replace(self._new)
        if self._old.exists():
            self._old.replace(self.place)

    def forget(self) -> None:
        """Remove all that is not in its place."""
        shutil.rmtree(self._work, ignore_errors=True)

    def recover(self, indexed_at: datetime | None) -> None:
        """After a stop in the middle: keep the file where it was indexed since it came in, else undo it."""
        if self._new.exists():
            pass  # it had not been put, or had been taken back
        elif indexed_at is None or indexed_at < self._begun():
            self.undo()
        self.forget()

    def _begun(self) -> datetime:
        """When the folder was last changed, by moving the file out; a list of documents tells whole seconds only."""
        changed = datetime.fromtimestamp(self._work.stat().st_mtime, UTC)
        return changed.replace(microsecond=0)


class Uploads:
    """The folder that keeps the files of readers."""

    def __init__(self, folder: Path, max_bytes: int) -> None:
        self.folder = folder
        self._max_bytes = max_bytes

    async def receive(self, name: str, content: AsyncIterator[bytes]) -> Upload:
        """Keep what comes in under a safe name.

        Raises UnsupportedFormat, FileTooLarge or StoreFull; then, or where the sender goes away, nothing stays.
        """
        name = safe_name(name)
        work: Path | None = None
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            work = Path(tempfile.mkdtemp(dir=self.folder, prefix=PREFIX))
            (work / "ten").write_text(name, encoding="utf-8")
            size = 0
            with (work / "moi").open("wb") as file:
                async for chunk in content:
                    size += len(chunk)
                    if size > self._max_bytes:
                        limit = self._max_bytes / 2**20
                        raise FileTooLarge(
                            f"«{name}» lớn hơn mức cho phép ({limit:.0f} MB); hãy chia nhỏ tệp."
                        )
                    file.write(chunk)
        except BaseException as error:
            if work:
                shutil.rmtree(work, ignore_errors=True)
            if isinstance(error, OSError):
                raise StoreFull(
                    f"Không ghi được tệp vào thư mục dữ liệu ({error.strerror}); hãy kiểm tra chỗ trống và quyền ghi."
                ) from error
            raise
        return Upload(work, name)

    def recover(self, documents: Iterable[DocumentInfo]) -> None:
        """Clean up after a server that was stopped in the middle."""
        times = {info.path: datetime.fromisoformat(info.indexed_at) for info in documents}
        for work in self.folder.glob(f"{PREFIX}*") if self.folder.is_dir() else ():
            if not work.is_dir():
                work.unlink(missing_ok=True)
                continue
            try:
                name = safe_name((work / "ten").read_text(encoding="utf-8"))
            except (OSError, ValueError, UnsupportedFormat):
                shutil.rmtree(work, ignore_errors=True)
                continue
            upload = Upload(work, name)
            upload.recover(times.get(str(upload.place)) or times.get(str(upload.place.resolve())))


def safe_name(name: str) -> str:
    """The last part of a file name, fit for our folder; raises UnsupportedFormat."""
    name = unicodedata.normalize("NFC", name).replace("\\", "/")
    last = "".join(char for char in PurePath(name).name if char.isprintable()).strip(" .")
    suffix = PurePath(last).suffix
    if suffix.lower() not in SUFFIXES:
        raise UnsupportedFormat(f"Chưa đọc được loại tệp này; trợ lý đọc {READABLE}.")
    if len(last.encode("utf-8", "ignore")) <= LONGEST_NAME and len(last) <= LONGEST_SHOWN:
        return last.encode("utf-8", "ignore").decode()
    # Two long names that begin alike stay two.
    ending = f"~{sha256(last.encode('utf-8', 'replace')).hexdigest()[:6]}{suffix}"
    stem = PurePath(last).stem[: LONGEST_SHOWN - len(ending)].encode("utf-8", "ignore")
    return stem[: LONGEST_NAME - len(ending)].decode("utf-8", "ignore") + ending
