"""Which legacy encoding a whole text is in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from ingest.legacy.convert import VIETNAMESE_ONLY, to_unicode
from ingest.legacy.syllables import is_syllable
from ingest.legacy.tables import ENCODINGS

_BREAKS = re.compile(r"[\s\d!-,./:-@\[-`{-~–—‘’“”…•-]+")
_VOWEL = re.compile("[aeiouyăâêôơư]", re.IGNORECASE)
# A text is taken for legacy when so many of the different words that converting changes become Vietnamese syllables …
FEWEST = 6
_RIGHT = 0.8
# … and so many more than were so before.
_GAIN = 0.4
_SAMPLE = 200_000


def detect(text: str, fewest: int = FEWEST) -> str | None:
    """The legacy encoding of a text as a whole; None for Unicode, for other languages and for too little text.

    Decided by spelling: nearly all words that the conversion changes must become well-formed Vietnamese syllables that
    they were not before. (`viparse.detect_text_encoding`, by letter frequency, misses short texts.)
    """
    text = unicodedata.normalize("NFC", text[:_SAMPLE])
    words = {word for word in _BREAKS.split(text) if not word.isascii() and len(word) > 1}
    unicode = {word for word in words if VIETNAMESE_ONLY.search(word)}
    words -= unicode
    if len(words) < max(fewest, len(unicode)):
        return None
    scores = {encoding: _score(words, encoding, fewest) for encoding in ENCODINGS}
    best = max(scores, key=lambda encoding: scores[encoding])
    return best if scores[best] > 0 else None


def _score(words: set[str], encoding: str, fewest: int) -> float:
    """How many words the encoding explains, 0 where it is out of the question."""
    pairs = [(word, to_unicode(word, encoding)) for word in words]
    changed = [(before, after) for before, after in pairs if before != after and _VOWEL.search(_bare(after))]
    right = sum(is_syllable(after) for _, after in changed)
    before = sum(is_syllable(word) for word, _ in changed)
    if len(changed) < fewest or right < _RIGHT * len(changed) or right - before < _GAIN * len(changed):
        return 0
    return right * right / len(changed)


def _bare(word: str) -> str:
    return unicodedata.normalize("NFD", word)


def detect_lines(lines: Iterable[str], fewest: int = FEWEST) -> str | None:
    """The legacy encoding that some lines of a text are in: those without a letter that only Unicode has."""
    return detect("\n".join(line for line in lines if not VIETNAMESE_ONLY.search(line)), fewest)


def gains(text: str, encoding: str, *, mixed: bool) -> bool:
    """Whether a stretch without a font is better converted, in a text that is known to hold this encoding.

    Where it would be spelt right both ways, it is converted unless the text is `mixed`: has Unicode stretches too.
    """
    pairs = [(word, to_unicode(word, encoding)) for word in _BREAKS.split(text) if not word.isascii()]
    changed = [(before, after) for before, after in pairs if before != after and len(before) > 1]
    gain = sum(is_syllable(after) - is_syllable(before) for before, after in changed)
    return gain > 0 or (gain == 0 and not mixed)
