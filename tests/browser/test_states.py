"""Light and dark, login, model loading, waiting in line, no report, server gone."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.assistant.web.fakes import FakeAssistant, build_document
from tests.browser.sites import PASSWORD, Site, serving
from tests.browser.steps import BOX, QUESTION, ask, open_chat

GROUND = "getComputedStyle(document.body).backgroundColor"


@pytest.mark.parametrize("system", ["light", "dark"])
def test_the_theme_follows_the_system_until_chosen(chromium: Browser, site: Site, system: str) -> None:
    context = chromium.new_context(color_scheme=system)  # type: ignore[arg-type]
    page = context.new_page()
    open_chat(page, site.url)
    theme = "document.documentElement.dataset.theme"
    tool = page.get_by_role("button", name="Giao diện tối")
    assert page.evaluate(theme) == system
    expect(tool).to_have_attribute("aria-pressed", str(system == "dark").lower())
    ground = page.evaluate(GROUND)
    tool.click()
    assert page.evaluate(GROUND) != ground
    other = {"light": "dark", "dark": "light"}[system]
    page.reload()
    expect(tool).to_have_attribute("aria-pressed", str(other == "dark").lower())
    assert page.evaluate(theme) == other
    assert page.evaluate("document.body.classList.contains('dark')") == (other == "dark")
    context.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_letters_stand_out_from_their_ground(answered: Page, theme: str) -> None:
    answered.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
    ratios = answered.evaluate(
        """() => {
          const style = getComputedStyle(document.documentElement);
          const light = (name) => {
            const canvas = document.createElement("canvas").getContext("2d");
            canvas.fillStyle = style.getPropertyValue(name);
            canvas.fillRect(0, 0, 1, 1);
            const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((value) => {
              const part = value / 255;
              return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
            });
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
          };
          const pairs = [["--ink", "--ground"], ["--ink", "--sheet"], ["--ink", "--notice"], ["--ink", "--accent-wash"],
            ["--ink-soft", "--ground"], ["--ink-soft", "--sheet"], ["--ink-soft", "--sunk"], ["--accent", "--sheet"],
            ["--accent", "--accent-wash"], ["--accent-ink", "--accent"], ["--mark-ink", "--mark"]];
          return pairs.map(([a, b]) => {
            const [high, low] = [light(a), light(b)].sort((x, y) => y - x);
            return [a, b, (high + 0.05) / (low + 0.05)];
          });
        }"""
    )
    answered.emulate_media(color_scheme="light")
    assert [pair for pair in ratios if pair[2] < 4.5] == []


def test_login(desktop: Page, guarded_site: Site) -> None:
    desktop.goto(guarded_site.url)
    expect(desktop.get_by_role("heading", name="Trợ lý báo cáo")).to_be_visible()
    name, password = desktop.get_by_label("Tên người dùng"), desktop.get_by_label("Mật khẩu")
    expect(name).to_be_focused()
    name.fill("lan")
    password.fill("sai")
    desktop.get_by_role("button", name="Đăng nhập").click()
    expect(desktop.get_by_role("alert")).to_have_text("Tên người dùng hoặc mật khẩu không đúng.")
    password.fill(PASSWORD)
    password.press("Enter")
    ask(desktop)
    desktop.reload()
    expect(desktop.locator(".tl-turn")).to_have_count(1)

    desktop.get_by_role("button", name="đăng xuất").click()
    expect(name).to_be_visible()
    name.fill("minh")
    password.fill(PASSWORD)
    password.press("Enter")
    expect(desktop.locator(".tl-welcome")).to_be_visible()
    expect(desktop.locator(".tl-turn")).to_have_count(0)


def test_an_ended_session_leads_to_the_login_page(desktop: Page, guarded_site: Site) -> None:
    desktop.goto(guarded_site.url)
    desktop.get_by_label("Tên người dùng").fill("lan")
    desktop.get_by_label("Mật khẩu").fill(PASSWORD)
    desktop.get_by_label("Mật khẩu").press("Enter")
    expect(desktop.locator(".tl-welcome")).to_be_visible()
    desktop.context.clear_cookies()
    desktop.locator(BOX).fill(QUESTION)
    desktop.locator(BOX).press("Enter")
    expect(desktop.get_by_label("Tên người dùng")).to_be_visible()


def test_the_page_is_up_while_the_model_loads(desktop: Page, tmp_path: Path) -> None:
    assistant = FakeAssistant(build_document(), ready=False)
    assistant.hold.clear()
    with serving(tmp_path, assistant) as site:
        open_chat(desktop, site.url)
        expect(desktop.locator("#tl-banner")).to_contain_text("Đang nạp mô hình…")
        desktop.locator(BOX).fill(QUESTION)
        desktop.locator(BOX).press("Enter")
        expect(desktop.locator(".tl-status")).to_contain_text("Đang nạp mô hình…")
        assistant.ready = True
        expect(desktop.locator("#tl-banner")).to_be_empty()
        expect(desktop.locator(".tl-status")).to_contain_text("Đang tìm")
        assistant.hold.set()
        expect(desktop.locator(".tl-headline")).to_contain_text("1.250 tấn")


def test_who_has_to_wait_is_told(desktop: Page, chromium: Browser, tmp_path: Path) -> None:
    assistant = FakeAssistant(build_document())
    assistant.hold.clear()
    with serving(tmp_path, assistant, concurrency=1) as site:
        open_chat(desktop, site.url)
        other = chromium.new_context().new_page()
        open_chat(other, site.url)
        other.locator(BOX).fill(QUESTION)
        other.locator(BOX).press("Enter")
        expect(other.locator(".tl-status")).to_contain_text("Đang tìm")
        desktop.locator(BOX).fill("Câu của người sau?")
        desktop.locator(BOX).press("Enter")
        expect(desktop.locator(".tl-status")).to_contain_text("đứng thứ 1 trong hàng chờ")
        assistant.hold.set()
        expect(desktop.locator(".tl-headline")).to_be_visible()
        expect(other.locator(".tl-headline")).to_be_visible()
        other.context.close()


def test_a_lost_server_is_told_and_loses_nothing(desktop: Page, tmp_path: Path) -> None:
    with serving(tmp_path, FakeAssistant(build_document())) as site:
        open_chat(desktop, site.url)
        ask(desktop)
        desktop.locator(BOX).fill("đang viết dở")
        desktop.reload()
        expect(desktop.locator(BOX)).to_have_value("đang viết dở")
        expect(desktop.locator(".tl-turn")).to_have_count(
            1
        )  # the conversation is back before the server goes
    desktop.locator(BOX).press("Enter")
    expect(desktop.locator("#tl-banner")).to_contain_text("Mất kết nối với máy chủ")
    expect(desktop.locator(BOX)).to_have_value("đang viết dở")
    expect(desktop.locator(".tl-turn")).to_have_count(1)
    expect(desktop.locator(".toast-wrap")).to_be_hidden()
