"""Checks of a report against itself; `assistant.figures.audit.findings` puts them together."""
