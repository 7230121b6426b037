"""argparse that speaks Vietnamese: usage line, headings of the help, what is wrong with a command line."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

# What argparse says, and how we say it; `{0}` … are the groups. An unknown wording falls back to GENERAL.
WORDINGS = (
    (r"the following arguments are required: (.+)", "Thiếu {0}."),
    (r"unrecognized arguments: (.+)", "Không có tham số «{0}»."),
    (r"argument LỆNH: invalid choice: '(.*)' \(choose from (.+)\)", "Không có lệnh «{0}»; các lệnh: {1}."),
    (r"argument (\S+): invalid choice: '(.*)' \(choose from (.+)\)", "{0} chỉ nhận {2}, không nhận «{1}»."),
    (r"argument (\S+): expected .*argument.*", "Thiếu giá trị sau {0}."),
    (r"argument (\S+): ignored explicit argument '(.*)'", "{0} không nhận giá trị «{1}»."),
)
GENERAL = "Câu lệnh chưa đúng."
ENGLISH = re.compile(r"argument |the following |unrecognized |ambiguous |one of |unexpected |not allowed ")

Run = Callable[..., int]


class Formatter(argparse.HelpFormatter):
    """Help with a Vietnamese usage line."""

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "Cách dùng: " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """A parser whose help and errors are Vietnamese; a wrong command line ends with exit code 2."""

    def __init__(self, **options: Any) -> None:
        super().__init__(add_help=False, allow_abbrev=False, formatter_class=Formatter, **options)
        self.arguments = self.add_argument_group("Tham số")
        self.options = self.add_argument_group("Tùy chọn")
        self.options.add_argument("-h", "--help", action="help", help="Hiện hướng dẫn này rồi thoát")
        # Suppressed defaults: an option given before the command must not be undone by the command's parser.
        self.options.add_argument(
            "--store",
            type=Path,
            metavar="THƯ_MỤC",
            default=argparse.SUPPRESS,
            help="Thư mục dữ liệu (mặc định: thư mục riêng của người dùng, hoặc biến TROLY_STORE)",
        )
        self.options.add_argument(
            "--debug", action="store_true", default=argparse.SUPPRESS, help="Hiện chi tiết khi có lỗi"
        )

    def error(self, message: str) -> NoReturn:
        """Tell in one line what is wrong and end with exit code 2; `message` may be argparse's or ours."""
        self.exit(2, f"Lỗi: {translate(message)} Xem hướng dẫn: {self.prog} --help\n")


def add_command(commands: Any, name: str, purpose: str) -> Parser:
    """Add a command; `purpose` tells in the list of commands, and in its own help, what it is for."""
    parser: Parser = commands.add_parser(name, help=purpose, description=f"{purpose}.")
    return parser


def translate(message: str) -> str:
    """argparse's message in Vietnamese; one that is not argparse's stays as it is."""
    message = " ".join(message.split())
    for pattern, wording in WORDINGS:
        if found := re.fullmatch(pattern, message):
            return wording.format(*(group.replace("'", "") for group in found.groups()))
    if own := re.fullmatch(r"argument (\S+): (cần .+)", message):
        return f"{own[1]} {own[2]}"
    return GENERAL if ENGLISH.match(message) else message


def whole_number(low: int, high: int) -> Callable[[str], int]:
    """A type for arguments: a whole number from `low` to `high`."""

    def read(text: str) -> int:
        try:
            value = int(text)
        except ValueError:
            value = low - 1
        if not low <= value <= high:
            raise argparse.ArgumentTypeError(f"cần một số nguyên từ {low} đến {high}, không nhận «{text}».")
        return value

    return read


def add_document_option(parser: Any, purpose: str = "Chỉ hỏi tài liệu này") -> None:
    """Let the command be restricted to some documents; `purpose` says what is done with each."""
    parser.options.add_argument(
        "--document",
        action="append",
        default=[],
        metavar="TÀI_LIỆU",
        help=f"{purpose}; dùng được nhiều lần",
    )
