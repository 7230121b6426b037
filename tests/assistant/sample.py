"""A small made-up report of another province's department, and a store that searches it by shared words."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from assistant.words.terms import folded_syllables, grams
from ingest.errors import DocumentUnknown
from ingest.pipeline import build_document
from ingest.types import Document, Page
from vectorstore.types import DocumentInfo, Hit

NAME = "bao-cao-y-te.txt"
TEXT = """BÁO CÁO CHÍNH TRỊ
của Đảng bộ Sở Y tế trình Đại hội nhiệm kỳ 2025-2030

Phần thứ nhất
ĐÁNH GIÁ KẾT QUẢ NHIỆM KỲ 2020-2025

I. KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU

1. Về khám bệnh, chữa bệnh

- Số giường bệnh trên một vạn dân ước đạt 31,5 giường vào năm 2025.

- Tỷ lệ trạm y tế xã đạt tiêu chí quốc gia là 96,4%, vượt chỉ tiêu đề ra.

2. Về y tế dự phòng

Toàn tỉnh đã tiêm chủng đầy đủ cho 98,2% trẻ em dưới một tuổi. Trong 5 năm đã khống chế 12 ổ dịch, không để dịch lan rộng.

II. TỒN TẠI, HẠN CHẾ

- Nhân lực bác sĩ chuyên khoa sâu còn thiếu, nhất là ở tuyến huyện.

- Trang thiết bị ở một số trạm y tế đã xuống cấp, chậm được thay thế.

- Việc liên thông dữ liệu khám bệnh còn hạn chế.

III. BÀI HỌC KINH NGHIỆM

- Bám sát cơ sở, giải quyết kịp thời khó khăn của tuyến dưới.

- Giữ vững đoàn kết trong cấp ủy.

Phần thứ hai
PHƯƠNG HƯỚNG, NHIỆM VỤ NHIỆM KỲ 2025-2030

I. CHỈ TIÊU CHỦ YẾU

- Phấn đấu số giường bệnh trên một vạn dân đạt 36 giường vào năm 2030.

- Phấn đấu 100% trạm y tế xã đạt tiêu chí quốc gia.

II. NHIỆM VỤ, GIẢI PHÁP

1. Phát triển nhân lực y tế

- Đào tạo mới 250 bác sĩ; thu hút bác sĩ chuyên khoa về công tác tại tuyến huyện.

2. Chuyển đổi số ngành y tế

- Hoàn thành hồ sơ sức khỏe điện tử cho toàn dân; liên thông dữ liệu giữa các cơ sở khám bệnh, chữa bệnh.
"""


@cache
def sample() -> Document:
    """The made-up report as a document."""
    return build_document([Page(None, TEXT)], name=NAME)


def overlap(text: str, other: str) -> float:
    """The number of unaccented syllables and pairs that two texts share."""
    return float(len(set(grams(folded_syllables(text))) & set(grams(folded_syllables(other)))))


class WordStore:
    """A store over documents in memory; scores count shared words, `dense` their share."""

    def __init__(self, *documents: Document) -> None:
        self.shelf = {document.name: document for document in documents}

    def documents(self) -> tuple[DocumentInfo, ...]:
        return tuple(
            DocumentInfo(d.name, d.path, d.version, d.title, 0, len(d.passages), len(d.text), "")
            for d in self.shelf.values()
        )

    def document(self, name: str) -> Document:
        if name not in self.shelf:
            raise DocumentUnknown(f"Không có tài liệu «{name}».")
        return self.shelf[name]

    def search(
        self, text: str, *, words: str = "", limit: int = 50, documents: Collection[str] = ()
    ) -> list[Hit]:
        hits = []
        for document in self.shelf.values():
            if documents and document.name not in documents:
                continue
            for passage in document.passages:
                shared = overlap(text, passage.indexed_text)
                dense = 0.75 + 0.2 * shared / (1 + len(set(grams(folded_syllables(text)))))
                hits.append(Hit(passage, dense, shared, shared))
        return sorted(hits, key=lambda hit: -hit.folded)[:limit]
