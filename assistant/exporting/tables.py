"""The rows and columns of what can be saved, whatever the file (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from assistant.figures.ledger.entries import Entry
from assistant.figures.ledger.telling import NATURES, figure_text, section_text
from ingest.ledger.phrases import capital

if TYPE_CHECKING:
    from assistant.figures.terms.pairing import Pairing, TwoTerms

Value = str | float | None

AUTHORITY = (
    "Bảng này do máy lập từ văn bản báo cáo, để tra cứu; văn bản báo cáo là căn cứ. Trước khi sử dụng số liệu, xin đối "
    "chiếu với cột trích nguyên văn và với báo cáo."
)
_AS_WRITTEN = "Số liệu giữ nguyên đơn vị của báo cáo: 10,29% là số 10,29 với đơn vị %; 7.900 tỷ đồng là số 7.900 với đơn vị tỷ đồng."
_BULLET = re.compile(r"\s*[-+*•–]\s+")


class Form(StrEnum):
    """What the cells of a column hold."""

    TEXT = "text"
    LONG_TEXT = "long text"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title and what its cells hold; `width` is in characters."""

    title: str
    width: int
    form: Form = Form.TEXT


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a title; each row has a value a column, None where there is none. `notes` are paragraphs that tell
    how it was made and how it is read.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    notes: tuple[str, ...] = ()


_LEDGER = (
    Column("Nội dung", 46, Form.LONG_TEXT),
    Column("Giá trị theo báo cáo", 24, Form.LONG_TEXT),
    Column("Số", 16, Form.NUMBER),
    Column("Đến số", 12, Form.NUMBER),
    Column("Trên tổng số", 12, Form.NUMBER),
    Column("Đơn vị", 14, Form.LONG_TEXT),
    Column("Thời kỳ", 18, Form.LONG_TEXT),
    Column("Tính chất", 11),
    Column("Thuộc số liệu", 30, Form.LONG_TEXT),
    Column("Nguồn: tài liệu", 24, Form.LONG_TEXT),
    Column("Nguồn: mục", 34, Form.LONG_TEXT),
    Column("Nguồn: trang", 9, Form.NUMBER),
    Column("Nguồn: trích nguyên văn", 80, Form.LONG_TEXT),
)


def ledger_table(entries: Sequence[Entry], *, filters: Sequence[str] = ()) -> Table:
    """The ledger, a line a row; `filters` tell in words what it was narrowed down by."""
    wholes = {(entry.document, entry.observation.id): entry for entry in entries}
    return Table(
        "Số liệu",
        _LEDGER,
        tuple(
            _ledger_row(entry, wholes.get((entry.document, entry.observation.whole or "")))
            for entry in entries
        ),
        (
            f"Bảng «Số liệu»: {_count(len(entries))} số liệu, mỗi dòng một số liệu. {_sources(entries)}",
            *_narrowed(filters),
            _AS_WRITTEN,
            "«Đến số» là cận trên khi báo cáo nêu một khoảng; «Trên tổng số» là số sau dấu gạch chéo, như 8/8 hoặc 27/58. "
            "«Thuộc số liệu» nêu số liệu tổng mà dòng đó là một phần, hoặc cách báo cáo dẫn («trong đó»).",
            "«Tính chất»: kết quả (đã đạt được), chỉ tiêu (phấn đấu đạt), kế hoạch (dự kiến thực hiện), bối cảnh (tình hình "
            "chung).",
        ),
    )


def terms_table(two: TwoTerms, *, filters: Sequence[str] = ()) -> Table:
    """The results of one term beside the targets of the next; what has no partner comes after, not forced into a pair."""
    columns = (
        Column("Nội dung", 46, Form.LONG_TEXT),
        Column(f"Kết quả {two.past_term}".strip(), 24, Form.LONG_TEXT),
        Column(f"Chỉ tiêu {two.next_term}".strip(), 24, Form.LONG_TEXT),
        Column("Chênh lệch", 26, Form.LONG_TEXT),
        Column("Số (kết quả)", 16, Form.NUMBER),
        Column("Số (chỉ tiêu)", 16, Form.NUMBER),
        Column("Đơn vị", 14, Form.LONG_TEXT),
        Column("Ghi chú", 34, Form.LONG_TEXT),
        Column("Nguồn kết quả", 34, Form.LONG_TEXT),
        Column("Trích nguyên văn (kết quả)", 60, Form.LONG_TEXT),
        Column("Nguồn chỉ tiêu", 34, Form.LONG_TEXT),
        Column("Trích nguyên văn (chỉ tiêu)", 60, Form.LONG_TEXT),
    )
    past = "Chưa thấy chỉ tiêu tương ứng của nhiệm kỳ sau"
    aimed = "Chưa thấy kết quả tương ứng của nhiệm kỳ trước"
    rows = (
        *(_pair_row(pair) for pair in two.pairs),
        *(_terms_row(entry.observation.indicator, entry, None, None, past) for entry in two.only_past),
        *(_terms_row(entry.observation.indicator, None, entry, None, aimed) for entry in two.only_next),
    )
    told = [entry for pair in two.pairs for entry in (pair.past, pair.next)]
    return Table(
        "Hai nhiệm kỳ",
        columns,
        rows,
        (
            f"Bảng «Hai nhiệm kỳ»: kết quả {two.past_term} đặt cạnh chỉ tiêu {two.next_term}; {len(two.pairs)} cặp ghép "
            f"được, {len(two.only_past)} kết quả và {len(two.only_next)} chỉ tiêu không có số liệu tương ứng. "
            + _sources([*told, *two.only_past, *two.only_next]),
            *_narrowed(filters),
            "«Chênh lệch» do máy tính từ hai số liệu cùng đơn vị, không có trong văn bản báo cáo.",
            _AS_WRITTEN,
        ),
    )


def _ledger_row(entry: Entry, whole: Entry | None) -> tuple[Value, ...]:
    told = entry.observation
    part_of = (
        f"{capital(whole.observation.indicator)}: {figure_text(whole.observation.quantity)}"
        if whole
        else told.scope or ""
    )
    return (
        capital(told.indicator),
        figure_text(told.quantity),
        told.quantity.number,
        told.quantity.number_max,
        told.quantity.out_of,
        told.quantity.unit,
        told.period,
        NATURES[told.nature],
        part_of,
        entry.document,
        section_text(entry.section, entry.heading),
        entry.page,
        _quote(entry),
    )


def _pair_row(pair: Pairing) -> tuple[Value, ...]:
    return _terms_row(pair.name, pair.past, pair.next, pair.gap, pair.note)


def _terms_row(
    name: str, past: Entry | None, next: Entry | None, gap: str | None, note: str
) -> tuple[Value, ...]:
    quantities = [entry.observation.quantity for entry in (past, next) if entry]
    return (
        capital(name),
        _figure(past),
        _figure(next),
        gap,
        _number(past),
        _number(next),
        "; ".join(dict.fromkeys(quantity.unit for quantity in quantities if quantity.unit)),
        note,
        *_source(past),
        *_source(next),
    )


def _figure(entry: Entry | None) -> str | None:
    return figure_text(entry.observation.quantity) if entry else None


def _number(entry: Entry | None) -> float | None:
    return entry.observation.quantity.number if entry else None


def _source(entry: Entry | None) -> tuple[str | None, str | None]:
    if entry is None:
        return None, None
    page = f"trang {entry.page}" if entry.page is not None else ""
    where = (entry.document, section_text(entry.section, entry.heading), page)
    return ", ".join(part for part in where if part), _quote(entry)


def _quote(entry: Entry) -> str:
    """The sentence without the bullet before it, which a sheet would take for a formula."""
    return _BULLET.sub("", entry.quote, count=1) if _BULLET.match(entry.quote) else entry.quote


def _sources(entries: Sequence[Entry]) -> str:
    names = list(dict.fromkeys(entry.document for entry in entries))
    return f"Tài liệu: {'; '.join(names)}." if names else ""


def _narrowed(filters: Sequence[str]) -> tuple[str, ...]:
    return (f"Điều kiện lọc: {'; '.join(filters)}.",) if filters else ()


def _count(number: int) -> str:
    return f"{number:,}".replace(",", ".")
