"""Ask, read, look up the source, vote, copy, come back."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from assistant.feedback import FILE_NAME, FeedbackStore
from tests.assistant.web.fakes import NAME, OTHER, SUGGESTIONS
from tests.browser.sites import Site
from tests.browser.steps import BOX, CHIP, MARKS, QUESTION, ask, marked, open_chat


def test_an_answer_and_its_sources(answered: Page) -> None:
    turn = answered.locator(".tl-turn").first
    expect(turn.locator(".tl-question")).to_contain_text(QUESTION)
    expect(turn.locator(".tl-headline")).to_contain_text("1.250 tấn")
    expect(turn.locator(".tl-statements > li")).to_have_count(3)
    expect(turn.locator(".tl-source")).to_have_count(2)
    expect(turn.locator(".tl-suggestion")).to_have_count(3)
    expect(answered.locator(BOX)).to_have_value("")
    expect(answered.locator("#tl-log [role=status]")).to_contain_text("Có 2 nguồn trích dẫn.")


def test_a_citation_highlights_exactly_its_quote(answered: Page, site: Site) -> None:
    turn = answered.locator(".tl-turn").first
    document = site.assistant.store.document(NAME)
    for chip in (
        turn.locator(".tl-chip").nth(0),
        turn.locator(".tl-chip").nth(2),
        turn.locator(".tl-source").nth(0),
    ):
        chip.click()
        source = answered.locator("#" + str(chip.get_attribute("data-source")))
        start, end = (int(source.get_attribute(f"data-{edge}") or -1) for edge in ("start", "end"))
        quote = document.text[start:end]
        assert source.locator(".tl-quote").text_content() == quote
        assert marked(answered) == quote
        expect(answered.locator(MARKS).first).to_be_in_viewport()
    assert answered.locator(".tl-text").text_content() == document.text, "the pane holds the text as it is"
    assert "𝟙" in document.text[:start], "characters of two UTF-16 units stand before the span"


def test_the_text_is_set_once_and_only_the_highlight_moves(answered: Page) -> None:
    turn = answered.locator(".tl-turn").first
    turn.locator(".tl-chip").nth(0).click()
    marked(answered)
    answered.evaluate("document.querySelector('.tl-text p:last-child').mine = true")
    turn.locator(".tl-chip").nth(2).click()
    expect(answered.locator(MARKS).first).to_contain_text("Doanh thu")
    assert answered.evaluate("document.querySelector('.tl-text p:last-child').mine")


def test_a_report_changed_since_is_not_marked_wrongly(desktop: Page, site: Site) -> None:
    open_chat(desktop, site.url)
    turn = ask(desktop)
    turn.locator(".tl-source").nth(0).evaluate(
        "source => { source.dataset.start = '3'; source.dataset.end = '9'; }"
    )
    turn.locator(".tl-chip").nth(0).click()
    expect(desktop.locator(".tl-pane-note")).to_contain_text("Báo cáo đã thay đổi")
    expect(desktop.locator(MARKS)).to_have_count(0)


def test_headings_notes_and_pages_are_set(answered: Page) -> None:
    text = answered.locator(".tl-text")
    expect(text.get_by_role("heading", name="I. KẾT QUẢ SẢN XUẤT", exact=True)).to_be_visible()
    expect(text.locator(".tl-footnote")).to_contain_text("Số liệu của ban kiểm soát")
    expect(text.locator("[data-page='2']")).to_contain_text("II. CHỈ TIÊU")


def test_several_reports_can_be_chosen(desktop: Page, site: Site) -> None:
    open_chat(desktop, site.url)
    choice = desktop.locator("#tl-pane").get_by_label("Chọn báo cáo")
    expect(choice.locator("option")).to_have_count(2)
    choice.select_option(OTHER)
    whole = site.assistant.store.document(OTHER).text
    for _ in range(
        100
    ):  # until the other report has come: white space counts here, as it does not for `expect`
        if desktop.locator(".tl-text").text_content() == whole:
            break
        desktop.wait_for_timeout(50)
    assert desktop.locator(".tl-text").text_content() == whole
    turn = ask(desktop)
    expect(turn.locator(".tl-source").first).to_contain_text(NAME)
    turn.locator(".tl-chip").first.click()
    marked(desktop)
    assert choice.input_value() == NAME, "the citation brings its own report"


def test_hovering_a_mark_shows_the_whole_quote(answered: Page) -> None:
    turn = answered.locator(".tl-turn").first
    answered.locator(BOX).hover()
    turn.locator(".tl-chip").nth(2).hover()
    tip = answered.get_by_role("tooltip")
    expect(tip).to_be_visible()
    assert turn.locator(".tl-quote").nth(1).text_content() in tip.text_content()  # type: ignore[operator]
    answered.keyboard.press("Escape")
    expect(tip).to_be_hidden()


def test_not_found_and_conflicts(desktop: Page, site: Site) -> None:
    open_chat(desktop, site.url)
    missing = ask(desktop, "Dự báo thời tiết?")
    expect(missing.locator(".tl-not-found")).to_contain_text("Không tìm thấy trong báo cáo")
    expect(missing.locator(".tl-sources")).to_have_count(0)
    conflict = ask(desktop, "Có bao nhiêu thành viên?")
    expect(conflict.locator(".tl-conflicts")).to_contain_text("42 và 45")
    expect(conflict.locator(".tl-conflicts .tl-chip")).to_have_count(2)
    conflict.locator(".tl-chip").nth(1).click()
    marked(desktop)
    before = desktop.evaluate(
        """() => { const range = document.createRange();
        range.selectNodeContents(document.querySelector(".tl-text"));
        range.setEndBefore(document.querySelector(".tl-text mark"));
        return [...range.toString()].length; }"""
    )
    assert before == site.assistant.store.document(NAME).text.index("Có nơi ghi")


def test_suggestions_and_follow_ups_ask(desktop: Page, site: Site) -> None:
    open_chat(desktop, site.url)
    desktop.locator(BOX).fill("đang viết dở")
    desktop.locator(".tl-suggestion").first.click()
    expect(desktop.locator(".tl-question").first).to_contain_text(SUGGESTIONS[0])
    follow_up = desktop.locator(".tl-turn:last-child .tl-suggestion").first
    asked = follow_up.text_content() or ""
    follow_up.click()
    expect(desktop.locator(".tl-turn")).to_have_count(2)
    expect(desktop.locator(".tl-question").last).to_contain_text(asked)
    expect(desktop.locator(BOX)).to_have_value("đang viết dở")


def test_the_conversation_outlives_a_reload(desktop: Page, site: Site) -> None:
    open_chat(desktop, site.url)
    ask(desktop)
    ask(desktop, "Dự báo thời tiết?")
    desktop.reload()
    expect(desktop.locator(".tl-turn")).to_have_count(2)
    desktop.locator(CHIP).first.click()
    assert marked(desktop).startswith("Sản lượng chè")
    ask(desktop, "Còn doanh thu?")
    assert len(site.assistant.asked[-1][1]) == 4, "the assistant is told what came before"
    desktop.get_by_role("button", name="Hỏi đáp mới").click()
    expect(desktop.locator(".tl-welcome")).to_be_visible()
    desktop.reload()
    expect(desktop.locator(".tl-welcome")).to_be_visible()
    expect(desktop.locator(".tl-turn")).to_have_count(0)


def test_votes_are_stored(desktop: Page, site: Site) -> None:
    store = FeedbackStore(site.folder / FILE_NAME)
    open_chat(desktop, site.url)
    turn = ask(desktop, "Doanh thu là bao nhiêu?")
    up, down = turn.get_by_role("button", name="Hữu ích"), turn.get_by_role("button", name="Chưa đúng")
    up.click()
    expect(up).to_have_attribute("aria-pressed", "true")
    [kept] = [entry for entry in store.read() if entry.question == "Doanh thu là bao nhiêu?"]
    assert kept.vote == "up"
    assert "1.250 tấn" in kept.citations
    down.click()
    expect(down).to_have_attribute("aria-pressed", "true")
    expect(up).to_have_attribute("aria-pressed", "false")
    desktop.reload()
    expect(down).to_have_attribute("aria-pressed", "true")
    [kept] = [entry for entry in store.read() if entry.question == "Doanh thu là bao nhiêu?"]
    assert kept.vote == "down"


def test_copy_takes_answer_and_sources(answered: Page) -> None:
    answered.context.grant_permissions(["clipboard-read", "clipboard-write"])
    answered.locator(".tl-copy").first.click()
    expect(answered.locator(".tl-copy").first).to_have_text("Đã sao chép")
    copied = answered.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(QUESTION)
    assert "1.250 tấn. [1]" in copied
    assert re.search(r"Nguồn:\n\[1\] .*«Sản lượng", copied)


def test_a_question_that_failed_stays_in_the_box(desktop: Page, site: Site) -> None:
    open_chat(desktop, site.url)
    box = desktop.locator(BOX)
    for question, told in (("làm hỏng", "Có lỗi ngoài dự kiến"), ("x" * 501, "dài quá")):
        box.fill(question)
        desktop.locator("#tl-send").click()
        expect(desktop.locator("#tl-log .tl-notice")).to_contain_text(told)
        expect(box).to_have_value(question)
        expect(desktop.locator("body")).not_to_contain_text("Traceback")
    box.fill(QUESTION)
    box.press("Enter")
    expect(desktop.locator(".tl-copy")).to_be_visible()
    expect(desktop.locator("#tl-log .tl-notice")).to_have_count(0)
    expect(box).to_have_value("")


def test_a_long_report_opens_quickly(desktop: Page, site: Site) -> None:
    open_chat(desktop, site.url)
    spent = desktop.evaluate(
        """async () => {
          const script = [...document.scripts].find((s) => s.src.endsWith("app.js")).src;
          const { ReportText } = await import(script.replace("app.js", "text.js"));
          const line = "Đoạn văn của một báo cáo dài, 𠮷. ".repeat(12) + "\\n";
          const text = line.repeat(300);
          const root = document.createElement("div");
          document.querySelector(".tl-text").replaceChildren(root);
          const began = performance.now();
          const report = new ReportText(root, { text, headings: [], notes: [], pages: [] });
          root.offsetHeight;
          const set = performance.now();
          report.highlight(60_000, 60_400).scrollIntoView();
          return [[...text].length, root.textContent === text, set - began, performance.now() - set]; }"""
    )
    characters, same, setting, marking = spent
    assert characters > 117_000
    assert same
    assert setting < 1500, f"{setting:.0f} ms to set the text"
    assert marking < 300, f"{marking:.0f} ms to move the highlight"
