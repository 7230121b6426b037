"""Vietnamese encodings from before Unicode: told by font or by spelling, and converted."""

from ingest.legacy.convert import converted, to_unicode
from ingest.legacy.detect import detect
from ingest.legacy.fonts import encoding_of_font, is_capital_font

__all__ = ["converted", "detect", "encoding_of_font", "is_capital_font", "to_unicode"]
