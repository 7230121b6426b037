"""A question set as a page asks for it: by a wish and a seed, with others to take in place of single ones (pure)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.study.export.formats import Format
from assistant.study.quiz.making import make_quiz
from assistant.study.quiz.ordering import with_places
from assistant.study.quiz.types import Wanted
from assistant.study.types import QuestionKind, StudyQuestion
from assistant.web.study.memory import Memory
from ingest.errors import InputError
from ingest.types import Document

MOST = 200  # questions of a set
CHANGED = "Báo cáo đã thay đổi từ khi soạn bộ câu hỏi này; xin bấm «Soạn câu hỏi» để soạn lại."
UNPROVEN = "Có câu diễn đạt lại không còn khớp với báo cáo; xin bỏ lời diễn đạt ấy hoặc soạn lại."
# Others to choose from: as many as the set and these, by a seed of their own, so that they are about other facts or
# ask otherwise.
_MORE, _OTHER_SEED = 40, 1_000_003
# Where few questions fit a format they are looked for in large sets, by several seeds.
_MANY, _TURNS, _NEXT_SEED = 300, 3, 2_000_003


@dataclass(frozen=True, slots=True)
class QuizSet:
    """The sets of one wish; the same for the same documents, wish and seed, so that ids name their questions.

    `fit` is a format whose file shall hold every question; `memory` has the sets made before.
    """

    documents: tuple[Document, ...]
    wanted: Wanted
    seed: int
    memory: Memory[tuple[StudyQuestion, ...]]
    fit: Format | None = None

    def questions(self) -> tuple[StudyQuestion, ...]:
        """The set itself."""
        return self._made(self.wanted.number, self.seed)

    def others(self) -> tuple[StudyQuestion, ...]:
        """Questions of the same wish that are not in the set; some ask for facts that the set asks for."""
        held = {question.id for question in self.questions()}
        made = self._made(self.wanted.number + _MORE, self.seed + _OTHER_SEED)
        return tuple(question for question in made if question.id not in held)

    def chosen(self, ids: Sequence[str], texts: Mapping[str, str]) -> tuple[StudyQuestion, ...]:
        """The questions of some ids, in their order, as they were shown; the whole set where none is given.

        `texts` are questions in the words of a language model; they are proven anew. Raises InputError.
        """
        found = {question.id: question for question in self.questions()}
        if not set(ids) <= set(found):
            found |= {question.id: question for question in self.others()}
        if not set(ids) <= set(found):
            raise InputError(CHANGED)
        kept = [found[id] for id in ids] if ids else list(found.values())
        return tuple(self._worded(question, texts.get(question.id)) for question in kept)

    def _worded(self, question: StudyQuestion, text: str | None) -> StudyQuestion:
        if text is None or text == question.question:
            return question
        from assistant.study.wording.proving import reworded

        worded = reworded(question, text, self.documents)
        if worded is None:
            raise InputError(UNPROVEN)
        return worded

    def _made(self, number: int, seed: int) -> tuple[StudyQuestion, ...]:
        wanted = replace(self.wanted, number=number)
        reports = tuple((document.name, document.version) for document in self.documents)
        key = (reports, wanted, seed, self.fit and self.fit.ending)
        return self.memory.get(key, lambda: self._make(wanted, seed))

    def _make(self, wanted: Wanted, seed: int) -> tuple[StudyQuestion, ...]:
        if self.fit is None:
            return make_quiz(self.documents, wanted, seed)
        kinds = (wanted.kinds or frozenset(QuestionKind)) & self.fit.kinds
        found: dict[str, StudyQuestion] = {}
        asked: set[str] = set()
        for turn in range(_TURNS if kinds else 0):
            wide = replace(wanted, number=_MANY, kinds=kinds)
            for question in make_quiz(self.documents, wide, seed + turn * _NEXT_SEED):
                facts = {*question.fact.split("+"), question.question}
                if not self.fit.fitting((question,)).left_out and not facts & asked:
                    asked |= facts
                    found[question.id] = question
            if len(found) >= wanted.number:
                break
        return with_places(self.fit.fitting(tuple(found.values())).held[: wanted.number], seed)
