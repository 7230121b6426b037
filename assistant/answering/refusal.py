"""When a question is not answered, and what is said then."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.types import Citation, Draft, Evidence, Question, Statement, Status
from assistant.words.lexicon import is_bare

# Evidence is weak where ten times the cosine plus the coverage stays below this: set between questions on other
# subjects (XQuAD-vi's, asked of a report: 90 % lie below) and those a report answers (99 % lie above).
MIN_STRENGTH = 8.7
# The same for questions read without accents, whose cosines are lower (other subjects: 27 % below, answered: 2 %).
MIN_STRENGTH_BARE = 8.1
# What so many expressions of the field are worth.
FEW = 1
FIELD = 0.2
# Passages looked into.
PASSAGES = 6
# The share of the question's terms that a passage must hold for its section to be named as near.
NEAR = 0.3
NO_FIGURE = "Báo cáo không nêu số liệu cho nội dung này."
NOT_TOLD = "Báo cáo không nêu nội dung này."


def is_weak(question: Question, evidence: Sequence[Evidence], *, of_the_field: int = 0) -> bool:
    """True where no passage is near the question in meaning nor holds its words.

    `of_the_field` counts the expressions of the administrative vocabulary in the question: less is asked of one that
    speaks of such things.
    """
    best = evidence[:PASSAGES]
    if not best:
        return True
    strength = 10 * max(item.dense for item in best) + max(item.coverage for item in best)
    strength += FIELD * (of_the_field >= FEW)
    return strength < (MIN_STRENGTH_BARE if is_bare(question.standalone) else MIN_STRENGTH)


def off_subject(evidence: Sequence[Evidence]) -> Draft:
    """Say that the report does not tell, and where the nearest subject stands, if any is near."""
    message = NOT_TOLD
    if evidence and evidence[0].passage.titles and evidence[0].coverage >= NEAR:
        passage = evidence[0].passage
        message += f" Mục gần nhất để tham khảo: {passage.titles[-1]} ({passage.section_path})."
    return Draft(Status.NOT_FOUND, message)


def not_told(message: str, nearest: Statement | None, citations: Sequence[Citation]) -> Draft:
    """Say what the report does not tell, and offer what is nearest as something else."""
    return Draft(Status.NOT_FOUND, message, citations=tuple(citations), nearest=nearest)
