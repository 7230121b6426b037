"""The queue of work: one after the other, bounded, each ending told."""

from __future__ import annotations

import threading
import time

import pytest

from assistant.web import jobs as module
from assistant.web.jobs import Job, Jobs, Kind, Outcome, State
from ingest.errors import InputError
from ingest.types import Progress


def until_idle(jobs: Jobs) -> None:
    deadline = time.monotonic() + 10
    while any(job["state"] in ("waiting", "working") for job in jobs.listed()):
        assert time.monotonic() < deadline
        time.sleep(0.005)


def build_job(name: str = "a.txt", work: object = None) -> Job:
    done = work or (lambda progress: Outcome("Xong."))
    return Job(Kind.ADD, name, done)  # type: ignore[arg-type]


def test_steps_are_told_without_the_name_that_stands_beside_them() -> None:
    jobs, told, gate = Jobs(), threading.Event(), threading.Event()

    def work(progress: Progress) -> Outcome:
        progress("a.txt: Đang tính vectơ", 0.4)
        told.set()
        assert gate.wait(10)
        return Outcome("Xong.", ("lưu ý",), "a.txt")

    jobs.submit(build_job(work=work))
    assert told.wait(10)
    [shown] = jobs.listed()
    assert (shown["state"], shown["step"], shown["fraction"]) == ("working", "Đang tính vectơ", 0.4)
    gate.set()
    until_idle(jobs)
    [shown] = jobs.listed()
    assert (shown["state"], shown["message"], shown["warnings"]) == ("done", "Xong.", ("lưu ý",))
    assert (shown["step"], shown["fraction"]) == ("", None)


def test_jobs_run_one_at_a_time_in_order() -> None:
    jobs, order = Jobs(), []

    def work(name: str) -> object:
        def run(_: Progress) -> Outcome:
            order.append(f"+{name}")
            time.sleep(0.01)
            order.append(f"-{name}")
            return Outcome("")

        return run

    for name in "abc":
        jobs.submit(build_job(name, work(name)))
    until_idle(jobs)
    assert order == ["+a", "-a", "+b", "-b", "+c", "-c"]
    assert [job["name"] for job in jobs.listed()] == ["c", "b", "a"], "the newest first"


def test_the_list_stays_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_ENDED", 3)
    jobs, forgotten = Jobs(), []
    for number in range(6):
        job = build_job(str(number))
        job.forget = lambda number=number: forgotten.append(number)  # type: ignore[misc]
        jobs.submit(job)
        until_idle(jobs)
    assert [job["name"] for job in jobs.listed()] == ["5", "4", "3", "2"]
    assert forgotten == [0, 1]


def test_the_queue_stays_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_WAITING", 2)
    jobs, started, gate = Jobs(), threading.Event(), threading.Event()

    def work(_: Progress) -> Outcome:
        started.set()
        gate.wait(10)
        return Outcome("")

    jobs.submit(build_job(work=work))
    assert started.wait(10)
    for _ in range(2):
        jobs.submit(build_job())
    with pytest.raises(InputError):
        jobs.submit(build_job())
    gate.set()


def test_only_what_has_ended_can_be_dismissed_or_retried() -> None:
    jobs, gate = Jobs(), threading.Event()

    def work(_: Progress) -> Outcome:
        gate.wait(10)
        return Outcome("")

    job = jobs.submit(build_job(work=work))
    assert not jobs.dismiss(job.id)
    assert not jobs.retry(job.id)
    gate.set()
    until_idle(jobs)
    assert not jobs.retry(job.id), "it is done"
    assert not jobs.cancel(job.id)
    assert jobs.dismiss(job.id)
    assert not jobs.dismiss(job.id)
    assert jobs.listed() == []


def test_closing_stops_what_is_under_way() -> None:
    jobs, started = Jobs(), threading.Event()

    def work(progress: Progress) -> Outcome:
        started.set()
        while True:
            progress("Đang làm", None)
            time.sleep(0.005)

    job = jobs.submit(build_job(work=work))
    waiting = jobs.submit(build_job())
    assert started.wait(10)
    jobs.close()
    assert job.state is State.CANCELLED
    assert waiting.state is State.WAITING, "it was never begun"
