"""The ledger of a report: its figures with what they measure, when, and as what."""

from ingest.ledger.reading import LEDGER_VERSION, observe, with_ledger

__all__ = ["LEDGER_VERSION", "observe", "with_ledger"]
