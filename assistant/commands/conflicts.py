"""conflicts: what a report disagrees with itself in, and what was checked and is right."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from assistant.commands.console import Console
from assistant.commands.opening import opened_store
from assistant.commands.parser import add_command

if TYPE_CHECKING:
    from assistant.figures.audit.findings import Finding
    from ingest.types import Document

_KINDS = {
    "different": "số liệu nêu ở nhiều nơi",
    "sum": "phép cộng",
    "share": "tỷ lệ",
    "improbable": "giá trị",
}


def register(commands: Any) -> None:
    """Add the command to the parser."""
    conflicts = add_command(
        commands, "conflicts", "Liệt kê số liệu mâu thuẫn, thành phần không khớp tổng, giá trị bất thường"
    )
    conflicts.options.add_argument(
        "--document",
        action="append",
        default=[],
        metavar="TÀI_LIỆU",
        help="Chỉ kiểm tra tài liệu này; dùng được nhiều lần (mặc định: bản mới nhất của mọi báo cáo)",
    )
    conflicts.options.add_argument(
        "--all", action="store_true", help="Liệt kê cả những số liệu đã kiểm tra và đúng"
    )
    conflicts.options.add_argument("--json", action="store_true", help="In kết quả dạng JSON")
    conflicts.set_defaults(run=run_conflicts)


def run_conflicts(arguments: Namespace, console: Console) -> int:
    """Check the figures of the documents against each other; exit code 0 whatever is found."""
    from assistant.figures.audit.findings import findings

    checked = [(document, findings(document)) for document in _documents(arguments, console)]
    if arguments.json:
        from assistant.presenting.findings import finding_json

        console.data(
            [
                finding_json(found)
                for _, all_ in checked
                for found in all_
                if arguments.all or not found.agrees
            ]
        )
        return 0
    for document, found in checked:
        for line in _lines(document.name, found, everything=arguments.all):
            console.say(line)
    return 0


def _documents(arguments: Namespace, console: Console) -> list[Document]:
    from assistant.naming import find_document
    from assistant.versions import current
    from ingest.errors import StoreEmpty

    with opened_store(arguments, console) as (store, _):
        infos = store.documents()
        if not infos:
            raise StoreEmpty("Chưa có tài liệu nào được lập chỉ mục; hãy chạy «troly ingest TỆP» trước.")
        names = [find_document([info.name for info in infos], given) for given in arguments.document]
        return [store.document(name) for name in dict.fromkeys(names or current(infos))]


def _lines(name: str, found: Sequence[Finding], *, everything: bool) -> Iterator[str]:
    wrong = [finding for finding in found if not finding.agrees]
    right = [finding for finding in found if finding.agrees]
    yield f"{name}: {f'{len(wrong)} điểm cần xem lại' if wrong else 'không phát hiện điểm nào cần xem lại'}"
    yield from _told(wrong)
    if right:
        counts = Counter(finding.kind.value for finding in right)
        parts = ", ".join(f"{count} {_KINDS[kind]}" for kind, count in counts.items())
        yield f"\nĐã kiểm tra và khớp: {parts}{'' if everything else ' (xem bằng --all)'}"
        if everything:
            yield from _told(right, quotes=False)
    yield ""


def _told(found: Sequence[Finding], *, quotes: bool = True) -> Iterator[str]:
    from assistant.commands.asking import place, shortened
    from assistant.presenting.findings import cited

    for n, finding in enumerate(found, 1):
        yield f"{n}. {finding.message}"
        for entry in cited(finding):
            where = place("", entry.section, entry.page)
            quote = f"«{shortened(entry.quote)}»" if quotes else ""
            yield "   - " + ": ".join(filter(None, (where, quote)))
