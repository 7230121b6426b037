"""What the tests of the command line share: a store with a fake model, a report, a way to run a command."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from assistant import cli, wiring
from assistant.answering.extractive import ExtractiveAnswerer
from assistant.pipeline import Assistant
from assistant.settings import Settings
from tests.assistant.cli_helps import Run
from tests.assistant.sample import NAME, TEXT, WordStore, sample
from tests.fakes import FakeEmbeddings
from vectorstore.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "kho"


@pytest.fixture
def troly(store: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Runs one command over a store with a fake model; gives exit code, standard output, standard error."""

    def open_store(settings: Settings, *_: Any) -> Store:
        return Store.open(settings.store, FakeEmbeddings(), fingerprint="giả")

    def build_assistant(settings: Settings, *_: Any) -> Assistant:
        del settings
        return Assistant(
            WordStore(sample()), ExtractiveAnswerer(), limit=50, dense_weight=0.4, max_question=300
        )

    monkeypatch.setattr(wiring, "open_store", open_store)
    monkeypatch.setattr(wiring, "build_assistant", build_assistant)
    monkeypatch.chdir(store.parent)

    def invoke(*arguments: str) -> tuple[int, str, str]:
        code = cli.main([*arguments, "--store", str(store)])
        out, err = capfd.readouterr()
        return code, out, err

    return invoke


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / NAME
    path.write_text(TEXT, "utf-8")
    return path
