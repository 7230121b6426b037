"""Comparison, list and the nearest thing as HTML."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.types import NEAREST, Cell, Citation, Statement, Table
from assistant.web import render
from assistant.web.body import whole
from assistant.web.table import COMPUTED, LEGEND
from tests.assistant.web.test_render import COMPARISON, LISTING, NEAR, Reader, build_exchange


def test_a_comparison_is_a_table_with_headings() -> None:
    exchange = build_exchange(COMPARISON)
    assert exchange.table is not None
    html = render.answer(exchange)
    reader = Reader(html)
    titles = exchange.table.head
    assert [a["scope"] for tag, a in reader.tags if tag == "th"] == ["col"] * 4 + ["row"]
    assert [a["data-label"] for tag, a in reader.tags if tag == "td"] == list(titles[1:])
    assert html.index("<caption>") < html.index("<thead") < html.index("<tbody")
    assert f"Bảng so sánh: {', '.join(titles[1:])}" in reader.text
    roles = {"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "td": "cell"}
    assert all(a["role"] == roles[tag] for tag, a in reader.tags if tag in roles)
    assert "ước đạt 1.250 tấn năm 2024 [1]1.800 tấn vào năm 2030 [2]chênh +550 tấn" in reader.text
    figures = Reader(html[html.index("<table") : html.index("</table>")])
    sources = [a["data-source"] for a in figures.of_class("tl-chip")]
    assert [str(source)[-1] for source in sources] == ["1", "2", "1", "2"]


def test_a_computed_figure_is_told_from_those_of_the_report() -> None:
    exchange = build_exchange(COMPARISON)
    assert exchange.table is not None
    assert len(list(Reader(render.answer(exchange)).of_class("tl-computed"))) == 1
    assert f"chênh +550 tấn {COMPUTED} [1] [2]" in Reader(render.answer(exchange)).text
    assert LEGEND in Reader(render.answer(exchange)).text
    row = tuple(replace(cell, computed=False) for cell in exchange.table.rows[0])
    plain = replace(exchange, table=replace(exchange.table, rows=(row,)))
    assert COMPUTED not in Reader(render.answer(plain)).text


def test_a_row_that_does_not_fit_breaks_nothing() -> None:
    ragged = Table(("Chỉ tiêu", "Kết quả"), ((), (Cell("a"),), (Cell("b"), Cell(""), Cell("thừa"))))
    reader = Reader(render.answer(replace(build_exchange(COMPARISON), table=ragged)))
    assert reader.open == []
    assert [tag for tag, _ in reader.tags].count("td") == 1
    assert "thừa" not in reader.text


def test_a_list_is_numbered_and_a_shortened_item_keeps_its_whole_at_hand() -> None:
    exchange = build_exchange(LISTING)
    reader = Reader(render.answer(exchange))
    assert len(list(reader.of_class("tl-ordered"))) == 1
    [more] = reader.of_class("tl-more")
    assert (more["aria-expanded"], more["data-act"]) == ("false", "more")
    assert "Xem đủ mục 1" in reader.text
    assert "hidden" in next(reader.of_class("tl-full"))
    assert f"{exchange.statements[0].text} [1]{exchange.citations[0].quote} [1] Xem đủ" in reader.text
    assert not list(Reader(render.answer(build_exchange())).of_class("tl-ordered"))


@pytest.mark.parametrize(
    ("said", "quote", "full"),
    [
        ("Mở rộng vùng trồng…", "- Mở rộng vùng trồng, gắn với\nmã số.", True),
        ("Mở rộng vùng trồng…", "Mở  rộng\nvùng trồng; thay giống.", True),
        ("Mở rộng vùng trồng, …", "Mở rộng vùng trồng gắn với mã số.", True),
        ("Mở rộng vùng trồng.", "Mở rộng vùng trồng. Thay giống.", False),
        ("Mở rộng vùng trồng…", "Thay giống mới.", False),
    ],
)
def test_the_whole_of_an_item_is_the_quote_that_holds_it(said: str, quote: str, full: bool) -> None:
    statement = Statement(said, (1,))
    exchange = replace(build_exchange(), citations=(Citation(1, "a.txt", "I", 1, 0, 9, quote),))
    assert whole(exchange, statement) == (quote if full else None)
    assert whole(exchange, replace(statement, citations=(2,))) is None


def test_the_nearest_thing_stands_apart_from_an_answer() -> None:
    exchange = build_exchange(NEAR)
    reader = Reader(render.answer(exchange))
    [block] = reader.of_class("tl-nearest")
    assert block["aria-label"] == NEAREST
    assert exchange.nearest is not None
    assert f"{NEAREST}:{exchange.nearest.text} [1]" in reader.text
    assert "Nguồn của nội dung gần nhất" in reader.text
    assert list(reader.of_class("tl-not-found"))
    assert not list(reader.of_class("tl-statements"))
    [chip] = reader.of_class("tl-chip")
    assert chip["data-source"] == next(reader.of_class("tl-source"))["id"]
