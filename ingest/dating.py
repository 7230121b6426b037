"""The date that a document gives itself."""

from __future__ import annotations

import re
from datetime import date

from ingest.normalise import fold

# Lines looked at, from the start and from the end.
_FRONT = 40
_BACK = 60
_LONGEST_PLACE = 90
# "Phú Thọ, ngày 30 tháng 6 năm 2025" ends its line, whatever stands beside it in the letterhead; a draft leaves the day
# blank. A cover has "Hà Nội, tháng 6 năm 2025", "Hà Nội, tháng 6/2025".
_DATE = (
    r"(?:ngay[\s.…]*(?P<day>\d{1,2})?[\s.…]*[/-]?\s*)?thang[\s.…]*(?P<month>\d{1,2})\s*(?:nam|[/-])\s*(?P<year>(?:19|20)\d\d)"
    r"|ngay\s*(?P<day2>\d{1,2})\s*[/.-]\s*(?P<month2>\d{1,2})\s*[/.-]\s*(?P<year2>(?:19|20)\d\d)"
)
_PLACED = re.compile(rf"^(?P<before>[^;:“\"]*),\s*(?:{_DATE})\W*$")
_ALONE = re.compile(rf"^\W*(?:{_DATE})\W*$")


def own_date(text: str, end: int | None = None) -> str:
    """The date of a document by the line that gives place and date: "2025-06-30", "2025-06" without a day, else "".

    Looked for at the start first, then at the end; `end` is where the body ends.
    """
    lines = [line.strip() for line in fold(text[:end]).split("\n") if line.strip()]
    front, back = lines[:_FRONT], lines[-_BACK:]
    for pattern, places in ((_PLACED, (front, back)), (_ALONE, (front, back[-10:]))):
        for place in places:
            found = [told for line in place if (told := _read(pattern, line))]
            if found:
                return found[0]
    return ""


def _read(pattern: re.Pattern[str], line: str) -> str:
    match = pattern.match(line) if len(line) <= 2 * _LONGEST_PLACE else None
    if match is None:
        return ""
    parts = match.groupdict()
    before = parts.get("before") or ""
    # "Căn cứ Nghị quyết số 5, ngày 30 tháng 6 năm 2025" dates another paper.
    if len(before) > _LONGEST_PLACE or re.search(r"can cu|thuc hien|theo |kem |de nghi", before):
        return ""
    year, month = int(parts["year"] or parts["year2"]), int(parts["month"] or parts["month2"])
    day = int(parts["day"] or parts["day2"] or 0)
    try:
        known = date(year, month, day or 1)
    except ValueError:
        return ""
    return known.isoformat() if day else known.isoformat()[:7]
