"""An outline without what was taken out, and topics suggested for one."""

from __future__ import annotations

import pytest

from assistant.study.outlining.headings import part_headings
from assistant.study.outlining.making import make_outline
from assistant.study.outlining.suggesting import topics
from assistant.study.outlining.topics import Topic
from assistant.study.outlining.trimming import places, without
from assistant.study.types import SessionOutline
from ingest.errors import InputError
from ingest.pipeline import build_document
from ingest.types import Document, Nature, Page
from tests.assistant.study.outlining.lessons import lessons


def whole(minutes: int = 60) -> SessionOutline:
    return make_outline(lessons(), minutes=minutes)


def texts(outline: SessionOutline) -> list[str]:
    return [place.text for place in places(outline)]


def check(outline: SessionOutline) -> None:
    """Sources are numbered from 1 in order of use, none too many, none missing; all minutes are spent."""
    used = [point.citation for part in outline.parts for point in part.points]
    used += [point.citation for point in (*outline.discussion, *outline.remember)]
    assert (
        list(dict.fromkeys(used))
        == [one.n for one in outline.citations]
        == list(range(1, len(set(used)) + 1))
    )
    taught = sum(part.minutes for part in outline.parts)
    assert taught < outline.minutes if outline.discussion else taught == outline.minutes
    assert all(part.minutes >= 1 for part in outline.parts)


@pytest.mark.parametrize("place", [place.name for place in places(whole())])
def test_each_line_can_be_taken_out(place: str) -> None:
    full = whole()
    trimmed = without(full, [place])
    gone = {one.name: one.text for one in places(full)}[place]
    left = texts(full)
    left.remove(gone)
    assert sorted(texts(trimmed)) == sorted(left)
    check(trimmed)


def test_a_point_keeps_its_source() -> None:
    full = whole()
    first = full.parts[0].points[0]
    trimmed = without(full, ["1.1"])
    sources = {citation.n: citation for citation in full.citations}
    again = {citation.n: citation.quote for citation in trimmed.citations}
    kept = [point for part in full.parts for point in part.points if point is not first]
    shown = [point for part in trimmed.parts for point in part.points]
    assert [sources[point.citation].quote for point in kept] == [again[point.citation] for point in shown]


def test_a_part_without_points_goes_and_its_minutes_to_the_others() -> None:
    full = whole()
    gone = [f"1.{n}" for n, _ in enumerate(full.parts[0].points, start=1)]
    trimmed = without(full, gone)
    assert [part.heading for part in trimmed.parts] == [part.heading for part in full.parts[1:]]
    assert sum(part.minutes for part in trimmed.parts) == sum(part.minutes for part in full.parts)
    check(trimmed)


def test_without_questions_all_minutes_are_for_the_parts() -> None:
    full = whole()
    trimmed = without(full, [f"t{n}" for n, _ in enumerate(full.discussion, start=1)])
    assert trimmed.discussion == ()
    check(trimmed)


def test_a_caution_goes_with_its_figure() -> None:
    full = whole()
    assert len(full.cautions) == 1
    doubtful = set(full.cautions[0].citations)
    gone = [
        f"{i}.{n}"
        for i, part in enumerate(full.parts, start=1)
        for n, point in enumerate(part.points, start=1)
        if point.citation in doubtful
    ]
    assert without(full, ["m1"]).cautions
    assert without(full, gone).cautions == ()


def test_places_that_are_not_there_are_passed_over() -> None:
    full = whole()
    assert without(full, ["9.9", "x", "t99", ""]) is full


def test_one_point_must_stay() -> None:
    full = whole()
    with pytest.raises(InputError, match="ít nhất một ý"):
        without(full, [place.name for place in places(full)])


def test_suggested_topics_can_be_taught() -> None:
    found = topics(lessons())
    assert 3 <= len(found) <= 4
    assert "hạn chế và nguyên nhân" in found
    assert len(set(found)) == len(found)
    for topic in found:
        points = [
            point for part in make_outline(lessons(), topic=topic, minutes=15).parts for point in part.points
        ]
        assert len(points) >= 2


def test_a_report_without_much_to_say_suggests_nothing() -> None:
    assert topics(build_document([Page(None, "I. KẾT QUẢ\n\nĐã họp một lần.\n")], name="x.txt")) == ()


@pytest.mark.parametrize(
    ("typed", "subjects", "told"),
    [
        ("phòng, chống dịch bệnh", ("phòng, chống dịch bệnh",), "phòng, chống dịch bệnh"),
        ("nông, lâm, thủy sản", ("nông, lâm, thủy sản",), "nông, lâm, thủy sản"),
        ("đường bộ và vận tải", ("đường bộ", "vận tải"), "đường bộ và vận tải"),
        (
            "đường bộ, vận tải, hành khách",
            ("đường bộ", "vận tải", "hành khách"),
            "đường bộ, vận tải và hành khách",
        ),
        ("điện, nước", ("điện", "nước"), "điện và nước"),
        ("Vì sao số vụ tai nạn giảm mạnh?", ("số vụ tai nạn",), "số vụ tai nạn"),
        ("chỉ tiêu 2025-2030", (), ""),
    ],
)
def test_what_a_topic_is_about(typed: str, subjects: tuple[str, ...], told: str) -> None:
    topic = Topic.of(typed, lessons())
    assert (topic.subjects, topic.told) == (subjects, told)


def test_a_why_without_causes_tells_what_there_is() -> None:
    made = make_outline(lessons(), topic="Vì sao số vụ tai nạn giao thông giảm?", minutes=15)
    points = [point.text for part in made.parts for point in part.points]
    assert any("23,4%" in point for point in points)
    assert made.discussion[0].text.startswith("Vì sao số vụ tai nạn giao thông giảm?")


BOTH = """I. KẾT QUẢ NĂM 2024

1. Phát triển công nghiệp và điện lực

{industry}

- Đã đóng điện trạm 110 kV ở xã Vân Sơn để phục vụ nhân dân.
"""


def test_each_of_two_subjects_is_told_of() -> None:
    industry = "\n\n".join(
        f"- Giá trị sản xuất công nghiệp huyện {name} đạt {n + 20} tỷ đồng, tăng {n + 3},5% so với năm trước."
        for n, name in enumerate("ABCDEGH")
    )
    report = build_document([Page(None, BOTH.format(industry=industry))], name="hai.txt")
    made = make_outline(report, topic="công nghiệp và điện", minutes=15)
    points = [point.text for part in made.parts for point in part.points]
    assert any("đóng điện" in point for point in points)
    assert any("công nghiệp" in point for point in points)


HEADINGS = """I. KẾT QUẢ

1. Về trồng trọt

- Sản lượng lúa đạt 12.400 tấn, vượt kế hoạch.

II. NGUYÊN NHÂN

1. Nguyên nhân của hạn chế

a) Khách quan

- Thời tiết diễn biến thất thường, dịch bệnh còn xảy ra ở nhiều nơi.

b) Chủ quan

- Một số cán bộ cơ sở còn thiếu kinh nghiệm tổ chức sản xuất.

III. CHỈ TIÊU

1. Về trồng trọt

- Sản lượng lúa phấn đấu đạt 13.000 tấn.
"""


def test_each_heading_tells_alone_what_its_part_is_on() -> None:
    report: Document = build_document([Page(None, HEADINGS)], name="de-muc.txt")
    wanted = [
        i
        for i, section in enumerate(report.sections)
        if section.title in ("Về trồng trọt", "Khách quan", "Chủ quan")
    ]
    told = part_headings(report, wanted)
    assert len(set(told)) == len(told) == 4
    assert told[0].startswith("Trồng trọt (kết quả")
    assert told[1] == "Nguyên nhân của hạn chế: khách quan"
    assert told[3].startswith("Trồng trọt (chỉ tiêu")
    assert report.sections[wanted[1]].nature is Nature.CAUSE
