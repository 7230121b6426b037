"""RTF files: tokens and control words as one page of text."""

from ingest.formats.rtf.reader import read_rtf

__all__ = ["read_rtf"]
