"""The main path: understand, retrieve, answer, verify."""

from __future__ import annotations

import threading
import time
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from assistant import suggest, versions
from assistant.corpus import Catalogue, Corpus
from assistant.language_model.types import Limits
from assistant.provenance import located
from assistant.question.courtesy import reply
from assistant.retrieve import ReportRetriever, Searcher
from assistant.types import Answer, Draft, Evidence, Question, Status, Turn
from assistant.understand import understand
from assistant.verify import verify
from ingest.errors import StoreEmpty, TrolyError

if TYPE_CHECKING:
    from assistant.study.types import StudyQuestion
    from assistant.study.wording.types import Step
    from ingest.types import Document


class Library(Searcher, Catalogue, Protocol):
    """What the assistant needs of a store."""


class Answerer(Protocol):
    """Writes a draft from evidence; the draft is verified whoever wrote it."""

    def answer(self, question: Question, evidence: Sequence[Evidence], corpus: Corpus) -> Draft: ...


class Model(Protocol):
    """What the assistant knows of the embedding model: it can be loaded before it is needed."""

    @property
    def ready(self) -> bool: ...
    def warm(self) -> None: ...


class Rewriter(Protocol):
    """Words proven answers better, and proves them again."""

    @property
    def name(self) -> str: ...
    def limits(self, stop: threading.Event | None = None) -> Limits: ...
    def versions(self, answer: Answer, corpus: Corpus, limits: Limits) -> Iterator[Answer]: ...
    def condensed(self, question: Question, history: Sequence[Turn], limits: Limits) -> str | None: ...


class Questioner(Protocol):
    """Words study questions better, and proves them again."""

    def steps(
        self,
        questions: Sequence[StudyQuestion],
        documents: Sequence[Document],
        stop: threading.Event | None = None,
    ) -> Iterator[Step]: ...


class Assistant:
    """Answers questions about the documents of a store, with citations; safe to share between threads.

    `vocabulary` is a site's own file of expressions, read beside the shipped one; `rewriter` and `questioner` are there
    where a language model is configured.
    """

    def __init__(
        self,
        store: Library,
        answerer: Answerer,
        *,
        limit: int,
        dense_weight: float,
        max_question: int,
        model: Model | None = None,
        vocabulary: Path | None = None,
        rewriter: Rewriter | None = None,
        questioner: Questioner | None = None,
    ) -> None:
        self.store = store
        self._answerer = answerer
        self._limit = limit
        self._dense_weight = dense_weight
        self._max_question = max_question
        self._model = model
        self._vocabulary = vocabulary
        self._rewriter = rewriter
        self._questioner = questioner
        self._corpus: Corpus | None = None
        self._reading = threading.Lock()
        self._prepared = threading.Event()

    def ask(
        self,
        text: str,
        history: Sequence[Turn] = (),
        *,
        documents: Collection[str] = (),
        as_typed: bool = False,
    ) -> Answer:
        """Answer a question; `as_typed` repairs nothing in it.

        `documents` restricts the search to those names; by default a report's older versions are not searched.

        Raises InputError, StoreError or ModelMissing.
        """
        started = time.perf_counter()
        corpus = self._open_corpus()
        self.warm()
        question = self._understand(text, history, documents, corpus, as_typed)
        evidence = [] if question.request else self._retrieve(question, corpus)
        draft = (
            Draft(Status.NOT_FOUND, reply(question.request))
            if question.request
            else self._answerer.answer(question, evidence, corpus)
        )
        proven = verify(draft, {name: document.text for name, document in corpus.documents.items()})
        return Answer(
            question=question,
            status=proven.status,
            headline=proven.headline,
            statements=proven.statements,
            citations=tuple(located(cited, corpus.documents[cited.document]) for cited in proven.citations),
            conflicts=proven.conflicts,
            table=proven.table,
            ordered=proven.ordered,
            nearest=proven.nearest,
            evidence=tuple(evidence[:10]),
            follow_ups=suggest.follow_ups(evidence, corpus, text),
            latency_ms=(time.perf_counter() - started) * 1000,
        )

    @property
    def model_name(self) -> str | None:
        """The language model that words answers; None where there is none."""
        return self._rewriter.name if self._rewriter else None

    def reword(
        self, answer: Answer, history: Sequence[Turn] = (), *, stop: threading.Event | None = None
    ) -> Iterator[Answer]:
        """Ever better versions of an answer, the last one final; the same answer where there is no language model.

        Every version is complete and proven. A follow-up to `history` that was not found is asked once more, as the
        model makes it stand alone. Setting `stop`, or closing the iterator, ends the model's work; whatever goes wrong
        with the model, the last version is a good answer. Raises StoreError.
        """
        if self._rewriter is None:
            yield answer
            return
        corpus = self._open_corpus()
        limits = self._rewriter.limits(stop)
        if answer.status is Status.NOT_FOUND and history and not answer.question.request:
            again = self._asked_again(answer, history, limits)
            if again is not answer:
                yield (answer := again)
        yield from self._rewriter.versions(answer, corpus, limits)

    def worded(self, answer: Answer, history: Sequence[Turn] = ()) -> Answer:
        """The last version of an answer that `reword` gives."""
        return list(self.reword(answer, history))[-1]

    def reworded_questions(
        self,
        questions: Sequence[StudyQuestion],
        documents: Sequence[Document],
        stop: threading.Event | None = None,
    ) -> Iterator[Step]:
        """Study questions in better words one by one as they come, the last step over; none without a language model."""
        if self._questioner:
            yield from self._questioner.steps(questions, documents, stop)

    def _asked_again(self, answer: Answer, history: Sequence[Turn], limits: Limits) -> Answer:
        """The answer to a follow-up as a language model makes it stand alone, where that is found."""
        assert self._rewriter
        alone = self._rewriter.condensed(answer.question, history, limits)
        if not alone:
            return answer
        other = self.ask(alone, documents=answer.question.documents)
        if other.status is Status.NOT_FOUND:
            return answer
        typed = answer.question.typed or answer.question.text
        return replace(other, question=replace(other.question, typed=typed))

    def search(
        self, text: str, history: Sequence[Turn] = (), *, k: int = 10, documents: Collection[str] = ()
    ) -> list[Evidence]:
        """The `k` best passages for a question, best first; raises as `ask` does."""
        corpus = self._open_corpus()
        return self._retrieve(self._understand(text, history, documents, corpus), corpus)[:k]

    def suggestions(self) -> tuple[str, ...]:
        """Questions for an empty chat; none where nothing is indexed."""
        try:
            corpus = self._open_corpus()
        except StoreEmpty:
            return ()
        newest = versions.current(self.store.documents())
        # Meanwhile the store may hold other documents than the corpus.
        return suggest.suggestions(corpus.documents[name] for name in newest if name in corpus.documents)

    @property
    def ready(self) -> bool:
        """Whether the embedding model is loaded; a question asked before waits for it."""
        return self._model is None or self._model.ready

    def warm(self) -> None:
        """Start loading model and corpus in the background, so that the first question need not wait."""
        if self._model:
            self._model.warm()
        if not self._prepared.is_set():
            self._prepared.set()
            threading.Thread(target=self._prepare, name="read-corpus", daemon=True).start()

    def _prepare(self) -> None:
        """Read the corpus, and the tables that the first question would have to."""
        with suppress(TrolyError):  # whatever is wrong is told to whoever asks
            corpus = self._open_corpus()
            understand("Báo cáo nêu những kết quả gì?", (), corpus)
            for document in corpus.documents:
                corpus.disagreements(document)

    def _understand(
        self,
        text: str,
        history: Sequence[Turn],
        documents: Collection[str],
        corpus: Corpus,
        as_typed: bool = False,
    ) -> Question:
        for name in documents:
            self.store.document(name)
        if not documents:
            infos = self.store.documents()
            newest = versions.current(infos)
            documents = newest if len(newest) < len(infos) else ()
        return understand(
            text,
            history,
            corpus,
            documents=documents,
            max_length=self._max_question,
            as_typed=as_typed,
        )

    def _retrieve(self, question: Question, corpus: Corpus) -> list[Evidence]:
        retriever = ReportRetriever(
            store=self.store, corpus=corpus, limit=self._limit, dense_weight=self._dense_weight
        )
        return retriever.retrieve(question)

    def _open_corpus(self) -> Corpus:
        """The corpus for the store's present state, read again only when that changed."""
        # Read again, a document may have the same text with other pages.
        state = tuple(
            (info.name, f"{info.version} {info.digest} {info.indexed_at}") for info in self.store.documents()
        )
        if not state:
            raise StoreEmpty(
                "Chưa có báo cáo nào được lập chỉ mục; hãy chạy «troly ingest TỆP» hoặc đặt tệp vào thư mục reports/."
            )
        with self._reading:  # a question that comes while the corpus is read waits for it
            if self._corpus is None or self._corpus.versions != state:
                self._corpus = Corpus.of(self.store, state, self._vocabulary)
            return self._corpus
