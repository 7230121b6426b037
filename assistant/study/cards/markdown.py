"""Flash cards as Markdown: a table to be printed or folded, the sources below (pure)."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.study.cards.anki import places, shown
from assistant.study.cards.types import Card
from assistant.study.cards.words import GROUPS, TELLING
from assistant.study.export.markdown import plain
from assistant.study.export.texts import line


def cards_markdown(cards: Sequence[Card], *, title: str) -> str:
    """The cards one after the other: the question, the answer, where the report says so."""
    lines = [f"# {plain(title)}", ""]
    for n, card in enumerate(cards, start=1):
        mark = f" · {TELLING}" if card.telling else ""
        lines += [f"## {n}. {plain(card.front)}", "", f"*{GROUPS[card.group]}{mark}*", ""]
        lines += [f"- {plain(shown(told))}" for told in card.back]
        lines += ["", f"Nguồn: {plain('; '.join(places(card)))}."]
        lines += [f"«{plain(line(one.quote))}»" for one in card.citations]
        lines.append("")
    return "\n".join(lines)
