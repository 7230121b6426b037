"""The data files that are shipped: they load, are used, and say nothing twice or in vain."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import assistant
from assistant.constraints.opposites import opposites
from assistant.constraints.question import read_question
from assistant.question.asking import Ask
from assistant.question.courtesy import Request, reply
from assistant.question.grammar import Pattern, Utterance
from assistant.question.phrasebook import requests
from assistant.words.lexicon import lexicon
from ingest.normalise import fold, syllables
from ingest.types import Nature

PACKAGE = Path(str(assistant.__file__)).parent
FILES = sorted((PACKAGE / "data").glob("*.toml"))
NAMES = [path.stem for path in FILES]


def data(name: str) -> dict[str, Any]:
    return tomllib.loads((PACKAGE / "data" / f"{name}.toml").read_text("utf-8"))


def lists(value: Any, path: str = "") -> Iterator[tuple[str, list[str]]]:
    """Every list of strings, by its path."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from lists(inner, f"{path}.{key}".lstrip("."))
    elif isinstance(value, list) and value and all(isinstance(item, str) for item in value):
        yield path, value
    elif isinstance(value, list):
        for n, inner in enumerate(value):
            yield from lists(inner, f"{path}.{n}")


def holds(text: str, phrase: str) -> bool:
    """Whether a phrase stands in a text by whole syllables, accents and all."""
    return f" {' '.join(syllables(phrase))} " in f" {' '.join(syllables(text))} "


# Every file


@pytest.mark.parametrize("name", NAMES)
def test_a_file_is_read_by_some_module(name: str) -> None:
    sources = "\n".join(path.read_text("utf-8") for path in PACKAGE.rglob("*.py"))
    assert f'"{name}.toml"' in sources or f'table("{name}")' in sources


@pytest.mark.parametrize("name", NAMES)
def test_strings_are_canonical_and_none_is_empty(name: str) -> None:
    strings = [item for _, items in lists(data(name)) for item in items]
    assert strings
    for item in strings:
        assert item == unicodedata.normalize("NFC", item)
        assert item == item.strip() != ""


@pytest.mark.parametrize("name", ["followup", "lexicon", "opposites", "places", "quantities", "requests"])
def test_no_list_says_a_thing_twice(name: str) -> None:
    for path, items in lists(data(name)):
        counted = Counter(item.casefold() for item in items)
        assert not {item for item, n in counted.items() if n > 1}, path


# Patterns


def patterns(name: str) -> list[tuple[str, str]]:
    """Every pattern of a file with where it stands."""
    tables = data(name)
    kept = {
        "asking": ("aside", "form", "nominal", "parts"),
        "followup": ("time", "opens", "points"),
    }[name]
    return [
        (path, item)
        for key in kept
        for path, items in lists(tables[key], key)
        for item in items
        if not path.endswith("bare_not")
    ]


@pytest.mark.parametrize("name", ["asking", "followup"])
def test_each_pattern_compiles_with_and_without_accents(name: str) -> None:
    sets = data(name)["sets"]
    assert len(patterns(name)) > 20
    for path, pattern in patterns(name):
        compiled = Pattern.of([pattern], sets)
        assert "{" not in re.sub(r"\{\d+(,\d*)?\}", "", compiled.accented.pattern), (path, pattern)
        for text in ("", "Có bao nhiêu xã?", "co bao nhieu xa"):
            assert list(compiled.found(Utterance.of(text))) is not None


@pytest.mark.parametrize("name", ["asking", "followup"])
def test_each_set_is_used(name: str) -> None:
    text = (PACKAGE / "data" / f"{name}.toml").read_text("utf-8")
    sources = "\n".join(path.read_text("utf-8") for path in PACKAGE.rglob("*.py"))
    for known in data(name)["sets"]:
        assert f"{{{known}}}" in text or f'"{known}"' in sources, known


def test_every_form_of_answer_is_asked_for_somehow() -> None:
    kinds = [Ask(form["kind"]) for form in (*data("asking")["form"], *data("asking")["nominal"])]
    assert set(kinds) == set(Ask) - {Ask.STATEMENT}


# Requests


def test_every_request_has_a_reply_and_every_reply_a_request() -> None:
    assert set(requests().replies) == {request.value for request in Request}
    for request in Request:
        said = reply(request)
        assert fold(said) != said.casefold()
        assert said.endswith((".", "!", "?"))
        assert len(said) <= 240


def test_phrases_can_be_found_with_and_without_accents() -> None:
    table = requests()
    assert set(table.accented.phrases) == set(table.bare.phrases)
    for key, phrases in table.accented.phrases.items():
        assert phrases, key
        assert all(phrases), key
        assert table.accented.longest[key] == max(map(len, phrases))


# Places


def named() -> list[tuple[str, ...]]:
    places = data("places")
    return [tuple(names) for kind in ("province", "city", "region", "country") for names in places[kind]]


def test_no_name_belongs_to_two_places() -> None:
    spelt = Counter(key for names in named() for key in {" ".join(syllables(name)) for name in names})
    assert not {name for name, n in spelt.items() if n > 1}


def test_ambiguous_names_are_names_of_places() -> None:
    known = {" ".join(syllables(name)) for names in named() for name in names}
    assert {" ".join(syllables(name)) for name in data("places")["ambiguous"]} <= known


# Opposites

SETS = data("opposites")["set"]


@pytest.mark.parametrize("one", SETS, ids=[one["side"][0]["asks"][0] for one in SETS])
def test_sides_exclude_each_other(one: dict[str, Any]) -> None:
    assert len(one["side"]) >= 2
    assert {type(one["hard"]), type(one["must"])} == {bool}
    asked = [{" ".join(syllables(phrase)) for phrase in side["asks"]} for side in one["side"]]
    assert all(asked)
    for i, side in enumerate(asked):
        for other in asked[i + 1 :]:
            assert not side & other


@pytest.mark.parametrize("one", SETS, ids=[one["side"][0]["asks"][0] for one in SETS])
def test_what_only_looks_like_a_side_holds_the_words_of_one(one: dict[str, Any]) -> None:
    words = [phrase for side in one["side"] for phrase in (*side["asks"], *side["tells"])]
    for mask in one["mask"]:
        assert any(holds(mask, phrase) for phrase in words), mask


@pytest.mark.parametrize(
    "phrase", [phrase for one in SETS for side in one["side"] for phrase in side["asks"][:1]]
)
def test_each_side_is_told_in_a_question_about_it(phrase: str) -> None:
    found = list(opposites(read_question(f"Số liệu về {phrase} là bao nhiêu?")))
    assert any(phrase.casefold() in constraint.text.casefold() for constraint in found), found


# Quantities


def test_measures_have_names_of_their_own_units_and_ways_to_ask() -> None:
    measures = data("quantities")["measure"]
    assert len({measure["name"] for measure in measures}) == len(measures)
    for measure in measures:
        assert measure["units"]
        assert measure["asks"]


# The lexicon


def test_every_nature_of_sections_has_words() -> None:
    assert {nature for nature, _ in lexicon().natures} == set(Nature) - {Nature.CONTEXT}


def test_no_words_name_two_terms_of_office() -> None:
    words = lexicon()
    assert not words.next_term.accented & words.past_term.accented
    assert not words.next_hint.accented & words.past_hint.accented
