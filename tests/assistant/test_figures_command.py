"""`troly figures`."""

from __future__ import annotations

import csv
import json
import os
from pathlib import Path

import openpyxl
import pytest

from tests.assistant.cli_helps import Run, one_line, write
from tests.assistant.sample import NAME, TEXT

WRONG = [
    (["--nature", "tin-đồn"], "--nature chỉ nhận result, target, plan, context, không nhận «tin-đồn»."),
    (["--sort", "màu"], "--sort chỉ nhận place, indicator, number, period, nature, không nhận «màu»."),
    (["--period"], "Thiếu giá trị sau --period."),
    (["--compare", "--sort", "number"], "--compare không dùng cùng --sort và --reverse."),
    (["--compare", "--reverse"], "--compare không dùng cùng --sort và --reverse."),
]


@pytest.fixture
def filled(troly: Run, report: Path) -> Run:
    troly("ingest", str(report))
    return troly


def values(out: str) -> list[str]:
    return [row["value"] for row in json.loads(out)]


@pytest.mark.parametrize(("arguments", "told"), WRONG)
def test_wrong_usage(arguments: list[str], told: str, troly: Run) -> None:
    code, out, err = troly("figures", *arguments)
    assert (code, out) == (2, "")
    assert one_line(err).startswith(told)


def test_the_ledger_as_json(filled: Run) -> None:
    code, out, err = filled("figures", "--json")
    assert (code, err) == (0, "")
    rows = json.loads(out)
    assert {"31,5", "96,4", "98,2", "12", "36", "100", "250"} <= {row["value"] for row in rows}
    text = filled("text", NAME)[1]
    for row in rows:
        assert row["value"] in row["quote"]
        assert text[row["start"] : row["end"]] == row["quote"]
        assert row["document"] == NAME


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (["--nature", "target", "--section", "chi tieu"], {"36", "100"}),
        (["--nature", "Chỉ tiêu", "--section", "chỉ tiêu"], {"36", "100"}),
        (["--unit", "giường"], {"31,5", "36"}),
        (["--unit", "%", "--nature", "result"], {"96,4", "98,2"}),
        (["--search", "giuong benh"], {"31,5", "36"}),
        (["--search", "98,2"], {"98,2"}),
        (["--section", "y tế dự phòng"], {"98,2", "12"}),
        (["--document", "bao-cao-y-te", "--search", "ổ dịch"], {"12"}),
    ],
)
def test_filters(arguments: list[str], found: set[str], filled: Run) -> None:
    code, out, _ = filled("figures", "--json", *arguments)
    assert code == 0
    assert set(values(out)) == found


def test_orders(filled: Run) -> None:
    up = values(filled("figures", "--json", "--unit", "%", "--sort", "number")[1])
    assert up == ["96,4", "98,2", "100"]
    down = values(filled("figures", "--json", "--unit", "%", "--sort", "number", "--reverse")[1])
    assert down == up[::-1]


def test_the_list_is_grouped_by_section(filled: Run) -> None:
    code, out, err = filled("figures")
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[0].endswith(f"số liệu trong {NAME}")
    heading = next(i for i, line in enumerate(lines) if "Về y tế dự phòng" in line)
    assert "98,2%" in lines[heading + 1]
    assert "kết quả" in lines[heading + 1]
    target = next(line for line in lines if "36 giường" in line)
    assert "chỉ tiêu" in target
    assert max(map(len, lines)) <= 120


def test_a_sorted_list_tells_each_section(filled: Run) -> None:
    _, out, _ = filled("figures", "--sort", "nature", "--search", "36")
    assert "Phần thứ hai › I" in out.splitlines()[1]


def test_older_versions_and_other_documents(filled: Run, tmp_path: Path) -> None:
    newer = write(tmp_path / "ban-2" / "bao-cao-y-te-ban-2.txt", TEXT.replace("36 giường", "37 giường"))
    filled("ingest", str(newer))
    assert "37" in values(filled("figures", "--json")[1])
    assert "36" not in values(filled("figures", "--json")[1])
    assert "36" in values(filled("figures", "--json", "--document", NAME)[1])
    both = filled("figures", "--document", NAME, "--document", "bao-cao-y-te-ban-2", "--unit", "giường")[1]
    assert "36 giường" in both
    assert "37 giường" in both
    assert f"\n{NAME}, Phần thứ hai" in both


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--period", "2041"], "Không có số liệu nào có thời kỳ «2041». Các thời kỳ hiện có: "),
        (["--unit", "xu"], "Không có số liệu nào có đơn vị «xu». Các đơn vị hiện có: %; "),
        (
            ["--nature", "context"],
            "Không có số liệu nào có tính chất «bối cảnh». Các tính chất hiện có: kết quả; ",
        ),
        (["--search", "tàu vũ trụ"], "Không có số liệu nào có từ khóa «tàu vũ trụ»."),
        (
            ["--unit", "giường", "--search", "250"],
            "Không có số liệu nào đáp ứng cùng lúc: đơn vị «giường»; từ khóa",
        ),
    ],
)
def test_nothing_found(arguments: list[str], told: str, filled: Run) -> None:
    code, out, err = filled("figures", *arguments)
    assert (code, out) == (0, "")
    assert err.startswith(told)
    code, out, _ = filled("figures", "--json", *arguments)
    assert (code, json.loads(out)) == (0, [])
    code, _, err = filled("figures", "--csv", "a.csv", *arguments)
    assert code == 1
    assert one_line(err).endswith("Chưa ghi tệp nào.")
    assert not Path("a.csv").exists()


def test_problems_with_documents(troly: Run, report: Path) -> None:
    code, _, err = troly("figures")
    assert code == 1
    assert one_line(err).startswith("Chưa có tài liệu nào")
    troly("ingest", str(report))
    code, _, err = troly("figures", "--document", "lạ")
    assert code == 1
    assert one_line(err) == f"Không có tài liệu «lạ»; hiện có: {NAME}."


def test_files(filled: Run) -> None:
    code, out, err = filled("figures", "--unit", "%", "--xlsx", "a.XLSX", "--csv", "a.csv")
    assert (code, out) == (0, "")
    assert err == "Đã ghi 3 dòng vào «a.XLSX».\nĐã ghi 3 dòng vào «a.csv».\n"
    book = openpyxl.load_workbook("a.XLSX")
    assert [row[2] for row in book["Số liệu"].iter_rows(min_row=2, values_only=True)] == [96.4, 98.2, 100]
    assert any("đơn vị «%»" in str(row[0]) for row in book["Ghi chú"].iter_rows(values_only=True))
    rows = list(csv.reader(Path("a.csv").read_text("utf-8-sig").splitlines(), delimiter=";"))
    assert [row[2] for row in rows[1:]] == ["96,4", "98,2", "100"]
    assert sorted(path.name for path in Path.cwd().glob("*a.*")) == ["a.XLSX", "a.csv"]


def test_a_file_is_replaced_and_json_still_printed(filled: Run) -> None:
    write(Path("a.csv"), "cũ")
    _, out, err = filled("figures", "--csv", "a.csv", "--json")
    assert values(out)
    assert err.endswith("vào «a.csv» (thay tệp cũ).\n")
    assert "cũ" not in Path("a.csv").read_text("utf-8-sig").split(";")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--xlsx", NAME], f"Tên tệp «{NAME}» cần kết thúc bằng .xlsx."),
        (["--csv", "a.xlsx"], "Tên tệp «a.xlsx» cần kết thúc bằng .csv."),
        (["--xlsx", "."], "«.» là thư mục; hãy ghi rõ tên tệp .xlsx."),
        (["--csv", "không-có/a.csv"], "Không có thư mục «không-có» để ghi tệp;"),
    ],
)
def test_places_that_cannot_be_written(arguments: list[str], told: str, filled: Run) -> None:
    before = Path(NAME).read_bytes()
    code, out, err = filled("figures", *arguments)
    assert (code, out) == (1, "")
    assert one_line(err).startswith(told)
    assert Path(NAME).read_bytes() == before


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk(filled: Run) -> None:
    code, _, err = filled("figures", "--csv", "/dev/full")
    assert code == 1
    assert one_line(err).startswith("Không đọc hoặc ghi được «/dev/full»: hết chỗ trên đĩa")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_closed_folder(filled: Run, tmp_path: Path) -> None:
    closed = tmp_path / "đóng"
    closed.mkdir(mode=0o500)
    code, _, err = filled("figures", "--xlsx", str(closed / "a.xlsx"))
    assert code == 1
    assert "không có quyền ghi hoặc tệp đang mở" in one_line(err)


def test_a_failed_write_leaves_the_old_file(filled: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    write(Path("a.csv"), "cũ")

    def refuse(self: Path, target: Path) -> Path:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "replace", refuse)
    code, _, err = filled("figures", "--csv", "a.csv")
    assert code == 1
    assert one_line(err).startswith("Không ghi được «a.csv»: không có quyền ghi hoặc tệp đang mở")
    assert Path("a.csv").read_text("utf-8") == "cũ"
    assert not list(Path.cwd().glob(".a.csv*"))


# The two terms


def test_two_terms(filled: Run) -> None:
    code, out, _ = filled("figures", "--compare")
    assert code == 0
    assert out.startswith("Kết quả 2020-2025 và chỉ tiêu 2025-2030: ")
    (row,) = (line for line in out.splitlines() if "31,5 giường" in line)
    assert "36 giường" in row
    assert "tăng 4,5 giường" in row
    assert "chưa thấy chỉ tiêu tương ứng" in out
    assert max(map(len, out.splitlines())) <= 120


def test_two_terms_as_json_and_in_files(filled: Run) -> None:
    code, out, _ = filled("figures", "--compare", "--search", "giường bệnh", "--json", "--xlsx", "a.xlsx")
    assert code == 0
    (pair,) = json.loads(out)["pairs"]
    assert (pair["past"]["value"], pair["next"]["value"]) == ("31,5", "36")
    assert json.loads(out)["only_past"] == []
    sheet = openpyxl.load_workbook("a.xlsx")["Hai nhiệm kỳ"]
    assert sheet.max_row == 2
    assert [sheet.cell(2, column).value for column in (5, 6)] == [31.5, 36]
    assert str(sheet["D2"].value).startswith("tăng 4,5 giường")


def test_no_two_terms(troly: Run, tmp_path: Path) -> None:
    text = "BÁO CÁO\nNăm 2024\n\nI. KẾT QUẢ\n\n- Tỷ lệ trạm y tế đạt chuẩn là 96,4% trong năm 2024.\n"
    troly("ingest", str(write(tmp_path / "nam.txt", text)))
    code, out, err = troly("figures", "--compare", "--json")
    assert (code, json.loads(out)) == (0, None)
    assert err.startswith("Tài liệu không nêu số liệu kết quả của một nhiệm kỳ")
    code, _, err = troly("figures", "--compare", "--csv", "a.csv")
    assert code == 1
    assert one_line(err).endswith("Chưa ghi tệp nào.")
