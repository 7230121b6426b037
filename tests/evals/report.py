"""What was measured, as one Markdown text: the figures, their gap between sets, the kinds of question (pure)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import sqrt
from operator import attrgetter

from assistant.evaluation.table import NAMES, markdown, number
from tests.evals.measuring import Measured, Typed
from tests.evals.sets import Role

FIGURES = (
    "correct",
    "headline",
    "cite_recall",
    "cite_precision",
    "verbatim",
    "grounded",
    "recall@1",
    "recall@5",
    "abstain_p",
    "abstain_r",
    "abstain_f1",
)
LATENCIES = ("latency_ms_p50", "latency_ms_p95")
CAPTION = "Mỗi ô: câu hỏi gõ có dấu · gõ không dấu."
Cell = Callable[[Typed], object]


def report(found: Sequence[Measured], missing: Sequence[str], *, cores: int, minutes: float) -> str:
    """The whole text; `missing` tells which sets were not measured, and why."""
    latency = f"Thời gian trả lời là của riêng lần chạy này ({cores} nhân, cả lượt đo {minutes:.0f} phút), chỉ để so giữa các cột."
    notes = [CAPTION, latency, *gap_lines(found), *missing]
    parts = [figures_table(found), "\n".join(f"- {note}" for note in notes)]
    if any(item.asked.role is not Role.PARAGRAPHS for item in found):
        parts += ["Trả lời đúng theo loại câu hỏi (đúng/tổng):", kinds_table(found)]
    return "\n\n".join(parts)


def figures_table(found: Sequence[Measured]) -> str:
    """One column a set, each cell as written · without accents; a figure that a set cannot measure is a dash."""
    rows: list[list[object]] = [["Số câu hỏi", *(len(item.asked.questions) for item in found)]]

    def add(name: str, cell: Cell) -> None:
        rows.append([name, *(_pair(cell(item.written), cell(item.bare)) for item in found)])

    for key in FIGURES:
        add(f"{NAMES[key]} ({key})", _figure(key))
    add("Câu không có đáp án được từ chối", _rightly_refused)
    add(f"{NAMES['false_abstentions']} (false_abstentions)", _figure("false_abstentions"))
    add("Câu hỏi lạc đề được từ chối", lambda typed: typed.off_topic)
    for key in LATENCIES:
        add(f"{NAMES[key]} ({key})", _figure(key))
    return markdown(["Chỉ số", *(item.asked.name for item in found)], rows)


def kinds_table(found: Sequence[Measured]) -> str:
    """Right of all by kind of question, over the sets about reports; each cell as written · without accents."""
    reports = [item for item in found if item.asked.role is not Role.PARAGRAPHS]
    kinds = sorted({kind for item in reports for kind in item.written.evaluation.figures.by_kind})

    def counts(typed: Typed, kind: str) -> str | None:
        right, count = typed.evaluation.figures.by_kind.get(kind, (0, 0))
        return f"{right}/{count}" if count else None

    return markdown(
        ["Loại câu hỏi", *(item.asked.name for item in reports)],
        [
            [kind, *(_pair(counts(item.written, kind), counts(item.bare, kind)) for item in reports)]
            for kind in kinds
        ],
    )


def gap_lines(found: Sequence[Measured]) -> list[str]:
    """How much better the figures are on the questions that were tuned on than on those held out."""
    tuned = [item for item in found if item.asked.role in (Role.PUBLISHED, Role.TUNED)]
    held_out = [item for item in found if item.asked.role is Role.HELD_OUT]
    lines = []
    for key, count in (("correct", attrgetter("answerable")), ("headline", attrgetter("single_fact"))):
        told = []
        for way, typed in (("gõ có dấu", attrgetter("written")), ("gõ không dấu", attrgetter("bare"))):
            seen, unseen = (
                pooled([(_share(typed(item), key), count(item.asked)) for item in side])
                for side in (tuned, held_out)
            )
            if seen and unseen:
                told.append(f"{way} {gap(seen, unseen)}")
        if told:
            lines.append(f"{NAMES[key]} ({key}), câu đã chỉnh theo so với câu để riêng: {'; '.join(told)}.")
    return lines


def pooled(parts: Sequence[tuple[float | None, int]]) -> tuple[float, int] | None:
    """The share over several sets together, and how many questions that is; None where there is none."""
    counted = [(share, count) for share, count in parts if share is not None and count]
    total = sum(count for _, count in counted)
    return (sum(share * count for share, count in counted) / total, total) if total else None


def gap(seen: tuple[float, int], unseen: tuple[float, int]) -> str:
    """Two shares and their difference, with the standard error that chance alone gives it."""
    error = sqrt(sum(share * (1 - share) / count for share, count in (seen, unseen)))
    difference = seen[0] - unseen[0]
    return (
        f"{number(seen[0])} ({seen[1]} câu) và {number(unseen[0])} ({unseen[1]} câu), "
        f"chênh {'+' if difference >= 0 else '-'}{number(abs(difference))} (sai số chuẩn {number(error)})"
    )


def _figure(key: str) -> Cell:
    def cell(typed: Typed) -> object:
        # Without a single unanswerable question, refusing cannot be measured as a classifier.
        if key.startswith("abstain") and not typed.evaluation.refusals.unanswerable:
            return None
        return typed.evaluation.as_json()[key]

    return cell


def _rightly_refused(typed: Typed) -> str | None:
    refused = typed.evaluation.refusals
    return f"{refused.rightly}/{refused.unanswerable}" if refused.unanswerable else None


def _pair(written: object, bare: object) -> object:
    return None if written is None and bare is None else f"{number(written)} · {number(bare)}"


def _share(typed: Typed, key: str) -> float | None:
    value = typed.evaluation.as_json()[key]
    return None if value is None else float(value)
