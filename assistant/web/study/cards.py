"""Flash cards: as JSON for the page, and as files."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from assistant.presenting.study import card_json
from assistant.study.cards.files import MEDIA_TYPES, card_file
from assistant.study.cards.making import make_cards
from assistant.study.cards.types import Card, CardGroup
from assistant.study.cards.words import NONE, TITLE
from assistant.study.outlining.naming import report_title
from assistant.web.filenames import file_name
from assistant.web.ports import Library
from assistant.web.study.asked import documents, number, one_of, sections, some_of
from assistant.web.study.serving import answer, file, route
from ingest.errors import InputError
from ingest.types import Document

_ENDINGS = [ending.removeprefix(".") for ending in MEDIA_TYPES]


def card_routes(library: Library) -> list[Route]:
    """The cards of the documents (`ten`), sections (`muc`) and groups (`loai`) named; with `trong-tam`, those to learn first."""

    def made(request: Request) -> Response:
        _, cards = _cards(library, request)
        return answer({"cards": list(map(card_json, cards))})

    def saved(request: Request) -> Response:
        ending = one_of(request, "tep", _ENDINGS, _ENDINGS[0])
        reports, cards = _cards(library, request)
        title = f"{TITLE}: {report_title(reports[0])}" if len(reports) == 1 else TITLE
        content = card_file(cards, f".{ending}", title=title)
        name = file_name("the-ghi-nho", [one.name for one in reports], ending)
        return file(content, MEDIA_TYPES[f".{ending}"], name)

    return [route("the", made), route("the/tai", saved)]


def _cards(library: Library, request: Request) -> tuple[list[Document], tuple[Card, ...]]:
    """The documents and their cards. Raises InputError where there are none."""
    groups = frozenset(map(CardGroup, some_of(request, "loai", tuple(CardGroup))))
    first = bool(number(request, "trong-tam", least=0, most=1, usual=0))
    reports = documents(library, request)
    found = make_cards(reports, sections=sections(request), groups=groups)
    cards = tuple(card for card in found if card.telling or not first)
    if not cards:
        raise InputError(NONE)
    return reports, cards
