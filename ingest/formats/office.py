"""Files that only LibreOffice reads (.odt, Word 6 and 95), converted by it where it is installed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ingest.errors import FileDamaged, FileSuspicious, FileUnreadable, ToolMissing
from ingest.types import Loaded, Progress, no_progress

TIMEOUT = 120.0
_MOST_BYTES = 256 * 1024 * 1024
_MAC = Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")
# The endings under which LibreOffice is shown a file; anything else it finds out by itself.
_ENDINGS = frozenset({".odt", ".ott", ".fodt", ".doc", ".dot", ".rtf", ".wps", ".sxw", ".docx"})
# A profile of its own: nothing of the user's, no macros, no links followed, no network.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings">
<prop oor:name="ooInetProxyType" oor:op="fuse"><value>2</value></prop>
<prop oor:name="ooInetHTTPProxyName" oor:op="fuse"><value>127.0.0.1</value></prop>
<prop oor:name="ooInetHTTPProxyPort" oor:op="fuse"><value>9</value></prop>
<prop oor:name="ooInetHTTPSProxyName" oor:op="fuse"><value>127.0.0.1</value></prop>
<prop oor:name="ooInetHTTPSProxyPort" oor:op="fuse"><value>9</value></prop></item>
</oor:items>
"""


def soffice() -> str | None:
    """LibreOffice's program, None where it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice") or (str(_MAC) if _MAC.exists() else None)


def read_office(path: Path, name: str, progress: Progress = no_progress) -> Loaded:
    """The text of a file as LibreOffice's conversion to .docx has it.

    Raises ToolMissing where LibreOffice is not installed, FileDamaged where it cannot read the file, Cancelled.
    """
    from ingest.formats.docx import read_docx

    with converted_file(path, name, progress=progress) as docx:
        return read_docx(docx, name, progress)


@contextmanager
def converted_file(
    path: Path, name: str, to: str = "docx", progress: Progress = no_progress, timeout: float = TIMEOUT
) -> Iterator[Path]:
    """The file in another format, as a temporary file that is gone after the block.

    Raises ToolMissing, FileUnreadable, FileDamaged (not readable, or not done in `timeout` seconds), FileSuspicious
    (the result is larger than any report), Cancelled.
    """
    program = soffice()
    if program is None:
        raise ToolMissing(
            f"Để đọc «{name}» cần LibreOffice; cài bằng lệnh: sudo apt-get install -y libreoffice-writer-nogui, "
            "hoặc lưu tệp dưới dạng .docx."
        )
    with tempfile.TemporaryDirectory(prefix="troly-office-", ignore_cleanup_errors=True) as folder:
        work = Path(folder)
        ending = path.suffix.lower() if path.suffix.lower() in _ENDINGS else ""
        source = work / f"source{ending}"
        try:
            shutil.copyfile(path, source)
        except OSError as error:
            raise FileUnreadable(f"Không đọc được «{name}»; hãy kiểm tra quyền đọc và ổ đĩa.") from error
        _run(program, work, source, to, name, progress, timeout)
        result = work / "out" / f"source.{to}"
        if not result.is_file() or not result.stat().st_size:
            raise FileDamaged(f"LibreOffice không đọc được «{name}»; tệp có thể bị hỏng hoặc có mật khẩu, hãy mở và lưu lại dưới dạng .docx.")  # fmt: skip
        if result.stat().st_size > _MOST_BYTES:
            raise FileSuspicious(
                f"«{name}» phình ra quá lớn khi chuyển đổi nên không được đọc; hãy kiểm tra lại tệp."
            )
        yield result


def _run(
    program: str, work: Path, source: Path, to: str, name: str, progress: Progress, timeout: float
) -> None:
    profile = work / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    command = [
        program,
        "--headless",
        "--norestore",
        "--nologo",
        "--nodefault",
        "--nolockcheck",
        f"-env:UserInstallation={profile.as_uri()}",
        "--convert-to",
        to,
        "--outdir",
        str(work / "out"),
        str(source),
    ]
    environment = {
        key: os.environ[key] for key in ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "TEMP") if key in os.environ
    }
    environment |= {
        "HOME": str(work),
        "http_proxy": "http://127.0.0.1:9",
        "https_proxy": "http://127.0.0.1:9",
    }
    try:
        process = subprocess.Popen(
            command,
            cwd=work,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # so that its children can be stopped with it
        )
    except OSError as error:
        raise ToolMissing(f"Không chạy được LibreOffice để đọc «{name}»; hãy cài lại LibreOffice hoặc lưu tệp dưới dạng .docx.") from error  # fmt: skip
    end = time.monotonic() + timeout
    try:
        while True:
            progress("Đang chuyển đổi bằng LibreOffice", None)
            with suppress(subprocess.TimeoutExpired):
                process.wait(0.2)
                return
            if time.monotonic() > end:
                raise FileDamaged(f"LibreOffice không chuyển xong «{name}» trong {timeout:.0f} giây; hãy mở tệp và lưu lại dưới dạng .docx.")  # fmt: skip
    finally:
        _stop(process)


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End the program and what it started, also where the first of them has already gone."""
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    elif process.poll() is None:
        process.kill()
    process.wait()
