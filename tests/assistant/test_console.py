"""What the command line writes, and where."""

from __future__ import annotations

import io

from assistant.commands.console import Console, ProgressLine


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_report_cannot_command_the_terminal() -> None:
    out, err = Screen(), Screen()
    console = Console(out, err)
    console.exact("a\x1b]0;x\x07\x9b31m\u202eb\tc\nd")
    console.error("tệp\n\x1b[2Jlạ")
    assert out.getvalue() == "a\ufffd]0;x\ufffd\ufffd31m\ufffdb\tc\nd\n"
    assert err.getvalue() == "Lỗi: tệp \ufffd[2Jlạ\n"


def test_text_for_a_program_is_left_as_it_is() -> None:
    out = io.StringIO()
    Console(out, io.StringIO()).exact("a\x1bb")
    assert out.getvalue() == "a\x1bb"


def test_progress_overwrites_itself_on_a_terminal() -> None:
    screen = Screen()
    progress = ProgressLine(screen)
    progress("Đang đọc", 0.5)
    progress("Đang tính 1/9", 0.1)
    progress("Đang tính 2/9", 0.2)  # too soon after the one before
    progress.clear()
    progress.clear()
    assert screen.getvalue() == "\r\x1b[2KĐang đọc 50%\r\x1b[2KĐang tính 1/9 10%\r\x1b[2K"


def test_progress_elsewhere_is_a_line_a_step() -> None:
    err = io.StringIO()
    progress = ProgressLine(err)
    for done in range(100):
        progress(f"Đang tính {done}/100", done / 100)
    progress("Xong", None)
    assert err.getvalue() == "Đang tính 0/100 0%\nXong\n"
