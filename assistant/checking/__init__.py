"""A text held against the ledgers of reports: each figure of it is right, wrong, or not in them."""

from assistant.checking.checking import check
from assistant.checking.types import Checked, Verdict

__all__ = ["Checked", "Verdict", "check"]
