"""Small Word files written part by part."""

from __future__ import annotations

import zipfile
from pathlib import Path

from ingest.formats.docx import read_docx
from ingest.types import Page

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)


def rels(*relations: tuple[str, str]) -> str:
    inside = "".join(
        f'<Relationship Id="r{i}" Type="{_RELATION}/{kind}" Target="{target}"/>'
        for i, (kind, target) in enumerate(relations)
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>'


def part(root: str, inside: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {_NAMESPACES}>{inside}</w:{root}>'


def package(folder: Path, parts: dict[str, str | bytes], name: str = "a.docx") -> Path:
    """A zip with these parts and those that every package has."""
    path = folder / name
    usual: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": rels(("officeDocument", "word/document.xml")),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for part_name, content in (usual | parts).items():
            archive.writestr(part_name, content)
    return path


def word(folder: Path, body: str, **others: str) -> Path:
    """A Word file with this body; `others` are the insides of styles, numbering, footnotes, endnotes."""
    parts: dict[str, str | bytes] = {"word/document.xml": part("document", f"<w:body>{body}</w:body>")}
    parts |= {f"word/{name}.xml": part(name, inside) for name, inside in others.items()}
    return package(folder, parts)


def read(folder: Path, body: str, **others: str) -> Page:
    """The page that such a file becomes."""
    return read_docx(word(folder, body, **others), "a.docx").pages[0]


def p(*runs: str, style: str = "", ppr: str = "", mark: str = "") -> str:
    """A paragraph; runs that are no XML become text."""
    style = f'<w:pStyle w:val="{style}"/>' if style else ""
    mark = f"<w:rPr>{mark}</w:rPr>" if mark else ""
    return f"<w:p><w:pPr>{style}{ppr}{mark}</w:pPr>{''.join(run if run.startswith('<') else r(run) for run in runs)}</w:p>"


def r(text: str, rpr: str = "") -> str:
    """A run; text that is no XML goes into w:t."""
    inside = text if text.startswith("<") else f'<w:t xml:space="preserve">{text}</w:t>'
    return f"<w:r><w:rPr>{rpr}</w:rPr>{inside}</w:r>"


def bold(text: str) -> str:
    return p(r(text, "<w:b/>"))


def tbl(*rows: str, borders: bool = True, properties: str = "") -> str:
    edge = '<w:tblBorders><w:insideH w:val="single"/></w:tblBorders>' if borders else ""
    return f"<w:tbl><w:tblPr>{edge}{properties}</w:tblPr>{''.join(rows)}</w:tbl>"


def tr(*cells: str, header: bool = False) -> str:
    """A row; cells that are no XML become paragraphs."""
    mark = "<w:trPr><w:tblHeader/></w:trPr>" if header else ""
    return f"<w:tr>{mark}{''.join(c if c.startswith('<w:tc>') else tc(c) for c in cells)}</w:tr>"


def tc(*inside: str, span: int = 1, down: str = "") -> str:
    """A cell; `down` is "restart" or "continue" for cells merged downwards."""
    merge = f'<w:vMerge w:val="{down}"/>' if down else ""
    content = "".join(i if i.startswith("<") else p(i) for i in inside) or p()
    return f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/>{merge}</w:tcPr>{content}</w:tc>'


def field(instruction: str, result: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r(result)}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
