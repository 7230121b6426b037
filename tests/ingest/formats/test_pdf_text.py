"""Text of a PDF by place: words whole, spaces where they are seen, each letter once."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from ingest.formats.pdf import read_sheets
from ingest.layout.types import Fragment, Sheet
from tests.ingest.formats.pdf_maker import WIDTH, PdfMaker, line, lines, shown

SENTENCE = "Tổng kim ngạch xuất khẩu đạt 36,8 tỷ USD"
SIZE = 12
ADVANCE = WIDTH * SIZE


def sheet(
    tmp_path: Path, content: str, *, entries: str = "", size: str = "0 0 595 842", **fonts: str
) -> Sheet:
    maker = PdfMaker()
    named = " ".join(f"/{key} {maker.font(font)} 0 R" for key, font in {"F": "Times-Roman", **fonts}.items())
    maker.page(content, entries=entries, size=size, Font=named)
    return only_sheet(tmp_path, maker)


def only_sheet(tmp_path: Path, maker: PdfMaker) -> Sheet:
    path = tmp_path / "a.pdf"
    path.write_bytes(maker.data())
    (found,), warnings = read_sheets(path, path.name)
    assert not warnings
    return found


def texts(found: Sheet) -> list[str]:
    return [fragment.text for fragment in found.fragments]


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


@pytest.mark.parametrize(
    ("rotation", "turn", "size"),
    [
        (0, "1 0 0 1 0 0", (595, 842)),
        (90, "0 1 -1 0 595 0", (842, 595)),
        (180, "-1 0 0 -1 595 842", (595, 842)),
        (270, "0 -1 1 0 0 842", (842, 595)),
        (0, "0 1 -1 0 595 0", (842, 595)),  # turned text on a page that is not told to be turned
        (0, "0 -1 1 0 0 842", (842, 595)),
        (0, "-1 0 0 -1 595 842", (595, 842)),
    ],
)
def test_turned_pages_are_read_upright(
    tmp_path: Path, rotation: int, turn: str, size: tuple[int, int]
) -> None:
    found = sheet(
        tmp_path, f"{turn} cm " + lines("một dòng\nhai dòng", top=500), entries=f"/Rotate {rotation}"
    )
    assert (found.width, found.height) == size
    first, second = found.fragments
    assert (first.text, second.text) == ("một dòng", "hai dòng")
    assert (first.left, first.baseline) == (70, size[1] - 500)
    assert second.baseline == pytest.approx(first.baseline + 18)


def test_places_count_from_the_crop_box(tmp_path: Path) -> None:
    found = sheet(tmp_path, line("chữ", 170, 700), entries="/CropBox [100 42 500 800]")
    assert (found.width, found.height) == (400, 758)
    assert [(f.left, f.baseline) for f in found.fragments] == [(70, 100)]


def test_a_watermark_askew_is_left_out(tmp_path: Path) -> None:
    askew = f"BT /F 60 Tf 0.7 0.7 -0.7 0.7 100 200 Tm {shown('DỰ THẢO')} Tj ET "
    assert texts(sheet(tmp_path, askew + line(SENTENCE, 70, 700))) == [SENTENCE]


def test_forms_are_read_where_they_are_painted(tmp_path: Path) -> None:
    maker = PdfMaker()
    font = f"/F {maker.font()} 0 R"
    inner = maker.stream(
        line("trong khung", 10, 10).encode(),
        f"/Type /XObject /Subtype /Form /BBox [0 0 300 50] /Matrix [1 0 0 1 5 5] /Resources << /Font << {font} >> >>",
    )
    maker.page("q 1 0 0 1 55 685 cm /X Do Q", Font=font, XObject=f"/X {inner} 0 R")
    (found,) = only_sheet(tmp_path, maker).fragments
    assert (found.text, found.left, found.baseline) == ("trong khung", 70, 142)


def test_a_form_that_paints_itself(tmp_path: Path) -> None:
    maker = PdfMaker()
    font = f"/F {maker.font()} 0 R"
    own = len(maker.objects) + 1
    maker.stream(
        (line("một lần", 10, 10) + "/X Do").encode(),
        f"/Subtype /Form /BBox [0 0 300 50] /Resources << /Font << {font} >> /XObject << /X {own} 0 R >> >>",
    )
    maker.page("/X Do", Font=font, XObject=f"/X {own} 0 R")
    assert texts(only_sheet(tmp_path, maker)) == ["một lần"]


def test_running_heads_of_tagged_files_are_left_out(tmp_path: Path) -> None:
    mark = "/Artifact << /Type /Pagination /Subtype /Header >> BDC "
    content = (
        mark
        + line("Trang 3", 70, 810)
        + "EMC "
        + line(SENTENCE, 70, 700)
        + mark
        + line("giữa trang", 70, 400)
        + "EMC"
    )
    assert texts(sheet(tmp_path, content)) == [SENTENCE, "giữa trang"]


def test_actual_text_stands_in_for_the_parts_of_a_letter(tmp_path: Path) -> None:
    parts = f"/Span << /ActualText <feff1ebf> >> BDC [{shown('x')} 500 {shown(' ')}] TJ EMC "
    content = f"BT /F 12 Tf 70 700 Td {shown('kinh t')} Tj {parts} 1 0 0 1 {70 + 7 * ADVANCE} 700 Tm {shown(' xã')} Tj ET"
    assert "".join(texts(sheet(tmp_path, content))) == "kinh tế xã"


def test_invisible_text_of_a_text_page_is_left_out(tmp_path: Path) -> None:
    content = line(SENTENCE, 70, 700) + line("ẩn", 70, 600, before="3 Tr")
    assert texts(sheet(tmp_path, content)) == [SENTENCE]


def test_drawn_lines(tmp_path: Path) -> None:
    content = (
        "70 100 m 220 100 l S 70 200 150 0.5 re f 70 300 100 20 re S 70 400 m 70 500 l S 70 600 3 0.5 re f"
    )
    found = sheet(tmp_path, content + " " + line("chữ", 70, 700))
    assert sorted((rule.left, rule.right, rule.y) for rule in found.rules) == [
        (70, 170, 522),
        (70, 170, 542),
        (70, 220, 641.75),
        (70, 220, 742),
    ]
