from __future__ import annotations

import importlib.util
import json
import random
from pathlib import Path
from typing import Any

import pytest

from assistant.evaluation.figures import measure, percentiles
from assistant.evaluation.matching import covers, fold, holds, holds_any, numbers, share_covered
from assistant.evaluation.questions import Expected, expected
from assistant.evaluation.run import Evaluation, evaluate
from assistant.evaluation.table import markdown, number, summary
from assistant.types import Answer, Citation, Evidence, Question, Statement, Status, Turn
from ingest.errors import EmptyQuestion, InputError
from tests.fakes import make_document

SHARED = Path(__file__).parents[3] / "shared"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("  Hai\u00a0 mươi\n\tba ", "hai mươi ba"),
        ("**02** năm", "2 năm"),
        ("năm 2005", "năm 2005"),
        ("1,05", "1,05"),
        ("0,5%", "0,5%"),
        ("Tỷ lệ", "tỷ lệ"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("fact", "text", "held"),
    [
        ("24,6", "tăng 24,6%/năm", True),
        ("24,6", "tăng 124,6%", False),
        ("24,6", "tăng 24,65%", False),
        ("24", "tăng 24,6%", False),
        ("24", "có 24, rồi thôi", True),
        ("8.180", "tổng 8.180 cuộc", True),
        ("180", "tổng 8.180 cuộc", False),
        ("02 dự án", "đã xong 2 Dự Án", True),
        ("a.b", "axb", False),
    ],
)
def test_holds(fact: str, text: str, held: bool) -> None:
    assert holds(fact, text) is held


def test_holds_any_of_no_spellings_is_false() -> None:
    assert not holds_any([], "gì cũng được")


@pytest.mark.parametrize(
    ("passage", "quote", "covered"),
    [
        ("một hai ba bốn năm", "một hai ba bốn năm", True),
        ("một hai ba bốn năm", "không một hai ba khác", True),
        ("một hai ba bốn năm", "một hai rồi bốn năm", False),
        # A quote of at least six words that lies inside a longer passage.
        (" ".join(f"từ{i}" for i in range(40)), " ".join(f"từ{i}" for i in range(3, 10)), True),
        (" ".join(f"từ{i}" for i in range(40)), "từ3 từ4 từ5", False),
        ("", "gì đó", False),
        ("gì đó", "", False),
    ],
)
def test_covers(passage: str, quote: str, covered: bool) -> None:
    assert covers(passage, quote) is covered


def test_share_covered_counts_each_passage_once() -> None:
    assert share_covered(["a b c", "x y z"], ["a b c", "a b c"]) == 0.5
    assert share_covered([], ["a"]) == 1.0


def test_numbers_are_read_whole() -> None:
    assert numbers("từ 6 - 10 triệu, 8.180 cuộc, 24,6%, 02 năm") == {"6", "10", "8.180", "24,6", "2"}


def question(**given: Any) -> Expected:
    row = {"id": "q", "question": "Bao nhiêu?", "kind": "figure", "gold": ["đạt 31,5 giường trên vạn dân"]}
    return expected({**row, "answer": [["31,5"]], **given})


def reply(text: str = "Đạt 31,5 giường. [1]", **given: Any) -> dict[str, Any]:
    cited = [{"n": 1, "quote": "đạt 31,5 giường trên vạn dân", "section": "I › 1", "page": 4}]
    row = {"status": "answered", "headline": text, "answer": text, "citations": cited, "latency_ms": 5.0}
    return {**row, **given}


@pytest.mark.parametrize(
    ("item", "answer", "changed"),
    [
        (question(), reply(), {}),
        (question(), reply("Đạt chỉ tiêu. [1]"), {"correct": 0, "facts": 0, "headline": 0}),
        (question(), reply("Đạt 31,5 giường." + " thêm" * 200), {"correct": 0}),
        (question(), reply(status="not_found"), {"correct": 0, "grounded": None}),
        (question(), reply(headline="Xem dưới."), {"headline": 0}),
        (question(must_not=["31,5 giường"]), reply(), {"headline": 0}),
        (question(kind="task"), reply(), {"headline": None}),
        (question(), reply("Đạt 31,5, thêm 777. [1]"), {"grounded": 0}),
        (question(), reply("Đạt 31,5 (hỏi 777). [1]"), {"grounded": 0}),
        (question(question="Có phải 777?"), reply("Đạt 31,5, không phải 777. [1]"), {}),
        (question(kind="comparison"), reply("Đạt 31,5, chênh 777. [1]"), {"headline": None}),
        (
            question(),
            reply(citations=[]),
            {"cite_recall": 0, "cite_precision": None, "verbatim": None, "grounded": 0},
        ),
        (
            question(),
            reply(citations=[{"n": 1, "quote": "một câu khác hẳn về 31,5"}]),
            {"cite_recall": 0, "cite_precision": 0, "verbatim": 0},
        ),
    ],
)
def test_each_figure(item: Expected, answer: dict[str, Any], changed: dict[str, float | None]) -> None:
    source = "Số giường bệnh đạt 31,5 \n giường trên vạn dân năm 2025."
    figures, _ = measure([item], {"q": answer}, source)
    whole = dict.fromkeys(
        ("correct", "facts", "headline", "cite_recall", "cite_precision", "verbatim", "grounded"), 1.0
    )
    assert {name: getattr(figures, name) for name in whole} == {**whole, **changed}


def test_abstaining_is_measured_over_both_kinds_of_question() -> None:
    items = [
        question(id="a"),
        question(id="b"),
        question(id="c", answerable=False, gold=[], answer=[], kind="unanswerable"),
        question(id="d", answerable=False, gold=[], answer=[], kind="unanswerable"),
    ]
    refused = reply("Báo cáo không nêu.", status="not_found", citations=[])
    figures, misses = measure(items, {"a": reply(), "b": refused, "c": refused, "d": reply()}, None)
    assert (figures.abstain_p, figures.abstain_r, figures.abstain_f1) == (0.5, 0.5, 0.5)
    assert figures.by_kind == {"figure": (1, 2), "unanswerable": (1, 2)}
    assert [(miss.id, miss.reason.split(",")[0]) for miss in misses] == [
        ("b", "không tìm thấy"),
        ("d", "báo cáo không nêu"),
    ]


def test_a_missing_reply_is_a_miss() -> None:
    figures, misses = measure([question()], {}, None)
    assert figures.correct == 0.0
    assert [miss.reason for miss in misses] == ["không có câu trả lời"]


def test_percentiles() -> None:
    assert percentiles([]) == (None, None)
    assert percentiles([3.0, 1.0, 2.0]) == (2.0, 2.0)
    assert percentiles([float(n) for n in range(101)]) == (50.0, 95.0)


@pytest.mark.parametrize(
    "wrong",
    [{"gold": "chuỗi"}, {"answer": ["24,6"]}, {"must_not": [1]}, {"gold": []}, {"answer": None}],
)
def test_a_set_that_cannot_be_measured_is_told(wrong: dict[str, Any]) -> None:
    with pytest.raises(InputError, match="Câu q"):
        question(**wrong)


class Canned:
    """Answers with the passage that holds the question's last word; keeps what it was asked."""

    def __init__(self) -> None:
        self.document = make_document(
            "y-te", "Có 31,5 giường bệnh trên vạn dân.", "Có 250 bác sĩ mới được đào tạo."
        )
        self.asked: list[tuple[str, tuple[Turn, ...], tuple[str, ...]]] = []
        self.searched: list[tuple[str, tuple[Turn, ...], tuple[str, ...]]] = []

    def search(self, text: str, history: Any = (), *, k: int = 10, documents: Any = ()) -> list[Evidence]:
        self.searched.append((text, tuple(history), tuple(documents)))
        word = text.rstrip("?").split()[-1]
        ranked = sorted(self.document.passages, key=lambda passage: word not in passage.text)
        return [Evidence(passage, 1.0, 0.9, 1.0) for passage in ranked][:k]

    def ask(self, text: str, history: Any = (), *, documents: Any = ()) -> Answer:
        self.asked.append((text, tuple(history), tuple(documents)))
        if not text:
            raise EmptyQuestion("Chưa có câu hỏi.")
        best = self.search(text)[0].passage
        citation = Citation(1, "y-te", "I", None, best.start, best.end, best.text)
        statement = Statement(best.text, (1,))
        return Answer(Question(text, text), Status.ANSWERED, best.text, (statement,), (citation,))


def test_evaluate_asks_with_history_and_measures_recall() -> None:
    assistant = Canned()
    turns = (Turn("user", "Về y tế?"), Turn("assistant", "Vâng."))
    items = [
        (question(id="a", question="Bao nhiêu giường?", gold=["Có 31,5 giường bệnh trên vạn dân."]), turns),
        (question(id="b", question="Bao nhiêu giường?", gold=["Có 250 bác sĩ mới được đào tạo."]), ()),
        (question(id="c", question=""), ()),
    ]
    result = evaluate(assistant, items, assistant.document.text, documents=["y-te"])
    assert assistant.asked[0] == ("Bao nhiêu giường?", turns, ("y-te",))
    assert ("Bao nhiêu giường?", turns, ("y-te",)) in assistant.searched
    assert result.recall == {1: 0.3333, 5: 0.6667}
    assert result.figures.correct == 0.6667  # b holds the fact, though its gold passage is another
    assert [miss.id for miss in result.misses] == ["c"]
    assert result.as_json()["recall@5"] == 0.6667
    assert result.refusals == (0, 0, 1, 3)
    assert result.as_json()["false_abstentions"] == 0.3333
    table = summary(result)
    assert "recall@1" in table
    assert "false_abstentions" in table
    assert "figure" in table


def test_tables() -> None:
    assert [number(value) for value in (None, 0.5, 12.34, 3, "a")] == ["–", "0,500", "12,3", "3", "a"]
    assert markdown(["Tên", "Số"], [("a", 1.0), ("bốn", None)]).splitlines() == [
        "| Tên |    Số |",
        "| --- | ----: |",
        "| a   | 1,000 |",
        "| bốn |     – |",
    ]


def synthetic(rows: list[dict[str, Any]], seed: int) -> dict[str | int, dict[str, Any]]:
    """Replies of every sort: right, half right, too long, ungrounded, withheld, missing, wrongly cited."""
    draw = random.Random(seed)
    replies: dict[str | int, dict[str, Any]] = {}
    for row in rows:
        if draw.random() < 0.05:
            continue
        facts = [draw.choice(spellings) for spellings in row["answer"] if draw.random() < 0.8]
        marks = " [1]" if draw.random() < 0.5 else " [1, 2]"
        text = f"Kết quả: {'; '.join(facts)}{marks} " + draw.choice(
            ["", "và 7.777 nữa", "chi tiết " * 150, "**02** năm"]
        )
        quotes = [passage[: draw.choice([30, 80, 10_000])] for passage in row["gold"] if draw.random() < 0.8]
        quotes += [draw.choice(rows)["question"] for _ in range(draw.randrange(2))]
        replies[row["id"]] = {
            "id": row["id"],
            "status": "not_found" if draw.random() < (0.6 if not row["answerable"] else 0.1) else "answered",
            "headline": draw.choice([text, "; ".join(row["must_not"]), ""]),
            "answer": text,
            "citations": [
                {"n": n, "quote": quote, "section": "Phần thứ nhất › 7", "page": draw.choice([None, n])}
                for n, quote in enumerate(quotes, 1)
            ],
            "latency_ms": round(draw.random() * 100, 1),
        }
    return replies


@pytest.mark.skipif(
    not (SHARED / "eval" / "score.py").exists(), reason="needs the question set beside the repository"
)
@pytest.mark.parametrize("seed", range(4))
def test_figures_equal_those_of_the_reference_scorer(seed: int) -> None:
    spec = importlib.util.spec_from_file_location("reference_scorer", SHARED / "eval" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    reference = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(reference)
    lines = (SHARED / "eval" / "questions.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line.strip()]
    report = (SHARED / "reports" / "bao-cao-chinh-tri.txt").read_text("utf-8", errors="replace")
    replies = synthetic(rows, seed)
    theirs, _ = reference.score(rows, replies, report)
    figures, _ = measure([expected(row) for row in rows], replies, report)
    assert figures.as_json() == theirs


def test_evaluation_of_nothing() -> None:
    result = evaluate(Canned(), [], "")
    assert isinstance(result, Evaluation)
    assert result.recall == {1: None, 5: None}
    assert result.figures.questions == 0
    assert result.false_abstentions is None
    assert "–" in summary(result)
