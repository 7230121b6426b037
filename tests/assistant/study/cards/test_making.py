"""Cards are made of what the report says: figures, tasks, shortcomings, causes, lessons."""

from __future__ import annotations

import pytest

from assistant.study.cards.making import cards_of, make_cards
from assistant.study.cards.proving import deck_faults, faults
from assistant.study.cards.types import Card, CardGroup
from assistant.study.doubts import doubtful
from ingest.errors import InputError
from ingest.pipeline import ingest
from ingest.types import Document
from tests.assistant.study.cards.town import NAME, TEXT, town
from tests.assistant.study.outlining.lessons import lessons
from tests.assistant.study.quiz.made import REAL, REPORTS


def lines(card: Card) -> list[tuple[str, str]]:
    return [(line.label, line.text) for line in card.back]


def found(front: str, document: Document | None = None) -> Card:
    (card,) = (one for one in cards_of(document or town()) if one.front.startswith(front))
    return card


def test_a_figure_is_asked_by_name_and_time_and_answered_as_the_report_has_it() -> None:
    card = found("Kim ngạch")
    assert card.front == "Kim ngạch dịch vụ vận tải năm 2025?"
    assert lines(card) == [("", "Ước đạt 36,8 triệu USD")]
    assert card.section == "Phần thứ nhất › I › 1 Về hạ tầng bến bãi"
    assert "36,8 triệu USD" in card.citations[0].quote
    assert town().text[card.citations[0].start : card.citations[0].end] == card.citations[0].quote


def test_a_result_and_its_target_are_one_card() -> None:
    card = found("Tỷ lệ bến xe")
    assert card.front == "Tỷ lệ bến xe đạt chuẩn: kết quả năm 2025 và chỉ tiêu năm 2030?"
    assert lines(card) == [
        ("Kết quả năm 2025", "ước đạt 91,5%"),
        ("Chỉ tiêu năm 2030", "phấn đấu đạt 98%"),
    ]
    assert [line.citation for line in card.back] == [1, 2]
    assert card.telling


def test_a_doubtful_figure_has_no_card() -> None:
    assert doubtful(town())
    assert not any("hoàn thành tốt nhiệm vụ" in card.front for card in cards_of(town()))


def test_tasks_are_asked_for_by_their_section() -> None:
    card = found("Nhiệm vụ, giải pháp nhằm")
    assert card.front == "Nhiệm vụ, giải pháp nhằm đẩy mạnh đầu tư hạ tầng bến bãi nhiệm kỳ 2025-2030?"
    assert [text for _, text in lines(card)] == [
        "Huy động các nguồn lực để xây dựng 20 bến xe khách; ưu tiên các huyện miền núi",
        "Tăng cường quản lý quy hoạch bến bãi trên địa bàn tỉnh",
    ]
    assert not any("Chuyển đổi số" in one.section for one in cards_of(town())), "a card needs two lines"


def test_causes_are_asked_for_by_their_side() -> None:
    fronts = [card.front for card in cards_of(town()) if card.group is CardGroup.CAUSE]
    assert fronts == [
        "Những nguyên nhân khách quan của tồn tại, hạn chế nhiệm kỳ 2020-2025?",
        "Những nguyên nhân chủ quan của tồn tại, hạn chế nhiệm kỳ 2020-2025?",
    ]


def test_a_shortcoming_is_not_cut_before_what_is_wanting() -> None:
    first = found("Những tồn tại, hạn chế").back[0].text
    assert first.startswith("Các chi bộ đã thực hiện nghiêm")
    assert "còn chậm" in first


def test_five_lines_at_most_and_then_the_question_says_so() -> None:
    wanting = (
        "Hồ sơ lưu trữ của nhiều phòng còn thất lạc.",
        "Tiến độ giải phóng mặt bằng bến cảng còn chậm.",
        "Đội ngũ thanh tra giao thông còn thiếu.",
        "Liên kết giữa đường sắt và đường thủy còn yếu.",
    )
    more = "\n\n".join(f"- {said}" for said in wanting)
    report = town(
        "nhieu.txt", TEXT.replace("- Việc ứng dụng vé điện tử", f"{more}\n\n- Việc ứng dụng vé điện tử")
    )
    card = found("Những tồn tại", report)
    assert card.front == "Những tồn tại, hạn chế chính nhiệm kỳ 2020-2025?"
    assert len(card.back) == 5


@pytest.mark.parametrize("report", [*REPORTS, REAL], ids=lambda path: path.stem)
def test_every_card_of_a_report_is_proven_and_asks_its_own(report: object) -> None:
    if report == REAL and not REAL.exists():
        pytest.skip("needs the real report in ../shared/reports")
    document = ingest(report)  # type: ignore[arg-type]
    cards = cards_of(document)
    assert len(cards) >= 80
    assert {card.group for card in cards} == set(CardGroup)
    assert [(card.front, faults(card, [document])) for card in cards if faults(card, [document])] == []
    assert deck_faults(cards) == []
    assert [card.place for card in cards] == sorted(card.place for card in cards)
    assert 0.1 < sum(card.telling for card in cards) / len(cards) < 0.5
    assert all(1 <= len(card.back) <= 5 for card in cards)
    assert all(len(card.back) >= 2 for card in cards if card.group is not CardGroup.FIGURE)


def test_sections_and_groups_are_chosen() -> None:
    chosen = make_cards([town()], sections=["Phần thứ hai"])
    assert {card.group for card in chosen} == {CardGroup.TASK}
    assert make_cards([town()], groups={CardGroup.LESSON}) == tuple(
        card for card in cards_of(town()) if card.group is CardGroup.LESSON
    )
    with pytest.raises(InputError, match="không có mục «IX»"):
        make_cards([town()], sections=["IX"])


def test_two_reports_that_answer_differently_are_asked_apart() -> None:
    other = town("ban-moi.txt", TEXT.replace("36,8 triệu USD", "37,2 triệu USD"))
    cards = make_cards([town(), other])
    assert deck_faults(cards) == []
    fronts = [card.front for card in cards if card.front.startswith("Kim ngạch")]
    assert fronts == [
        f"Kim ngạch dịch vụ vận tải năm 2025 (theo «{name}»)?" for name in (NAME, "ban-moi.txt")
    ]
    assert sum(card.group is CardGroup.LESSON for card in cards) == 1, "the same answer is learned once"


def test_ids_come_from_content() -> None:
    again = town("bao-cao-van-tai.txt", f"{TEXT}\n")
    assert {card.id for card in cards_of(again)} == {card.id for card in cards_of(town())}
    changed = town("bao-cao-van-tai.txt", TEXT.replace("36,8 triệu USD", "37,2 triệu USD"))
    assert len({card.id for card in cards_of(changed)} - {card.id for card in cards_of(town())}) == 1


def test_a_report_without_a_second_term_has_cards() -> None:
    assert {card.group for card in cards_of(lessons())} >= {CardGroup.FIGURE, CardGroup.SHORTCOMING}
