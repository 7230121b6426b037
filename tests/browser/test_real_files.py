"""A Word file and a PDF, made here, through the real reading and the real store, from the page to a marked citation."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from assistant.answering.extractive import ExtractiveAnswerer
from assistant.library import add_files, remove, reread
from assistant.pipeline import Assistant
from assistant.web.ports import Intake
from assistant.web.running import LOOPBACK_NAMES
from ingest import preview
from tests.browser.sites import Site, serving
from tests.browser.steps import ask, marked
from tests.browser.test_documents import ROW, row_of
from tests.fakes import FakeEmbeddings
from tests.ingest.formats.docx_files import word
from tests.ingest.formats.pdf_maker import PdfMaker, lines
from vectorstore.store import Store

PAPER = (
    "BÁO CÁO KẾT QUẢ NĂM 2025 CỦA HỢP TÁC XÃ\nI. KẾT QUẢ SẢN XUẤT\n"
    "Hợp tác xã đã hoàn thành các nhiệm vụ được giao trong năm.",
    "Sản lượng chè búp tươi cả năm đạt {} tấn, vượt kế hoạch đề ra.\n"
    "Doanh thu bán hàng đạt 36,5 tỷ đồng, nộp ngân sách đầy đủ.",
)
QUESTION = "Sản lượng chè búp tươi cả năm đạt bao nhiêu tấn?"
MAX_BYTES = 10**6


class NearEmbeddings(FakeEmbeddings):
    """All texts of one language are as near each other as the real model finds them."""

    def _vector(self, text: str) -> list[float]:
        return [0.8**0.5, *(0.2**0.5 * value for value in super()._vector(text))]


def build_pdf(folder: Path) -> Path:
    maker = PdfMaker()
    named = f"/F {maker.font()} 0 R"
    for text in PAPER:
        maker.page(lines(text.format("1.250")), Font=named)
    path = folder / "bao-cao.pdf"
    path.write_bytes(maker.data())
    return path


def build_word(folder: Path) -> Path:
    text = "\n".join(PAPER).format("1.340")
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.splitlines())
    return word(folder, body).rename(folder / "bao-cao-sua.docx")


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    """The app over a real, empty store; only the model is a stand-in."""
    store = Store.open(tmp_path / "kho", NearEmbeddings(), fingerprint="giả")
    assistant = Assistant(store, ExtractiveAnswerer(), limit=50, dense_weight=0.5, max_question=300)
    intake = Intake(
        add=lambda paths, progress: add_files(store, paths, max_bytes=MAX_BYTES, progress=progress),
        reread=lambda name, progress: reread(store, name, max_bytes=MAX_BYTES, progress=progress),
        remove=lambda name, uploads: remove(store, name, uploads),
        max_bytes=MAX_BYTES,
    )
    with serving(tmp_path, assistant, intake=intake, preview=preview, hosts=LOOPBACK_NAMES) as running:
        yield running
    store.close()


def test_real_files_from_the_page_to_a_marked_citation(desktop: Page, site: Site, tmp_path: Path) -> None:
    files = [build_pdf(tmp_path), build_word(tmp_path)]
    cut = tmp_path / "hong.docx"
    cut.write_bytes(files[1].read_bytes()[:300])
    desktop.goto(site.url + "#tai-lieu")
    with desktop.expect_file_chooser() as chooser:
        desktop.get_by_role("button", name="Chọn tệp").click()
    chooser.value.set_files([*files, cut])
    expect(row_of(desktop, "bao-cao.pdf")).to_contain_text("Đã thêm báo cáo")
    expect(row_of(desktop, "bao-cao-sua.docx")).to_contain_text("Đã thêm báo cáo")
    expect(row_of(desktop, "hong.docx")).to_contain_text("«hong.docx» bị hỏng hoặc chưa tải về đủ")
    family = desktop.locator(".tl-family")
    expect(family.locator("tr")).to_have_count(2)
    expect(desktop.locator(ROW.format("bao-cao-sua.docx"))).to_contain_text("Bản mới nhất")
    expect(desktop.locator(ROW.format("bao-cao.pdf"))).to_contain_text("PDF")
    family.get_by_role("button", name="Số liệu thay đổi").click()
    expect(desktop.locator(".tl-change del")).to_have_text("1.250 tấn")
    expect(desktop.locator(".tl-change ins")).to_have_text("1.340 tấn")

    desktop.goto(site.url + "#hoi-dap")
    desktop.get_by_text("Tìm trong:").click()
    desktop.get_by_role("checkbox", name="bao-cao-sua.docx").uncheck()
    desktop.get_by_role("checkbox", name="bao-cao.pdf").check()
    desktop.keyboard.press("Escape")
    turn = ask(desktop, QUESTION)
    expect(turn).to_contain_text("1.250 tấn")
    expect(turn).to_contain_text("trang 2")
    turn.locator(".tl-chip").first.click()
    assert "1.250 tấn" in marked(desktop)
    desktop.get_by_role("button", name="Trang", exact=True).click()
    expect(desktop.get_by_role("spinbutton", name="Số trang")).to_have_value("2")
    expect(desktop.locator(".tl-box")).to_have_count(1)
    box, page = (desktop.locator(place).bounding_box() for place in (".tl-box", ".tl-sheet img"))
    assert box
    assert page
    assert 0.06 < (box["y"] + box["height"] / 2 - page["y"]) / page["height"] < 0.1, (
        "the first line of page 2"
    )
