"""Pages of a PDF as they are shown: turned, cropped, painted in parts, tagged."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ingest.formats.pdf_maker import WIDTH, PdfMaker, line, lines, only_sheet, sheet, shown, texts

SENTENCE = "Tổng kim ngạch xuất khẩu đạt 36,8 tỷ USD"
ADVANCE = WIDTH * 12


@pytest.mark.parametrize(
    ("rotation", "turn", "size"),
    [
        (0, "1 0 0 1 0 0", (595, 842)),
        (90, "0 1 -1 0 595 0", (842, 595)),
        (180, "-1 0 0 -1 595 842", (595, 842)),
        (270, "0 -1 1 0 0 842", (842, 595)),
        (0, "0 1 -1 0 595 0", (842, 595)),  # turned text on a page that is not told to be turned
        (0, "0 -1 1 0 0 842", (842, 595)),
        (0, "-1 0 0 -1 595 842", (595, 842)),
    ],
)
def test_turned_pages_are_read_upright(
    tmp_path: Path, rotation: int, turn: str, size: tuple[int, int]
) -> None:
    found = sheet(
        tmp_path, f"{turn} cm " + lines("một dòng\nhai dòng", top=500), entries=f"/Rotate {rotation}"
    )
    assert (found.width, found.height) == size
    first, second = found.fragments
    assert (first.text, second.text) == ("một dòng", "hai dòng")
    assert (first.left, first.baseline) == (70, size[1] - 500)
    assert second.baseline == pytest.approx(first.baseline + 18)


def test_places_count_from_the_crop_box(tmp_path: Path) -> None:
    found = sheet(tmp_path, line("chữ", 170, 700), entries="/CropBox [100 42 500 800]")
    assert (found.width, found.height) == (400, 758)
    assert [(f.left, f.baseline) for f in found.fragments] == [(70, 100)]


def test_a_watermark_askew_is_left_out(tmp_path: Path) -> None:
    askew = f"BT /F 60 Tf 0.7 0.7 -0.7 0.7 100 200 Tm {shown('DỰ THẢO')} Tj ET "
    assert texts(sheet(tmp_path, askew + line(SENTENCE, 70, 700))) == [SENTENCE]


def test_forms_are_read_where_they_are_painted(tmp_path: Path) -> None:
    maker = PdfMaker()
    font = f"/F {maker.font()} 0 R"
    inner = maker.stream(
        line("trong khung", 10, 10).encode(),
        f"/Type /XObject /Subtype /Form /BBox [0 0 300 50] /Matrix [1 0 0 1 5 5] /Resources << /Font << {font} >> >>",
    )
    maker.page("q 1 0 0 1 55 685 cm /X Do Q", Font=font, XObject=f"/X {inner} 0 R")
    (found,) = only_sheet(tmp_path, maker).fragments
    assert (found.text, found.left, found.baseline) == ("trong khung", 70, 142)


def test_a_form_that_paints_itself(tmp_path: Path) -> None:
    maker = PdfMaker()
    font = f"/F {maker.font()} 0 R"
    own = len(maker.objects) + 1
    maker.stream(
        (line("một lần", 10, 10) + "/X Do").encode(),
        f"/Subtype /Form /BBox [0 0 300 50] /Resources << /Font << {font} >> /XObject << /X {own} 0 R >> >>",
    )
    maker.page("/X Do", Font=font, XObject=f"/X {own} 0 R")
    assert texts(only_sheet(tmp_path, maker)) == ["một lần"]


def test_running_heads_of_tagged_files_are_left_out(tmp_path: Path) -> None:
    mark = "/Artifact << /Type /Pagination /Subtype /Header >> BDC "
    content = (
        mark
        + line("Trang 3", 70, 810)
        + "EMC "
        + line(SENTENCE, 70, 700)
        + mark
        + line("giữa trang", 70, 400)
        + "EMC"
    )
    assert texts(sheet(tmp_path, content)) == [SENTENCE, "giữa trang"]


def test_actual_text_stands_in_for_the_parts_of_a_letter(tmp_path: Path) -> None:
    parts = f"/Span << /ActualText <feff1ebf> >> BDC [{shown('x')} 500 {shown(' ')}] TJ EMC "
    content = f"BT /F 12 Tf 70 700 Td {shown('kinh t')} Tj {parts} 1 0 0 1 {70 + 7 * ADVANCE} 700 Tm {shown(' xã')} Tj ET"
    assert "".join(texts(sheet(tmp_path, content))) == "kinh tế xã"


def test_invisible_text_of_a_text_page_is_left_out(tmp_path: Path) -> None:
    content = line(SENTENCE, 70, 700) + line("ẩn", 70, 600, before="3 Tr")
    assert texts(sheet(tmp_path, content)) == [SENTENCE]


def test_drawn_lines(tmp_path: Path) -> None:
    content = (
        "70 100 m 220 100 l S 70 200 150 0.5 re f 70 300 100 20 re S 70 400 m 70 500 l S 70 600 3 0.5 re f"
    )
    found = sheet(tmp_path, content + " " + line("chữ", 70, 700))
    assert sorted((rule.left, rule.right, rule.y) for rule in found.rules) == [
        (70, 170, 522),
        (70, 170, 542),
        (70, 220, 641.75),
        (70, 220, 742),
    ]
