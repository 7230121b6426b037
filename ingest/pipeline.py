"""A file becomes a Document: the main path."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ingest.anchors import Anchor, align
from ingest.assemble import Assembled, assemble
from ingest.blocks import blocks
from ingest.errors import FileEmpty
from ingest.files import MAX_BYTES, read_bytes
from ingest.formats.kinds import ENDINGS, Kind
from ingest.ledger import with_ledger
from ingest.load import pages_from
from ingest.passages import cut_passages
from ingest.sentences import sentences
from ingest.structure import outline
from ingest.titles import display_name, document_title
from ingest.types import Document, Footnote, Page, Progress, Span, no_progress

# Part of every document's version: raise it when the same text would be cut in another way.
CUT_VERSION = "2"
# Part of every file's digest: raise it when the same file would be read in another way.
READ_VERSION = "1"


def ingest(
    path: Path, *, name: str | None = None, max_bytes: int = MAX_BYTES, progress: Progress = no_progress
) -> Document:
    """Read one file into a document; `name` names it to the user, its file name by default.

    Raises an `IngestError` that says what to do.
    """
    shown = display_name(name or path.name)
    progress("Đang đọc tệp", None)
    data = read_bytes(path, max_bytes)
    loaded = pages_from(path, data, progress)
    progress("Đang phân tích bố cục", None)
    document = build_document(loaded.pages, name=shown, path=str(path), markdown=loaded.markdown)
    progress(f"Đã tách thành {len(document.passages)} đoạn", 1.0)
    return replace(
        document,
        warnings=loaded.warnings + document.warnings,
        kind=path.suffix.lower().removeprefix("."),
        size=len(data),
        digest=_digest(data),
    )


def digest_of(path: Path, max_bytes: int = MAX_BYTES) -> str:
    """What `Document.digest` of this file would be, without reading it as a document. Raises an `IngestError`."""
    return _digest(read_bytes(path, max_bytes))


def _digest(data: bytes) -> str:
    return hashlib.sha256(f"{READ_VERSION}.{CUT_VERSION}\n".encode() + data).hexdigest()


def build_document(
    pages: Sequence[Page], *, name: str, path: str = "", markdown: bool | None = None
) -> Document:
    """Pages become canonical text, outline, footnotes, passages and the ledger.

    `markdown` tells how the pages are written; by default the name's ending does. Raises FileEmpty without text.
    """
    if markdown is None:
        markdown = Path(path or name).suffix.lower() in ENDINGS[Kind.MARKDOWN]
    source = assemble(pages, markdown=markdown)
    if not source.text:
        raise FileEmpty(f"Tệp «{name}» không có nội dung chữ; hãy kiểm tra lại tệp.")
    sections = outline(source.text, source.body, source.levels)
    footnotes, warnings = _footnotes(source)
    content = blocks(source.text, source.body, sections)
    passages = cut_passages(source.text, content, footnotes, sections, source.pages, document=name)
    document = Document(
        name=name,
        path=path,
        version=hashlib.sha256(f"{CUT_VERSION}\n{source.text}".encode()).hexdigest(),
        title=document_title(source.text, source.body, sections, source.levels, name),
        text=source.text,
        pages=source.pages,
        sections=sections,
        footnotes=footnotes,
        passages=passages,
        warnings=warnings,
        cuts=source.cuts,
        scans=tuple(page.scan for page in pages if page.scan is not None),
        doubts=source.doubts,
    )
    return with_ledger(document)


def _footnotes(source: Assembled) -> tuple[tuple[Footnote, ...], tuple[str, ...]]:
    """The notes with the sentences they belong to, and a warning where places were lost."""
    texts = [source.text[note.start : note.end] for note in source.notes]
    anchors: list[Anchor | None]
    if any(owner is not None for owner in source.owners):
        first = {owner: at for at, owner in zip(reversed(source.marks), reversed(source.owners), strict=True)}
        anchors = [Anchor(first[i]) if i in first else None for i in range(len(texts))]
    else:
        anchors = align(source.text, source.body, texts, source.marks)
    footnotes = tuple(
        Footnote(
            i,
            note.start,
            note.end,
            anchor.at if anchor else None,
            _sentence(source, anchor.at) if anchor else None,
        )
        for i, (note, anchor) in enumerate(zip(source.notes, anchors, strict=True), 1)
    )
    lost = [str(i) for i, anchor in enumerate(anchors, 1) if anchor is None]
    inferred = [str(i) for i, anchor in enumerate(anchors, 1) if anchor and anchor.inferred]
    warnings = []
    if lost:
        warnings.append(f"{len(texts)} chú thích, {len(lost)} không tìm thấy vị trí (số {', '.join(lost)}).")
    if inferred:
        warnings.append(
            f"Vị trí của chú thích {', '.join(inferred)} không còn dấu trong tệp, được suy ra từ nội dung."
        )
    return footnotes, tuple(warnings)


def _sentence(source: Assembled, anchor: int) -> Span | None:
    """The sentence that ends at or goes on over an anchor."""
    start = source.text.rfind("\n", 0, anchor) + 1
    end = source.text.find("\n", anchor, source.body)
    spans = sentences(source.text, start, end if end >= 0 else source.body)
    return next((span for span in spans if span.start < anchor <= span.end), spans[-1] if spans else None)
