"""What was typed, cut into words that may be repaired and stretches that stay as they are."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.reading.keyboard import decode_keys
from assistant.reading.syllable import is_legal
from ingest.normalise import fold, syllable_key

_L = r"[^\W\d_]"
_TOKEN = re.compile(
    rf"""(?P<fixed>\S*(?:@|://|www\.)\S*                                # addresses
      | \w[\w-]*(?:\.[\w-]+)*\.(?:vn|com|org|net|gov|edu)\b\S*
      | \d\w*(?:[.,/-]\d\w*|[/-][A-ZĐ]\w*)*                             # numbers and codes: 5.452, 10-NQ/TW, 20/10
      | [A-ZĐ][A-ZĐ0-9]*(?:[-/&.][A-ZĐ0-9]+)+                           # QĐ-UBND
      | {_L}{{1,2}}(?:\.{_L}{{1,3}}\b)+\.?)                             # v.v., TP.HCM
      | (?P<word>{_L}[^\W_]*)""",
    re.VERBOSE,
)
_BOUNDARY = re.compile(r"[.?!;:\n(),]")
_VOWEL = re.compile("[aeiouy]")
_LOST_SPACE = re.compile(r"^[,;]$")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or fixed stretch; `before` is what stands between it and the one before, `key` its key (see ingest)."""

    text: str
    before: str
    key: str
    bare: str
    fixed: bool

    @property
    def is_bare(self) -> bool:
        return self.key == self.bare

    @property
    def title(self) -> bool:
        return self.text[0].isupper()

    @property
    def clause_start(self) -> bool:
        return _BOUNDARY.search(self.before) is not None


def tokens(text: str) -> tuple[list[Token], str]:
    """The tokens of an NFC text, and what stands after the last one."""
    found: list[Token] = []
    end = 0
    for match in _TOKEN.finditer(text):
        word = match["word"]
        typed = match[0]
        fixed = word is None or (typed.isupper() and len(typed) > 1)
        key = syllable_key(typed)
        before = text[end : match.start()]
        if _LOST_SPACE.match(before) and (typed[0].isalpha() or found[-1].text[-1].isalpha()):
            before += " "
        found.append(Token(typed, before, key, fold(key), fixed))
        end = match.end()
    return found, text[end:]


def is_shouted(found: list[Token]) -> bool:
    """True where a question is typed in capitals throughout, abbreviations aside."""
    words = [token for token in found if token.text[0].isalpha()]
    if len(words) < 3 or not all(token.text.isupper() for token in words):
        return False
    return sum(is_legal(token.key) for token in words) >= 0.6 * len(words)


def is_foreign(found: list[Token]) -> bool:
    """True where half of the words can be no Vietnamese ones and none has an accent: another language."""
    words = [token.key for token in found if not token.fixed]
    strange = sum(
        _VOWEL.search(key) is not None and not is_legal(key) and decode_keys(key) is None for key in words
    )
    return 2 * strange >= len(words) > 2 and all(token.is_bare for token in found)
