"""`troly ask`, `search`, `eval`: one question, and files of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from assistant.pipeline import Assistant
from assistant.types import Answer, Conflict, Question, Status
from ingest.errors import StoreDamaged
from tests.assistant.cli_helps import Run, batch, one_line, write
from tests.assistant.sample import NAME, sample

# Questions

QUESTION = "Sẽ đào tạo mới bao nhiêu bác sĩ?"


def test_ask_prints_text_and_sources(troly: Run) -> None:
    code, out, err = troly("ask", QUESTION)
    assert (code, err) == (0, "")
    assert "250 bác sĩ" in out.splitlines()[0]
    assert "[1]" in out
    sources = out[out.index("Nguồn:") :].splitlines()[1:]
    assert sources[0].startswith(f"[1] {NAME}, Phần thứ hai › II › 1: «")


def test_ask_as_json(troly: Run) -> None:
    code, out, _ = troly("ask", QUESTION, "--json", "--document", "bao-cao-y-te")
    answer = json.loads(out)
    assert code == 0
    assert answer.keys() == {
        "status", "headline", "answer", "citations", "conflicts", "latency_ms", "reading", "table",
    }  # fmt: skip
    assert answer["status"] == "answered"
    for citation in answer["citations"]:
        assert citation.keys() == {"n", "document", "section", "page", "start", "end", "quote"}
        assert sample().text[citation["start"] : citation["end"]] == citation["quote"]


def test_ask_tells_how_the_question_was_read(troly: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    conflict = Conflict("Hai chỗ nói khác nhau.", ())
    typed = Question(QUESTION, QUESTION, typed="se dao tao moi bao nhieu bac si?")
    read = Answer(typed, Status.NOT_FOUND, "Không rõ.", (), (), (conflict,))
    monkeypatch.setattr(Assistant, "ask", lambda *_, **__: read)
    code, out, err = troly("ask", typed.typed)
    assert (code, err) == (0, f"Tôi hiểu là: {QUESTION}\n")
    assert out.splitlines() == ["Không rõ.", "Lưu ý: Hai chỗ nói khác nhau."]
    _, out, err = troly("ask", typed.typed, "--json")
    assert (json.loads(out)["reading"], err) == (QUESTION, "")


@pytest.mark.parametrize(
    "arguments",
    [
        ["ask", ""],
        ["ask", "gì " * 300],
        ["ask", QUESTION, "--document", "không có"],
        ["search", QUESTION, "--document", "không có"],
        ["eval", "không-có.jsonl"],
        ["ask", "--batch", "không-có.jsonl", "--out", "ra.jsonl"],
        ["text", "không có"],
        ["outline", ""],
    ],
)
def test_a_problem_is_one_line_and_exit_code_1(troly: Run, arguments: list[str]) -> None:
    code, out, err = troly(*arguments)
    assert (code, out) == (1, "")
    assert one_line(err)


def test_search(troly: Run) -> None:
    found = json.loads(troly("search", QUESTION, "-k", "3", "--json")[1])
    assert [item["rank"] for item in found] == [1, 2, 3]
    assert found[0].keys() == {"rank", "score", "document", "section", "page", "start", "end", "text"}
    assert "250 bác sĩ" in found[0]["text"]
    assert troly("search", QUESTION, "-k", "2")[1].count(NAME) == 2


def test_batch_keeps_order_ids_and_history(troly: Run, tmp_path: Path) -> None:
    source = batch(
        tmp_path / "hỏi.jsonl",
        "\ufeff" + json.dumps({"id": "b", "question": QUESTION}),
        "",
        {"id": 7, "question": ""},
        {"id": "a", "question": "Thời tiết Paris ngày mai thế nào?", "history": None},
        json.dumps(
            {"id": "\ud800", "question": "gì " * 300, "history": [{"role": "user", "content": "Chào"}]}
        ),
    )
    code, out, err = troly("ask", "--batch", str(source), "--out", "trả lời.jsonl")
    assert (code, out) == (0, "")
    assert err.splitlines()[-1] == "Đã ghi kết quả của 4 câu hỏi vào trả lời.jsonl."
    rows = [json.loads(line) for line in (tmp_path / "trả lời.jsonl").read_text("utf-8").splitlines()]
    assert [row["id"] for row in rows] == ["b", 7, "a", "\ud800"]
    assert [row["status"] for row in rows] == ["answered", "not_found", "not_found", "not_found"]
    assert rows[1]["answer"] == rows[1]["headline"] != ""
    assert rows[1]["citations"] == []
    assert len(rows[3]["headline"]) <= 240


def test_search_batch(troly: Run, tmp_path: Path) -> None:
    source = batch(tmp_path / "hỏi.jsonl", {"id": "a", "question": QUESTION}, {"id": "b", "question": " "})
    code, _, err = troly("search", "--batch", str(source), "--out", "tìm.jsonl", "-k", "2")
    rows = [json.loads(line) for line in (tmp_path / "tìm.jsonl").read_text("utf-8").splitlines()]
    assert code == 0
    assert [(row["id"], len(row["results"])) for row in rows] == [("a", 2), ("b", 0)]
    assert "Lưu ý: câu b: " in err


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("{", "không phải JSON"),
        ("[" * 100_000, "không phải JSON"),
        ('"chuỗi"', "đối tượng JSON"),
        ({"question": "Gì?"}, "«id»"),
        ({"id": None, "question": "Gì?"}, "«id»"),
        ({"id": True, "question": "Gì?"}, "«id»"),
        ({"id": "x"}, "«question»"),
        ({"id": "x", "question": ["Gì?"]}, "«question»"),
        ({"id": "x", "question": "Gì?", "history": "Chào"}, "«history»"),
        ({"id": "x", "question": "Gì?", "history": [{"role": "system", "content": "Chào"}]}, "«history»"),
        ({"id": "x", "question": "Gì?", "history": [{"role": "user"}]}, "«history»"),
    ],
)
def test_a_wrong_line_is_named_and_nothing_iswrite(troly: Run, tmp_path: Path, row: Any, told: str) -> None:
    source = batch(tmp_path / "hỏi.jsonl", {"id": "a", "question": QUESTION}, "", row)
    write(tmp_path / "ra.jsonl", "cũ")
    code, _, err = troly("ask", "--batch", str(source), "--out", "ra.jsonl")
    assert code == 1
    assert one_line(err).startswith("hỏi.jsonl, dòng 3: ")
    assert told in err
    assert (tmp_path / "ra.jsonl").read_text("utf-8") == "cũ"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["hỏi.jsonl", "ra.jsonl"]


def test_a_line_that_is_not_utf8(troly: Run, tmp_path: Path) -> None:
    (tmp_path / "hỏi.jsonl").write_bytes(b'{"id": "a", "question": "S\xe1\xba"}')
    code, _, err = troly("ask", "--batch", "hỏi.jsonl", "--out", "ra.jsonl")
    assert (code, "UTF-8" in one_line(err)) == (1, True)


def test_the_questions_are_never_overwritten(troly: Run, tmp_path: Path) -> None:
    source = batch(tmp_path / "hỏi.jsonl", {"id": "a", "question": QUESTION})
    (tmp_path / "liên-kết.jsonl").symlink_to(source)
    for target in ("hỏi.jsonl", "liên-kết.jsonl"):
        code, _, err = troly("ask", "--batch", str(source), "--out", target)
        assert (code, "--out" in one_line(err)) == (1, True)
    assert QUESTION in source.read_text("utf-8")


def test_an_out_that_cannot_bewrite(troly: Run, tmp_path: Path) -> None:
    source = batch(tmp_path / "hỏi.jsonl", {"id": "a", "question": QUESTION})
    for target in ("không có/ra.jsonl", "."):
        code, out, err = troly("ask", "--batch", str(source), "--out", target)
        assert (code, out) == (1, "")
        assert one_line(err)
        assert "Errno" not in err


def test_a_failure_midway_leaves_the_old_answers(
    troly: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = batch(tmp_path / "hỏi.jsonl", {"id": "a", "question": QUESTION})
    write(tmp_path / "ra.jsonl", "cũ")

    def broken(*_: Any, **__: Any) -> None:
        raise StoreDamaged("Kho dữ liệu hỏng;\nhãy nạp lại.")

    monkeypatch.setattr(Assistant, "ask", broken)
    code, _, err = troly("ask", "--batch", str(source), "--out", "ra.jsonl")
    assert code == 1
    assert err.splitlines()[-1] == "Lỗi: Kho dữ liệu hỏng; hãy nạp lại."
    assert (tmp_path / "ra.jsonl").read_text("utf-8") == "cũ"
    assert len(list(tmp_path.iterdir())) == 2


# Evaluation


def test_eval(troly: Run, tmp_path: Path) -> None:
    gold = "- Đào tạo mới 250 bác sĩ; thu hút bác sĩ chuyên khoa về công tác tại tuyến huyện."
    rows = [
        {"id": "a", "question": QUESTION, "kind": "target", "gold": [gold], "answer": [["250"]]},
        {"id": "b", "question": QUESTION, "kind": "figure", "gold": [gold], "answer": [["999"]]},
        {"id": "c", "question": "Ai đoạt giải bóng đá Anh?", "kind": "unanswerable", "answerable": False},
    ]
    source = batch(tmp_path / "bộ.jsonl", *rows)
    figures = json.loads(troly("eval", str(source), "--json")[1])
    assert figures["by_kind"] == {"figure": "0/1", "target": "1/1", "unanswerable": "1/1"}
    assert (figures["correct"], figures["verbatim"], figures["abstain_f1"]) == (0.5, 1.0, 1.0)
    assert figures["recall@5"] == 1.0
    code, out, err = troly("eval", str(source), "--misses")
    assert code == 0
    assert "| target " in out
    assert [line for line in err.splitlines() if "→" in line] == [
        line for line in err.splitlines() if "b [figure]" in line
    ]


def test_eval_of_a_set_without_answers(troly: Run, tmp_path: Path) -> None:
    source = batch(tmp_path / "bộ.jsonl", {"id": "a", "question": QUESTION})
    code, _, err = troly("eval", str(source))
    assert (code, "«gold»" in one_line(err)) == (1, True)
