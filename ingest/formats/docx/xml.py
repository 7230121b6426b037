"""Office Open XML read safely: no entities, no network, one namespace for the transitional and the strict form."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

# lxml has no types of its own.
Element = Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_STRICT = tuple(
    (b"http://purl.oclc.org/ooxml/" + strict, b"http://schemas.openxmlformats.org/" + usual)
    for strict, usual in (
        (b"wordprocessingml/main", b"wordprocessingml/2006/main"),
        (b"officeDocument/math", b"officeDocument/2006/math"),
        (b"drawingml/main", b"drawingml/2006/main"),
    )
)
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff", b"<\0?\0", b"\0<\0?")
_SAFE: dict[str, Any] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}


def declares_entities(data: bytes) -> bool:
    """Whether the XML has a document type, which Office Open XML forbids."""
    return b"<!DOCTYPE" in _utf8(data)


def parse(data: bytes) -> Element:
    """The root element of a part. Raises SyntaxError where it is not well-formed."""
    from lxml import etree  # type: ignore[import-untyped]

    return etree.fromstring(_utf8(data), etree.XMLParser(**_SAFE))


def children_of_body(data: bytes) -> Iterator[Element]:
    """The paragraphs, tables and containers right under w:body one by one, each gone from memory after it was used.

    Raises SyntaxError where the part is not well-formed, ValueError where it is no Word document.
    """
    from lxml import etree

    body = None
    for event, element in etree.iterparse(io.BytesIO(_utf8(data)), events=("start", "end"), **_SAFE):
        if event == "start":
            if element.getparent() is None and element.tag != W + "document":
                raise ValueError("not a Word document")
            if body is None and element.tag == W + "body":
                body = element
        elif body is not None and element.getparent() is body:
            yield element
            element.clear()  # to remove a large tree at once takes lxml quadratic time
            body.remove(element)


def _utf8(data: bytes) -> bytes:
    if data.startswith(_UTF_16):
        bom = data.startswith(_UTF_16[:2])
        order = "utf-16" if bom else "utf-16-le" if data.startswith(b"<") else "utf-16-be"
        data = _DECLARATION.sub("", data.decode(order, "replace"), count=1).encode()
    if b"http://purl.oclc.org/ooxml/" in data[:20_000]:
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
    return data


def value(parent: Element | None, tag: str) -> str | None:
    """The w:val of a child; "" where it has none, None where there is no such child."""
    child = parent.find(W + tag) if parent is not None else None
    return None if child is None else child.get(W + "val", "")


def number(parent: Element | None, tag: str) -> int | None:
    """The w:val of a child as a number; None where there is none."""
    text = value(parent, tag)
    try:
        return int(text) if text else None
    except ValueError:
        return None


def toggled(parent: Element | None, tag: str) -> bool | None:
    """A property that is on or off; None where nothing is said."""
    text = value(parent, tag)
    return None if text is None else text not in ("0", "false", "off", "none")


def has(parent: Element | None, *tags: str) -> bool:
    """Whether one of these children is there."""
    return parent is not None and any(parent.find(W + tag) is not None for tag in tags)
