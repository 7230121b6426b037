"""Automatic numbers and bullets as text."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.formats.docx.labels import formatted
from tests.ingest.formats.docx_files import p, r, read


def lvl(at: int, form: str, text: str, more: str = "", start: int = 1) -> str:
    return f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


def numbering(*levels: str, nums: str = "", more: str = "") -> str:
    nums = nums or '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    return f'<w:abstractNum w:abstractNumId="7">{"".join(levels)}</w:abstractNum>{more}{nums}'


def num(number: int, overrides: str = "", abstract: int = 7) -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{overrides}</w:num>'


def item(at: int | None, text: str = "x", number: int | None = 1, **more: str) -> str:
    level = f'<w:ilvl w:val="{at}"/>' if at is not None else ""
    used = f'<w:numId w:val="{number}"/>' if number is not None else ""
    return p(text, ppr=f"<w:numPr>{level}{used}</w:numPr>", **more)


def items(*levels: int) -> str:
    return "".join(item(level) for level in levels)


OUTLINE = (
    lvl(0, "upperRoman", "%1."),
    lvl(1, "decimal", "%2."),
    lvl(2, "decimal", "%2.%3."),
    lvl(3, "lowerLetter", "%4)"),
)
LEGAL = (lvl(0, "upperRoman", "%1."), lvl(1, "decimal", "%1.%2", "<w:isLgl/>"))

LABELS = {
    "outline": (numbering(*OUTLINE), items(0, 1, 2, 2, 3, 3, 1, 2, 0, 1), "I. 1. 1.1. 1.2. a) b) 2. 2.1. II. 1."),
    "roman levels": (numbering(lvl(0, "upperRoman", "%1."), lvl(1, "decimal", "%1.%2")), items(0, 1, 0, 1), "I. I.1 II. II.1"),
    "legal": (numbering(*LEGAL), items(0, 0, 1), "I. II. 2.1"),
    "never restarts": (numbering(lvl(0, "decimal", "%1."), lvl(1, "decimal", "%2)", '<w:lvlRestart w:val="0"/>')), items(0, 1, 1, 0, 1), "1. 1) 2) 2. 3)"),
    "restarts after the first": (
        numbering(lvl(0, "decimal", "%1."), lvl(1, "decimal", "%2)"), lvl(2, "decimal", "%3-", '<w:lvlRestart w:val="1"/>')),
        items(0, 1, 2, 1, 2, 0, 2), "1. 1) 1- 2) 2- 2. 1-",
    ),
    "start": (numbering(lvl(0, "decimal", "%1.", start=4)), items(0, 0), "4. 5."),
    "missing upper level": (numbering(lvl(0, "decimal", "%1."), lvl(1, "decimal", "%1.%2.")), items(1, 1, 0), "1.1. 1.2. 1."),
    "two lists": (numbering(lvl(0, "decimal", "%1."), nums=num(1) + num(2)), item(0) + item(0, number=2) + item(0), "1. 2. 3."),
    "started anew": (
        numbering(lvl(0, "decimal", "%1."), nums=num(1) + num(2, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')),
        item(0) + item(0) + item(0, number=2) + item(0, number=2), "1. 2. 1. 2.",
    ),
    "level of its own": (
        numbering(lvl(0, "decimal", "%1."), nums=num(1) + num(2, f'<w:lvlOverride w:ilvl="0">{lvl(0, "upperLetter", "%1)")}</w:lvlOverride>')),
        item(0) + item(0, number=2) + item(0), "1. A) 2.",
    ),
    "bullets": (numbering(lvl(0, "bullet", "\uf0b7"), lvl(1, "bullet", "o")), items(0, 1, 0), "- + -"),
    "bullets below numbers": (numbering(lvl(0, "decimal", "%1."), lvl(1, "bullet", "\uf0a7")), items(0, 1), "1. -"),
    "own bullets": (numbering(lvl(0, "bullet", "+"), lvl(1, "bullet", "–")), items(0, 1), "+ -"),
    "no number": (numbering(lvl(0, "none", "")), items(0), ""),
    "words in it": (numbering(lvl(0, "decimal", "Điều %1.")), items(0, 0), "Điều 1. Điều 2."),
    "unknown list": (numbering(lvl(0, "decimal", "%1.")), item(0, number=9), ""),
    "level that is not there": (numbering(lvl(0, "decimal", "%1.")), item(5), ""),
    "switched off": (numbering(lvl(0, "decimal", "%1.")), item(0) + item(0, number=0) + item(0), "1. 2."),
    "linked": (
        numbering(lvl(0, "decimal", "%1)"), nums=num(1) + num(2, abstract=8),
                  more='<w:abstractNum w:abstractNumId="8"><w:numStyleLink w:val="Muc"/></w:abstractNum>'),
        item(0, number=2), "1)",
    ),
}  # fmt: skip
STYLES = (
    '<w:style w:type="numbering" w:styleId="Muc"><w:name w:val="Muc"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:basedOn w:val="H1"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Con"><w:name w:val="Con"/><w:basedOn w:val="H2"/></w:style>'
)


@pytest.mark.parametrize("case", LABELS)
def test_labels(case: str, tmp_path: Path) -> None:
    definitions, body, expected = LABELS[case]
    lines = read(tmp_path, body, numbering=definitions, styles=STYLES).text.split("\n")
    assert " ".join(line.removesuffix("x").strip() for line in lines).split() == expected.split()


def test_numbers_of_styles(tmp_path: Path) -> None:
    definitions = numbering(
        lvl(0, "upperRoman", "%1.", '<w:pStyle w:val="H1"/>'),
        lvl(1, "decimal", "%2.", '<w:pStyle w:val="H2"/>'),
    )
    body = (
        p("Một", style="H1")
        + p("Hai", style="H2")
        + p("Ba", style="Con")
        + p("Bốn", style="H1", ppr='<w:numPr><w:numId w:val="0"/></w:numPr>')
    )
    page = read(tmp_path, body, numbering=definitions, styles=STYLES)
    assert page.text == "I. Một\n1. Hai\n2. Ba\nBốn"
    assert [form.level for form in page.forms] == [1, 2, 2, 1]


def test_what_is_not_shown_is_not_counted(tmp_path: Path) -> None:
    gone = f"<w:del>{r('bỏ')}</w:del>"
    body = (
        item(0, "Một")
        + item(0, gone, mark="<w:del/>")
        + item(0, r("ẩn", "<w:vanish/>"), mark="<w:vanish/>")
        + item(0, "Hai")
    )
    assert read(tmp_path, body, numbering=numbering(*OUTLINE)).text == "I. Một\nII. Hai"


def test_an_empty_item_counts_and_shows_nothing(tmp_path: Path) -> None:
    body = item(0, "Một") + item(0, "") + item(0, "Ba")
    assert read(tmp_path, body, numbering=numbering(*OUTLINE)).text == "I. Một\n\nIII. Ba"


def test_typed_bullet_after_an_automatic_one(tmp_path: Path) -> None:
    page = read(tmp_path, item(0, "- Một"), numbering=numbering(lvl(0, "bullet", "\uf0b7")))
    assert page.text == "- Một"


@pytest.mark.parametrize(
    ("count", "form", "text"),
    [
        (4, "decimal", "4"), (4, "decimalZero", "04"), (49, "upperRoman", "XLIX"), (1994, "lowerRoman", "mcmxciv"),
        (26, "upperLetter", "Z"), (27, "lowerLetter", "aa"), (53, "lowerLetter", "aaa"), (3, "vietnameseCounting", "ba"),
        (30, "vietnameseCounting", "30"), (0, "lowerRoman", "0"), (10**9, "upperLetter", "1000000000"), (2, "chicago", "2"), (2, "none", ""),
    ],
)  # fmt: skip
def test_number_formats(count: int, form: str, text: str) -> None:
    assert formatted(count, form) == text
