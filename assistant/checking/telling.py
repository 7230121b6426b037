"""What the comments and the table of a marked file say (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.checking.types import Checked, Verdict
from assistant.figures.ledger.entries import Entry

AUTHOR = "Trợ lý báo cáo"
INITIALS = "TL"
VERDICTS = {
    Verdict.MATCH: "Khớp",
    Verdict.DIFFERS: "Khác",
    Verdict.NOT_IN_REPORT: "Không có trong báo cáo",
}
SUMMARY = "Màu đánh dấu:"
# Word takes no comments in footnotes.
UNMARKED = "{count} số liệu không đánh dấu được tại chỗ (thường ở chú thích cuối trang); xem trong bảng."
# A quote longer than this is cut around its figure.
QUOTE = 160
# What no XML file may hold, and what would turn the order of the letters around.
_UNFIT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


def comment(item: Checked) -> str:
    """The comment on a figure: verdict, explanation, and the report's own words with their place."""
    lines = [f"{VERDICTS[item.verdict]}. {item.message}"]
    for entry in [*([item.entry] if item.entry else []), *item.others]:
        lines.append(f"{place_of(entry)}: “{quote_of(entry)}”")
    return fit("\n".join(lines))


def source_of(item: Checked) -> str:
    """Where the report says it, as a cell of the table."""
    return fit(place_of(item.entry)) if item.entry else ""


def counts(checked: Sequence[Checked]) -> str:
    """How many figures there are of each verdict, as a sentence."""
    if not checked:
        return "Văn bản không có số liệu nào để kiểm tra."
    told = [
        f"{sum(item.verdict is verdict for item in checked)} {word.lower()}"
        for verdict, word in VERDICTS.items()
    ]
    return f"Văn bản có {len(checked)} số liệu: {', '.join(told)}."


def place_of(entry: Entry) -> str:
    """Document, section and page."""
    page = f"trang {entry.page}" if entry.page is not None else ""
    return ", ".join(part for part in (entry.document, entry.section, page) if part)


def quote_of(entry: Entry) -> str:
    """The report's sentence on one line, cut at words around its figure where it is long."""
    at = entry.observation.quantity.start - entry.observation.start
    text = entry.quote
    if len(text) > QUOTE:
        start = max(0, min(at - QUOTE // 2, len(text) - QUOTE))
        start = text.rfind(" ", 0, start) + 1 if start else 0
        end = start + QUOTE
        end = (
            max(text.rfind(" ", start, end), at + len(entry.observation.quantity.text))
            if end < len(text)
            else len(text)
        )
        text = f"{'… ' if start else ''}{text[start:end]}{' …' if end < len(entry.quote) else ''}"
    return " ".join(text.split())


def fit(text: str) -> str:
    """Text without what a Word file cannot hold."""
    return _UNFIT.sub("", text)
