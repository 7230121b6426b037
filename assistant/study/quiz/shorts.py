"""What the abbreviations of a report stand for, and names with them spelled out."""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.constraints.tables import table
from assistant.study.quiz.once import once_per_document
from assistant.study.quiz.words import quiz_words
from assistant.words.abbreviations import defined, learned
from ingest.types import Document

_GOES_ON = re.compile(r" [a-zà-öø-ÿăđĩũơưạ-ỹ]")
_AFTER_WORD = re.compile(r"(?<!\w)[a-zà-öø-ÿăđĩũơưạ-ỹ]+ $")
_SHORT = re.compile(r"(?<![\w-])[A-ZĐ]{2,6}(?![\w-])")


@once_per_document
def abbreviations(document: Document) -> Mapping[str, str]:
    """The abbreviations with one meaning, without those that everybody reads."""
    known = {
        short: phrases[0]
        for group in table("abbreviations").values()
        if isinstance(group, dict)
        for short, phrases in group.items()
        if short.isupper() and len(short) > 1 and isinstance(phrases, list) and len(phrases) == 1
    }
    own = {short: phrases[0] for short, phrases in (learned(document.text) | defined(document.text)).items()}
    known |= {short: phrase[:1].lower() + phrase[1:] for short, phrase in own.items() if len(short) > 2}
    return {short: phrase for short, phrase in known.items() if short not in quiz_words()["usual"]}


def spelled(text: str, short: Mapping[str, str]) -> str:
    """A name with each abbreviation explained at its first place: "cụm công nghiệp (CCN)"."""
    done: set[str] = set()

    def full(match: re.Match[str]) -> str:
        found = match.group()
        if found in done or found not in short:
            return found
        if len(found) == 2 and not (
            _GOES_ON.match(text, match.end()) or _AFTER_WORD.search(text[: match.start()])
        ):
            return found  # "Inoue VN": part of a name
        done.add(found)
        phrase = short[found]
        if text[: match.start()].casefold().endswith(f"{phrase.casefold()} ("):  # explained already
            return found
        return phrase if phrase.casefold() in text.casefold() else f"{phrase} ({found})"

    return _SHORT.sub(full, text)
