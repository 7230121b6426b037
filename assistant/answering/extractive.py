"""The answerer that needs no language model: it quotes the statements that answer."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.agreement import all_disagreements, asks_for_any, with_disagreements
from assistant.answering.choosing import choose, with_parts, within
from assistant.answering.citing import cite, cited
from assistant.answering.comparison import side_by_side, two_things
from assistant.answering.figure_headline import figure_headline
from assistant.answering.fit import wants_figure
from assistant.answering.headline import headline, narrowed
from assistant.answering.listing import listing
from assistant.answering.naming import named_first
from assistant.answering.ranking import Scored, Similar, of_other_term, rank_units
from assistant.answering.refusal import NO_FIGURE, is_weak, not_told, off_subject
from assistant.answering.sections import section_answer
from assistant.answering.widening import wants_more
from assistant.constraints import told
from assistant.corpus import Corpus, Unit, one_line
from assistant.types import TELLING, Draft, Evidence, Question, Statement, Status
from ingest.types import Nature

# What is asked about these takes more than a sentence to tell: twice the room.
BROAD = frozenset((Nature.TASK, Nature.SHORTCOMING, Nature.CAUSE, Nature.LESSON))


class ExtractiveAnswerer:
    """Writes a draft from exact sentences of the evidence; `similar` compares them with the question in meaning."""

    def __init__(self, similar: Similar | None = None, *, max_length: int = 880) -> None:
        self._similar = similar
        self._max_length = max_length

    def answer(self, question: Question, evidence: Sequence[Evidence], corpus: Corpus) -> Draft:
        """Draft an answer; `not_found` where the evidence is weak or lacks what the question demands."""
        if is_weak(question, evidence, of_the_field=len(corpus.vocabulary.expansions(question.standalone))):
            return off_subject(evidence)
        if asks_for_any(question) and (every := all_disagreements(corpus, question)):
            return every
        whole = section_answer(question, evidence, corpus)
        if whole is not None:
            return whole
        told_of = question.natures & TELLING and question.subject
        wanted = corpus.wanted(question.subject if told_of else question.topic)
        if question.compares and (both := side_by_side(question, evidence, corpus, wanted)):
            return both
        ranked = rank_units(question, evidence, corpus, wanted, self._similar)
        if not ranked:
            return off_subject(evidence)
        if ranked[0].ruled_out:
            return self._missing(question, ranked[0])
        ranked = named_first(ranked, wanted, question, corpus)
        if question.comparing and (both := two_things(ranked, wanted)):
            return both
        budget = self._max_length * (1 if wants_figure(question.asked) or not question.natures & BROAD else 2)
        chosen = choose(ranked, wanted, budget)
        if len(question.asked.parts) > 1:
            chosen = with_parts(chosen, question, evidence, corpus)
        best = narrowed(chosen[0], wanted, question)
        line = figure_headline(best, wanted, question, corpus) or headline(best.text, wanted, question)
        draft = listing(best, line, question.asked)
        draft = draft or self._quoting([best, *chosen[1:]], line, budget, question, corpus)
        return with_disagreements(draft, chosen, ranked, question, wanted, corpus)

    @staticmethod
    def _quoting(chosen: Sequence[Unit], line: str, budget: int, question: Question, corpus: Corpus) -> Draft:
        """The statements below their headline; what the headline says is not said again."""
        citations = cited(within(chosen, budget - len(line), corpus, more=wants_more(question.asked)))
        said = [one_line(citation.quote) for citation in citations]
        again = said[0].casefold().startswith(line.casefold())
        rest = said[0][len(line) :].lstrip(" .;-–") if again else ""
        said[0] = rest or (line if again else said[0])
        statements = tuple(Statement(text, (c.n,)) for text, c in zip(said, citations, strict=True))
        return Draft(Status.ANSWERED, line, statements, citations)

    @staticmethod
    def _missing(question: Question, best: Scored) -> Draft:
        """Say what the report does not tell; the best statement is offered as something else."""
        nearest = Statement(one_line(best.unit.text), (1,))
        message = (
            told(best.missing)
            if best.missing
            else f"Báo cáo không nêu nội dung này cho nhiệm kỳ {question.term}."
            if of_other_term(question, best.unit)
            else NO_FIGURE
        )
        return not_told(message, nearest, [cite(1, best.unit)])
