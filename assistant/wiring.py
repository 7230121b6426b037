"""Settings become an Assistant; the only place that names concrete classes."""

from __future__ import annotations
