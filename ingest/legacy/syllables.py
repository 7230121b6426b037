"""Whether a word is spelt as a Vietnamese syllable can be."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# The small letters with marks.
VIETNAMESE_LETTERS = frozenset("ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ")
_ONSET = re.compile("ngh|[cgknpt]h|gi|ng|tr|[bcdđghklmnpqrstvx]")
# Rimes without tones. After "q" the rime begins with its "u"; "gì", "gìn" are read as g and i.
_RIMES = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên ênh êp êt êu êng
i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot
ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
u ua uac uach uai uan uang uanh uao uat uau uay uăc uăm uăn uăng uăp uăt uân uâng uât uây uc ue uen ueo uet uê uêch
uên uênh uêt uêu ui uit um un ung up ut uy uya uych uyên uyêt uyn uynh uyp uyt uyu uôc uôi uôm uôn uông uôt uơ uơi uơt
ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
y yêm yên yêng yêt yêu
"""
_KNOWN = frozenset(_RIMES.split())
_STOPPED = re.compile(r"(?:c|ch|p|t)$")
_TONES = {"\u0300": "f", "\u0301": "s", "\u0303": "x", "\u0309": "r", "\u0323": "j"}


@lru_cache(maxsize=65536)
def is_syllable(word: str) -> bool:
    """Whether a word (any case, NFC or NFD) is one well-formed Vietnamese syllable, its tone included."""
    bare, tones = [], ""
    for char in unicodedata.normalize("NFD", word.lower()):
        if char in _TONES:
            tones += _TONES[char]
        else:
            bare.append(char)
    if len(tones) > 1 or len(bare) > 9:
        return False
    return _fits(unicodedata.normalize("NFC", "".join(bare)), tones)


def _fits(bare: str, tone: str) -> bool:
    onsets = [match.group()] if (match := _ONSET.match(bare)) else [""]
    if onsets == ["gi"]:
        onsets.append("g")
    for onset in onsets:
        rime = bare[len(onset) :]
        # "ng" and "c" before dark vowels, "ngh" and "k" before bright ones ("k" before any in names: Bắc Kạn).
        if (onset in ("c", "ng") and rime[:1] in "eêiy") or (
            onset in ("gh", "ngh") and rime[:1] not in "eêi"
        ):
            continue
        known = rime in _KNOWN or (onset == "gi" and "i" + rime in _KNOWN)
        if (
            known
            and (onset != "q" or rime[:1] == "u")
            and not (_STOPPED.search(rime) and tone not in ("", "s", "j"))
        ):
            return True
    return False
