"""The answerer that needs no language model: it quotes the statements that answer."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.agreement import with_disagreements
from assistant.answering.choosing import choose, distinct, with_parts
from assistant.answering.citing import cite, cited
from assistant.answering.comparison import side_by_side, two_things
from assistant.answering.fit import wants_figure
from assistant.answering.headline import headline
from assistant.answering.listing import as_list
from assistant.answering.ranking import TELLING, Scored, rank_units
from assistant.answering.refusal import is_weak, not_told, off_subject
from assistant.answering.sections import section_answer
from assistant.answering.widening import wants_more, widened
from assistant.constraints import told
from assistant.corpus import Corpus, one_line
from assistant.types import Draft, Evidence, Question, Statement
from ingest.types import Nature

# What is asked about these takes more than a sentence to tell: twice the room.
BROAD = frozenset((Nature.TASK, Nature.SHORTCOMING, Nature.CAUSE, Nature.LESSON))


class ExtractiveAnswerer:
    """Writes a draft from exact sentences of the evidence."""

    def __init__(self, *, max_length: int = 880) -> None:
        self._max_length = max_length

    def answer(self, question: Question, evidence: Sequence[Evidence], corpus: Corpus) -> Draft:
        """Draft an answer; `not_found` where the evidence is weak or lacks what the question demands."""
        if is_weak(question, evidence):
            return off_subject(evidence)
        whole = section_answer(question, evidence, corpus)
        if whole is not None:
            return whole
        told_of = question.natures & TELLING and question.subject
        wanted = corpus.wanted(question.subject if told_of else question.topic)
        if question.compares and (both := side_by_side(question, evidence, corpus, wanted)):
            return both
        ranked = rank_units(question, evidence, corpus, wanted)
        if not ranked:
            return off_subject(evidence)
        if ranked[0].ruled_out:
            return self._missing(question, ranked[0])
        if question.comparing and (both := two_things(ranked, wanted)):
            return both
        figure = wants_figure(question.asked)
        broad = not figure and bool(question.natures & BROAD)
        chosen = choose(ranked, wanted, self._max_length * (2 if broad else 1))
        if len(question.asked.parts) > 1:
            chosen = with_parts(chosen, question, evidence, corpus)
        quoted = distinct(
            [widened(unit, corpus) for unit in chosen] if wants_more(question.asked) else chosen
        )
        citations = cited(quoted)
        statements = tuple(Statement(one_line(c.quote), (c.n,)) for c in citations)
        line = headline(chosen[0].text, wanted, question.asked)
        draft = as_list(chosen[0].text, question.asked, line, citations, statements)
        return with_disagreements(draft, chosen, question, wanted, corpus)

    @staticmethod
    def _missing(question: Question, best: Scored) -> Draft:
        """Say what the report does not tell; the best statement is offered as something else."""
        nearest = Statement(one_line(best.unit.text), (1,))
        message = (
            told(best.missing)
            if best.missing
            else f"Báo cáo không nêu nội dung này cho nhiệm kỳ {question.term}."
        )
        return not_told(message, nearest, [cite(1, best.unit)])
