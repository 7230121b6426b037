"""Blocks packed into passages of one section that can be read alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.blocks import Block
from ingest.splitting import split
from ingest.types import PassageKind

# A paragraph of at least this length that stands in the text twice is a passage of its own, kept once.
REPEATABLE = 60


@dataclass(frozen=True, slots=True)
class Cut:
    """Where a passage stands, under which section, and what it is said under besides the headings."""

    start: int
    end: int
    kind: PassageKind
    section: int | None
    context: str


def pack(text: str, content: Sequence[Block], target: int, limit: int) -> Iterator[Cut]:
    """Neighbouring blocks together up to `target` characters, a block beyond `limit` split where sentences end.

    What only makes sense together (an indicator and its parts, a lead-in and what it introduces) stays together up to
    `limit`.
    """
    counts = Counter(text[block.start : block.end] for block in content)
    packer = _Packer(target, limit)
    for block in content:
        piece = text[block.start : block.end]
        packer.add(block, alone=counts[piece] > 1 and len(piece) >= REPEATABLE)
    packer.close()
    for run in packer.runs:
        yield from _cuts(text, run, target, limit)


def _cuts(text: str, run: Sequence[Block], target: int, limit: int) -> Iterator[Cut]:
    kind = PassageKind.BULLET if any(block.depth for block in run) else PassageKind.PARAGRAPH
    for piece in split(text, run[0].start, run[-1].end, target, limit):
        here = [block for block in run if block.start < piece.end and block.end > piece.start]
        labels = [block.label for block in here[:1] if block.start < piece.start]
        context = "\n".join([block.context for block in here] + labels)
        yield Cut(piece.start, piece.end, kind, run[0].section, context)


class _Packer:
    """Builds runs of blocks: a run is made of clusters, a cluster of blocks that belong together."""

    def __init__(self, target: int, limit: int) -> None:
        self.runs: list[list[Block]] = []
        self._target, self._limit = target, limit
        self._run: list[Block] = []
        self._cluster: list[Block] = []

    def add(self, block: Block, *, alone: bool) -> None:
        """Take the next block; one that stands alone shares its passage with no other."""
        if alone:
            self.close()
            self.runs.append([block])
        elif self._cluster and self._belongs(block):
            self._cluster.append(block)
        else:
            self._close_cluster()
            self._cluster = [block]

    def close(self) -> None:
        """End the run under construction."""
        self._close_cluster()
        if self._run:
            self.runs.append(self._run)
            self._run = []

    def _belongs(self, block: Block) -> bool:
        first, last = self._cluster[0], self._cluster[-1]
        fits = block.end - first.start <= self._limit
        return block.section == first.section and (last.lead or (block.attached and fits))

    def _close_cluster(self) -> None:
        if self._run and self._cluster and not self._joins():
            self.runs.append(self._run)
            self._run = []
        self._run += self._cluster
        self._cluster = []

    def _joins(self) -> bool:
        """Whether the cluster may stand in one passage with the run before it."""
        first, last, next_ = self._run[0], self._run[-1], self._cluster[0]
        size = self._cluster[-1].end - first.start
        if first.section != next_.section:
            return False
        if next_.attached:
            return size <= self._limit
        alike = next_.context == last.context
        if next_.depth:  # a bullet also goes with the lead-in that the passage holds
            alike = alike or next_.context == first.context or any(block.lead for block in self._run)
        return alike and size <= self._target
