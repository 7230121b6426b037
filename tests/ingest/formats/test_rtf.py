"""Rich Text Format, written here as Word and LibreOffice write it."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.errors import Cancelled, FileDamaged, FileEmpty, TrolyError, UnsupportedFormat
from ingest.formats.rtf import read_rtf
from ingest.types import Loaded
from tests.ingest.legacy.encoders import SAMPLE, tcvn3, vni

FONTS = (
    r"{\fonttbl{\f0\froman\fcharset0{\*\panose 02020603050405020304}Times New Roman;}{\f1\fcharset0 .VnTime;}"
    r"{\f2\fcharset238 VNI-Times CE{\*\falt Arial};}{\f3\fcharset2 Symbol;}{\f4\fcharset163 Arial (Vietnamese);}}"
    r"{\colortbl;\red0\green0\blue0;}"
    r"{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}{\s2 heading 2;}{\*\cs10 Default Paragraph Font;}}"
    r"{\info{\title Bi mat}}"
)


def escaped(data: bytes) -> str:
    """Bytes as RTF text."""
    return "".join(
        chr(byte) if 31 < byte < 128 and byte not in b"\\{}" else f"\\'{byte:02x}" for byte in data
    )


@pytest.fixture
def read(tmp_path: Path):
    def reader(body: str, head: str = r"\ansi\ansicpg1252\uc1\deff0") -> Loaded:
        path = tmp_path / "a.rtf"
        path.write_bytes(("{\\rtf1" + head + FONTS + body + "}").encode("latin-1"))
        return read_rtf(path, "a.rtf")

    return reader


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"\pard Xin \par ch\u224\'e0o b\u7841?n\line hai\par", "Xin\nchào bạn\nhai"),
        (r"\uc0 b\u7841n \uc2 b\u7841??n {\uc0 b\u7841}n", "bạn bạn bạn"),
        (r"\u-10187?\u-8421?", "\U0001d71b"),
        (r"{\f1 " + escaped(tcvn3("Đường sắt")) + r"} \f0 caf\'e9", "Đường sắt café"),
        (r"\f1 n\-\'edc, th\'abng t\-\f0  d\-au", "nước, thông tư dau"),
        (r"{\f2 " + escaped(vni("Thẳng thắn")) + "}", "Thẳng thắn"),
        (r"{\f0 Vie}{\f2\b \'e4}{\f0 t}", "Việt"),
        (r"\f4 Vi\'ea\'f2t \'f0\'f5n v\'f2", "Việt đơn vị".replace("vị", "ṿ")),
        (
            r"\f0 mot{\v an}{\deleted xoa} hai\v0{\*\bkmkstart x}{\pict 0abc}{\object{\*\objdata 00}{\result \'d0n}}",
            "mot haiÐn",
        ),
        (r"{\field{\*\fldinst HYPERLINK x}{\fldrslt noi}} xong", "noi xong"),
        (r"{\*\unknown mat}{\shp{\*\shpinst{\shptxt khung}}}{\upr{ANSI}{\*\ud{Uni\u7841}}}", "Uniạ"),
        (
            r"{\header Tieu de trang\par}{\footer{\field{\*\fldinst PAGE}{\fldrslt 7}}}Than bai\par",
            "Than bai\nTieu de trang",
        ),
        (
            r"{\pntext\f3\'b7\tab}{\*\pn\pnlvlblt{\pntxtb\'b7}}Mot\par{\listtext 2.\tab}Hai\par",
            "- Mot\n2. Hai",
        ),
        (
            r"\lquote a\rquote  \ldblquote b\rdblquote  c\endash d\emdash e\~f\_g \bullet h",
            "‘a’ “b” c–d—e f-g •h",
        ),
        (r"mot\bin5 {\par}hai \\ \{ \}", "mothai \\ { }"),
        ("mot\r\nhai \\\nba", "mothai\nba"),
    ],
)
def test_text(read, body: str, text: str) -> None:
    found = read(body)
    assert found.pages[0].text == text
    assert len(found.pages[0].forms) == text.count("\n") + 1


def test_legacy_text_is_reported(read) -> None:
    body = r"\f1 " + escaped(tcvn3(SAMPLE.strip().replace("\n", "@"))).replace("@", r"\par ")
    found = read(body)
    assert found.pages[0].text == SAMPLE.strip()
    assert found.warnings == ("Đã chuyển từ bảng mã TCVN3 (ABC) sang Unicode; hãy xem lại vài chỗ có dấu.",)


def test_legacy_text_in_an_ordinary_font(read) -> None:
    body = r"\f0 " + escaped(vni(SAMPLE.strip().replace("\n", "@"))).replace("@", r"\par ")
    found = read(body)
    assert found.pages[0].text == SAMPLE.strip()
    assert "VNI" in found.warnings[0]


def test_unicode_is_not_converted(read) -> None:
    found = read("".join(f"\\u{ord(char)}?" for char in SAMPLE.strip().replace("\n", " ")))
    assert found.pages[0].text == SAMPLE.strip().replace("\n", " ")
    assert found.warnings == ()


def test_levels(read) -> None:
    page = read(
        r"\pard\s1 Phan I\par\pard\s2 Chung\par\pard\outlinelevel2 Rieng\par\pard Noi dung\par"
    ).pages[0]
    assert [form.level for form in page.forms] == [1, 2, 3, 0]


def test_table(read) -> None:
    def row(*cells: str) -> str:
        return r"\trowd\cellx1\cellx2\pard\intbl " + "".join(f"{cell}\\cell " for cell in cells) + r"\row "

    body = (
        row("UBND", r"CONG HOA\par Doc lap") + r"\pard Bang\par " + row("Chi tieu", "2003") + row("Thu", "35")
    )
    assert read(body + r"\pard Het\par").pages[0].text.split("\n") == [
        "UBND", "CONG HOA", "Doc lap", "Bang", "Chi tieu: Thu | 2003: 35", "Het",
    ]  # fmt: skip


def test_footnotes(read) -> None:
    note = r"{\super\chftn}{\footnote\pard{\super\chftn} Ghi chu\par tiep}"
    page = read(rf"Mot{note} va hai{note}.\par Cuoi\par").pages[0]
    assert page.text == "Mot va hai.\nCuoi"
    assert [(note.anchor, note.text) for note in page.notes] == [(3, "Ghi chu\ntiep"), (10, "Ghi chu\ntiep")]


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"hello", UnsupportedFormat),
        (b"{\\rtf1 " + b"{" * 5000 + b"x" + b"}" * 5000 + b"}", FileDamaged),
        (b"{\\rtf1\\par }", FileEmpty),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, data: bytes, error: type[TrolyError]) -> None:
    path = tmp_path / "a.rtf"
    path.write_bytes(data)
    with pytest.raises(error, match=r"«a\.rtf»"):
        read_rtf(path, "a.rtf")


@pytest.mark.parametrize(
    "data",
    [
        b"{\\rtf1 Bao cao }}}} nam",
        b"{\\rtf1\\ansicpg99999 Bao cao\\'zz\\}}",
        b"{\\rtf1\\cell\\row\\row\\nestcell Bao cao\\cell}",
    ],
)
def test_malformed(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.rtf"
    path.write_bytes(data)
    assert "Bao cao" in read_rtf(path, "a.rtf").pages[0].text


@pytest.mark.parametrize(
    "data",
    [
        b"{\\rtf1 Bao cao {\\b nam",
        b"{\\rtf1 Bao cao\\bin999999999 x}",
        b"{\\rtf1{\\footnote{\\footnote a}b}Bao cao",
    ],
)
def test_cut_short(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.rtf"
    path.write_bytes(data)
    with pytest.raises(FileDamaged, match="cắt cụt"):
        read_rtf(path, "a.rtf")


def test_cancelled(tmp_path: Path) -> None:
    def stop(message: str, fraction: float | None) -> None:
        raise Cancelled

    path = tmp_path / "a.rtf"
    path.write_bytes(b"{\\rtf1 Bao cao}")
    with pytest.raises(Cancelled):
        read_rtf(path, "a.rtf", stop)
