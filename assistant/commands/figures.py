"""figures: the ledger of the documents, and the results of one term beside the targets of the next."""

from __future__ import annotations

import shutil
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.commands.console import Console
from assistant.commands.opening import opened_store
from assistant.commands.parser import add_command

if TYPE_CHECKING:
    from assistant.exporting.tables import Table
    from assistant.figures.ledger.choosing import Choice
    from assistant.figures.ledger.entries import Entry
    from assistant.figures.terms.pairing import TwoTerms
    from assistant.settings import Settings
    from vectorstore.store import Store

NATURES = ("result", "target", "plan", "context")
_VIETNAMESE = dict(zip(("ket qua", "chi tieu", "ke hoach", "boi canh"), NATURES, strict=True))
ORDERS = ("place", "indicator", "number", "period", "nature")
# Characters of a line where no terminal tells its own.
WIDTH = 120
NOTHING = "Chưa có tài liệu nào được lập chỉ mục; hãy chạy «troly ingest TỆP» trước."
NO_TERMS = (
    "Tài liệu không nêu số liệu kết quả của một nhiệm kỳ và chỉ tiêu của nhiệm kỳ sau để đặt cạnh nhau."
)


def register(commands: Any) -> None:
    """Add the command to the parser."""
    figures = add_command(commands, "figures", "Liệt kê số liệu của báo cáo; lưu thành tệp Excel hoặc CSV")
    option = figures.options.add_argument
    option(
        "--document",
        action="append",
        default=[],
        metavar="TÀI_LIỆU",
        help="Chỉ lấy số liệu của tài liệu này; dùng được nhiều lần (mặc định: bản mới nhất của mọi báo cáo)",
    )
    option(
        "--nature",
        action="append",
        default=[],
        type=_nature,
        choices=NATURES,
        metavar="TÍNH_CHẤT",
        help="result (kết quả), target (chỉ tiêu), plan (kế hoạch), context (bối cảnh); dùng được nhiều lần",
    )
    option("--period", default="", metavar="THỜI_KỲ", help="Chỉ lấy thời kỳ này: 2025, 2025-2030")
    option("--unit", default="", metavar="ĐƠN_VỊ", help="Chỉ lấy đơn vị này: %%, tỷ đồng, đảng viên")
    option("--section", default="", metavar="MỤC", help="Chỉ lấy mục này: «Phần thứ hai», 1.2, công nghiệp")
    option(
        "--search",
        default="",
        metavar="TỪ_KHÓA",
        help='Chỉ lấy số liệu có các từ hoặc số này; không cần gõ dấu; "cụm từ" trong ngoặc kép phải đứng liền nhau',
    )
    option(
        "--sort",
        choices=ORDERS,
        metavar="THỨ_TỰ",
        help="place (theo báo cáo, mặc định), indicator (nội dung), number (giá trị), period (thời kỳ), nature (tính chất)",
    )
    option("--reverse", action="store_true", help="Xếp theo chiều ngược lại")
    option("--compare", action="store_true", help="Đặt kết quả nhiệm kỳ trước cạnh chỉ tiêu nhiệm kỳ sau")
    option("--xlsx", type=Path, metavar="TỆP.xlsx", help="Lưu thành tệp Excel")
    option(
        "--csv", type=Path, metavar="TỆP.csv", help="Lưu thành tệp CSV (dấu chấm phẩy, dấu phẩy thập phân)"
    )
    option("--json", action="store_true", help="In kết quả dạng JSON")
    figures.set_defaults(run=run_figures, fail=figures.error)


def _nature(given: str) -> str:
    """A nature by its name in the JSON or by its Vietnamese name."""
    from ingest.normalise import fold

    return _VIETNAMESE.get(" ".join(fold(given).replace("-", " ").split()), given)


def run_figures(arguments: Namespace, console: Console) -> int:
    """List the figures chosen, or the two terms, and save them where that was asked for."""
    from assistant.commands.saving import check_target

    if arguments.compare and (arguments.sort or arguments.reverse):
        arguments.fail("--compare không dùng cùng --sort và --reverse.")
    for target, suffix in ((arguments.xlsx, ".xlsx"), (arguments.csv, ".csv")):
        if target is not None:
            check_target(target, suffix)
    with opened_store(arguments, console) as (store, settings):
        found, choice = _gathered(store, settings, arguments)
    if arguments.compare:
        return _tell_terms(found, choice, arguments, console)
    return _tell_ledger(found, choice, arguments, console)


def _gathered(store: Store, settings: Settings, arguments: Namespace) -> tuple[list[Entry], Choice]:
    """All entries of the documents asked for, and what is wanted of them."""
    from assistant.figures.ledger.choosing import Choice
    from assistant.figures.ledger.entries import entries
    from assistant.naming import find_document
    from assistant.versions import current
    from assistant.words.vocabulary import Vocabulary
    from ingest.errors import StoreEmpty
    from ingest.observation import FigureNature

    infos = store.documents()
    if not infos:
        raise StoreEmpty(NOTHING)
    names = [find_document([info.name for info in infos], given) for given in arguments.document]
    documents = [store.document(name) for name in dict.fromkeys(names or current(infos))]
    words = (
        Vocabulary.of((d.text for d in documents), settings.vocabulary) if arguments.search.strip() else None
    )
    choice = Choice(
        text=arguments.search,
        natures=frozenset(map(FigureNature, arguments.nature)),
        period=arguments.period,
        unit=arguments.unit,
        section=arguments.section,
        expressions=words,
    )
    return [entry for document in documents for entry in entries(document)], choice


def _tell_ledger(found: Sequence[Entry], choice: Choice, arguments: Namespace, console: Console) -> int:
    from assistant.figures.ledger.ordering import Order, ordered

    order = Order(arguments.sort or Order.PLACE)
    chosen = ordered(choice.of(found), order, descending=arguments.reverse)
    if not chosen:
        return _nothing(choice.why_nothing(found), [], arguments, console)
    if arguments.json:
        from assistant.presenting.ledger import entry_json

        console.data([entry_json(entry) for entry in chosen])
    elif not _files(arguments):
        from assistant.commands.ledger_wording import ledger_lines

        grouped = order is Order.PLACE and not arguments.reverse
        for line in ledger_lines(chosen, _width(console), grouped=grouped):
            console.say(line)
    from assistant.exporting.tables import ledger_table

    _save(ledger_table(chosen, filters=choice.told), arguments, console)
    return 0


def _tell_terms(found: Sequence[Entry], choice: Choice, arguments: Namespace, console: Console) -> int:
    from assistant.figures.terms.pairing import two_terms

    two = two_terms(found)
    if two is None:
        return _nothing(NO_TERMS, None, arguments, console)
    two = choice.of_terms(two, found)
    if not (two.pairs or two.only_past or two.only_next):
        return _nothing(choice.why_nothing(found), None, arguments, console)
    _show_terms(two, arguments, console)
    from assistant.exporting.tables import terms_table

    _save(terms_table(two, filters=choice.told), arguments, console)
    return 0


def _show_terms(two: TwoTerms, arguments: Namespace, console: Console) -> None:
    if arguments.json:
        from assistant.presenting.terms import terms_json

        console.data(terms_json(two))
    elif not _files(arguments):
        from assistant.commands.ledger_wording import terms_lines

        for line in terms_lines(two, _width(console)):
            console.say(line)


def _nothing(reason: str, empty: object, arguments: Namespace, console: Console) -> int:
    """Tell that there is nothing; a problem only where a file was to be written."""
    if _files(arguments):
        from ingest.errors import InputError

        raise InputError(f"{reason} Chưa ghi tệp nào.")
    if arguments.json:
        console.data(empty)
    console.note(reason)
    return 0


def _files(arguments: Namespace) -> list[Path]:
    return [target for target in (arguments.xlsx, arguments.csv) if target is not None]


def _save(table: Table, arguments: Namespace, console: Console) -> None:
    from assistant.commands.saving import save

    if arguments.xlsx is not None:
        from assistant.exporting.xlsx import to_xlsx

        console.note(save(arguments.xlsx, to_xlsx([table]), len(table.rows)))
    if arguments.csv is not None:
        from assistant.exporting.csv import to_csv

        console.note(save(arguments.csv, to_csv(table), len(table.rows)))


def _width(console: Console) -> int:
    return shutil.get_terminal_size().columns if console.out.isatty() else WIDTH
