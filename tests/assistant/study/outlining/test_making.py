"""Outlines of study sessions."""

from __future__ import annotations

import pytest

from assistant.study.outlining.clauses import LONGEST
from assistant.study.outlining.making import make_outline
from assistant.study.types import Point, SessionOutline
from ingest.errors import InputError
from ingest.quantities import quantities
from ingest.types import Document
from tests.assistant.sample import sample
from tests.assistant.study.outlining.lessons import lessons

CHOICES = [
    {},
    {"minutes": 10},
    {"minutes": 15},
    {"minutes": 60},
    {"minutes": 120},
    {"sections": ["II"]},
    {"sections": ["Phần thứ hai"], "minutes": 15},
    {"topic": "chi tieu 2025-2030", "minutes": 15},
    {"topic": "hạ tầng và vận tải", "minutes": 60},
    {"topic": "Những tồn tại, hạn chế là gì?"},
    {"topic": "tai nạn giao thông", "sections": ["Phần thứ nhất"], "minutes": 15},
]


def texts(points: tuple[Point, ...]) -> list[str]:
    return [point.text for point in points]


def points(outline: SessionOutline) -> list[Point]:
    return [point for part in outline.parts for point in part.points]


def flat(text: str) -> str:
    return " ".join(text.split()).casefold()


@pytest.mark.parametrize("document", [lessons(), lessons(paged=True)], ids=["one", "paged"])
@pytest.mark.parametrize("choice", CHOICES, ids=str)
def test_every_outline_is_cited_and_timed(choice: dict[str, object], document: Document) -> None:
    outline = make_outline(document, **choice)  # type: ignore[arg-type]
    minutes = choice.get("minutes", 30)
    taught = sum(part.minutes for part in outline.parts)
    assert outline.minutes == minutes
    assert 5 <= outline.minutes - taught <= 10
    assert len(points(outline)) <= taught / 2
    assert [citation.n for citation in outline.citations] == list(range(1, len(outline.citations) + 1))
    for citation in outline.citations:
        assert document.text[citation.start : citation.end] == citation.quote
        assert citation.section
        assert (citation.page is None) is not bool(document.pages)
    quotes = {citation.n: flat(citation.quote) for citation in outline.citations}
    used = [point.citation for point in (*points(outline), *outline.discussion, *outline.remember)]
    assert set(used) == set(quotes)
    first_use = list(dict.fromkeys(used))
    assert first_use == sorted(first_use)
    for point in points(outline):
        assert len(point.text) <= LONGEST
        assert flat(point.text) in quotes[point.citation]
    for point in (*outline.discussion, *outline.remember):
        for quantity in quantities(point.text):
            if quantity.figure:
                assert quantity.value in quotes[point.citation]
    assert 2 <= len(outline.objectives) <= 4
    assert outline.remember


def test_points_keep_the_report_s_order() -> None:
    outline = make_outline(lessons(), minutes=60)
    starts = {citation.n: citation.start for citation in outline.citations}
    places = [starts[point.citation] for part in outline.parts for point in part.points]
    assert places == sorted(places)


@pytest.mark.parametrize(("minutes", "talk", "most"), [(15, 5, 5), (30, 8, 11), (60, 10, 25)])
def test_minutes_decide_how_much(minutes: int, talk: int, most: int) -> None:
    outline = make_outline(lessons(), minutes=minutes)
    assert minutes - sum(part.minutes for part in outline.parts) == talk
    assert len(points(outline)) <= most
    assert len(outline.parts) <= max(3, minutes // 5)
    fewer = make_outline(lessons(), minutes=10)
    assert len(points(fewer)) <= len(points(outline))


def test_the_whole_report_looks_back_and_ahead() -> None:
    headings = [part.heading for part in make_outline(lessons(), minutes=60).parts]
    assert any("Tồn tại, hạn chế" in heading for heading in headings)
    assert any("Chỉ tiêu chủ yếu" in heading for heading in headings)
    assert any("Bài học" in heading for heading in headings)


def test_a_long_sentence_is_cut_where_a_clause_ends() -> None:
    said = texts(make_outline(lessons(), sections=["hạ tầng đường bộ"], minutes=30).parts[0].points)
    cut = next(text for text in said if "214 km" in text)
    assert cut == (
        "Trong nhiệm kỳ đã xây dựng mới 214 km đường tỉnh và 18 cầu, góp phần rút ngắn thời gian đi lại giữa các huyện "
        "miền núi với trung tâm tỉnh"
    )
    assert "Đã lắp đặt 1.260 biển báo trên các tuyến đường" in said  # its link to what stands before is off


def test_a_topic_takes_its_sections_from_all_over_the_report() -> None:
    outline = make_outline(lessons(), topic="tai nan giao thong", minutes=15)
    said = " ".join(texts(tuple(points(outline))))
    assert "23,4%" in said
    assert "30%" in said
    assert "cứng hóa" not in said
    assert outline.title.endswith("chuyên đề: tai nạn giao thông")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("Đến năm 2030 tỷ lệ đường xã được cứng hóa phấn đấu đạt bao nhiêu?", "98%"),
        ("Sở đã xây dựng mới được bao nhiêu km đường tỉnh?", "214 km"),
        ("Nhiệm vụ trọng tâm của nhiệm kỳ tới là gì?", "300 km"),
        ("Khối lượng vận tải hành khách năm 2025 đạt bao nhiêu?", "12,6 triệu"),
    ],
)
def test_what_a_question_says_around_its_subject_is_not_looked_for(asked: str, told: str) -> None:
    outline = make_outline(lessons(), topic=asked, minutes=15)
    assert any(told in point.text for part in outline.parts for point in part.points)


def test_a_nature_and_term_are_a_topic() -> None:
    outline = make_outline(lessons(), topic="chi tieu 2025-2030", minutes=15)
    assert texts(tuple(points(outline))) == [
        "Tỷ lệ đường xã được cứng hóa phấn đấu đạt 98%",
        "Phấn đấu giảm 30% số vụ tai nạn giao thông vào năm 2030",
    ]
    assert outline.objectives[0] == "Ghi nhớ các chỉ tiêu chủ yếu nhiệm kỳ 2025-2030."


def test_doubtful_figures_are_not_to_be_remembered_or_discussed() -> None:
    outline = make_outline(lessons(), sections=["vận tải"], minutes=30)
    assert any("trên 100%" in point.text for point in points(outline))
    assert not any("100%" in point.text for point in (*outline.discussion, *outline.remember))


def test_a_change_is_not_remembered_as_a_level() -> None:
    outline = make_outline(lessons(), sections=["vận tải"], minutes=30)
    for text in texts(outline.remember):
        assert "23,4%" not in text or "giảm" in text


def test_questions_are_of_several_natures_and_open() -> None:
    asked = texts(make_outline(lessons(), minutes=60).discussion)
    assert len(asked) >= 3
    assert all(text.rstrip(".").endswith("?") or "Nêu một ví dụ" in text for text in asked)
    assert len({text.split("«")[0] for text in asked}) == len(asked)
    assert all("đồng chí" in text.casefold() for text in asked if "đơn vị" in text)


REFUSED = [
    ({"sections": ["IX"]}, "không có mục «IX»"),
    ({"sections": ["đường sắt"]}, "không có mục «đường sắt»"),
    ({"topic": "bóng đá"}, "không có nội dung về «bóng đá»"),
    # Without accents it would be found in "đầu khi", "đấu khí" …
    ({"topic": "dầu khí"}, "không có nội dung về «dầu khí»"),
    ({"minutes": 5}, "hãy chọn từ 10 đến 120 phút"),
    ({"minutes": 500}, "hãy chọn từ 10 đến 120 phút"),
    (
        {"sections": ["1", "I", "2", "tồn tại", "nguyên nhân", "bài học"], "minutes": 10},
        "hãy bớt mục hoặc tăng",
    ),
]


@pytest.mark.parametrize(("choice", "told"), REFUSED, ids=str)
def test_bad_choices_are_told_in_one_line(choice: dict[str, object], told: str) -> None:
    with pytest.raises(InputError) as problem:
        make_outline(lessons(), **choice)  # type: ignore[arg-type]
    assert told in problem.value.message
    assert "\n" not in problem.value.message


def test_a_wrong_section_names_near_ones() -> None:
    with pytest.raises(InputError, match="Tồn tại, hạn chế"):
        make_outline(lessons(), sections=["tồn tại yếu kém hạn chế khuyết điểm"])
    with pytest.raises(InputError, match="Chỉ tiêu chủ yếu"):
        make_outline(lessons(), topic="thiên văn")


def test_another_report() -> None:
    outline = make_outline(sample(), topic="bac si", minutes=15)
    said = texts(tuple(points(outline)))
    assert any("250 bác sĩ" in text for text in said)
    assert any("chuyên khoa sâu còn thiếu" in text for text in said)
