"""Real ministry documents in old encodings, where they are present: letters with diacritics come back."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from ingest.formats.doc import read_doc
from ingest.formats.rtf import read_rtf
from ingest.legacy import detect
from ingest.types import no_progress

FOLDER = Path(__file__).resolve().parents[4] / "shared" / "reports" / "legacy"
READERS = {".rtf": read_rtf, ".doc": read_doc}
FILES = sorted(file for file in FOLDER.glob("*") if file.suffix in READERS)

pytestmark = pytest.mark.skipif(not FILES, reason="needs the legacy documents in ../shared/reports/legacy")


def marked(word: str) -> int:
    """How many letters of a word bear diacritics."""
    return sum(char in "đĐ" or len(unicodedata.normalize("NFD", char)) > 1 for char in word)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_letters(path: Path) -> None:
    truth = unicodedata.normalize("NFC", path.with_suffix(".truth.txt").read_text(encoding="utf-8"))
    found = READERS[path.suffix](path, path.name, no_progress)
    # Words, then the letters of words that differ.
    a, b = (re.findall(r"\w+|[^\w\s]", text) for text in (truth, found.pages[0].text))
    right = 0
    for tag, a1, a2, b1, b2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag == "equal":
            right += sum(map(marked, a[a1:a2]))
        elif tag == "replace":
            x, y = "".join(a[a1:a2]), "".join(b[b1:b2])
            blocks = SequenceMatcher(None, x, y, autojunk=False).get_matching_blocks()
            right += sum(marked(x[block.a : block.a + block.size]) for block in blocks)
    assert right >= 0.99 * sum(map(marked, a))
    assert len(found.warnings) == 1
    assert detect(found.pages[0].text) is None
