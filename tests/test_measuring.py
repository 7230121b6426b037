"""What `make bench` and `make eval` are built of, without running them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from assistant import wiring
from assistant.answering.extractive import ExtractiveAnswerer
from assistant.evaluation.questions import expected
from assistant.evaluation.run import evaluate
from assistant.pipeline import Assistant
from assistant.settings import Settings
from assistant.types import Answer, Citation, Evidence, Question, Statement, Status, Turn
from tests.assistant.cli_helps import batch, write
from tests.bench import run as bench
from tests.bench.worker import together
from tests.evals import run as evals
from tests.evals.measuring import Measured, Typed, replace_text
from tests.evals.report import figures_table, gap, gap_lines, kinds_table, pooled
from tests.evals.sets import QuestionSet, Role, find_sets, paragraph_set, report_set, unaccented
from tests.fakes import FakeEmbeddings
from vectorstore.store import Store

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
    rows = batch(tmp_path / "q.jsonl", row, {**ROW, "id": "b"})
    found = report_set("Báo cáo", Role.PUBLISHED, rows, tmp_path / "bc.txt")
    ((item, history), _) = found.bare().questions
    assert (item.question, history) == ("Bao nhieu bac si?", (Turn("user", "Ve y te?"),))
    assert item.gold == (GOLD,)
    assert len(found.sample(1).questions) == 1
    assert found.sample(0).questions == found.questions
    assert (found.answerable, found.single_fact) == (2, 2)


def test_without_anything_beside_the_repository_the_other_report_is_left(tmp_path: Path) -> None:
    found, missing = find_sets(tmp_path / "eval", tmp_path / "bc.txt", tmp_path)
    assert [(asked.name, asked.role) for asked in found] == [("Báo cáo khác", Role.OTHER_REPORT)]
    assert [line.split("»")[0] for line in missing] == [
        "Không đo «Báo cáo",
        "Không đo «Tự soạn, đã chỉnh theo",
        "Không đo «Tự soạn, để riêng",
        "Không đo «XQuAD-vi",
        "Không đo «ViQuAD 2",
    ]


def test_sets_about_one_report_stand_together(tmp_path: Path) -> None:
    paragraphs(tmp_path / "external" / "xquad_vi.json")
    batch(tmp_path / "questions.jsonl", ROW)
    found, missing = find_sets(tmp_path, write(tmp_path / "bc.txt"), tmp_path)
    assert [asked.role for asked in found] == list(Role)
    assert len({asked.text for asked in found[:3]}) == 1
    assert len(missing) == 1


def fake_assistant(folder: Path) -> Assistant:
    store = Store.open(folder, FakeEmbeddings(), fingerprint="giả")
    return Assistant(store, ExtractiveAnswerer(), limit=50, dense_weight=0.4, max_question=300)


def test_one_assistant_reads_one_text_after_another(tmp_path: Path) -> None:
    assistant = fake_assistant(tmp_path / "kho")
    for name, fact in (("a", "Có 12 con cá."), ("b", "Có 15 con vịt.")):
        text = replace_text(assistant, write(tmp_path / f"{name}.md", f"# Ao\n\n{fact}"), lambda *_: None)
        assert [info.name for info in assistant.store.documents()] == [f"{name}.md"]
        assert fact in text
        assert fact in assistant.search("con gì trong ao")[0].passage.text


def test_every_set_is_measured_in_one_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def build(settings: Settings, *_: Any) -> Assistant:
        return fake_assistant(settings.store)

    monkeypatch.setattr(wiring, "build_assistant", build)
    paragraphs(tmp_path / "eval" / "external" / "xquad_vi.json")
    batch(tmp_path / "eval" / "questions.jsonl", ROW)
    write(tmp_path / "reports" / "bao-cao-chinh-tri.txt")
    out = tmp_path / "mới" / "eval.md"
    assert evals.main(["--sets", str(tmp_path / "eval"), "--limit", "2", "--out", str(out)]) == 0
    printed, progress = capsys.readouterr()
    assert out.read_text("utf-8") == printed
    head, _, count, *rows = printed.splitlines()
    assert cells(head)[1:] == [
        "Báo cáo",
        "Tự soạn, đã chỉnh theo",
        "Tự soạn, để riêng",
        "Báo cáo khác",
        "XQuAD-vi",
    ]
    assert cells(count)[1:] == ["1", "2", "2", "2", "2"]
    figures = {cells(row)[0]: cells(row)[1:] for row in rows if row.startswith("|")}
    assert "–" not in figures["Trả lời đúng (correct)"]
    off_topic = figures["Câu hỏi lạc đề được từ chối"]
    assert [cell != "–" for cell in off_topic] == [True, False, False, True, False]
    assert "Không đo «ViQuAD 2»" in printed
    assert "tối đa 2 câu" in printed
    assert "Báo cáo khác, không dấu: Câu hỏi 1/2" in progress


def cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.strip("|").split("|")]


class Scripted:
    """Answers as the question says: "đúng", "sai", or refuses."""

    def ask(self, text: str, history: Any = (), *, documents: Any = ()) -> Answer:
        if text == "từ chối":
            return Answer(Question(text, text), Status.NOT_FOUND, "Báo cáo không nêu.", (), ())
        fact = GOLD if text == "đúng" else "Không rõ."
        cited = Citation(1, "bc", "I", None, 0, len(GOLD), GOLD)
        return Answer(Question(text, text), Status.ANSWERED, fact, (Statement(fact, (1,)),), (cited,))

    def search(self, *_: Any, **__: Any) -> list[Evidence]:
        return []


def column(role: Role, *asked: str, unanswerable: bool = False, bare: tuple[str, ...] = ()) -> Measured:
    """A set whose questions tell how they are answered, as written and (`bare`) without accents."""

    def typed(texts: tuple[str, ...]) -> QuestionSet:
        rows = [{**ROW, "id": number, "question": text} for number, text in enumerate(texts)]
        if unanswerable:
            rows.append({"id": "x", "question": "từ chối", "kind": "unanswerable", "answerable": False})
        return QuestionSet(role.name, role, Path("bc.txt"), tuple((expected(row), ()) for row in rows))

    first, second = typed(asked), typed(bare or asked)
    results = [Typed(evaluate(Scripted(), found.questions, GOLD)) for found in (first, second)]
    return Measured(first, *results)


def test_the_table_has_both_ways_of_typing_in_a_cell() -> None:
    found = [
        column(Role.PUBLISHED, "đúng", "sai", "từ chối", "đúng", unanswerable=True, bare=("sai",) * 4),
        column(Role.TUNED, "đúng"),
    ]
    rows = {cells(row)[0]: cells(row)[1:] for row in figures_table(found).splitlines()}
    assert rows["Số câu hỏi"] == ["5", "1"]
    assert rows["Trả lời đúng (correct)"] == ["0,500 · 0,000", "1,000 · 1,000"]
    assert rows["Báo không có: độ chính xác (abstain_p)"] == ["0,500 · 1,000", "–"]
    assert rows["Câu không có đáp án được từ chối"] == ["1/1 · 1/1", "–"]
    assert rows["Từ chối nhầm câu có đáp án (false_abstentions)"] == ["0,250 · 0,000", "0,000 · 0,000"]
    assert rows["Câu hỏi lạc đề được từ chối"] == ["–", "–"]
    kinds = {cells(row)[0]: cells(row)[1:] for row in kinds_table(found).splitlines()}
    assert kinds["target"] == ["2/4 · 0/4", "1/1 · 1/1"]
    assert kinds["unanswerable"] == ["1/1 · 1/1", "–"]


def test_the_gap_is_between_all_that_was_tuned_on_and_what_was_not() -> None:
    found = [
        column(Role.PUBLISHED, "đúng", "đúng", "đúng"),
        column(Role.TUNED, "sai", bare=("đúng",)),
        column(Role.HELD_OUT, "đúng", "sai"),
        column(Role.OTHER_REPORT, "sai"),
    ]
    correct, headline = gap_lines(found)
    assert correct.startswith("Trả lời đúng (correct)")
    assert "gõ có dấu 0,750 (4 câu) và 0,500 (2 câu), chênh +0,250 (sai số chuẩn 0,415)" in correct
    assert "gõ không dấu 1,000 (4 câu) và 0,500 (2 câu), chênh +0,500" in correct
    assert "0,750 (4 câu) và 0,500 (2 câu)" in headline
    assert gap_lines(found[:2]) == gap_lines(found[2:3]) == []


def test_pooled_shares_are_weighted_by_questions() -> None:
    assert pooled([(1.0, 1), (0.5, 3), (None, 7), (0.0, 0)]) == (0.625, 4)
    assert pooled([(None, 0)]) is None
    assert "chênh -0,200" in gap((0.3, 10), (0.5, 10))


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
