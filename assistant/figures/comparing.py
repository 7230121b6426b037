"""Two statements about the same thing become a row of a table: past figure, next figure, the gap between them."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from assistant.words.lexicon import Phrases
from assistant.words.terms import folded_syllables, gram_set, grams
from assistant.words.wanted import Wanted
from ingest.clauses import Clause, clause_of, clauses
from ingest.normalise import fold, syllables
from ingest.number_words import parse_decimal
from ingest.quantities import Kind, Quantity
from ingest.units import scale_of

__all__ = ["Row", "asks_for_part", "best_quantity", "clause_of", "compared", "gap_of", "vietnamese"]

# Words of a label that name no topic: they neither help nor harm.
_NEUTRAL = frozenset(
    syllables(
        "tổng số mức tỷ lệ tốc độ giá trị đạt được là có ước khoảng trên dưới năm hằng hàng bình quân trung phấn đấu dự kiến "
        "đã đang sẽ các những và của trong cho ngành khối lĩnh vực nhiệm kỳ giai đoạn đến từ tới hiện nay tính thời điểm báo cáo "
        "địa bàn tỉnh với theo thêm trở lên ra về cũng đều đồng chí đ c người"
    )
)
# What a figure takes of the words that stand before its clause, and what a label without idle words is worth.
_HEAD = 0.7
_PRECISION = 0.5
_PART = 0.6
_DURATION = 0.3
# Agreement of the two figures of a row: in unit, in kind, in the words of their labels.
_SAME_UNIT, _SAME_KIND, _SAME_WORDS = 0.6, 0.3, 0.6
# Counting words that mean the same.
_SAME = {
    "đ/c": "đồng chí",
    "tỉ": "tỷ",
    "vnđ": "đồng",
    "vnd": "đồng",
    "đ": "đồng",
    "phần trăm": "%",
    "điểm %": "điểm phần trăm",
}
# What stands between an indicator's name and its value.
_LEAD = re.compile(
    r"(?:[\s,:]+(?:ước|đạt|là|phấn đấu|khoảng|trên|dưới|dự kiến|chiếm|còn|có|được|đến|năm|\d{4}))+\s*$",
    re.IGNORECASE,
)
_SCALE_WORDS = frozenset(("trăm", "nghìn", "ngàn", "vạn", "triệu", "tỷ", "tỉ"))
_ASKS_PART = Phrases.of(
    (
        "riêng",
        "tính riêng",
        "chỉ tính",
        "nói riêng",
        "không tính",
        "không kể",
        "không gồm",
        "không bao gồm",
        "trong đó",
    )
)


@dataclass(frozen=True, slots=True)
class Row:
    """What was reached and what is aimed at; `gap` is next less past in words, None where that has no meaning.

    `likeness` (0 to 1) is the share of telling words that the shorter of their labels has in common with the other;
    `name` and `next_name` are the labels of the two without what leads to their values.
    """

    past: Quantity
    next: Quantity
    gap: str | None
    likeness: float = 0.0
    name: str = ""
    next_name: str = ""


def asks_for_part(question: str) -> bool:
    """Whether a question wants a part's figure and not the whole's: "riêng ngành công nghiệp"."""
    return _ASKS_PART.within(question)


def best_quantity(
    wanted: Collection[str], sentence: str, kinds: Collection[Kind] = (), *, part: bool = False
) -> Quantity | None:
    """The figure of a sentence that answers a question; of `kinds` only, where given.

    `wanted` are the unaccented syllables and pairs of the question (`assistant.words.terms.content_grams`). A figure is
    worth the share of them in its own clause, less in what stands before it, and how little else its label says.
    `part` prefers figures that the sentence gives as a share of another ("trong đó …").
    """
    scored = _scored(wanted, sentence, kinds, part=part)
    return max(scored, key=lambda item: item[1])[0].quantity if scored else None


def compared(wanted: Collection[str], past: str, next: str, *, part: bool = False) -> Row | None:
    """The figures of two sentences that answer the question and suit each other; None where there are none."""
    pairs = [
        (score + other_score + _agreement(clause, other), clause, other)
        for clause, score in _scored(wanted, past, part=part)
        for other, other_score in _scored(wanted, next, part=part)
    ]
    if not pairs:
        return None
    best, first, second = max(pairs, key=lambda pair: pair[0])
    return _row(first, second) if best > 0 else None


def contrasted(wanted: Wanted, sentences: Sequence[str]) -> tuple[Row, int, int] | None:
    """Two figures of one kind that a question sets side by side, and the sentences (by index) that state them.

    Each must be labelled with words of the question that the other's label lacks. The smaller goes first.
    """
    best: tuple[float, Clause, Clause, int, int] | None = None
    found = [(clause, n) for n, sentence in enumerate(sentences) for clause in clauses(sentence)]
    told = [wanted.held(gram_set(_label(clause))) for clause, _ in found]
    for (i, (first, m)), (j, (second, n)) in combinations(enumerate(found), 2):
        apart = told[i] - told[j] and told[j] - told[i]
        if not apart or first.host is not None or second.host is not None:
            continue
        if gap_of(first.quantity, second.quantity) is None:
            continue
        score = len(told[i]) + len(told[j])
        if best is None or score > best[0]:
            best = (score, first, second, m, n)
    if best is None:
        return None
    _, first, second, m, n = best
    if decimal_of(first.quantity) > decimal_of(second.quantity):
        first, second, m, n = second, first, n, m
    return _row(first, second), m, n


def _row(first: Clause, second: Clause) -> Row:
    words, others = telling_words(first), telling_words(second)
    likeness = len(words & others) / max(min(len(words), len(others)), 1)
    names = (_LEAD.sub("", clause.label.lstrip("-+*• ")).strip(" ,:;") for clause in (first, second))
    return Row(first.quantity, second.quantity, gap_of(first.quantity, second.quantity), likeness, *names)


# ---------------------------------------------------------------------------------------------- choosing


def _scored(
    wanted: Collection[str], sentence: str, kinds: Collection[Kind] = (), *, part: bool = False
) -> list[tuple[Clause, float]]:
    # What the sentence does not hold tells its figures not apart.
    asked = frozenset(wanted) & gram_set(sentence)
    found = clauses(sentence, kinds)
    scored = []
    for clause in found:
        if kinds and clause.quantity.kind not in kinds:
            continue
        label = _label(clause)
        if clause.host is not None:
            label = f"{_label(found[clause.host])} {label}"
        own = frozenset(grams(folded_syllables(label))) & asked
        head = frozenset(grams(folded_syllables(sentence[: clause.start]))) & asked - own
        # What is said of a value afterwards names it only where nothing stands before it.
        telling = (
            _telling(f"{clause.label} {clause.quantity.unit}") if _telling(clause.label) else _telling(label)
        )
        score = (len(own) + _HEAD * len(head)) / max(len(asked), 1)
        if own:
            score += _PRECISION * len(telling & asked) / max(len(telling), 1)
        score += _PART * (part and clause.part and bool(own))
        # Where a value has an aside ("46 đ/c (31%)") the value goes first.
        score -= 0.05 * (clause.host is not None)
        if clause.quantity.kind is Kind.DURATION and Kind.DURATION not in kinds:
            score -= _DURATION
        scored.append((clause, score))
    return scored


def telling_words(clause: Clause) -> set[str]:
    """The unaccented syllables around a figure that name its topic."""
    return _telling(_label(clause))


def _label(clause: Clause) -> str:
    return f"{clause.label} {clause.quantity.unit} {clause.tail}"


def _telling(label: str) -> set[str]:
    """The unaccented syllables of a label that name its topic. Idle words are told by their accents: "năm", "nam"."""
    return {fold(word) for word in syllables(label) if word.isalpha() and word not in _NEUTRAL}


def _agreement(first: Clause, second: Clause) -> float:
    a, b = first.quantity, second.quantity
    words, others = telling_words(first), telling_words(second)
    shared = len(words & others) / max(len(words | others), 1)
    agreed = _SAME_WORDS * shared + (_SAME_KIND if a.kind is b.kind else 0.0)
    return agreed + (_SAME_UNIT if base_unit(a) == base_unit(b) else 0.0)


# ---------------------------------------------------------------------------------------------- the gap


def base_unit(quantity: Quantity) -> str:
    """The unit without its scale, spellings made one: "tỷ đồng" and "triệu đồng" are both "đồng"."""
    unit = " ".join(quantity.unit.casefold().split())
    words = unit.split(" ")
    while len(words) > 1 and words[0] in _SCALE_WORDS:
        words = words[1:]
    if quantity.kind is Kind.MONEY and words[0] in _SCALE_WORDS:
        return "đồng"
    base = " ".join(words)
    return _SAME.get(base, base)


def vietnamese(number: Decimal, places: int | None = None) -> str:
    """A number as a Vietnamese report writes it: dots between thousands, comma before decimals."""
    if places is not None:
        number = round(number, places)
    return f"{number:,f}".translate(str.maketrans(",.", ".,"))


def decimal_of(quantity: Quantity) -> Decimal:
    """The exact number that a quantity's value shows."""
    try:
        return parse_decimal(quantity.value)
    except ValueError:
        return Decimal(repr(quantity.number)).normalize()


def gap_of(past: Quantity, next: Quantity) -> str | None:
    """Next less past: "+3,56 điểm phần trăm", "-1.581 tỷ đồng (-20,9 %)"; None for ranges, ratios, unlike units."""
    ranged = past.number_max is not None or next.number_max is not None
    if ranged or past.kind is not next.kind or past.kind is Kind.RATIO or base_unit(past) != base_unit(next):
        return None
    if past.kind is Kind.RANK:
        return _rank_gap(past, next)
    first, second = decimal_of(past), decimal_of(next)
    if past.scale != next.scale:
        second = second * Decimal(scale_of(_scale_words(next))) / Decimal(scale_of(_scale_words(past)))
        second = second.normalize() if second != second.to_integral() else second.quantize(Decimal(1))
    difference = second - first
    unit = past.unit
    if past.kind is Kind.PERCENT:
        unit = "điểm phần trăm" + past.unit.removeprefix("%").removeprefix("phần trăm")
    said = f"{_signed(difference)} {unit}".strip()
    if past.kind in (Kind.PERCENT, Kind.POINTS) or not first or not difference:
        return said
    return f"{said} ({_signed(round(100 * difference / first, 1))} %)"


def _rank_gap(past: Quantity, next: Quantity) -> str | None:
    if past.out_of != next.out_of:
        return None
    steps = round(past.number - next.number)
    return "giữ nguyên thứ hạng" if not steps else f"{'tăng' if steps > 0 else 'giảm'} {abs(steps)} bậc"


def _scale_words(quantity: Quantity) -> str:
    return " ".join(word for word in quantity.unit.casefold().split() if word in _SCALE_WORDS)


def _signed(number: Decimal) -> str:
    return ("+" if number > 0 else "") + vietnamese(number)
