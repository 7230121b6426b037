"""What `make bench` and `make eval` tell of the ledger and of checked texts, without running them whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.pipeline import ingest
from tests.assistant.cli_helps import write
from tests.bench import ledger as bench
from tests.evals import figures_run
from tests.evals.checks import derived
from tests.evals.ledger_samples import JUDGED, PRECISION

REPORT = """I. KẾT QUẢ NĂM 2025
- Kim ngạch xuất khẩu hàng nông sản năm 2025 đạt 36,8 triệu USD.
- Diện tích trồng chè của toàn huyện năm 2025 đạt 1.240 ha.
"""
TABLE = """\
{"id": "1", "quote": "đạt 36,8 triệu USD", "indicator": "Kim ngạch xuất khẩu hàng nông sản", "value": "36,8", \
"unit": "triệu USD", "number": 36.8, "period": "2025", "nature": "result"}
"""


@pytest.mark.parametrize(
    ("value", "digits", "told"),
    [
        (9.147, 3, "9,15"),
        (0.0808, 3, "0,0808"),
        (0.000412, 2, "0,00041"),
        (653.4, 3, "653"),
        (5117.0, 2, "5117"),
    ],
)
def test_brief(value: float, digits: int, told: str) -> None:
    assert bench.brief(value, digits) == told


def test_times_stand_beside_plain_work() -> None:
    middle = {bench.LEDGER: 0.5, bench.SPLIT: 0.01, bench.EMBED: 10.0}
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in bench.table(middle).splitlines()[2:]]
    assert rows[0] == [bench.LEDGER, "0,500", "50", "0,050"]
    assert [row[2:] for row in rows[1:]] == [["1,0", "0,0010"], ["1000", "1,0"]]


@pytest.mark.parametrize(("seconds", "told"), [(0.5, "0,500 s, cần dưới 1,00 s: đạt."), (1.0, "CHƯA ĐẠT.")])
def test_the_target_is_told_with_what_was_got(seconds: float, told: str) -> None:
    assert bench.target({bench.LEDGER: seconds}).endswith(told)


def test_everything_is_timed_on_a_small_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench, "MANY", 5)
    found = bench.ours(write(tmp_path / "huyen.txt", REPORT))
    assert {bench.LEDGER, "Tìm lần đầu trong 2 dòng", "Xuất 5 dòng ra xlsx"} <= found.keys()
    assert all(seconds > 0 for seconds in found.values())


@pytest.mark.parametrize("whole", [True, False])
def test_the_figures_of_the_ledger_and_of_checking(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], whole: bool
) -> None:
    report, table = write(tmp_path / "huyen.txt", REPORT), write(tmp_path / "huyen.jsonl", TABLE)
    monkeypatch.setattr(figures_run, "tables", lambda _: [(table, report, whole)])
    document = ingest(report)
    sets = {"từ sổ số liệu": derived(document)}
    monkeypatch.setattr(figures_run, "every_set", lambda _: [(report, document, sets)])
    ledger, checks = tmp_path / "build" / "ledger.md", tmp_path / "build" / "checks.md"
    given = ["--shared", str(tmp_path), "--ledger", str(ledger), "--checks", str(checks)]
    assert figures_run.main(given) == 0
    cells = {
        row[0]: row[-1]
        for line in ledger.read_text("utf-8").splitlines()
        if len(row := [cell.strip() for cell in line.split("|")[1:-1]]) == 3
    }
    assert cells[figures_run.NAMES["recall"]] == "1,000"
    # Where a table does not hold every figure, one more of ours is no mistake.
    assert cells[figures_run.NAMES["precision"]] == ("0,500" if whole else "–")
    assert "| huyen   | từ sổ số liệu |   0,950 |" in checks.read_text("utf-8")
    assert "Không đo trên báo cáo thật" in capsys.readouterr().err


def test_every_table_here_has_its_report() -> None:
    here = [
        table
        for table, report, _ in figures_run.tables(Path("nowhere"))
        if table.exists() and report.exists()
    ]
    samples = {JUDGED, PRECISION}
    assert set(here) == set(figures_run.LEDGERS.glob("*.jsonl")) - samples
    assert len(here) == len(set(here))
