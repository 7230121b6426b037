"""What readers call the groups of cards, and their files."""

from __future__ import annotations

from assistant.study.cards.types import CardGroup

GROUPS = {
    CardGroup.FIGURE: "Số liệu",
    CardGroup.TASK: "Nhiệm vụ",
    CardGroup.SHORTCOMING: "Hạn chế",
    CardGroup.CAUSE: "Nguyên nhân",
    CardGroup.LESSON: "Bài học",
}
TELLING = "Trọng tâm"
TITLE = "Thẻ ghi nhớ"
NONE = "Không có thẻ nào theo lựa chọn này; hãy chọn thêm mục hoặc thêm loại thẻ."
