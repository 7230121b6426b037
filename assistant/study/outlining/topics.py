"""What of a report a topic, as it was typed, is about; found by words alone, without an embedding model."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence

from assistant.corpus import Corpus
from assistant.study.outlining.choosing import ancestors, near_sections, outermost
from assistant.study.outlining.naming import spelled
from assistant.study.outlining.points import Candidate
from assistant.types import Question
from assistant.understand import understand
from assistant.words.lexicon import is_bare, lexicon
from assistant.words.terms import content_grams, gram_set
from assistant.words.wanted import OTHER_WORDS, Wanted
from ingest.errors import InputError
from ingest.ledger.phrases import capital
from ingest.normalise import fold, syllables
from ingest.types import Document, Nature

# How much of a topic a title or a statement must hold to be about it.
HELD, NEARLY_HELD = 0.74, 0.58
# Of a longer topic not each syllable must be there.
_LONG_TOPIC = 5
_OF_TITLE, _OF_ANCESTOR = 0.95, 0.85
# What a title counts that names other things beside the topic, and more of them than of the topic.
_HALF_OF_TITLE, _LESS_OF_TITLE = 0.8, 0.75
_AND = re.compile(r"\s+(?:và|va|với|cùng|&)\s+|\s*[;/+]\s*")
_COMMA = re.compile(r"\s*,\s*")
_ASKING = re.compile(
    r"(?<!\w)(?:là gì|gì|nào|vì sao|tại sao|thế nào|ra sao|bao nhiêu|mấy)(?!\w)", re.IGNORECASE
)
# When it was or is to be: a question's term says so already.
_WHEN = re.compile(
    r"(?<!\w)(?:(?:tính đến|đến|trong|vào|từ|của|hết|cuối|đầu)\s+)*(?:năm|nhiệm kỳ|giai đoạn)\s+(?:\d{4}(?:\s*[-–]\s*\d{4})?|này|tới|qua)(?!\w)",
    re.IGNORECASE,
)
# What a question says around what it asks for: "… đã … được …", "… phấn đấu đạt".
_SAYING = re.compile(r"(?<!\w)(?:đã|đang|sẽ|được)(?!\w)", re.IGNORECASE)
_REACHED = re.compile(r"(?:\s+(?:là|có|đạt|ước|khoảng|chiếm|bằng|phấn đấu|dự kiến))+$", re.IGNORECASE)
# What is asked of the subject, "how much of it there is", is not the subject.
_MEASURE = re.compile(
    r"^(?:tỷ trọng|tỉ trọng|tỷ lệ|tỉ lệ|tổng số|số lượng|số|mức)\s+(?:của\s+)?", re.IGNORECASE
)
# Words that only say which of the tasks, targets … are meant.
_GRADE = re.compile(
    r"(?:trọng tâm|chủ yếu|chính|cơ bản|cụ thể|lớn|quan trọng|nổi bật|còn lại|của|là|\s)+", re.IGNORECASE
)
# What then stands before the subject: "cần làm gì để …".
_FRAME = re.compile(r"^\s*(?:để|về|cho|là)\s+", re.IGNORECASE)
# What happened to the subject, where a question asks why: "xuất khẩu tăng mạnh", "giải ngân còn chậm".
_CHANGED = re.compile(
    r"\s+(?:(?:đã|lại|còn|vẫn|chưa|không|bị|được|luôn)\s+)*(?:tăng|giảm|đạt|vượt|thấp|cao|chậm|yếu|kém|thiếu|hạn chế|khó khăn)"
    r"(?:\s+(?:mạnh|nhanh|cao|thấp|chậm|tốt|kế hoạch|chỉ tiêu|sâu|dần|nhiều|ít))*$",
    re.IGNORECASE,
)
# Words of another meaning that a single syllable is part of: what stands before it, what after it.
_OTHER_MEANING = {
    "điện": ((), ("tử", "thoại", "ảnh", "đàm", "báo", "toán", "hạt")),
    "nước": (("đất", "nhà", "cả", "trong", "yêu", "các"), ("ngoài", "ta", "bạn", "nhà")),
    "đất": ((), ("nước",)),
}

About = Callable[[str], float]


class Topic:
    """A topic against one report: how far (0 to 1) sections and statements are about it."""

    def __init__(self, question: Question, document: Document, corpus: Corpus) -> None:
        self.question = question
        self._document = document
        self._corpus = corpus
        self.subjects = _subjects(question)
        self._natures = question.natures
        self._about = [_reading(subject, corpus) for subject in self.subjects]
        self._titles: dict[int, float] = {}

    @classmethod
    def of(cls, typed: str, document: Document, corpus: Corpus | None = None) -> Topic:
        """Read a topic or a question over one report, with a corpus that holds it if there is one. Raises InputError."""
        if corpus is None or corpus.documents.get(document.name) is not document:
            corpus = Corpus({document.name: document}, ((document.name, document.version),))
        return cls(understand(typed, (), corpus), document, corpus)

    @property
    def told(self) -> str:
        """The subjects as they read inside a sentence; "" where the topic names only natures or a term."""
        named = [spelled(self._document, subject) for subject in self.subjects]
        return " và ".join(filter(None, (", ".join(named[:-1]), *named[-1:])))

    def of_any_nature(self) -> Topic | None:
        """The same topic without the nature of sections that it asks for; None where it asks for none or for no more."""
        if not self._natures or not self.subjects:
            return None
        wider = Topic(self.question, self._document, self._corpus)
        wider._natures = frozenset()
        return wider

    @property
    def asked(self) -> str:
        """The question as it reads where the topic is one, else ""."""
        text = spelled(self._document, self.question.text.rstrip("?. "))
        asks = self.question.typed.rstrip().endswith("?") or _ASKING.search(text)
        return f"{capital(text)}?" if asks else ""

    @property
    def title(self) -> str:
        """The title of an outline on it; a question as it was asked."""
        if self.asked:
            return f"Đề cương học tập theo câu hỏi: “{self.asked}”"
        return f"Đề cương học tập chuyên đề: {spelled(self._document, self.question.text.rstrip('?. '))}"

    def sections(self) -> tuple[int, ...]:
        """The sections that are about it as a whole: of the nature and term it names, or by their titles."""
        fitting = [index for index in range(len(self._document.sections)) if self._allowed(index)]
        if not self.subjects:
            named = set(fitting)
            inner = {i for i in named if self._document.sections[i].parent is not None}
            return outermost(self._document, inner if inner and not self._only_term else named)
        return outermost(self._document, {i for i in fitting if self._own_title(i) >= HELD})

    def relevance(self, candidate: Candidate) -> float:
        """How far a statement is about the topic, by its words or by the titles over it; 0 where it may not count."""
        if not self._allowed(candidate.section):
            return 0.0
        return self.holds(candidate.text, candidate.section)

    def holds(self, text: str, section: int) -> float:
        """How far a text of a section is about the topic, by its words or by the titles over it."""
        return max(self._text(text), self._title(section)) if self.subjects else 1.0

    def about(self, text: str, section: int) -> bool:
        """Whether a text of a section is nearly about the topic."""
        return self.holds(text, section) >= NEARLY_HELD

    def kinds(self, candidate: Candidate) -> frozenset[int]:
        """Which of the subjects that are named side by side a statement is about, by its own words."""
        return frozenset(i for i, about in enumerate(self._about) if about(candidate.text) >= HELD)

    def missing(self) -> InputError:
        """The report does not tell of it."""
        typed = " ".join(self.question.typed.split())
        return InputError(
            f"Báo cáo «{self._document.name}» không có nội dung về «{typed}»; {near_sections(self._document, self.told or typed)}"
        )

    @property
    def _only_term(self) -> bool:
        return not self._natures

    def _allowed(self, index: int) -> bool:
        section = self._document.sections[index]
        wanted = self.question
        of_term = not wanted.term or not wanted.term_named or section.term == wanted.term
        terms_meant = not wanted.compares or section.term in wanted.compares
        return of_term and terms_meant and (not self._natures or section.nature in self._natures)

    def _text(self, text: str) -> float:
        return max((about(text) for about in self._about), default=0.0)

    def _own_title(self, index: int) -> float:
        """How far a title is about the topic; less where it names other things too, on which what it heads may be."""
        title = self._document.sections[index].title
        items = [item for item in _items(title.replace(" và ", ", ")) if content_grams(item)]
        share = sum(self._text(item) >= HELD for item in items) / max(1, len(items))
        whole = share == 1 or share == 0  # none: the topic is spread over several
        return self._text(title) * (1.0 if whole else _HALF_OF_TITLE if share >= 0.5 else _LESS_OF_TITLE)

    def _title(self, index: int) -> float:
        if (known := self._titles.get(index)) is None:
            above = max((self._own_title(i) for i in ancestors(self._document, index)), default=0.0)
            known = self._titles[index] = max(_OF_TITLE * self._own_title(index), _OF_ANCESTOR * above)
        return known


def _subjects(question: Question) -> tuple[str, ...]:
    """The things that a topic names side by side, without the words for a nature of sections, a term and the frame of
    a question.
    """
    frame = lexicon().section_frame
    subject = question.subject
    if _ASKING.search(subject):
        plain = _SAYING.sub("", _WHEN.sub("", _ASKING.sub("", subject)))
        subject = _MEASURE.sub("", _REACHED.sub("", " ".join(plain.split()).strip(" ?.,"))) or subject
    subject = _FRAME.sub("", _ASKING.sub("", subject)).strip(" ?.,")
    if question.natures and _GRADE.fullmatch(subject):
        return ()
    if Nature.CAUSE in question.natures:
        subject = _CHANGED.sub("", subject) or subject
    found = []
    for named in _AND.split(subject):
        for item in _items(named):
            bare = frame.without(item)
            if content_grams(bare):
                found.append(_as_typed(bare, item))
    return tuple(found)


def _as_typed(bare: str, item: str) -> str:
    """What is left of an item as it was typed, with its commas where nothing was taken off it."""
    left, typed = syllables(bare), item.split()
    if len(left) == len(syllables(item)):
        return item
    kept = []
    for word in typed:
        if left and syllables(word)[:1] == left[:1]:
            kept.append(word)
            left = left[1:]
    return bare if left else " ".join(kept)


def _items(named: str) -> list[str]:
    """What commas part; lone syllables belong to what follows: "phòng, chống dịch bệnh", "nông, lâm, thủy sản"."""
    parts = [part for part in _COMMA.split(named) if part.strip()]
    if all(len(syllables(part)) == 1 for part in parts):
        return parts
    items: list[str] = []
    lone = False
    for part in parts:
        if lone:
            items[-1] = f"{items[-1]}, {part}"
        else:
            items.append(part)
        lone = len(syllables(part)) == 1
    return items


def _reading(phrase: str, corpus: Corpus) -> About:
    """How far a text is about a phrase: its terms or others of their meaning, and its syllables accents and all.

    Without accents "dầu khí" would be found in "đầu khi": at least two of its syllables must stand together as typed,
    or another expression for them.
    """
    parts = syllables(phrase)
    wanted: Wanted = corpus.wanted(phrase)
    bare = is_bare(phrase)
    others = [
        (expansion.start, expansion.end, [f" {' '.join(syllables(other))} " for other in expansion.others])
        for expansion in corpus.vocabulary.expansions(phrase)
    ]

    def about(text: str) -> float:
        told = [fold(part) for part in syllables(text)] if bare else syllables(text)
        line = f" {' '.join(told)} "
        held = {i for i, part in enumerate(parts) if part in told}
        pairs = any(f" {a} {b} " in line for a, b in itertools.pairwise(parts))
        meant = {
            i for start, end, forms in others if any(map(line.__contains__, forms)) for i in range(start, end)
        }
        if len(parts) == 1:
            return 1.0 if _holds(parts[0], told) else OTHER_WORDS * bool(meant)
        enough = len(held | meant) >= HELD * len(parts) or len(parts) > _LONG_TOPIC
        return wanted.coverage(gram_set(text)) if enough and (pairs or meant) else 0.0

    return about


def _holds(wanted: str, text: Sequence[str]) -> bool:
    """Whether a text holds a single syllable in the meaning that it has alone."""
    before, after = _OTHER_MEANING.get(wanted, ((), ()))
    return any(
        part == wanted
        and (i == 0 or text[i - 1] not in before)
        and (i + 1 == len(text) or text[i + 1] not in after)
        for i, part in enumerate(text)
    )
