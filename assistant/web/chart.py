"""Charts of two terms as Vega-Lite, which Gradio's own plot component draws (pure).

Horizontal bars: names of indicators are whole phrases, which stand above their bars and not on an axis. Colours are
variables of the page's style sheet, so that one drawing serves light and dark.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

Spec = dict[str, object]

LINE, BAR, GAP = 20, 18, 16  # pixels
SHORTEST = 60  # pixels that the longest bar has at least
_LETTER = 7.5  # pixels, generously
_FONT = {"font": "system-ui, sans-serif", "fontSize": 14}


@dataclass(frozen=True, slots=True)
class Bars:
    """An indicator with a bar for each term: how long they are, and what is written behind them."""

    name: str
    lengths: tuple[float, float]
    told: tuple[str, str]


def bar_chart(rows: Sequence[Bars], letters: int) -> Spec:
    """Pairs of bars from one zero, one pair below the other; `letters` of a name stand on one line."""
    names: list[Spec] = []
    bars: list[Spec] = []
    y = 0
    for row in rows:
        lines = wrap(row.name, letters) or [""]
        names.append({"y": y, "text": lines})
        y += LINE * len(lines) + 2
        for term, (length, told) in enumerate(zip(row.lengths, row.told, strict=True)):
            bars.append(
                {"x": length, "y": y, "y2": y + BAR, "middle": y + BAR / 2, "term": term, "told": told}
            )
            y += BAR + 2
        y += GAP
    height = max(y - GAP, 1)
    longest = max((length for row in rows for length in row.lengths), default=1.0) or 1.0
    across = {
        "field": "x",
        "type": "quantitative",
        "axis": None,
        "scale": {"domain": [0, longest], "range": [0, {"expr": _reach(rows, longest)}]},
    }

    def down(field: str) -> Spec:
        scale = {"domain": [0, height], "range": [0, height]}
        return {"field": field, "type": "quantitative", "axis": None, "scale": scale}

    layers: list[Spec] = [
        {
            "data": {"values": names},
            "mark": {
                "type": "text",
                "align": "left",
                "baseline": "top",
                "fontWeight": 600,
                "fill": "var(--ink)",
                "lineHeight": LINE,
                **_FONT,
            },
            "encoding": {"x": {"value": 0}, "y": down("y"), "text": {"field": "text"}},
        }
    ]
    for term, colour in enumerate(("var(--term-past)", "var(--term-next)")):
        drawn = {"values": [bar for bar in bars if bar["term"] == term]}
        layers += [
            {
                "data": drawn,
                "mark": {"type": "rect", "fill": colour, "cornerRadiusEnd": 2},
                "encoding": {"x": across, "x2": {"datum": 0}, "y": down("y"), "y2": {"field": "y2"}},
            },
            {
                "data": drawn,
                "mark": {
                    "type": "text",
                    "align": "left",
                    "baseline": "middle",
                    "dx": 6,
                    "fill": "var(--ink)",
                    **_FONT,
                },
                "encoding": {"x": across, "y": down("middle"), "text": {"field": "told"}},
            },
        ]
    return {
        "width": "container",
        "height": height,
        "autosize": {"type": "fit-x", "contains": "padding"},
        "padding": 0,
        "background": "transparent",
        "config": {"view": {"stroke": None}, "aria": False},
        "layer": layers,
        "usermeta": {
            "embedOptions": {"renderer": "svg", "actions": False, "tooltip": False, "defaultStyle": False}
        },
    }


def _reach(rows: Sequence[Bars], longest: float) -> str:
    """How many pixels the longest bar takes of the width, so that each bar leaves room for what stands behind it."""
    limits = {
        f"(width - {12 + _LETTER * len(told):.0f}) * {longest / length:.4f}"
        for row in rows
        for length, told in zip(row.lengths, row.told, strict=True)
        if length > 0
    }
    return f"max(min(width, {', '.join(sorted(limits))}), {SHORTEST})" if limits else "width"
