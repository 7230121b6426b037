"""Flash cards as an Anki package: a note a card, the answer and its source on the back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from assistant.study.cards.types import Card, Line
from assistant.study.cards.words import GROUPS, TELLING, TITLE
from assistant.study.export.anki_package import identity, packed
from assistant.study.export.texts import card_markup, line, nested_tag, source, tag

FIELDS = ("Mặt trước", "Mặt sau", "Nguồn", "Trích", "Mã")
_NOTE_TYPE = "Trợ lý báo cáo: thẻ ghi nhớ"
_FRONT = '<div class="hoi">{{Mặt trước}}</div>'
_BACK = (
    '{{FrontSide}}\n<hr id="answer">\n<div class="dap-an">{{Mặt sau}}</div>\n'
    '<div class="nguon">{{#Trích}}«{{Trích}}»<br>{{/Trích}}{{Nguồn}}</div>'
)
_CSS = """.card { font-family: "Times New Roman", serif; font-size: 24px; line-height: 1.4; max-width: 36em; margin: 0 auto; text-align: center; }
.hoi, .dap-an { font-weight: bold; }
.dap-an ul { font-weight: normal; text-align: left; padding-left: 1.2em; }
.nguon { margin-top: 0.9em; font-size: 0.7em; opacity: 0.75; text-align: left; }
"""


def cards_anki(cards: Sequence[Card], *, title: str, made: datetime | None = None) -> bytes:
    """An .apkg of one deck named `title`; the same cards keep their ids, so that a new file updates the old cards.

    `made` is when they were written, now by default: Anki keeps the newer of two. With it the bytes are settled.
    """
    import genanki  # type: ignore[import-untyped]

    # "::" would make a deck within a deck.
    name = line(title.replace("::", ": ")) or TITLE
    deck = genanki.Deck(identity("deck", name), name)
    model = genanki.Model(
        identity("model", *FIELDS, _FRONT, _BACK),
        _NOTE_TYPE,
        fields=[{"name": field} for field in FIELDS],
        templates=[{"name": "Thẻ 1", "qfmt": _FRONT, "afmt": _BACK}],
        css=_CSS,
    )
    for card in cards:
        deck.add_note(
            genanki.Note(
                model=model,
                fields=list(_fields(card)),
                tags=list(_tags(card)),
                guid=genanki.guid_for(card.id),
            )
        )
    return packed(genanki.Package(deck), (made or datetime.now(UTC)).timestamp())


def _fields(card: Card) -> tuple[str, ...]:
    lines = [card_markup(shown(one)) for one in card.back]
    back = lines[0] if len(lines) == 1 else f"<ul>{''.join(f'<li>{one}</li>' for one in lines)}</ul>"
    return (
        card_markup(card.front),
        back,
        "<br>".join(map(card_markup, places(card))),
        "<br>".join(card_markup(line(citation.quote)) for citation in card.citations),
        card_markup(card.id),
    )


def shown(told: Line) -> str:
    """A line of an answer with whose it is: "Kết quả năm 2024: 54,6%"."""
    return f"{told.label}: {told.text}" if told.label else told.text


def places(card: Card) -> tuple[str, ...]:
    """Where its passages stand, each place once."""
    return tuple(dict.fromkeys(source(one, card.section if one.n == 1 else "") for one in card.citations))


def _tags(card: Card) -> tuple[str, ...]:
    telling = (tag(TELLING),) if card.telling else ()
    return tuple(filter(None, (nested_tag(card.section), tag(GROUPS[card.group]), *telling)))
