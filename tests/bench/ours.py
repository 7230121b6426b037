"""Our pipeline as the benchmark drives it: the same wiring as the command line's."""

from __future__ import annotations

import time
from pathlib import Path

from assistant import wiring
from assistant.library import Shelf, add_files
from assistant.settings import Settings, load_settings

PATIENCE = 600


def _settings(cache: Path, store: Path) -> Settings:
    return load_settings(cache=cache, store=store)


def model_folder(cache: Path) -> tuple[Path, tuple[str, str]]:
    """The folder of the default model, built where it is not there yet, and its prompts for question and passage."""
    from vectorstore import e5

    spec = wiring.embedding_spec(_settings(cache, cache / "unused"))
    folder = e5.model_folder(spec.cache)
    e5.build_e5(folder)
    return folder, (e5.QUERY_PROMPT, e5.PASSAGE_PROMPT)


class Ours:
    """An assistant over its store, its model loaded."""

    def __init__(self, cache: Path, store: Path) -> None:
        self._assistant = wiring.build_assistant(_settings(cache, store))
        self._assistant.warm()
        deadline = time.monotonic() + PATIENCE
        while not self._assistant.ready:
            if time.monotonic() > deadline:
                raise TimeoutError("the model does not load")
            time.sleep(0.01)

    def index(self, report: Path) -> int:
        """Ingest a file; returns the number of passages."""
        store = self._assistant.store
        assert isinstance(store, Shelf)
        (done,) = add_files(store, [report], max_bytes=2**30)
        return done.passages

    def search(self, question: str, k: int) -> list[str]:
        """The `k` best passages."""
        return [found.passage.text for found in self._assistant.search(question, k=k)]

    def answer(self, question: str) -> str:
        """The cited answer."""
        return self._assistant.ask(question).text
