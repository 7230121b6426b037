"""How words are spelt: capital letters of Vietnamese, syllables, foreign words."""

from __future__ import annotations

import re

from ingest.normalise import fold, syllables

# Character classes: in Unicode, Vietnamese capitals and small letters alternate, so no range holds one kind only.
UPPER = "A-Z" + "".join(chr(code) for code in range(0xC0, 0x1EFA) if chr(code).isupper())

_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|th|tr|ph|kh|gh|gi|qu|[bcdghklmnpqrstvx])?"
    r"(?:uye|uya|uyu|oai|oay|oao|oeo|uoi|uou|ieu|yeu|uay|uau|ai|ao|au|ay|eo|eu|ia|ie|iu|oa|oe|oi|oo|ua|ue|ui|uo"
    r"|uu|uy|ye|[aeiouy])"
    r"(?:ch|ng|nh|[cmnpt])?"
)
_ROMAN = re.compile(r"[IVXLC]+")


# Both spellings of a syllable that ends in i alone are in use: sĩ and sỹ, kĩ and kỹ, tỉ and tỷ.
_FINAL_Y = re.compile(r"(?<=[bcdđghklmnprstvx])[yýỳỷỹỵ]$")
_TO_I = dict(zip("yýỳỷỹỵ", "iíìỉĩị", strict=True))


def keys(text: str) -> list[str]:
    """The syllables of a text as keys, as `ingest.normalise.syllables`, with one spelling of a final i."""
    return [_FINAL_Y.sub(lambda m: _TO_I[m.group()], part) for part in syllables(text)]


def is_syllable(token: str) -> bool:
    """Whether a word is spelt like one Vietnamese syllable, accents aside; else it is a code, foreign or a slip."""
    return _SYLLABLE.fullmatch(fold(token)) is not None


def is_roman(token: str) -> bool:
    """Whether a word is a Roman number."""
    return _ROMAN.fullmatch(token) is not None
