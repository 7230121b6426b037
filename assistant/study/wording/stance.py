"""A figure that is aimed at stays aimed at, a planned one planned, a reached one reached (pure)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from assistant.study.wording.tokens import Role, Token
from ingest.observation import FigureNature


def other_stance(old: Sequence[Token], new: Sequence[Token], nature: FigureNature) -> Iterator[str]:
    """What tells that a question asks for a figure as something else than the report tells it as."""
    before, after = (Counter(token.role for token in side) for side in (old, new))
    for role, own in ((Role.AIMED, FigureNature.TARGET), (Role.PLANNED, FigureNature.PLAN)):
        if nature is own and before[role]:
            if after[role] < before[role]:
                yield "không còn nêu là mục tiêu" if role is Role.AIMED else "không còn nêu là dự kiến"
        elif after[role] != before[role]:
            yield "lẫn giữa kết quả và mục tiêu"
    if after[Role.ESTIMATED] != before[Role.ESTIMATED]:
        yield "lẫn giữa số ước tính và số chính thức"
    if after[Role.AHEAD] != before[Role.AHEAD]:
        yield "lẫn giữa kết quả và việc sẽ làm"
    ahead = nature in (FigureNature.TARGET, FigureNature.PLAN)
    if (ahead or before[Role.REACHED]) and after[Role.REACHED] > before[Role.REACHED]:
        yield "nêu mục tiêu như đã đạt"
