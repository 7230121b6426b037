"""What a reader is told of a checked figure, in Vietnamese (pure)."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.checking.amounts import Agreement, Bound, bound_of
from assistant.checking.likeness import Candidate, Clash
from assistant.checking.said import Said
from assistant.figures.ledger.entries import Entry
from ingest.observation import FigureNature
from ingest.quantity import Kind, Quantity

_NATURES = {
    FigureNature.RESULT: "kết quả",
    FigureNature.TARGET: "chỉ tiêu",
    FigureNature.PLAN: "kế hoạch",
    FigureNature.CONTEXT: "bối cảnh",
}
_BOUNDS = {
    Bound.NONE: "",
    Bound.ABOVE: "trên ",
    Bound.BELOW: "dưới ",
    Bound.AT_LEAST: "ít nhất ",
    Bound.AT_MOST: "tối đa ",
    Bound.ABOUT: "khoảng ",
}
_LONGEST_NAME = 90


def reported(quantity: Quantity) -> str:
    """A figure of the report as a table shows it: "10,29 %", "trên 27.200 lao động"."""
    return f"{_bound(quantity)}{_value(quantity)} {quantity.unit}".strip()


def told(quantity: Quantity) -> str:
    """A figure as a sentence tells it: "10,29%", "trên 27.200 lao động"."""
    joined = "" if quantity.unit.startswith("%") else " "
    return f"{_bound(quantity)}{_value(quantity)}{joined}{quantity.unit}".strip()


def _bound(quantity: Quantity) -> str:
    said = quantity.qualifier or ""
    own = next((word for word in ("hơn", "gần", "không dưới", "không quá", "xấp xỉ") if word in said), None)
    return f"{own} " if own else _BOUNDS[bound_of(quantity)]


def _value(quantity: Quantity) -> str:
    return f"thứ {quantity.value}" if quantity.kind is Kind.RANK else quantity.value


def _name(entry: Entry) -> str:
    name = " ".join(entry.observation.indicator.split())
    if len(name) > _LONGEST_NAME:
        name = name[:_LONGEST_NAME].rsplit(" ", 1)[0] + " …"
    return f"«{name}»"


def _when(entry: Entry) -> str:
    period = entry.observation.period
    return f" ({period})" if period else ""


class Messages:
    """One sentence for each verdict."""

    @staticmethod
    def match(said: Said, found: Candidate, others: Sequence[Candidate]) -> str:
        """The figure is right; what is rounded, or told otherwise elsewhere in the report, is said."""
        quantity = found.told.entry.observation.quantity
        if found.agreement is Agreement.ROUNDED:
            sentence = f"Báo cáo nêu {told(quantity)}; số trong bài là số làm tròn"
        elif _bound(quantity) and not _bound(said.quantity):
            sentence = f"Khớp với báo cáo (báo cáo nêu {told(quantity)})"
        else:
            sentence = "Khớp với báo cáo"
        values = dict.fromkeys(told(item.told.entry.observation.quantity) for item in others)
        if values:
            sentence += f", nhưng chỗ khác báo cáo nêu {' và '.join(values)}"
        return f"{sentence}."

    @staticmethod
    def differs(said: Said, best: Candidate, agreeing: Candidate | None) -> str:
        """The report tells another value of the same thing; whose the written one is, where it is another's."""
        entry = best.told.entry
        sentence = f"Báo cáo nêu {told(entry.observation.quantity)}, bài viết nêu {_written(said)}"
        if agreeing and agreeing.agreement is Agreement.EXACT and agreeing.alike >= 0.25:
            mine = told(agreeing.told.entry.observation.quantity)
            sentence = (
                f"Số {mine} trong báo cáo là của {_name(agreeing.told.entry)}; "
                f"với {_name(entry)} báo cáo nêu {told(entry.observation.quantity)}"
            )
        return f"{sentence}."

    @staticmethod
    def clash(said: Said, found: Candidate, best: Candidate | None) -> str:
        """The report has the number with another unit, for another time, or as a target and not a result."""
        entry = found.told.entry
        observation = entry.observation
        value = told(observation.quantity)
        if Clash.UNIT in found.clash:
            sentence = f"Báo cáo nêu {value}, bài viết nêu {_written(said)}: khác đơn vị"
        elif Clash.NATURE in found.clash and said.nature is not None:
            sentence = (
                f"Số {value} trong báo cáo là {_NATURES[observation.nature]}{_when(entry)}, "
                f"không phải {_NATURES[said.nature]}"
            )
            if best and best.agreement is Agreement.NONE:
                here = best.told.entry
                sentence += (
                    f"; {_NATURES[here.observation.nature]} báo cáo nêu là {told(here.observation.quantity)}"
                )
        else:
            years = "-".join(str(year) for year in dict.fromkeys(said.years or ()))
            sentence = f"Số {value} trong báo cáo là của {observation.period}, không phải {years}"
            if best and best.agreement is Agreement.NONE:
                here = best.told.entry
                sentence += f"; với {years} báo cáo nêu {told(here.observation.quantity)}"
        return f"{sentence}."

    @staticmethod
    def missing(how: str) -> str:
        """The report does not tell it; `how` it was worked out from the report, if it was."""
        return (
            f"Báo cáo không nêu số này; số này {how} trong báo cáo." if how else "Báo cáo không nêu số này."
        )


def _written(said: Said) -> str:
    bound = said.quantity.qualifier or ""
    text = " ".join(said.quantity.text.split())
    return f"{_bound(said.quantity)}{text}" if bound else text
