"""What is missing, in words for the reader."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.constraints.types import GIVEN, Constraint, Kind

# So many things are named, the most telling first.
MOST = 2
_TIMES = {"day": "ngày", "month": "tháng", "year": "năm", "when": "thời điểm"}
_ORDER = (
    Kind.REFERENCE, Kind.NAME, Kind.PLACE, Kind.YEAR, Kind.PERSON, Kind.INDEX, Kind.RANK, Kind.EVENT, Kind.QUALITY,
    Kind.CONDITION, Kind.ATTRIBUTE, Kind.OPPOSITE, Kind.OWNER, Kind.COUNTED, Kind.UNIT, Kind.DOCUMENT, Kind.DATE,
)  # fmt: skip


def told(missing: Sequence[Constraint]) -> str:
    """One Vietnamese sentence that names what the report does not tell; general where nothing is missing.

    What the question gives goes before what it asks for: without its subject a report is silent on the rest too.
    """
    ordered = sorted(missing, key=lambda c: (not c.hard, c.known, _ORDER.index(c.kind)))
    for told_of in (
        [c for c in ordered if c.hard and not c.known and c.kind in GIVEN],
        [c for c in ordered if c.hard and c.kind in GIVEN],
        [c for c in ordered if c.hard],
    ):
        if told_of:
            ordered = told_of
            break
    # What two kinds demand in the same words is told once.
    once = {constraint.text.casefold(): constraint for constraint in reversed(ordered)}
    clauses = list(dict.fromkeys(_clause(c) for c in ordered if once[c.text.casefold()] is c))[:MOST]
    return f"Báo cáo {', cũng '.join(clauses)}." if clauses else "Báo cáo không nêu nội dung này."


def _clause(missing: Constraint) -> str:
    match missing.kind:
        case Kind.YEAR:
            what = "số liệu riêng của" if missing.must else "nội dung này riêng cho"
            return f"không nêu {what} {'giai đoạn' if '-' in missing.text else 'năm'} {missing.text}"
        case Kind.PLACE | Kind.NAME | Kind.REFERENCE if not missing.known:
            return f"không nhắc đến «{missing.text}»"
        case Kind.PLACE:
            return f"không nêu nội dung này riêng cho {missing.text}"
        case Kind.NAME | Kind.REFERENCE:
            return f"không nêu nội dung này về «{missing.text}»"
        case Kind.OPPOSITE:
            return f"không nêu {'số liệu riêng' if missing.must else 'nội dung này'} về {missing.text}"
        case Kind.PERSON:
            return f"không nêu họ tên {missing.office.text if missing.office else 'cá nhân'}"
        case Kind.INDEX:
            return f"không nêu {'thứ hạng về' if missing.must else 'chỉ số'} {missing.text}"
        case Kind.EVENT:
            return f"không nêu nội dung về việc {missing.text}"
        case Kind.QUALITY | Kind.CONDITION:
            return f"không nêu {'nội dung này' if missing.known else 'nội dung'} về {missing.text}"
        case Kind.OWNER:
            return f"không nêu nội dung này của {missing.text}"
        case Kind.RANK:
            return "không nêu thứ hạng"
        case Kind.COUNTED:
            return f"không nêu số lượng {missing.text}"
        case Kind.DATE:
            return f"không nêu {_TIMES[missing.text]} cụ thể"
        case Kind.DOCUMENT | Kind.UNIT:
            return f"không nêu {missing.text}"
        case _:
            return f"không nêu số liệu về {missing.text}"
