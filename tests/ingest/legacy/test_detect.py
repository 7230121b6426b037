"""Whole texts: legacy ones are recognised, Unicode and other languages never are."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given

from ingest.legacy import detect
from ingest.legacy.lines import mended
from ingest.legacy.runs import Converter, Run
from tests.ingest.legacy.encoders import ENCODERS, SAMPLE, surface, tcvn3, vni
from tests.ingest.strategies import documents

OTHERS = {
    "French": "L'été dernier, où nous étions allés à la forêt près du château, j'ai été déçu: là où ça gêne, né en août, "
    "dès l'hôtel, la tête, le rôti, le thé, la clé, le blé, le pré, le bébé, à l'âge où l'on naît, «voilà», dû, très.",
    "Spanish": "El niño comió después, ¿qué pasó mañana? Está aquí el señor Muñoz con su corazón. Él sabrá más: sí, así fue. "
    "Bebió, cayó, salió, corrió, murió, vivió, pidió, tú tenías té, más allá de la montaña, año tras año.",
    "German": "Größe und Maß: für die Bäume müssen schöne Häuser übrig bleiben. Öl, Übung, Straße, heiß, süß, fünf, zwölf, "
    "grün, Tür, Fuß, daß, König, möglich, während, zurück, Mädchen, Männer, Söhne, hört, läßt, tät, gäb.",
    "Czech": "Příliš žluťoučký kůň úpěl ďábelské ódy. Český národ má dlouhé dějiny, máma má mísu, já píšu, náš pán, váš dům.",
    "Portuguese": "Não há mãe sem coração. Você está à mesa, avó. São três irmãos: pão, cão, mão, lã, maçã, até, já, lá, só, pó, "
    "nó, pé, fé, café, bebê, avô, dá, está, será, terá.",
    "Italian": "Perché la città è così? Più tardi andrò là, già, però, ciò, può, né, sé, lì, dì, tè, caffè, virtù, età, metà.",
    "Danish": "Rødgrød med fløde på øen, så får vi blåbær og ål. Gå på, så når du åen, bød, rød, død, nød, sæt, træ, kø, rå.",
    "signs": "20°C ± 2, 5 m² «ghi» ® © §5 ¶ ·x µm x³ 1¼ 2½ 3¾ ×÷ 5ª 5º ¿ ¡ ¢5 £5 ¥ «ten» «co» «ban» Windows® Intel® " * 5,
    "Vietnamese in Latin-1 letters": "có cá, cô là bà và tôi cho bò, bác Hà hát hay, bé tô màu, Khánh Hoà có toán, thì Hà xem nhà. " * 3,
}  # fmt: skip


@pytest.mark.parametrize("encoding", ENCODERS)
def test_legacy(encoding: str) -> None:
    assert detect(surface(ENCODERS[encoding](SAMPLE))) == encoding


@pytest.mark.parametrize("language", OTHERS)
def test_other_texts(language: str) -> None:
    assert detect(OTHERS[language]) is None
    assert mended(OTHERS[language]) == (OTHERS[language], None)


@pytest.mark.parametrize("text", ["", "abc", "ViÖt Nam", "Vieät Nam", SAMPLE, SAMPLE.upper()])
def test_unicode_and_short(text: str) -> None:
    assert detect(text) is None


@given(documents)
def test_unicode_is_never_converted(text: str) -> None:
    for form in (text, unicodedata.normalize("NFD", text)):
        assert mended(form) == (form, None)


def test_mixed_lines() -> None:
    lines = [SAMPLE.split("\n")[0], surface(tcvn3(SAMPLE)).rstrip("\n"), "Nhiệt độ 20°C «ghi chú»", "có cá"]
    text, warning = mended("\n".join(lines))
    assert text.split("\n") == [lines[0], *SAMPLE.rstrip("\n").split("\n"), *lines[2:]]
    assert warning is not None
    assert "TCVN3 (ABC)" in warning


def test_misread_utf8() -> None:
    text, warning = mended("Báo cáo năm nay".encode().decode("cp1252") + "\nViệt Nam")
    assert text == "Báo cáo năm nay\nViệt Nam"
    assert warning is not None
    assert "đọc sai bảng mã" in warning


@pytest.mark.parametrize(
    ("encode", "font", "shown"), [(tcvn3, ".VnTime", "TCVN3"), (vni, "VNI-Times", "VNI")]
)
def test_runs_by_font(encode, font: str, shown: str) -> None:
    runs = [
        Run("Việt Nam: là cá; ", "Times New Roman"),
        Run(surface(encode("đường sắt, là cá")), font),
        Run(" là cá", "Arial"),
    ]
    converter = Converter.of([runs])
    assert converter.text(runs) == "Việt Nam: là cá; đường sắt, là cá là cá"
    assert len(converter.warnings) == 1
    assert shown in converter.warnings[0]


def test_a_letter_broken_over_runs() -> None:
    runs = [Run("Vie", "Times New Roman"), Run("ä", "VNI-Times"), Run("t Na", ""), Run("m", "VNI-Helve")]
    assert Converter.of([runs]).text(runs) == "Việt Nam"


def test_legacy_text_in_an_ordinary_font() -> None:
    paragraphs = [[Run(surface(tcvn3(line)), "Times New Roman")] for line in SAMPLE.split("\n")]
    paragraphs.append([Run("Nhiệt độ 20°C «ghi chú»", "Times New Roman")])
    converter = Converter.of(paragraphs)
    assert [converter.text(runs) for runs in paragraphs] == [*SAMPLE.split("\n"), "Nhiệt độ 20°C «ghi chú»"]


def test_unicode_text_in_a_legacy_font() -> None:
    runs = [Run("Kế hoạch phát triển, chỉ tiêu đề ra", ".VnTime")]
    converter = Converter.of([runs])
    assert converter.text(runs) == "Kế hoạch phát triển, chỉ tiêu đề ra"
