"""Settings come from the environment, are checked, and stand in the README."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import BaseModel

from assistant.settings import PREFIX, Settings, load_settings
from ingest.errors import ConfigurationError

README = Path(__file__).parents[2] / "README.md"


@pytest.fixture(autouse=True)
def clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import os

    for name in [name for name in os.environ if name.startswith(PREFIX)]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def test_defaults_listen_on_loopback_only() -> None:
    assert load_settings().web.host == "127.0.0.1"


def test_nested_names_take_two_underscores(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TROLY_STORE", str(tmp_path / "kho"))
    monkeypatch.setenv("TROLY_RETRIEVAL__LIMIT", "20")
    settings = load_settings()
    assert settings.store == tmp_path / "kho"
    assert settings.retrieval.limit == 20


def test_a_dotenv_file_is_read(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("TROLY_WEB__PORT=8081\n", encoding="utf-8")
    assert load_settings().web.port == 8081


def test_the_command_line_wins(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TROLY_STORE", "/somewhere")
    assert load_settings(store=tmp_path).store == tmp_path
    assert load_settings(store=None).store == Path("/somewhere")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TROLY_STROE", "/x"),
        ("TROLY_EMBEDDING__MODLE", "x"),
        ("TROLY_WEB__PORT", "tám nghìn"),
        ("TROLY_WEB__PORT", "99999"),
        ("TROLY_RETRIEVAL__DENSE_WEIGHT", "2"),
    ],
)
def test_a_wrong_setting_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ConfigurationError, match=name):
        load_settings()


@pytest.mark.parametrize("line", ["TROLY_STROE=/x", "TROLY_WEB__PROT=1"])
def test_a_wrong_name_in_a_dotenv_file_is_named(tmp_path: Path, line: str) -> None:
    (tmp_path / ".env").write_text(line + "\n", encoding="utf-8")
    with pytest.raises(ConfigurationError, match=line.split("=")[0]):
        load_settings()


def names(model: type[BaseModel], prefix: str = PREFIX) -> list[str]:
    found = []
    for name, field in model.model_fields.items():
        group = field.annotation
        if isinstance(group, type) and issubclass(group, BaseModel):
            found += names(group, f"{prefix}{name.upper()}__")
        else:
            found.append(f"{prefix}{name.upper()}")
    return found


def test_the_readme_lists_every_setting() -> None:
    text = README.read_text(encoding="utf-8")
    assert [name for name in names(Settings) if f"`{name}`" not in text] == []
