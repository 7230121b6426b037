"""Settings become a store and an assistant; the only place that names concrete classes.

Imports stand inside the functions: listing documents needs neither a model nor LangChain.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.settings import LlmSettings, Settings
from ingest.errors import ConfigurationError
from ingest.types import Progress, no_progress

if TYPE_CHECKING:
    from assistant.generation.rewording import Rewording
    from assistant.grounding.judging import Similar
    from assistant.language_model.types import LanguageModel
    from assistant.pipeline import Assistant
    from assistant.study.wording.rewording import StudyRewording
    from prompts.loading import Prompts
    from vectorstore.embedding import EmbeddingSpec
    from vectorstore.shared_embeddings import SharedEmbeddings
    from vectorstore.store import Store


def embedding_spec(settings: Settings) -> EmbeddingSpec:
    """Which embedding model the settings ask for."""
    from vectorstore.embedding import EmbeddingSpec

    wanted = settings.embedding
    return EmbeddingSpec(
        cache=settings.cache / "models",
        model=wanted.model,
        query_prompt=wanted.query_prompt,
        passage_prompt=wanted.passage_prompt,
        batch_size=wanted.batch_size,
        threads=wanted.threads,
    )


def open_store(
    settings: Settings, progress: Progress = no_progress, embeddings: SharedEmbeddings | None = None
) -> Store:
    """The store of the settings; the model is loaded when something must be embedded, or `embeddings` is used."""
    from vectorstore.embedding import fingerprint, open_embeddings
    from vectorstore.store import Store

    spec = embedding_spec(settings)
    return Store.open(
        settings.store,
        embeddings or open_embeddings(spec, progress),
        fingerprint=fingerprint(spec),
        chroma_url=settings.chroma.url,
    )


def build_assistant(settings: Settings, progress: Progress = no_progress) -> Assistant:
    """An assistant over the store of the settings."""
    from assistant.answering.extractive import ExtractiveAnswerer
    from assistant.pipeline import Assistant
    from assistant.words import vocabulary_file
    from vectorstore.embedding import open_embeddings

    if settings.vocabulary:
        vocabulary_file.read(settings.vocabulary)  # what is wrong with it is told at once
    embeddings = open_embeddings(embedding_spec(settings), progress)
    store = open_store(settings, embeddings=embeddings)
    worded = _worded_by(settings) if settings.llm.model else None
    return Assistant(
        store,
        ExtractiveAnswerer(store.similarities, max_length=settings.answer.max_length),
        limit=settings.retrieval.limit,
        dense_weight=settings.retrieval.dense_weight,
        max_question=settings.answer.max_question,
        model=embeddings,
        vocabulary=settings.vocabulary,
        rewriter=_rewording(settings, *worded, store.similarities) if worded else None,
        questioner=_study_rewording(settings, *worded) if worded else None,
    )


def language_model(wanted: LlmSettings) -> LanguageModel:
    """The language model of the settings, without a cache; raises ConfigurationError."""
    from assistant.language_model.chat_model import open_model

    return open_model(wanted)


def build_rewording(settings: Settings, similar: Similar | None = None) -> Rewording:
    """What words answers with the language model of the settings; nothing is asked of the model yet.

    Raises ConfigurationError for a provider, key or prompt that cannot be used.
    """
    return _rewording(settings, *_worded_by(settings), similar)


def build_study_rewording(settings: Settings) -> StudyRewording:
    """What words study questions with the language model of the settings; raises as `build_rewording` does."""
    return _study_rewording(settings, *_worded_by(settings))


def _worded_by(settings: Settings) -> tuple[LanguageModel, Prompts]:
    """The model, with a memory where the settings want one, and what it is told."""
    from assistant.language_model.cached import CachedModel
    from prompts.loading import PromptError, Prompts

    wanted = settings.llm
    try:
        prompts = Prompts.load(wanted.prompts)
    except PromptError as error:
        raise ConfigurationError(str(error)) from error
    model = language_model(wanted)
    if wanted.cache:
        alike = (wanted.model, wanted.base_url, wanted.temperature)
        model = CachedModel(model, settings.wordings, parameters=alike)
    return model, prompts


def _rewording(
    settings: Settings, model: LanguageModel, prompts: Prompts, similar: Similar | None
) -> Rewording:
    from assistant.generation.rewording import Rewording

    wanted = settings.llm
    return Rewording(
        model,
        prompts,
        timeout=wanted.timeout,
        max_tokens=wanted.max_tokens,
        max_length=settings.answer.max_length,
        similar=similar,
    )


def _study_rewording(settings: Settings, model: LanguageModel, prompts: Prompts) -> StudyRewording:
    from assistant.study.wording.rewording import StudyRewording

    wanted = settings.llm
    return StudyRewording(
        model,
        prompts,
        timeout=wanted.timeout,
        max_tokens=wanted.max_tokens,
        concurrency=wanted.concurrency,
    )
