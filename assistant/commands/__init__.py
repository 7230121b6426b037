"""The commands of `troly`; each file adds its own to the parser and imports what it runs only when run."""
