"""ingest, documents, changes, reindex, remove, rebuild, text, outline: what is in the store."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.commands.console import Console
from assistant.commands.opening import opened_store
from assistant.commands.parser import add_command

if TYPE_CHECKING:
    from assistant.library import FileReport
    from ingest.types import Document, Section
    from vectorstore.store import Store

STATUS = {
    "added": "Đã thêm",
    "unchanged": "Không thay đổi",
    "replaced": "Đã thay bản mới",
    "cancelled": "Đã dừng, chưa lập chỉ mục",
}
SKIPPED_SHOWN = 5


def register(commands: Any) -> None:
    """Add the commands to the parser."""
    ingest = add_command(commands, "ingest", "Lập chỉ mục tệp hoặc thư mục")
    ingest.arguments.add_argument(
        "paths", nargs="+", type=Path, metavar="ĐƯỜNG_DẪN", help="Tệp hoặc thư mục báo cáo"
    )
    _json(ingest)
    ingest.set_defaults(run=run_ingest)

    listing = add_command(commands, "documents", "Liệt kê các tài liệu đã lập chỉ mục")
    _json(listing)
    listing.set_defaults(run=run_documents)

    changes = add_command(commands, "changes", "So hai bản của một báo cáo: số liệu nào đã đổi")
    _document(changes, "old", "CŨ", "Bản cũ; tên tài liệu, có thể bỏ phần đuôi tệp")
    _document(changes, "new", "MỚI", "Bản mới")
    _json(changes)
    changes.set_defaults(run=run_changes)

    reindex = add_command(commands, "reindex", "Đọc lại tệp gốc của một tài liệu và lập lại chỉ mục của nó")
    _document(reindex)
    _json(reindex)
    reindex.set_defaults(run=run_reindex)

    remove = add_command(commands, "remove", "Gỡ một tài liệu khỏi chỉ mục")
    _document(remove)
    remove.set_defaults(run=run_remove)

    rebuild = add_command(commands, "rebuild", "Lập lại chỉ mục sau khi đổi mô hình")
    rebuild.set_defaults(run=run_rebuild)

    text = add_command(commands, "text", "In văn bản chuẩn của tài liệu; mọi vị trí trích dẫn tính theo đây")
    _document(text)
    _json(text)
    text.set_defaults(run=run_text)

    outline = add_command(commands, "outline", "In cây đề mục của tài liệu")
    _document(outline)
    _json(outline)
    outline.set_defaults(run=run_outline)


def _json(parser: Any) -> None:
    parser.options.add_argument("--json", action="store_true", help="In kết quả dạng JSON")


def _document(
    parser: Any,
    name: str = "document",
    shown: str = "TÀI_LIỆU",
    purpose: str = "Tên tài liệu; có thể bỏ phần đuôi tệp",
) -> None:
    parser.arguments.add_argument(name, metavar=shown, help=purpose)


def run_ingest(arguments: Namespace, console: Console) -> int:
    """Index files and folders; exit code 1 where one failed."""
    from assistant.library import add_files

    with opened_store(arguments, console) as (store, settings):
        _tell_skipped(arguments.paths, console)
        reports = add_files(
            store,
            arguments.paths,
            max_bytes=settings.ingest.max_bytes,
            progress=console.progress,
        )
    return _tell_all(reports, console, as_json=arguments.json)


def _tell_skipped(paths: Sequence[Path], console: Console) -> None:
    """Name the files that lie in the given folders and are no reports."""
    from ingest.files import skipped_files
    from ingest.titles import display_name

    if skipped := skipped_files(paths):
        names = [display_name(file.name) for file in skipped[:SKIPPED_SHOWN]]
        more = ", …" if len(skipped) > SKIPPED_SHOWN else ""
        console.note(f"Bỏ qua {len(skipped)} tệp không phải báo cáo: {', '.join(names)}{more}")


def _tell_all(reports: Sequence[FileReport], console: Console, *, as_json: bool) -> int:
    """Tell what became of each file; the exit code."""
    from assistant.library import FileStatus
    from assistant.presenting.documents import report_json

    if as_json:
        console.data([report_json(report) for report in reports])
    for report in reports:
        if report.status is FileStatus.FAILED:
            console.error(f"{report.document}: {report.problem}")
        else:
            _tell(report, console, quiet=as_json)
    done = (FileStatus.ADDED, FileStatus.UNCHANGED, FileStatus.REPLACED)
    return 0 if all(report.status in done for report in reports) else 1


def _tell(report: FileReport, console: Console, *, quiet: bool) -> None:
    if not quiet:
        pages = f"{report.pages} trang, " if report.pages else ""
        console.say(f"{STATUS[report.status]}: {report.document} ({pages}{report.passages} đoạn)")
    for warning in report.warnings:
        console.note(f"Lưu ý: {report.document}: {warning}")


def run_documents(arguments: Namespace, console: Console) -> int:
    """List what is indexed, and which documents are versions of one report."""
    with opened_store(arguments, console) as (store, _):
        infos = store.documents()
    from assistant.versions import families

    of = {member.name: family for family in families(infos) for member in family.members}
    if arguments.json:
        from assistant.presenting.documents import info_json

        console.data([info_json(info, of[info.name]) for info in infos])
        return 0
    if not infos:
        console.note("Chưa có tài liệu nào; hãy lập chỉ mục bằng «troly ingest TỆP».")
    from assistant.commands.wording import document_lines

    for info in infos:
        for line in document_lines(info, of[info.name]):
            console.say(line)
    return 0


def run_changes(arguments: Namespace, console: Console) -> int:
    """Tell which figures differ between two documents."""
    from assistant.figures.versions.changes import changes
    from ingest.errors import InputError

    with opened_store(arguments, console) as (store, _):
        names = [_resolve(store, given) for given in (arguments.old, arguments.new)]
        if names[0] == names[1]:
            raise InputError("Hai tên ứng với cùng một tài liệu; hãy chọn hai bản khác nhau để so.")
        old, new = (store.document(name) for name in names)
    comparison = changes(old, new)
    if arguments.json:
        from assistant.presenting.documents import changes_json

        console.data(changes_json(comparison))
        return 0
    from assistant.commands.wording import comparison_lines

    for line in comparison_lines(old.name, new.name, comparison):
        console.say(line)
    return 0


def run_reindex(arguments: Namespace, console: Console) -> int:
    """Read the file of a document again and index it anew; its start alone does not name it here."""
    from assistant.library import reread

    with opened_store(arguments, console) as (store, settings):
        name = _resolve(store, arguments.document, prefix=False)
        report = reread(store, name, max_bytes=settings.ingest.max_bytes, progress=console.progress)
    return _tell_all([report], console, as_json=arguments.json)


def run_remove(arguments: Namespace, console: Console) -> int:
    """Take a document out of the store; its start alone does not name it here."""
    with opened_store(arguments, console) as (store, _):
        name = _resolve(store, arguments.document, prefix=False)
        store.remove(name)
    console.note(f"Đã gỡ «{name}» khỏi chỉ mục.")
    return 0


def run_rebuild(arguments: Namespace, console: Console) -> int:
    """Embed and index every document again with the present model."""
    with opened_store(arguments, console) as (store, _):
        store.rebuild(progress=console.progress)
        count = len(store.documents())
    console.note(f"Đã lập lại chỉ mục của {count} tài liệu.")
    return 0


def run_text(arguments: Namespace, console: Console) -> int:
    """Print the canonical text, exactly."""
    document = _read(arguments, console)
    if arguments.json:
        console.data({"document": document.name, "title": document.title, "text": document.text})
    else:
        console.exact(document.text)
    return 0


def run_outline(arguments: Namespace, console: Console) -> int:
    """Print the heading tree."""
    document = _read(arguments, console)
    if arguments.json:
        from assistant.presenting.documents import outline_json

        console.data(outline_json(document.sections))
        return 0
    for section, depth in zip(document.sections, _depths(document.sections), strict=True):
        console.say("  " * depth + section.label)
    return 0


def _depths(sections: Sequence[Section]) -> list[int]:
    depths: list[int] = []
    for section in sections:
        depths.append(0 if section.parent is None else depths[section.parent] + 1)
    return depths


def _read(arguments: Namespace, console: Console) -> Document:
    with opened_store(arguments, console) as (store, _):
        return store.document(_resolve(store, arguments.document))


def _resolve(store: Store, given: str, *, prefix: bool = True) -> str:
    from assistant.naming import find_document

    return find_document([info.name for info in store.documents()], given, prefix=prefix)
