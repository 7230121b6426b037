"""Phrases cut down to what names an indicator: without times, hedges, bullets and loose ends (pure)."""

from __future__ import annotations

import re

from ingest.ledger.vocabulary import one_of
from ingest.normalise import syllables
from ingest.quantities import Kind, quantities

# Idioms of time; years and dates are found by `ingest.quantities`.
_TIME = re.compile(
    r"(?<!\w)(?:"
    + one_of(
        """hằng năm, hàng năm, hằng tháng, hàng tháng, hằng quý, hàng quý, mỗi năm, hiện nay, hiện tại, đến nay, tính đến nay, cho đến nay, tới nay, tính đến hiện nay,
        đến thời điểm hiện tại, đến thời điểm này, tính đến thời điểm báo cáo, đến thời điểm báo cáo, tính đến thời điểm hiện tại, thời gian qua, trong thời gian qua, những năm qua, trong những năm qua,
        nhiệm kỳ qua, trong nhiệm kỳ qua, trong nhiệm kỳ, trong cả nhiệm kỳ, cả nhiệm kỳ, nhiệm kỳ này, nhiệm kỳ trước, từ đầu nhiệm kỳ đến nay, từ đầu nhiệm kỳ, đầu nhiệm kỳ, trong kỳ, cuối nhiệm kỳ, đến cuối nhiệm kỳ,
        trong giai đoạn, nhiệm kỳ, giai đoạn, trong năm, từ năm, đến năm, năm qua, trong đó, riêng, cụ thể, tính đến, tổng cộng, cho thấy"""
    )
    + r"|(?<!thực )(?<!phát )(?<!thể )(?<!biểu )(?<!xuất )(?<!tái )(?<!cải )hiện(?!\s+(?:đại|trạng|vật|trường|hành|thực)))(?!\w)(?!(?<=giai đoạn)\s+\d(?!\d))",
    re.IGNORECASE,
)
_AGO = re.compile(
    r"(?<!\w)(?:trong\s+|sau\s+|gần\s+|suốt\s+)*\d+\s+năm(?:\s+(?:qua|tới|gần đây|trước))?(?!\w|\s+tuổi)",
    re.IGNORECASE,
)
_BEFORE_TIME = re.compile(
    r"(?:(?<!\w)(?:tính|đến|từ|trong|cuối|đầu|hết|giai đoạn|nhiệm kỳ|thời kỳ|năm|các năm|kể|vào|tới|cho|của|tháng|quý|ngày|kỳ|so với)\s*)+$",
    re.IGNORECASE,
)
_TIMES = frozenset((Kind.YEAR, Kind.PERIOD, Kind.DATE))
# What stands between a name and its value.
_VALUE_LEAD = re.compile(
    r"(?:(?:^|[\s,:;(])(?!(?<=nhà\s)ở|(?<=đất\s)ở|(?<=giá\s)cả|(?<=(?:văn|cấp|mặt)\s)bằng|(?<=(?:công|đồng)\s)bằng|(?<=định\s)mức|(?<=hạn\s)mức|(?<=chứng\s)chỉ|(?<=tín\s)chỉ|(?<=tồn\s)tại)(?:"
    + one_of(
        """ước đạt, ước tính, ước thực hiện, ước, đạt được, đạt, là, phấn đấu đạt, phấn đấu, khoảng, trên, dưới, hơn, gần, dự kiến, được, từ, đến, tới, ở mức, giữ ở mức, mức, ổn định từ, ổn định ở mức, ổn định khoảng, ổn định trên, bình quân, trung bình, ít nhất, tối thiểu,
        tối đa, không quá, không dưới, xấp xỉ, chừng, còn, chỉ còn, chỉ, lên, xuống, với, cho, của, tại, bằng, thì, duy trì, thêm, khoảng chừng, đều, có từ, cả, tất cả, toàn bộ, gồm, bao gồm, trong số, thêm được, theo đăng ký là, ấy, này, và, trong, ở, so với, giảm từ, tăng từ"""
    )
    + r")(?!\w))+[\s,:;(]*$",
    re.IGNORECASE,
)
# "b)", "1.2." at the start of an item.
_ENUMERATOR = re.compile(
    r"^[-+*•–\s]*(?:(?:\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\)|[a-zđ]\.|\([a-zđ\d]{1,2}\)|[ivxIVX]+[.)])(?=\s))?[-+*•–\s]*"
)
_EDGES = " \t\n,;:.-–—+*•/|…"
_OPENERS = re.compile(
    r"^(?:(?:phấn đấu|dự kiến|các|những|có|đã|được|đang|là|và|với|thì|còn|trong đó|riêng|cụ thể|trong|mỗi|cả|ngoài ra|bình quân(?! mỗi| một| đầu)|kết quả|đồng thời|qua đó|bên cạnh đó|theo đó|đến|tổng số có)(?!\w)[\s,:]*)+",
    re.IGNORECASE,
)
_DASHES = re.compile(r"(?<=\w)\s*[-–—]\s+|(?<=\w)\s+[-–—]\s*(?=\w)")
_PREPOSITION = re.compile(r"\s(?:của|cho|trong|theo|về|tại|trên|với|đến|để|do|được|thuộc)\s")
LONGEST = 110


def without_times(text: str) -> str:
    """A text less the times that it tells: "Đến cuối năm 2024, đàn lợn" is "đàn lợn"."""
    for item in reversed(quantities(text)):
        if item.kind in _TIMES:
            start = item.start
            if before := _BEFORE_TIME.search(text, 0, start):
                start = before.start()
            text = f"{text[:start]} {text[item.end :]}"
    text = _AGO.sub(" ", text)
    return _TIME.sub(" ", text)


def without_mark(text: str) -> str:
    """A line without the bullet or number that it opens with."""
    return _ENUMERATOR.sub("", text)


def without_lead(text: str) -> str:
    """A text less the words that lead to a value: "Tỷ lệ che phủ rừng ước đạt" is "Tỷ lệ che phủ rừng"."""
    return _VALUE_LEAD.sub("", text)


def trimmed(text: str) -> str:
    """A phrase as one line without loose ends: bullets, punctuation, brackets that nothing closes."""
    text = _DASHES.sub(" - ", " ".join(text.split())).strip(_EDGES)
    for opening, closing in ("()", "“”", "[]"):
        while text.count(opening) > text.count(closing):
            text = text[: text.rfind(opening)].strip(_EDGES)
        while text.count(closing) > text.count(opening):
            at = text.find(closing)
            text = (text[:at] + text[at + 1 :]).strip(_EDGES)
    return re.sub(r"\s+,", ",", text).strip(_EDGES)


def opened(text: str) -> str:
    """A trimmed phrase without the auxiliaries that it opens with: "đã có tổng số" is "tổng số"."""
    return trimmed(_OPENERS.sub("", trimmed(text)))


def shortened(text: str, longest: int = LONGEST) -> str:
    """A name of at most `longest` characters, cut where a phrase ends."""
    if len(text) <= longest:
        return text
    cut = text[:longest]
    comma = max(cut.rfind(mark) for mark in (", ", "; ", " (", " và "))
    prepositions = [mark.start() for mark in _PREPOSITION.finditer(cut) if mark.start() > longest // 2]
    cut = cut[:comma] if comma > longest // 2 else cut[: prepositions[-1] if prepositions else cut.rfind(" ")]
    return trimmed(cut)


def capital(text: str) -> str:
    """A name with a capital at its start."""
    return text[:1].upper() + text[1:]


def small(text: str) -> str:
    """A name as it stands inside another one: "Tổng số" as "tổng số", "GRDP" and "Đảng bộ" as they are."""
    first = text.split(" ", 1)[0]
    common = first[1:].islower() or len(first) == 1
    return text[:1].lower() + text[1:] if common and not _PROPER.match(text) else text


# What bodies are called by, less the common words that begin so.
_PROPER = re.compile(
    r"(?:đảng(?! viên)|đoàn(?! viên| thể| kiểm tra| công tác)|công (?:an|ty|đoàn)|sở(?! hữu)|bộ(?! phận| máy| môn)|ban(?! hành)"
    r"|ubnd|hội(?! viên| nghị| thảo| thi| chợ| họp))(?!\w)",
    re.IGNORECASE,
)


def has_words(text: str) -> bool:
    """Whether a phrase says anything: two letters or more."""
    return re.search(r"[^\W\d_]{2,}", text) is not None


def related(one: str, other: str) -> bool:
    """Whether two phrases share a word that is no filler."""
    idle = {"và", "của", "các", "trong", "trên", "địa", "bàn", "số", "tổng"}
    return bool({*syllables(one)} & {*syllables(other)} - idle)
