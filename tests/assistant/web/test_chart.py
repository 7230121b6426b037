"""The charts of the two terms as Vega-Lite."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from assistant.web.chart import BAR, LINE, Bars, bar_chart
from assistant.web.ledgers import Ledgers
from assistant.web.terms_charts import CHARTS, terms_charts
from tests.assistant.web.fakes import FakeLibrary
from tests.assistant.web.ledger_texts import ANNEX, ANNEX_NAME, NAME, build

LONG = "Tỷ lệ hộ dân nông thôn được sử dụng nước hợp vệ sinh theo quy chuẩn hiện hành"


def layers(spec: dict[str, Any]) -> tuple[list[Any], list[Any], list[Any]]:
    """The names, the bars of the past term, those of the next."""
    drawn = [layer["data"]["values"] for layer in spec["layer"]]
    assert drawn[1] == drawn[2]
    assert drawn[3] == drawn[4]
    return drawn[0], drawn[1], drawn[3]


def test_bars_stand_below_their_name_and_never_over_each_other() -> None:
    spec: Any = bar_chart([Bars(LONG, (3.5, 7.0), ("3,5%", "7%")), Bars("Hai", (2.0, 1.0), ("2%", "1%"))], 40)
    names, past, following = layers(spec)
    assert [len(name["text"]) for name in names] == [2, 1]
    assert " ".join(names[0]["text"]) == LONG
    assert max(map(len, names[0]["text"])) <= 40
    for name, one, other in zip(names, past, following, strict=True):
        assert name["y"] + LINE * len(name["text"]) <= one["y"] < one["y2"] <= other["y"] < other["y2"]
        assert one["y2"] - one["y"] == BAR
    assert following[0]["y2"] < names[1]["y"]
    assert following[-1]["y2"] <= spec["height"]
    assert [bar["told"] for bar in past] == ["3,5%", "2%"]


def test_every_bar_leaves_room_for_its_value() -> None:
    short: Any = bar_chart([Bars("Một", (10.0, 10.0), ("10%", "10%"))], 40)
    long: Any = bar_chart([Bars("Một", (10.0, 10.0), ("10%", "phấn đấu đạt trên 10 triệu đồng"))], 40)

    def reach(spec: Any, width: int) -> float:
        expression = spec["layer"][1]["encoding"]["x"]["scale"]["range"][1]["expr"]
        return float(eval(expression, {"__builtins__": {}}, {"width": width, "min": min, "max": max}))

    assert reach(long, 340) < reach(short, 340) < 340
    assert reach(long, 50) == 60, "a bar can be seen, whatever the width"


@pytest.mark.parametrize("rows", [[], [Bars("", (0.0, 0.0), ("0%", "0%"))]])
def test_nothing_to_show_is_no_error(rows: list[Bars]) -> None:
    spec: Any = bar_chart(rows, 40)
    assert json.loads(json.dumps(spec)) == spec
    assert spec["height"] >= 1


def test_shares_and_amounts_have_charts_of_their_own(tmp_path: Path) -> None:
    library = FakeLibrary(build(tmp_path), build(tmp_path, ANNEX_NAME, ANNEX))
    shares, amounts = (layers(spec or {}) for spec in terms_charts(Ledgers(library), NAME))
    assert [(bar["x"], bar["told"][-4:]) for bar in shares[1]] == [(3.5, "3,5%")]
    assert [bar["x"] for bar in shares[2]] == [1.5]
    assert [bar["x"] for bar in amounts[2]] == [144.0]
    assert amounts[2][0]["told"].endswith(" 1.800 tấn (144)")
    for name in (ANNEX_NAME, "không có"):
        assert terms_charts(Ledgers(library), name) == [None for _ in CHARTS]
