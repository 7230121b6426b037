"""A question as people type it on a phone becomes the question as it would be written."""

from assistant.reading.reader import Reader, Reading

__all__ = ["Reader", "Reading"]
