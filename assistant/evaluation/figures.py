"""The figures: what share of the answers is right, cited, verbatim, grounded, and rightly withheld (pure)."""

from __future__ import annotations

import statistics
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from assistant.evaluation.matching import covers, fold, holds_any, numbers, share_covered, without_marks
from assistant.evaluation.questions import DERIVED, SINGLE_FACT, Expected

HEADLINE_LENGTH = 240
SMALL_NUMBERS = 30

Reply = Mapping[str, Any]  # an answer in its JSON form


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares from 0 to 1, latencies in milliseconds; None where there was nothing to measure.

    - `correct`: answerable questions whose answer holds every required fact within the length allowed for its kind
    - `facts`: required facts found, averaged over the answerable questions
    - `headline`: single-fact questions whose headline holds the fact and no wrong neighbour
    - `cite_recall`: gold passages that a cited quote covers, averaged over the answerable questions
    - `cite_precision`: citations that touch a gold passage, averaged over the answers that cite
    - `verbatim`: citations that stand in the source text, spaces folded
    - `grounded`: answers all of whose numbers stand in what they cite, in the question, or count something
    - `abstain_*`: "not_found" as a classifier of the unanswerable questions
    - `by_kind`: right of all, by kind of question
    """

    correct: float | None
    facts: float | None
    headline: float | None
    cite_recall: float | None
    cite_precision: float | None
    verbatim: float | None
    grounded: float | None
    abstain_p: float
    abstain_r: float
    abstain_f1: float
    latency_ms_p50: float | None
    latency_ms_p95: float | None
    by_kind: dict[str, tuple[int, int]]
    questions: int

    def as_json(self) -> dict[str, Any]:
        """The figures as the command line prints them; a kind as "right/all"."""
        kinds = {kind: f"{right}/{count}" for kind, (right, count) in self.by_kind.items()}
        return {**asdict(self), "by_kind": kinds}


@dataclass(frozen=True, slots=True)
class Miss:
    """A question that was not answered rightly, and why."""

    id: str | int
    kind: str
    question: str
    reason: str


def measure(
    questions: Sequence[Expected], replies: Mapping[str | int, Reply], source: str | None
) -> tuple[Figures, list[Miss]]:
    """The figures over a question set and the questions missed; `source` is the text that quotes must stand in.

    A question without a reply counts as answered wrongly.
    """
    shares: dict[str, list[float]] = defaultdict(list)
    kinds: dict[str, list[bool]] = defaultdict(list)
    latencies: list[float] = []
    withheld: list[tuple[bool, bool]] = []
    misses: list[Miss] = []
    folded_source = None if source is None else fold(source)
    for item in questions:
        reply = replies.get(item.id, {})
        latencies.append(float(reply.get("latency_ms") or 0.0))
        abstained = reply.get("status") == "not_found"
        withheld.append((abstained, not item.answerable))
        right = _is_right(item, reply)
        kinds[item.kind].append(right)
        if item.answerable:
            for name, values in _shares(item, reply, right, folded_source).items():
                shares[name].extend(values)
        if not right:
            misses.append(Miss(item.id, item.kind, item.question, _reason(item, reply)))
    precision, recall, f1 = _classifier(withheld)
    p50, p95 = percentiles(latencies)
    figures = Figures(
        **{
            name: _mean(shares[name])
            for name in (
                "correct",
                "facts",
                "headline",
                "cite_recall",
                "cite_precision",
                "verbatim",
                "grounded",
            )
        },
        abstain_p=precision,
        abstain_r=recall,
        abstain_f1=f1,
        latency_ms_p50=p50,
        latency_ms_p95=p95,
        by_kind={kind: (sum(marks), len(marks)) for kind, marks in sorted(kinds.items())},
        questions=len(questions),
    )
    return figures, misses


def _is_right(item: Expected, reply: Reply) -> bool:
    abstained = reply.get("status") == "not_found"
    if not item.answerable:
        return abstained
    text = reply.get("answer") or ""
    return not abstained and len(text) <= item.longest and all(holds_any(f, text) for f in item.facts)


def _shares(item: Expected, reply: Reply, right: bool, source: str | None) -> dict[str, list[float]]:
    """What one reply to an answerable question adds to each figure."""
    text = reply.get("answer") or ""
    cited = reply.get("citations") or []
    quotes = [citation.get("quote", "") for citation in cited]
    found = [holds_any(spellings, text) for spellings in item.facts]
    shares = {
        "correct": [float(right)],
        "facts": [sum(found) / len(found) if found else 0.0],
        "cite_recall": [share_covered(item.gold, quotes)],
    }
    if item.kind in SINGLE_FACT and len(item.facts) == 1:
        headline = (reply.get("headline") or "")[:HEADLINE_LENGTH]
        shares["headline"] = [
            float(holds_any(item.facts[0], headline) and not holds_any(item.wrong, headline))
        ]
    if quotes:
        touching = [any(covers(g, quote) or covers(quote, g) for g in item.gold) for quote in quotes]
        shares["cite_precision"] = [sum(touching) / len(touching)]
    if source is not None:
        shares["verbatim"] = [float(fold(quote) in source) for quote in quotes]
    if reply.get("status") != "not_found":
        shares["grounded"] = [float(_is_grounded(item, text, cited))]
    return shares


def _is_grounded(item: Expected, text: str, cited: Sequence[Mapping[str, Any]]) -> bool:
    """Whether every number of the text is cited, was asked about, or is small enough to count items."""
    if item.kind in DERIVED:
        return True
    allowed = numbers(item.question) | {str(n) for n in range(1, len(cited) + SMALL_NUMBERS)}
    for citation in cited:
        allowed |= numbers(citation.get("quote", ""))
        allowed |= numbers(f"{citation.get('section', '')} {citation.get('page', '')}")
    return numbers(without_marks(text)) <= allowed


def _reason(item: Expected, reply: Reply) -> str:
    if not reply:
        return "không có câu trả lời"
    text = reply.get("answer") or ""
    if not item.answerable:
        return f"báo cáo không nêu, vẫn trả lời: {text[:160]}"
    if reply.get("status") == "not_found":
        return "không tìm thấy"
    lacking = [" | ".join(spellings) for spellings in item.facts if not holds_any(spellings, text)]
    if lacking:
        return f"thiếu {'; '.join(lacking)}: {text[:160]}"
    return f"quá dài ({len(text)} ký tự)"


def _classifier(marks: Sequence[tuple[bool, bool]]) -> tuple[float, float, float]:
    """Precision, recall and F1 of (said so, is so) pairs."""
    hits = sum(said and true for said, true in marks)
    said = sum(said for said, _ in marks)
    true = sum(true for _, true in marks)
    precision, recall = hits / said if said else 0.0, hits / true if true else 0.0
    f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
    return round(precision, 4), round(recall, 4), round(f1, 4)


def percentiles(latencies: Sequence[float]) -> tuple[float | None, float | None]:
    """Median and 95th percentile (the value below which 95 % lie), to a tenth."""
    if not latencies:
        return None, None
    ordered = sorted(latencies)
    return round(statistics.median(ordered), 1), round(ordered[int(0.95 * (len(ordered) - 1))], 1)


def _mean(values: Sequence[float]) -> float | None:
    return round(sum(values) / len(values), 4) if values else None
