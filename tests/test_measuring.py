"""What `make bench` and `make eval` are built of, without running them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from assistant.types import Turn
from tests.assistant.cli_helps import batch, write
from tests.bench import run as bench
from tests.bench.worker import together
from tests.evals import run as evals
from tests.evals.sets import paragraph_set, report_set, unaccented

GOLD = "- Đào tạo mới 250 bác sĩ; thu hút bác sĩ chuyên khoa về công tác tại tuyến huyện."
ROW = {"id": "a", "question": "Bao nhiêu bác sĩ?", "kind": "target", "gold": [GOLD], "answer": [["250"]]}


def paragraphs(path: Path) -> Path:
    data = {
        "meta": {},
        "docs": [
            {"id": "x1", "title": "Hồ_Gươm", "text": "Hồ ở giữa Hà Nội.\nNước màu lục."},
            {"id": "x2", "title": "Ao", "text": "Ao có 12 con cá."},
        ],
        "questions": [
            {
                "id": "1",
                "question": "Hồ ở đâu?",
                "gold": ["x1"],
                "answers": ["Hà Nội", "giữa Hà Nội"],
                "answerable": True,
            },
            {"id": "2", "question": "Ao có mấy con vịt?", "gold": ["x2"], "answers": [], "answerable": False},
        ],
    }
    return write(path, json.dumps(data, ensure_ascii=False))


def test_unaccented() -> None:
    assert unaccented("Đường về đích: 6,5%") == "Duong ve dich: 6,5%"


def test_a_set_of_paragraphs(tmp_path: Path) -> None:
    found = paragraph_set("Ao hồ", paragraphs(tmp_path / "ao.json"), tmp_path)
    assert found.text.read_text("utf-8").split("\n\n") == [
        "# Ao hồ",
        "## Ao",
        "Ao có 12 con cá.",
        "## Hồ Gươm",
        "Hồ ở giữa Hà Nội. Nước màu lục.",
    ]
    (first, _), (second, _) = found.questions
    assert (first.gold, first.facts) == (("Hồ ở giữa Hà Nội. Nước màu lục.",), (("Hà Nội", "giữa Hà Nội"),))
    assert (second.answerable, second.kind) == (False, "adversarial")


def test_a_set_without_accents_keeps_what_is_expected(tmp_path: Path) -> None:
    row = {**ROW, "history": [{"role": "user", "content": "Về y tế?"}]}
    found = report_set(batch(tmp_path / "q.jsonl", row, {**ROW, "id": "b"}), tmp_path / "bc.txt")
    ((item, history), _) = found.bare().questions
    assert (item.question, history) == ("Bao nhieu bac si?", (Turn("user", "Ve y te?"),))
    assert item.gold == (GOLD,)
    assert len(found.sample(1).questions) == 1
    assert found.sample(0).questions == found.questions


def test_sets_that_are_missing_are_left_out(tmp_path: Path) -> None:
    assert evals.available(tmp_path, tmp_path / "bc.txt", tmp_path) == []
    paragraphs(tmp_path / "external" / "xquad_vi.json")
    assert [found.name for found in evals.available(tmp_path, tmp_path / "bc.txt", tmp_path)] == ["XQuAD-vi"]


def test_the_benchmark_reads_a_question_set(tmp_path: Path) -> None:
    unanswerable = {"id": "b", "question": "Ai?", "kind": "unanswerable", "answerable": False}
    job = bench.read_job(tmp_path / "bc.txt", batch(tmp_path / "q.jsonl", ROW, unanswerable))
    assert job.questions == ["Bao nhiêu bác sĩ?", "Ai?"]
    found = [["khác hẳn", GOLD], [GOLD]]
    assert (bench.recall(job, found, 1), bench.recall(job, found, 5)) == (0.0, 1.0)


def test_without_a_set_the_outline_asks() -> None:
    job = bench.read_job(bench.DIGEST, None)
    assert len(set(job.questions)) == len(job.questions) > 20
    assert bench.recall(job, [], 1) is None


def test_the_table_of_the_benchmark() -> None:
    def runs(scale: float) -> dict[str, list[dict[str, Any]]]:
        measured: dict[str, dict[str, Any]] = {
            "first": {"model": scale, "index": scale, "start": scale, "memory": scale, "passages": 10},
            "warm": {"start": scale},
            "search": {"times": [scale], "found": []},
            "ask": {"times": [scale]},
            "crowd": {"times": [scale], "rate": scale, "memory": scale},
        }
        return {task: [figures] for task, figures in measured.items()}

    text = bench.table(bench.read_job(bench.DIGEST, None), {"ours": runs(3.0), "plain": runs(1.5)})
    lines = text.splitlines()
    assert len(lines) == 18
    assert lines[4].split("|")[2:5] == lines[5].split("|")[2:5]
    assert [cell.strip() for cell in lines[4].split("|")[2:5]] == ["3,000", "1,500", "2,000"]
    assert "–" in lines[2]


def test_every_question_is_asked_once_by_one_user() -> None:
    asked: list[str] = []
    questions = [str(number) for number in range(47)]
    times, wall = together(asked.append, questions)
    assert sorted(asked) == sorted(questions)
    assert len(times) == 47
    assert wall > 0
