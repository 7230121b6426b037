"""PDF files as a whole: what cannot be read is told, what is old is converted, what is huge is bounded."""

from __future__ import annotations

import io
import logging
import re
import unicodedata
import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.errors import (
    Cancelled,
    FileDamaged,
    FileEmpty,
    FileMissing,
    FileProtected,
    FileTooLarge,
    IngestError,
)
from ingest.formats.pdf import opening as pdf_reader
from ingest.formats.pdf import read_pdf, read_sheets
from ingest.types import Progress
from tests.ingest.formats.pdf_maker import PdfMaker, line, lines

TEXT = "Kết nạp được 10 đảng viên mới\nTổng kim ngạch xuất khẩu đạt 36,8 tỷ USD"
REPORT = Path(__file__).parents[3].parent / "shared" / "reports" / "bao-cao-chinh-tri.pdf"


def maker_of(count: int = 1, text: str = TEXT) -> PdfMaker:
    maker = PdfMaker()
    font = f"/F {maker.font()} 0 R"
    for _ in range(count):
        maker.page(lines(text), Font=font)
    return maker


def written(tmp_path: Path, data: bytes) -> Path:
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    return path


def content_of(maker: PdfMaker, page: int, body: bytes) -> None:
    """Put another object in the place of a page's content."""
    content = re.search(rb"/Contents (\d+)", maker.objects[maker.pages[page] - 1])
    assert content is not None
    maker.objects[int(content[1]) - 1] = body


def encrypted(user: str, owner: str) -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(maker_of().data())))
    writer.encrypt(user_password=user, owner_password=owner, algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def texts(path: Path, **options: str) -> list[str]:
    found, _ = read_sheets(path, path.name, **options)
    return [fragment.text for page in found for fragment in page.fragments]


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", FileDamaged),
        (b"%PDF-1.7\n", FileDamaged),
        (b"%PDF-1.7\nhello\n%%EOF", FileDamaged),
        (maker_of().data()[:300], FileDamaged),
        (PdfMaker().data(), FileEmpty),
        (maker_of(text="").data(), FileEmpty),
        (encrypted("mật khẩu", "khác"), FileProtected),
    ],
)
def test_files_that_cannot_be_read(tmp_path: Path, data: bytes, error: type[IngestError]) -> None:
    with pytest.raises(error) as caught:
        read_sheets(written(tmp_path, data), "báo cáo.pdf")
    assert "«báo cáo.pdf»" in caught.value.message
    assert "\n" not in caught.value.message


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        read_sheets(tmp_path / "b.pdf", "b.pdf")


def test_passwords(tmp_path: Path) -> None:
    assert texts(written(tmp_path, encrypted("", "chỉ chủ biết"))) == TEXT.splitlines()
    assert texts(written(tmp_path, encrypted("abc", "x")), password="abc") == TEXT.splitlines()
    with pytest.raises(FileProtected):
        texts(written(tmp_path, encrypted("abc", "x")), password="abd")


def test_a_lost_cross_reference_table_is_rebuilt(tmp_path: Path) -> None:
    data = maker_of().data()
    lost = data.replace(b"00000 n", b"x0000 n")
    assert lost != data
    assert texts(written(tmp_path, lost)) == TEXT.splitlines()


def test_one_bad_page_does_not_cost_the_others(tmp_path: Path) -> None:
    maker = maker_of(3)
    content_of(maker, 1, b"<< /Length 9 /Filter /FlateDecode >>\nstream\nnot zlib!\nendstream")
    found, warnings = read_sheets(written(tmp_path, maker.data()), "a.pdf")
    assert [len(page.fragments) for page in found] == [2, 0, 2]
    assert warnings == ("Trang 2 không đọc được.",)


def test_a_page_of_which_the_end_is_lost(tmp_path: Path) -> None:
    maker = maker_of(2)
    packer = zlib.compressobj()
    packed = packer.compress(line("đầu trang", 70, 800).encode()) + packer.flush(zlib.Z_FULL_FLUSH)
    packed += b"\xff" * 40 + packer.compress(line("cuối trang", 70, 100).encode()) + packer.flush()
    head = f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n".encode()
    content_of(maker, 1, head + packed + b"\nendstream")
    found, warnings = read_sheets(written(tmp_path, maker.data()), "a.pdf")
    assert "đầu trang" in [fragment.text for fragment in found[1].fragments]
    assert warnings == ("Trang 2 bị hỏng một phần, có thể thiếu chữ.",)


def test_all_pages_bad(tmp_path: Path) -> None:
    maker = PdfMaker()
    maker.page("BT /F 12 Tf (" + "x" * 50)
    with pytest.raises(FileDamaged):
        read_sheets(written(tmp_path, maker.data()), "a.pdf")


@pytest.mark.parametrize("kids", ["2 0 R", "1 0 R", "99 0 R", "[ ]", ""])
def test_page_trees_that_lead_nowhere(tmp_path: Path, kids: str) -> None:
    data = maker_of().data()
    broken = re.sub(rb"/Kids \[[^]]*\]", b"/Kids [" + kids.encode() + b"]", data)
    with pytest.raises((FileDamaged, FileEmpty)):
        read_sheets(written(tmp_path, broken), "a.pdf")


def test_a_stream_that_unpacks_beyond_measure_is_given_up(tmp_path: Path) -> None:
    maker = maker_of()
    maker.page(b" " * 60_000_000)
    found, warnings = read_sheets(written(tmp_path, maker.data()), "a.pdf")
    assert [len(page.fragments) for page in found] == [2, 0]
    assert warnings == ("Trang 2 không đọc được.",)


def test_a_page_that_takes_too_long_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.formats.pdf.sheets._LONGEST", -1.0)
    with pytest.raises(FileDamaged):
        read_sheets(written(tmp_path, maker_of().data()), "a.pdf")


def test_too_many_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_reader, "MAX_PAGES", 2)
    path = written(tmp_path, maker_of(3).data())
    with pytest.raises(FileTooLarge, match="3 trang"):
        read_sheets(path, "a.pdf")


def test_progress_by_page_and_a_wish_to_stop(tmp_path: Path) -> None:
    told: list[str] = []

    def stopping(after: int) -> Progress:
        def progress(message: str, fraction: float | None) -> None:
            told.append(message)
            if len(told) == after:
                raise Cancelled

        return progress

    path = written(tmp_path, maker_of(3).data())
    with pytest.raises(Cancelled):
        read_sheets(path, "a.pdf", stopping(2))
    assert told == ["Đang đọc trang 1/3", "Đang đọc trang 2/3"]


def test_nothing_is_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(logging.DEBUG), pytest.raises(FileDamaged):
        read_sheets(written(tmp_path, maker_of().data()[:900]), "a.pdf")
    assert not caplog.records
    assert capfd.readouterr() == ("", "")


def test_pages_count_from_one(tmp_path: Path) -> None:
    loaded = read_pdf(written(tmp_path, maker_of(25).data()), "a.pdf")
    assert [page.number for page in loaded.pages] == list(range(1, 26))


@pytest.mark.parametrize(
    ("font", "old", "expected", "told"),
    [
        ("ABCDEF+.VnTime", "®¶ng viªn ViÖt Nam", "đảng viên Việt Nam", "TCVN3"),
        ("VNI-Times", "ñaûng vieân Vieät Nam", "đảng viên Việt Nam", "VNI"),
        (".VnTime", "đảng viên Việt Nam", "đảng viên Việt Nam", None),
    ],
)
def test_old_fonts_are_converted(
    tmp_path: Path, font: str, old: str, expected: str, told: str | None
) -> None:
    maker = PdfMaker()
    maker.page(line(old, 70, 700), Font=f"/F {maker.font(font)} 0 R")
    found, warnings = read_sheets(written(tmp_path, maker.data()), "a.pdf")
    assert [fragment.text for fragment in found[0].fragments] == [expected]
    assert [told in warning for warning in warnings if told] == [True] * bool(told)
    assert len(warnings) == bool(told)


@pytest.mark.parametrize("encoding", ["", "/Encoding /WinAnsiEncoding"])
def test_bytes_of_an_old_font(tmp_path: Path, encoding: str) -> None:
    maker = PdfMaker()
    widths = " ".join(["500"] * 224)
    font = maker.add(
        "<< /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+.VnTime /FirstChar 32 /LastChar 255 "
        f"/Widths [{widths}] {encoding} >>"
    )
    content = b"BT /F 12 Tf 70 700 Td (" + "§¶ng viªn ViÖt Nam".encode("cp1252") + b") Tj ET"
    maker.page(content, Font=f"/F {font} 0 R")
    assert texts(written(tmp_path, maker.data())) == ["Đảng viên Việt Nam"]


def test_letters_of_an_old_font_drawn_one_by_one(tmp_path: Path) -> None:
    maker = PdfMaker()
    content = "".join(line(c, 70 + 6 * at, 700) for at, c in enumerate("ñaûng vieân") if c != " ")
    maker.page(content, Font=f"/F {maker.font('VNI-Times')} 0 R")
    assert texts(written(tmp_path, maker.data())) == ["đảng viên"]


def test_an_old_encoding_under_another_name_is_told_by_spelling(tmp_path: Path) -> None:
    old = "§¶ng bé Së C«ng Th­¬ng\n®· l·nh ®¹o thùc hiÖn\nc¸c nhiÖm vô chÝnh trÞ ®­îc giao trong n¨m"
    path = written(tmp_path, maker_of(text=old.replace("­", "-")).data())
    found, warnings = read_sheets(path, "a.pdf")
    assert found[0].fragments[1].text == "đã lãnh đạo thực hiện"
    assert len(warnings) == 1


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_damage_is_an_error_of_ours_or_a_document(tmp_path: Path, data: st.DataObject) -> None:
    whole = bytearray(maker_of(2).data())
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(whole) - 1))
        if data.draw(st.booleans()):
            whole[at] = data.draw(st.integers(0, 255))
        else:
            del whole[at : at + data.draw(st.integers(1, 400))]
        if not whole:
            break
    try:
        loaded = read_pdf(written(tmp_path, bytes(whole)), "a.pdf")
    except IngestError:
        return
    assert all(page.number is not None for page in loaded.pages)


@pytest.mark.skipif(not REPORT.exists(), reason="the report is kept beside the repository")
def test_the_report() -> None:
    from ingest.layout.rows import rows_of

    found, warnings = read_sheets(REPORT, REPORT.name)
    assert (len(found), warnings) == (37, ())
    text = "\n".join(row.plain for page in found for row in rows_of(page))
    source = unicodedata.normalize("NFC", REPORT.with_suffix(".txt").read_text(encoding="utf-8-sig"))

    def words(text: str) -> set[str]:
        return set(re.findall(r"\w+", text))

    assert len(words(source) - words(text)) <= 0.002 * len(words(source))
