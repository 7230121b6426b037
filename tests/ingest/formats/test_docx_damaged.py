"""Files that are damaged, locked, empty or made to do harm."""

from __future__ import annotations

import random
import time
import zipfile
from pathlib import Path

import pytest

from ingest.errors import (
    Cancelled,
    FileDamaged,
    FileEmpty,
    FileProtected,
    FileSuspicious,
    FileUnreadable,
    IngestError,
)
from ingest.formats.docx import read_docx
from tests.ingest.formats.docx_files import p, package, part, r, tbl, tr, word

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5000)
NAME = "báo cáo.docx"


def refused(path: Path, error: type[IngestError]) -> str:
    with pytest.raises(error) as caught:
        read_docx(path, NAME)
    assert type(caught.value) is error
    assert f"«{NAME}»" in caught.value.message
    assert "\n" not in caught.value.message
    return caught.value.message


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def test_a_password(tmp_path: Path) -> None:
    message = refused(
        written(tmp_path / "a.docx", OLE + "EncryptedPackage".encode("utf-16-le")), FileProtected
    )
    assert "mật khẩu" in message


@pytest.mark.parametrize("data", [OLE, b"", b"PK\x03\x04", b"plain text", b"{\\rtf1 }"])
def test_no_zip(data: bytes, tmp_path: Path) -> None:
    refused(written(tmp_path / "a.docx", data), FileDamaged)


def test_missing_file_and_folder(tmp_path: Path) -> None:
    refused(tmp_path / "none.docx", FileUnreadable)
    refused(tmp_path, FileUnreadable)


def test_cut_off(tmp_path: Path) -> None:
    whole = word(tmp_path, p("Đảng bộ") * 200).read_bytes()
    for share in (0.2, 0.5, 0.9, 0.99):
        refused(written(tmp_path / "b.docx", whole[: int(share * len(whole))]), FileDamaged)


def test_parts_missing_or_wrong(tmp_path: Path) -> None:
    refused(package(tmp_path, {}), FileDamaged)
    refused(package(tmp_path, {"word/document.xml": "<w:document"}), FileDamaged)
    refused(package(tmp_path, {"word/document.xml": ""}), FileDamaged)
    refused(package(tmp_path, {"word/document.xml": "<workbook/>"}), FileDamaged)
    refused(word(tmp_path, p("Một") + "<w:p><w:r></w:p>"), FileDamaged)
    refused(word(tmp_path, p("Một"), styles="<w:style"), FileDamaged)


def test_changed_bytes_of_a_part(tmp_path: Path) -> None:
    path = word(tmp_path, "".join(p(f"Đoạn số {i}") for i in range(500)))
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        at = archive.getinfo("word/document.xml").header_offset + 200
    data[at : at + 40] = bytes(40)
    refused(written(path, bytes(data)), FileDamaged)


@pytest.mark.parametrize("body", ["", p(), p("  "), p("- . –"), tbl(tr("", ""))])
def test_empty(body: str, tmp_path: Path) -> None:
    assert "không có nội dung chữ" in refused(word(tmp_path, body), FileEmpty)


def test_a_part_that_grows_beyond_measure(tmp_path: Path) -> None:
    refused(word(tmp_path, p("0" * 8_000_000)), FileSuspicious)
    refused(
        package(
            tmp_path, {"word/document.xml": part("document", p("a")), "word/media/a.bmp": bytes(8_000_000)}
        ),
        FileSuspicious,
    )


def test_a_part_that_is_larger_than_its_header_says(tmp_path: Path) -> None:
    path = word(tmp_path, p("0" * 3_000_000))
    with zipfile.ZipFile(path) as archive:
        size = archive.getinfo("word/document.xml").file_size
    data = path.read_bytes().replace(size.to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    refused(written(path, data), FileDamaged)


def test_a_part_compressed_in_another_way(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("word/document.xml", part("document", f"<w:body>{p('a')}</w:body>"))
    refused(path, FileDamaged)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities(encoding: str, tmp_path: Path) -> None:
    nested = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12))
    kind = f'<!DOCTYPE w [<!ENTITY a0 "ha"><!ENTITY x SYSTEM "file:///etc/passwd">{nested}]>'
    xml = (
        part("document", f"<w:body>{p('&a11;&x;')}</w:body>")
        .replace("?>", f"?>{kind}", 1)
        .replace("UTF-8", encoding)
    )
    refused(package(tmp_path, {"word/document.xml": xml.encode(encoding)}), FileSuspicious)


@pytest.mark.parametrize(
    ("before", "after"), [("<w:ins>", "</w:ins>"), ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"), ("<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>")]
)  # fmt: skip
def test_deep_nesting(before: str, after: str, tmp_path: Path) -> None:
    started = time.perf_counter()
    for depth in (50, 5000):
        body = before * depth + p("sâu") + after * depth
        try:
            assert read_docx(word(tmp_path, body + p("Cạn")), NAME).pages[0].text.endswith("Cạn")
        except FileDamaged:
            assert depth == 5000
    assert time.perf_counter() - started < 5


def test_the_time_grows_with_the_text_and_no_faster(tmp_path: Path) -> None:
    chosen = random.Random(1)
    texts = [f"Đoạn {chosen.random()} của báo cáo" for _ in range(10_000)]
    path = word(tmp_path, "".join(map(p, texts)))
    started = time.perf_counter()
    page = read_docx(path, NAME).pages[0]
    assert page.text.split("\n") == texts
    assert time.perf_counter() - started < 20


def test_stopping_goes_through_at_once(tmp_path: Path) -> None:
    seen: list[str] = []

    def progress(message: str, fraction: float | None = None) -> None:
        seen.append(message)
        raise Cancelled

    with pytest.raises(Cancelled):
        read_docx(word(tmp_path, p("Một")), NAME, progress)
    assert len(seen) == 1


def test_names_of_parts_lead_nowhere(tmp_path: Path) -> None:
    (tmp_path / "secret.xml").write_text(part("document", f"<w:body>{p('bí mật')}</w:body>"))
    relations = f'<Relationships xmlns="x"><Relationship Type="a/officeDocument" Target="../../{tmp_path.name}/secret.xml"/></Relationships>'
    refused(package(tmp_path, {"_rels/.rels": relations}), FileDamaged)


def test_references_and_numbers_that_make_no_sense(tmp_path: Path) -> None:
    odd = '<w:numPr><w:ilvl w:val="x"/><w:numId w:val="-3"/></w:numPr><w:outlineLvl w:val="99999999999999999999"/>'
    numbering = '<w:num/><w:num w:numId="x"/><w:num w:numId="1"/><w:abstractNum/>'
    path = word(
        tmp_path,
        p("Một", ppr=odd) + p(r("<w:sym/>"), "Hai"),
        numbering=numbering,
        styles="<w:style/>",
        footnotes="<w:footnote/>",
    )
    assert read_docx(path, NAME).pages[0].text == "Một\nHai"
