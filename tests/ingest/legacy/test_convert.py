"""Every Vietnamese letter there and back, and what Word and PDF readers do to it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.legacy import converted, to_unicode
from ingest.legacy.syllables import is_syllable
from tests.ingest.legacy.encoders import ENCODERS, LETTERS, SAMPLE, surface, tcvn3
from tests.ingest.strategies import PHRASES


def test_the_alphabet_is_whole() -> None:
    assert len(LETTERS) == len(set(LETTERS)) == 12 * 6 - 6 + 1


@pytest.mark.parametrize("encoding", ENCODERS)
@pytest.mark.parametrize("letter", LETTERS)
def test_each_letter(letter: str, encoding: str) -> None:
    encode = ENCODERS[encoding]
    assert to_unicode(surface(encode(f"l{letter}")), encoding) == f"l{letter}"
    if encoding != "tcvn3":
        assert to_unicode(surface(encode(letter.upper())), encoding) == letter.upper()


@pytest.mark.parametrize("letter", "ĂÂÊÔƠƯĐ")
def test_capitals_of_tcvn3(letter: str) -> None:
    assert to_unicode(surface(tcvn3(letter)), "tcvn3") == letter


@pytest.mark.parametrize("letter", LETTERS)
def test_a_font_of_capitals(letter: str) -> None:
    assert to_unicode(surface(tcvn3(f"l{letter}")), "tcvn3", capitals=True) == f"L{letter.upper()}"


def test_capitals_of_the_standard() -> None:
    legacy = surface(bytes((0xC0, 0xC4, 0xC5, 0xDA, 0xDB, 0xFF)))
    assert to_unicode(f"L{legacy}", "tcvn3") == "LẮẤỀẾỒỐ"


@pytest.mark.parametrize("encoding", ENCODERS)
@given(st.lists(st.sampled_from((*PHRASES, *SAMPLE.split("\n"))), min_size=1).map("; ".join))
def test_texts(encoding: str, text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    if encoding != "windows-1258":
        text = text.replace("“", '"').replace("”", '"')
    back = to_unicode(surface(ENCODERS[encoding](text)), encoding)
    assert back.casefold() == text.casefold()
    if encoding != "tcvn3":
        assert back == text


@pytest.mark.parametrize(
    ("legacy", "text"),
    [
        ("QUYÕT §ÞNH", "QUYẾT ĐỊNH"),  # capitals with small letters for the toned ones
        ("HéI §åNG", "HỘI ĐỒNG"),
        ("N§-CP, Q§/BTC, H§ND", "NĐ-CP, QĐ/BTC, HĐND"),
        ("Ý kiÕn", "Ý kiến"),  # Word makes the first letter of a sentence a capital, which is another letter
        ("Ë ViÖt Nam", "Ở Việt Nam"),
        ("Ñy ban", "Ủy ban"),
        ("QUÈC HßA", "QUỐC HÒA"),
        ("n­íc, th«ng t­", "nước, thông tư"),  # the soft hyphen is a letter
        ("n−íc, th«ng t−", "nước, thông tư"),  # and a minus where a PDF names its glyph so
        ("n-íc nhµ, th«ng t-", "nước nhà, thông tư"),
        ("x∙ héi, nhμ n-íc", "xã hội, nhà nước"),
        ("B¾c - Nam, 2003-2004, Hµ Néi-HuÕ", "Bắc - Nam, 2003-2004, Hà Nội-Huế"),
        ("· mét", "· một"),
        ("\uf056i\uf0d6t Nam", "Việt Nam"),  # the private use area of symbol fonts
        ("Cộng hoà x· héi", "Cộng hoà xã hội"),  # Unicode words in between
        ("n\u00a0¨m \u201ctèt\u201d \u2013 h¬n", "n\u00a0ăm \u201ctốt\u201d \u2013 hơn"),
    ],
)
def test_tcvn3_as_found(legacy: str, text: str) -> None:
    assert to_unicode(legacy, "tcvn3") == text


@pytest.mark.parametrize(
    ("legacy", "text"),
    [
        ("ÑAÛNG UÛY XAÕ", "ĐẢNG ỦY XÃ"),
        ("Aù, AÙ, aÙ", "Á, Á, á"),  # marks of the wrong case, typed with Caps Lock
        ("thaúng, kyø, tî, hæ", "thẳng, kỳ, tỵ, hỉ"),
        ("vì chi phí", "vì chi phí"),
        ("Vieät «Nam» 20°C", "Việt «Nam» 20°C"),
    ],
)
def test_vni_as_found(legacy: str, text: str) -> None:
    assert to_unicode(legacy, "vni") == text


def test_other_encodings() -> None:
    viscii = bytes((0x56, 0x69, 0xAE, 0x74)).decode("latin-1")
    assert to_unicode(viscii, "viscii") == "Việt"
    vps = bytes((0x56, 0x69, 0x8C, 0x74))
    assert to_unicode(vps.decode("latin-1"), "vps") == to_unicode(vps.decode("cp1252"), "vps") == "Việt"


def test_warning() -> None:
    assert converted("tcvn3") == "Đã chuyển từ bảng mã TCVN3 (ABC) sang Unicode; hãy xem lại vài chỗ có dấu."
    with pytest.raises(KeyError):
        to_unicode("é", "koi8")


def test_syllables() -> None:
    good = "nghiêng quốc gì giếng khuya thuở hoà hòa uỷ ỵ nguyễn đường xoong quyền yêu thoăn ngoằn quạ giữa ở QUYẾT"
    bad = "sộng Windows café tàt hóp1 đt làm2 été ngệ cỏc tộtộ schöne ôt2 kiếnz mẻp"
    assert [word for word in good.split() if not is_syllable(word)] == []
    assert [word for word in bad.split() if is_syllable(word)] == ["sộng"]
