"""What a Vietnamese syllable may look like: onset, rime, tone."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from ingest.normalise import fold, syllable_key

_ONSETS = "ngh ng nh th tr ch ph gh gi kh qu b c d đ g h k l m n p r s t v x"
# Rimes that end open, in a semivowel or a nasal take every tone; those that end in a stop only sắc and nặng.
_OPEN = """a ai ao au ay âu ây e eo ê êu i ia iu iêu o oa oai oao oay oe oeo oi ô ôi ơ ơi u ua uâ uây uê ui uy uya uyu uôi uơ
 ư ưa ưi ưu ươi ươu y yêu am an ang anh ăm ăn ăng âm ân âng em en eng êm ên ênh im in inh iêm iên iêng om on ong oong ôm ôn
 ông ơm ơn um un ung uôm uôn uông uân uâng uyên uynh uên uênh oam oan oang oanh oăm oăn oăng oen ưm ưn ưng ươm ươn ương yêm yên
 yêng yn ynh"""
_STOPPED = """ac ach ap at ăc ăp ăt âc âp ât ec ep et êch êp êt ich ip it iêc iêp iêt oc op ot ooc ôc ôp ôt ơp ơt uc up ut uôc
 uôt uât uych uyt uyêt uêch oac oach oap oat oăc oăt oet ưc ưt ươc ươp ươt yêt yêc yp yt ych"""

_TONE_OF = {"\u0301": "s", "\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
_MARK_OF = {tone: mark for mark, tone in _TONE_OF.items()}
_MARKED = frozenset("ăâêôơư")
VOWELS = frozenset("aăâeêioôơuưy")


@lru_cache(maxsize=65536)
def split_tone(text: str) -> tuple[str, str]:
    """A syllable without its tone, and the tone as its telex key: "s f r x j", empty for the level one."""
    tone = ""
    kept = []
    for char in unicodedata.normalize("NFD", text):
        if char in _TONE_OF:
            tone = _TONE_OF[char]
        else:
            kept.append(char)
    return unicodedata.normalize("NFC", "".join(kept)), tone


def _split_onset(letters: str) -> tuple[str, str]:
    """Onset and rime of a toneless syllable; "gi" gives its i to the rime where there is no other vowel."""
    for onset in _ONSETS.split():
        if letters.startswith(onset):
            rest = letters[len(onset) :]
            if onset == "gi" and not (rest and rest[0] in VOWELS - {"ê"}):
                return "g", letters[1:]
            return onset, rest
    return "", letters


_STOPS = frozenset(_STOPPED.split())
_RIMES = frozenset(_OPEN.split()) | _STOPS
_BARE_RIMES = frozenset(fold(rime) for rime in _RIMES)


@lru_cache(maxsize=65536)
def is_legal(token: str) -> bool:
    """True where a token in small letters can be a Vietnamese syllable, written with all its accents or with none."""
    letters, tone = split_tone(token)
    _, rime = _split_onset(letters)
    if rime in _RIMES:
        return not (rime in _STOPS and tone not in ("s", "j")) or token == fold(token)
    return rime in _BARE_RIMES and token == fold(token)


def place_tone(letters: str, tone: str) -> str:
    """A toneless syllable with a tone put where it belongs, as a key (see `syllable_key`)."""
    if not tone:
        return letters
    onset, rime = _split_onset(letters)
    places = [i for i, char in enumerate(rime) if char in VOWELS]
    if not places:
        return letters
    marked = [i for i in places if rime[i] in _MARKED]
    closed = places[-1] < len(rime) - 1
    if marked:
        at = marked[-1]
    elif len(places) == 1 or (len(places) == 2 and not closed and rime[:2] not in ("oa", "oe", "uy")):
        at = places[0]
    else:
        at = places[1]
    at += len(onset)
    return syllable_key(letters[: at + 1] + _MARK_OF[tone] + letters[at + 1 :])
