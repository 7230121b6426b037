"""Whether a figure's name asks for it alone on a card, and that name as it reads best."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from assistant.study.misnamed import before, behind, brought_in, joins, left_over, of_each, of_others
from assistant.study.quiz.once import once_per_document
from assistant.study.quiz.topics import topic_of_section
from assistant.study.quiz.types import FigureFact
from assistant.study.quiz.words import any_of, dangles
from assistant.study.telling import speaks
from ingest.normalise import fold, syllables
from ingest.quantity import Kind
from ingest.types import Document

# A longer name is a paragraph to be read.
_LONGEST = 26
# A bare count with fewer words besides its unit is one of an inventory ("có 16 siêu thị"), or of who knows what.
_TELLING = 2
# "quần chúng vào Đảng được kết nạp" reads "quần chúng được kết nạp vào Đảng".
_LATE_PASSIVE = re.compile(r"(?P<who>.+?) (?P<whither>(?:vào|sang|ra khỏi|đến) .+) (?P<done>được [\w ,]+)$")
_FINED = re.compile(r"(?P<sum>(?:tổng )?số tiền) của (?P<whom>\w+ .+) bị xử phạt$")
_OF_NUMBER = re.compile(r"^(tỷ|tỉ) lệ số ")
_AIM = re.compile(r"^chỉ tiêu (?=\w+ )")
_UPWARDS = re.compile(r"\s?(?<!\w)(?:trở lên|trở xuống)(?!\w)")
# Names that go on into what the sentence only adds, or are parts of a clause.
_ADDED = re.compile(r"(?<!\w)gồm(?!\w)|(?<!công nhận)(?<!xác định)(?<!coi) là\s|\strong (?:nhóm|đó|số)$")
# What is left when all the others were named.
_OTHERS = re.compile(r"\s(?:khác|còn lại)$")
_WHOLE_YEAR = re.compile(r"\s+cả năm$")
# Whose income or capital: without a topic nobody knows which ones.
_THEIRS = re.compile(
    r"\scủa (?:các )?(?:người )?(?:lao động|hộ|hộ dân|doanh nghiệp|cơ sở|đơn vị|dự án|công trình)$",
    re.IGNORECASE,
)
_HAVING = re.compile(r"(?<!\w)(?:có|hiện có|gồm)(?!\w)", re.IGNORECASE)
_CLAUSE = re.compile(r"\s(?:làm|gây|khiến|chỉ có|không có)\s|,\scó\s")
_WHO = re.compile(r"(?<!\w)do (?P<actor>.+)")
_SIZE = re.compile(r"(?:diện tích|chiều dài|khối lượng) (?P<rest>.+)")
_SHARE = re.compile(
    r"(?:tỷ lệ|tỉ lệ|tỷ trọng) (?:qua|do|của|ở|tại|từ|trong|trên|để|mới|còn|khi|sau|bằng)(?!\w)"
)
# What a sum or an amount is called besides what it is of.
_GENERAL = frozenset(
    syllables(
        "năng suất sản lượng diện tích khối lượng công suất trị giá tổng số tiền mức vốn kinh phí bình quân trung bình thiệt hại vận hành tiêu thụ phạt "
        "xử phạt thu về ngân sách tài sản được bị của thực hiện huy động đầu tư hỗ trợ giải ngân cả năm cần cấp đạt doanh tỷ tỉ lệ vụ việc trường hợp trên địa bàn trồng mới"
    )
)
# What happens to those that are only counted: "số vụ xảy ra" tells no more than "số vụ".
_EVENTS = frozenset(
    syllables(
        "vụ ca trường hợp người lượt cuộc số xảy ra phát hiện bắt giữ được ghi nhận bị xử lý và tiến hành việc đơn hồ sơ biên bản quyết định lập"
    )
)


def fit(document: Document, facts: Iterable[FigureFact]) -> list[FigureFact]:
    """The facts that can be asked alone, under names that read well."""
    found = [_mended(document, fact) for fact in facts if speaks(fact.entry)]
    found = [fact for fact in found if _tells(document, fact)]
    return [fact for fact in found if not _mistakable(fact, found)]


def _mended(document: Document, fact: FigureFact) -> FigureFact:
    """The fact under the name that says the same in the usual order, with its section's topic where it needs one."""
    name = _OF_NUMBER.sub(r"\1 lệ ", fact.name)
    if behind(fact.entry).startswith(("trở lên", "trở xuống")) or _UPWARDS.search(
        fact.entry.observation.quantity.unit
    ):
        name = _UPWARDS.sub("", name)
    if late := _LATE_PASSIVE.fullmatch(name):
        name = f"{late['who']} {late['done']} {late['whither']}"
    if fined := _FINED.fullmatch(name):
        name = f"{fined['sum']} xử phạt {fined['whom']}"
    end = r"\s+".join(map(re.escape, name.split()[-3:]))
    if cut := re.search(rf"{end}\s+(trở lên|trở xuống)(?!\w)", fact.entry.quote, re.IGNORECASE):
        name = f"{name} {cut[1].lower()}"
    if fact.when.startswith("năm "):
        name = _WHOLE_YEAR.sub("", name)
    about = fact.about
    section = fact.entry.observation.section
    if not about and section is not None and _THEIRS.search(name):
        about = topic_of_section(document, section)
    return replace(fact, name=name, about=about)


def aim(fact: FigureFact) -> str:
    """The name without the word that it is an aim; the same where it does not say so."""
    return _AIM.sub("", fact.name)


def _tells(document: Document, fact: FigureFact) -> bool:
    """Whether the name is whole, is one of what the figure measures, and tells what that is."""
    name, kind = fact.name, fact.entry.observation.quantity.kind
    if len(syllables(name)) > _LONGEST or any(sign.search(name) for sign in (_ADDED, _OTHERS, _WHOLE_YEAR)):
        return False
    if _SHARE.match(name) or (_THEIRS.search(name) and not fact.about):
        return False
    if fact.about and fold(fact.about).casefold() not in _titles(document):
        return False
    if any(dangles(part) for part in re.split(r"\s(?:được|bị)\s", name)[:-1]):
        return False
    if (who := _WHO.search(name)) and any_of("acting").match(who["actor"]):
        return False
    if kind in (Kind.MONEY, Kind.MEASURE, Kind.OTHER):
        size = _SIZE.match(name)
        if _CLAUSE.search(name) or (size and any_of("acting").match(size["rest"])):
            return False
    if joins(name, fact.entry) or (kind is Kind.PERCENT and of_each(name, fact.entry)):
        return False
    if kind in (Kind.COUNT, Kind.RATIO):
        return _counts(fact) and _of_its_whole(document, fact)
    if kind is Kind.PERCENT and of_others(name, fact.entry):
        return False
    return bool(set(syllables(name)) - _GENERAL)


def _of_its_whole(document: Document, fact: FigureFact) -> bool:
    """Whether a bare part names what it is a part of: of 216 members admitted, "riêng sinh viên 131" are members too."""
    whole = fact.entry.observation.whole
    told = next((one for one in document.observations if one.id == whole), None) if whole else None
    if not fact.about or told is None:
        return True
    common = set(syllables(told.indicator)) & set(syllables(fact.name))
    return told.quantity.unit.casefold() in fact.name.casefold() or len(common - {"số", "tổng"}) >= _TELLING


def _counts(fact: FigureFact) -> bool:
    """Whether what is counted is told, and is not what the sentence only brings in beside something else."""
    parts = set(syllables(fact.name))
    if not parts - _EVENTS:
        return False
    if left_over(fact.name, fact.entry) or brought_in(fact.name, fact.entry):
        return False
    own = parts - set(syllables(f"số {fact.entry.observation.quantity.unit}"))
    return not (fact.about and len(own) < _TELLING and not _HAVING.search(before(fact.entry)))


def _mistakable(fact: FigureFact, others: Iterable[FigureFact]) -> bool:
    """Whether a bare count could as well be another of its section: "số tàu" beside "số tàu cá"."""
    if fact.entry.observation.quantity.kind is not Kind.COUNT or not fact.about:
        return False
    thing = fact.name.removeprefix("số ").casefold()
    return any(
        other is not fact
        and other.owner == fact.owner
        and other.entry.observation.quantity.kind is Kind.COUNT
        and re.search(rf"(?<!\w){re.escape(thing)}(?!\w)", other.name.casefold())
        for other in others
    )


@once_per_document
def _titles(document: Document) -> str:
    return "\n".join(fold(section.title).casefold() for section in document.sections)
