"""What of an answer the report contradicts elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.answering.citing import cited
from assistant.answering.fit import wants_figure
from assistant.answering.ranking import Scored
from assistant.corpus import Corpus, Unit, one_line
from assistant.figures.audit.claims import Disagreement
from assistant.figures.audit.rivals import rival_values
from assistant.figures.comparing import base_unit, decimal_of, vietnamese
from assistant.question.asking import Ask
from assistant.types import Conflict, Draft, Question, Statement, Status
from assistant.words.lexicon import lexicon
from assistant.words.terms import content_grams, folded_syllables, gram_set
from assistant.words.wanted import Wanted
from ingest.clauses import clauses
from ingest.quantities import Kind, Quantity

# What disagrees, in a sentence, and the statements concerned.
Found = list[tuple[str, tuple[Unit, ...]]]

# The share of the question's terms that a disagreement's own words must hold to be told; less where the question
# asks whether things agree.
TOLD = 0.3
ASKED = 0.1
# The share of the words for what two values are of that the question must name.
NAMED = 0.6
NAME = re.compile(r" về (.+?): ")
# Statements that another value is looked for in; parts that make a sum.
LOOKED_AT = 8
LEAST_PARTS = 2
ADDED = frozenset((Kind.COUNT, Kind.MONEY, Kind.MEASURE))
PARTS = re.compile(r"trong đó|trong số đó|bao gồm|gồm|\(", re.IGNORECASE)
LENGTH = 240


def with_disagreements(
    draft: Draft,
    chosen: Sequence[Unit],
    ranked: Sequence[Scored],
    question: Question,
    wanted: Wanted,
    corpus: Corpus,
) -> Draft:
    """The draft with the disagreements that its statements are part of, told first, all sides quoted."""
    found = (
        _known(chosen, question, wanted, corpus)
        or (_rival(chosen[0], ranked) if wants_figure(question.asked) else [])
        or (_sum(chosen) if Ask.CONFLICT in question.asked.kinds else [])
    )
    if not found:
        agreed = _agreed(draft, chosen) if Ask.CONFLICT in question.asked.kinds else None
        return agreed or _doubted(draft, chosen[0], corpus)
    disputed = {unit.span: unit for _, units in found for unit in units}
    # What answers another part of the question stays.
    several = len(question.asked.parts) > 1
    kept = {unit.span: unit for unit in chosen if several or unit.span in disputed} | disputed
    citations = cited(kept.values())
    places = {span: n for n, span in enumerate(kept, start=1)}
    conflicts = tuple(
        Conflict(message, tuple(places[unit.span] for unit in units)) for message, units in found
    )
    message = conflicts[0].message
    return replace(
        draft,
        headline=message if len(message) <= LENGTH else draft.headline,
        statements=tuple(Statement(one_line(c.quote), (c.n,)) for c in citations),
        citations=citations,
        conflicts=conflicts,
        ordered=False,
    )


def _doubted(draft: Draft, best: Unit, corpus: Corpus) -> Draft:
    """The draft with what makes the value that it leads with improbable: "trên 100%", an amount of trade in percent."""
    doubts = [
        Conflict(found.message, (1,))
        for found in corpus.improbable(best.passage.document)
        if best.span.start <= found.entries[0].observation.quantity.start < best.span.end
        and found.entries[0].observation.quantity.text in draft.headline
    ]
    return replace(draft, conflicts=(*draft.conflicts, *doubts)) if doubts else draft


def _known(chosen: Sequence[Unit], question: Question, wanted: Wanted, corpus: Corpus) -> Found:
    """The report's own disagreements with a statement that is quoted and about what is asked."""
    asked = Ask.CONFLICT in question.asked.kinds
    least = ASKED if asked else TOLD
    about = chosen if asked or len(question.asked.parts) > 1 else chosen[:1]
    return [
        (disagreement.message, units)
        for disagreement, units in corpus.disagreements(chosen[0].passage.document)
        if any(unit.span == own.span for unit in units for own in about)
        and wanted.coverage(gram_set(_words(disagreement, units))) >= least
        and (asked or _named(disagreement, wanted))
    ]


def _named(disagreement: Disagreement, wanted: Wanted) -> bool:
    """Whether the question names what the values are of: "kết nạp đảng viên" is not asked with "bao nhiêu đảng viên"."""
    name = NAME.search(disagreement.message)
    words = folded_syllables(name.group(1)) if name else []
    return sum(word in wanted.all_grams for word in words) >= NAMED * len(words)


def asks_for_any(question: Question) -> bool:
    """Whether a question asks if the report disagrees with itself anywhere, and names nothing."""
    rest = lexicon().conflict_frame.without(question.topic)
    return Ask.CONFLICT in question.asked.kinds and not content_grams(rest, strict=True)


def all_disagreements(corpus: Corpus, question: Question) -> Draft | None:
    """Every disagreement of the documents asked about; None where there is none."""
    found = [
        (disagreement.message, units)
        for name in question.documents or corpus.documents
        for disagreement, units in corpus.disagreements(name)
    ]
    if not found:
        return None
    places = {
        unit: n for n, unit in enumerate(dict.fromkeys(u for _, units in found for u in units), start=1)
    }
    citations = cited(places)
    conflicts = tuple(Conflict(message, tuple(places[unit] for unit in units)) for message, units in found)
    return Draft(
        Status.ANSWERED,
        f"Có {len(conflicts)} chỗ số liệu trong báo cáo chưa thống nhất:"
        if len(conflicts) > 1
        else conflicts[0].message,
        tuple(Statement(one_line(c.quote), (c.n,)) for c in citations),
        citations,
        conflicts,
    )


def _words(disagreement: Disagreement, units: Sequence[Unit]) -> str:
    return " ".join((disagreement.message, *(f"{unit.passage.context} {unit.text}" for unit in units)))


def _rival(best: Unit, ranked: Sequence[Scored]) -> Found:
    """Another good statement that gives another value for the same thing, of the same term and nature."""
    for scored in ranked[1:LOOKED_AT]:
        unit = scored.unit
        alike = unit.passage.document == best.passage.document and unit.passage.term == best.passage.term
        if not alike or unit.passage.nature is not best.passage.nature or scored.ruled_out:
            continue
        if values := rival_values(best.text, unit.text):
            told = " và ".join(one_line(value.text) for value in values)
            return [(f"Báo cáo nêu hai số liệu khác nhau về cùng một nội dung: {told}.", (best, unit))]
    return []


def _sum(chosen: Sequence[Unit]) -> Found:
    """A statement whose parts do not add up to its whole, where the question asks for that."""
    for unit, whole, parts in _wholes(chosen):
        total, gap = _added(whole, parts)
        if gap:
            way = "ít hơn" if gap > 0 else "nhiều hơn"
            message = (
                f"{_told(whole, parts, total)}, {way} số chung {vietnamese(decimal_of(whole))} {whole.unit},"
                f" chênh lệch {vietnamese(abs(gap))} {whole.unit}."
            )
            return [(message, (unit,))]
    return []


def _agreed(draft: Draft, chosen: Sequence[Unit]) -> Draft | None:
    """The draft with a headline that says that a statement's parts add up; None where there is no such statement."""
    for unit, whole, parts in _wholes(chosen):
        total, gap = _added(whole, parts)
        message = f"{_told(whole, parts, total)}, khớp với số chung."
        if not gap and len(message) <= LENGTH:
            citations = cited([unit])
            statement = Statement(one_line(unit.text), (1,))
            return replace(
                draft, headline=message, statements=(statement,), citations=citations, ordered=False
            )
    return None


def _wholes(chosen: Sequence[Unit]) -> Iterator[tuple[Unit, Quantity, list[Quantity]]]:
    """Statements of an amount with parts of the same unit after "trong đó", "gồm" or in parentheses."""
    for unit in chosen:
        mark = PARTS.search(unit.text)
        figures = [clause.quantity for clause in clauses(unit.text) if clause.host is None]
        if mark is None or not figures or figures[0].start > mark.start() or figures[0].kind not in ADDED:
            continue
        whole, unit_of = figures[0], base_unit(figures[0])
        parts = [part for part in figures if part.start > mark.start() and base_unit(part) == unit_of]
        exact = not any(figure.loose or figure.number_max is not None for figure in (whole, *parts))
        if len(parts) >= LEAST_PARTS and exact:
            yield unit, whole, parts


def _added(whole: Quantity, parts: Sequence[Quantity]) -> tuple[Decimal, Decimal]:
    """The sum of the parts in the whole's scale, and what the whole is more."""
    scale = Decimal(str(whole.scale))
    total = sum((decimal_of(part) * Decimal(str(part.scale)) / scale for part in parts), Decimal(0))
    total = total.quantize(Decimal(1)) if total == total.to_integral() else total.normalize()
    return total, decimal_of(whole) - total


def _told(whole: Quantity, parts: Sequence[Quantity], total: Decimal) -> str:
    added = " + ".join(vietnamese(decimal_of(part)) for part in parts)
    return f"Tổng các thành phần ({added}) là {vietnamese(total)} {whole.unit}"
