"""A Word file as one page without a number.

The XML is walked here rather than through python-docx, which loads every part of a package unchecked, refuses templates
and files with macros, and knows neither notes, tracked changes nor the numbers of lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ingest.errors import FileEmpty
from ingest.formats.docx import xml
from ingest.formats.docx.archive import Archive, damaged, opened
from ingest.formats.docx.body import Story
from ingest.formats.docx.inline import Inline
from ingest.formats.docx.model import Block, paragraphs
from ingest.formats.docx.notes import Notes
from ingest.formats.docx.numbering import Lists
from ingest.formats.docx.pages import Writer
from ingest.formats.docx.styles import Styles
from ingest.formats.docx.xml import MC, Element, W
from ingest.legacy.runs import Converter
from ingest.types import Loaded, Progress, no_progress

_REPORT_EVERY = 500
_CHANGES = re.compile(rb"<w:(?:ins|del|moveFrom|moveTo)[\s/>]")
# What makes a text box worth a word: a stamp or a label is not.
_LONG_BOXES = 100


def read_docx(path: Path, name: str, progress: Progress = no_progress) -> Loaded:
    """The text of a Word file (docx, docm, dotx; transitional or strict) as one page with its lines' forms and notes.

    Headers, footers, comments, text boxes, deleted and hidden text are left out; text boxes stand in for the body only
    where that is empty. Raises FileUnreadable, FileProtected, FileDamaged, FileSuspicious, FileEmpty; what `progress`
    raises goes through.
    """
    with opened(path, name) as archive:
        try:
            return _read(archive, progress)
        except (SyntaxError, ValueError) as error:
            raise damaged(name) from error
        except RecursionError as error:
            raise damaged(name, "bị hỏng (các phần lồng nhau quá sâu)") from error


def _read(archive: Archive, progress: Progress) -> Loaded:
    name, main = archive.name, archive.main()
    data = archive.read(main)
    if data is None:
        raise damaged(name, "thiếu phần nội dung Word")
    parts = _Parts(archive, main)
    styles = Styles.of(parts.root("styles"), parts.root("theme"))
    notes = Notes()
    for kind in ("footnote", "endnote"):
        notes.define(kind, parts.root(f"{kind}s"))
    boxes: list[Element] = []
    lists = Lists.of(parts.root("numbering"), styles)
    story = Story(styles, lists, Inline(styles, notes.mark, lambda drawing: boxes.extend(_boxes(drawing))))
    blocks: list[Block] = []
    boxed: list[Block] = []
    for count, block in enumerate(story.blocks(xml.children_of_body(data))):
        if count % _REPORT_EVERY == 0:
            progress(f"Đang đọc «{name}»", None)
        blocks.append(block)
        while boxes:  # before its paragraph is gone from memory
            boxed += list(_apart(styles, lists).blocks([boxes.pop(0)]))
    told = [list(_apart(styles, lists).blocks(note)) for note in notes.found]
    progress(f"Đang chuyển «{name}» thành văn bản", None)
    loaded = _loaded(name, blocks, boxed, told, notes.marks)
    changes = ("Tệp còn thay đổi chưa duyệt (Track Changes), được đọc như đã chấp nhận hết.",)
    return loaded._replace(warnings=loaded.warnings + changes * bool(_CHANGES.search(data)))


def _loaded(
    name: str, blocks: list[Block], boxed: list[Block], notes: list[list[Block]], marks: list[str]
) -> Loaded:
    every = [block for story in (blocks, boxed, *notes) for block in story]
    writer = Writer(Converter.of(paragraph.runs for paragraph in paragraphs(every)))
    texts = [writer.note(note, mark) for note, mark in zip(notes, marks, strict=True)]
    page = writer.page(blocks, texts)
    warnings: tuple[str, ...] = ()
    in_boxes = sum(len(run.text) for paragraph in paragraphs(boxed) for run in paragraph.runs)
    if not any(char.isalnum() for char in page.text):
        page = writer.page(boxed, texts)
        warnings = ("Nội dung nằm trong các khung chữ; thứ tự đoạn có thể khác bản in.",)
    elif in_boxes >= _LONG_BOXES:
        warnings = (f"Không đưa chữ trong các khung chữ (khoảng {in_boxes} ký tự) vào nội dung.",)
    if not any(char.isalnum() for char in page.text):
        raise FileEmpty(f"Tệp «{name}» không có nội dung chữ; nếu là ảnh chụp, hãy nạp tệp PDF hoặc ảnh gốc.")
    return Loaded([page], (*writer.converter.warnings, *warnings))


class _Parts:
    """The parts that the main part refers to, by what they are."""

    def __init__(self, archive: Archive, main: str) -> None:
        self._archive = archive
        self._folder = main.rpartition("/")[0]
        self._related = archive.related(main)

    def root(self, kind: str) -> Element | None:
        """The root element of a part, None where there is none."""
        usual = f"{self._folder}/theme/theme1.xml" if kind == "theme" else f"{self._folder}/{kind}.xml"
        data = self._archive.read(self._related.get(kind, usual))
        return xml.parse(data) if data else None


def _apart(styles: Styles, lists: Lists) -> Story:
    """A reader for a note or a text box: its lists count for themselves, and it has neither notes nor boxes."""
    return Story(styles, lists, Inline(styles, lambda _reference: "", lambda _drawing: None))


def _boxes(drawing: Element) -> Iterator[Element]:
    """The contents of the text boxes of a drawing, without those offered to older readers."""
    for box in drawing.iter(W + "txbxContent"):
        if next(box.iterancestors(MC + "Fallback"), None) is None or drawing.tag == W + "pict":
            yield from box
