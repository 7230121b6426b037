"""Which sections of a report are meant by what was typed: a path, a number, a title, words of one (pure)."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence

from assistant.study.outlining.naming import heading_of
from assistant.words.terms import content_grams, gram_set
from ingest.errors import InputError
from ingest.normalise import fold, syllables
from ingest.types import Document, Section

# How much of what was typed a title must hold where it does not hold it word by word.
_ENOUGH = 0.75
_NEAR, _MAIN = 4, 8
_NEAR_ENOUGH = 0.65
# Fewer chapters than this are only halves of a report, "Phần thứ nhất".
_CHAPTERS = 4
_TITLE = 56
_STEP = re.compile(r"\s*(?:›|»|>|/|\\|\|)\s*")
_LOOSE_STEP = re.compile(r"\s*(?:›|»|>|/|\\|\||,|;|\s[-–]\s)\s*|(?<=[^\d\s])\.(?=\S)")
_COMMON = re.compile(r"^(?:(?:ve|cong tac|viec|doi voi|thuc hien)\s+)+")
_NUMBER_WORD = re.compile(r"^(?:mục|mục số|chương|điểm|khoản|tiểu mục)\s+(?=[\divxlc])", re.IGNORECASE)


def sections_named(document: Document, typed: str) -> tuple[int, ...]:
    """The sections (by index) that a text names, by the strictest reading that finds any; empty where it names none.

    A full name (path and title) first, then the path, its end, a number, a title, the beginning of one, words of one.
    """
    typed = " ".join(typed.split())
    wanted = _path(typed)
    if not wanted:
        return ()
    sections = document.sections
    paths = [_path(" › ".join(section.path)) for section in sections]
    names = [_path(f"{' › '.join(section.path)} {section.title}") for section in sections]
    titles = [_key(section.title) for section in sections]
    words = _key(_NUMBER_WORD.sub("", typed))
    steps = "/".join(filter(None, (_plain_step(step) for step in _LOOSE_STEP.split(typed) if step)))
    full = _key(typed)
    asked = content_grams(typed)
    tests = (
        [full == _key(" ".join((*section.path, section.title))) for section in sections],
        [path == wanted for path in paths],
        [f"/{path}".endswith(f"/{wanted}") for path in paths],
        [f"/{name}".endswith(f"/{wanted}") for name in names],
        [f".{path.replace('/', '.')}".endswith(f".{wanted}") for path in paths],
        [bool(steps) and f"/{path}".endswith(f"/{steps}") for path in paths],
        [bool(steps) and f"/{name}".endswith(f"/{steps}") for name in names],
        [
            bool(words) and words in (title, _key(one.label))
            for title, one in zip(titles, sections, strict=True)
        ],
        [bool(words) and f"{_bare(title)} ".startswith(f"{_bare(words)} ") for title in titles],
        [bool(words) and f" {words} " in f" {_key(section.label)} " for section in sections],
        [bool(asked) and _held(asked, section) >= _ENOUGH for section in sections],
    )
    for test in tests:
        if found := tuple(index for index, met in enumerate(test) if met):
            return found
    return ()


def sections_of(document: Document, typed: Sequence[str]) -> tuple[int, ...]:
    """The sections meant, each once in the report's order, without those that stand in another of them.

    Raises InputError that names the nearest sections where none is meant.
    """
    found: set[int] = set()
    for given in typed:
        if not (meant := sections_named(document, given)):
            raise unknown([document], given)
        found.update(meant)
    return outermost(document, found)


def chosen_sections(documents: Sequence[Document], typed: Sequence[str]) -> tuple[frozenset[int], ...] | None:
    """For each document the sections named, with all below them; None where nothing was typed, so that all are meant.

    A section that only one of several documents has is meant in that one. Raises InputError where none has it.
    """
    given = [text for text in typed if text.strip()]
    if not given:
        return None
    found: list[set[int]] = [set() for _ in documents]
    for text in given:
        named_here = [sections_named(document, text) for document in documents]
        if not any(named_here):
            raise unknown(documents, text)
        for kept, sections in zip(found, named_here, strict=True):
            kept.update(sections)
    return tuple(with_inner(document, kept) for document, kept in zip(documents, found, strict=True))


def with_inner(document: Document, found: Iterable[int]) -> frozenset[int]:
    """Some sections with all that stand in them."""
    kept = set(found)
    for index, section in enumerate(document.sections):  # a section stands after the one that it is in
        if section.parent in kept:
            kept.add(index)
    return frozenset(kept)


def unknown(documents: Sequence[Document], typed: str) -> InputError:
    """The error for a section that no document has."""
    asked = " ".join(typed.split())
    if not documents:
        return InputError(f"Không có mục «{asked}».")
    first = documents[0]
    if len(documents) == 1:
        return InputError(f"Báo cáo «{first.name}» không có mục «{asked}»; {near_sections(first, typed)}")
    near = " ".join(f"Báo cáo «{one.name}» có {near_sections(one, typed)}" for one in documents[:2])
    return InputError(f"Không báo cáo nào có mục «{asked}». {near}")


def outermost(document: Document, found: set[int]) -> tuple[int, ...]:
    """Those that stand in no other of them, in the report's order."""
    return tuple(
        sorted(index for index in found if not any(above in found for above in ancestors(document, index)))
    )


def ancestors(document: Document, index: int) -> list[int]:
    """The sections that a section stands in, the innermost first."""
    found = []
    parent = document.sections[index].parent
    while parent is not None:
        found.append(parent)
        parent = document.sections[parent].parent
    return found


def main_sections(document: Document) -> tuple[int, ...]:
    """The chapters of a report: its outermost sections, or where these are only its halves, what stands in them."""
    roots = [index for index, section in enumerate(document.sections) if section.parent is None]
    if len(roots) >= _CHAPTERS:
        return tuple(roots)
    inner = [index for index, section in enumerate(document.sections) if section.parent in roots]
    parents = {document.sections[index].parent for index in inner}
    return tuple(sorted([*inner, *(root for root in roots if root not in parents)]))


def near_sections(document: Document, typed: str) -> str:
    """What to choose instead: the sections whose titles are nearest, else the report's main ones."""
    if not document.sections:
        return "báo cáo này không chia mục."
    asked = frozenset(content_grams(typed)) or gram_set(typed)
    scored = []
    for index, section in enumerate(document.sections):
        close = difflib.SequenceMatcher(None, fold(typed.casefold()), fold(section.title.casefold())).ratio()
        held = len(asked & gram_set(section.title)) / max(1, len(asked))
        numbers = difflib.SequenceMatcher(None, _path(typed), _path(" › ".join(section.path))).ratio()
        scored.append((max(close, held, numbers if re.search(r"\d|[IVX]", typed) else 0.0), -index))
    best = [-index for score, index in sorted(scored, reverse=True) if score >= _NEAR_ENOUGH][:_NEAR]
    if not best:
        best = list(main_sections(document))[:_MAIN]
        return f"các mục chính: {named(document, best)}."
    return f"mục gần nhất: {named(document, best)}."


def named(document: Document, indices: Sequence[int]) -> str:
    """Sections as they are told in a message: «Phần thứ hai › II Chỉ tiêu chủ yếu»."""
    return "; ".join(f"«{label(document, index)}»" for index in indices)


def label(document: Document, index: int) -> str:
    """A section by its path and title."""
    section = document.sections[index]
    title = heading_of(document, section)
    title = title if len(title) <= _TITLE else f"{title[:_TITLE].rsplit(' ', 1)[0]} …"
    return " ".join(filter(None, (" › ".join(section.path), title))) or title


def _key(text: str) -> str:
    """Words and numbers without accents: "Phần thứ hai" and "phan thu hai" are one, "1.2" is not "12"."""
    parts = syllables(fold(re.sub(r"(?<=\d)\.(?=\d)", "_", text)))
    return " ".join(parts).replace("_", ".").casefold()


def _bare(title: str) -> str:
    """A title in small letters without accents and without the words that many begin with."""
    return _COMMON.sub("", title)


def _held(asked: Sequence[str], section: Section) -> float:
    present = gram_set(section.title)
    singles = [gram for gram in asked if " " not in gram]
    return sum(gram in present for gram in singles) / max(1, len(singles))


def _path(text: str) -> str:
    """A path or number without accents and marks: "phan thu hai/ii/1.2"."""
    return "/".join(filter(None, (_plain_step(step) for step in _STEP.split(text))))


def _plain_step(step: str) -> str:
    plain = _NUMBER_WORD.sub("", step.strip()).strip(" .:)(")
    return " ".join(fold(plain.casefold()).split())
