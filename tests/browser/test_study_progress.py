"""Results of practice that follow who is signed in, from one device to the next."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from assistant.progress import FOLDER, LARGEST, ProgressStore
from assistant.web.page import asset
from tests.browser.conftest import watch
from tests.browser.practising import MCQ, TEXT, TRUE_FALSE, begin, pick, press
from tests.browser.sites import DESKTOP, PASSWORD, PHONE, Site

PATH = "on-tap/tien-do"
# What the view does: a memory, kept in step. Marks stand for results.
START = f"""async (user) => {{
  const [{{ Memory }}, {{ keepInStep }}] = await Promise.all([
    import("./{asset("practicememory.js")}"), import("./{asset("progresssync.js")}"),
  ]);
  window.memory = new Memory(user);
  window.step = keepInStep(window.memory, user);
}}"""
MARK = (
    """(id) => window.memory.record({ id, at: Date.now(), right: 1, total: 1, seconds: 1 }, [], () => "")"""
)
MARKS = "value => value.history.map(({ id }) => id).sort().join(' ')"


@pytest.fixture
def strays() -> list[str]:
    return []


@pytest.fixture
def device(chromium: Browser, guarded_site: Site, strays: list[str]) -> Iterator[Callable[..., Page]]:
    """A browser of its own in which a person is signed in and practises."""
    windows = []

    def opened(name: str = "lan", *, phone: bool = False) -> Page:
        window = chromium.new_context(viewport=PHONE if phone else DESKTOP)
        windows.append(window)
        page = watch(window, strays)
        sign_in(page, guarded_site, name)
        return page

    for name in ("lan", "minh"):
        store(guarded_site).forget(name)
    yield opened
    for window in windows:
        window.close()
    assert strays == []


def sign_in(page: Page, site: Site, name: str) -> None:
    """On a page of ours that does nothing of its own accord."""
    page.request.post(site.url + "dang-nhap", form={"ten": name, "mat-khau": PASSWORD}, max_redirects=0)
    page.goto(site.url + "huong-dan")
    page.evaluate(START, name)


def store(site: Site) -> ProgressStore:
    return ProgressStore(site.folder / FOLDER)


def mark(page: Page, *names: str) -> None:
    for name in names:
        page.evaluate(MARK, name)


def reaches(page: Page, site: Site, marks: str) -> None:
    """Wait until the server keeps exactly this of Lan."""
    for _ in range(100):
        if on_server(site) == marks:
            return
        page.wait_for_timeout(100)
    assert on_server(site) == marks


def on_server(site: Site) -> str:
    value: Any = store(site).read("lan").value or {"history": []}
    return " ".join(sorted(result["id"] for result in value["history"]))


def has(page: Page, marks: str) -> None:
    """Wait until a device has exactly this."""
    page.wait_for_function(f"marks => ({MARKS})(window.memory.value) === marks", arg=marks)


def is_kept(page: Page, site: Site) -> None:
    """Wait until the server keeps what the browser has."""
    for _ in range(100):
        if store(site).read("lan").value == json.loads(page.evaluate("localStorage['troly-luyen-tap:lan']")):
            return
        page.wait_for_timeout(100)
    raise AssertionError("not sent")


def idle(page: Page) -> None:
    """Wait until a device has sent what it has."""
    page.wait_for_function("window.step.met && !window.step.busy && !window.step.timer")


def look_again(page: Page) -> None:
    """As if the reader came back to the page."""
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def test_results_go_from_the_phone_to_the_desktop_and_back(
    device: Callable[..., Page], guarded_site: Site
) -> None:
    phone = device(phone=True)
    mark(phone, "a")
    reaches(phone, guarded_site, "a")
    desktop = device()
    has(desktop, "a")
    mark(desktop, "b")
    reaches(desktop, guarded_site, "a b")
    mark(phone, "c")  # it does not know of b
    reaches(phone, guarded_site, "a b c")
    has(phone, "a b c")
    look_again(desktop)
    has(desktop, "a b c")


def test_nothing_is_lost_while_the_server_is_away(device: Callable[..., Page], guarded_site: Site) -> None:
    phone = device(phone=True)
    mark(phone, "a")
    reaches(phone, guarded_site, "a")
    refused: list[str] = []

    def refuse(route: Route) -> None:
        refused.append(route.request.method)
        if len(refused) % 2:
            route.fulfill(status=503, json={"message": "Ổ đĩa đầy."})
        else:
            route.abort()

    phone.route(f"**/{PATH}", refuse)
    mark(phone, "b")
    for failures in (1, 2):
        phone.evaluate("window.dispatchEvent(new Event('pagehide'))")
        phone.wait_for_function(f"window.step.failures === {failures} && !window.step.busy")
    assert refused == ["PUT", "PUT"]
    phone.unroute(f"**/{PATH}")
    mark(phone, "c")
    phone.evaluate("document.dispatchEvent(new Event('troly:changed'))")
    reaches(phone, guarded_site, "a b c")


def test_what_was_not_sent_goes_when_the_page_goes(device: Callable[..., Page], guarded_site: Site) -> None:
    phone = device(phone=True)
    idle(phone)
    mark(phone, "a")
    phone.goto("about:blank")
    reaches(phone, guarded_site, "a")


def test_what_one_device_deletes_is_deleted_on_all(device: Callable[..., Page], guarded_site: Site) -> None:
    phone, desktop = device(phone=True), device()
    mark(phone, "a")
    reaches(phone, guarded_site, "a")
    look_again(desktop)
    has(desktop, "a")
    desktop.route(f"**/{PATH}", lambda route: route.abort())
    desktop.evaluate("window.step.forget()")
    has(desktop, "")
    assert on_server(guarded_site) == "a", "it cannot be reached"
    desktop.unroute(f"**/{PATH}")
    mark(phone, "b")  # later than what was deleted
    reaches(phone, guarded_site, "a b")
    desktop.reload()
    desktop.evaluate(START, "lan")
    reaches(desktop, guarded_site, "")
    mark(phone, "c")  # it may put back what it has, as it does not know yet
    idle(desktop)
    idle(phone)
    look_again(desktop)
    has(desktop, "b c")
    reaches(phone, guarded_site, "b c")
    look_again(phone)
    has(phone, "b c")


def test_results_are_those_of_one_person(device: Callable[..., Page], guarded_site: Site) -> None:
    page = device("lan")
    mark(page, "a")
    reaches(page, guarded_site, "a")
    other = page.context.new_page()
    sign_in(other, guarded_site, "minh")
    has(other, "")
    mark(page, "b")  # Minh is signed in by now
    page.wait_for_function("window.step.over")
    assert on_server(guarded_site) == "a"
    assert store(guarded_site).read("minh").value is None
    has(other, "")


def test_practice_goes_on_on_another_device_and_leaves_nothing_behind(
    device: Callable[..., Page], guarded_site: Site
) -> None:
    phone, desktop = device(phone=True), device()
    begin(phone, guarded_site, [MCQ, TRUE_FALSE])
    pick(phone, "1.350 tấn", right=False)
    press(phone, "Câu tiếp theo")
    is_kept(phone, guarded_site)
    desktop.goto(guarded_site.url + "#on-tap/luyen-tap")
    expect(desktop.locator(".tl-start-where")).to_contain_text("tài khoản «lan» trên máy chủ")
    press(desktop, "Tiếp tục bài đang làm")
    expect(desktop.locator(TEXT)).to_have_text(str(TRUE_FALSE["question"]))
    is_kept(desktop, guarded_site)
    press(desktop, "Đăng xuất")
    expect(desktop.get_by_label("Mật khẩu")).to_be_visible()
    assert "luyen-tap:" not in str(desktop.evaluate("Object.keys(localStorage)"))


def test_nothing_is_sent_where_nobody_signs_in(desktop: Page, site: Site) -> None:
    asked: list[str] = []
    desktop.on("request", lambda request: asked.append(request.url))
    begin(desktop, site, [MCQ])
    pick(desktop, "1.250 tấn", right=True)
    press(desktop, "Xem kết quả")
    expect(desktop.locator(".tl-result .tl-start-where")).to_have_text(
        "Kết quả chỉ lưu trong trình duyệt này."
    )
    desktop.goto("about:blank")
    assert [url for url in asked if PATH in url] == []
    assert not (site.folder / FOLDER).exists()
    desktop.goto(site.url)


def test_a_file_lost_on_the_server_deletes_nothing(device: Callable[..., Page], guarded_site: Site) -> None:
    phone = device(phone=True)
    mark(phone, "a")
    reaches(phone, guarded_site, "a")
    for path in (guarded_site.folder / FOLDER).glob("*.json"):
        path.write_bytes(path.read_bytes()[:20])
    mark(phone, "b")
    reaches(phone, guarded_site, "a b")


def test_results_too_large_are_sent_no_second_time(device: Callable[..., Page], guarded_site: Site) -> None:
    phone = device(phone=True)
    statuses: list[int] = []
    phone.on("response", lambda response: statuses.append(response.status) if PATH in response.url else None)
    phone.evaluate(MARK, "a" * (LARGEST + 1))
    for _ in range(2):
        phone.evaluate("window.dispatchEvent(new Event('online'))")
        phone.wait_for_function("window.step.refused && !window.step.busy")
    assert statuses.count(413) == 1
    assert phone.evaluate("window.memory.value.history.length") == 1
