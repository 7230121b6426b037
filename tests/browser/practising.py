"""What a learner does in the view «Luyện tập», with questions that are always the same."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Locator, Page, Route, expect

from tests.assistant.web.fakes import NAME, build_document
from tests.browser.sites import Site

CARD = ".tl-asking-card"
TEXT = ".tl-asking-text"
VERDICT = ".tl-told-verdict"
KEY = "troly-luyen-tap"
Json = dict[str, Any]


def citation(quote: str, n: int = 1) -> Json:
    start = build_document(extra=20).text.index(quote)
    place = {"document": NAME, "section": "I", "page": 1, "start": start, "end": start + len(quote)}
    return {"n": n, **place, "quote": quote}


def question(name: str, kind: str, text: str, answer: str, quote: str, **more: Any) -> Json:
    cited = citation(quote)
    known = {"options": [], "accepted": [], "explanation": f"Báo cáo nêu: {answer}.", "difficulty": "easy"}
    place = {"section": "I KẾT QUẢ SẢN XUẤT", "citation": cited, "citations": [cited]}
    return {"id": name, "kind": kind, "question": text, "answer": answer, **known, **place, **more}


TEA = "Sản lượng chè búp tươi năm 2024 ước đạt 1.250 tấn"
MEMBERS = "Hợp tác xã có 42 thành viên"
TARGET = "Phấn đấu đến năm 2030 sản lượng đạt 1.800 tấn."
LINE = "Đầu tư thêm một dây chuyền chế biến."
MCQ = question(
    "m",
    "mcq",
    "Sản lượng chè năm 2024 là bao nhiêu <b>tấn</b>?",
    "1.250 tấn",
    TEA,
    options=["1.150 tấn", "1.250 tấn", "1.350 tấn", "2.250 tấn"],
)
TRUE_FALSE = question(
    "t", "true_false", "Hợp tác xã có 52 thành viên.", "Sai", MEMBERS, options=["Đúng", "Sai"]
)
CLOZE = question(
    "c",
    "cloze",
    "Sản lượng chè năm 2024 là …… tấn.",
    "1.250",
    TEA,
    accepted=["1250", "1.250 tấn"],
    section="II CHỈ TIÊU NHIỆM KỲ TỚI",
    difficulty="hard",
)
MATCH = question(
    "g",
    "match",
    "Ghép mỗi nội dung với số liệu.",
    "Thành viên – 42; Sản lượng – 1.250 tấn",
    MEMBERS,
    options=["1.250 tấn", "42"],
    pairs=[["Thành viên", "42"], ["Sản lượng", "1.250 tấn"]],
    citations=[citation(MEMBERS), citation(TEA, 2)],
)
SHORT = question(
    "s", "short", "Nêu một nhiệm vụ.", "Đầu tư thêm một dây chuyền chế biến", LINE, section="III NHIỆM VỤ"
)
ALL = [MCQ, TRUE_FALSE, CLOZE, MATCH, SHORT]


def open_practice(page: Page, site: Site, questions: list[Json], *, keep: bool = False) -> None:
    """Open the view; the server's questions are these. What was remembered is forgotten unless it is to be kept."""

    def serve(route: Route) -> None:
        route.fulfill(json={"questions": questions, "wanted": len(questions)})

    page.route("**/on-tap/cau-hoi?*", serve)
    if not keep:
        page.goto(site.url + "trang-thai")  # a page that remembers nothing of its own accord
        page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
    page.goto(site.url + "#on-tap/luyen-tap")
    expect(page.locator("#tl-splash")).to_have_count(0)
    expect(page.locator(".tl-study-view[data-view=luyen-tap]")).to_be_visible()


def begin(page: Page, site: Site, questions: list[Json], *, test: bool = False) -> None:
    """Open the view and start a session."""
    open_practice(page, site, questions)
    if test:
        page.get_by_text("Làm bài kiểm tra", exact=True).click()
    page.locator(".tl-start-form").get_by_role("button", name="Bắt đầu").click()
    expect(page.locator(CARD)).to_be_visible()


def options(page: Page) -> Locator:
    return page.locator(".tl-option")


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def pick(page: Page, option: str, *, right: bool) -> None:
    """Choose an option, check it, see the verdict."""
    options(page).filter(has_text=option).click()
    press(page, "Kiểm tra")
    expect(page.locator(VERDICT)).to_have_text("✓Đúng" if right else "✗Chưa đúng")


def stored(page: Page) -> Json:
    found: Json = json.loads(page.evaluate(f"localStorage['{KEY}']"))
    return found


def asset(page: Page, name: str) -> str:
    """The address of a script beside the page's own."""
    source = page.evaluate("document.querySelector('script[type=module][src*=\"app.js\"]').src")
    return str(source).replace("app.js", name)
