"""The program's output as lines and words; broken output is no text."""

from __future__ import annotations

import pytest

from ingest.ocr.hocr import read_lines

PAGE = """<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml"><body><div class='ocr_page' title='image "stdin"; bbox 0 0 900 900'>
<span class='ocr_line' title="bbox 100 200 500 260; baseline 0.01 -12; x_size 56; x_descenders 12">{words}</span>
</div></body></html>"""


def word(text: str, left: int, right: int, letters: str = "") -> str:
    return f"<span class='ocrx_word' title='bbox {left} 205 {right} 250; x_wconf 91'>{letters or text}</span>"


def test_a_line() -> None:
    letters = "".join(
        f"<span class='ocrx_cinfo' title='x_bboxes 1 2 3 4; x_conf {sure}'>{char}</span>"
        for char, sure in (("ọ", 99.5), ("2", 88.25))
    )
    hocr = PAGE.replace('<html xmlns="http://www.w3.org/1999/xhtml">', "<html>")
    (line,) = read_lines(hocr.format(words=word("Số", 100, 160) + word("", 180, 220, letters)))
    assert [part.text for part in line.words] == ["Số", "ọ2"]
    assert line.words[1].letters == (99.5, 88.25)
    assert line.words[0].confidence == 91
    assert line.words[0].box.width == 60
    assert line.size == 56
    assert line.baseline(100) == pytest.approx(248)
    assert line.baseline(500) == pytest.approx(252)


def test_namespaces_are_no_matter() -> None:
    assert read_lines(PAGE.format(words=word("Số", 100, 160)))


@pytest.mark.parametrize(("left", "texts"), [(165, ["đồng."]), (200, ["đồng", "."])])
def test_lone_punctuation_joins_the_word_it_closes(left: int, texts: list[str]) -> None:
    (line,) = read_lines(PAGE.format(words=word("đồng", 100, 160) + word(".", left, left + 8)))
    assert [part.text for part in line.words] == texts


@pytest.mark.parametrize(
    "hocr", ["", "<html>", "no markup", PAGE.format(words=""), PAGE.format(words=word(" ", 1, 2))]
)
def test_no_text(hocr: str) -> None:
    assert read_lines(hocr) == []
