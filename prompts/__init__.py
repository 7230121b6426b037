"""Prompt texts, one file each, and the loader that checks their variables."""
