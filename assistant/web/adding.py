"""Reports added from the page: a file comes in, is kept in the data folder and indexed."""

from __future__ import annotations

import asyncio
import logging
import os
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path, PurePath

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from assistant.library import FileStatus
from assistant.web.auth import Role
from assistant.web.gate import DOCUMENTS_PATH
from assistant.web.ports import Intake
from ingest.errors import FileTooLarge, InputError, StoreFull, TrolyError, UnsupportedFormat
from ingest.load import SUFFIXES

ADDED = {
    FileStatus.ADDED: "Đã thêm báo cáo «{name}».",
    FileStatus.REPLACED: "Đã thay báo cáo «{name}» bằng bản mới.",
    FileStatus.UNCHANGED: "Báo cáo «{name}» đã có sẵn, không có gì thay đổi.",
}
FORBIDDEN = "Chỉ người quản trị được thêm báo cáo."
UNEXPECTED = "Không thêm được báo cáo vì lỗi ngoài dự kiến; xin báo người quản trị."
LONGEST_NAME = 150  # characters; with accents still within the 255 bytes of common file systems

_log = logging.getLogger(__name__)


class Adder:
    """Adds one report at a time; `progress` tells what is being done, empty where nothing is."""

    def __init__(self, intake: Intake, folder: Path) -> None:
        self._intake = intake
        self._folder = folder
        self._one_at_a_time = asyncio.Lock()
        self.progress = ""

    async def add(self, name: str, content: AsyncIterator[bytes]) -> str:
        """Keep and index a file; what to tell the reader. Raises TrolyError, and then nothing has changed."""
        name = safe_name(name)
        received = await self._receive(name, content)
        try:
            async with self._one_at_a_time:
                return await asyncio.to_thread(self._index, received, self._folder / name)
        finally:
            self.progress = ""
            received.unlink(missing_ok=True)

    async def _receive(self, name: str, content: AsyncIterator[bytes]) -> Path:
        """The content in a file beside its later place."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            handle, path = tempfile.mkstemp(dir=self._folder, prefix=".dang-nhan-")
            size = 0
            try:
                with os.fdopen(handle, "wb") as file:
                    async for chunk in content:
                        size += len(chunk)
                        if size > self._intake.max_bytes:
                            limit = self._intake.max_bytes / 2**20
                            raise FileTooLarge(
                                f"«{name}» lớn hơn mức cho phép ({limit:.0f} MB); hãy chia nhỏ tệp."
                            )
                        file.write(chunk)
            except BaseException:
                Path(path).unlink(missing_ok=True)
                raise
        except OSError as error:
            raise StoreFull(
                f"Không ghi được tệp vào thư mục dữ liệu ({error.strerror}); hãy kiểm tra chỗ trống và quyền ghi."
            ) from error
        return Path(path)

    def _index(self, received: Path, place: Path) -> str:
        """Put the file in its place and index it; put back what was there where that fails."""
        before = place.read_bytes() if place.exists() else None
        received.replace(place)
        try:
            report = self._intake.add([place], self._tell)[0]
            if report.status is FileStatus.FAILED:
                raise InputError(report.problem or UNEXPECTED)
        except BaseException:
            if before is None:
                place.unlink(missing_ok=True)
            else:
                place.write_bytes(before)
            raise
        return ADDED[report.status].format(name=report.document)

    def _tell(self, message: str, fraction: float | None = None) -> None:
        self.progress = message if fraction is None else f"{message} ({fraction:.0%})"


def safe_name(name: str) -> str:
    """The last part of a file name, fit for our folder; raises UnsupportedFormat."""
    last = "".join(char for char in PurePath(name.replace("\\", "/")).name if char.isprintable()).strip(" .")
    suffix = PurePath(last).suffix
    if suffix.lower() not in SUFFIXES:
        raise UnsupportedFormat(f"Chưa đọc được loại tệp này; hãy dùng {', '.join(sorted(SUFFIXES))}.")
    return PurePath(last).stem[: LONGEST_NAME - len(suffix)] + suffix


def may_add(request: Request, *, guarded: bool) -> bool:
    """Whether the one who asks may add reports: an admin, or anyone where nobody logs in."""
    user = request.state.user
    return user.role is Role.ADMIN if user is not None else not guarded


def adding_routes(adder: Adder, *, guarded: bool) -> list[Route]:
    """Receive a file; tell how far it is."""

    async def receive(request: Request) -> Response:
        if not may_add(request, guarded=guarded):
            return JSONResponse({"message": FORBIDDEN}, 403)
        try:
            message = await adder.add(request.query_params.get("ten", ""), request.stream())
        except TrolyError as error:
            return JSONResponse({"message": error.message}, 422)
        except Exception:
            _log.exception("a report could not be added")
            return JSONResponse({"message": UNEXPECTED}, 500)
        return JSONResponse({"message": message})

    async def progress(_: Request) -> Response:
        return JSONResponse({"message": adder.progress})

    return [
        Route(DOCUMENTS_PATH + "/tep", receive, methods=["PUT"]),
        Route(DOCUMENTS_PATH + "/tep", progress, methods=["GET"]),
    ]
