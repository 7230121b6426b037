"""Indicators that a report tells in two places: with different values, or twice the same."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from itertools import takewhile

from assistant.figures.audit.adding import exact
from assistant.figures.audit.claims import Claim
from assistant.figures.audit.disagreements import STATED, Stated, apart, bodies_in, repeated, telling
from assistant.figures.audit.naming import value_of
from assistant.figures.audit.told import Figure, Statement, Told
from assistant.figures.audit.types import Finding, FindingKind
from assistant.figures.comparing import base_unit, decimal_of, vietnamese
from ingest.normalise import syllables
from ingest.observation import FigureNature
from ingest.quantities import quantities
from ingest.quantity import Kind

_TIMES = frozenset((Kind.YEAR, Kind.PERIOD, Kind.DATE))
# A statement with one of these that another lacks tells something else.
_APART = frozenset(syllables("không chưa ngoài cận nam nữ cũ mới trước sau riêng dưới tối thiểu tối đa"))
# More values than these under one name are a scale ("hưởng 8% … 16% … 24%"), not a slip.
_MOST_VALUES = 2
# A name with fewer words besides its unit may be of many things.
_LEAST = 2
# What is held again and again: two counts of it are of one thing only under headings of one topic.
_ACTIVITIES = frozenset(
    [
        "lớp",
        "khóa",
        "hội nghị",
        "hội thảo",
        "cuộc",
        "buổi",
        "đợt",
        "lượt",
        "lần",
        "văn bản",
        "kế hoạch",
        "mô hình",
        "hồ sơ",
        "vụ",
        "trường hợp",
        "dự án",
        "công trình",
        "đề án",
        "nhiệm vụ",
        "đơn",
        "đơn thư",
        "báo cáo",
        "quyết định",
        "đoàn",
        "cuộc họp",
        "phiên",
        "tin",
        "bài",
        "tin bài",
        "sản phẩm",
        "hoạt động",
        "chương trình",
        "cán bộ",
        "đồng chí",
        "người",
        "cá nhân",
        "tập thể",
        "hộ",
        "học sinh",
        "đ/c",
        "lượt người",
        "suất",
        "suất quà",
        "phần quà",
    ]
)
# "2017-2022 (5 năm)": what a period says of its length.
_LENGTH = re.compile(r"\(\d+ (?:năm|tháng|quý)\)")
# A time that a value is only compared with.
_COMPARED = re.compile(r"(?<!\w)(?:so với|cùng kỳ)[^,;.()]*", re.IGNORECASE)
# A name with so many words besides its unit is the same wherever it stands.
_SPECIFIC = 3
_SUMMARY = re.compile(
    r"(?<!\w)(?:đánh giá chung|khái quát|tổng quát|tóm tắt|mở đầu|kết luận|hạn chế|tồn tại|đánh giá|kết quả nổi bật|kết quả chung|"
    r"chỉ tiêu chủ yếu|kết quả thực hiện (?:các )?chỉ tiêu)(?!\w)",
    re.IGNORECASE,
)
# Words of headings that tell no topic.
_HEADING = frozenset(
    syllables(
        "về công tác kết quả thực hiện nhiệm vụ tình hình hoạt động lĩnh vực các và của trong năm chỉ tiêu chủ yếu"
    )
)


def told_again(told: Told) -> Iterator[Finding]:
    """The findings about indicators that more than one statement tells."""
    statements = [statement for statement in told.statements if not statement.row]
    claims = [Claim(key, item.text, item.term, _context(item)) for key, item in enumerate(statements)]
    seen: set[tuple[int, ...]] = set()
    for group in (*repeated(claims), *_by_name(statements)):
        key = tuple(sorted(statements[stated.key].span.start + stated.quantity.start for stated in group))
        if key in seen:
            continue
        seen.add(key)
        kept = _comparable(statements, group)
        if len(different := apart(kept)) > _MOST_VALUES:
            continue
        if len(different) > 1:
            if found := _different(statements, different):
                yield found
        elif (
            len({stated.key for stated in kept}) > 1 and len({stated.quantity.amount for stated in kept}) == 1
        ) and (same := _same(statements, kept)):
            yield same


def _by_name(statements: Sequence[Statement]) -> list[list[Stated]]:
    """The results that the ledger names alike, for one time, where their own sentences tell all words of the name."""
    groups: dict[tuple[object, ...], list[Stated]] = defaultdict(list)
    for key, statement in enumerate(statements):
        said, context = set(syllables(statement.text)), _context(statement)
        for figure in statement.figures:
            told, quantity = figure.entry.observation, figure.quantity
            if statement.ahead or (
                told.nature is not FigureNature.RESULT
                or quantity.kind not in (*STATED, Kind.RATIO)
                or figure.clause.host is not None
            ):
                continue
            words = frozenset(telling(told.indicator))
            counted = quantity.kind in (Kind.COUNT, Kind.RATIO)
            measured = Kind.COUNT if counted else (quantity.kind, base_unit(quantity))
            if (
                told.scope
                or told.whole
                or not words <= said
                or len(words - set(syllables(quantity.unit))) < _LEAST
            ):
                continue
            bodies = frozenset(bodies_in(f"{context}; {statement.text[: figure.start]}"))
            when = " ".join(re.findall(r"\d+", _LENGTH.sub("", told.period)))
            at = replace(quantity, start=figure.start, end=figure.end)
            apart_words = _APART & set(
                syllables(f"{figure.label} {figure.tail.split(',')[0]} {statement.text[: figure.start]}")
            )
            groups[words, measured, when, bodies, apart_words, quantity.estimated].append(
                Stated(key, at, _lowered(told.indicator))
            )
    return [group for group in groups.values() if len(group) > 1]


def _lowered(name: str) -> str:
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


def _context(statement: Statement) -> str:
    """The times of the headings above, the nearest heading, the lead-ins."""
    above = [
        item.text for title in statement.titles[:-1] for item in quantities(title) if item.kind in _TIMES
    ]
    nearest = [title.capitalize() if title.isupper() else title for title in statement.titles[-1:]]
    return "; ".join((*above, *nearest, *statement.leads))


def _comparable(statements: Sequence[Statement], group: Sequence[Stated]) -> list[Stated]:
    """The values that are told of one thing: no sibling bullets or sections, no two activities of a kind."""
    kept: list[Stated] = []
    for stated in group:
        if all(_one_topic(statements[stated.key], statements[other.key], stated) for other in kept):
            kept.append(stated)
    return kept


def _one_topic(one: Statement, other: Statement, stated: Stated) -> bool:
    """Whether two statements, by where they stand, may speak of one thing."""
    if one is other:
        return True
    if one.ahead != other.ahead or not _one_time(one, other):
        return False
    if one.section == other.section:
        return one.leads == other.leads and not (_head(one) and _head(other) and _head(one) != _head(other))
    if any(_SUMMARY.search(title) for item in (one, other) for title in item.titles[-1:]):
        return True
    common = sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one.titles, other.titles, strict=False))
    )
    said = [set(syllables(" ".join((*item.titles[common:], *item.leads)))) for item in (one, other)]
    siblings = one.titles[:-1] == other.titles[:-1] and said[0] != said[1]
    if siblings and 2 * len(said[0] & said[1]) >= max(map(len, said)):
        return False  # headings of a row: "Vụ xuân", "Vụ mùa"
    shared = (said[0] & said[1]) - _HEADING
    words = set(telling(stated.name)) - set(syllables(stated.quantity.unit))
    return bool(shared) or (len(words) >= _SPECIFIC and stated.quantity.unit.casefold() not in _ACTIVITIES)


def _one_time(one: Statement, other: Statement) -> bool:
    """Whether the headings above tell no two times, where the statements themselves tell none."""
    if any(_times(_COMPARED.sub(" ", statement.text)) for statement in (one, other)):
        return True
    times = [_times(_context(statement)) for statement in (one, other)]
    return not all(times) or times[0] == times[1]


@lru_cache(maxsize=4096)
def _times(text: str) -> str:
    """The last time that a text tells, by its numbers."""
    found = [item.text for item in quantities(text) if item.kind in _TIMES]
    return " ".join(re.findall(r"\d+", found[-1])) if found else ""


def _head(statement: Statement) -> str:
    """What a bullet calls itself before its first colon."""
    head, colon, _ = statement.text.partition(":")
    return " ".join(syllables(head)) if colon and statement.level and not re.search(r"\d", head) else ""


def _different(statements: Sequence[Statement], found: Sequence[Stated]) -> Finding | None:
    figures = [figure for stated in found if (figure := _figure(statements, stated))]
    if len(figures) < 2:
        return None
    told = _listed([value_of(figure.quantity) for figure in figures])
    name = min((stated.name for stated in found), key=len)
    message = f"Báo cáo nêu hai số liệu khác nhau về {name}: {told}{_gap(figures)}."
    return Finding(FindingKind.DIFFERENT, False, message, tuple(figure.entry for figure in figures))


def _same(statements: Sequence[Statement], found: Sequence[Stated]) -> Finding | None:
    figures = [figure for stated in found if (figure := _figure(statements, stated))]
    if len({figure.entry.observation.start for figure in figures}) < 2:
        return None
    name = min((stated.name for stated in found), key=len)
    message = f"Số liệu về {name} được nêu ở {len(figures)} nơi, đều là {value_of(figures[0].quantity)}."
    return Finding(FindingKind.DIFFERENT, True, message, tuple(figure.entry for figure in figures))


def _figure(statements: Sequence[Statement], stated: Stated) -> Figure | None:
    return next(
        (item for item in statements[stated.key].figures if item.start == stated.quantity.start), None
    )


def _gap(figures: Sequence[Figure]) -> str:
    """How far two values are apart, in the unit of the first."""
    if len(figures) != 2 or any(figure.quantity.number_max is not None for figure in figures):
        return ""
    first, second = (figure.quantity for figure in figures)
    gap = abs(decimal_of(first) - decimal_of(second) * exact(second.scale) / exact(first.scale))
    unit = "điểm phần trăm" if first.kind is Kind.PERCENT else first.unit
    return f", chênh lệch {vietnamese(_plain(gap))} {unit}".rstrip()


def _plain(number: Decimal) -> Decimal:
    return number.quantize(Decimal(1)) if number == number.to_integral() else number.normalize()


def _listed(values: Sequence[str]) -> str:
    return f"{', '.join(values[:-1])} và {values[-1]}"
