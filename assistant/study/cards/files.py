"""The files that cards are saved as."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from assistant.study.cards.types import Card
from ingest.errors import InputError

MEDIA_TYPES = {".apkg": "application/octet-stream", ".md": "text/markdown; charset=utf-8"}


def ending_of(file: str | PurePath) -> str:
    """The ending of a file of cards. Raises InputError where it is another."""
    ending = PurePath(file).suffix.casefold()
    if ending not in MEDIA_TYPES:
        raise InputError(f"Tên tệp «{file}» cần kết thúc bằng .apkg (Anki) hoặc .md (Markdown).")
    return ending


def card_file(cards: Sequence[Card], ending: str, *, title: str) -> bytes:
    """The bytes of a file with one of the endings of `MEDIA_TYPES`."""
    if ending == ".md":
        from assistant.study.cards.markdown import cards_markdown

        return cards_markdown(cards, title=title).encode("utf-8", errors="replace")
    from assistant.study.cards.anki import cards_anki

    return cards_anki(cards, title=title)
