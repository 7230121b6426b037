"""The pipeline that one would write first: split every 1,000 characters, embed, show the nearest chunk.

Kept honest: the same model and prompts as ours, loaded once; a persisted Chroma; nothing slowed down.
"""

from __future__ import annotations

from pathlib import Path

CHUNK, OVERLAP = 1000, 200


class Plain:
    """RecursiveCharacterTextSplitter, HuggingFaceEmbeddings and Chroma, with LangChain's defaults."""

    def __init__(self, model: Path, prompts: tuple[str, str], store: Path) -> None:
        from langchain_chroma import Chroma
        from langchain_huggingface import HuggingFaceEmbeddings

        query, passage = prompts
        embeddings = HuggingFaceEmbeddings(
            model_name=str(model),
            encode_kwargs={"normalize_embeddings": True, "prompt": passage},
            query_encode_kwargs={"normalize_embeddings": True, "prompt": query},
        )
        self._chroma = Chroma("bao-cao", embedding_function=embeddings, persist_directory=str(store))

    def index(self, report: Path) -> int:
        """Split and embed a text file; returns the number of chunks."""
        from langchain_text_splitters import RecursiveCharacterTextSplitter

        text = report.read_text("utf-8", errors="replace")
        chunks = RecursiveCharacterTextSplitter(chunk_size=CHUNK, chunk_overlap=OVERLAP).split_text(text)
        self._chroma.add_texts(chunks)
        return len(chunks)

    def search(self, question: str, k: int) -> list[str]:
        """The `k` nearest chunks."""
        return [found.page_content for found in self._chroma.similarity_search(question, k=k)]

    def answer(self, question: str) -> str:
        """What such a pipeline shows without a language model: the best of the five nearest chunks."""
        return self.search(question, 5)[0]
