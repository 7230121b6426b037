"""The manifest and the kept documents."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.errors import DocumentUnknown
from ingest.types import Document, Scan, Span
from tests.fakes import make_document
from vectorstore.catalogue import Catalogue, Entry, Shelf, decode, describe, encode
from vectorstore.sketch import sketch
from vectorstore.types import DocumentInfo

DOCUMENT = make_document("báo cáo", "Kinh tế.", "Văn hóa.")


def entry(name: str, id_: str = "1") -> Entry:
    return Entry(id_, replace(describe(DOCUMENT), name=name))


def test_entries_are_kept_in_order_of_names_and_replaced_by_name() -> None:
    catalogue = Catalogue("a")
    for name, id_ in (("hai", "1"), ("ba", "2"), ("hai", "3")):
        catalogue = catalogue.with_entry(entry(name, id_))
    assert [(e.info.name, e.id) for e in catalogue.entries] == [("ba", "2"), ("hai", "3")]
    assert [e.info.name for e in catalogue.without("ba").entries] == ["hai"]
    assert catalogue.find("một") is None


@pytest.mark.parametrize(
    ("asked", "hint"),
    [
        ("bao cao 2025.docx", "báo cáo 2025.docx"),
        ("Báo cáo 2026.docx", "báo cáo 2025.docx"),
        ("zzz", "báo cáo 2025.docx; nghị quyết.txt"),
    ],
)
def test_an_unknown_name_is_told_the_nearest_or_all(asked: str, hint: str) -> None:
    catalogue = Catalogue("a").with_entry(entry("báo cáo 2025.docx")).with_entry(entry("nghị quyết.txt"))
    with pytest.raises(DocumentUnknown) as caught:
        catalogue.entry(asked)
    assert f"Có phải: {hint}?" in caught.value.message


@pytest.mark.parametrize("path", ["reports/báo cáo.txt", "b\udce1o c\udce1o.txt", "C:\\tệp\n.txt", '"'])
def test_a_document_of_any_path_survives(tmp_path: Path, path: str) -> None:
    document = replace(DOCUMENT, path=path)
    assert decode(Document, encode(document)) == document
    catalogue = Catalogue("a").with_entry(Entry("1", describe(document)))
    shelf = Shelf(tmp_path)
    shelf.write(catalogue)
    assert shelf.read() == catalogue


def test_a_file_of_an_older_program_gets_the_defaults_of_new_fields() -> None:
    plain = json.loads(encode(DOCUMENT))
    del plain["warnings"]
    assert decode(Document, json.dumps(plain).encode()) == DOCUMENT


def test_a_manifest_of_an_older_program_still_reads(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.write(Catalogue("a").with_entry(entry("báo cáo")))
    plain = json.loads(shelf.manifest.read_bytes())
    known = ["name", "path", "version", "title", "pages", "passages", "characters", "indexed_at"]
    told = plain["entries"][0]["info"]
    plain["entries"][0]["info"] = {key: told[key] for key in known}
    shelf.manifest.write_text(json.dumps(plain), "utf-8")
    read = shelf.read()
    assert read is not None
    (info,) = [entry.info for entry in read.entries]
    assert (info.name, info.digest, info.sketch, info.warnings) == ("báo cáo", "", (), ())


def test_a_document_is_told_of() -> None:
    document = replace(
        make_document("báo cáo", "Hải Lâm, ngày 12 tháng 5 năm 2025", "Kinh tế phát triển khá. " * 40),
        kind="pdf",
        size=12_345,
        digest="abc",
        warnings=("Đã chuyển mã.",),
        scans=(Scan(1, 0.9), Scan(2, 0.8)),
        doubts=(Span(3, 5),),
    )
    info = describe(document)
    assert (info.kind, info.size, info.digest, info.warnings) == ("pdf", 12_345, "abc", ("Đã chuyển mã.",))
    assert (info.scanned, info.doubts, info.footnotes, info.dated) == (2, 1, 0, "2025-05-12")
    assert info.sketch == sketch(document.text)
    assert decode(DocumentInfo, encode(info)) == info


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b"\xff", b"null", b'{"name": 1}'])
def test_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        decode(DocumentInfo, data)


def test_the_stamp_tells_one_manifest_from_the_next(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    assert shelf.stamp() is None
    stamps = set()
    for _ in range(3):
        shelf.write(Catalogue("a", store="1", space="2"))
        stamps.add(shelf.stamp())
    assert len(stamps) == 3
