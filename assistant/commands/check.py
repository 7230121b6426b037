"""check: each number of a text against the reports."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.commands.console import Console
from assistant.commands.opening import opened_store
from assistant.commands.parser import add_command, add_document_option

if TYPE_CHECKING:
    from assistant.checking import Checked
    from assistant.checking.reading import Reading
    from ingest.types import Document
    from vectorstore.store import Store

FROM_INPUT = "-"
WORDS = {"match": "khớp", "differs": "khác", "not_in_report": "không có trong báo cáo"}


def register(commands: Any) -> None:
    """Add the command to the parser."""
    check = add_command(commands, "check", "Kiểm tra từng số liệu của một văn bản với báo cáo")
    check.arguments.add_argument(
        "file", metavar="TỆP", help="Tệp cần kiểm tra (docx, txt, md, pdf …), hoặc - để đọc từ đầu vào chuẩn"
    )
    add_document_option(check, "Chỉ đối chiếu với tài liệu này")
    check.options.add_argument("--json", action="store_true", help="In kết quả dạng JSON")
    check.options.add_argument(
        "--docx", type=Path, metavar="KẾT_QUẢ.docx", help="Ghi bản Word có đánh dấu và ghi chú từng số liệu"
    )
    check.set_defaults(run=run_check)


def run_check(arguments: Namespace, console: Console) -> int:
    """Check a text; the exit code is 0 also where figures differ."""
    from assistant.checking import check

    with opened_store(arguments, console) as (store, settings):
        documents = _documents(store, arguments.document)
        reading = _read(arguments.file, settings.ingest.max_bytes, console)
    for warning in reading.warnings:
        console.note(f"Lưu ý: {warning}")
    found = check(reading.text, documents)
    if arguments.docx:
        _write(arguments, reading, found)
        console.note(f"Đã ghi bản đánh dấu vào {arguments.docx}.")
    if arguments.json:
        from assistant.presenting.checks import checked_json

        console.data([checked_json(item, reading.text) for item in found])
        return 0
    for item in found:
        for line in lines(item):
            console.say(line)
    console.note(summary(found))
    return 0


def lines(item: Checked) -> list[str]:
    """A figure as a reader sees it in a terminal: verdict, what the report has, and where."""
    from assistant.commands.asking import place

    figure = " ".join(item.text.split())
    told = [f"{figure}: {WORDS[item.verdict.value]}. {item.message}"]
    if item.entry:
        told.append(f"   {place(item.entry.document, item.entry.section, item.entry.page)}")
    return told


def summary(found: Sequence[Checked]) -> str:
    """How many figures there are of each verdict."""
    if not found:
        return "Văn bản không có số liệu nào để kiểm tra."
    counts = [f"{sum(item.verdict.value == key for item in found)} {word}" for key, word in WORDS.items()]
    return f"{len(found)} số liệu: {', '.join(counts)}."


def _documents(store: Store, given: Sequence[str]) -> list[Document]:
    """The documents to check against: those named, else all current versions."""
    from assistant.naming import find_document
    from assistant.versions import current
    from ingest.errors import StoreEmpty

    infos = store.documents()
    if not infos:
        raise StoreEmpty("Chưa có báo cáo nào để đối chiếu; hãy chạy «troly ingest TỆP» trước.")
    names = [info.name for info in infos]
    wanted = [find_document(names, name) for name in given] or current(infos)
    return [store.document(name) for name in dict.fromkeys(wanted)]


def _read(given: str, max_bytes: int, console: Console) -> Reading:
    from assistant.checking.reading import read_file, read_stream

    if given == FROM_INPUT:
        return read_stream(sys.stdin.buffer, max_bytes)
    return read_file(Path(given), max_bytes, console.progress)


def _write(arguments: Namespace, reading: Reading, found: Sequence[Checked]) -> None:
    from assistant.checking.marking import marked_docx
    from ingest.errors import InputError

    source = None if arguments.file == FROM_INPUT else Path(arguments.file)
    if source is not None and arguments.docx.exists() and source.samefile(arguments.docx):
        raise InputError("Tệp kết quả trùng với tệp cần kiểm tra; hãy chọn tên khác cho --docx.")
    arguments.docx.write_bytes(marked_docx(reading.text, found, source))
