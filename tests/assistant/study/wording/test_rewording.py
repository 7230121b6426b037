"""A model words study questions: what is proven comes through, whatever goes wrong leaves them as they were."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest
from langchain_core.messages import BaseMessage

from assistant.language_model.types import Failure, GenerationError, LanguageModel, Limits
from assistant.study.types import QuestionKind, StudyQuestion
from assistant.study.wording.rewording import StudyRewording
from assistant.study.wording.types import Step
from assistant.study.wording.written import with_source, written
from prompts.loading import Prompts
from tests.assistant.generation.fake_model import FakeModel
from tests.assistant.study.wording.cases import Case, faithful

LOST = "Theo báo cáo của Sở Y tế, năm 2024 có bao nhiêu cơ sở?"


def some(count: int = 3) -> list[Case]:
    """Questions over one report, each with words that are proven."""
    found = [case for case in faithful("health") if "mức tăng" not in case.text]
    return [
        replace(case, question=replace(case.question, id=f"câu-{n}")) for n, case in enumerate(found[:count])
    ]


def worded(model: LanguageModel, cases: Sequence[Case], **more: object) -> list[Step]:
    rewording = StudyRewording(model, Prompts.load(), timeout=20, max_tokens=300)
    return list(rewording.steps([case.question for case in cases], [cases[0].document], **more))  # type: ignore[arg-type]


def said(steps: Sequence[Step]) -> list[str | None]:
    return [step.question.question if step.question else None for step in steps if not step.over]


def test_questions_come_one_by_one_in_the_models_words() -> None:
    cases = some()
    model = FakeModel(*(case.text for case in cases))
    steps = worded(model, cases)
    assert said(steps) == [case.text for case in cases]
    assert [(step.done, step.total) for step in steps] == [(1, 3), (2, 3), (3, 3), (3, 3)]
    assert steps[-1] == Step(3, 3, over=True, kept=3)
    for step, case in zip(steps, cases, strict=False):
        assert step.question == replace(case.question, question=case.text)


def test_the_model_is_given_the_fenced_passage_and_nothing_that_looks_like_the_fence() -> None:
    case = some(1)[0]
    model = FakeModel(case.text)
    worded(model, [case])
    asked = str(model.asked[0][-1].content)
    assert "--- ĐOẠN TRÍCH" in asked
    assert case.question.question in asked
    assert case.question.citations[0].quote[:30] in asked
    assert asked.count("--- HẾT") == 1


def test_what_is_not_proven_leaves_the_question_as_it_was() -> None:
    cases = some(2)
    steps = worded(FakeModel(LOST, cases[1].text), cases)
    assert said(steps) == [None, cases[1].text]
    assert (steps[-1].kept, steps[-1].note) == (1, "")


def test_where_nothing_is_proven_it_is_told() -> None:
    steps = worded(FakeModel(LOST), some(2))
    assert said(steps) == [None, None]
    assert steps[-1].note.startswith("Không có lời diễn đạt nào")


def test_other_kinds_of_questions_are_not_asked_for() -> None:
    case = some(1)[0]
    other = replace(case.question, kind=QuestionKind.CLOZE)
    model = FakeModel(case.text)
    rewording = StudyRewording(model, Prompts.load(), timeout=20, max_tokens=300)
    assert list(rewording.steps([other], [case.document])) == [Step(0, 0, over=True)]
    assert not model.asked


@pytest.mark.parametrize("failure", [Failure.NO_CONNECTION, Failure.DENIED, Failure.UNKNOWN_MODEL])
def test_a_failure_that_would_come_again_ends_the_work(failure: Failure) -> None:
    model = FakeModel(failure)
    steps = worded(model, some())
    assert len(model.asked) == 1
    assert steps[-1].over
    assert steps[-1].kept == 0
    assert steps[-1].note.endswith("các câu hỏi giữ nguyên.")


@pytest.mark.parametrize("failure", [Failure.TOO_LONG, Failure.EMPTY, Failure.BROKEN_OFF, Failure.TIME_OUT])
def test_a_failure_of_one_question_leaves_the_others(failure: Failure) -> None:
    cases = some()
    steps = worded(FakeModel(failure, cases[1].text, cases[2].text), cases)
    assert said(steps) == [None, cases[1].text, cases[2].text]
    assert steps[-1].kept == 2


def test_a_server_that_is_late_again_and_again_is_left_alone() -> None:
    model = FakeModel(Failure.TIME_OUT)
    steps = worded(model, some(5))
    assert len(model.asked) == 2
    assert "chưa trả lời kịp" in steps[-1].note


def test_an_endless_text_is_cut() -> None:
    cases = some(2)
    steps = worded(FakeModel("a " * 5000, cases[1].text), cases)
    assert said(steps) == [None, cases[1].text]


def test_a_fault_of_ours_is_no_readers_affair() -> None:
    class Broken(FakeModel):
        def stream(self, messages: Sequence[BaseMessage], limits: Limits) -> Iterator[str]:
            raise RuntimeError("bí mật")

    steps = worded(Broken("x"), some(2))
    assert steps[-1].over
    assert "bí mật" not in steps[-1].note


class Slow(FakeModel):
    """Waits until it is told to stop, or for long."""

    def stream(self, messages: Sequence[BaseMessage], limits: Limits) -> Iterator[str]:
        self.asked.append(messages)
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            if limits.stop and limits.stop.wait(0.01):
                self.closed += 1
                raise GenerationError(Failure.STOPPED)
        yield "quá lâu"


def test_stop_ends_the_work_at_once() -> None:
    stop, model = threading.Event(), Slow("x")
    threading.Timer(0.1, stop.set).start()
    started = time.monotonic()
    steps = worded(model, some(), stop=stop)
    assert time.monotonic() - started < 10
    assert [step.over for step in steps] == [True]
    assert "theo yêu cầu" in steps[-1].note


def test_closing_ends_the_models_work() -> None:
    cases = some()
    first = cases[0].text

    class Then(Slow):
        def stream(self, messages: Sequence[BaseMessage], limits: Limits) -> Iterator[str]:
            if not self.asked:
                self.asked.append(messages)
                yield first
                return
            yield from super().stream(messages, limits)

    model = Then("x")
    rewording = StudyRewording(model, Prompts.load(), timeout=20, max_tokens=300)
    steps = rewording.steps([case.question for case in cases], [cases[0].document])
    assert next(steps).question
    steps.close()
    deadline = time.monotonic() + 10
    while model.closed < len(model.asked) - 1 and time.monotonic() < deadline:
        time.sleep(0.01)
    assert model.closed == len(model.asked) - 1


def test_no_more_questions_at_once_than_allowed() -> None:
    cases = some(4)
    by_question: dict[str, str] = {case.question.question: case.text for case in cases}
    busy = most = 0
    lock = threading.Lock()

    class Counting(FakeModel):
        def stream(self, messages: Sequence[BaseMessage], limits: Limits) -> Iterator[str]:
            nonlocal busy, most
            with lock:
                busy += 1
                most = max(most, busy)
            time.sleep(0.05)
            with lock:
                busy -= 1
            yield next(text for asked, text in by_question.items() if asked in str(messages[-1].content))

    rewording = StudyRewording(Counting("x"), Prompts.load(), timeout=20, max_tokens=300, concurrency=2)
    steps = list(rewording.steps([case.question for case in cases], [cases[0].document]))
    assert most == 2
    assert {step.question.id for step in steps if step.question} == {case.question.id for case in cases}


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Có bao nhiêu xã?", "Có bao nhiêu xã?"),
        ("Câu hỏi diễn đạt lại: Có bao nhiêu xã?\nGiải thích: …", "Có bao nhiêu xã?"),
        ("«Có bao nhiêu xã?»", "Có bao nhiêu xã?"),
        ("**Có bao nhiêu xã?**", "Có bao nhiêu xã?"),
        ("- 'Có bao nhiêu xã [1]?'", "Có bao nhiêu xã?"),
        ("\n\n1. Có  bao nhiêu xã [1]?", "Có bao nhiêu xã?"),
        ("Có bao nhiêu <b>xã</b>?", "Có bao nhiêu <b>xã</b>?"),
        ("Có bao nhiêu\u202e xã?", "Có bao nhiêu\u202e xã?"),
        ("", ""),
        (" \n \n", ""),
    ],
)
def test_the_question_of_a_models_text(text: str, question: str) -> None:
    assert written(text) == question


def of(question: str) -> StudyQuestion:
    return replace(some(1)[0].question, question=question)


@pytest.mark.parametrize(
    ("text", "question", "whole"),
    [
        ("Năm 2024 có bao nhiêu xã?", "Theo báo cáo của Sở Y tế, có bao nhiêu xã năm 2024?", "Theo báo cáo của Sở Y tế, năm 2024 có bao nhiêu xã?"),
        ("OCOP có bao nhiêu sản phẩm?", "Theo báo cáo, số sản phẩm OCOP là bao nhiêu?", "Theo báo cáo, OCOP có bao nhiêu sản phẩm?"),
        ("Đảng bộ có bao nhiêu chi bộ?", "Theo báo cáo của Sở, số chi bộ của Đảng bộ là bao nhiêu?", "Theo báo cáo của Sở, Đảng bộ có bao nhiêu chi bộ?"),
        ("Báo cáo của Sở Y tế nêu có bao nhiêu xã?", "Theo báo cáo của Sở Y tế, có bao nhiêu xã?", "Báo cáo của Sở Y tế nêu có bao nhiêu xã?"),
        ("Có bao nhiêu xã?", "Có bao nhiêu xã?", "Có bao nhiêu xã?"),
        ("", "Theo báo cáo, có bao nhiêu xã?", ""),
    ],
)  # fmt: skip
def test_whose_report_says_it_is_put_back(text: str, question: str, whole: str) -> None:
    assert with_source(text, of(question).question) == whole
