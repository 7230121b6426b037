"""What telex and VNI leave in the text where the keyboard did not take their keys."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.reading.syllable import VOWELS, is_legal, place_tone, split_tone
from ingest.normalise import fold

_BREVE, _HAT, _HORN = {"a": "ă"}, {"a": "â", "e": "ê", "o": "ô"}, {"o": "ơ", "u": "ư"}
_TONES = {**dict(zip("12345", "sfrxj", strict=True)), **{key: key for key in "sfrxj"}}
# The letters that a key marks, and as what.
_MARKS = {
    **{vowel: {vowel: marked} for vowel, marked in _HAT.items()},
    **{"w": _HORN | _BREVE, "6": _HAT, "7": _HORN, "8": _BREVE, "d": {"d": "đ"}, "9": {"d": "đ"}},
}
_KEYS = re.compile(r"aa|ee|oo|dd|w|\d")


@lru_cache(maxsize=4096)
def decode_keys(token: str) -> str | None:
    """The syllable that keys left in `token` stand for ("hopj": họp, "cong65": cộng), as a key of `ingest.normalise`.

    None where the token holds no such key, or where what it gives is no Vietnamese syllable.
    """
    letters, tone = split_tone(token)
    # A tone key inside a word may be a letter of a foreign one: believed where something else tells of such keys.
    inside = token != fold(token) or _KEYS.search(letters) is not None
    out: list[str] = []
    used = False
    for i, char in enumerate(letters):
        toned = char in _TONES and any(part in VOWELS for part in out)
        if toned and (char.isdigit() or inside or i == len(letters) - 1):
            tone, used = _TONES[char], True
        elif char in _MARKS and _mark(out, char):
            used = True
        else:
            out.append(char)
    result = place_tone("".join(out), tone)
    return result if used and is_legal(result) else None


def _mark(out: list[str], key: str) -> bool:
    """Let a key mark the last letter that it can; false where there is none."""
    marks = _MARKS[key]
    at = next((i for i in range(len(out) - 1, -1, -1) if out[i] in marks), None)
    if at is None:
        if key != "w" or any(part in VOWELS for part in out):
            return False
        out.append("ư")
        return True
    if key == "w" and out[at] == "a" and out[at - 1 : at] == ["u"] and out[:1] != ["q"]:
        at -= 1
    out[at] = marks[out[at]]
    # One key marks both letters of ươ.
    if key in "w7" and out[at] == "ơ" and out[at - 1 : at] == ["u"]:
        out[at - 1] = "ư"
    elif key in "w7" and out[at] == "ư" and out[at + 1 : at + 2] == ["o"]:
        out[at + 1] = "ơ"
    return True
