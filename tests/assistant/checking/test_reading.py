"""What is read to be checked."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from assistant.checking.halves import halves
from assistant.checking.positions import Positions
from assistant.checking.reading import read_file, read_stream
from assistant.checking.times import one_time, years_of
from ingest.errors import FileEmpty, FileMissing, FileTooLarge, UnsupportedFormat


def test_a_stream() -> None:
    assert read_stream(io.BytesIO("Có  12 đảng viên.\r\n".encode())).text == "Có 12 đảng viên."
    assert read_stream(io.BytesIO("Có 12 đảng viên.".encode("utf-16"))).text == "Có 12 đảng viên."


@pytest.mark.parametrize(
    ("data", "error"), [(b"", FileEmpty), (b" \n", FileEmpty), (b"%PDF-1.7", UnsupportedFormat)]
)
def test_a_stream_that_cannot_be_read(data: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        read_stream(io.BytesIO(data))


def test_a_stream_that_is_too_long() -> None:
    with pytest.raises(FileTooLarge):
        read_stream(io.BytesIO(b"a" * 20), max_bytes=10)


def test_a_file(tmp_path: Path) -> None:
    path = tmp_path / "bai.txt"
    path.write_text("Có 12 đảng viên.", encoding="utf-8")
    assert read_file(path).text == "Có 12 đảng viên."
    with pytest.raises(FileMissing):
        read_file(tmp_path / "khong-co.txt")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("hơn một nửa số xã", [("một nửa", 50.0, "hơn")]),
        ("quá nửa số hộ", [("nửa", 50.0, "trên")]),
        ("gần hai phần ba diện tích", [("hai phần ba", 100 * 2 / 3, "gần")]),
        ("hon mot nua so ho", [("mot nua", 50.0, "hon")]),
        ("một nửa đầu nhiệm kỳ", []),
        ("nửa cuối năm", []),
        ("hơn nữa, cần cố gắng", []),
    ],
)
def test_shares_in_words(text: str, found: list[tuple[str, float, str]]) -> None:
    assert [(item.text, item.number, item.qualifier) for item in halves(text)] == found
    assert all(text[item.start : item.end] == item.text for item in halves(text))


@pytest.mark.parametrize(
    ("period", "years"),
    [
        ("2025", (2025, 2025)),
        ("2020-2025", (2020, 2025)),
        ("hằng năm, 2020- 2025", (2020, 2025)),
        ("đến tháng 4 năm 2025", (2025, 2025)),
        ("", None),
    ],
)
def test_years(period: str, years: tuple[int, int] | None) -> None:
    assert years_of(period) == years


def test_one_time() -> None:
    assert one_time(None, (2020, 2025))
    assert one_time((2025, 2025), (2020, 2025))
    assert one_time((2021, 2025), (2020, 2025))
    assert not one_time((2024, 2024), (2025, 2025))
    assert not one_time((2024, 2024), (2020, 2025))
    assert not one_time((2025, 2030), (2020, 2025))


def test_positions() -> None:
    assert Positions.of("tỷ lệ").same
    given = "ty\u0309 5 đo\u0302\u0300ng"
    positions = Positions.of(given)
    assert positions.text == "tỷ 5 đồng"
    assert given[positions.of_original(3) : positions.of_original(4)] == "5"
    assert positions.of_original(len(positions.text)) == len(given)
