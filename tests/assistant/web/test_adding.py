"""Reports added, indexed anew and removed: kept and indexed, or turned away with nothing changed."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from assistant.web.adding import Desk
from assistant.web.jobs import Job, State
from ingest.errors import FileTooLarge, StoreFull, UnsupportedFormat
from tests.assistant.web.fakes import FakeAssistant, build_document
from tests.assistant.web.shelves import FakeIntake


async def stream(*chunks: bytes) -> AsyncIterator[bytes]:
    for chunk in chunks:
        yield chunk


async def broken(*chunks: bytes) -> AsyncIterator[bytes]:
    for chunk in chunks:
        yield chunk
    raise ConnectionError("the sender went away")


@pytest.fixture
def intake() -> FakeIntake:
    return FakeIntake(FakeAssistant(build_document()))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "uploads"


def add(desk: Desk, content: AsyncIterator[bytes], name: str = "Báo cáo.txt") -> Job:
    return desk.add(asyncio.run(desk.uploads.receive(name, content)))


def until(check: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 10
    while not check():
        assert time.monotonic() < deadline
        time.sleep(0.005)


def ended(job: Job) -> Job:
    until(lambda: job.state not in (State.WAITING, State.WORKING))
    return job


def content(folder: Path) -> dict[str, bytes]:
    """What readers see in the folder; working folders are not among it."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def leftovers(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if not path.is_file()] if folder.exists() else []


def test_a_report_is_kept_and_indexed(folder: Path, intake: FakeIntake) -> None:
    intake.warnings = ("Đã chuyển từ bảng mã TCVN3.",)
    desk = Desk(intake.port(), folder)
    job = ended(add(desk, stream(b"ab", b"c")))
    assert (job.state, job.outcome.message) == (State.DONE, "Đã thêm báo cáo «Báo cáo.txt».")
    assert job.outcome.warnings == intake.warnings
    assert intake.seen == [("Báo cáo.txt", b"abc")]
    assert ended(add(desk, stream(b"moi"))).outcome.message == "Đã thay báo cáo «Báo cáo.txt» bằng bản mới."
    assert content(folder) == {"Báo cáo.txt": b"moi"}
    assert leftovers(folder) == []


@pytest.mark.parametrize(
    ("sent", "told"),
    [(b"hong", "bị hỏng"), (b"khoa", "bị khoá"), (b"no tung", "lỗi ngoài dự kiến")],
)
def test_a_failure_leaves_what_was_there(folder: Path, intake: FakeIntake, sent: bytes, told: str) -> None:
    desk = Desk(intake.port(), folder)
    first = ended(add(desk, stream(sent)))
    assert (first.state, content(folder)) == (State.FAILED, {})
    assert told in first.outcome.message
    assert "bí mật" not in first.outcome.message
    ended(add(desk, stream(b"cu")))
    failed = ended(add(desk, stream(sent)))
    assert failed.state is State.FAILED
    assert content(folder) == {"Báo cáo.txt": b"cu"}
    for job in (first, failed):
        desk.jobs.dismiss(job.id)
    assert leftovers(folder) == []


def test_what_failed_can_be_tried_again(folder: Path, intake: FakeIntake) -> None:
    desk = Desk(intake.port(), folder)
    job = ended(add(desk, stream(b"hong")))
    assert desk.jobs.retry(job.id)
    ended(job)
    assert [sent for _, sent in intake.seen] == [b"hong", b"hong"]
    assert not desk.jobs.cancel(job.id)


def test_a_stopped_file_leaves_what_was_there(folder: Path, intake: FakeIntake) -> None:
    desk = Desk(intake.port(), folder)
    ended(add(desk, stream(b"cu")))
    intake.gate.clear()
    working, waiting = add(desk, stream(b"moi")), add(desk, stream(b"ba"), "khac.txt")
    until(lambda: working.state is State.WORKING)
    assert desk.jobs.cancel(waiting.id)
    assert waiting.state is State.CANCELLED, "at once"
    assert desk.jobs.cancel(working.id)
    assert ended(working).state is State.CANCELLED
    assert content(folder) == {"Báo cáo.txt": b"cu"}
    intake.gate.set()
    assert desk.jobs.retry(waiting.id)
    assert ended(waiting).state is State.DONE
    assert content(folder) == {"Báo cáo.txt": b"cu", "khac.txt": b"ba"}


def test_two_files_of_one_name_come_in_one_after_the_other(folder: Path, intake: FakeIntake) -> None:
    desk = Desk(intake.port(), folder)
    intake.gate.clear()
    first, second = add(desk, stream(b"mot")), add(desk, stream(b"hai"))
    intake.gate.set()
    assert (ended(first).state, ended(second).state) == (State.DONE, State.DONE)
    assert [sent for _, sent in intake.seen] == [b"mot", b"hai"]
    assert content(folder) == {"Báo cáo.txt": b"hai"}


def test_a_file_too_large_is_stopped_on_the_way(folder: Path, intake: FakeIntake) -> None:
    desk = Desk(intake.port(100), folder)
    with pytest.raises(FileTooLarge):
        add(desk, stream(b"x" * 60, b"x" * 60))
    assert (intake.seen, content(folder), leftovers(folder)) == ([], {}, [])


def test_a_sender_who_goes_away_leaves_nothing(folder: Path, intake: FakeIntake) -> None:
    desk = Desk(intake.port(), folder)
    with pytest.raises((ConnectionError, StoreFull)):
        add(desk, broken(b"nua chung"))
    assert (content(folder), leftovers(folder)) == ({}, [])


def test_a_full_disk_is_told_and_leaves_nothing(
    folder: Path, intake: FakeIntake, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(intake.port(), folder)

    async def full(*_: object) -> AsyncIterator[bytes]:
        yield b"x"
        raise OSError(28, os.strerror(28))

    with pytest.raises(StoreFull, match="chỗ trống"):
        add(desk, full())
    assert (content(folder), leftovers(folder)) == ({}, [])


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path, intake: FakeIntake) -> None:
    (tmp_path / "uploads").write_text("không phải thư mục", encoding="utf-8")
    with pytest.raises(StoreFull):
        add(Desk(intake.port(), tmp_path / "uploads"), stream(b"x"))


def test_other_kinds_are_refused(folder: Path, intake: FakeIntake) -> None:
    with pytest.raises(UnsupportedFormat):
        add(Desk(intake.port(), folder), stream(b"x"), "bang-tinh.xlsx")


def test_indexing_anew_and_removing(folder: Path, intake: FakeIntake) -> None:
    desk = Desk(intake.port(), folder)
    ended(add(desk, stream(b"cu")))
    job = ended(desk.reread("Báo cáo.txt", "minh"))
    assert job.outcome.message == "Đã lập lại chỉ mục của «Báo cáo.txt»."
    assert job.user == "minh"
    assert "xoá tệp đã tải lên" in ended(desk.remove("Báo cáo.txt")).outcome.message
    assert content(folder) == {}
    [other] = intake.assistant.store.held
    assert "tệp gốc vẫn còn" in ended(desk.remove(other)).outcome.message
