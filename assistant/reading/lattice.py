"""The cheapest ways through the candidates of a question (Viterbi 1967), and the next best."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.reading.candidates import Candidate
from assistant.reading.language import EDGE, Language


@dataclass(frozen=True, slots=True)
class Ways:
    """The index of the candidate chosen at each token: of the best way, and of others at most `margin` nats dearer."""

    best: tuple[int, ...]
    others: tuple[tuple[int, ...], ...]


def ways(
    language: Language,
    columns: Sequence[Sequence[Candidate]],
    edges: Sequence[bool],
    *,
    margin: float,
    most: int,
) -> Ways:
    """Walk the columns; `edges[i]` tells whether a clause begins at column i.

    The others are the best ways through each candidate that the best way leaves aside, cheapest first.
    """
    inner = [[_inner(language, candidate) for candidate in column] for column in columns]
    last = len(columns) - 1
    steps: list[list[list[float]]] = []
    for i in range(last):
        steps.append(_steps(language, columns[i], columns[i + 1], edges[i + 1]))
    start = language.row(EDGE)
    forward = [[language.cost(start, c.keys[0]) + own for c, own in zip(columns[0], inner[0], strict=True)]]
    came: list[list[int]] = []
    for i in range(last):
        sums = [
            min((forward[i][k] + steps[i][k][j], k) for k in range(len(columns[i])))
            for j in range(len(columns[i + 1]))
        ]
        came.append([k for _, k in sums])
        forward.append([cost + own for (cost, _), own in zip(sums, inner[i + 1], strict=True)])
    backward = [[language.cost(language.row(c.keys[-1]), EDGE) for c in columns[last]]]
    goes: list[list[int]] = []
    for i in range(last - 1, -1, -1):
        after = [own + rest for own, rest in zip(inner[i + 1], backward[0], strict=True)]
        sums = [
            min((step + rest, j) for j, (step, rest) in enumerate(zip(row, after, strict=True)))
            for row in steps[i]
        ]
        goes.insert(0, [j for _, j in sums])
        backward.insert(0, [cost for cost, _ in sums])

    def through(i: int, j: int) -> tuple[int, ...]:
        way = [j]
        for column in range(i - 1, -1, -1):
            way.insert(0, came[column][way[0]])
        for column in range(i, last):
            way.append(goes[column][way[-1]])
        return tuple(way)

    totals = sorted(
        (forward[i][j] + backward[i][j], i, j) for i, column in enumerate(columns) for j in range(len(column))
    )
    found: list[tuple[int, ...]] = []
    for cost, i, j in totals:
        if cost > totals[0][0] + margin or len(found) > most:
            break
        way = through(i, j)
        if way not in found:
            found.append(way)
    return Ways(found[0], tuple(found[1:]))


def _inner(language: Language, candidate: Candidate) -> float:
    cost = candidate.cost
    for first, second in zip(candidate.keys, candidate.keys[1:], strict=False):
        cost += language.cost(language.row(first), second)
    return cost


def _steps(
    language: Language, left: Sequence[Candidate], right: Sequence[Candidate], edge: bool
) -> list[list[float]]:
    if edge:
        row = language.row(EDGE)
        onward = [language.cost(row, candidate.keys[0]) for candidate in right]
        ends = [language.cost(language.row(candidate.keys[-1]), EDGE) for candidate in left]
        return [[end + cost for cost in onward] for end in ends]
    rows = [language.row(candidate.keys[-1]) for candidate in left]
    return [[language.cost(row, candidate.keys[0]) for candidate in right] for row in rows]
