"""Which pages of a PDF are images, what is recognised of them, and what is told where nothing can be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from ingest.errors import Cancelled, ToolMissing
from ingest.formats.pdf import read_pdf, read_sheets
from ingest.formats.pdf.scans import listed
from ingest.layout.types import Fragment, Sheet
from ingest.ocr.types import PageImage
from ingest.types import Progress
from tests.ingest.formats.pdf_maker import PdfMaker, line, lines

PARAGRAPH = (
    "Đảng bộ Sở Công Thương đã lãnh đạo, chỉ đạo thực hiện tốt các nhiệm vụ\n"
    "chính trị được giao, hoàn thành các chỉ tiêu đề ra trong nhiệm kỳ qua."
)
WHOLE_PAGE = "q 595 0 0 842 0 0 cm /I Do Q "
COMMAND = "sudo apt-get install -y tesseract-ocr tesseract-ocr-vie"


@dataclass
class FakeRecognise:
    """Reads the same words on every page; remembers the images."""

    text: str = "chữ nhận dạng"
    images: list[PageImage] = field(default_factory=list)

    def __call__(self, images: Sequence[PageImage], name: str, progress: Progress) -> list[Sheet]:
        self.images += images
        progress("Đang nhận dạng", 0.5)
        words = (Fragment(self.text, 70, 200, 100, 12),) if self.text else ()
        return [Sheet(image.number, image.width, image.height, words, (), 0.9) for image in images]


def without_tool(images: Sequence[PageImage], name: str, progress: Progress) -> list[Sheet]:
    raise ToolMissing(f"«{name}» cần Tesseract; hãy cài bằng lệnh: {COMMAND}")


def add_page(maker: PdfMaker, kind: str) -> None:
    font = f"/F {maker.font()} 0 R"
    image = f"/I {maker.image()} 0 R"
    hidden = lines(PARAGRAPH).replace("BT ", "BT 3 Tr ")
    bare = PARAGRAPH.replace("Đ", "D").encode("ascii", "ignore").decode()
    match kind:
        case "text":
            maker.page(lines(PARAGRAPH), Font=font)
        case "text over a picture":
            maker.page(WHOLE_PAGE + lines("\n".join([PARAGRAPH] * 3)), Font=font, XObject=image)
        case "picture":
            maker.page(WHOLE_PAGE, Font=font, XObject=image)
        case "strips":
            strips = "".join(f"q 595 0 0 85 0 {y} cm /I Do Q " for y in range(0, 842, 85))
            maker.page(strips, Font=font, XObject=image)
        case "picture with a stamp":
            maker.page(WHOLE_PAGE + line("Người ký: Văn phòng", 300, 800), Font=font, XObject=image)
        case "layer":
            maker.page(WHOLE_PAGE + hidden, Font=font, XObject=image)
        case "layer without accents":
            plain = lines(bare).replace("BT ", "BT 3 Tr ")
            maker.page(WHOLE_PAGE + plain, Font=font, XObject=image)
        case "outlines":
            maker.page("0 0 m 1 1 2 2 3 3 c f " * 300, Font=font)
        case "no letters known":
            maker.page(lines(PARAGRAPH), Font=f"/F {maker.font(known=False)} 0 R")
        case "letters known wrongly":
            shifted = {c: chr(0x21 + (7 * at) % 90) for at, c in enumerate(sorted(set(PARAGRAPH)))} | {
                " ": " "
            }
            maker.page(lines(PARAGRAPH), Font=f"/F {maker.font(to_unicode=shifted)} 0 R")
        case "empty":
            maker.page("", Font=font)


def file_of(tmp_path: Path, *kinds: str) -> Path:
    maker = PdfMaker()
    for kind in kinds:
        add_page(maker, kind)
    path = tmp_path / "a.pdf"
    path.write_bytes(maker.data())
    return path


@pytest.mark.parametrize(
    ("kind", "recognised"),
    [
        ("text", False),
        ("text over a picture", False),
        ("picture", True),
        ("strips", True),
        ("picture with a stamp", True),
        ("layer", False),
        ("layer without accents", True),
        ("outlines", True),
        ("no letters known", True),
        ("letters known wrongly", True),
        ("empty", False),
    ],
)
def test_which_pages_are_recognised(tmp_path: Path, kind: str, recognised: bool) -> None:
    recognise = FakeRecognise()
    found, _ = read_sheets(file_of(tmp_path, "text", kind), "a.pdf", recognise=recognise)
    assert [image.number for image in recognise.images] == ([2] if recognised else [])
    assert ("chữ nhận dạng" in [fragment.text for fragment in found[1].fragments]) is recognised


def test_a_layer_tells_that_it_was_recognised(tmp_path: Path) -> None:
    found, warnings = read_sheets(file_of(tmp_path, "text", "layer", "layer"), "a.pdf")
    assert found[0].confidence is None
    assert found[1].confidence == 1
    assert " ".join(fragment.text for fragment in found[1].fragments) == PARAGRAPH.replace("\n", " ")
    assert warnings == ("Trang 2–3 là ảnh quét có sẵn lớp chữ nhận dạng; hãy đối chiếu số liệu với bản gốc.",)


@pytest.mark.parametrize(
    ("size", "rotate", "shown"), [((595, 842), 0, (595, 842)), ((595, 842), 90, (842, 595))]
)
def test_images_are_drawn_at_300_dpi(
    tmp_path: Path, size: tuple[int, int], rotate: int, shown: tuple[int, int]
) -> None:
    maker = PdfMaker()
    image = f"/I {maker.image()} 0 R"
    maker.page(WHOLE_PAGE, size=f"0 0 {size[0]} {size[1]}", entries=f"/Rotate {rotate}", XObject=image)
    (tmp_path / "a.pdf").write_bytes(maker.data())
    recognise = FakeRecognise()
    read_sheets(tmp_path / "a.pdf", "a.pdf", recognise=recognise)
    (page,) = recognise.images
    assert (page.width, page.height) == shown
    drawn = page.render()
    assert drawn.mode == "RGB"
    assert drawn.width == pytest.approx(shown[0] * 300 / 72, abs=2)
    assert drawn.getpixel((100, 100)) == (128, 128, 128)


def test_a_poster_is_drawn_smaller(tmp_path: Path) -> None:
    maker = PdfMaker()
    image = f"/I {maker.image()} 0 R"
    maker.page("q 9000 0 0 9000 0 0 cm /I Do Q", size="0 0 9000 9000", XObject=image)
    (tmp_path / "a.pdf").write_bytes(maker.data())
    recognise = FakeRecognise()
    read_sheets(tmp_path / "a.pdf", "a.pdf", recognise=recognise)
    drawn = recognise.images[0].render()
    assert 20_000_000 < drawn.width * drawn.height < 25_100_000


@pytest.mark.parametrize("recognise", [None, without_tool])
def test_without_the_tool_text_pages_are_kept(tmp_path: Path, recognise: FakeRecognise | None) -> None:
    path = file_of(tmp_path, "picture", "text", "picture", "strips")
    found, warnings = read_sheets(path, "a.pdf", recognise=recognise)
    assert [bool(page.fragments) for page in found] == [False, True, False, False]
    (warning,) = warnings
    assert warning.startswith("3 trang là ảnh quét, chưa đọc được (trang 1, 3–4). ")
    assert COMMAND in warning


@pytest.mark.parametrize("recognise", [None, without_tool])
def test_without_the_tool_and_without_text(tmp_path: Path, recognise: FakeRecognise | None) -> None:
    with pytest.raises(ToolMissing, match=COMMAND):
        read_sheets(file_of(tmp_path, "picture", "empty"), "a.pdf", recognise=recognise)


def test_what_little_text_there_is_stays_where_nothing_is_recognised(tmp_path: Path) -> None:
    path = file_of(tmp_path, "text", "picture with a stamp")
    found, _ = read_sheets(path, "a.pdf", recognise=FakeRecognise(""))
    assert [fragment.text for fragment in found[1].fragments] == ["Người ký: Văn phòng"]


def test_a_wish_to_stop_goes_through(tmp_path: Path) -> None:
    def progress(message: str, fraction: float | None) -> None:
        if "nhận dạng" in message:
            raise Cancelled

    with pytest.raises(Cancelled):
        read_sheets(file_of(tmp_path, "text", "picture"), "a.pdf", progress, recognise=FakeRecognise())


def test_pages_carry_their_scans(tmp_path: Path) -> None:
    loaded = read_pdf(file_of(tmp_path, "text", "picture"), "a.pdf", recognise=FakeRecognise())
    assert [page.number for page in loaded.pages] == [1, 2]
    assert loaded.pages[0].scan is None
    scan = loaded.pages[1].scan
    assert scan is not None
    assert scan.confidence == 0.9


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [([3], "trang 3"), ([1, 2], "trang 1–2"), ([7, 2, 5, 6], "trang 2, 5–7"), ([1, 3], "trang 1, 3")],
)
def test_listed(numbers: list[int], expected: str) -> None:
    assert listed(numbers) == expected
