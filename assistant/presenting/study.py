"""Study material as JSON (pure)."""

from __future__ import annotations

from typing import Any

from assistant.presenting.answers import citation_json
from assistant.study.cards.types import Card
from assistant.study.types import OutlinePart, Point, SessionOutline, SheetRow, StudyQuestion, SummarySheet

Json = dict[str, Any]


def question_json(question: StudyQuestion) -> Json:
    """A question; `answer` is the right option's text, `citation` the main one of `citations`.

    `pairs` are there for a match alone, `accepted` are other spellings of the answer that are right too.
    """
    return {
        "id": question.id,
        "kind": question.kind.value,
        "question": question.question,
        "options": list(question.options),
        "answer": question.answer,
        "explanation": question.explanation,
        "citation": citation_json(question.citations[0]) if question.citations else None,
        "section": question.section,
        "difficulty": question.difficulty.value,
        "citations": [citation_json(citation) for citation in question.citations],
        "accepted": list(question.accepted),
        **({"pairs": [[pair.left, pair.right] for pair in question.pairs]} if question.pairs else {}),
    }


def card_json(card: Card) -> Json:
    """A flash card; `back` are the lines of its answer, `citation` of each is the number of its passage."""
    return {
        "id": card.id,
        "group": card.group.value,
        "front": card.front,
        "back": [{"text": line.text, "label": line.label, "citation": line.citation} for line in card.back],
        "section": card.section,
        "document": card.citations[0].document,
        "telling": card.telling,
        "citations": [citation_json(citation) for citation in card.citations],
    }


def outline_json(outline: SessionOutline) -> Json:
    """An outline; `talk` are the minutes for discussion, `cautions` what is doubtful about cited figures."""
    return {
        "title": outline.title,
        "document": outline.document,
        "report": outline.report,
        "minutes": outline.minutes,
        "talk": outline.minutes - sum(part.minutes for part in outline.parts),
        "objectives": list(outline.objectives),
        "parts": [_part(part) for part in outline.parts],
        "discussion": [_point(point) for point in outline.discussion],
        "remember": [_point(point) for point in outline.remember],
        "cautions": [{"message": one.message, "citations": list(one.citations)} for one in outline.cautions],
        "citations": [citation_json(citation) for citation in outline.citations],
    }


def sheet_json(sheet: SummarySheet) -> Json:
    """A summary sheet; where a group has `terms`, each row has two values, the result before the target."""
    return {
        "title": sheet.title,
        "document": sheet.document,
        "groups": [
            {
                "heading": group.heading,
                "terms": list(group.terms),
                "rows": [_row(row) for row in group.rows],
            }
            for group in sheet.groups
        ],
        "citations": [citation_json(citation) for citation in sheet.citations],
    }


def _part(part: OutlinePart) -> Json:
    return {
        "heading": part.heading,
        "minutes": part.minutes,
        "points": [_point(point) for point in part.points],
    }


def _point(point: Point) -> Json:
    return {"text": point.text, "citation": point.citation}


def _row(row: SheetRow) -> Json:
    return {
        "indicator": row.indicator,
        "values": [
            {"value": one.value, "period": one.period, "citation": one.citation} for one in row.values
        ],
    }
