"""The real report's PDF, where it is present, against the same report as text and as docx."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest

from ingest.formats.pdf import read_pdf
from ingest.normalise import canonical, fold
from ingest.pipeline import build_document, ingest
from ingest.types import Loaded

REPORTS = Path(__file__).resolve().parents[4] / "shared" / "reports"
PDF, DOCX, TEXT = (REPORTS / f"bao-cao-chinh-tri.{ending}" for ending in ("pdf", "docx", "txt"))
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

pytestmark = pytest.mark.skipif(not PDF.exists(), reason="needs the real report in ../shared/reports")


@cache
def loaded() -> Loaded:
    return read_pdf(PDF, PDF.name)


def bare(text: str) -> str:
    return "".join(fold(canonical(text)).split())


def test_all_of_the_text_and_nothing_else() -> None:
    pages = loaded().pages
    found = bare("\n".join([*(page.text for page in pages), *(n.text for page in pages for n in page.notes)]))
    assert found == bare(TEXT.read_text(encoding="utf-8").replace("\ufffd", " "))
    assert not loaded().warnings


def test_its_paragraphs_are_the_authors() -> None:
    found: list[str] = []
    for page in loaded().pages:
        for line, form in zip(page.text.split("\n"), page.forms, strict=True):
            if form.continues:
                found[-1] += bare(line)
            elif line:
                found.append(bare(line))
    with zipfile.ZipFile(DOCX) as file:
        body = ElementTree.fromstring(file.read("word/document.xml"))
    written = [bare("".join(t.text or "" for t in p.iter(f"{W}t"))) for p in body.iter(f"{W}p")]
    assert not Counter(found) - Counter(written)


def test_notes_stand_on_their_pages() -> None:
    notes = [
        (page.number, page.text[: note.anchor].split()[-1]) for page in loaded().pages for note in page.notes
    ]
    assert notes == [(5, "nghệ"), (5, "khẩu"), (14, "2020-2025"), (15, "Đ/c"), (15, "bộ")]


def test_its_outline_is_that_of_the_text() -> None:
    document = build_document(loaded().pages, name=PDF.name)
    assert [s.path for s in document.sections] == [s.path for s in ingest(TEXT).sections]
    assert not [p.text for p in document.passages if re.fullmatch(r"\W*\d+\W*", p.text)]
