"""Word 97-2003 files: piece table, properties, lists and notes as one page of text."""

from ingest.formats.doc.reader import read_doc

__all__ = ["read_doc"]
