"""Requests that are no questions about the reports: greetings, thanks, insults, orders to invent, other subjects."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from assistant.question.phrasebook import Table, requests
from assistant.words.lexicon import is_bare
from ingest.normalise import syllables

# A verb and its object stand at most this many syllables apart.
APART = 5
# An order opens a message: before its verb stand only words that carry nothing, at most this many.
OPENING = 8
# A message that is longer says more than a greeting.
COURTESY = 12
# Syllables after "cách" that tell what is to be taught.
TAUGHT = 3
# "Chỉ ra cách" points out, "giải quyết bài toán" is no sum.
SHOWN = (("ra",), ("rõ",), ("ro",))
SOLVED = frozenset(
    ("pháp", "quyết", "ngân", "phóng", "thích", "trình", "phap", "quyet", "ngan", "phong", "thich", "trinh")
)
# A sum to work out; ratios and scores ("2:1", "2+4") stand in longer sentences.
SHORT = 6
_SUM = re.compile(
    r"(?<![\w/.-])\d+(?:[.,]\d+)?\s*[x×*+^]\s*\d+(?:[.,]\d+)?\s*(?:=|bằng|bang|$|\?)", re.IGNORECASE
)


class Request(StrEnum):
    """What is asked of the assistant that no report answers."""

    GREETING = "greeting"
    THANKS = "thanks"
    ABOUT = "about"
    INSULT = "insult"
    INJECTION = "injection"
    CREATIVE = "creative"
    FABRICATION = "fabrication"
    OTHER_SUBJECT = "other_subject"


def recognised(text: str, known: Callable[[str], bool]) -> Request | None:
    """The request that a text makes; None for a question about the reports.

    `known` tells whether a phrase stands anywhere in the indexed texts: a subject of theirs is no other subject.
    """
    message = Message.of(text)
    if not message.parts:
        return None
    tests: tuple[tuple[Request, Callable[[Message], bool]], ...] = (
        (Request.INJECTION, _injects),
        (Request.FABRICATION, _fabricates),
        (Request.INSULT, _insults),
        (Request.CREATIVE, _creates),
        (Request.OTHER_SUBJECT, lambda said: _leaves(said, known)),
        (Request.ABOUT, _asks_about),
        (Request.THANKS, lambda said: _only(said, "thanks", "phrases")),
        (Request.GREETING, lambda said: _only(said, "greeting", "phrases")),
    )
    return next((request for request, test in tests if test(message)), None)


def reply(request: Request) -> str:
    """The answer to a request, in Vietnamese."""
    return requests().replies[request.value]


@dataclass(frozen=True, slots=True)
class Message:
    """The syllables of a text; `places` gives where each listed phrase of a table stands in it."""

    text: str
    parts: tuple[str, ...]
    table: Table

    @classmethod
    def of(cls, text: str) -> Message:
        bare = is_bare(text)
        return cls(text, tuple(syllables(text)), requests().bare if bare else requests().accented)

    def places(self, section: str, name: str) -> list[tuple[int, int]]:
        """Start and end of each phrase of a list, in order."""
        phrases = self.table.phrases[section, name]
        longest = self.table.longest[section, name]
        return [
            (i, i + n)
            for i in range(len(self.parts))
            for n in range(1, min(longest, len(self.parts) - i) + 1)
            if self.parts[i : i + n] in phrases
        ]

    def has(self, section: str, name: str) -> bool:
        return bool(self.places(section, name))

    def idle(self, start: int, end: int) -> bool:
        """Whether only words that carry nothing stand from `start` to `end`."""
        covered = {i for a, b in self.places("filler", "words") for i in range(a, b)}
        return all(i in covered for i in range(start, end))

    def orders(self, start: int) -> bool:
        """Whether a verb at `start` opens an order."""
        return start <= OPENING and self.idle(0, start)

    def joined(self, section: str, verbs: str, objects: str, *, apart: int = APART) -> list[tuple[int, int]]:
        """Places of a verb that an object follows within `apart` syllables."""
        heads, tails = self.places(section, verbs), self.places(section, objects)
        return [(a, d) for a, b in heads for c, d in tails if 0 <= c - b <= apart]


def _injects(said: Message) -> bool:
    if said.joined("injection", "drop", "dropped", apart=3):
        return True
    if any(said.orders(start) for start, _ in said.joined("injection", "drop", "dropped_in_order", apart=3)):
        return True
    if said.has("injection", "reveal") and said.has("injection", "revealed"):
        return True
    if any(said.orders(start) for start, _ in said.joined("injection", "reveal", "revealed_in_order")):
        return True
    hidden = {start for start, _ in said.places("injection", "not_play")}
    asks = said.has("filler", "wh")
    return any(
        start not in hidden and (said.orders(start) or not asks)
        for start, _ in said.places("injection", "play")
    )


def _fabricates(said: Message) -> bool:
    orders = said.places("fabrication", "orders")
    if orders and not _asks(said, orders[0][0]):
        return True
    if said.has("fabrication", "source") and not said.has("filler", "wh"):
        return True
    aimed = said.has("fabrication", "purpose")
    opening = said.places("fabrication", "orders_opening")
    if any(said.orders(start) or (aimed and not _asks(said, start)) for start, _ in opening):
        return True
    return aimed and any(said.orders(start) for start, _ in said.places("fabrication", "alter"))


def _asks(said: Message, before: int) -> bool:
    """Whether what stands before a place is about something, as a question on a report's own words is."""
    return not said.idle(0, before) and said.has("filler", "wh")


def _insults(said: Message) -> bool:
    short = len(said.parts) <= COURTESY
    # Without accents "đồ điên" and "do diễn viên" begin alike.
    if said.has("insult", "plain") and (short or said.table is not requests().bare):
        return True
    return short and any(
        0 <= c - b <= 2 or 0 <= a - d <= 2
        for a, b in said.places("insult", "addressed")
        for c, d in said.places("insult", "at")
    )


def _creates(said: Message) -> bool:
    if any(said.orders(start) for start, _ in said.joined("creative", "verbs", "objects", apart=6)):
        return not said.has("filler", "wh")
    return any(
        said.orders(start) and len(said.parts) <= COURTESY for start, _ in said.places("creative", "alone")
    )


def _leaves(said: Message, known: Callable[[str], bool]) -> bool:
    if said.has("other", "words") and said.has("other", "now"):
        return True
    for start, end in said.places("other", "phrases"):
        if not known(" ".join(said.parts[start:end])):
            return True
    taught = said.joined("other", "teach", "how", apart=2)
    for start, end in taught if not said.has("filler", "wh") else ():
        if (
            said.parts[start + 1 : start + 2] not in SHOWN
            and said.orders(start)
            and not known(" ".join(said.parts[end : end + TAUGHT]))
        ):
            return True
    written = [
        *said.joined("other", "translate", "languages", apart=20),
        *said.joined("other", "write", "code"),
        *(span for span in said.joined("other", "solve", "problem") if said.parts[span[0] + 1] not in SOLVED),
    ]
    if any(said.orders(start) for start, _ in written) and not said.has("filler", "wh"):
        return True
    asked = _SUM.search(said.text)
    return asked is not None and (len(said.parts) <= SHORT or asked.group()[-1] not in "0123456789?")


def _asks_about(said: Message) -> bool:
    if len(said.parts) > COURTESY:
        return False
    if said.has("about", "phrases"):
        return True
    return any(said.orders(start) for start, _ in said.joined("about", "who", "asks", apart=2))


def _only(said: Message, section: str, name: str) -> bool:
    """Whether a message is one of the phrases and words that carry nothing, no more."""
    places = said.places(section, name)
    if not places or len(said.parts) > COURTESY:
        return False
    covered = {i for a, b in (*places, *said.places("filler", "words")) for i in range(a, b)}
    return len(covered) >= len(said.parts) - 1
