"""study cards: flash cards to a file, as JSON or to be read here."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from assistant.commands.console import Console
from assistant.commands.study import the_documents

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.types import Document


def run_cards(arguments: Namespace, console: Console) -> int:
    """Make the cards: to the file, as JSON or to be read here."""
    if arguments.output is not None:
        from assistant.commands.saving import check_target
        from assistant.study.cards.files import ending_of

        target = arguments.output
        check_target(target, target.suffix.casefold() if target.is_dir() else ending_of(target))
    from assistant.study.cards.making import make_cards
    from assistant.study.cards.types import CardGroup
    from assistant.study.cards.words import NONE
    from ingest.errors import InputError

    documents = the_documents(arguments, console)
    found = make_cards(
        documents, sections=arguments.section, groups=frozenset(map(CardGroup, arguments.group))
    )
    cards = tuple(card for card in found if card.telling or not arguments.main)
    if not cards:
        raise InputError(NONE)
    if arguments.json:
        from assistant.presenting.study import card_json

        console.data([card_json(card) for card in cards])
    if arguments.output is not None:
        from assistant.commands.saving import save
        from assistant.study.cards.files import card_file, ending_of

        data = card_file(cards, ending_of(arguments.output), title=_title(documents))
        console.note(save(arguments.output, data, len(cards), "thẻ"))
    elif not arguments.json:
        from assistant.study.cards.markdown import cards_markdown

        console.say(cards_markdown(cards, title=_title(documents)))
    return 0


def _title(documents: Sequence[Document]) -> str:
    from assistant.study.cards.words import TITLE
    from assistant.study.outlining.naming import report_title

    return f"{TITLE}: {report_title(documents[0])}" if len(documents) == 1 else TITLE
