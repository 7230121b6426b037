"""Small PDF files built byte by byte, so that a test says exactly what is drawn where."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from pathlib import Path

from ingest.formats.pdf import read_sheets
from ingest.layout.types import Sheet

WIDTH = 0.5  # of every letter of the fonts made here, in shares of the size


def shown(text: str) -> str:
    """The codes that a font made by `PdfMaker.font` shows a text by."""
    return f"<{text.encode('utf-16-be').hex()}>"


def line(text: str, x: float, y: float, *, size: float = 12, font: str = "F", before: str = "") -> str:
    """Content that draws a text in one go from a place counted from the page's lower left corner."""
    return f"BT {before} /{font} {size} Tf 1 0 0 1 {x} {y} Tm {shown(text)} Tj ET\n"


def lines(text: str, *, top: float = 780, x: float = 70, size: float = 12, font: str = "F") -> str:
    """Content that draws a text's lines one under the other."""
    return "".join(
        line(part, x, top - number * size * 1.5, size=size, font=font)
        for number, part in enumerate(text.splitlines())
    )


@dataclass
class PdfMaker:
    """Objects of a PDF file; number 1 is the catalog, 2 the page tree."""

    objects: list[bytes] = field(default_factory=lambda: [b"<< /Type /Catalog /Pages 2 0 R >>", b""])
    pages: list[int] = field(default_factory=list)

    def add(self, body: str | bytes) -> int:
        """Add an object; gives its number."""
        self.objects.append(body if isinstance(body, bytes) else body.encode("latin-1"))
        return len(self.objects)

    def stream(self, data: bytes, entries: str = "") -> int:
        """Add a stream."""
        packed = zlib.compress(data)
        head = f"<< {entries} /Filter /FlateDecode /Length {len(packed)} >>\nstream\n".encode("latin-1")
        return self.add(head + packed + b"\nendstream")

    def font(
        self, name: str = "Times-Roman", *, to_unicode: dict[str, str] | None = None, known: bool = True
    ) -> int:
        """A font that shows every letter by its own code; `to_unicode` names letters otherwise, not `known` none."""
        letters = {chr(code): chr(code) for code in (*range(32, 0x370), *range(0x1EA0, 0x1F00))}
        letters |= {c: c for c in "–—“”…•€\u2010"} | (to_unicode or {})
        entries = [f"<{ord(c):04x}> <{text.encode('utf-16-be').hex()}>" for c, text in letters.items()]
        groups = [entries[at : at + 100] for at in range(0, len(entries), 100)]
        table = "".join(
            f"{len(group)} beginbfchar\n" + "\n".join(group) + "\nendbfchar\n" for group in groups
        )
        descriptor = self.add(
            f"<< /Type /FontDescriptor /FontName /{name} /Flags 4 /FontBBox [0 -200 500 800] /ItalicAngle 0 "
            "/Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>"
        )
        below = self.add(
            f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /FontDescriptor {descriptor} 0 R /DW 500 "
            "/W [32 [500]] /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"
        )
        told = f"/ToUnicode {self.stream(table.encode())} 0 R" if known else ""
        return self.add(
            f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H "
            f"/DescendantFonts [{below} 0 R] {told} >>"
        )

    def image(self) -> int:
        """A grey picture of one pixel."""
        return self.stream(
            b"\x80",
            "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8",
        )

    def page(
        self, content: str | bytes, *, entries: str = "", size: str = "0 0 595 842", **resources: str
    ) -> int:
        """Add a page; `resources` by kind, `Font="/F 3 0 R"`, a font F of its own where none is given."""
        if "Font" not in resources:
            resources["Font"] = f"/F {self.font()} 0 R"
        named = " ".join(f"/{kind} << {what} >>" for kind, what in resources.items())
        data = content if isinstance(content, bytes) else content.encode("latin-1")
        body = self.stream(data)
        number = self.add(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [{size}] /Contents {body} 0 R /Resources << {named} >> {entries} >>"
        )
        self.pages.append(number)
        return number

    def data(self) -> bytes:
        """The file."""
        kids = " ".join(f"{number} 0 R" for number in self.pages)
        self.objects[1] = f"<< /Type /Pages /Count {len(self.pages)} /Kids [{kids}] >>".encode()
        out = bytearray(b"%PDF-1.7\n")
        places = []
        for number, body in enumerate(self.objects, 1):
            places.append(len(out))
            out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
        start = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
        out += b"".join(b"%010d 00000 n \n" % place for place in places)
        out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(places) + 1, start)
        return bytes(out)


def sheet(
    tmp_path: Path, content: str, *, entries: str = "", size: str = "0 0 595 842", **fonts: str
) -> Sheet:
    """The sheet of a page with this content; `fonts` by key, F is there."""
    maker = PdfMaker()
    named = " ".join(f"/{key} {maker.font(font)} 0 R" for key, font in {"F": "Times-Roman", **fonts}.items())
    maker.page(content, entries=entries, size=size, Font=named)
    return only_sheet(tmp_path, maker)


def only_sheet(tmp_path: Path, maker: PdfMaker) -> Sheet:
    """The sheet of a file's one page, which is read without a warning."""
    path = tmp_path / "a.pdf"
    path.write_bytes(maker.data())
    (found,), warnings = read_sheets(path, path.name)
    assert not warnings
    return found


def texts(found: Sheet) -> list[str]:
    """What the fragments of a sheet say."""
    return [fragment.text for fragment in found.fragments]
