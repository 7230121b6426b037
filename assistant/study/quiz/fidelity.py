"""Whether the name of a figure says what its sentence says: its words stand there, in that order, about that number."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.figures.ledger.entries import Entry
from assistant.study.quiz.words import any_of
from assistant.study.telling import tells_no_level
from ingest.normalise import syllables
from ingest.quantity import Kind

_MEASURE = re.compile(
    r"^(?:chỉ tiêu )?(?:tỷ lệ|tỉ lệ|tổng số tiền|tổng số|số lượng|số lượt|số tiền|số|mức độ|mức tăng|mức giảm|mức|tỷ trọng|tỉ trọng|"
    r"tổng diện tích|diện tích|tổng khối lượng|khối lượng|tổng trị giá|trị giá|tổng giá trị|giá trị|tổng kinh phí|kinh phí|tổng vốn|vốn|"
    r"thứ hạng|tổng chiều dài|chiều dài|công suất|quy mô|tốc độ tăng trưởng|tốc độ tăng|tốc độ|tổng) "
)
_TOPIC = re.compile(r"\s*\([^()]*\)\s*$")
# Words that a sentence has and a name leaves out.
_IDLE = frozenset(("đã", "sẽ", "đang", "cũng", "còn", "hiện", "vẫn", "đều", "luôn"))
_TIMES = re.compile(
    r"(?<!\w)(?:(?:đến |tính đến )?(?:cuối |đầu |hết )?năm (?:19|20)\d\d(?: của)?|(?:trong |cả )?nhiệm kỳ(?: (?:19|20)\d\d[ -](?:19|20)\d\d)?)(?!\w)"
)
_ASIDE = re.compile(r"\([^()]*\)")
# What is said of the thing that stands before it: "được kết nạp", "bị xử phạt".
_PASSIVE = re.compile(r"^(?P<what>.+?) (?P<voice>được|bị) (?P<verb>.+)$")
_BY = re.compile(r"^(?P<what>.+?) do (?P<who>.+)$")
_HAPPENED = re.compile(r"^(?P<what>(?:vụ|ca|trường hợp|đợt|cơn|trận|điểm|đám|sự cố)(?!\w).*) xảy ra$")
_OF = re.compile(r" (?:của|trong|so với) ")
_AFTER_VERB = re.compile(r" (?=(?:vào|sang|bằng|ra khỏi|cho|để) )")
_INSTITUTION = re.compile(
    r"^(?:tỉnh|huyện|xã|thành phố|mạng lưới|bệnh viện|trường|kho|khu|cụm|dự án|nhà máy|cảng|lao động|người|doanh nghiệp|hộ|toàn|ngành)(?!\w)"
)
_NO_OWNED = re.compile(r"(?<!\w)(?:được|bị|đã|đạt)(?!\w)")
# A bound or a list that stands inside a name was cut out of a sentence.
_CUT = re.compile(
    r"(?<!\w)(?:trở lên|trở xuống) (?!$)|(?<!\w)(?:gồm|bao gồm|nhưng|còn lại trước)(?!\w)|(?:trước|sau|khi|là) (?:được|bị) |"
    r"^(?:tỷ lệ|tỉ lệ|số|mức) (?:qua|theo|do|bằng) |^thu về |(?<!nhận)(?<!gọi)(?<!coi) là |(?<!\w)(?:chỉ có|quy mô được)(?!\w)|(?<!\w)(?:trong nhóm|quy mô|(?<!nâng )công suất|trị giá|tổng vốn|với)$|, (?:xử lý nghiêm|mỗi|để) |^số tiền (?!đã |được ).* đã \w+$"
)
_NO_PASSIVE = ("nâng cao", "thông qua", "là ", "có ", "tham gia", "giúp", "cho ")
# "vụ phát hiện, bắt giữ", "trường hợp lực lượng cảnh sát lập biên bản": what was done is no name of what is counted.
_DEED = re.compile(
    r"(?<!\w)(?:lập|xử phạt|xử lý|tổ chức|tiến hành|ban hành|thực hiện|phát hiện|bắt|thu giữ|tước|trao|tặng)(?!\w)"
)
_JOINTS = frozenset(("của", "trong", "do", "được", "bị", "so", "trở"))
# A clause is no name of what is measured in it: "chiều dài biến đổi khí hậu làm xâm nhập mặn lấn sâu".
_CLAUSE = re.compile(r"(?<!\w)(?:gây|làm|đã|đưa|nộp)(?!\w)|^(?:\w+ ){16,}")
# "hợp tác với 03 trường đại học": how many there are is not told.
_BY_THE_WAY = re.compile(r"(?<!\w)(?:với|cho|tại|trên|ở|tới|đối với|thông qua|của)$")
_LONGEST_VERB = 4
# What a count of many is narrowed by in its sentence: "612 tàu có chiều dài từ 15 mét".
_NARROWED = re.compile(r"^(?:có|thuộc|của|do|tại|ở|từ|bị|được|không|chưa|đủ|đang) ")
_SHORT = 4
_EACH = re.compile(r"(?<!\w)(?:mỗi|từng)(?!\w)[^,;.:]*$", re.IGNORECASE)
_AVERAGE = re.compile(r"mỗi|bình quân|trung bình")
# "Cấp giấy chứng nhận lần đầu đạt 96,8% diện tích cần cấp": the share is of the subject, which the name lacks.
_OF_SUBJECT = re.compile(r"(?:\w+ ){4,}(?:đạt|chiếm|bằng|tới|lên)(?: (?:trên|khoảng|hơn|gần|được|tỷ lệ))*$")
_NEUTRAL = re.compile(r"(?<!\w)(?:phấn đấu|bình quân|hằng năm|hàng năm|có|mỗi năm)(?!\w)")


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence in syllables: all of it, what stands before the number and after it (with its unit)."""

    whole: str
    before: str
    after: str
    unit: str
    raw: str

    def has(self, part: str) -> bool:
        return bool(part) and f" {part} " in self.whole


def faithful(entry: Entry) -> bool:
    """Whether an indicator's name can be read in its sentence: as a whole, or in two parts that the ledger joins."""
    told = entry.observation
    name = told.indicator
    if (found := _TOPIC.search(name)) and found.group().strip() not in entry.quote:
        name = name[: found.start()]
    if _CUT.search(" ".join(name.casefold().split())) or tells_no_level(entry):
        return False
    said = _said(entry)
    whole = _key(name)
    rest = _MEASURE.sub("", whole)
    if _lacks(entry, whole, rest, said):
        return False
    if said.has(whole):
        return True
    if whole != rest and not _counts(whole) and _CLAUSE.search(rest):
        return False
    if said.has(rest):
        # A measure that the sentence does not name, of something that is done: "chiều dài dọn bờ biển".
        return _counts(whole) or whole == rest or not (_CLAUSE.search(rest) or any_of("acting").match(rest))
    return _joined(rest, name, said)


def reordered(name: str) -> str:
    """A name whose verb stands before what belongs to it: "đảng viên được kết nạp vào Đảng"."""
    found = _PASSIVE.match(name)
    if not found:
        return name
    parts = _AFTER_VERB.split(found["what"], maxsplit=1)
    if len(parts) < 2 or len(syllables(parts[0])) < 3 or len(syllables(found["verb"])) > _LONGEST_VERB:
        return name
    return f"{parts[0]} {found['voice']} {found['verb']} {parts[1]}"


def fuller(name: str, quote: str) -> str:
    """A name that ends in a word which the sentence tells in full before: "số gian hàng của sàn giao dịch điện tử"."""
    word = name.rpartition(" ")[2]
    found = re.search(rf"(?<!\w){re.escape(word.capitalize())}((?: [a-zà-ỹđ]+){{2,8}})", quote)
    if not found or word[:1].isupper() or (" " in name and not name.endswith(f" của {word}")):
        return name
    return name + re.sub(r"(?: (?:tỉnh|huyện|xã|thành phố|của|và|có|đã|được))+$", "", found[1])


def _said(entry: Entry) -> _Said:
    told = entry.observation
    at = told.quantity.start - told.start
    end = at + len(told.quantity.value)
    before, after = _key(entry.quote[:at]), _key(entry.quote[end:])
    gone = _key(_ASIDE.sub(" ", entry.quote))
    plain = _key(entry.quote)
    return _Said(f" {plain} ; {gone} ", before, after, _key(told.quantity.unit), entry.quote)


def _lacks(entry: Entry, whole: str, rest: str, said: _Said) -> bool:
    """Whether the sentence tells more of the number than its name does."""
    told = entry.observation
    if told.quantity.kind is Kind.PERCENT and said.after.startswith(f"{said.unit} {rest}".strip()):
        clause = _NEUTRAL.sub(
            "", _key(re.split(r"[,;:.(]\s", entry.quote[: told.quantity.start - told.start])[-1])
        )
        if _OF_SUBJECT.search(" ".join(clause.split())):
            return True
    if _EACH.search(
        " ".join(entry.quote[: told.quantity.start - told.start].split())
    ) and not _AVERAGE.search(whole):
        return True
    plain = not _PASSIVE.match(rest) and not _BY.match(rest) and _counts(whole)
    if plain and said.after.startswith(rest) and _BY_THE_WAY.search(said.before):
        return True
    after = said.after.removeprefix(rest).strip() if said.after.startswith(rest) else ""
    if after.startswith(("trở lên", "trở xuống")) or (
        said.unit and re.match(rf"{said.unit} .* {said.unit}$", rest)
    ):
        return True
    return len(rest.split()) < _SHORT and _counts(whole) and _NARROWED.match(after) is not None


def _joined(rest: str, name: str, said: _Said) -> bool:
    """Whether a name is made of two runs of its sentence in a way that reads."""
    if rest.endswith(" xảy ra"):
        found = _HAPPENED.match(rest)
        return found is not None and (said.has(found["what"]) or _labelled(found["what"], said))
    if (found := _PASSIVE.match(rest)) and found["verb"].startswith(_NO_PASSIVE):
        return False
    if (found := _BY.match(rest)) and any_of("acting").match(found["who"]):
        return False
    if (found := _BY.match(rest)) and said.has(found["what"]) and said.has(found["who"]):
        return True
    if (found := _PASSIVE.match(rest)) and _done(found["what"], found["verb"], name, said):
        return True
    if any(
        _owned(rest[: joint.start()], joint.group(), rest[joint.end() :], name, said)
        for joint in _OF.finditer(rest)
    ):
        return True
    if " của " in f" {rest} " and not said.has("của"):
        return False
    return _labelled(rest, said) or _in_two(rest, said)


def _owned(left: str, joint: str, right: str, name: str, said: _Said) -> bool:
    """Whether both parts of "A của B" are the sentence's own, and B may have an A."""
    if not said.has(right) or not (said.has(left) or said.has(_MEASURE.sub("", left))):
        return False
    if joint != " của " or said.has(f"{left} của {right.split()[0]}"):
        return True
    whose = re.split(r" của ", name, maxsplit=1)[-1]
    if said.has(f"{right} có") and (
        " " in right or fuller(right, said.raw) != right
    ):  # "Sàn có 333 gian hàng"
        return True
    named = any(letter.isupper() for letter in whose) or _INSTITUTION.search(whose) is not None
    return named and _NO_OWNED.search(right) is None


def _done(what: str, verb: str, raw: str, said: _Said) -> bool:
    """Whether what is counted stands in the sentence, and its verb before the figure or right after it.

    `raw` is the whole name with its commas, which tell verbs from each other.
    """
    if not said.has(what) or verb.startswith(_NO_PASSIVE):
        return False
    if said.has(f"được {verb}") or said.has(f"bị {verb}") or said.has(f"{what} {verb}"):
        return True
    parts = _AFTER_VERB.split(verb, maxsplit=1)
    if not said.has(parts[0]) or not (len(parts) == 1 or said.has(parts[1])):
        return False
    # A verb with its object is longer than any verb; "thẩm định, trình giao đất, cho thuê đất" are three.
    told = _AFTER_VERB.split(re.split(r"\s(?:được|bị)\s", raw, maxsplit=1)[-1], maxsplit=1)[0]
    return all(len(syllables(one)) <= _LONGEST_VERB for one in re.split(r",| và ", told))


def _labelled(rest: str, said: _Said) -> bool:
    """Whether the name is the unit and what stands right before the number: "vụ trộm cắp tài sản" for "trộm cắp 19 vụ"."""
    return any(
        label and not _DEED.search(label) and _beside(label, said) for label in _without_head(rest, said)
    )


def _without_head(rest: str, said: _Said) -> list[str]:
    heads = (said.unit, "đồng chí", "đảng viên")
    return [label for head in heads if head and (label := rest.removeprefix(f"{head} ")) != rest]


def _beside(label: str, said: _Said) -> bool:
    """Whether words stand right before the number, or before another number that it is the share of."""
    verbs = "là|có|đạt|ước|tăng|giảm|phấn|đấu|được|trên|khoảng|xảy ra|đứng|xếp"
    end = rf"(?<!\w){re.escape(label)}(?: (?:{verbs}))*(?: \d[\d.,]*(?: (?:đ c|đồng chí|đảng viên|người))?)?$"
    return re.search(end, said.before) is not None


def _in_two(name: str, said: _Said) -> bool:
    """Whether a name is made of two runs of words of the sentence, the second right beside the number."""
    for one in (name, *_without_head(name, said)):
        words = one.split()
        if one != name and _DEED.search(one):
            continue
        for cut in range(len(words) - 1, 0 if one != name else 1, -1):
            left, right = " ".join(words[:cut]), " ".join(words[cut:])
            if not said.has(left) or words[cut] in _JOINTS or words[cut - 1] in _JOINTS:
                continue
            verbal = " do " in f" {left} " or (" được " in f" {left} " and not right[:1].isdigit())
            if _beside(right, said) or (not verbal and said.has(right) and len(right.split()) > 1):
                return True
    return False


def _counts(name: str) -> bool:
    return name.startswith(("số ", "tổng số ", "tỷ lệ ", "tỉ lệ ", "chỉ tiêu số "))


def _key(text: str) -> str:
    return " ".join(part for part in syllables(_TIMES.sub(" ", " ".join(text.split()))) if part not in _IDLE)
