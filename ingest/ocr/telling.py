"""What a user is told of pages whose text was recognised from an image."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.normalise import DOUBT_MARK
from ingest.types import Page

# Below this a page's words are not to be relied on.
POOR = 0.75


def told(pages: Sequence[Page]) -> str | None:
    """One Vietnamese sentence on how many pages were recognised, how surely, and how many numbers are in doubt.

    None where no page was recognised from an image.
    """
    scans = [page.scan for page in pages if page.scan]
    if not scans:
        return None
    mean = sum(scan.confidence for scan in scans) / len(scans)
    doubts = sum(
        text.count(DOUBT_MARK)
        for page in pages
        if page.scan
        for text in (page.text, *(note.text for note in page.notes))
    )
    sure = f"{len(scans)} trang được nhận dạng từ ảnh quét, độ tin cậy trung bình {mean * 100:.0f} %"
    marked = f"; {doubts} số chưa chắc chắn đã được đánh dấu." if doubts else "."
    poor = ", ".join(str(scan.page) for scan in scans if scan.confidence < POOR)
    return f"{sure}{marked}" + (f" Trang {poor} nhận dạng kém, cần đối chiếu toàn bộ." if poor else "")
