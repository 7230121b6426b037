"""How far a question was typed without accents."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.reading.language import Language
from assistant.reading.tokens import Token

# Accented words taken for granted beside those of the question, so that a short one is not thought bare for one word; and
# the share below which nobody falls. Set on XQuAD-vi and a ViQuAD sample.
_TAKEN_FOR_GRANTED = 2.0
_LEAST = 0.003
_ROUNDS = 4


def stripped_share(language: Language, found: Sequence[Token]) -> float:
    """The likely share (0 to 1) of its accented words that a question was typed without accents.

    Estimated from the question alone, by expectation maximisation over its bare words: of "bao cao ve cac chỉ tiêu" most,
    of "báo cáo về các chỉ tiêu" nearly none, though "tiêu" might be "tiểu" in both.
    """
    accented = sum(not token.fixed and not token.is_bare for token in found)
    if not accented:
        return 1.0
    odds = []
    for token in found:
        if token.fixed or not token.is_bare:
            continue
        total = sum(language.unigrams[form] for form in language.forms.get(token.bare, ()))
        if total:
            odds.append(1 - language.unigrams.get(token.key, 0.0) / total)
    share = 0.5
    for _ in range(_ROUNDS):
        stripped = sum(share * p / (1 - p + share * p) for p in odds)
        share = min(1.0, max(_LEAST, stripped / (stripped + accented + _TAKEN_FOR_GRANTED)))
    return share
