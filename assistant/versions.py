"""Documents that are versions of one report, and which of them is searched where nobody chooses (pure)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cmp_to_key, lru_cache
from itertools import combinations

from ingest.errors import DocumentUnknown
from ingest.normalise import fold, syllables
from vectorstore.sketch import similarity
from vectorstore.types import DocumentInfo

# From here on two texts are one report, whatever they are called …
SURE = 0.5
# … from here on unless their titles differ …
LIKELY = 0.28
# … and from here on where their titles agree. Of two texts of one length that differ in 60 % of their sentences a
# quarter of the wording is shared; papers of one office on different matters were seen to share up to 0.11.
POSSIBLE = 0.16
SAME_TITLE = 0.5
# An extract or a digest is no version: it holds less than this share of the other's length.
SAME_LENGTH = 0.55
# Days between two versions; a report of the next year is another report, however much of it was copied.
SAME_TIME = 300

# What period a title speaks of: years, and the part of a year.
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PART = re.compile(r"\b(?:(?:thang|quy|tuan|hoc ky) (?:\d{1,2}|[ivx]+)|\d{1,2} thang)\b")
# What a title may say of the version itself.
_OF_VERSIONS = frozenset(
    fold("dự thảo lần bản cuối mới cũ chính thức trình sửa đổi bổ sung hoàn chỉnh").split()
)


@dataclass(frozen=True, slots=True)
class Family:
    """A report in all its versions, newest first; `similarity` is the least that joined them (1 for one alone)."""

    members: tuple[DocumentInfo, ...]
    similarity: float = 1.0

    @property
    def newest(self) -> DocumentInfo:
        """The version that is searched by default."""
        return self.members[0]

    @property
    def name(self) -> str:
        """The family goes by its newest version."""
        return self.newest.name

    @property
    def versions(self) -> bool:
        """Whether there is more than one."""
        return len(self.members) > 1


def families(infos: Iterable[DocumentInfo]) -> tuple[Family, ...]:
    """Every document in exactly one family, most of them alone; in the order of each family's first document."""
    return _families(tuple(infos))


def current(infos: Iterable[DocumentInfo]) -> tuple[str, ...]:
    """The names that are searched by default: the newest of each family, in the order given."""
    infos = tuple(infos)
    newest = {family.name for family in _families(infos)}
    return tuple(info.name for info in infos if info.name in newest)


def family_of(infos: Iterable[DocumentInfo], name: str) -> Family:
    """The family of a document. Raises DocumentUnknown."""
    for family in families(infos):
        if any(info.name == name for info in family.members):
            return family
    raise DocumentUnknown(f"Không có tài liệu nào tên «{name}»; xem danh sách bằng «troly documents».")


def same_text(left: DocumentInfo, right: DocumentInfo) -> bool:
    """Whether two documents are one text in different formats."""
    return left == right or (bool(left.wording) and left.wording == right.wording)


# Asked again with every question; the documents seldom change.
@lru_cache(maxsize=8)
def _families(infos: tuple[DocumentInfo, ...]) -> tuple[Family, ...]:
    group = {at: [at] for at in range(len(infos))}  # those that belong together share one list
    weakest = dict.fromkeys(group, 1.0)
    for share, left, right in sorted(_alike(infos), reverse=True):
        one, other = group[left], group[right]
        if one is other or any(_apart(infos[a], infos[b]) for a in one for b in other):
            continue
        joined = sorted((*one, *other))
        for at in joined:
            group[at], weakest[at] = joined, share
    found = []
    for at, members in group.items():
        if members[0] == at:
            found.append(Family(_newest_first(infos[i] for i in members), round(weakest[at], 3)))
    return tuple(found)


def _alike(infos: Sequence[DocumentInfo]) -> Iterable[tuple[float, int, int]]:
    """Pairs that are versions of one report by themselves, with their similarity."""
    holders: dict[int, list[int]] = defaultdict(list)
    for at, info in enumerate(infos):
        for value in info.sketch:
            holders[value].append(at)
    pairs = {pair for sharing in holders.values() if len(sharing) > 1 for pair in combinations(sharing, 2)}
    for left, right in pairs:
        share = similarity(infos[left].sketch, infos[right].sketch)
        if share >= POSSIBLE and _one_report(infos[left], infos[right], share):
            yield share, left, right


def _one_report(left: DocumentInfo, right: DocumentInfo, share: float) -> bool:
    """Whether two texts that share so much of their wording are one report."""
    shorter, longer = sorted((left.characters, right.characters))
    if shorter < SAME_LENGTH * longer:
        return False
    first, second = (_words(info.title) for info in (left, right))
    # "… xã Tân Lập" and "… xã Hòa Bình": written to one pattern.
    differ = min(len(first - second), len(second - first)) >= 2
    agree = len(first & second) >= SAME_TITLE * max(1, min(len(first), len(second)))
    return share >= SURE or (not differ and (agree or share >= LIKELY))


def _words(title: str) -> frozenset[str]:
    words = (fold(word) for word in syllables(title) if not word.isdigit())
    return frozenset(words) - _OF_VERSIONS


def _apart(left: DocumentInfo, right: DocumentInfo) -> bool:
    """Whether title or date tell that these are reports on different times, written to one pattern."""
    first, second = (" ".join(re.split(r"[\W_]+0*", fold(info.title))) for info in (left, right))
    for pattern in (_YEAR, _PART):
        one, other = (set(pattern.findall(title)) for title in (first, second))
        # A title may be told in full in one format and cut short in another.
        if one and other and not (one <= other or other <= one):
            return True
    days = [date.fromisoformat((info.dated + "-15")[:10]) for info in (left, right) if info.dated]
    return len(days) == 2 and abs((days[0] - days[1]).days) >= SAME_TIME


def _newest_first(members: Iterable[DocumentInfo]) -> tuple[DocumentInfo, ...]:
    """By the date that each gives itself, where they tell different ones, else by when their text came in last.

    Of one text in several formats that with pages goes first: its citations name them.
    """
    members = tuple(members)
    came: dict[str, str] = {}
    for info in members:
        text = info.wording or info.name
        came[text] = max(came.get(text, ""), info.indexed_at)

    def order(left: DocumentInfo, right: DocumentInfo) -> int:
        length = min(len(left.dated), len(right.dated))
        first, second = (
            (info.dated[:length], came[info.wording or info.name], bool(info.pages), info.indexed_at)
            for info in (left, right)
        )
        return (first < second) - (first > second) or (left.name > right.name) - (left.name < right.name)

    return tuple(sorted(members, key=cmp_to_key(order)))
