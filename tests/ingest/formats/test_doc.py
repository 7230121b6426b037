"""Word binary files, built here piece by piece."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest

from ingest.errors import (
    Cancelled,
    FileDamaged,
    FileEmpty,
    FileProtected,
    ToolMissing,
    TrolyError,
    UnsupportedFormat,
)
from ingest.formats.doc import read_doc
from ingest.formats.doc.lists import written
from ingest.types import Loaded
from tests.ingest.formats.word_files import (
    DELETED,
    HIDDEN,
    IN_TABLE,
    ROW_END,
    SPECIAL,
    Part,
    compound,
    in_list,
    numbered_list,
    outline,
    symbol,
    word_file,
)
from tests.ingest.legacy.encoders import SAMPLE, surface, tcvn3, vni


@pytest.fixture
def read(tmp_path: Path):
    def reader(data: bytes) -> Loaded:
        path = tmp_path / "a.doc"
        path.write_bytes(data)
        return read_doc(path, "a.doc")

    return reader


def test_runs_by_font(read) -> None:
    found = read(
        word_file(
            [
                Part("Nghị ".replace("ị", "i"), 0),
                Part(surface(tcvn3("Đường sắt Việt Nam")), 1),
                Part("; \xe0 la carte\r", 0),
                Part(surface(vni("Thẳng thắn, kỳ lạ")) + "\r", 2),
            ]
        )
    )
    assert found.pages[0].text == "Nghi Đường sắt Việt Nam; à la carte\nThẳng thắn, kỳ lạ"
    assert len(found.pages[0].forms) == 2
    assert ["TCVN3" in found.warnings[0], "VNI" in found.warnings[1]] == [True, True]


def test_unicode_needs_no_warning(read) -> None:
    text = "Cộng hoà xã hội chủ nghĩa Việt Nam 𝑥\rĐộc lập\r"
    found = read(word_file([Part(text)], wide=True))
    assert found.pages[0].text == "Cộng hoà xã hội chủ nghĩa Việt Nam 𝑥\nĐộc lập"
    assert found.warnings == ()


def test_legacy_text_in_an_ordinary_font(read) -> None:
    found = read(word_file([Part(surface(tcvn3(line)) + "\r") for line in SAMPLE.strip().split("\n")]))
    assert found.pages[0].text == SAMPLE.strip()
    assert "TCVN3" in found.warnings[0]


def test_what_is_not_text_is_left_out(read) -> None:
    body = [
        Part("Mở \x13 PAGE \\* MERGEFORMAT \x14đúng\x15 \x13 HYPERLINK \"x\" \x13 IF \x14a\x15 \x14nơi\x15\x13TC x\x15".replace("ở", "o").replace("đúng", "dung").replace("ơ", "o")),
        Part("an", character=HIDDEN),
        Part("xoa", character=DELETED),
        Part("\x01\x08", character=SPECIAL),
        Part("(", character=symbol(3, 0xF0B7)),
        Part(" nuoc\x1e10\x0bdong hai\r"),
    ]  # fmt: skip
    page = read(word_file(body)).pages[0]
    assert page.text == "Mo dung noi- nuoc-10\ndong hai"
    assert [form.continues for form in page.forms] == [False, True]


def test_soft_hyphen_is_a_letter_of_tcvn3(read) -> None:
    assert read(word_file([Part("n\x1fíc\r", 1)])).pages[0].text == "nước"


def test_table_rows_and_placing_tables(read) -> None:
    def row(*cells: str) -> list[Part]:
        return [*(Part(f"{cell}\x07", paragraph=IN_TABLE) for cell in cells), Part("\x07", paragraph=ROW_END)]

    body = [
        *row("UBND\rTINH", "CONG HOA\rDoc lap"),
        Part("Bang 1\r"),
        *row("Chi tieu", "Nam 2003"),
        *row("Thu", "35"),
        *row("Chi", ""),
        Part("Het\r"),
    ]
    text = read(word_file(body)).pages[0].text
    assert text.split("\n") == [
        "UBND", "TINH", "CONG HOA", "Doc lap", "Bang 1",
        "Chi tieu: Thu | Nam 2003: 35", "Chi tieu: Chi", "Het",
    ]  # fmt: skip


def test_outline_levels(read) -> None:
    body = [
        Part("Phan I\r", paragraph=outline(0)),
        Part("Chung\r", paragraph=outline(1)),
        Part("Noi dung\r", paragraph=outline(9)),
    ]
    assert [form.level for form in read(word_file(body)).pages[0].forms] == [1, 2, 0]


def test_footnotes_and_page_heads(read) -> None:
    body = [
        Part("Mot"),
        Part("\x02", character=SPECIAL),
        Part(" va hai"),
        Part("\x02", character=SPECIAL),
        Part(".\r"),
    ]
    notes = [
        [Part("\x02", character=SPECIAL), Part(" Thu nhat\rtiep\r")],
        [Part(surface(tcvn3("Thứ hai")) + "\r", 1)],
    ]
    heads = [Part("Co so du lieu luat\r\x13 PAGE \x147\x15\rMot va hai.\rTrang\r")]
    page = read(word_file(body, notes, heads)).pages[0]
    assert page.text == "Mot va hai.\nCo so du lieu luat"
    assert [(note.anchor, note.text) for note in page.notes] == [(3, "Thu nhat\ntiep"), (10, "Thứ hai")]


def test_numbers_of_lists(read) -> None:
    body = [
        Part("Mot\r", paragraph=in_list(1)),
        Part("Giua\r"),
        Part("Hai\r", paragraph=in_list(1)),
        Part("\r", paragraph=in_list(1)),
    ]
    tables = numbered_list("§iÒu \0.", 0, 1, first=4)
    assert read(word_file(body, lists=tables)).pages[0].text == "Điều 4. Mot\nGiua\nĐiều 5. Hai"
    bullets = numbered_list("\uf0b7", 23, 3)
    assert read(word_file(body, lists=bullets)).pages[0].text == "- Mot\nGiua\n- Hai"


@pytest.mark.parametrize(
    ("count", "style", "text"),
    [
        (14, 0, "14"),
        (14, 1, "XIV"),
        (4, 2, "iv"),
        (3, 3, "C"),
        (28, 4, "bb"),
        (7, 22, "07"),
        (5, 255, ""),
        (-3, 0, ""),
    ],
)
def test_number_styles(count: int, style: int, text: str) -> None:
    assert written(count, style) == text


def test_old_word(read) -> None:
    data = bytearray(word_file([Part("Bao cao nam\r")], version=0x68))
    main = data.index((0xA5EC).to_bytes(2, "little"))
    data[main + 0x18 : main + 0x20] = (1024).to_bytes(4, "little") + (1024 + 12).to_bytes(4, "little")
    data[main + 0x34 : main + 0x38] = (12).to_bytes(4, "little")
    assert read(bytes(data)).pages[0].text == "Bao cao nam"


def test_old_word_in_pieces(read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.formats.office.soffice", lambda: None)
    with pytest.raises(ToolMissing, match="LibreOffice"):
        read(word_file([Part("Bao cao\r")], version=0x68, flags=0x0004))


@pytest.mark.parametrize(
    ("data", "error", "said"),
    [
        (b"hello", UnsupportedFormat, "không phải tệp Word"),
        (compound({"Workbook": b"x"}), UnsupportedFormat, "Excel"),
        (compound({"PowerPoint Document": b"x"}), UnsupportedFormat, "PowerPoint"),
        (compound({"EncryptedPackage": b"x"}), FileProtected, "mật khẩu"),
        (word_file([Part("x\r")], flags=0x0100), FileProtected, "mật khẩu"),
        (compound({"WordDocument": bytes(2000)}), FileDamaged, "hỏng"),
        (word_file([Part("Bao cao\r")])[:3000], FileDamaged, "hỏng"),
        (word_file([Part("\r\r")]), FileEmpty, "không có chữ"),
    ],
)
def test_what_cannot_be_read(read, data: bytes, error: type[TrolyError], said: str) -> None:
    with pytest.raises(error, match=said) as raised:
        read(data)
    assert "«a.doc»" in raised.value.message
    assert "\n" not in raised.value.message


@pytest.mark.parametrize("seed", range(60))
def test_damage_is_named(read, seed: int) -> None:
    data = bytearray(
        word_file([Part("Bao cao\r"), Part("x\x07", paragraph=IN_TABLE), Part("\x07\r", paragraph=ROW_END)])
    )
    for step in range(12):
        data[(seed * 7919 + step * 104_729) % len(data)] = (seed * 31 + step * 17) % 256
    with suppress(TrolyError):  # whatever it is, it is told
        page = read(bytes(data)).pages[0]
        assert len(page.forms) == page.text.count("\n") + 1


def test_cancelled(tmp_path: Path) -> None:
    def stop(message: str, fraction: float | None) -> None:
        raise Cancelled

    path = tmp_path / "a.doc"
    path.write_bytes(word_file([Part("Bao cao\r")]))
    with pytest.raises(Cancelled):
        read_doc(path, "a.doc", stop)
