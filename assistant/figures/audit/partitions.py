"""Parts that by their names make up a whole: "vi phạm" and "không vi phạm", "nam" and "nữ"."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from ingest.normalise import syllables
from ingest.quantities import Quantity

# Names that together leave nothing out, two sides each.
_EXHAUSTIVE: tuple[tuple[tuple[str, ...], ...], ...] = (
    (("nam",), ("nữ",)),
    (("chính thức",), ("dự bị",)),
    (("trong nước", "ddi", "nội địa"), ("nước ngoài", "ngoài nước", "fdi", "quốc tế")),
    (("công lập",), ("ngoài công lập", "tư thục", "dân lập")),
    (("thành thị", "đô thị"), ("nông thôn",)),
    (("thường xuyên", "theo kế hoạch", "định kỳ"), ("đột xuất",)),
    (("chuyên trách",), ("kiêm nhiệm",)),
    (("tập thể",), ("cá nhân",)),
    (("ngân sách nhà nước",), ("ngoài ngân sách",)),
    (("trước hạn", "đúng hạn"), ("quá hạn", "trễ hạn", "chậm hạn")),
    (("trong hạn",), ("quá hạn", "trễ hạn")),
    (("đã giải quyết", "giải quyết xong"), ("đang giải quyết", "chưa giải quyết")),
    (("khai thác",), ("nuôi trồng",)),
    (("xuất khẩu",), ("nhập khẩu",)),
    (("chuyển tiếp",), ("khởi công mới",)),
)
# Names of which all are needed to leave nothing out: kinds of forest, of land; forms of discipline; grades.
_ENTIRE: tuple[tuple[tuple[str, ...], ...], ...] = (
    (("rừng sản xuất",), ("rừng phòng hộ",), ("rừng đặc dụng",)),
    (("đất nông nghiệp",), ("đất phi nông nghiệp",), ("đất chưa sử dụng",)),
    (("khiển trách",), ("cảnh cáo",), ("cách chức",), ("khai trừ",)),
    (("hoàn thành xuất sắc",), ("hoàn thành tốt",), ("hoàn thành",), ("không hoàn thành", "chưa hoàn thành")),
    (("tốt",), ("khá",), ("đạt",), ("chưa đạt", "không đạt")),
    (("giỏi",), ("khá",), ("trung bình",), ("yếu", "kém", "yếu kém", "yếu, kém")),
    (("tốt",), ("khá",), ("trung bình",), ("yếu", "kém", "yếu kém", "yếu, kém")),
    (("quốc gia đặc biệt",), ("quốc gia",), ("cấp tỉnh",)),
    (("nhất",), ("nhì",), ("ba",), ("khuyến khích",)),
)
_NEGATIONS = ("không", "chưa")
# Words that a statement may have and its negation may lack.
_LIGHT = frozenset(("đã", "được", "có", "số", "bị"))
# Words of a label that name no part.
_IDLE = frozenset(
    syllables(
        "là có số được đã trong đó và các của tổng vụ lượt người đồng chí đ/c c dự án vốn với cho tỷ lệ đạt gồm trường hợp"
    )
)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a whole: the claim it is told in, the words around it, its figure."""

    key: int
    label: str
    quantity: Quantity

    @property
    def words(self) -> tuple[str, ...]:
        """The syllables of the label."""
        return tuple(part for part in syllables(self.label) if part.isalpha())


def complements(parts: Sequence[Part]) -> Iterable[tuple[Part, ...]]:
    """Every group of parts that exhausts a whole by its names, most of them pairs.

    A third part of the same division ("trước hạn", "đúng hạn", "quá hạn") makes the pair a triple.
    """
    taken: set[int] = set()
    words = [part.words for part in parts]
    for division in _ENTIRE:
        sides = [_side(said, division) for said in words]
        members = [k for k, side in enumerate(sides) if side is not None]
        if sorted(side for side in sides if side is not None) == list(range(len(division))) and all(
            _alike(words[members[0]], words[k], division) for k in members[1:]
        ):
            taken.update(members)
            yield tuple(parts[k] for k in members)
    placed = [(division, [_side(said, division) for said in words]) for division in _EXHAUSTIVE]
    for i, j in itertools.combinations(range(len(parts)), 2):
        if i in taken or j in taken:
            continue
        if _negates(words[i], words[j]) or _negates(words[j], words[i]):
            if (i, j) != (0, 1):  # "khá", "đạt", "chưa đạt" are more than the last two
                continue
            taken |= {i, j}
            yield parts[i], parts[j]
            continue
        for division, sides in placed:
            if None in (sides[i], sides[j]) or sides[i] == sides[j]:
                continue
            if _alike(words[i], words[j], division):
                members = [k for k, side in enumerate(sides) if side is not None and k not in taken]
                taken.update(members)
                yield tuple(parts[k] for k in members)
                break


def _negates(plain: Sequence[str], negated: Sequence[str]) -> bool:
    """Whether one label is the other with "không" or "chưa" put in."""
    bare = [word for word in plain if word not in _LIGHT]
    return any(
        word in _NEGATIONS
        and bool(bare)
        and [other for other in (*negated[:i], *negated[i + 1 :]) if other not in _LIGHT] == bare
        for i, word in enumerate(negated)
    )


def _has(words: Sequence[str], phrase: str) -> bool:
    wanted = _syllables(phrase)
    return any(tuple(words[i : i + len(wanted)]) == wanted for i in range(len(words)))


@cache
def _syllables(phrase: str) -> tuple[str, ...]:
    return tuple(syllables(phrase))


def _side(words: Sequence[str], division: Sequence[Sequence[str]]) -> int | None:
    """Which side of a division a label is on; the longer name decides ("ngoài công lập" is not "công lập")."""
    hits = [(len(name), side) for side, names in enumerate(division) for name in names if _has(words, name)]
    return max(hits)[1] if hits else None


def _alike(first: Sequence[str], second: Sequence[str], division: Sequence[Sequence[str]]) -> bool:
    """Whether two labels say the same but for the names of the division."""
    return _rest(first, division) == _rest(second, division)


def _rest(words: Sequence[str], division: Sequence[Sequence[str]]) -> frozenset[str]:
    named = {part for names in division for name in names for part in _syllables(name)}
    return frozenset(word for word in words if word not in named and word not in _IDLE)
