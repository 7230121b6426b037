"""study: outlines of sessions, a summary sheet of figures, question sets, flash cards."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.commands.console import Console
from assistant.commands.opening import opened_store
from assistant.commands.parser import add_command, whole_number

if TYPE_CHECKING:
    from assistant.study.types import SessionOutline, SummarySheet
    from ingest.types import Document
    from vectorstore.store import Store

ENDINGS = (".docx", ".md")
KINDS = ("mcq", "true_false", "cloze", "match", "short")
DIFFICULTIES = ("easy", "medium", "hard")
CARD_GROUPS = ("figure", "task", "shortcoming", "cause", "lesson")
NOTHING = "Chưa có tài liệu nào được lập chỉ mục; hãy chạy «troly ingest TỆP» trước."


def register(commands: Any) -> None:
    """Add the command and what stands under it to the parser."""
    study = add_command(
        commands, "study", "Soạn đề cương buổi học, trang tóm tắt số liệu, bộ câu hỏi, thẻ nhớ"
    )
    kinds = study.add_subparsers(
        title="Loại tài liệu", metavar="LỆNH", dest="material", required=True, parser_class=type(study)
    )
    _outline(kinds)
    sheet = add_command(kinds, "sheet", "Lập trang tóm tắt số liệu và chỉ tiêu của báo cáo")
    _common(sheet, "Lưu thành tệp Word (.docx) hoặc Markdown (.md)")
    sheet.set_defaults(run=run_sheet, fail=sheet.error)
    _quiz(kinds)
    _cards(kinds)


def _outline(kinds: Any) -> None:
    outline = add_command(kinds, "outline", "Soạn đề cương buổi học theo mục, chuyên đề hoặc câu hỏi")
    _section(outline)
    outline.options.add_argument(
        "--topic",
        default="",
        metavar="CHUYÊN_ĐỀ",
        help="Chuyên đề hoặc câu hỏi: «chỉ tiêu 2025-2030», «công nghiệp và điện»; không cần gõ dấu",
    )
    outline.options.add_argument(
        "--minutes",
        type=whole_number(10, 120),
        default=30,
        metavar="PHÚT",
        help="Thời lượng: thường là 15, 30 (mặc định) hoặc 60",
    )
    _common(outline, "Lưu thành tệp Word (.docx) hoặc Markdown (.md)")
    outline.set_defaults(run=run_outline, fail=outline.error)


def _quiz(kinds: Any) -> None:
    quiz = add_command(kinds, "quiz", "Soạn bộ câu hỏi ôn tập có đáp án và nguồn")
    option = quiz.options.add_argument
    option(
        "-n", "--number", type=whole_number(1, 500), default=20, metavar="SỐ", help="Số câu (mặc định: 20)"
    )
    option(
        "--kind",
        action="append",
        default=[],
        choices=KINDS,
        metavar="DẠNG",
        help="mcq (bốn lựa chọn), true_false (đúng sai), cloze (điền số), match (ghép đôi), short (trả lời ngắn); dùng "
        "được nhiều lần",
    )
    _section(quiz)
    option(
        "--difficulty",
        action="append",
        default=[],
        choices=DIFFICULTIES,
        metavar="MỨC",
        help="easy (dễ), medium (trung bình), hard (khó); dùng được nhiều lần",
    )
    option(
        "--seed", type=int, default=1, metavar="SỐ", help="Số để trộn câu hỏi; cùng số thì cùng bộ câu hỏi"
    )
    option(
        "--versions", type=whole_number(1, 8), default=1, metavar="SỐ", help="Số mã đề A, B … (mặc định: 1)"
    )
    option("--title", default="", metavar="TÊN", help="Tên đề in trên giấy")
    option("--organisation", default="", metavar="ĐƠN_VỊ", help="Đơn vị ra đề in trên giấy")
    option(
        "--minutes",
        type=whole_number(0, 300),
        default=0,
        metavar="PHÚT",
        help="Thời gian làm bài in trên giấy",
    )
    option(
        "--no-llm",
        action="store_true",
        help="Không dùng mô hình ngôn ngữ để diễn đạt câu hỏi, kể cả khi thiết lập có mô hình",
    )
    _common(quiz, "Lưu thành tệp: .docx, .gift, .xml (Moodle), .apkg (Anki), .xlsx (Kahoot), .json, .md")
    quiz.set_defaults(run=_run_quiz, fail=quiz.error)


def _cards(kinds: Any) -> None:
    cards = add_command(kinds, "cards", "Soạn thẻ nhớ về số liệu, nhiệm vụ, hạn chế, nguyên nhân, bài học")
    option = cards.options.add_argument
    option(
        "--group",
        action="append",
        default=[],
        choices=CARD_GROUPS,
        metavar="LOẠI",
        help="figure (số liệu), task (nhiệm vụ), shortcoming (hạn chế), cause (nguyên nhân), lesson (bài học); dùng được "
        "nhiều lần",
    )
    option("--main", action="store_true", help="Chỉ lấy thẻ trọng tâm")
    _section(cards)
    _common(cards, "Lưu thành tệp Anki (.apkg) hoặc Markdown (.md)")
    cards.set_defaults(run=_run_cards, fail=cards.error)


def _section(parser: Any) -> None:
    parser.options.add_argument(
        "--section",
        action="append",
        default=[],
        metavar="MỤC",
        help="Chỉ lấy mục này: «Phần thứ hai › II», 1.2, «bài học»; dùng được nhiều lần",
    )


def _common(parser: Any, save: str) -> None:
    parser.options.add_argument(
        "--document",
        action="append",
        default=[],
        metavar="TÀI_LIỆU",
        help="Soạn từ tài liệu này (mặc định: báo cáo đang dùng)",
    )
    parser.options.add_argument("-o", "--output", type=Path, metavar="TỆP", help=save)
    parser.options.add_argument("--json", action="store_true", help="In kết quả dạng JSON")


def _run_quiz(arguments: Namespace, console: Console) -> int:
    from assistant.commands.study_quiz import run_quiz

    return run_quiz(arguments, console)


def _run_cards(arguments: Namespace, console: Console) -> int:
    from assistant.commands.study_cards import run_cards

    return run_cards(arguments, console)


def run_outline(arguments: Namespace, console: Console) -> int:
    """Make the outline of a session: to the file, as JSON or to be read here."""
    _check_output(arguments.output)
    from assistant.study.export.outline_words import few
    from assistant.study.outlining.making import make_outline

    document = the_document(arguments, console)
    made = make_outline(
        document, sections=arguments.section, topic=arguments.topic, minutes=arguments.minutes
    )
    points = sum(len(part.points) for part in made.parts)
    if arguments.json:
        from assistant.presenting.study import outline_json

        console.data(outline_json(made))
    if arguments.output:
        from assistant.commands.saving import save

        console.note(
            save(arguments.output, _outline_file(made, document, arguments.output), points, "ý chính")
        )
    elif not arguments.json:
        from assistant.study.export.markdown import outline_markdown

        console.say(outline_markdown(made))
    if note := few(made):
        console.note(note)
    return 0


def run_sheet(arguments: Namespace, console: Console) -> int:
    """Make the summary sheet: to the file, as JSON or to be read here."""
    _check_output(arguments.output)
    from assistant.study.sheet import make_sheet

    document = the_document(arguments, console)
    made = make_sheet(document)
    if arguments.json:
        from assistant.presenting.study import sheet_json

        console.data(sheet_json(made))
    if arguments.output:
        from assistant.commands.saving import save

        rows = sum(len(group.rows) for group in made.groups)
        console.note(save(arguments.output, _sheet_file(made, document, arguments.output), rows, "số liệu"))
    elif not arguments.json:
        from assistant.study.export.markdown import sheet_markdown

        console.say(sheet_markdown(made))
    return 0


def _check_output(target: Path | None) -> None:
    from assistant.commands.saving import check_target
    from ingest.errors import InputError

    if target is None:
        return
    if target.suffix.casefold() not in ENDINGS and not target.is_dir():
        raise InputError(f"Tên tệp «{target}» cần kết thúc bằng .docx hoặc .md.")
    check_target(target, target.suffix.casefold())


def _outline_file(made: SessionOutline, document: Document, target: Path) -> bytes:
    if target.suffix.casefold() == ".md":
        from assistant.study.export.markdown import outline_markdown

        return outline_markdown(made).encode("utf-8", errors="replace")
    from assistant.study.export.docx_outline import outline_docx
    from assistant.study.party import of_the_party

    return outline_docx(made, party=of_the_party(document))


def _sheet_file(made: SummarySheet, document: Document, target: Path) -> bytes:
    if target.suffix.casefold() == ".md":
        from assistant.study.export.markdown import sheet_markdown

        return sheet_markdown(made).encode("utf-8", errors="replace")
    from assistant.study.export.docx_sheet import sheet_docx
    from assistant.study.party import of_the_party

    return sheet_docx(made, party=of_the_party(document))


def the_document(arguments: Namespace, console: Console) -> Document:
    """The one document that is meant; raises InputError where several could be."""
    from ingest.errors import InputError

    with opened_store(arguments, console) as (store, _):
        names = _names(store, arguments.document)
        if len(names) > 1:
            raise InputError(f"Có nhiều tài liệu: {', '.join(names)}; hãy chọn một bằng --document.")
        return store.document(names[0])


def the_documents(arguments: Namespace, console: Console) -> list[Document]:
    """The documents that are meant: those named, else the current versions of all."""
    with opened_store(arguments, console) as (store, _):
        return [store.document(name) for name in _names(store, arguments.document)]


def _names(store: Store, given: Sequence[str]) -> list[str]:
    from assistant.naming import find_document
    from assistant.versions import current
    from ingest.errors import StoreEmpty

    infos = store.documents()
    if not infos:
        raise StoreEmpty(NOTHING)
    names = [find_document([info.name for info in infos], name) for name in given]
    return list(dict.fromkeys(names or current(infos)))
