"""The sentence-transformers model itself; importing this file imports torch, so it is imported where it is used."""

from __future__ import annotations

from typing import Any

import huggingface_hub
import torch
import transformers.utils.logging
from langchain_huggingface import HuggingFaceEmbeddings

_HUB_SECONDS = 10.0


class SentenceModel(HuggingFaceEmbeddings):
    """LangChain's sentence-transformers embeddings with one prompt for questions and one for passages.

    It can embed several questions in one pass. Not safe under threads (the tokenizer is not): `SharedEmbeddings` is.
    """

    def embed_queries(self, texts: list[str]) -> list[list[float]]:
        """One vector for each question, in order."""
        return self._embed(texts, self.query_encode_kwargs)


def open_model(
    name: str,
    *,
    query_prompt: str | None,
    passage_prompt: str | None,
    batch_size: int,
    threads: int,
    local: bool,
    cache: str | None = None,
) -> SentenceModel:
    """Load the model from a folder, or by its name on a hub; `local` forbids any request.

    A prompt that is None is the model's own. Vectors have length one. Raises whatever the libraries raise.
    """
    if not local:
        # One request first: without a connection the libraries try again for more than a minute.
        huggingface_hub.get_session().head(huggingface_hub.constants.ENDPOINT, timeout=_HUB_SECONDS)
    transformers.utils.logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    if threads:
        torch.set_num_threads(threads)
    model = SentenceModel(
        model_name=name, cache_folder=cache, model_kwargs={"local_files_only": local}, encode_kwargs={}
    )
    own: dict[str, str | None] = model._client.prompts
    common: dict[str, Any] = {"batch_size": batch_size, "normalize_embeddings": True}
    if query_prompt is None:
        query_prompt = own.get("query") or ""
    if passage_prompt is None:
        passage_prompt = own.get("document") or own.get("passage") or ""
    model.query_encode_kwargs = {**common, "prompt": query_prompt}
    model.encode_kwargs = {**common, "prompt": passage_prompt}
    return model
