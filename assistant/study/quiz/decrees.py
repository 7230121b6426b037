"""The documents that a report names with number, date, issuer and subject."""

from __future__ import annotations

import re
from collections import defaultdict

from assistant.study.quiz.citing import cite_span, place_of
from assistant.study.quiz.once import once_per_document
from assistant.study.quiz.reporter import reporter
from assistant.study.quiz.slips import misspelt
from assistant.study.quiz.types import DecreeFact
from assistant.study.quiz.words import any_of, dangles
from ingest.normalise import syllables
from ingest.sentences import sentences
from ingest.types import Document

_UPPER = "A-ZĐÀ-ÖØ-ÝĂƠƯẠ-Ỹ"
_KINDS = (
    "Nghị quyết|Quyết định|Chỉ thị|Kết luận|Quy định|Kế hoạch hành động|Kế hoạch|Chương trình hành động|Chương trình|Hướng dẫn|Quy chế|"
    "Thông tư|Nghị định|Công văn|Công điện|Thông báo|Đề án|Luật"
)
_DECREE = re.compile(
    rf"(?P<kind>(?i:{_KINDS}))\s+(?:số\s+)?(?P<number>\d+[a-z]?(?:/(?:19|20)\d\d)?\s?[-/]\s?[A-ZĐ][A-ZĐa-z]*(?:\s?[-/]\s?[A-ZĐ][A-ZĐa-z]*)*)"
    rf"(?:\s*,)?(?:\s+ngày\s+(?P<date>\d{{1,2}}/\d{{1,2}}/(?:19|20)\d\d))?(?P<rest>[^\n]*)"
)
_ISSUER = re.compile(
    rf"^\s+của\s+(?P<name>[{_UPPER}][^,;.:()“”\"«»\n]*?)(?=\s+(?:về|thực hiện|định hướng|ban hành|triển khai|gắn|trong|để|và (?!Đào tạo|Môi trường|Xã hội|Du lịch|Công nghệ|Đầu tư|Thể thao|Phát triển)|khóa|là|làm|nhằm)(?!\w)|\s*[,;.:()“”\"«»]|\s*$)"
)
_SUBJECT = re.compile(
    r"^\s*(?:\(khóa [IVX]+\)\s*)?(?:về (?:việc )?)\s*[“\"«‘]?\s*(?P<said>[^;.()“”\"«»‘’\n]+)", re.IGNORECASE
)
_QUOTED = re.compile(
    r"^\s*(?:về (?:việc )?)?[“\"«‘]\s*(?:về (?:việc )?)?(?P<said>[^“”\"«»‘’\n]+)[”\"»’]", re.IGNORECASE
)
_STOP = re.compile(
    r",?\s(?:của (?:Bộ|Ban|Thủ|Chính|UBND|Tỉnh|Đảng (?:ủy|bộ))|gắn với|ngày \d|thay thế|và Kế hoạch|làm cơ sở|đến toàn)|,\s(?=[A-ZĐ]|đã |đảng )"
)
_CENTRAL = re.compile(r"Bộ Chính trị|Ban Bí thư|Trung ương|Chính phủ")
_LOCAL = re.compile(r"Tỉnh ủy|Thành ủy|Huyện ủy|UBND|Đảng bộ tỉnh")
_OPEN_END = re.compile(r"(?:Chỉ thị|Nghị quyết|Quy định|Quyết định|Kết luận|mô hình|Đề án|Kế hoạch|số)$")
_LEAST, _MOST = 4, 30


@once_per_document
def decrees(document: Document) -> tuple[DecreeFact, ...]:
    """The documents named, each once, at its fullest place; those told in two ways are left out."""
    found: dict[str, list[DecreeFact]] = defaultdict(list)
    inside = [(section.start, section.body) for section in document.sections]
    for start, stop in sentences(document.text, cuts=document.cuts):
        if any(begin <= start < end for begin, end in inside):
            continue
        at = start
        while match := _DECREE.search(document.text, at, stop):
            at = match.start("rest")
            if (fact := _fact(document, match, start, stop)) and fact not in found[fact.number]:
                found[fact.number].append(fact)
    return tuple(chosen for facts in found.values() if (chosen := _best(facts)))


def _best(facts: list[DecreeFact]) -> DecreeFact | None:
    dates = {tuple(map(int, fact.date.split("/"))) for fact in facts if fact.date}
    kinds = {fact.label.split(" số ")[0].casefold() for fact in facts}
    if len(dates) > 1 or len(kinds) > 1:
        return None
    best = max(facts, key=lambda fact: (bool(fact.date), bool(fact.subject), bool(fact.issuer)))
    return best if sum(map(bool, (best.date, best.subject, best.issuer))) > 1 else None


def _fact(document: Document, match: re.Match[str], start: int, stop: int) -> DecreeFact | None:
    number = re.sub(r"\s", "", match["number"])
    if not re.search(r"[A-ZĐ]{2}", number):
        return None
    rest = match["rest"]
    issuer = ""
    if named := _ISSUER.match(rest):
        issuer, rest = named["name"].strip(), rest[named.end() :]
        if (_CENTRAL.search(issuer) and number.endswith("/TU")) or (
            _LOCAL.search(issuer) and number.endswith("/TW")
        ):
            return None  # one of the two is a slip
        if not 2 <= len(issuer.split()) <= 12:
            issuer = ""
    told = _QUOTED.match(rest) or _SUBJECT.match(rest)
    subject = _subject(told["said"], quoted=told.re is _QUOTED) if told else ""
    if misspelt(document, subject):
        return None
    section = _section_at(document, start)
    kind = match["kind"]
    return DecreeFact(
        key=f"decree:{number}",
        label=f"{kind[:1].upper()}{kind[1:].lower()} số {number}",
        number=number,
        date=match["date"] or "",
        issuer=issuer,
        subject=subject,
        citation=cite_span(document, start, stop, section, note=_in_note(document, start)),
        who=reporter(document),
        owner=(document.name, section),
        place=place_of(document, section),
    )


def _subject(said: str, *, quoted: bool) -> str:
    """What a document is about, whole: cut before what only tells of other documents; "" where it cannot be."""
    text = said
    if not quoted:
        text = _STOP.split(said)[0]
    text = re.sub(r"(\d{4}) ?- ?(?=\d{4})", r"\1-", " ".join(text.split())).strip(" ,.;:-–")
    parts = syllables(text)
    if not _LEAST <= len(parts) <= _MOST or dangles(text) or _OPEN_END.search(text):
        return ""
    if any_of("pointing").search(text) or re.search(r"\d+-[A-ZĐ]", text):
        return ""
    return text


def _section_at(document: Document, offset: int) -> int | None:
    for note in document.footnotes:
        if note.start <= offset < note.end:
            offset = note.anchor if note.anchor is not None else offset
            break
    best = None
    for index, section in enumerate(document.sections):
        if section.start <= offset < section.end:
            best = index
    return best


def _in_note(document: Document, offset: int) -> bool:
    return any(note.start <= offset < note.end for note in document.footnotes)
