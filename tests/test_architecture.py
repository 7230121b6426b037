"""Imports point one way: ingest <- vectorstore <- assistant, prompts beside them; what is outside stays at the edge.

The rules are read off the source, imports inside functions and under TYPE_CHECKING included.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("assistant", "ingest", "prompts", "vectorstore")

# What each package may import of ours, itself aside.
ALLOWED: dict[str, frozenset[str]] = {
    "ingest": frozenset(),
    "prompts": frozenset(),
    "vectorstore": frozenset({"ingest"}),
    "assistant": frozenset({"ingest", "prompts", "vectorstore"}),
    "app": frozenset({"assistant"}),
}

# Libraries that only one place knows: a file, or a folder with all its files.
KEPT_IN = {
    "chromadb": ("vectorstore/chroma.py",),
    "langchain_chroma": ("vectorstore/chroma.py",),
    "gradio": ("assistant/web/", "app.py"),
    "bm25s": ("vectorstore/lexical.py",),
    "dotenv": ("assistant/settings.py",),
    "pydantic_settings": ("assistant/settings.py",),
    "openpyxl": ("assistant/exporting/xlsx.py", "assistant/study/export/kahoot.py"),
    "langchain": ("assistant/language_model/chat_model.py",),
    "langsmith": ("assistant/language_model/",),
    "tenacity": ("assistant/language_model/retrying.py",),
}

# Modules with the concrete store, model and answerers: values and protocols are elsewhere.
CONCRETE = {
    "vectorstore.store",
    "vectorstore.chroma",
    "vectorstore.embedding",
    "vectorstore.lexical",
    "assistant.answering.extractive",
    "assistant.generation.rewording",
    "assistant.study.wording.rewording",
    "assistant.language_model.cached",
    "assistant.language_model.chat_model",
}
# What starts other programs passes the environment on to them.
PASSES_ENVIRONMENT = ("assistant/settings.py", "ingest/ocr/tesseract.py", "ingest/formats/office.py")
ENVIRONMENT = {"environ", "environb", "getenv", "getenvb", "putenv", "unsetenv"}


@dataclass(frozen=True)
class Import:
    """One imported module; `typing_only` where it stands under `if TYPE_CHECKING:`."""

    module: str
    line: int
    typing_only: bool


def imports(source: str) -> Iterator[Import]:
    """Every module that a source file imports, `from a import b` as both "a" and "a.b"."""

    def walk(node: ast.AST, typing_only: bool) -> Iterator[Import]:
        if isinstance(node, ast.Import):
            yield from (Import(alias.name, node.lineno, typing_only) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            yield Import(module, node.lineno, typing_only)
            yield from (Import(f"{module}.{alias.name}", node.lineno, typing_only) for alias in node.names)
        elif isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            for inside in node.body:
                yield from walk(inside, True)
            for outside in node.orelse:
                yield from walk(outside, typing_only)
        else:
            for child in ast.iter_child_nodes(node):
                yield from walk(child, typing_only)

    yield from walk(ast.parse(source), False)


def environment_reads(source: str) -> Iterator[int]:
    """The lines that use os.environ or a function like it."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and node.attr in ENVIRONMENT and ast.unparse(node.value) == "os":
            yield node.lineno
        elif isinstance(node, ast.ImportFrom) and node.module == "os":
            yield from (node.lineno for alias in node.names if alias.name in ENVIRONMENT)


def violations(file: str, source: str) -> list[str]:
    """What a file of ours (its path from the root) does against the rules."""
    package = file.split("/")[0].removesuffix(".py")
    ours = {*PACKAGES, "app"}
    found = []
    for item in imports(source):
        top = item.module.split(".")[0]
        where = f"{file}:{item.line} imports {item.module}"
        if item.module.startswith("."):
            found.append(f"{where}: imports are absolute")
        elif top in ours and top != package and top not in ALLOWED[package]:
            found.append(f"{where}: {package} must not know {top}")
        elif top == "app":
            found.append(f"{where}: nothing imports the app")
        elif top in KEPT_IN and not any(_within(file, place) for place in KEPT_IN[top]):
            found.append(f"{where}: only {' and '.join(KEPT_IN[top])} may")
        elif _names_concrete(item, package) and file != "assistant/wiring.py":
            found.append(f"{where}: concrete classes are named in assistant/wiring.py only")
    if file not in PASSES_ENVIRONMENT:
        found += [f"{file}:{line} reads the environment" for line in environment_reads(source)]
    return found


def _names_concrete(item: Import, package: str) -> bool:
    return package == "assistant" and item.module in CONCRETE and not item.typing_only


def _within(file: str, place: str) -> bool:
    return file.startswith(place) if place.endswith("/") else file == place


def sources() -> list[str]:
    """Every source file of ours, as paths from the root."""
    files = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]
    app = ROOT / "app.py"
    return [path.relative_to(ROOT).as_posix() for path in [*files, *([app] if app.exists() else [])]]


def test_the_packages_are_where_the_rules_look() -> None:
    files = sources()
    assert all(f"{package}/__init__.py" in files for package in PACKAGES)


@pytest.mark.parametrize("file", sources())
def test_no_arrow_points_the_wrong_way(file: str) -> None:
    assert violations(file, (ROOT / file).read_text("utf-8")) == []


@pytest.mark.parametrize("file", sources())
def test_files_stay_small(file: str) -> None:
    assert len((ROOT / file).read_text("utf-8").splitlines()) <= 300


@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("ingest/load.py", "import vectorstore.types"),
        ("ingest/load.py", "from assistant.types import Answer"),
        ("ingest/load.py", "def later():\n    from prompts import load"),
        ("ingest/load.py", "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import assistant"),
        ("prompts/__init__.py", "from ingest import errors"),
        ("vectorstore/store.py", "import prompts"),
        ("vectorstore/store.py", "import assistant.settings as s"),
        ("assistant/web/page.py", "import app"),
        ("app.py", "from ingest.types import Document"),
        ("assistant/retrieve.py", "import chromadb"),
        ("vectorstore/store.py", "from langchain_chroma import Chroma"),
        ("assistant/cli.py", "from gradio import Blocks"),
        ("assistant/webby.py", "import gradio.themes"),
        ("assistant/pipeline.py", "from vectorstore.store import Store"),
        ("assistant/pipeline.py", "from vectorstore import store"),
        ("assistant/pipeline.py", "from assistant.answering.extractive import ExtractiveAnswerer"),
        ("assistant/pipeline.py", "from . import types"),
        ("vectorstore/embedding.py", "import os\nos.environ['X'] = '1'"),
        ("ingest/load.py", "import os\nx = os.getenv('X')"),
        ("assistant/cli.py", "from os import environ"),
    ],
)
def test_a_wrong_arrow_is_seen(file: str, source: str) -> None:
    assert len(violations(file, source)) >= 1


@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("vectorstore/store.py", "from ingest.types import Document"),
        ("vectorstore/chroma.py", "import chromadb\nfrom langchain_chroma import Chroma"),
        (
            "assistant/wiring.py",
            "from vectorstore.store import Store\nfrom assistant.answering.extractive import X",
        ),
        (
            "assistant/cli.py",
            "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import vectorstore.store",
        ),
        ("assistant/web/page.py", "import gradio as gr"),
        ("assistant/settings.py", "import os\nnames = list(os.environ)"),
        ("ingest/load.py", "import os\nos.fsencode('x')\nimport prompts_of_others"),
        ("app.py", "from assistant.cli import main"),
    ],
)
def test_a_right_arrow_is_let_pass(file: str, source: str) -> None:
    assert violations(file, source) == []


def test_listing_documents_loads_nothing_heavy(tmp_path: Path) -> None:
    """`troly documents` answers at once: no model, no web framework, no vector database is imported."""
    script = (
        "import sys\n"
        "from assistant.cli import main\n"
        f"code = main(['documents', '--json', '--store', {str(tmp_path / 'kho')!r}])\n"
        "heavy = {'torch', 'transformers', 'sentence_transformers', 'gradio', 'chromadb', 'bm25s'}\n"
        "print(code, sorted(heavy & set(sys.modules)), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stderr.splitlines()[-1:] == ["0 []"]
    assert done.stdout.strip() == "[]"
