"""Reads the files of expressions and abbreviations: `data/vocabulary.toml`, `data/abbreviations.toml`, a site's own."""

from __future__ import annotations

import dataclasses
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from ingest.errors import ConfigurationError
from ingest.normalise import syllables

ARROW = "->"
_ABBREVIATIONS = "abbreviations"
_KEYS = ("same", "asked", "kept", "accented")


@dataclass(frozen=True, slots=True)
class Entries:
    """The lines of a file.

    `same` holds groups of expressions that stand for one another, official ones first; `asked` what people say and
    what reports write for it; `kept` expressions that are left alone, `accented` those not to be found
    without accents; `abbreviations` (spelling, readings); `removed` the expressions that a site takes away.
    """

    same: tuple[tuple[str, ...], ...] = ()
    asked: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = ()
    kept: tuple[str, ...] = ()
    accented: tuple[str, ...] = ()
    abbreviations: tuple[tuple[str, tuple[str, ...]], ...] = ()
    removed: tuple[str, ...] = ()


@cache
def shipped() -> Entries:
    """The expressions and abbreviations that come with the assistant, read once."""
    folder = resources.files("assistant") / "data"
    words = parse(tomllib.loads((folder / "vocabulary.toml").read_text(encoding="utf-8")), "vocabulary.toml")
    tables = tomllib.loads((folder / "abbreviations.toml").read_text(encoding="utf-8"))
    short = tuple(
        (spelling, tuple(readings)) for table in tables.values() for spelling, readings in table.items()
    )
    return dataclasses.replace(words, abbreviations=short)


def read(path: Path) -> Entries:
    """A site's own file; ConfigurationError where it cannot be read or is not of the form."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ConfigurationError(
            f"Không đọc được tệp từ vựng {path}; xin kiểm tra đường dẫn và quyền đọc tệp."
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigurationError(
            f"Tệp từ vựng {path} không đúng dạng TOML (mã UTF-8): {error}; xin sửa rồi chạy lại."
        ) from error
    return parse(data, str(path))


def parse(data: Mapping[str, Any], name: str) -> Entries:
    """The entries of a parsed file; `name` names it in a message."""
    same: list[tuple[str, ...]] = []
    asked: list[tuple[tuple[str, ...], tuple[str, ...]]] = []
    kept: list[str] = []
    accented: list[str] = []
    abbreviations: list[tuple[str, tuple[str, ...]]] = []
    removed: list[str] = []
    for section, content in data.items():
        if section == "remove":
            removed += _strings(content, name, section)
        elif not isinstance(content, Mapping):
            raise _wrong(name, section, "phải là một mục gồm các dòng same, asked, kept hoặc accented")
        elif section == _ABBREVIATIONS:
            for spelling, readings in content.items():
                given = [readings] if isinstance(readings, str) else readings
                abbreviations.append((spelling, tuple(_strings(given, name, f"{section}.{spelling}"))))
        else:
            for key in content:
                if key not in _KEYS:
                    raise _wrong(name, section, f"có khóa lạ “{key}”; chỉ dùng same, asked, kept, accented")
            same += [_group(line, name, section) for line in _strings(content.get("same", []), name, section)]
            asked += [
                _link(line, name, section) for line in _strings(content.get("asked", []), name, section)
            ]
            kept += _strings(content.get("kept", []), name, section)
            accented += _strings(content.get("accented", []), name, section)
    return Entries(
        same=tuple(same),
        asked=tuple(asked),
        kept=tuple(kept),
        accented=tuple(accented),
        abbreviations=tuple(abbreviations),
        removed=tuple(removed),
    )


def _strings(content: object, name: str, section: str) -> list[str]:
    if not isinstance(content, list) or not all(
        isinstance(item, str) and syllables(item) for item in content
    ):
        raise _wrong(name, section, "phải là danh sách các dòng chữ trong ngoặc kép, không để trống")
    return list(content)


def _expressions(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if syllables(part))


def _group(line: str, name: str, section: str) -> tuple[str, ...]:
    group = _expressions(line)
    if len(group) < 2 or ARROW in line:
        raise _wrong(name, section, f"dòng “{line}” cần ít nhất hai cách nói, cách nhau bằng dấu phẩy")
    return group


def _link(line: str, name: str, section: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    sides = [_expressions(side) for side in line.split(ARROW)]
    if len(sides) != 2 or not all(sides):
        raise _wrong(
            name, section, f"dòng “{line}” cần viết theo mẫu “cách hỏi {ARROW} cách viết trong báo cáo”"
        )
    return (sides[0], sides[1])


def _wrong(name: str, section: str, what: str) -> ConfigurationError:
    return ConfigurationError(f"Tệp từ vựng {name}: “{section}” {what}; xin sửa rồi chạy lại.")
