"""Conversion by LibreOffice: where it is installed, and what is said where it is not."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

import pytest

from ingest.errors import Cancelled, FileDamaged, ToolMissing
from ingest.formats import office
from ingest.formats.office import converted_file, soffice

needs_libreoffice = pytest.mark.skipif(soffice() is None, reason="needs LibreOffice (soffice)")
RTF = r"{\rtf1\ansi{\fonttbl{\f0 Times New Roman;}}\f0 B\u225?o c\u225?o n\u259?m\par}"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "a.rtf"
    path.write_text(RTF)
    return path


def stand_in(tmp_path: Path, script: str) -> str:
    """A program in LibreOffice's place."""
    program = tmp_path / "soffice"
    program.write_text(f"#!{sys.executable}\nimport os, subprocess, sys, time\n{script}\n")
    program.chmod(0o755)
    return str(program)


def test_not_installed(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "soffice", lambda: None)
    with pytest.raises(ToolMissing, match=r"«a\.rtf» cần LibreOffice; cài bằng lệnh: sudo apt-get install"), converted_file(source, "a.rtf"):  # fmt: skip
        pass


def test_the_result_is_gone_afterwards(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = "at = sys.argv.index('--outdir'); os.makedirs(sys.argv[at + 1])\n" \
        "open(sys.argv[at + 1] + '/source.docx', 'w').write(open(sys.argv[-1]).read())"  # fmt: skip
    program = stand_in(tmp_path, script)
    monkeypatch.setattr(office, "soffice", lambda: program)
    with converted_file(source, "a.rtf") as found:
        assert found.read_text() == RTF
    assert not found.exists()


@pytest.mark.parametrize("script", ["sys.exit(1)", "pass"])
def test_no_result(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    program = stand_in(tmp_path, script)
    monkeypatch.setattr(office, "soffice", lambda: program)
    with (
        pytest.raises(FileDamaged, match=r"LibreOffice không đọc được «a\.rtf»"),
        converted_file(source, "a.rtf"),
    ):
        pass


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="needs process groups")
@pytest.mark.parametrize("reason", ["cancelled", "too long"])
def test_stopped_with_its_children(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reason: str
) -> None:
    noted = tmp_path / "child"
    program = stand_in(
        tmp_path,
        f"child = subprocess.Popen(['sleep', '60'])\nopen({str(noted)!r} + '~', 'w').write(str(child.pid))\n"
        f"os.rename({str(noted)!r} + '~', {str(noted)!r})\ntime.sleep(60)",
    )
    monkeypatch.setattr(office, "soffice", lambda: program)

    def progress(message: str, fraction: float | None) -> None:
        if reason == "cancelled" and noted.exists():
            raise Cancelled

    with (
        pytest.raises(Cancelled if reason == "cancelled" else FileDamaged),
        converted_file(source, "a.rtf", progress=progress, timeout=60 if reason == "cancelled" else 3),
    ):
        pass
    child = int(noted.read_text())
    for _ in range(50):
        if not alive(child):
            return
        time.sleep(0.1)
    os.kill(child, signal.SIGKILL)
    pytest.fail("a child of the program is still running")


def alive(process: int) -> bool:
    """Whether a process runs (a dead one that nobody waits for does not)."""
    try:
        return Path(f"/proc/{process}/stat").read_text().split()[2] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


@needs_libreoffice
@pytest.mark.parametrize("to", ["docx", "odt"])
def test_libreoffice(source: Path, to: str) -> None:
    with converted_file(source, "a.rtf", to) as found:
        assert found.read_bytes().startswith(b"PK")


@needs_libreoffice
def test_odt_is_read(source: Path, tmp_path: Path) -> None:
    pytest.importorskip("ingest.formats.docx.reader")
    with converted_file(source, "a.rtf", "odt") as found:
        kept = tmp_path / "b.odt"
        kept.write_bytes(found.read_bytes())
    assert office.read_office(kept, "b.odt").pages[0].text == "Báo cáo năm"


@needs_libreoffice
def test_libreoffice_cannot_read_it(tmp_path: Path) -> None:
    path = tmp_path / "a.odt"
    path.write_bytes(b"PK\3\4 nothing" * 20)
    with pytest.raises(FileDamaged, match=r"«a\.odt»"), converted_file(path, "a.odt"):
        pass
