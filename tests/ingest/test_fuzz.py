"""Damaged files of every kind: a document or a message, never a crash, a hang or a loss.

Files are damaged in their bytes and, where they are packed, inside: a flipped byte of a zip only fails its checksum. The
cases are the same on every run.
"""

from __future__ import annotations

import io
import re
import time
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.library import FileStatus, add_files
from ingest.errors import IngestError
from ingest.layout.types import Sheet
from ingest.ocr.types import PageImage
from ingest.pipeline import ingest
from ingest.types import Document, Progress
from tests.fakes import FakeEmbeddings, FakeVectorIndex
from tests.ingest.formats.docx_files import p, tbl, tc, tr, word
from tests.ingest.formats.pdf_maker import PdfMaker, lines
from tests.ingest.formats.word_files import Part, word_file
from vectorstore.store import Store

LONGEST = 30.0  # seconds
BODY = "\n".join(
    f"{number}. Diện tích rừng trồng năm 202{number} đạt {number}.250 ha, tăng 8,{number}% so với năm trước."
    for number in range(1, 9)
)
RTF = rb"{\rtf1\ansi{\fonttbl{\f0 .VnTime;}{\f1 Times New Roman;}}\f0 Di\'d6n t\'dd\f1  1.250 ha\par{\footnote Ghi}\par\trowd\cell\row}"
KINDS = ("txt", "md", "rtf", "doc", "docx", "pdf")


@cache
def whole(kind: str) -> bytes:
    """An undamaged file of a kind."""
    folder = Path(mkdtemp(prefix="troly-fuzz-"))
    if kind == "docx":
        rows = tbl(tr(tc(p("Chỉ tiêu")), tc(p("2025"))), tr(tc(p("Rừng")), tc(p("1.250"))))
        return word(folder, "".join(p(line) for line in BODY.splitlines()) + rows).read_bytes()
    if kind == "doc":
        return word_file([Part("Di\xd6n t\xddch 1.250 ha\r"), Part("T\xa8ng 8,2%\r")])
    if kind == "pdf":
        maker = PdfMaker()
        for _ in range(2):
            maker.page(lines(BODY))
        return maker.data()
    return RTF if kind == "rtf" else BODY.encode()


@dataclass(frozen=True)
class Edit:
    """One damage: bytes at a place (a share of the length) are replaced, doubled, taken out, or all after them lost."""

    how: str
    at: float
    length: int
    data: bytes

    def apply(self, content: bytes) -> bytes:
        start = int(self.at * len(content))
        end = min(len(content), start + self.length)
        match self.how:
            case "replace":
                return content[:start] + self.data + content[start + len(self.data) :]
            case "insert":
                return content[:start] + self.data + content[start:]
            case "double":
                return content[:end] + content[start:]
            case "move":
                return content[:start] + content[end:] + content[start:end]
            case "delete":
                return content[:start] + content[end:]
            case _:
                return content[:start]


edits = st.lists(
    st.builds(
        Edit,
        st.sampled_from(("replace", "insert", "double", "move", "delete", "replace", "insert", "cut")),
        st.floats(0, 1, exclude_max=True),
        st.sampled_from((1, 3, 20, 400)),
        st.one_of(st.binary(min_size=1, max_size=8), st.sampled_from((b"<<", b">>", b"<w:p>", b"</w:tbl>", b"{", b"}", b"\\bin99999 ", b"99999999999", b"-1", b"\0" * 64))),
    ),
    min_size=1,
    max_size=6,
)  # fmt: skip


def damaged(content: bytes, changes: Sequence[Edit]) -> bytes:
    for change in changes:
        content = change.apply(content)
    return content


def damaged_inside(content: bytes, changes: Sequence[Edit], victim: int) -> bytes:
    """With one packed part unpacked, damaged and packed again; damaged as it is where nothing is packed."""
    if content.startswith(b"PK"):
        out = io.BytesIO()
        with (
            zipfile.ZipFile(io.BytesIO(content)) as old,
            zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
        ):
            names = old.namelist()
            for name in names:
                part = old.read(name)
                new.writestr(name, damaged(part, changes) if name == names[victim % len(names)] else part)
        return out.getvalue()
    streams = list(re.finditer(rb"stream\n(.*?)\nendstream", content, re.DOTALL))
    if not streams:
        return damaged(content, changes)
    stream = streams[victim % len(streams)]
    packed = zlib.compress(damaged(zlib.decompress(stream[1]), changes))
    return content[: stream.start(1)] + packed + content[stream.end(1) :]


def nothing_recognised(images: Sequence[PageImage], name: str, progress: Progress) -> list[Sheet]:
    """Stands in for text recognition: a damaged page may look like an image."""
    return [Sheet(image.number, image.width, image.height, (), confidence=0.0) for image in images]


@pytest.fixture(autouse=True)
def without_recognition(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.ocr.recognise.recognise", nothing_recognised)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzz")


def read(path: Path) -> Document | IngestError:
    try:
        return ingest(path)
    except IngestError as error:
        return error


@pytest.mark.parametrize("kind", KINDS)
def test_undamaged_files_are_read(kind: str, folder: Path) -> None:
    path = folder / f"nguyen.{kind}"
    path.write_bytes(whole(kind))
    assert "1.250" in ingest(path).text


@settings(
    max_examples=600,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(kind=st.sampled_from(KINDS), changes=edits, inside=st.booleans(), victim=st.integers(0, 20))
def test_a_damaged_file_is_read_or_told(
    kind: str, changes: Sequence[Edit], inside: bool, victim: int, folder: Path
) -> None:
    content = damaged_inside(whole(kind), changes, victim) if inside else damaged(whole(kind), changes)
    path = folder / f"hong.{kind}"
    path.write_bytes(content)
    started = time.perf_counter()
    found = read(path)
    assert time.perf_counter() - started < LONGEST
    if isinstance(found, IngestError):
        assert found.message.count("\n") == 0
        assert "«hong." in found.message
    else:
        assert all(found.text[part.start : part.end] == part.text for part in found.passages)


def test_nothing_indexed_before_is_lost(tmp_path: Path) -> None:
    store = Store(
        tmp_path / "kho",
        FakeEmbeddings(),
        fingerprint="x",
        open_vectors=lambda *_: FakeVectorIndex(FakeEmbeddings()),
    )
    good = tmp_path / "tot.txt"
    good.write_bytes(whole("txt"))
    assert [report.status for report in add_files(store, [good], max_bytes=2**20)] == [FileStatus.ADDED]
    before = store.document("tot.txt")
    cut = Edit("cut", 0.6, 1, b"")
    broken = []
    for kind in ("doc", "docx", "pdf"):
        broken.append(tmp_path / f"hong.{kind}")
        broken[-1].write_bytes(cut.apply(whole(kind)))
    late = tmp_path / "sau.rtf"
    late.write_bytes(whole("rtf"))
    reports = add_files(store, [*broken, late], max_bytes=2**20)
    assert [report.status for report in reports] == [FileStatus.FAILED] * 3 + [FileStatus.ADDED]
    assert all(report.problem and "«" in report.problem for report in reports[:3])
    assert store.document("tot.txt") == before
    assert {info.name for info in store.documents()} == {"tot.txt", "sau.rtf"}
