"""What a section tells and for which term, read from its headings."""

from __future__ import annotations

import re

from ingest.types import Nature

# The earliest telling word of a title decides; a title may begin with its subject's filler ("Về", "Những", "Một số").
_WORDS: tuple[tuple[Nature, str], ...] = (
    (
        Nature.LESSON,
        r"bài học|kinh nghiệm (?:rút ra|lãnh đạo|chỉ đạo|bước đầu)|rút (?:ra )?kinh nghiệm|^kinh nghiệm",
    ),
    (Nature.CAUSE, r"nguyên nhân|lý do"),
    (
        Nature.SHORTCOMING,
        r"tồn tại|khuyết điểm|yếu kém|bất cập|khó khăn, vướng mắc|(?<!hưởng )hạn chế(?= *(?:$|[,;:(]|và|còn|chủ yếu|trong|cần|của))",
    ),
    (
        Nature.TASK,
        r"phương hướng|giải pháp|biện pháp|định hướng|khắc phục|phát huy|kiến nghị|đề xuất|tổ chức thực hiện$|đột phá"
        r"|(?<!thực hiện )(?<!thực hiện các )(?<!hoàn thành )(?<!chức năng, )nhiệm vụ(?! (?:chính trị|chuyên môn|được giao|công tác))",
    ),
    (Nature.TARGET, r"chỉ tiêu|mục tiêu"),
    (
        Nature.RESULT,
        r"kết quả|ưu điểm|thành tựu|^tình hình thực hiện|^tình hình triển khai|những việc đã làm",
    ),
    (Nature.RESULT, r"^(?:tổng quát )?đánh giá|^kiểm điểm|^tổng kết"),
)
_TELLING = tuple((nature, re.compile(words)) for nature, words in _WORDS)
_FILLER = re.compile(r"^(?:(?:về|những|một số|các|phần|công tác)\s+)+")
_AHEAD = (Nature.TASK, Nature.TARGET)


def nature_of(title: str, inherited: Nature | None) -> Nature | None:
    """The nature that a heading tells, else the one it inherits; None where no heading above tells one either.

    "Chỉ tiêu" under results speaks of what was achieved; a word for results or shortcomings inside a task
    ("nâng cao kết quả …") does not turn the task into one.
    """
    text = _FILLER.sub("", title.casefold())
    hits = [
        (match.start(), i, nature)
        for i, (nature, words) in enumerate(_TELLING)
        if (match := words.search(text))
    ]
    if not hits:
        return inherited
    at, _, told = min(hits)
    if told is Nature.TARGET and inherited is Nature.RESULT:
        return Nature.RESULT
    if inherited in _AHEAD and told in (Nature.RESULT, Nature.SHORTCOMING) and at > 0:
        return inherited
    return told


_TERM = re.compile(r"(?<!\d)(20\d\d)\s*[-–—]\s*(20\d\d)(?!\d)")
_LONGEST_TERM = 6


def term_of(title: str) -> str | None:
    """The term or five-year period that a title names, as "2020-2025"; one after "nhiệm kỳ" goes before others."""
    found = [
        (
            not re.search(r"nhiệm kỳ\W*$", title[: match.start()], re.IGNORECASE),
            match.start(),
            f"{match[1]}-{match[2]}",
        )
        for match in _TERM.finditer(title)
        if 0 < int(match[2]) - int(match[1]) <= _LONGEST_TERM
    ]
    return min(found)[2] if found else None
