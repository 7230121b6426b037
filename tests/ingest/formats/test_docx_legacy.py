"""Text in the fonts of old Vietnamese encodings becomes Unicode."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.formats.docx import read_docx
from ingest.normalise import canonical
from tests.ingest.formats.docx_files import p, package, part, r, rels, tbl, tr, word

REPORTS = Path(__file__).resolve().parents[4] / "shared" / "reports" / "legacy"
VNI = "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam"
TCVN3 = "Céng hßa x· héi chñ nghÜa ViÖt Nam"
UNICODE = "Cộng hòa xã hội chủ nghĩa Việt Nam"


def font(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'


@pytest.mark.parametrize(("text", "name", "told"), [(VNI, "VNI-Times", "VNI"), (TCVN3, ".VnTime", "TCVN3")])
def test_by_the_font_of_runs_styles_and_defaults(text: str, name: str, told: str, tmp_path: Path) -> None:
    look = f"<w:rPr>{font(name)}</w:rPr>"
    cases = [
        (p(r(text, font(name))), ""),
        (p(text, style="S"), f'<w:style w:type="paragraph" w:styleId="S">{look}</w:style>'),
        (p(r(text, '<w:rStyle w:val="S"/>')), f'<w:style w:type="character" w:styleId="S">{look}</w:style>'),
        (p(text), f'<w:style w:type="paragraph" w:default="1" w:styleId="S">{look}</w:style>'),
        (p(text), f"<w:docDefaults><w:rPrDefault>{look}</w:rPrDefault></w:docDefaults>"),
        (p(r(text, f'<w:rFonts w:ascii="{name}"/>')), ""),
    ]
    for body, styles in cases:
        loaded = read_docx(word(tmp_path, body, styles=styles), "a.docx")
        assert loaded.pages[0].text == UNICODE
        assert told in loaded.warnings[0]


def test_by_the_font_of_the_theme(tmp_path: Path) -> None:
    theme = '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:minorFont><a:latin typeface=".VnTime"/></a:minorFont></a:theme>'
    look = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>'
    parts: dict[str, str | bytes] = {
        "word/document.xml": part("document", f"<w:body>{p(r(TCVN3, look))}</w:body>"),
        "word/_rels/document.xml.rels": rels(("theme", "theme/t.xml")),
        "word/theme/t.xml": theme,
    }
    assert read_docx(package(tmp_path, parts), "a.docx").pages[0].text == UNICODE


def test_a_letter_broken_over_runs(tmp_path: Path) -> None:
    body = p(r("Vie", font("VNI-Times")), r("ä", font("VNI-Helve")), r("t Nam", font("VNI-Times")))
    assert read_docx(word(tmp_path, body), "a.docx").pages[0].text == "Việt Nam"


def test_each_run_by_its_own_font(tmp_path: Path) -> None:
    body = p(
        r("ViÖt Nam", font(".VnTime")), r(" và ", font("Times New Roman")), r("Vieät Nam", font("VNI-Times"))
    )
    loaded = read_docx(word(tmp_path, body), "a.docx")
    assert loaded.pages[0].text == "Việt Nam và Việt Nam"
    assert len(loaded.warnings) == 2


def test_in_tables_and_notes_and_numbers(tmp_path: Path) -> None:
    cell = p(r(TCVN3, font(".VnTime")))
    reference = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    note = f'<w:footnote w:id="1">{p(r(TCVN3, font(".VnTime")))}</w:footnote>'
    level = f'<w:lvl w:ilvl="0"><w:lvlText w:val="PhÇn %1"/><w:rPr>{font(".VnTime")}</w:rPr></w:lvl>'
    numbering = f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    body = p("Một", reference, ppr='<w:numPr><w:numId w:val="1"/></w:numPr>') + tbl(
        tr(cell, "a", "b"), tr("1", "2", "4")
    )
    page = read_docx(word(tmp_path, body, footnotes=note, numbering=numbering), "a.docx").pages[0]
    assert page.text == f"Phần 1 Một\n\n{UNICODE}: 1 | a: 2 | b: 4"
    assert page.notes[0].text == UNICODE


def test_unicode_is_never_converted(tmp_path: Path) -> None:
    loaded = read_docx(word(tmp_path, p(r(UNICODE + " ở đó", font(".VnTime"))) + p(UNICODE)), "a.docx")
    assert loaded.pages[0].text == f"{UNICODE} ở đó\n{UNICODE}"
    assert loaded.warnings == ()


@pytest.mark.skipif(not REPORTS.exists(), reason="needs the old documents in ../shared/reports/legacy")
def test_a_document_of_its_time() -> None:
    for path in REPORTS.glob("*.docx"):
        truth = canonical(path.with_suffix(".truth.txt").read_text(encoding="utf-8"))
        found = canonical(read_docx(path, path.name).pages[0].text)
        assert "".join(found.split()) == "".join(truth.split())
