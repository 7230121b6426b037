"""Legacy fonts are known by their names."""

from __future__ import annotations

import pytest

from ingest.legacy import encoding_of_font, is_capital_font


@pytest.mark.parametrize(
    ("font", "encoding", "capital"),
    [
        (".VnTime", "tcvn3", False),
        (".VnTimeH", "tcvn3", True),
        (".vntime", "tcvn3", False),
        (".VnArial Narrow", "tcvn3", False),
        (".VnArial NarrowH", "tcvn3", True),
        (".VnTimeH Tur", "tcvn3", True),
        (".VnTime CE", "tcvn3", False),
        ("VnTime", "tcvn3", False),
        ("ABCDEF+.VnTime", "tcvn3", False),
        ("ABCDEF+.VnTimeH,Bold", "tcvn3", True),
        ("ABCDEF+.VnTimeH-BoldItalic", "tcvn3", True),
        ("@.VnTime", "tcvn3", False),
        ("VNI-Times", "vni", False),
        ("VNI Helve", "vni", False),
        ("vni-times", "vni", False),
        ("ABCDEF+VNI-Helve-Condense,Bold", "vni", False),
        ("VPS Times", "vps", False),
        ("VI Arial", "viscii", False),
        ("Times New Roman", None, False),
        ("Arial", None, False),
        ("Verdana", None, False),
        ("VNtimes new roman", None, False),
        ("Vinhan", None, False),
        ("UVN Thoi Nay", None, False),
        ("Symbol", None, False),
        ("SVNH", None, False),
        ("", None, False),
    ],
)
def test_encoding_of_font(font: str, encoding: str | None, capital: bool) -> None:
    assert encoding_of_font(font) == encoding
    assert is_capital_font(font) is capital
