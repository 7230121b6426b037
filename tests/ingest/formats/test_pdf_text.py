"""Text of a PDF by place: words whole, spaces where they are seen, each letter once."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from ingest.layout.types import Fragment
from tests.ingest.formats.pdf_maker import WIDTH, PdfMaker, line, only_sheet, sheet, shown, texts

SENTENCE = "Tổng kim ngạch xuất khẩu đạt 36,8 tỷ USD"
SIZE = 12
ADVANCE = WIDTH * SIZE


def array(*pieces: str | float) -> str:
    """A TJ operator's line at (70, 700)."""
    parts = " ".join(shown(piece) if isinstance(piece, str) else str(piece) for piece in pieces)
    return f"BT /F {SIZE} Tf 70 700 Td [{parts}] TJ ET\n"


def each_letter(text: str, *, step: float = ADVANCE, blanks: bool = False) -> str:
    """Every letter drawn on its own; a space only moves on, or with `blanks` is drawn as well."""
    return "".join(
        line(letter, 70 + at * step, 700) for at, letter in enumerate(text) if blanks or letter != " "
    )


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(line(SENTENCE, 70, 700), [SENTENCE], id="in one go"),
        pytest.param(each_letter(SENTENCE), [SENTENCE], id="letter by letter, spaces only as gaps"),
        pytest.param(each_letter(SENTENCE, blanks=True), [SENTENCE], id="letter by letter, spaces drawn"),
        pytest.param(
            array("kinh", -250, "tế", -250, "xã", -250, "hội"), ["kinh tế xã hội"], id="gaps in an array"
        ),
        pytest.param(array("k", -20, "i", 15, "n", -30, "h t", 40, "ế"), ["kinh tế"], id="kerning"),
        pytest.param(array("kinh ", 100, "tế"), ["kinh tế"], id="a narrow drawn space"),
        pytest.param(
            array("n ", 500, "h ", 500, "à ", 0, "m ", 500, "á ", 500, "y"), ["nhà máy"], id="overlaid spaces"
        ),
        pytest.param(
            array("Đ", -200, "Ả", -200, "N", -200, "G", -700, "B", -200, "Ộ"),
            ["ĐẢNG BỘ"],
            id="letters spaced out",
        ),
        pytest.param(
            "BT /F 12 Tf 3 Tc 70 700 Td " + shown("ĐẢNG BỘ") + " Tj ET",
            ["ĐẢNG BỘ"],
            id="letters spaced out by Tc",
        ),
        pytest.param(line("Chỉ tiêu", 70, 700) + line("2025", 300, 700), ["Chỉ tiêu", "2025"], id="columns"),
        pytest.param(
            line("hai", 70 + 4 * ADVANCE, 700) + line("một", 70, 700), ["một hai"], id="drawn out of order"
        ),
        pytest.param(line("trên", 70, 700) + line("dưới", 70, 685), ["trên", "dưới"], id="two lines"),
        pytest.param(
            "BT /F 12 Tf 14 TL 70 700 Td " + shown("một") + " Tj " + shown("hai") + " ' ET", ["một", "hai"]
        ),
        pytest.param(
            "BT /F 12 Tf 70 700 Td "
            + shown("một")
            + " Tj 0 -14 TD "
            + shown("hai")
            + " Tj T* "
            + shown("ba")
            + " Tj ET",
            ["một", "hai", "ba"],
            id="line operators",
        ),
        pytest.param(line("a", 70, 700) * 3, ["a"], id="the same thrice"),
        pytest.param(line("ngoài", 70, 900) + line("trong", 70, 700), ["trong"], id="off the page"),
        pytest.param(
            "q 0 0 595 500 re W n "
            + line("bị che", 70, 700)
            + line("thấy", 70, 300)
            + "Q "
            + line("sau", 70, 200),
            ["thấy", "sau"],
            id="clipped away",
        ),
        pytest.param(
            "BT /F (x) Tf ET /F Tf 1 w cm " + line("vẫn đọc", 70, 700), ["vẫn đọc"], id="wrong operands"
        ),
    ],
)
def test_text_of_a_line(tmp_path: Path, content: str, expected: list[str]) -> None:
    assert texts(sheet(tmp_path, content)) == expected


def test_places_and_sizes(tmp_path: Path) -> None:
    (found,) = sheet(tmp_path, "2 0 0 2 10 20 cm " + line("abcd", 30, 300, size=7)).fragments
    assert found == Fragment("abcd", 70, 70 + 4 * WIDTH * 14, 842 - 620, 14)


@pytest.mark.parametrize("step", [(0.4, 0), (0, 0.3), (0.3, 0.3)])
def test_text_drawn_twice_is_bold_and_there_once(tmp_path: Path, step: tuple[float, float]) -> None:
    content = line(SENTENCE, 70, 700) + line(SENTENCE, 70 + step[0], 700 + step[1])
    (found,) = sheet(tmp_path, content).fragments
    assert (found.text, found.bold) == (SENTENCE, True)


def test_letters_drawn_twice_one_by_one(tmp_path: Path) -> None:
    content = "".join(
        line(letter, 70 + at * ADVANCE + shift, 700)
        for at, letter in enumerate("tăng trưởng")
        for shift in (0, 0.35)
        if letter != " "
    )
    assert texts(sheet(tmp_path, content)) == ["tăng trưởng"]


def test_doubled_letters_are_two(tmp_path: Path) -> None:
    assert texts(sheet(tmp_path, each_letter("xoong goòng 2225"))) == ["xoong goòng 2225"]


@pytest.mark.parametrize(
    ("font", "before", "bold", "italic"),
    [
        ("ABCDEF+TimesNewRomanPS-BoldMT", "", True, False),
        ("Arial,BoldItalic", "", True, True),
        ("TimesNewRomanPS-ItalicMT", "", False, True),
        ("TimesNewRomanPSMT", "2 Tr", True, False),
    ],
)
def test_how_letters_look(tmp_path: Path, font: str, before: str, bold: bool, italic: bool) -> None:
    (found,) = sheet(tmp_path, line("chữ", 70, 700, font="G", before=before), G=font).fragments
    assert (found.bold, found.italic) == (bold, italic)


def test_words_in_two_fonts_keep_the_space_between_them(tmp_path: Path) -> None:
    content = (
        line("Kết quả: ", 70, 700, font="G")
        + line("đạt ", 70 + 9 * ADVANCE, 700)
        + line("8", 70 + 13 * ADVANCE, 700, font="G")
    )
    assert texts(sheet(tmp_path, content, G="Times-Bold")) == ["Kết quả: ", "đạt ", "8"]


def test_a_raised_mark_stands_between_its_word_and_the_full_stop(tmp_path: Path) -> None:
    end = 70 + 7 * ADVANCE
    content = line("công ty", 70, 700) + line("1", end, 705, size=7) + line(". Sau", end + 3.5, 700)
    assert sorted(texts(sheet(tmp_path, content))) == sorted(["công ty", "1", ". Sau"])


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_text_is_composed(tmp_path: Path, form: str) -> None:
    assert texts(sheet(tmp_path, line(unicodedata.normalize(form, SENTENCE), 70, 700))) == [SENTENCE]


def test_marks_in_any_order(tmp_path: Path) -> None:
    assert texts(sheet(tmp_path, line("vie\u0323\u0302t na\u0306\u0301m", 70, 700))) == ["việt nắm"]


@pytest.mark.parametrize("after_all", [False, True])
@pytest.mark.parametrize("spacing", [False, True])
def test_accents_drawn_over_their_letters(tmp_path: Path, after_all: bool, spacing: bool) -> None:
    word = "tế đá"
    letters: list[str] = []
    accents: list[str] = []
    for at, letter in enumerate(word):
        bare, *marks = unicodedata.normalize("NFD", letter)
        x = 70 + at * ADVANCE
        letters.append(line(bare, x, 700) if bare != " " else "")
        for mark in marks:
            shape = {"\u0301": "´", "\u0302": "ˆ"}[mark] if spacing else mark
            accents.append(line(shape, x, 700))
            if not after_all:
                letters.append(accents.pop())
    assert texts(sheet(tmp_path, "".join(letters + accents))) == [word]


@pytest.mark.parametrize(
    ("drawn", "expected"),
    [("ﬁ", "fi"), ("\u00a0a", "a"), ("\u00ad", "-"), ("\u2010", "-"), ("\uf0b7", "•"), ("a\u200bb", "ab")],
)
def test_odd_characters(tmp_path: Path, drawn: str, expected: str) -> None:
    maker = PdfMaker()
    letters = {chr(0x21 + at): char for at, char in enumerate(drawn)}
    maker.page(line("".join(letters), 70, 700), Font=f"/F {maker.font(to_unicode=letters)} 0 R")
    assert "".join(texts(only_sheet(tmp_path, maker))) == expected
