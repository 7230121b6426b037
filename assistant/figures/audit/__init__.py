"""Checks of a report against itself; `assistant.figures.findings` puts them together."""
