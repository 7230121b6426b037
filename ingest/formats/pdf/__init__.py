"""PDF files: what is drawn where on each page, read as text or handed to text recognition."""

from ingest.formats.pdf.reader import read_pdf, read_sheets

__all__ = ["read_pdf", "read_sheets"]
