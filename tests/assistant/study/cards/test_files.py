"""The files of cards: an Anki collection as what it is, and Markdown."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from assistant.study.cards.anki import FIELDS, cards_anki
from assistant.study.cards.files import card_file, ending_of
from assistant.study.cards.making import cards_of
from ingest.errors import InputError
from tests.assistant.study.cards.town import NAME, TEXT, town
from tests.assistant.study.export.test_anki import notes, shown

MADE = datetime(2026, 1, 2, tzinfo=UTC)
FRONT, BACK, SOURCE, QUOTE, ID = range(len(FIELDS))


def test_every_card_is_a_note_with_its_answer_and_source() -> None:
    cards = cards_of(town())
    kept = {fields[ID]: fields for _, fields, _ in notes(cards_anki(cards, title="Thẻ:: thử", made=MADE))}
    assert set(kept) == {card.id for card in cards}
    for card in cards:
        fields = kept[card.id]
        assert shown(fields[FRONT]) == card.front
        assert all(line.text in fields[BACK] for line in card.back)
        assert fields[BACK].count("<li>") == (0 if len(card.back) == 1 else len(card.back))
        assert NAME in fields[SOURCE]
        assert card.section in fields[SOURCE]
        assert shown(fields[QUOTE]).count("\n") == len(card.citations) - 1


def test_the_same_cards_keep_their_ids_and_bytes() -> None:
    cards = cards_of(town())
    assert cards_anki(cards, title="x", made=MADE) == cards_anki(cards, title="x", made=MADE)
    assert [guid for guid, _, _ in notes(cards_anki(cards, title="x", made=MADE))] == [
        guid for guid, _, _ in notes(cards_anki(cards, title="y"))
    ]


def test_a_report_is_no_markup() -> None:
    document = town("x.txt", TEXT.replace("vé điện tử", "<img src=x> [sound:a.mp3] *vé*"))
    cards = cards_of(document)
    assert any("<img" in line.text for card in cards for line in card.back)
    for _, fields, _ in notes(cards_anki(cards, title="x", made=MADE)):
        assert "<img" not in "".join(fields)
        assert "[sound:" not in "".join(fields)
    text = card_file(cards, ".md", title="# x").decode()
    assert r"\<img src=x\> \[sound:a.mp3\] \*vé\*" in text
    assert "<img" not in text.replace(r"\<", "").split("Nguồn")[0]


def test_markdown_tells_question_answer_and_source() -> None:
    text = card_file(cards_of(town()), ".md", title="Thẻ ghi nhớ").decode()
    assert "## 1. Tỷ lệ bến xe đạt chuẩn: kết quả năm 2025 và chỉ tiêu năm 2030?" in text
    assert "- Kết quả năm 2025: ước đạt 91,5%" in text
    assert f"Nguồn: {NAME}, Phần thứ nhất › I › 1 Về hạ tầng bến bãi" in text


def test_other_endings_are_refused() -> None:
    assert ending_of("the.APKG") == ".apkg"
    with pytest.raises(InputError, match=r"\.apkg \(Anki\) hoặc \.md"):
        ending_of("the.docx")
