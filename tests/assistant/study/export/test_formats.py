"""Formats by file ending, JSON, and that no file needs more than its questions."""

from __future__ import annotations

import json
import re
import zipfile
from io import BytesIO
from pathlib import PurePath

import pytest
from lxml import etree

from assistant.study.export.formats import ENDINGS, FORMATS, FileSettings, Format, format_of
from assistant.study.export.json_items import json_items
from assistant.study.export.results import LeftOut, left_out_text
from assistant.study.types import QuestionKind, StudyQuestion
from ingest.errors import InputError
from tests.assistant.study.export.bank import awkward, mcq, usual

SETTINGS = FileSettings("Đề ôn tập", organisation="Đảng bộ tỉnh", minutes=30, codes=("101", "102"), seed=3)


def test_the_endings_of_the_command_line_are_known() -> None:
    assert ENDINGS == (".docx", ".md", ".gift", ".xml", ".apkg", ".xlsx", ".json")
    assert len({known.name for known in FORMATS}) == len(FORMATS)


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("de.docx", "Word"),
        ("de.md", "Markdown"),
        ("thư mục/đề 1.GIFT", "Moodle GIFT"),
        (PurePath("de.xml"), "Moodle XML"),
        (".apkg", "Anki"),
        ("a.b.xlsx", "Kahoot!"),
        (".json", "JSON"),
    ],
)
def test_a_file_tells_its_format(file: str | PurePath, name: str) -> None:
    assert format_of(file).name == name


@pytest.mark.parametrize("file", ["de.doc", "de", "", ".", "docx", "de.docx.txt"])
def test_another_ending_is_one_line_for_the_reader(file: str) -> None:
    with pytest.raises(InputError) as caught:
        format_of(file)
    assert "\n" not in str(caught.value)
    assert all(ending in str(caught.value) for ending in ENDINGS)


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("questions", [usual(), awkward(), ()], ids=["usual", "awkward", "none"])
def test_each_format_accounts_for_every_question(ending: str, questions: tuple[StudyQuestion, ...]) -> None:
    made = format_of(ending).write(questions, SETTINGS)
    assert made.written + len(made.left_out) == len(questions)
    assert made.data


@pytest.mark.parametrize("known", FORMATS, ids=lambda known: known.ending)
def test_a_format_knows_beforehand_what_it_holds(known: Format) -> None:
    questions = (*usual(), *awkward(), mcq("Hỏng", ("một", "một")))
    made = known.write(questions, SETTINGS)
    assert known.fitting(questions).left_out == made.left_out
    left = {item.id for item in made.left_out}
    for question in questions:
        assert (question.id in left) is bool(known.fitting((question,)).left_out)
        if question.kind not in known.kinds:
            assert question.id in left


@pytest.mark.parametrize("ending", [".docx", ".xlsx"])
def test_office_files_are_well_formed_throughout(ending: str) -> None:
    data = format_of(ending).write(awkward(), SETTINGS).data
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(archive.read(name))
        assert not any("vbaProject" in name or "embeddings" in name for name in archive.namelist())


def test_titles_are_not_trusted_either() -> None:
    title = 'Đề </text> ]]> \x00\ud800 <script>x</script> "\\ {=} \n::'
    for known in FORMATS:
        made = known.write(usual(), FileSettings(title, organisation=title, subtitle=title, codes=(title,)))
        assert made.written
        assert re.search(rb"(?<!\\)<script", made.data) is None  # Markdown takes "\\<" for a sign


def test_json_holds_all_and_changes_nothing() -> None:
    questions = (*usual(), *awkward(), mcq("Hỏng", ("một", "một")))
    made = json_items(questions)
    assert (made.written, made.left_out) == (len(questions), ())
    items = json.loads(made.data)
    for question, item in zip(questions, items, strict=True):
        assert item["id"] == question.id
        assert QuestionKind(item["kind"]) is question.kind
        assert (item["question"], item["answer"]) == (question.question, question.answer)
        assert (item["explanation"], item["section"]) == (question.explanation, question.section)
        assert tuple(item["options"]) == question.options
        assert tuple(item["accepted"]) == question.accepted
        assert item.get("pairs", []) == [[pair.left, pair.right] for pair in question.pairs]
        citation = question.citations[0]
        assert item["citation"] == {
            "n": citation.n,
            "document": citation.document,
            "section": citation.section,
            "page": citation.page,
            "start": citation.start,
            "end": citation.end,
            "quote": citation.quote,
        }


def test_what_is_left_out_is_told_in_one_sentence() -> None:
    left = [
        LeftOut("1", "a", "thiếu phương án"),
        LeftOut("2", "b", "x"),
        LeftOut("3", "c", "thiếu phương án"),
    ]
    assert left_out_text(left) == "Không đưa vào tệp 3 câu: 2 câu thiếu phương án; 1 câu x."
    assert left_out_text(()) == ""
