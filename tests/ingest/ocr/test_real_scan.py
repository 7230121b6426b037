"""A real scan, where it is present: how well it is read, none of its text."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from rapidfuzz.distance import Levenshtein

from ingest.layout.types import Sheet
from ingest.ocr.recognise import recognise
from ingest.ocr.types import PageImage
from ingest.pdfium import drawn, opened
from ingest.types import no_progress
from tests.ingest.ocr.drawn import needs_tesseract, text_of

REPORTS = Path(__file__).resolve().parents[4] / "shared" / "reports"
SCAN, PRINTED = REPORTS / "bao-cao-scan.pdf", REPORTS / "bao-cao-chinh-tri.pdf"
PAGES = (1, 5)  # the fifth has a page number, figures, and two footnotes in small print

pytestmark = [
    needs_tesseract,
    pytest.mark.skipif(not SCAN.exists(), reason="needs the scan in ../shared/reports"),
]


def _images() -> list[PageImage]:
    with opened(SCAN, "a", "") as document:
        pages = [document[number - 1] for number in PAGES]
        return [
            PageImage(number, *page.get_size(), drawn(page, 300 / 72).copy)
            for number, page in zip(PAGES, pages, strict=True)
        ]


def _printed() -> str:
    with opened(PRINTED, "a", "") as document:
        return " ".join(document[number - 1].get_textpage().get_text_bounded() for number in PAGES)


def _folded(text: str) -> str:
    """Without what scanning or printing may set otherwise: spaces, soft line breaks, dots of an ellipsis."""
    text = unicodedata.normalize("NFC", text).replace("…", "...")
    return re.sub(r"[\s\-\x02\ufffe]+", "", text)


@pytest.fixture(scope="module")
def sheets() -> list[Sheet]:
    return recognise(_images(), "a", no_progress)


def test_letters_and_figures(sheets: list[Sheet]) -> None:
    read, printed = _folded(" ".join(map(text_of, sheets))), _folded(_printed())
    assert 1 - Levenshtein.distance(read, printed) / len(printed) >= 0.99
    figures, right = re.sub(r"\D", "", read), re.sub(r"\D", "", printed)
    assert 1 - Levenshtein.distance(figures, right) / len(right) >= 0.99


def test_confidence_and_doubts(sheets: list[Sheet]) -> None:
    assert all(sheet.confidence and sheet.confidence > 0.9 for sheet in sheets)
    numbers = [part for sheet in sheets for part in sheet.fragments if any(map(str.isdigit, part.text))]
    assert sum(part.doubtful for part in numbers) <= 0.1 * len(numbers)


def test_the_marks_of_footnotes_stand_above_the_line(sheets: list[Sheet]) -> None:
    body = max(
        (part.size for part in sheets[1].fragments), key=[part.size for part in sheets[1].fragments].count
    )
    marks = [part.text for part in sheets[1].fragments if part.size < 0.65 * body and part.text.isdecimal()]
    assert marks == ["1", "2"]
