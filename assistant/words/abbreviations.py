"""The abbreviations of a text itself: explained in it, "Thương mại điện tử (TMĐT)", or told by its own phrases."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence

from ingest.normalise import fold, syllable_key, syllables

_CAPITAL = "A-ZĐĂÂÊÔƠƯ"
# Capitals, joined by & , . - or /: "CCN", "LĐ-TB&XH".
_SHORT = rf"(?P<short>[{_CAPITAL}](?: ?[&,.\-–/]? ?[{_CAPITAL}]){{1,14}})(?![^\W\d_])"
# Words may be written out before and after it: "Bộ KH&ĐT", "UBND tỉnh", "Khu-CCN".
_MIXED = rf"(?P<before>(?:[^\W\d_]+[ -]){{0,2}}?){_SHORT}(?P<after>(?: [^\W\d_]+){{0,2}})"
_CALLED = (
    r"(?i:(?:(?:sau đây|dưới đây|từ đây) )?(?:được )?(?:gọi|viết)(?: chung| ngắn)?(?: tắt)?(?: là)?[ :]*)"
)
_QUOTES = "[\"'“”‘’]?"
_BRACKETS = re.compile(r"\(([^()\n]{2,120})\)")
_IN_BRACKETS = re.compile(rf" ?{_CALLED}?{_QUOTES}{_MIXED}{_QUOTES} ?")
_BEFORE_BRACKETS = re.compile(rf"(?<![^\W\d_]){_SHORT} ?$")
_CALLED_SO = re.compile(rf"[,;]? sau đây {_CALLED}{_QUOTES}{_SHORT}")
# A line of a list of abbreviations; its letters must spell all the words to the line's end.
_LISTED = re.compile(rf"(?m)^[-+*| ]{{0,4}}{_SHORT} ?[:=–|-]? ([^\n|]{{4,120}}?)[ |.;]*$")
_WORD = re.compile(r"[^\W\d_]+")
_PHRASE_ENDS = re.compile(r"[.;:!?\n()\[\]]")
_WINDOW = 200
# Words that letters may pass over.
_PASSED = frozenset(("và", "về", "của", "các", "cho", "với", "theo", "trong", "ở", "tại", "những"))
_SYLLABLE = re.compile(
    r"(?:[bcdghklmnpqrstvx]|ch|gh|gi|kh|ngh?|nh|ph|qu|th|tr)?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?"
)

_CLAUSES = re.compile(r"[^\w\s-]+|\d+|\n")
_BARE_SHORT = re.compile(r"(?<![^\W_])[A-ZĐ]{3,6}(?![^\W_])")
_ROMAN = re.compile(r"[IVXLCDM]+")
# How often a phrase must stand in the text, and how many times as often as any other with the same initials.
_FREQUENT = 3
_CLEARLY = 3
# The share of its places at which a piece of a longer phrase has the same neighbour.
_PIECE = 0.75


def syllabic(word: str) -> bool:
    """True where a word has the form of a Vietnamese syllable: "cao", "tu", "an"; not "ccn", "fdi", "online"."""
    return _SYLLABLE.fullmatch(fold(word)) is not None


def defined(text: str) -> dict[str, tuple[str, ...]]:
    """The abbreviations that `text` explains and what they stand for there, in the order of the text's forms.

    An explanation counts where its initials spell the abbreviation ("và", "về" … may be passed over) and all its words
    are Vietnamese. `text` is canonical; the time is linear in its length.
    """
    found: dict[str, dict[tuple[str, ...], str]] = {}
    for short, phrase in _explanations(unicodedata.normalize("NFC", text)):
        found.setdefault(short, {}).setdefault(tuple(syllables(phrase)), phrase)
    return {short: tuple(readings.values()) for short, readings in found.items()}


def learned(text: str) -> dict[str, tuple[str, ...]]:
    """Abbreviations of three letters and more that stand unexplained, read by the text's own frequent phrases.

    An abbreviation is read where one phrase with its initials stands often in the text and all others rarely; a
    phrase that one and the same word nearly always precedes or follows is a piece of a longer one and is not taken.
    """
    shorts = {
        short for short in _BARE_SHORT.findall(text) if not (_ROMAN.fullmatch(short) or syllabic(short))
    }
    by_initials = {tuple(_initial(char) for char in short): short for short in shorts}
    lengths = sorted({len(short) for short in shorts})
    counts: dict[str, Counter[str]] = {short: Counter() for short in shorts}
    neighbours: dict[str, tuple[Counter[str], Counter[str]]] = {}
    for clause in _CLAUSES.split(text):
        words = ["", *(word.lower() for word in _WORD.findall(clause)), ""]
        initials = [_initial(word[0]) if word else "" for word in words]
        for n in lengths:
            for i in range(1, len(words) - n):
                short = by_initials.get(tuple(initials[i : i + n]), "")
                if short and _PASSED.isdisjoint(words[i : i + n]):
                    phrase = " ".join(words[i : i + n])
                    counts[short][phrase] += 1
                    left, right = neighbours.setdefault(phrase, (Counter(), Counter()))
                    left[words[i - 1]] += 1
                    right[words[i + n]] += 1
    found: dict[str, tuple[str, ...]] = {}
    for short in sorted(counts):
        (phrase, often), (_, next_often) = (*counts[short].most_common(2), ("", 0), ("", 0))[:2]
        if often < _FREQUENT or often < _CLEARLY * next_often:
            continue
        if all(
            max(n for word, n in (*side.items(), ("-", 0)) if word) < _PIECE * often
            for side in neighbours[phrase]
        ):
            found[short] = (phrase,)
    return found


def _explanations(text: str) -> Iterator[tuple[str, str]]:
    for brackets in _BRACKETS.finditer(text):
        start = brackets.start()
        if inside := _IN_BRACKETS.fullmatch(brackets[1]):
            yield from _ending(_phrase_before(text, start), inside)
        elif before := _BEFORE_BRACKETS.search(text, max(0, start - 40), start):
            yield from _whole(brackets[1], before["short"])
    for called in _CALLED_SO.finditer(text):
        yield from _ending(_phrase_before(text, called.start()), called)
    for line in _LISTED.finditer(text):
        yield from _whole(line[2], line["short"])


def _phrase_before(text: str, end: int) -> str:
    return _PHRASE_ENDS.split(text[max(0, end - _WINDOW) : end])[-1]


def _ending(explanation: str, match: re.Match[str]) -> Iterator[tuple[str, str]]:
    """An abbreviation with the end of what goes before it, where that spells it."""
    groups = match.groupdict("")
    before, short, after = groups.get("before", ""), groups["short"], groups.get("after", "")
    words = list(_WORD.finditer(explanation))
    if after:
        tail = syllables(after)
        if [syllable_key(word.group()) for word in words[-len(tail) :]] != tail:
            return
        del words[-len(tail) :]
    units = _letters(short)
    if before.endswith("-"):
        # "Khu-CCN": the word written out belongs to the abbreviation.
        units = [*_WORD.findall(before)[-1:], *units]
        short = before.split(" ")[-1] + short
    start = _spelled(units, [word.group() for word in words])
    if start is not None:
        yield from _accepted(short, explanation[words[start].start() : words[-1].end()])


def _whole(explanation: str, short: str) -> Iterator[tuple[str, str]]:
    """An abbreviation with an explanation, where that spells it from its first word to its last."""
    if _spelled(_letters(short), _WORD.findall(explanation)) == 0:
        yield from _accepted(short, explanation)


def _accepted(short: str, phrase: str) -> Iterator[tuple[str, str]]:
    phrase = " ".join(phrase.split()).strip(" -–,\"'“”")
    parts = _WORD.findall(phrase)
    if len(parts) > 1 and all(syllabic(part) for part in parts):
        yield re.sub(r"\s", "", short), phrase.lower() if phrase.isupper() else phrase


def _letters(short: str) -> list[str]:
    return [char for char in short if char.isalpha()]


def _spelled(units: Sequence[str], words: Sequence[str]) -> int | None:
    """Where in `words` a phrase begins that ends with them and whose initials are `units`; None where none does.

    Walks backwards; a word that may be passed over is passed over only where its initial does not fit.
    """
    at = len(words)
    for unit in reversed(units):
        at -= 1
        while 0 <= at < len(words) - 1 and words[at].lower() in _PASSED and not _fits(unit, words[at]):
            at -= 1
        if at < 0 or not _fits(unit, words[at]):
            return None
    return at


def _fits(unit: str, word: str) -> bool:
    """A letter stands for a word that it begins; D for one in Đ too, W for Ư (TW); a word for itself."""
    if len(unit) > 1:
        return syllable_key(unit) == syllable_key(word)
    if unit == "W":
        return word[0] in "Ưư"
    return _initial(unit) == _initial(word[0]) or (unit == "D" and word[0] in "Đđ")


def _initial(char: str) -> str:
    """A first letter as it is compared: without accents, but đ is not d."""
    return "đ" if char in "Đđ" else fold(char)
