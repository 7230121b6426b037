"""Flash cards for Anki, written with genanki: one note a question, the answer and its source on the back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from assistant.study.export.anki_package import identity, packed
from assistant.study.export.answers import fault, matches, right_option, right_sides
from assistant.study.export.results import Export, sorted_out
from assistant.study.export.texts import card_markup, line, nested_tag, quotes, sources, tag
from assistant.study.export.words import DIFFICULTIES, KINDS
from assistant.study.types import QuestionKind, StudyQuestion

FIELDS = ("Câu hỏi", "Phương án", "Đáp án", "Cũng đúng", "Giải thích", "Nguồn", "Trích", "Mã")
_NOTE_TYPE = "Trợ lý báo cáo: ôn tập"
_FRONT = '<div class="hoi">{{Câu hỏi}}</div>\n<div class="phuong-an">{{Phương án}}</div>'
_BACK = (
    '{{FrontSide}}\n<hr id="answer">\n<div class="dap-an">{{Đáp án}}</div>\n'
    '{{#Cũng đúng}}<div class="cung-dung">Cũng đúng: {{Cũng đúng}}</div>{{/Cũng đúng}}\n<div class="giai-thich">{{Giải thích}}</div>\n'
    '<div class="nguon">{{#Trích}}«{{Trích}}»<br>{{/Trích}}{{Nguồn}}</div>'
)
_CSS = """.card { font-family: "Times New Roman", serif; font-size: 22px; line-height: 1.4; max-width: 40em; margin: 0 auto; }
.hoi { font-weight: bold; }
.phuong-an ol, .phuong-an ul { margin: 0.6em 0; padding-left: 1.6em; }
.dap-an { font-weight: bold; }
.giai-thich { margin-top: 0.6em; }
.nguon { margin-top: 0.8em; font-size: 0.8em; opacity: 0.75; }
"""


def anki(questions: Sequence[StudyQuestion], *, title: str, made: datetime | None = None) -> Export:
    """An .apkg of one deck named `title`. The same questions keep their ids, so that a new file updates the old cards.

    `made` is when the cards were written, now by default: Anki keeps the newer of two. With it the bytes are settled.
    """
    import genanki  # type: ignore[import-untyped]

    sorted_ = sorted_out((question, fault(question)) for question in questions)
    # "::" would make a deck within a deck.
    deck_name = line(title.replace("::", ": ")) or _NOTE_TYPE
    deck = genanki.Deck(identity("deck", deck_name), deck_name)
    model = genanki.Model(
        identity("model", *FIELDS, _FRONT, _BACK),
        _NOTE_TYPE,
        fields=[{"name": field} for field in FIELDS],
        templates=[{"name": "Thẻ 1", "qfmt": _FRONT, "afmt": _BACK}],
        css=_CSS,
    )
    for question in sorted_.held:
        deck.add_note(
            genanki.Note(
                model=model,
                fields=list(_fields(question)),
                tags=list(_tags(question)),
                guid=genanki.guid_for(line(question.id), line(question.question)),
            )
        )
    moment = (made or datetime.now(UTC)).timestamp()
    return Export(packed(genanki.Package(deck), moment), len(sorted_.held), sorted_.left_out)


def _fields(question: StudyQuestion) -> tuple[str, ...]:
    return (
        card_markup(question.question),
        _choices(question),
        _answer(question),
        "; ".join(map(card_markup, question.accepted)),
        card_markup(question.explanation),
        "<br>".join(map(card_markup, sources(question))),
        "<br>".join(map(card_markup, quotes(question))),
        card_markup(question.id),
    )


def _choices(question: StudyQuestion) -> str:
    match question.kind:
        case QuestionKind.MCQ:
            return _list("ol", question.options, "A")
        case QuestionKind.TRUE_FALSE:
            return "Đúng hay sai?"
        case QuestionKind.MATCH:
            lefts = [pair.left for pair in question.pairs]
            return _list("ol", lefts, "1") + _list("ol", right_sides(question), "a")
    return ""


def _answer(question: StudyQuestion) -> str:
    match question.kind:
        case QuestionKind.MCQ:
            return f"{chr(ord('A') + right_option(question))}. {card_markup(question.answer)}"
        case QuestionKind.MATCH:
            places = matches(question, right_sides(question))
            lines = (
                f"{n} – {chr(ord('a') + place)}: {card_markup(pair.left)} – {card_markup(pair.right)}"
                for n, (pair, place) in enumerate(zip(question.pairs, places, strict=True), 1)
            )
            return "<br>".join(lines)
    return card_markup(question.answer)


def _list(element: str, items: Sequence[str], kind: str) -> str:
    inside = "".join(f"<li>{card_markup(item)}</li>" for item in items)
    return f'<{element} type="{kind}">{inside}</{element}>'


def _tags(question: StudyQuestion) -> tuple[str, ...]:
    told = (nested_tag(question.section), tag(KINDS[question.kind]), tag(DIFFICULTIES[question.difficulty]))
    return tuple(filter(None, told))
