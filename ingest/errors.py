"""Everything that can go wrong for a user, as one small tree.

    TrolyError                  base: `message` is Vietnamese and says what to do
    ├── InputError              the question or an argument cannot be used
    │   ├── EmptyQuestion
    │   └── QuestionTooLong
    ├── IngestError             a file cannot become a document (nothing indexed before is touched)
    │   ├── FileMissing
    │   ├── FileEmpty
    │   ├── FileUnreadable      no permission, or an I/O fault while reading
    │   ├── FileTooLarge
    │   ├── UnsupportedFormat   binary or of a kind that is not read
    │   ├── UnknownEncoding     text whose encoding cannot be told
    │   ├── FileProtected       a password is needed to open it
    │   ├── FileDamaged         cut off, or not what its format demands
    │   ├── FileSuspicious      grows beyond all measure when it is unpacked
    │   └── ToolMissing         a program that this format needs is not installed; says how to install it
    ├── StoreError              the index cannot be used
    │   ├── StoreLocked         another process is writing
    │   ├── StoreDamaged        files missing or unreadable
    │   ├── StoreReadOnly
    │   ├── StoreFull           no space left on the device
    │   ├── StoreMismatch       built with another model or schema; rebuild on request
    │   ├── StoreUnreachable    the Chroma server does not answer
    │   ├── StoreEmpty          nothing is indexed yet
    │   └── DocumentUnknown     no such document
    ├── Cancelled               the user stopped it; nothing has changed
    ├── ModelMissing            the embedding model cannot be loaded or built
    └── ConfigurationError      a setting, prompt or auth file is wrong

Only the command line (`assistant.cli`) and the web app (`assistant.web`) turn these into words on a screen.
"""

from __future__ import annotations


class TrolyError(Exception):
    """A problem told to the user; `message` is one Vietnamese line that says what to do about it."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class InputError(TrolyError):
    """The question or an argument cannot be used."""


class EmptyQuestion(InputError):
    """Nothing was asked."""


class QuestionTooLong(InputError):
    """The question is longer than the setting allows."""


class IngestError(TrolyError):
    """A file cannot become a document."""


class FileMissing(IngestError):
    """The path does not exist."""


class FileEmpty(IngestError):
    """The file holds no text."""


class FileUnreadable(IngestError):
    """The file cannot be read: permission or an I/O fault."""


class FileTooLarge(IngestError):
    """The file is larger than the setting allows."""


class UnsupportedFormat(IngestError):
    """The file is binary or of a kind that is not read."""


class UnknownEncoding(IngestError):
    """The text's encoding cannot be told."""


class FileProtected(IngestError):
    """A password is needed to open the file."""


class FileDamaged(IngestError):
    """The file is cut off, or not what its format demands."""


class FileSuspicious(IngestError):
    """The file grows beyond all measure when it is unpacked."""


class ToolMissing(IngestError):
    """A program that this format needs is not installed."""


class StoreError(TrolyError):
    """The index cannot be used."""


class StoreLocked(StoreError):
    """Another process is writing to the store."""


class StoreDamaged(StoreError):
    """Files of the store are missing or unreadable."""


class StoreReadOnly(StoreError):
    """The store's folder cannot be written."""


class StoreFull(StoreError):
    """No space is left on the device."""


class StoreMismatch(StoreError):
    """The store was built with another embedding model or schema."""


class StoreUnreachable(StoreError):
    """The Chroma server does not answer."""


class StoreEmpty(StoreError):
    """Nothing is indexed yet."""


class DocumentUnknown(StoreError):
    """No document of that name is indexed."""


class Cancelled(TrolyError):
    """The user stopped it; nothing has changed."""

    def __init__(self) -> None:
        super().__init__("Đã dừng theo yêu cầu; không có gì thay đổi.")


class ModelMissing(TrolyError):
    """The embedding model cannot be loaded or built."""


class ConfigurationError(TrolyError):
    """A setting, a prompt or the auth file is wrong."""
