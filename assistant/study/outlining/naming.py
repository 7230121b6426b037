"""Headings as they read inside a sentence or a title, also those written in capitals (pure)."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from assistant.suggest import topic_of
from ingest.ledger.phrases import capital
from ingest.titles import own_name
from ingest.types import Document, Section

_WORD = re.compile(r"[^\W\d_]+")
_LONGEST, _LONGEST_TITLE = 110, 170
# What a title line may go on with.
_LONG_TITLE = 110
_AFTER_TITLE = re.compile(
    r"\s(?=trình (?:đại hội|hội nghị|kỳ họp)|phương châm|chủ đề|kết quả thực hiện|KẾT QUẢ|ĐÁNH GIÁ)",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"[IVXLC]+")
_COUNTED = re.compile(r"(?:khóa|khoá|thứ|kỳ|kì|phần|quý|hạng|loại|cấp)$", re.IGNORECASE)
# As administrative writing has them where the text itself does not tell.
_USUAL = {
    name.casefold(): name
    for name in (
        "xây dựng Đảng",
        "Đảng bộ",
        "Đảng ủy",
        "Đại hội",
        "Ban Chấp hành",
        "Nghị quyết Đại hội",
        "Công đoàn",
    )
}
_NAMES = re.compile(rf"(?<!\w)(?:{'|'.join(_USUAL)})(?!\w)", re.IGNORECASE)


def heading_of(document: Document, section: Section) -> str:
    """A section's title, one in capitals as the text writes its words."""
    title = section.title.strip().rstrip(":.;- ")
    return capital(_cased(title, document.text)) if title.isupper() else capital(title)


def topic_in(document: Document, section: Section) -> str:
    """What a section is about, as it reads inside a sentence."""
    title = heading_of(document, section)
    if not section.title.isupper():
        return topic_of(section)
    first = title.split(" ", 1)[0]
    return title if first.isupper() and len(first) > 1 else title[:1].lower() + title[1:]


def report_title(document: Document) -> str:
    """What the report calls itself, as it reads in a sentence, else the name of its file."""
    title = " ".join(document.title.split())
    if " " not in title:  # the name of a file: indexed before reports were called by their own words
        return own_name(document.text) or document.name
    words = title.split()
    if len(title) > _LONG_TITLE:
        title = _AFTER_TITLE.split(title, maxsplit=1)[0].strip(" ,;:-–")
        words = title.split()
    opening = next((n for n, word in enumerate(words) if not word.isupper()), len(words))
    head = " ".join(words[:opening])
    told = " ".join(filter(None, (_cased(head, document.text) if opening > 1 else head, *words[opening:])))
    return capital(told if len(told) <= _LONGEST_TITLE else f"{told[:_LONGEST_TITLE].rsplit(' ', 1)[0]} …")


def spelled(document: Document, phrase: str) -> str:
    """A phrase with the capitals that the text mostly gives it; as it is where the text does not have it."""
    words = re.compile(r"\s+".join(map(re.escape, phrase.split())), re.IGNORECASE)
    if not phrase.strip():
        return phrase
    forms = Counter(
        " ".join(found.group().split())
        for line in document.text.splitlines()
        if not line.isupper()
        for found in words.finditer(line)
    )
    mixed = Counter({form: count for form, count in forms.items() if " " not in form or not form.isupper()})
    if not mixed:
        return phrase
    form = mixed.most_common(1)[0][0]
    opens = form[1:] == phrase[1:] or form[:1].lower() + form[1:] in mixed
    return form[:1].lower() + form[1:] if opens and phrase[:1].islower() else form


def shorter(topic: str) -> str:
    """A topic cut before a comma where it is too long for a line."""
    if len(topic) <= _LONGEST:
        return topic
    cut = max((m.start() for m in re.finditer(r",\s|;\s|\s[-–]\s", topic[:_LONGEST])), default=0)
    return topic[:cut] if cut > 30 else topic


def _cased(title: str, text: str) -> str:
    """A title in capitals as the text writes its words beside each other: "Đại hội Đảng bộ Sở Công Thương"."""
    forms = _forms(text)
    words = list(_WORD.finditer(title))
    folded = [word.group().casefold() for word in words]
    out, end = [], 0
    for i, word in enumerate(words):
        beside: Counter[str] = Counter()
        if i + 1 < len(words):
            beside += forms.get((folded[i], folded[i + 1], 0), Counter())
        if i:
            beside += forms.get((folded[i - 1], folded[i], 1), Counter())
        counted = _COUNTED.search(title[: word.start()].rstrip()) and _ROMAN.fullmatch(word.group())
        form = word.group() if counted else beside.most_common(1)[0][0] if beside else folded[i]
        out += [title[end : word.start()], form]
        end = word.end()
    return _NAMES.sub(lambda found: _USUAL[found.group().casefold()], "".join((*out, title[end:])))


@lru_cache(maxsize=4)
def _forms(text: str) -> dict[tuple[str, str, int], Counter[str]]:
    """By two neighbouring words in small letters how each is written; lines in capitals and sentence starts aside."""
    forms: dict[tuple[str, str, int], Counter[str]] = {}
    for line in text.splitlines():
        if line.isupper():
            continue
        for part in re.split(r"[^\w\s]+", line):
            words = _WORD.findall(part)
            for i in range(len(words) - 1):
                one, two = words[i], words[i + 1]
                if one.isupper() and two.isupper() and len(one) + len(two) > 3:
                    continue
                key = (one.casefold(), two.casefold())
                if i:
                    forms.setdefault((*key, 0), Counter())[one] += 1
                forms.setdefault((*key, 1), Counter())[two] += 1
    return forms
