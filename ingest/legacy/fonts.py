"""Fonts that draw Vietnamese letters at the places of other characters, by their names."""

from __future__ import annotations

import re
from functools import lru_cache

# A PDF names the part of a font that it holds "ABCDEF+.VnTime"; Word's lists mark vertical fonts by "@".
_PREFIX = re.compile(r"^(?:[A-Z]{6}\+)?@?")
# ".VnTime" and all its sisters; some converters lose the dot ("VnTime"), none the case. "VNtimes new roman" is of another
# make (Vietware), which has its own encoding.
_DOTLESS = re.compile(r"Vn[A-Z][a-z]")
_VNI = re.compile(r"vni(?:[-_ ]|$|(?=[A-Z]))", re.IGNORECASE)
_VPS = re.compile(r"vps[-_ ]", re.IGNORECASE)
_VISCII = re.compile(r"vi[-_ .]+(?:times|arial|helve|courier)", re.IGNORECASE)
# What stands after the family: a script of Windows ("Tur", "CE"), a style (",Bold", "-BoldItalic", "Bold").
_STYLE = re.compile(
    r"(?:[\s,_-]*(?:CE|Cyr|Greek|Tur|Baltic|Bold|Italic|Oblique|Regular|Normal|MT|\((?:Hebrew|Arabic|Vietnamese)\)))+$",
    re.IGNORECASE,
)


@lru_cache(maxsize=1024)
def encoding_of_font(font: str) -> str | None:
    """The legacy encoding that a font of this name draws, None for an ordinary font."""
    name = _PREFIX.sub("", font.strip())
    if name[:3].lower() == ".vn" or _DOTLESS.match(name):
        return "tcvn3"
    if _VNI.match(name):
        return "vni"
    if _VPS.match(name):
        return "vps"
    return "viscii" if _VISCII.match(name) else None


def is_capital_font(font: str) -> bool:
    """Whether the font draws small letters as capitals: the TCVN3 fonts whose family ends in H (".VnTimeH")."""
    name = _STYLE.sub("", _PREFIX.sub("", font.strip()))
    return encoding_of_font(name) == "tcvn3" and name.endswith("H")
