"""Documents and what changed between them, in the words of a terminal (pure)."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.commands.asking import shortened
from assistant.figures.versions.changes import Change, ChangeKind, Comparison
from assistant.versions import Family, same_text
from vectorstore.types import DocumentInfo

_KINDS = {ChangeKind.CHANGED: "Đổi số liệu", ChangeKind.ADDED: "Thêm", ChangeKind.REMOVED: "Bỏ"}


def document_lines(info: DocumentInfo, family: Family) -> Iterator[str]:
    """A document of the list: its name and title, then what else is known of it."""
    pages = f"{info.pages} trang, " if info.pages else ""
    yield f"{info.name} ({pages}{info.passages} đoạn): {info.title}"
    told = [
        f"loại {info.kind}" if info.kind else "",
        file_size(info.size) if info.size else "",
        f"{info.scanned} trang nhận dạng từ ảnh" if info.scanned else "",
        f"{info.doubts} số chưa chắc đọc đúng" if info.doubts else "",
        f"{info.footnotes} chú thích" if info.footnotes else "",
        vietnamese_date(info.dated),
        version_mark(info, family),
    ]
    if any(told):
        yield "  " + "; ".join(filter(None, told))


def version_mark(info: DocumentInfo, family: Family) -> str:
    """Which of several versions of a report this is; "" for the only one."""
    if not family.versions:
        return ""
    if info.name == family.name:
        older = [member.name for member in family.members[1:] if not same_text(member, info)]
        return f"bản mới nhất (bản cũ: {', '.join(older)})" if older else "bản được tìm theo mặc định"
    if same_text(info, family.newest):
        return f"cùng nội dung với {family.name}, không tìm theo mặc định"
    return f"bản cũ, không tìm theo mặc định (bản mới nhất: {family.name})"


def vietnamese_date(dated: str) -> str:
    """ "2025-06-30" as "ngày 30/6/2025", "2025-06" as "tháng 6/2025"."""
    parts = [int(part) for part in dated.split("-")] if dated else []
    if len(parts) == 3:
        return f"ngày {parts[2]}/{parts[1]}/{parts[0]}"
    return f"tháng {parts[1]}/{parts[0]}" if parts else ""


def file_size(size: int) -> str:
    """Bytes as a reader takes them in: "850 KB", "1,4 MB"."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} KB"
    return f"{size / 1_000_000:.1f} MB".replace(".", ",")


def comparison_lines(old: str, new: str, comparison: Comparison) -> Iterator[str]:
    """What changed between two documents, section by section."""
    count = {kind: sum(change.kind is kind for change in comparison.changes) for kind in ChangeKind}
    yield (
        f"So «{new}» với «{old}»: {count[ChangeKind.CHANGED]} chỗ đổi số liệu, {count[ChangeKind.ADDED]} chỗ thêm, "
        f"{count[ChangeKind.REMOVED]} chỗ bỏ; {comparison.unchanged} câu có số liệu giữ nguyên."
    )
    section: str | None = None
    for change in comparison.changes:
        if change.section != section:
            section = change.section
            yield f"\n{section or 'Ngoài các đề mục'}"
        yield from _change_lines(change)


def _change_lines(change: Change) -> Iterator[str]:
    if change.kind is ChangeKind.CHANGED:
        figures = "; ".join(f"{pair.old or '(chưa có)'} → {pair.new or '(đã bỏ)'}" for pair in change.pairs)
    else:
        figures = "; ".join(pair.old or pair.new for pair in change.pairs)
    yield f"- {_KINDS[change.kind]}: {figures}"
    if change.old:
        yield f"    cũ:  {shortened(change.old_text)}"
    if change.new:
        yield f"    mới: {shortened(change.new_text)}"
