"""What is derived from the documents once: statements, words, terms of office, disagreements."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.corpus import LONG_SENTENCE, PART, Corpus, after_bullet, one_line
from ingest.errors import ConfigurationError
from ingest.normalise import fold
from ingest.types import Span
from tests.assistant.answering import schools, youth
from tests.assistant.made_up import corpus, units
from tests.assistant.sample import WordStore

SCHOOLS = corpus(schools.TEXT)


def test_statements_are_exact_and_in_order() -> None:
    text = SCHOOLS.documents["a.txt"].text
    found = units(SCHOOLS)
    assert all(text[unit.span.start : unit.span.end] == unit.text for unit in found)
    assert [unit.span for unit in found] == sorted(unit.span for unit in found)
    assert "Đội ngũ giáo viên mầm non còn thiếu." in {unit.text for unit in found}


def test_introductions_and_scraps_are_no_statements() -> None:
    report = corpus(
        "BÁO CÁO\n\nI. KẾT QUẢ\n\nĐã làm được những việc sau:\n\n- Rồi.\n\n- Xây cầu qua sông Lam.\n"
    )
    assert [unit.text for unit in units(report)] == ["Xây cầu qua sông Lam."]


def test_a_long_sentence_is_quoted_by_its_items() -> None:
    items = [f"đã hoàn thành hạng mục thứ {n} của công trình thủy lợi đúng tiến độ đề ra" for n in range(12)]
    sentence = f"Trong nhiệm kỳ {'; '.join(items)}."
    assert len(sentence) > LONG_SENTENCE
    found = units(corpus(f"BÁO CÁO\n\nI. KẾT QUẢ\n\n{sentence}\n"))
    assert len(found) > 1
    assert all(len(unit.text) <= PART for unit in found)
    assert sum(unit.text.count("hạng mục") for unit in found) == len(items)


@pytest.mark.parametrize(
    ("text", "line"),
    [("- Một  việc.", "Một việc."), ("+ Một\nviệc.", "Một việc."), ("• Một việc.", "Một việc."), ("-", "")],
)
def test_a_quote_as_one_line(text: str, line: str) -> None:
    assert one_line(text) == line


@pytest.mark.parametrize(
    ("text", "rest"), [("- Một", "Một"), ("-5%", "-5%"), ("Một - hai", "Một - hai"), ("- ", "- ")]
)
def test_a_bullet_is_left_out_of_a_span(text: str, rest: str) -> None:
    assert text[slice(*after_bullet(text, Span(0, len(text))))] == rest


def test_terms_of_office_stand_oldest_first() -> None:
    assert SCHOOLS.terms == ("2020-2025", "2025-2030")


@pytest.mark.parametrize(
    ("phrase", "known"),
    [("giáo viên", True), ("giao vien", True), ("giáo sư", False), ("mầm non", True), ("sân bay", False)],
)
def test_phrases_of_the_documents_are_known(phrase: str, known: bool) -> None:
    assert SCHOOLS.knows(phrase) is known
    assert SCHOOLS.knows(fold(phrase)) is known


SHOP = corpus("BÁO CÁO\n\nI. KẾT QUẢ\n\nThương mại điện tử (TMĐT) tăng 15%. Doanh thu vận tải tăng 8%.\n")


def test_other_words_are_those_that_the_documents_write() -> None:
    assert "thương mại điện tử" in SHOP.other_words("bán hàng qua mạng").casefold()
    assert SCHOOLS.other_words("bán hàng qua mạng") == ""
    assert SHOP.other_words("vận tải") == ""


def test_synonyms_are_of_the_whole_phrase() -> None:
    assert "thương mại điện tử" in {other.casefold() for other in SHOP.synonyms("TMĐT")}
    assert SHOP.synonyms("doanh thu TMĐT") == ()


def test_a_topic_in_other_words_is_wanted_too() -> None:
    online, freight = units(SHOP)
    wanted = SHOP.wanted("bán hàng qua mạng")
    assert wanted.coverage(online.grams) > wanted.coverage(freight.grams)


SITE = """
[xa]
same = ["tổ liên gia, tổ tự quản"]
asked = ["chợ phiên mạng -> thương mại điện tử"]

[abbreviations]
"VTH" = "vận tải hàng hóa"
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    path = tmp_path / "rieng.toml"
    path.write_text(SITE, encoding="utf-8")
    return path


def test_a_site_adds_words_of_its_own(site: Path) -> None:
    documents, versions = SHOP.documents, SHOP.versions
    plain, own = Corpus(documents, versions), Corpus(documents, versions, site)
    topic = "chợ phiên mạng"
    assert "thương mại điện tử" in own.other_words(topic).casefold()
    assert plain.other_words(topic) == SHOP.other_words(topic) == ""
    online, freight = units(own)
    assert own.wanted(topic).coverage(online.grams) > own.wanted(topic).coverage(freight.grams)
    assert plain.wanted(topic).coverage(online.grams) == 0
    assert own.synonyms("tổ tự quản") == ("tổ liên gia",)
    assert plain.synonyms("tổ tự quản") == ()
    assert own.vocabulary.explained("Doanh thu VTH") == (("VTH", "vận tải hàng hóa"),)


def test_a_catalogue_is_read_with_the_words_of_the_site(site: Path) -> None:
    store = WordStore(*SHOP.documents.values())
    own = Corpus.of(store, SHOP.versions, site)
    assert own.synonyms("tổ tự quản") == ("tổ liên gia",)
    assert own.versions == SHOP.versions
    with pytest.raises(ConfigurationError):
        Corpus.of(store, SHOP.versions, site.with_name("khong-co.toml"))


def test_disagreements_are_worked_out_with_their_statements() -> None:
    report = corpus(youth.TEXT)
    found = report.disagreements("a.txt")
    assert len(found) == 2
    assert found is report.disagreements("a.txt")
    for disagreement, concerned in found:
        assert len(concerned) == len(disagreement.keys) >= 2
    assert SCHOOLS.disagreements("a.txt") == ()
