"""What a reader does in the view «Kiểm tra số liệu»."""

from __future__ import annotations

import io

import docx
from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.browser.sites import Site

BOX = "#tl-check-box"
FIGURE = ".tl-checked"
CARD = ".tl-card"
# Right, wrong and unknown; markup and a character of two units before them.
SPEECH = (
    "Kính thưa 𠮷 đại hội <img src=x onerror=alert(1)>.\n"
    "Sản lượng chè búp tươi năm 2024 đạt 1.250 tấn. Doanh thu đạt 39,5 tỷ đồng.\n"
    "Nhà trường có 12 phòng học."
)
VERDICTS = ["match", "differs", "not_in_report"]


def open_view(page: Page, site: Site) -> None:
    page.goto(site.url + "#so-lieu/kiem-tra")
    expect(page.locator("#tl-splash")).to_have_count(0)
    expect(page.locator(BOX)).to_be_visible()


def check(page: Page, text: str = SPEECH) -> Locator:
    """Check a text by keyboard; its figures."""
    page.locator(BOX).fill(text)
    page.locator(BOX).press("Control+Enter")
    expect(page.get_by_role("heading", name="Kết quả kiểm tra")).to_be_focused()
    return page.locator(FIGURE)


def verdicts(page: Page) -> list[str | None]:
    return [figure.get_attribute("data-verdict") for figure in page.locator(FIGURE).all()]


def choose_file(page: Page, name: str, content: bytes) -> None:
    with page.expect_file_chooser() as chooser:
        page.locator(".tl-check-form").get_by_role("button", name="Chọn tệp").click()
    chooser.value.set_files(FilePayload(name=name, mimeType="application/octet-stream", buffer=content))


def word(*lines: str) -> bytes:
    file, out = docx.Document(), io.BytesIO()
    for line in lines:
        file.add_paragraph(line)
    file.save(out)
    return out.getvalue()
