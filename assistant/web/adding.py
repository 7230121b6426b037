"""Reports added, indexed anew and removed from the page: each a job that leaves all as it was where it fails."""

from __future__ import annotations

from pathlib import Path

from assistant.library import FileReport, FileStatus
from assistant.web.jobs import UNEXPECTED, Job, Jobs, Kind, Outcome
from assistant.web.ports import Intake
from assistant.web.uploads import Upload, Uploads
from ingest.errors import Cancelled, InputError
from ingest.types import Progress

ADDED = {
    FileStatus.ADDED: "Đã thêm báo cáo «{name}».",
    FileStatus.REPLACED: "Đã thay báo cáo «{name}» bằng bản mới.",
    FileStatus.UNCHANGED: "Báo cáo «{name}» đã có sẵn, không có gì thay đổi.",
}
REREAD = {
    FileStatus.REPLACED: "Đã lập lại chỉ mục của «{name}».",
    FileStatus.ADDED: "Đã lập lại chỉ mục của «{name}».",
    FileStatus.UNCHANGED: "Đã đọc lại «{name}»; không có gì thay đổi.",
}
REMOVED = "Đã gỡ «{name}»; tệp gốc vẫn còn ở chỗ cũ."
REMOVED_WITH_FILE = "Đã gỡ «{name}» và xoá tệp đã tải lên."


class Desk:
    """Takes in what readers with the role for it want done; the jobs do it one after the other."""

    def __init__(self, intake: Intake, folder: Path) -> None:
        self._intake = intake
        self._folder = folder
        self.uploads = Uploads(folder, intake.max_bytes)
        self.max_bytes = intake.max_bytes
        self.jobs = Jobs()

    def add(self, upload: Upload, user: str = "") -> Job:
        """Index a file that came in."""
        job = Job(Kind.ADD, upload.name, lambda progress: self._add(upload, progress), user, upload.forget)
        try:
            return self.jobs.submit(job)
        except InputError:
            upload.forget()
            raise

    def reread(self, name: str, user: str = "") -> Job:
        """Index a document anew from its file."""

        def work(progress: Progress) -> Outcome:
            report = _checked(self._intake.reread(name, progress))
            return _outcome(report, REREAD)

        return self.jobs.submit(Job(Kind.REREAD, name, work, user))

    def remove(self, name: str, user: str = "") -> Job:
        """Take a document out."""

        def work(progress: Progress) -> Outcome:
            progress("Đang gỡ", None)
            deleted = self._intake.remove(name, self._folder)
            return Outcome((REMOVED_WITH_FILE if deleted else REMOVED).format(name=name))

        return self.jobs.submit(Job(Kind.REMOVE, name, work, user))

    def _add(self, upload: Upload, progress: Progress) -> Outcome:
        """Put the file in its place and index it; put back what was there where that fails."""
        progress("Đang chuẩn bị", None)
        try:
            report = _checked(next(iter(self._intake.add([upload.put()], progress))))
        except BaseException:
            upload.undo()
            raise
        upload.settle()
        return _outcome(report, ADDED)


def _checked(report: FileReport) -> FileReport:
    """A report of success; raises what the others tell."""
    if report.status is FileStatus.CANCELLED:
        raise Cancelled
    if report.status is FileStatus.FAILED:
        raise InputError(report.problem or UNEXPECTED)
    return report


def _outcome(report: FileReport, messages: dict[FileStatus, str]) -> Outcome:
    message = messages[report.status].format(name=report.document)
    return Outcome(message, report.warnings, report.document)
