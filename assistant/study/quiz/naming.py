"""An indicator of the ledger as it reads inside a question, and whether it can be asked about at all."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.study.quiz.fidelity import reordered
from assistant.study.quiz.shorts import spelled
from assistant.study.quiz.words import any_of, dangles, quiz_words
from ingest.normalise import syllables

# A longer name is a sentence.
_LONGEST = 30
_TRAILING = re.compile(r"\s*\(([^()]*)\)\s*$")
_IN_TERM = re.compile(
    r"\s+(?:trong|của)\s+(?:cả\s+|toàn\s+)?nhiệm k[ỳì](?! \d| sau| trước| này)", re.IGNORECASE
)
_MONEY = re.compile(r"(?<!\w)số tiền tiền(?!\w)", re.IGNORECASE)
# "(tổng thu đạt 11)", "(cuối năm)": no topics.
_NO_TOPIC = re.compile(
    r"\d|STT|^(?:cuối|đầu|trong|so với|năm|tháng|quý|tổng)\s|(?:đạt|ước|thực hiện|được|là)$"
)
_CHANGED = re.compile(r"^số .*\s(?:giảm|tăng)$")
_TWICE = re.compile(r"(?<!\w)(\w+ \w+) \1(?!\w)", re.IGNORECASE)
# A name with fewer syllables besides its unit needs its section's topic.
_TELLING = 4
# A share needs two.
_SHARE = 2
_COUNTING = re.compile(
    r"^(?:tổng )?số (?!tiền|vốn|thu|chi|dư|nợ|kinh phí|liệu|lượng|thuế|phí|lãi|tăng|giảm|nộp|phải)"
)
_SHARE_OF = re.compile(r"(?:tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng)(?!\w)")
# What only some units measure: an area is no length.
_MEASURED = tuple(
    (re.compile(rf"(?:tổng )?(?:{name})(?!\w)"), re.compile(units, re.IGNORECASE))
    for name, units in (
        ("diện tích", r"(?:\w+ )?(?:ha|héc ta|hecta|km2|km²|m2|m²|sào|mẫu)(?:/.*)?|%.*"),
        ("chiều dài", r"(?:\w+ )?(?:km|m|mét)|%.*"),
        ("sản lượng", r"(?!ha$).*"),
    )
)
# The cells of a row that came out as one text, and changes of nothing.
_ROW = re.compile(
    r"\d[.,]\d|\d\D+\d.*\d|%|(?<!\w)STT(?!\w)|^số [^\s/]+/|^mức (?:tăng|giảm) (?:trở|so)(?!\w)", re.IGNORECASE
)
_ANYBODY = frozenset(
    (
        "người",
        "đồng chí",
        "đ/c",
        "trường hợp",
        "cá nhân",
        "em",
        "cháu",
        "ca",
        "vụ",
        "lượt",
        "chiếc",
        "cái",
        "con",
        "bộ",
        "suất",
    )
)
_PAIRS = (("(", ")"), ("“", "”"), ("«", "»"), ("‘", "’"))
_COMMON = re.compile(
    r"(?<=\s)(?:Cơ quan chuyên môn|Phòng chuyên môn|Lãnh đạo|Cán bộ|Công chức|Ngành|Đảng viên|Hội nghị|Dự án|Trung tâm|Website|Khuyến công|Địa phương|Chi bộ|Hội viên|Xây dựng|Dịch vụ|Công nghiệp)(?!\w)"
)


# Slips that can be mended: "đạt hoàn thành tốt nhiệm vụ".
_DOUBLE_VERB = re.compile(r"(?<!\w)đạt (?=hoàn thành(?!\w))")
_EVERYWHERE = re.compile(
    r"(?<! trong)(?<! trên)(?<! của)(?= toàn (?:tỉnh|huyện|xã|ngành|thành phố|quận|phường|trường|Đảng bộ|đảng bộ)$)"
)


def readable(indicator: str, quote: str, abbreviations: Mapping[str, str]) -> tuple[str, str] | None:
    """The name in small letters where it begins a sentence, and the topic that the ledger adds in parentheses.

    None where it does not read as a name: too long, cut short, with a word said twice or a bracket left open.
    """
    name, topic = _IN_TERM.sub("", " ".join(indicator.split())), ""
    name = _MONEY.sub("tiền", name)
    if (found := _TRAILING.search(name)) and found.group().strip() not in quote:
        name, topic = name[: found.start()], found[1].strip()
    name = _COMMON.sub(lambda match: match.group().lower(), _lowered(name.strip(" ,;:.-–")))
    if not _whole(name) or (topic and (len(syllables(topic)) < 2 or _NO_TOPIC.search(topic))):
        return None
    name = reordered(_DOUBLE_VERB.sub("", name))
    name = _EVERYWHERE.sub(" trong", name) if name.startswith("số ") else name
    return spelled(name, abbreviations), spelled(_lowered(topic), abbreviations)


def lowered(text: str) -> str:
    """A text as it goes on within a sentence: "Số CCN" as "số CCN", "GRDP" and names as they are."""
    return _lowered(text)


def bare(name: str, unit: str) -> bool:
    """Whether a name says too little without what it is about: "số dự án hoàn thành", "số siêu thị"."""
    return _own_words(name, unit) < _TELLING


def short_of_words(name: str, unit: str) -> bool:
    """Whether a name is better told with what it is about, where a title names that: "thu nhập của lao động"."""
    return _own_words(name, unit) <= _TELLING


def empty(name: str, unit: str) -> bool:
    """Whether a name only says what is counted: "số sinh viên"."""
    return _own_words(name, unit) == 0


def vague(name: str) -> bool:
    """Whether a share is of nothing that is told: "tỷ lệ KH"."""
    return _own_words(name, "%") < _SHARE


def fitting(name: str, unit: str, *, counted: bool) -> bool:
    """Whether a name and its unit go together: no count of things in money, no "số cán bộ … 01 lần"."""
    begins = _COUNTING.match(name)
    if any(measure.match(name) and not units.fullmatch(unit) for measure, units in _MEASURED):
        return False
    if _SHARE_OF.match(name) and "%" not in unit:
        return False
    if not counted:
        return begins is None
    if unit.casefold() in ("lần", "đơn vị tính"):
        return False
    parts = set(syllables(name))
    return begins is None or unit.casefold() in _ANYBODY or not parts.isdisjoint(syllables(unit))


def _repeats(parts: Sequence[str]) -> bool:
    """Whether four syllables in a row stand twice."""
    runs = [tuple(parts[i : i + 4]) for i in range(len(parts) - 3)]
    return len(set(runs)) < len(runs)


def _own_words(name: str, unit: str) -> int:
    idle = set(
        syllables(
            f"số tổng số tỷ lệ tổng của được các kế hoạch KH diện tích khối lượng kinh phí trị giá {unit}"
        )
    )
    return len([part for part in syllables(name) if part not in idle])


def _lowered(text: str) -> str:
    first = text.split(" ", 1)[0]
    if len(first) > 1 and any(letter.isupper() for letter in first[1:]):
        return text
    return text[:1].lower() + text[1:]


def _cut_short(name: str) -> list[str]:
    """The phrases that a name breaks off after: at its end all of the list, inside those that go on wrongly."""
    return [
        phrase
        for phrase in quiz_words()["cut_short"]
        if name.endswith(phrase) or (phrase in name and phrase.split()[-1] in ("do", "tại"))
    ]


def _whole(name: str) -> bool:
    parts = syllables(name)
    if not 2 <= len(parts) <= _LONGEST or _TWICE.search(name) or _repeats(parts):
        return False
    if dangles(name) or any_of("pointing").search(name):
        return False
    if (
        _ROW.search(name)
        or _cut_short(name)
        or _CHANGED.search(name)
        or name.casefold() in quiz_words()["measures"]
    ):
        return False
    if name.count('"') % 2 or any(name.count(left) != name.count(right) for left, right in _PAIRS):
        return False
    return not re.search(r"[:;|…]|\.\.\.|[,-]$|^(?:và|của|trong|đạt|được|là|các)\s", name)
