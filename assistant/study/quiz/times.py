"""The time of a figure as it stands in a question."""

from __future__ import annotations

import re
from collections.abc import Collection

_YEARLY = re.compile(r"^(?:hằng năm, )?(.*?)(?:, hằng năm)?$")
_TERM = re.compile(r"(\d{4})\s*[-–]\s*(\d{4})")
_LENGTH = re.compile(r"(\d{4}-\d{4}) \((\d+ (?:năm|tháng|quý))\)")
_REPORT = re.compile(r"đến thời điểm báo cáo \((\d{4})\)")
_UNTIL = re.compile(r"đến (.+)")
_FROM_TO = re.compile(r"(.+?) - (.+)")
_PAST = re.compile(r"(?:gần |hơn )?\d+ (?:năm|tháng) qua")
_NAMED = re.compile(
    r"(?:\d+ tháng (?:đầu|cuối) năm|quý [IVX]+/|đầu năm|cuối năm|vụ [\w ]+ năm|năm học) ?\d{4}(?:\s*-\s*\d{4})?",
    re.IGNORECASE,
)


_IN_TITLE = re.compile(
    r"(?<!\w)(?:(?P<named>(?:quý [IVX]+(?:/| năm )|(?:\d+|sáu|chín) tháng (?:đầu|cuối) năm (?:học )?|năm học ?|vụ [\w ]{2,12} năm )20\d\d(?:\s*[-–]\s*20\d\d)?)|"
    r"(?P<kind>nhiệm kỳ|nhiệm kì|giai đoạn)\s+(?P<span>20\d\d\s*[-–]\s*20\d\d)|(?P<month>tháng \d{1,2}/20\d\d)|năm\s+(?P<year>20\d\d))(?!\s*[-–/]?\s*\d)",
    re.IGNORECASE,
)
_COMPARED = re.compile(r"(?:so với|từ|đến)\s+(?:cùng kỳ\s+)?$", re.IGNORECASE)


def title_time(title: str) -> str:
    """The one time that a title tells, in words that can open a question; "" where it tells none or several."""
    found = [match for match in _IN_TITLE.finditer(title) if not _COMPARED.search(title[: match.start()])]
    if len({match.group().casefold() for match in found}) != 1:
        return ""
    told = found[0]
    if told["named"]:
        text = re.sub(r"\s+", " ", told["named"])
        text = text[:1].lower() + text[1:] if not text.isupper() else text.lower()
        text = re.sub(r"quý ([ivx]+)", lambda match: f"quý {match[1].upper()}", text)
        return f"trong {text}" if text[0].isdigit() else text
    if told["span"]:
        kind = "nhiệm kỳ" if told["kind"].casefold().startswith("nhiệm") else "giai đoạn"
        span = re.sub(r"\s*[-–]\s*", "-", told["span"])
        return f"trong {kind} {span}"
    return told["month"].lower() if told["month"] else f"năm {told['year']}"


def told_time(period: str, terms: Collection[str], term: str | None = None) -> str | None:
    """A period of the ledger in words that can open a question; None where it says no clear time.

    `terms` are the terms of office of the report, `term` that of the figure's section.
    """
    period = " ".join(period.split())
    yearly = "hằng năm" in period
    plain = period.replace(", hằng năm", "").replace("hằng năm, ", "").replace("hằng năm", "").strip()
    said = _plain(plain, terms, term)
    if said is None:
        return None
    return f"hằng năm {said}" if yearly else said


def _plain(period: str, terms: Collection[str], term: str | None) -> str | None:
    if match := _TERM.fullmatch(period):
        span = f"{match[1]}-{match[2]}"
        return f"trong nhiệm kỳ {span}" if span in terms else f"trong giai đoạn {span}"
    if match := _LENGTH.fullmatch(period):
        return f"trong {match[2]} ({match[1]})"
    if match := _REPORT.fullmatch(period):
        return f"tính đến thời điểm báo cáo (năm {match[1]})"
    if _PAST.fullmatch(period):
        return f"trong {period.removesuffix(' qua')} tính đến thời điểm báo cáo"
    if _NAMED.fullmatch(period):
        return f"trong {period}" if period[0].isdigit() else period
    if match := _UNTIL.fullmatch(period):
        return f"tính đến {until}" if (until := _day(match[1])) else None
    if match := _FROM_TO.fullmatch(period):
        begin = f"đầu nhiệm kỳ {term}" if match[1] == "đầu nhiệm kỳ" and term else _day(match[1])
        end = _day(match[2])
        return f"từ {begin} đến {end}" if begin and end else None
    return _day(period)


def _day(text: str) -> str | None:
    """A year, month or day with the word for it."""
    if re.fullmatch(r"\d{4}", text):
        return f"năm {text}"
    if re.fullmatch(r"\d{1,2}/\d{4}", text):
        return f"tháng {text}"
    if re.fullmatch(r"\d{1,2}/\d{1,2}/\d{4}", text):
        return f"ngày {text}"
    return text if re.fullmatch(r"(?:hết )?(?:quý|tháng|năm|ngày|đầu|cuối) .*\d{4}", text) else None
