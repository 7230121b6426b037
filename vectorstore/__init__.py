"""A Document becomes searchable."""
