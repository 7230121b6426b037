"""The JSON forms of answers, passages and documents, as the command line prints them (pure)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from assistant.figures.versions.changes import Comparison
from assistant.library import FileReport
from assistant.types import Answer, Citation, Conflict, Evidence, Status, Table
from assistant.versions import Family, same_text
from ingest.types import Section, Span
from vectorstore.types import DocumentInfo

Json = dict[str, Any]

HEADLINE_LENGTH = 240


def answer_json(answer: Answer) -> Json:
    """An answer with its citations; `reading` is empty where the question was read as typed, `latency_ms` to a tenth."""
    return {
        "status": answer.status.value,
        "headline": answer.headline,
        "answer": answer.text,
        "citations": [citation_json(citation) for citation in answer.citations],
        "conflicts": [conflict_json(conflict) for conflict in answer.conflicts],
        "latency_ms": round(float(answer.latency_ms), 1),
        "reading": answer.reading,
        "table": table_json(answer.table) if answer.table else None,
    }


def refusal_json(message: str) -> Json:
    """The form of an answer for a question that cannot be asked: nothing found, `message` says why."""
    return {
        "status": Status.NOT_FOUND.value,
        "headline": message[:HEADLINE_LENGTH],
        "answer": message,
        "citations": [],
        "conflicts": [],
        "latency_ms": 0.0,
        "reading": "",
        "table": None,
    }


def citation_json(citation: Citation) -> Json:
    """A citation; `start` and `end` count code points of the document's canonical text."""
    return {
        "n": citation.n,
        "document": citation.document,
        "section": citation.section,
        "page": citation.page,
        "start": citation.start,
        "end": citation.end,
        "quote": citation.quote,
    }


def conflict_json(conflict: Conflict) -> Json:
    """A disagreement and the numbers of the citations that disagree."""
    return {"message": conflict.message, "citations": list(conflict.citations)}


def table_json(table: Table) -> Json:
    """Column titles and rows of cells; a computed cell's figure stands in no report."""
    return {
        "head": list(table.head),
        "rows": [
            [
                {"text": cell.text, "citations": list(cell.citations), "computed": cell.computed}
                for cell in row
            ]
            for row in table.rows
        ],
    }


def results_json(evidence: Sequence[Evidence]) -> list[Json]:
    """Ranked passages, the best first with rank 1."""
    return [
        {
            "rank": rank,
            "score": round(float(item.score), 4),
            "document": item.passage.document,
            "section": item.passage.section_path,
            "page": item.passage.page,
            "start": item.passage.start,
            "end": item.passage.end,
            "text": item.passage.text,
        }
        for rank, item in enumerate(evidence, 1)
    ]


def report_json(report: FileReport) -> Json:
    """What became of an ingested file; the reason of a failure stands first among the warnings."""
    return {
        "document": report.document,
        "path": report.path,
        "pages": report.pages,
        "passages": report.passages,
        "observations": report.observations,
        "status": report.status.value,
        "warnings": [*([report.problem] if report.problem else []), *report.warnings],
    }


def info_json(info: DocumentInfo, family: Family | None = None) -> Json:
    """One line of the list of documents; `family` holds it with its other versions, by default it has none."""
    family = family or Family((info,))
    return {
        "document": info.name,
        "path": info.path,
        "title": info.title,
        "kind": info.kind,
        "size": info.size,
        "pages": info.pages,
        "scanned": info.scanned,
        "passages": info.passages,
        "observations": info.observations,
        "characters": info.characters,
        "footnotes": info.footnotes,
        "doubts": info.doubts,
        "dated": info.dated,
        "version": info.version,
        "indexed_at": info.indexed_at,
        "warnings": list(info.warnings),
        "versions": {
            "family": family.name,
            "current": info.name == family.name,
            "same": same_text(info, family.newest),
            "members": [member.name for member in family.members],
        },
    }


def changes_json(comparison: Comparison) -> Json:
    """What changed between two versions; a place counts code points of the text of its version."""
    return {
        "unchanged": comparison.unchanged,
        "changes": [
            {
                "kind": change.kind.value,
                "section": change.section,
                "old": _place(change.old, change.old_text),
                "new": _place(change.new, change.new_text),
                "figures": [
                    {
                        "old": _place(pair.old_span, pair.old),
                        "new": _place(pair.new_span, pair.new),
                    }
                    for pair in change.pairs
                ],
            }
            for change in comparison.changes
        ],
    }


def _place(span: Span | None, text: str) -> Json | None:
    return {"start": span.start, "end": span.end, "text": text} if span else None


def outline_json(sections: Iterable[Section]) -> list[Json]:
    """The heading tree; `start` to `end` holds the heading and all that stands under it."""
    top: list[Json] = []
    nodes: list[Json] = []
    for section in sections:
        node: Json = {
            "number": section.number,
            "title": section.title,
            "level": section.level,
            "start": section.start,
            "end": section.end,
            "children": [],
        }
        nodes.append(node)
        (top if section.parent is None else nodes[section.parent]["children"]).append(node)
    return top
