"""One pipeline doing one task in a fresh process; prints one JSON object.

    python -m tests.bench.worker PIPELINE TASK JOB.json

Tasks: `first` builds the model, indexes the report and answers; `warm` opens what `first` left and answers; `search`,
`ask` and `crowd` measure searching, answering alone, and answering many users at once. `first` and `warm` say
"answered" as soon as they have answered, for the parent's clock. A process asks no question twice, so that nothing
remembered from an earlier one makes an answer look quicker.
"""

from __future__ import annotations

import json
import resource
import sys
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Protocol

USERS = 20
WARM_UP = "Báo cáo này của cơ quan nào?"


class Pipeline(Protocol):
    """What is measured of both."""

    def index(self, report: Path) -> int: ...
    def search(self, question: str, k: int) -> list[str]: ...
    def answer(self, question: str) -> str: ...


def open_pipeline(name: str, job: dict[str, Any]) -> Pipeline:
    """The pipeline over the model cache and store of a job, its model loaded."""
    from tests.bench.ours import Ours, model_folder
    from tests.bench.plain import Plain

    cache, store = Path(job["cache"]), Path(job["store"])
    if name == "ours":
        return Ours(cache, store)
    return Plain(*model_folder(cache), store)


def first(name: str, job: dict[str, Any]) -> dict[str, Any]:
    """From nothing to the first answer."""
    started = time.perf_counter()
    pipeline = open_pipeline(name, job)
    built = time.perf_counter()
    passages = pipeline.index(Path(job["report"]))
    indexed = time.perf_counter()
    pipeline.answer(job["questions"][0])
    print("answered", flush=True)
    return {"model": built - started, "index": indexed - built, "passages": passages}


def warm(name: str, job: dict[str, Any]) -> dict[str, Any]:
    """From what is there to the first answer."""
    open_pipeline(name, job).answer(job["questions"][0])
    print("answered", flush=True)
    return {}


def search(name: str, job: dict[str, Any]) -> dict[str, Any]:
    """What is found for each question, and how soon."""
    pipeline = warmed(name, job)
    found: list[list[str]] = []
    times = [
        timed(lambda asked: found.append(pipeline.search(asked, 5)), question)
        for question in job["questions"]
    ]
    return {"found": found, "times": times}


def ask(name: str, job: dict[str, Any]) -> dict[str, Any]:
    """Answers one after the other."""
    pipeline = warmed(name, job)
    return {"times": [timed(pipeline.answer, question) for question in job["questions"]]}


def crowd(name: str, job: dict[str, Any]) -> dict[str, Any]:
    """Answers to many users at once."""
    pipeline = warmed(name, job)
    times, wall = together(pipeline.answer, job["questions"])
    return {"times": times, "rate": len(times) / wall}


def warmed(name: str, job: dict[str, Any]) -> Pipeline:
    """A pipeline that has answered before."""
    pipeline = open_pipeline(name, job)
    pipeline.answer(WARM_UP)
    return pipeline


def timed(action: Callable[[str], object], question: str) -> float:
    """Milliseconds that an action takes."""
    started = time.perf_counter()
    action(question)
    return (time.perf_counter() - started) * 1000


def together(action: Callable[[str], object], questions: Sequence[str]) -> tuple[list[float], float]:
    """Times of all answers with every user asking at once, in milliseconds, and the seconds it all took."""
    ready = threading.Barrier(USERS + 1)

    def user(number: int) -> list[float]:
        mine = questions[number::USERS]
        ready.wait()
        return [timed(action, question) for question in mine]

    with ThreadPoolExecutor(USERS) as pool:
        users = [pool.submit(user, number) for number in range(USERS)]
        ready.wait()
        started = time.perf_counter()
        times = [ms for asked in users for ms in asked.result()]
    return times, time.perf_counter() - started


def main() -> None:
    """Run the task and print what it measured, with the peak memory in MB."""
    name, task, job = sys.argv[1], sys.argv[2], json.loads(Path(sys.argv[3]).read_text("utf-8"))
    measured = {"first": first, "warm": warm, "search": search, "ask": ask, "crowd": crowd}[task](name, job)
    unit = 2**20 if sys.platform == "darwin" else 2**10
    measured["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
    print(json.dumps(measured, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main()
