"""Figures of reports: the ledger, the two terms, what disagrees, what changed."""
