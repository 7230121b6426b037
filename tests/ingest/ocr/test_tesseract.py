"""The program is looked for, called and stopped; a shell script stands in for it."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest
from PIL import Image

from ingest.errors import ToolMissing
from ingest.ocr.recognise import recognise
from ingest.ocr.tesseract import Stopped, Tesseract, find_tesseract
from ingest.types import no_progress
from tests.ingest.ocr.drawn import page_image

PAGE = Image.new("L", (40, 40), 255)


def script(folder: Path, body: str) -> str:
    path = folder / "tesseract"
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)
    return str(path)


@pytest.mark.parametrize(
    ("body", "missing"),
    [
        (None, "chương trình Tesseract"),
        ("echo List of available languages; echo eng; echo osd", "dữ liệu tiếng Việt"),
        ("exit 3", "dữ liệu tiếng Việt"),
    ],
)
def test_what_is_missing_is_told_with_the_command_that_installs_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str | None, missing: str
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    if body is not None:
        script(tmp_path, body)
    with pytest.raises(ToolMissing) as caught:
        recognise([page_image(PAGE)], "quét.pdf", no_progress)
    message = caught.value.message
    assert "«quét.pdf»" in message
    assert missing in message
    assert message.endswith("sudo apt-get install -y tesseract-ocr tesseract-ocr-vie")
    assert "\n" not in message


def test_without_pages_nothing_is_looked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert recognise([], "a.pdf", no_progress) == []


def test_languages_are_those_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    script(tmp_path, "echo eng >&2; echo vie")
    assert {"eng", "vie"} <= find_tesseract("x").languages


@pytest.mark.parametrize("body", ["exit 1", "cat > /dev/null; exit 2", "kill -9 $$"])
def test_a_failed_call_reads_nothing(tmp_path: Path, body: str) -> None:
    assert Tesseract(script(tmp_path, body), frozenset()).read(PAGE) == ""


def test_a_call_that_takes_too_long_is_given_up(tmp_path: Path) -> None:
    reader = Tesseract(script(tmp_path, "exec sleep 30"), frozenset())
    begun = time.monotonic()
    assert reader.read(PAGE, seconds=0.2) == ""
    assert time.monotonic() - begun < 10


def test_a_call_gets_the_image_and_one_thread(tmp_path: Path) -> None:
    reader = Tesseract(script(tmp_path, 'head -c 12; echo; echo "$OMP_THREAD_LIMIT $@"'), frozenset())
    image, call = reader.read(PAGE, language="eng", layout=6, settings={"a": "b"}).split("\n", 1)
    assert image == "P5 40 40 255"
    assert call.split() == ["1", "stdin", "stdout", "--dpi", "300", "-l", "eng", "--psm", "6", "-c", "a=b"]


def test_stopping_ends_running_calls_and_lets_none_begin(tmp_path: Path) -> None:
    reader = Tesseract(script(tmp_path, "exec sleep 30"), frozenset())
    raised: list[BaseException] = []

    def read() -> None:
        try:
            reader.read(PAGE)
        except Stopped as stopped:
            raised.append(stopped)

    thread = threading.Thread(target=read)
    thread.start()
    time.sleep(0.3)
    reader.stop()
    thread.join(10)
    assert not thread.is_alive()
    assert len(raised) == 1
    with pytest.raises(Stopped):
        reader.read(PAGE)
