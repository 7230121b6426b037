"""Word files (Office Open XML): package, styles, numbering, tables and notes as one page of text."""

from ingest.formats.docx.reader import read_docx

__all__ = ["read_docx"]
