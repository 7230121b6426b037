"""The JSON forms of documents, their outline and what changed between them, as the command line prints them (pure)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from assistant.figures.versions.changes import Comparison
from assistant.library import FileReport
from assistant.versions import Family, same_text
from ingest.types import Section, Span
from vectorstore.types import DocumentInfo

Json = dict[str, Any]


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
